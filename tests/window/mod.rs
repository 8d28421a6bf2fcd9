//! The window's wiring: typing, tabbing, committing, undo, saving while typing, an input method, blocks, dragging, names.

use crate::support::window::Window;
use egui::{Event, Key, Modifiers, pos2, vec2};
use jibiao::model::{Bureau, Column, Project};
use jibiao::session::keeper::Keeper;
use jibiao::store::{StateFolder, project};
use jibiao::template::{Library, blank};
use std::path::PathBuf;

/// A new form of guangyuan-project in a file, open in a window with the cursor in 项目名称.
fn new_form() -> (tempfile::TempDir, PathBuf, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let mut new = Project::default();
    new.push(blank::form(template, &Bureau { year: "2026".into(), ..Bureau::default() }));
    project::save(&path, &new).expect("saved");
    let window = Window::open(&path);
    (folder, path, window)
}

fn saved(window: &mut Window, path: &std::path::Path) -> Project {
    window.save();
    project::load(path).expect("loaded")
}

#[test]
fn a_form_is_filled_in_by_keyboard_alone() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产采购");
    window.press(Modifiers::NONE, Key::Tab);
    window.type_text("广元市医疗保障局");
    window.press(Modifiers::NONE, Key::Enter);
    window.type_text("6万元");
    for _ in 0..3 {
        window.press(Modifiers::NONE, Key::Tab);
    }
    window.type_text("目标一");
    window.press(Modifiers::CTRL, Key::Enter);
    window.type_text("目标二");
    window.press(Modifiers::NONE, Key::Tab);
    window.type_text("办公室座椅");
    window.press(Modifiers::NONE, Key::Tab);
    window.type_text("11套");
    let project = saved(&mut window, &path);
    let form = &project.forms[0];
    assert_eq!(form.field("project_name"), "资产采购");
    assert_eq!(form.field("unit"), "广元市医疗保障局");
    assert_eq!(form.field("funds.total"), "6万元");
    assert_eq!(form.field("goals"), "目标一\n目标二");
    assert_eq!((&form.indicators[0][Column::Name], &form.indicators[0][Column::Value]), ("办公室座椅", "11套"));
}

#[test]
fn saving_while_typing_saves_what_is_on_screen() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    assert_eq!(saved(&mut window, &path).forms[0].field("project_name"), "资产");
    window.press(Modifiers::NONE, Key::F2);
    window.type_text("采购");
    assert_eq!(saved(&mut window, &path).forms[0].field("project_name"), "资产采购");
}

#[test]
fn escape_leaves_a_field_as_it_was() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    window.press(Modifiers::NONE, Key::Tab);
    window.press(Modifiers::SHIFT, Key::Tab);
    window.type_text("另一个");
    window.press(Modifiers::NONE, Key::Escape);
    assert_eq!(saved(&mut window, &path).forms[0].field("project_name"), "资产");
}

#[test]
fn undo_and_redo_over_fields_and_rows() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    window.press(Modifiers::NONE, Key::Tab);
    window.type_text("局");
    window.press(Modifiers::CTRL, Key::Z);
    let project = saved(&mut window, &path);
    assert_eq!((project.forms[0].field("project_name"), project.forms[0].field("unit")), ("资产", ""));
    window.press(Modifiers::CTRL, Key::Y);
    assert_eq!(saved(&mut window, &path).forms[0].field("unit"), "局");
}

#[test]
fn enter_on_the_last_row_adds_one_on_its_branch() {
    let (_folder, path, mut window) = new_form();
    // The last row is in 满意度指标: up from the first field is the title, so go down through the column of names.
    for _ in 0..20 {
        window.press(Modifiers::NONE, Key::ArrowDown);
    }
    window.type_text("使用人满意度");
    window.press(Modifiers::NONE, Key::Enter);
    window.type_text("服务对象满意度");
    let project = saved(&mut window, &path);
    let rows = &project.forms[0].indicators;
    let [.., before, last] = &rows[..] else { panic!("rows") };
    assert_eq!(before.branch(), last.branch());
    assert!(last.cells().any(|(_, text)| text == "服务对象满意度"), "{last:?}");
}

