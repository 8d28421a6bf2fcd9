//! Every control of every pane and dialog is pressed once by the pointer, where the table says what comes of it. A control
//! that is on screen and not in the table is a failure, and so is a line of the table whose control is not on screen.

mod context_menus;
mod dialogs;
mod menus;
mod panes;
mod start;
mod states;

use crate::support::window::{Control, Window};
use egui::accesskit::Role;
use egui::{Modifiers, Order, PointerButton};
use states::State;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long what comes from the background may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// What comes of pressing a control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Then {
    /// Something is on screen that was not, and is called so in part.
    Shows(&'static str),
    /// A menu is open.
    Opens,
    /// Nothing is called so any more.
    Hides(&'static str),
    /// The project is another one.
    Changes,
    /// It is selected, or not any more.
    Turns,
    /// It has the keys.
    TakesKeys,
    /// It answers, and what it does is not seen in names: it moves a picture, or there is nothing to do.
    Answers,
    /// It reaches outside the window: it is not pressed, for the reason that stands beside it.
    Outside(&'static str),
}

/// A line of the table: a part of a control's name, and what comes of it.
pub(crate) type Line = (&'static str, Then);

/// A part of the window, how one gets there, and the controls that it has there.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) state: State,
    pub(crate) lines: &'static [&'static [Line]],
}

/// Presses every control of `part`, and says what is wrong.
fn press_all(part: &Part) -> Vec<String> {
    let mut wrong = Vec::new();
    let (_folder, window) = (part.state)();
    let lines = part.lines.concat();
    let line_of = |control: &Control| lines.iter().position(|(name, _)| fits(control, name));
    let front = in_front(&window);
    for control in &front {
        if line_of(control).is_none() {
            wrong.push(format!("{}: “{}” is not in the table", part.name, control.name));
        }
    }
    for (at, (name, then)) in lines.iter().enumerate() {
        // A line is for those that no line before it fits.
        if !front.iter().any(|control| line_of(control) == Some(at)) {
            wrong.push(format!("{}: “{name}” is not on screen", part.name));
        } else if !matches!(then, Then::Outside(_)) {
            let (_folder, mut window) = (part.state)();
            let control = in_front(&window).into_iter().find(|control| line_of(control) == Some(at));
            let pressed = control.map(|control| press(&mut window, &control, *then));
            wrong.extend(pressed.and_then(Result::err).map(|what| format!("{}: “{name}” {what}", part.name)));
        }
    }
    wrong
}

fn fits(control: &Control, name: &str) -> bool {
    match name.strip_prefix('=') {
        Some(whole) => control.name == whole,
        None => control.name.contains(name),
    }
}

/// The controls that can be pressed: those of the dialog or menu in front, where one is open. The cells of the form are
/// what the walks click.
fn in_front(window: &Window) -> Vec<Control> {
    let is_over = window.modal().is_some() || window.has_popup();
    let all = window.controls();
    let cells: Vec<String> =
        all.iter().filter(|control| control.role == Role::Cell).map(|cell| cell.name.clone()).collect();
    let reachable = |control: &Control| !is_over || control.layer.order == Order::Foreground;
    let is_cell = |control: &Control| !is_over && cells.contains(&control.name);
    all.into_iter().filter(|control| control.can_be_pressed() && reachable(control) && !is_cell(control)).collect()
}

/// Presses `control` in its middle.
fn press(window: &mut Window, control: &Control, then: Then) -> Result<(), String> {
    let at = control.rect.center();
    let (names, project) = (names(window), window.project());
    window.point(at);
    window.button(at, PointerButton::Primary, true, Modifiers::NONE);
    window.button(at, PointerButton::Primary, false, Modifiers::NONE);
    if window.clicked() != Some(control.id) {
        let other = window.controls().into_iter().find(|other| Some(other.id) == window.clicked());
        return Err(format!("does not answer, but {:?}", other.map(|other| other.name)));
    }
    let has_come = |window: &Window| match then {
        Then::Shows(name) => !names.contains(name) && self::names(window).contains(name),
        Then::Hides(name) => names.contains(name) && !self::names(window).contains(name),
        Then::Opens => window.has_popup(),
        Then::Changes => project.as_ref().map(Arc::as_ptr) != window.project().as_ref().map(Arc::as_ptr),
        Then::Turns => control_of(window, control).is_some_and(|now| now.selected != control.selected),
        Then::TakesKeys => control_of(window, control).is_some_and(|now| now.focused),
        Then::Answers | Then::Outside(_) => true,
    };
    let begun = Instant::now();
    loop {
        window.rest(2);
        if has_come(window) {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            return Err(format!("does not do what it should: {then:?}"));
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn control_of(window: &Window, control: &Control) -> Option<Control> {
    window.controls().into_iter().find(|now| now.id == control.id)
}

/// Every name on screen, a line each.
fn names(window: &Window) -> String {
    window.controls().into_iter().map(|control| control.name + "\n").collect()
}

/// Fails where one of the parts is not as the table says.
fn check(parts: &[Part]) {
    let wrong: Vec<String> = parts.iter().flat_map(press_all).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_control_of_the_panes_answers() {
    check(panes::PARTS);
}

#[test]
fn every_control_of_the_start_page_answers() {
    check(start::PARTS);
}

#[test]
fn every_line_of_the_menus_answers() {
    check(menus::PARTS);
}

#[test]
fn every_line_of_the_context_menus_answers() {
    check(context_menus::PARTS);
}

#[test]
fn every_control_of_the_dialogs_answers() {
    check(dialogs::PARTS);
}
