//! The menu bar by pointer and by keyboard, the shortcuts, the bottom line.

use crate::support::window::Window;
use egui::{Event, Key, Modifiers, vec2};
use jibiao::model::{Bureau, Project};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::PathBuf;

/// What each menu offers, in order, with the letter that opens it.
const MENUS: [(Key, &str, &str, &[&str]); 6] = [
    (
        Key::F,
        "f",
        "文件(F)",
        &[
            "新建项目",
            "打开…",
            "保存",
            "另存为…",
            "关闭项目",
            "导入 Excel、Word 表…",
            "导出 PDF…",
            "导出 Excel…",
            "导出 Word…",
            "导出上报表…",
            "导出 JSON…",
            "导出检查报告…",
            "记住上报格式（读空白上报表）…",
            "打印…",
            "版面…",
            "以前的保存…",
            "没有保存的项目…",
            "设置…",
            "退出",
        ],
    ),
    (
        Key::E,
        "e",
        "编辑(E)",
        &[
            "撤销",
            "重做",
            "剪切",
            "复制",
            "粘贴",
            "只粘贴文字",
            "清空所选格",
            "全选",
            "向下填充",
            "向右填充",
            "查找…",
            "替换…",
            "查找下一处",
            "查找上一处",
            "在下方加一行",
            "加指标到分类…",
            "再来一行（复制本行）",
            "删除所选行",
            "所选行上移",
            "所选行下移",
            "存入指标库",
            "改分类名称",
            "删除这个分类",
            "分配权重…",
        ],
    ),
    (
        Key::T,
        "t",
        "表(T)",
        &[
            "添加表…",
            "生成下一环节的表…",
            "生成下一年度的表…",
            "登记状态（已报、退回…）…",
            "对比…",
            "项目一览…",
            "复制这张表",
            "改名（项目名称）",
            "删除这张表",
            "这张表上移",
            "这张表下移",
            "上一张表",
            "下一张表",
            "转到表…",
            "单位信息…",
        ],
    ),
    (Key::C, "c", "检查(C)", &["下一处问题", "上一处问题", "改正这一处", "检查结果"]),
    (
        Key::V,
        "v",
        "视图(V)",
        &[
            "显示或隐藏表目录",
            "显示或隐藏右侧",
            "打印预览",
            "指标库",
            "到下一个区域",
            "到上一个区域",
            "浅色或深色",
            "放大",
            "缩小",
            "原大",
            "命令…",
        ],
    ),
    (Key::H, "h", "帮助(H)", &["使用说明", "诊断信息…"]),
];

/// A new form of `template` with `fields` in a file, open in a window with the cursor in its first field.
fn form_with(template: &str, fields: &[(&str, &str)]) -> (tempfile::TempDir, PathBuf, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    let library = Library::builtin();
    let template = library.template(template).expect("template");
    let mut new = Project::default();
    let mut form = blank::form(template, &Bureau { year: "2026".into(), ..Bureau::default() });
    for (key, text) in fields {
        form.set_text(&jibiao::model::FieldPath::field(key), text);
    }
    new.push(form);
    project::save(&path, &new).expect("saved");
    let window = Window::open(&path);
    (folder, path, window)
}

fn new_form() -> (tempfile::TempDir, PathBuf, Window) {
    form_with("guangyuan-project", &[])
}

fn name_saved(window: &mut Window, path: &std::path::Path) -> String {
    window.save();
    project::load(path).expect("loaded").forms[0].field("project_name").to_owned()
}

fn tap_alt(window: &mut Window) {
    window.alt(true);
    window.alt(false);
    window.rest(2);
}

#[test]
fn every_action_is_in_its_menu_under_the_pointer_and_the_keyboard() {
    let (_folder, _path, mut window) = new_form();
    for (key, letter, menu, names) in MENUS {
        for by_pointer in [true, false] {
            if by_pointer {
                window.click_on(menu);
            } else {
                window.press_writing(Modifiers::ALT, key, letter);
            }
            let tops: Vec<f32> = names.iter().map(|name| window.rect_of_line(name).top()).collect();
            assert!(tops.is_sorted(), "{menu}: {tops:?}");
            window.press(Modifiers::NONE, Key::Escape);
            assert!(!window.shows_line(names[0]), "{menu} closes");
        }
    }
}