#[test]
fn an_input_method_composes_in_one_field_after_the_other() {
    let (_folder, path, mut window) = new_form();
    window.compose(&["z", "zi", "zi chan"], "资产");
    window.press(Modifiers::NONE, Key::Tab);
    window.compose(&["j", "ju"], "局");
    let project = saved(&mut window, &path);
    assert_eq!((project.forms[0].field("project_name"), project.forms[0].field("unit")), ("资产", "局"));
}

#[test]
fn half_typed_pinyin_does_not_stay() {
    let (_folder, path, mut window) = new_form();
    window.compose(&["zi"], "资");
    window.frame(vec![egui::Event::Ime(egui::ImeEvent::Preedit { text: "chan".into(), active_range_chars: None })]);
    // A click on another field while the composition lasts.
    window.click(pos2(640.0, 205.0));
    let project = saved(&mut window, &path);
    assert!(!project.forms[0].texts().any(|(_, text)| text.contains("chan")), "{:?}", project.forms[0].fields);
}

#[test]
fn a_block_from_a_spreadsheet_fills_rows_and_columns() {
    let (_folder, path, mut window) = new_form();
    // Down to the first indicator's name.
    for _ in 0..6 {
        window.press(Modifiers::NONE, Key::Tab);
    }
    window.frame(vec![Event::Paste("办公座椅\t11套\r\n文件柜\t12套\r\n".into())]);
    let project = saved(&mut window, &path);
    let texts: Vec<&str> =
        project.forms[0].indicators[..2].iter().flat_map(|row| [&row[Column::Name], &row[Column::Value]]).collect();
    assert_eq!(texts, ["办公座椅", "11套", "文件柜", "12套"]);
    window.press(Modifiers::CTRL, Key::Z);
    assert!(saved(&mut window, &path).forms[0].indicators.iter().all(|row| row[Column::Value].is_empty()));
}

#[test]
fn a_selected_block_is_emptied_in_one_step() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    window.press(Modifiers::NONE, Key::Tab);
    window.type_text("局");
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::Delete);
    let form = &saved(&mut window, &path).forms[0];
    assert_eq!((form.field("project_name"), form.field("unit")), ("", ""));
    window.press(Modifiers::CTRL, Key::Z);
    let form = &saved(&mut window, &path).forms[0];
    assert_eq!((form.field("project_name"), form.field("unit")), ("资产", "局"));
}

#[test]
fn a_row_is_dragged_onto_another_branch() {
    let (_folder, path, mut window) = new_form();
    for _ in 0..6 {
        window.press(Modifiers::NONE, Key::Tab);
    }
    window.type_text("座椅");
    window.press(Modifiers::NONE, Key::Tab);
    let before = saved(&mut window, &path);
    let (moved, onto) = (&before.forms[0].indicators[0], &before.forms[0].indicators[2]);
    assert_ne!(moved.branch(), onto.branch());
    let name = |row: usize| format!("绩效指标第 {row} 行的三级指标");
    let value = |row: usize| format!("绩效指标第 {row} 行的指标值");
    let (from, to) = (window.rect_of(&name(1)), window.rect_of(&value(3)));
    // The grip stands in the margin, left of everything; it shows while the pointer is on its row.
    window.frame(vec![Event::PointerMoved(from.center())]);
    let grip = window.rect_of("选中或拖动这一行").center();
    assert!(grip.x < from.left());
    window.drag(grip, pos2(grip.x, to.center().y) + vec2(0.0, 4.0));
    let after = saved(&mut window, &path);
    let row = after.forms[0].row(jibiao::model::Table::Indicators, moved.id()).expect("still there");
    assert_eq!((&row[Column::Name], row.branch()), ("座椅", onto.branch()));
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(saved(&mut window, &path).forms, before.forms);
}

