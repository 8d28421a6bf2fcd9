//! The window's wiring: typing, tabbing, committing, undo, saving while typing, an input method.

use crate::support::window::Window;
use egui::{Key, Modifiers};
use jibiao::model::{Column, Project, Unit};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::PathBuf;

/// A new form of guangyuan-project in a file, open in a window with the cursor in 项目名称.
fn new_form() -> (tempfile::TempDir, PathBuf, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let mut new = Project::default();
    new.push(blank::form(template, &Unit { year: "2026".into(), ..Unit::default() }));
    project::save(&path, &new).expect("saved");
    let window = Window::open(&path);
    (folder, path, window)
}

fn saved(window: &mut Window, path: &std::path::Path) -> Project {
    window.press(Modifiers::CTRL, Key::S);
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
    window.click(640.0, 165.0);
    let project = saved(&mut window, &path);
    assert!(!project.forms[0].texts().any(|(_, text)| text.contains("chan")), "{:?}", project.forms[0].fields);
}