#[test]
fn no_menu_has_more_than_the_table_says() {
    let (_folder, _path, mut window) = new_form();
    for (key, letter, menu, names) in MENUS {
        window.press_writing(Modifiers::ALT, key, letter);
        // Down from the last line comes to the first one again.
        let first = window.focused();
        let mut lines = 1;
        loop {
            window.press(Modifiers::NONE, Key::ArrowDown);
            if window.focused() == first || lines > names.len() {
                break;
            }
            lines += 1;
        }
        // Nothing was done yet: what cannot be done now is passed over.
        let undone = if menu == "编辑(E)" { 2 } else { 0 };
        assert_eq!(lines, names.len() - undone, "{menu}");
        window.press(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn alt_and_a_letter_never_reaches_a_cell() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    for (key, letter) in [(Key::F, "f"), (Key::X, "x")] {
        window.press_writing(Modifiers::ALT, key, letter);
    }
    window.press(Modifiers::NONE, Key::Escape);
    window.type_text("采购");
    assert_eq!(name_saved(&mut window, &path), "资产采购");
    // AltGr writes.
    window.press(Modifiers::NONE, Key::F2);
    window.press_writing(Modifiers::ALT.plus(Modifiers::CTRL), Key::E, "€");
    assert!(name_saved(&mut window, &path).contains('€'));
}

#[test]
fn alt_goes_to_the_menus_and_escape_back_to_what_was_typed() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    tap_alt(&mut window);
    assert_eq!(window.focused(), "文件(F)");
    window.press(Modifiers::NONE, Key::ArrowRight);
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(window.focused(), "表(T)");
    window.press(Modifiers::NONE, Key::Escape);
    window.type_text("采购");
    assert_eq!(name_saved(&mut window, &path), "资产采购");
    tap_alt(&mut window);
    tap_alt(&mut window);
    window.press(Modifiers::NONE, Key::F2);
    window.type_text("二");
    assert!(name_saved(&mut window, &path).contains('二'));
}

#[test]
fn arrows_walk_the_menus_and_enter_does_it() {
    let (_folder, path, mut window) = new_form();
    window.type_text("资产");
    window.press_writing(Modifiers::ALT, Key::V, "v");
    assert_eq!(window.focused(), "显示或隐藏表目录");
    window.press(Modifiers::NONE, Key::ArrowRight);
    assert!(window.shows("使用说明") && !window.shows("显示或隐藏表目录"));
    assert_eq!(window.focused(), "使用说明");
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.focused(), "显示或隐藏表目录");
    window.press(Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(window.focused(), "下一处问题");
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(window.focused(), "检查结果");
    window.press(Modifiers::NONE, Key::Escape);
    window.press_writing(Modifiers::ALT, Key::H, "h");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.shows("关闭说明"));
    // The Enter was the menu's: the cursor is where it was.
    window.type_text("采购");
    assert_eq!(name_saved(&mut window, &path), "资产采购");
}

#[test]
fn an_open_menu_follows_the_pointer() {
    let (_folder, _path, mut window) = new_form();
    window.click_on("文件(F)");
    let _ = window.rect_of_line("另存为…");
    let (from, to) = (window.rect_of("文件(F)").center(), window.rect_of("编辑(E)").center());
    for step in 0_u8..=4 {
        window.frame(vec![Event::PointerMoved(from + (to - from) * (f32::from(step) / 4.0))]);
    }
    window.rest(2);
    assert!(window.shows("向下填充") && !window.shows("另存为…"));
    window.click_on("全选");
    assert!(!window.shows("向下填充"));
}