#[test]
fn the_label_of_a_class_is_changed_in_all_its_rows() {
    let (_folder, path, mut window) = new_form();
    window.click_on("绩效指标第 1 行的一级指标");
    window.press(Modifiers::SHIFT, Key::F2);
    window.press(Modifiers::CTRL, Key::A);
    window.type_text("产出");
    window.press(Modifiers::NONE, Key::Enter);
    let project = saved(&mut window, &path);
    let classes: Vec<&str> = project.forms[0].indicators.iter().map(|row| &row[Column::Class]).collect();
    assert_eq!(classes[..5], ["产出", "产出", "产出", "产出", "项目效益"]);
}

#[test]
fn what_is_found_is_replaced_in_one_step() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产采购");
    window.press(Modifiers::NONE, Key::Tab);
    window.type_text("采购中心");
    window.press(Modifiers::CTRL, Key::H);
    window.type_text("采购");
    window.click_on("替换为");
    window.type_text("租用");
    window.click_on("全部替换");
    let form = &saved(&mut window, &path).forms[0];
    assert_eq!((form.field("project_name"), form.field("unit")), ("资产租用", "租用中心"));
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(saved(&mut window, &path).forms[0].field("project_name"), "资产采购");
}

#[test]
fn every_control_has_a_name() {
    let (_folder, _path, mut window) = new_form();
    assert_eq!(window.nameless_controls(), [""; 0]);
    for (key, modifiers) in [(Key::F, Modifiers::CTRL), (Key::Comma, Modifiers::CTRL), (Key::Escape, Modifiers::NONE)] {
        window.press(modifiers, key);
        assert_eq!(window.nameless_controls(), [""; 0], "{key:?}");
    }
}

#[test]
fn a_mistake_is_seen_when_the_field_is_left() {
    let (_folder, _path, mut window) = new_form();
    window.type_text("资产");
    for _ in 0..2 {
        window.press(Modifiers::NONE, Key::Tab);
    }
    window.type_text("6万元");
    window.press(Modifiers::NONE, Key::Tab);
    window.press(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::F);
    assert!(window.shows("6万元"), "the list names the text");
}

#[test]
fn what_was_not_saved_is_offered_at_the_next_start() {
    let (folder, path, window) = new_form();
    drop(window);
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut window = Window::kept(&path, Some(keeper.clone()));
    window.type_text("资产采购");
    window.press(Modifiers::NONE, Key::Tab);
    // Dropped as by a crash: nobody closes the project.
    drop(window);
    let mut window = Window::kept(&path, Some(keeper));
    assert!(window.shows("上次没有保存的项目"));
    window.click_on("恢复");
    assert!(!window.shows("上次没有保存的项目"));
    assert_eq!(saved(&mut window, &path).forms[0].field("project_name"), "资产采购");
}

#[test]
fn closing_asks_once_about_what_is_not_saved() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产采购");
    window.press(Modifiers::CTRL, Key::W);
    assert!(window.shows("还有没保存的改动"));
    window.click_on("取消");
    assert!(!window.shows("还有没保存的改动"));
    window.press(Modifiers::CTRL, Key::W);
    window.click_on("保存");
    window.until_shown("新建一张表");
    assert_eq!(project::load(&path).expect("loaded").forms[0].field("project_name"), "资产采购");
}

#[test]
fn a_form_is_dragged_to_another_place_of_the_list() {
    let (_folder, path, mut window) = new_form();
    window.type_text("甲");
    window.press(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::D);
    window.press(Modifiers::CTRL, Key::Home);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.press(Modifiers::NONE, Key::ArrowDown);
    window.type_text("乙");
    window.press(Modifiers::NONE, Key::Tab);
    let names = |project: &Project| project.forms.iter().map(|form| form.name().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&saved(&mut window, &path)), ["甲", "乙"]);
    let row = |window: &Window, name: &str| window.rect_of_part(name).center();
    let (from, to) = (row(&window, "乙，"), row(&window, "甲，"));
    window.drag(from, to);
    assert_eq!(names(&saved(&mut window, &path)), ["乙", "甲"]);
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(names(&saved(&mut window, &path)), ["甲", "乙"]);
}
