//! What dialogs do when they are agreed to, and what they leave alone when they are not.

use super::stage::{CTRL_SHIFT, Stage};
use crate::support::drawn::workbook;
use crate::support::window::{Control, Window};
use egui::{Key, Modifiers, pos2, vec2};
use jibiao::model::{PaperStyle, PrintOptions, Project};
use jibiao::store::project;
use std::path::Path;

fn stage() -> Stage {
    Stage::new(vec2(1024.0, 640.0))
}

fn size_of(path: &std::path::Path) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}

/// Waits until the notice about a finished work is there.
fn done(stage: &mut Stage) {
    stage.until_asked("提示");
}

#[test]
fn the_units_data_go_into_the_forms_that_are_there() {
    let mut stage = stage();
    let before = stage.saved();
    let old = before.bureau.clone();
    stage.window.press(Modifiers::CTRL, Key::U);
    stage.until_asked("单位信息");
    stage.retype("新局");
    assert!(stage.window.shows("已有的"), "how many places will change");
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.window.rest(3);
    assert_eq!(stage.asks(), None);
    stage.window.save();
    let after = stage.saved();
    assert_eq!(after.bureau.name, "新局");
    let count = |project: &jibiao::model::Project, text: &str| {
        project.forms.iter().filter(|form| form.field("unit") == text).count()
    };
    assert!(count(&before, &old.name) > 0, "the sample has forms of its unit");
    assert_eq!(count(&after, "新局"), count(&before, &old.name));
    stage.window.press(Modifiers::CTRL, Key::Z);
    stage.window.save();
    assert_eq!(stage.saved().forms, before.forms, "one step takes all of it back");
}

#[test]
fn the_layout_of_official_papers_is_one_step() {
    let mut stage = stage();
    let before = stage.saved();
    stage.command("版面");
    stage.until_asked("版面");
    stage.window.click_on("按公文格式");
    stage.window.click_on("确定");
    stage.window.rest(3);
    stage.window.save();
    let print = PrintOptions { style: PaperStyle::official(), ..before.print.clone() };
    assert_eq!(stage.saved().print, print);
    stage.window.press(Modifiers::CTRL, Key::Z);
    stage.window.save();
    assert_eq!(stage.saved(), before);
}

#[test]
fn a_click_beside_a_dialog_loses_nothing_typed() {
    let mut stage = stage();
    stage.window.press(Modifiers::CTRL, Key::U);
    stage.until_asked("单位信息");
    stage.window.type_text("局");
    stage.window.click(pos2(5.0, 600.0));
    stage.window.rest(2);
    assert_eq!(stage.asks().as_deref(), Some("单位信息"));
    stage.window.press(Modifiers::NONE, Key::Escape);
    stage.window.press(CTRL_SHIFT, Key::P);
    stage.until_asked("命令");
    stage.window.click(pos2(5.0, 600.0));
    stage.window.rest(2);
    assert_eq!(stage.asks(), None);
}

