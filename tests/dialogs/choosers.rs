//! Where the lists to choose from begin.

use super::stage::CTRL_SHIFT;
use crate::support::window::{Control, Window};
use egui::{Key, Modifiers};
use jibiao::model::{Bureau, Column, Project};
use jibiao::store::project;
use jibiao::template::{Library, blank};

/// A self-evaluation and declarations under `names`, in this order, in a window that shows the first.
fn open(names: &[&str]) -> (tempfile::TempDir, Window) {
    let library = Library::builtin();
    let mut project = Project::default();
    for (template, name) in
        [("national-self-evaluation", "自评")].into_iter().chain(names.iter().map(|name| ("guangyuan-project", *name)))
    {
        let template = library.template(template).expect("template");
        let mut form = blank::form(template, &Bureau::default());
        form.fields.set("project_name".into(), name);
        project.push(form);
    }
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    project::save(&path, &project).expect("saved");
    let window = Window::open(&path);
    (folder, window)
}

/// The lines of the list that is open, from the top.
fn lines(window: &Window) -> Vec<Control> {
    let layer = window.modal().expect("a list");
    let is_line = |control: &Control| {
        let is_button = ["确定", "取消"].contains(&control.name.as_str());
        control.layer == layer && control.can_be_pressed() && !control.is_text_field() && !is_button
    };
    window.controls().into_iter().filter(is_line).collect()
}

/// What of the list the keys are at.
fn at_hand(window: &Window) -> Vec<String> {
    lines(window).into_iter().filter(|line| line.selected).map(|line| line.name).collect()
}

#[test]
fn going_to_a_form_begins_at_the_one_that_is_shown_in_the_order_of_the_list() {
    let names: Vec<String> = (1..40).map(|number| format!("项目{number}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let (_folder, mut window) = open(&names);
    window.press(Modifiers::CTRL, Key::G);
    window.rest(4);
    // The last of the list, and in sight there.
    assert!(matches!(&at_hand(&window)[..], [name] if name.starts_with("自评")), "{:?}", at_hand(&window));
    window.press(Modifiers::NONE, Key::ArrowUp);
    window.rest(2);
    assert!(matches!(&at_hand(&window)[..], [name] if name.starts_with("项目39")), "{:?}", at_hand(&window));
    // Among other names it begins at the first.
    window.type_text("项目2");
    window.rest(2);
    assert!(matches!(&at_hand(&window)[..], [name] if name.starts_with("项目2")), "{:?}", at_hand(&window));
}

#[test]
fn an_indicator_is_added_to_the_class_of_the_row_at_hand() {
    let (_folder, mut window) = open(&["甲"]);
    window.press(Modifiers::CTRL, Key::PageDown);
    window.press(Modifiers::CTRL, Key::End);
    let form = window.project().expect("a project").forms[1].clone();
    let row = form.indicators.last().expect("a row");
    let wanted = format!("{} › {}", &row[Column::Class], &row[Column::Subclass]);
    window.press(CTRL_SHIFT, Key::A);
    window.rest(4);
    assert!(lines(&window).len() > 1 && !lines(&window)[0].name.starts_with(&wanted));
    assert!(matches!(&at_hand(&window)[..], [name] if name.starts_with(&wanted)), "{:?}", at_hand(&window));
}

#[test]
fn templates_and_commands_are_found_by_initials() {
    let (_folder, mut window) = open(&["甲"]);
    window.press(Modifiers::ALT, Key::T);
    window.click_on("添加表…");
    window.rest(2);
    let all = lines(&window).len();
    window.type_text("zpb");
    window.rest(2);
    let found = lines(&window);
    assert!(!found.is_empty() && found.len() < all, "{} of {all}", found.len());
    assert!(found.iter().all(|line| line.name.contains("自评")), "{found:?}");
    window.press(Modifiers::CTRL, Key::A);
    window.type_text("tj");
    window.rest(2);
    let found = lines(&window);
    let first = found.iter().position(|line| !line.name.contains("天津")).unwrap_or(found.len());
    assert!(first > 0 && found[first..].iter().all(|line| !line.name.contains("天津")), "{found:?}");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(CTRL_SHIFT, Key::P);
    window.rest(2);
    // As it is typed, not as initials.
    window.type_text("pdf");
    window.rest(2);
    assert!(matches!(&at_hand(&window)[..], [name] if name.contains("PDF")), "{:?}", at_hand(&window));
}