#[test]
fn long_menus_stay_inside_a_small_window() {
    let (_folder, _path, mut window) = new_form();
    window.resize(vec2(800.0, 500.0));
    window.press_writing(Modifiers::ALT, Key::E, "e");
    window.press(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(window.focused(), "分配权重…");
    window.rest(2);
    assert!(window.rect_of("分配权重…").bottom() <= 500.0);
}

#[test]
fn a_shortcut_is_its_own_keys_and_no_others() {
    let (_folder, _path, mut window) = new_form();
    // Ctrl+F finds, Ctrl+Shift+F shows the findings.
    window.press(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::F);
    assert!(!window.shows("替换为"));
    window.press(Modifiers::NONE, Key::F12);
    window.until_shown("保存项目");
}

#[test]
fn the_zoom_is_a_menu() {
    let (_folder, _path, mut window) = new_form();
    window.click_on("缩放 100%");
    window.click_on("150%");
    assert!(window.shows("缩放 150%"));
    window.press(Modifiers::CTRL, Key::Num0);
    assert!(window.shows("缩放 100%"));
}

#[test]
fn the_menu_of_the_zoom_marks_the_zoom_at_hand() {
    let (_folder, _path, mut window) = new_form();
    let marked = |window: &mut Window| {
        let name = window.texts_with("缩放 ").into_iter().next().expect("the button");
        window.click_on(&name);
        let marked: Vec<String> = window.at_hand().into_iter().filter(|name| name.ends_with('%')).collect();
        window.press(Modifiers::NONE, Key::Escape);
        marked
    };
    assert_eq!(marked(&mut window), ["100%"]);
    window.press(Modifiers::CTRL, Key::Equals);
    assert_eq!(marked(&mut window), ["110%"]);
    window.click_on("缩放 110%");
    window.click_on("250%");
    assert_eq!(marked(&mut window), ["250%"]);
}

#[test]
fn escape_leaves_the_cell_first_and_then_the_manual() {
    let (_folder, path, mut window) = form_with("guangyuan-project", &[("project_name", "资产采购")]);
    window.press(Modifiers::NONE, Key::F1);
    window.type_text("改");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.shows("关闭说明"), "the Esc is the cell's");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("关闭说明"));
    assert_eq!(name_saved(&mut window, &path), "资产采购");
    // A menu and a dialog have their own Esc.
    window.press(Modifiers::NONE, Key::F1);
    window.press_writing(Modifiers::ALT, Key::F, "f");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::CTRL, Key::U);
    window.rest(4);
    assert!(window.modal().is_some());
    window.press(Modifiers::NONE, Key::Escape);
    window.rest(4);
    assert_eq!((window.shows("关闭说明"), window.modal()), (true, None));
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("关闭说明"));
    // On the first page too.
    window.press(Modifiers::CTRL, Key::W);
    window.until_shown("新建一张表");
    window.press(Modifiers::NONE, Key::F1);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("关闭说明"));
}

#[test]
fn the_line_says_where_the_project_is() {
    let (_folder, _path, mut window) = new_form();
    assert!(window.shows("已保存"));
    window.type_text("资产");
    assert!(window.shows("有改动未保存"));
    window.save();
    window.press(Modifiers::CTRL, Key::N);
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.shows("还没有存进文件") && !window.shows("已保存"));
}

#[test]
fn amounts_are_in_ten_thousands_whatever_the_form_is_in() {
    let fields = [("funds.budget.total", "20万元"), ("funds.budget.fiscal", "150000元")];
    let (_folder, _path, window) = form_with("national-self-evaluation", &fields);
    assert!(window.shows("总额 20　财政 15 万元"));
    let (_folder, _path, window) = form_with("guangyuan-project", &[("funds.total", "20")]);
    assert!(window.shows("总额 20 万元"));
}

#[test]
fn every_part_of_the_line_is_inside_the_window() {
    let (_folder, _path, mut window) = new_form();
    for width in [800.0, 1024.0, 1366.0] {
        window.resize(vec2(width, 600.0));
        for name in ["缩放 100%", "已保存", "本表"] {
            let rect = window.rect_of(name);
            assert!(rect.left() >= 0.0 && rect.right() <= width, "{name} at {width}: {rect:?}");
        }
    }
}