#[test]
fn a_narrowed_list_keeps_its_height() {
    let mut stage = stage();
    stage.window.press(CTRL_SHIFT, Key::P);
    stage.until_asked("命令");
    let before = stage.rect();
    stage.window.type_text("单位信息");
    stage.window.rest(3);
    assert_eq!(stage.rect(), before);
    for _ in 0..4 {
        stage.window.press(Modifiers::NONE, Key::Backspace);
    }
    stage.window.rest(3);
    assert_eq!(stage.rect(), before);
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_is_agreed_to() {
    let mut stage = stage();
    let there = stage.folder.path().join("有.ron");
    std::fs::write(&there, "old").expect("written");
    stage.window.press(CTRL_SHIFT, Key::S);
    stage.name_file("保存项目", &there);
    stage.until_asked("文件已经存在");
    // A second Enter is no agreement.
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.until_asked("保存项目");
    assert_eq!(size_of(&there), 3);
    stage.name_file("保存项目", &there);
    stage.until_asked("文件已经存在");
    stage.window.click_on("覆盖");
    stage.window.until("the file", |_| size_of(&there) > 3);
    assert_eq!(project::load(&there).expect("saved").forms.len(), stage.saved().forms.len());
}

#[test]
fn this_form_or_all_of_them_are_exported_under_names_of_their_own() {
    let mut stage = stage();
    let (all, one) = (stage.folder.path().join("all.xlsx"), stage.folder.path().join("one.xlsx"));
    stage.window.press(Modifiers::CTRL, Key::E);
    stage.until_asked("导出 Excel");
    let every = stage.window.rect_of_part("全部 ").center();
    stage.window.click(every);
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.name_file("导出 Excel", &all);
    done(&mut stage);
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.window.press(Modifiers::CTRL, Key::E);
    stage.until_asked("导出 Excel");
    // As for the printer, the form at hand is what is meant.
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.name_file("导出 Excel", &one);
    done(&mut stage);
    assert!(size_of(&one) > 0 && size_of(&one) < size_of(&all));
}

#[test]
fn the_upload_sheet_is_not_called_as_the_workbook_is() {
    let mut stage = stage();
    stage.window.press(CTRL_SHIFT, Key::U);
    stage.until_asked("导出上报表");
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.until_asked("导出上报表");
    stage.window.until_shown("文件名");
    let field = stage.controls().into_iter().rfind(Control::is_text_field).expect("the name");
    assert_eq!(field.value, "p-上报.xlsx");
}

#[test]
fn the_upload_profile_follows_the_forms_until_another_is_picked() {
    let mut stage = Stage::with("guangyuan-2021-selfeval", vec2(1024.0, 640.0));
    stage.window.press(CTRL_SHIFT, Key::U);
    stage.until_asked("导出上报表");
    assert!(stage.window.shows("得分：12 行没有填"), "what the sheet of self-evaluations lacks");
    stage.window.click_on("上报表的格式");
    stage.window.rest(4);
    let other = stage.window.rect_of_part("通用绩效监控导入表").center();
    stage.window.click(other);
    stage.window.rest(4);
    assert!(stage.window.shows("“通用绩效监控导入表”只收监控表"), "nothing would be written");
    assert!(!stage.window.shows("得分：12 行没有填"));
}

#[test]
fn learning_a_profile_opens_a_file_and_saves_none() {
    let mut stage = stage();
    stage.command("记住上报格式");
    stage.until_asked("打开财政系统下载的空白上报表");
    assert!(!stage.window.shows("文件名"), "no file is named");
    let sheet = stage.spreadsheets().swap_remove(0);
    stage.open_file("打开财政系统下载的空白上报表", &sheet);
    stage.until_asked("记住上报格式");
}

#[test]
fn saving_before_leaving_goes_on_when_it_has_ended() {
    let mut stage = stage();
    stage.window.type_text("改");
    stage.window.press(Modifiers::CTRL, Key::W);
    stage.until_asked("改动还没有保存");
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.window.until_shown("新建一张表");
    assert!(stage.saved().forms[0].texts().any(|(_, text)| text == "改"));
}

#[test]
fn a_project_is_first_saved_under_the_name_of_its_bureau() {
    let mut stage = stage();
    stage.window.press(Modifiers::CTRL, Key::N);
    stage.window.press(Modifiers::NONE, Key::Escape);
    stage.window.press(Modifiers::CTRL, Key::U);
    stage.until_asked("单位信息");
    stage.window.type_text("某县医保局");
    stage.window.press(Modifiers::NONE, Key::Enter);
    stage.window.press(Modifiers::CTRL, Key::S);
    stage.window.until_shown("文件名");
    let field = stage.controls().into_iter().rfind(Control::is_text_field).expect("the name");
    assert!(field.value.starts_with("某县医保局"), "{}", field.value);
}

#[test]
fn a_field_in_a_dialog_has_the_keys_to_itself() {
    let mut stage = stage();
    let before = stage.window.project();
    stage.window.press(Modifiers::CTRL, Key::U);
    stage.until_asked("单位信息");
    stage.window.type_text("甲");
    // What would be done to the form stays undone.
    for (modifiers, key) in [(Modifiers::CTRL, Key::Z), (Modifiers::CTRL, Key::I), (CTRL_SHIFT, Key::Delete)] {
        stage.window.press(modifiers, key);
    }
    assert_eq!(stage.asks().as_deref(), Some("单位信息"));
    stage.window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(stage.window.project(), before);
}

#[test]
fn what_is_cut_in_the_preview_of_an_import_says_so() {
    let mut stage = stage();
    let form =
        "项目支出绩效目标申报表|<|<\n项目名称|医保经办管理服务能力提升经费|预算数\n^|#3309840|#12345678901234567";
    let path = stage.folder.path().join("甲.xlsx");
    std::fs::write(&path, workbook(&[form])).expect("written");
    stage.window.drop_files(&[path]);
    stage.until_asked("导入");
    let painted = stage.window.painted();
    let begun = |begin: &str| painted.iter().find(|text| text.starts_with(begin)).expect("a cell").as_str();
    assert_eq!(begun("330"), "3309840", "there is room for it");
    for begin in ["123", "医保"] {
        assert!(begun(begin).ends_with('…'), "{}", begun(begin));
    }
}

#[test]
fn an_import_says_when_it_fills_in_the_units_data() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    project::save(&path, &Project::default()).expect("saved");
    let mut window = Window::open(&path);
    let import = |window: &mut Window, name: &str| {
        window.drop_files(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/unknown").join(name)]);
        window.until_shown("导入 1 张表");
        window.click_on("导入 1 张表");
        window.rest(4);
        let said = window.painted().into_iter().find(|text| text.starts_with("已导入"));
        (said.unwrap_or_default(), window.project().expect("a project").bureau.name.clone())
    };
    let (said, name) = import(&mut window, "shaanxi-qingjian-2021.xlsx");
    assert_eq!(name, "清涧县交通运输局");
    assert!(said.starts_with("已导入；单位信息按导入的表填写：单位名称 清涧县交通运输局"), "{said}");
    // That of another unit changes nothing.
    let (said, name) = import(&mut window, "hunan-ningxiang-2021.xlsx");
    assert_eq!((said.as_str(), name.as_str()), ("已导入", "清涧县交通运输局"));
}

#[test]
fn an_earlier_save_that_is_looked_at_moves_nothing_above_it() {
    let mut stage = stage();
    for text in ["甲", "乙", "丙"] {
        stage.window.type_text(text);
        stage.window.press(Modifiers::NONE, Key::Enter);
        stage.window.save();
    }
    stage.command("以前的保存");
    stage.until_asked("以前的保存");
    let saves = |stage: &Stage| -> Vec<_> {
        let all = stage.controls().into_iter();
        all.filter(|control| control.can_be_pressed() && control.name == "刚刚").map(|save| save.whole).collect()
    };
    let (rect, before) = (stage.rect(), saves(&stage));
    assert!(before.len() >= 2, "{before:?}");
    stage.window.click(before[0].center());
    stage.window.rest(4);
    assert!(stage.window.shows("恢复成这一份（可以撤销）"));
    let opened = saves(&stage);
    assert_eq!((stage.rect(), opened[0]), (rect, before[0]));
    stage.window.click(opened[1].center());
    stage.window.rest(4);
    assert_eq!(saves(&stage)[..2], opened[..2], "the one that was looked at before stays open");
    stage.window.click_on("恢复成这一份（可以撤销）");
    stage.window.rest(4);
    assert_eq!(stage.asks(), None);
}

#[test]
fn escape_answers_a_dialog_that_comes_while_alt_is_held() {
    let mut stage = stage();
    stage.window.type_text("改");
    stage.window.press(Modifiers::NONE, Key::Enter);
    let comes = |stage: &mut Stage, how: fn(&mut Stage)| {
        how(stage);
        stage.until_asked("改动还没有保存");
        stage.window.press(Modifiers::NONE, Key::Escape);
        stage.window.rest(3);
        assert_eq!(stage.asks(), None);
        assert!(stage.window.project().is_some(), "nothing is closed");
        assert!(!stage.window.focused().contains("文件"), "{}", stage.window.focused());
    };
    // A window manager keeps the F4 of Alt+F4 for itself and asks the window to close.
    comes(&mut stage, |stage| {
        stage.window.alt(true);
        stage.window.ask_to_close();
        stage.window.alt(false);
    });
    // The menu bar has the keys.
    comes(&mut stage, |stage| {
        stage.window.alt(true);
        stage.window.alt(false);
        stage.window.press(Modifiers::CTRL, Key::W);
    });
    comes(&mut stage, |stage| {
        stage.window.alt(true);
        stage.window.alt(false);
        stage.window.ask_to_close();
    });
}
