//! Carries out a step with the pointer and the keys.

use super::seen::Seen;
use super::step::{Click, Dropped, Step, Target};
use super::world::SPREADSHEETS;
use crate::support::window::{Control, Window};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use std::time::Duration;

/// How long something in the background may take to show.
const PATIENCE: Duration = Duration::from_secs(5);
/// What is said while something goes on in the background.
const BUSY: &[&str] = &["请在系统的窗口里选择…", "正在读取…", "停止"];

impl Target {
    /// What it names on screen.
    pub(crate) fn find<'s>(&self, seen: &'s Seen) -> Option<&'s Control> {
        seen.controls.iter().filter(|control| control.is_in_sight() && control.name == self.name).nth(self.nth)
    }
}

/// Carries out `step` on what is on screen; false where what it needs is not there.
pub(crate) fn carry_out(step: &Step, window: &mut Window, seen: &Seen) -> bool {
    let at = |target: &Target| {
        let control = target.find(seen)?;
        let at = target.point(control.rect);
        // What lies under a menu cannot be pressed.
        (window.layer_at(at) == control.layer).then_some(at)
    };
    match step {
        Step::Click(click, on) => {
            let Some(at) = at(on) else { return false };
            press(window, *click, at);
        }
        Step::Drag(from, to) => {
            let (Some(from), Some(to)) = (at(from), at(to)) else { return false };
            window.drag(from, to);
        }
        Step::Type(text) => text.chars().for_each(|c| window.at_once(keys(c))),
        Step::TypeAtOnce(text) => window.at_once(text.chars().flat_map(keys).collect()),
        Step::Compose(typed, text) => window.compose(&[&typed[..1], typed], text),
        Step::BreakOff(typed, on) => {
            // A click into the field itself does not end a composition.
            if at(on).is_none() || seen.cursor.as_ref().is_none_or(|cursor| cursor.name == on.name) {
                return false;
            }
            window.compose_half(&[&typed[..1], typed]);
            // The form comes to where is typed, and what is typed may need more lines or fewer.
            window.rest(3);
            let Some(control) = window.controls().into_iter().find(|control| control.name == on.name) else {
                return true;
            };
            press(window, Click::Once, on.point(control.rect));
            // The input method hears of it in the end, wherever the click went.
            window.compose_half(&[""]);
        }
        Step::Press(held, key) => {
            window.press(*held, *key);
            // With Alt held a keyboard writes the letter as well.
            if held.alt && !held.ctrl && key.name().len() == 1 {
                window.at_once(vec![Event::Text(key.name().to_lowercase())]);
            }
        }
        Step::Copy => window.at_once(vec![Event::Copy]),
        Step::Cut => window.at_once(vec![Event::Cut]),
        Step::Paste(text) => window.at_once(vec![Event::Paste((*text).to_owned())]),
        Step::Wheel { on, lines, ctrl } => {
            let Some(at) = at(on) else { return false };
            let held = if *ctrl { Modifiers::CTRL } else { Modifiers::NONE };
            window.wheel(at, vec2(0.0, f32::from(*lines)), held);
        }
        Step::Drop(files) => {
            let count = if *files == Dropped::Spreadsheet { 1 } else { 2 };
            window.drop_files(&SPREADSHEETS.1[..count]);
        }
    }
    window.rest(1);
    if saves(step, seen) {
        await_saving(window, seen);
    }
    wait(window, |window| !window.controls().iter().any(|control| BUSY.contains(&&*control.name)));
    true
}

/// The events of a keyboard on which `c` is typed.
fn keys(c: char) -> Vec<Event> {
    let event =
        |key, pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    match Key::from_name(&c.to_uppercase().to_string()) {
        Some(key) => vec![event(key, true), Event::Text(c.to_string()), event(key, false)],
        None => vec![Event::Text(c.to_string())],
    }
}

fn press(window: &mut Window, click: Click, at: Pos2) {
    let (button, held) = match click {
        Click::Once | Click::Twice => (PointerButton::Primary, Modifiers::NONE),
        Click::Menu => (PointerButton::Secondary, Modifiers::NONE),
        Click::WithShift => (PointerButton::Primary, Modifiers::SHIFT),
        Click::WithCtrl => (PointerButton::Primary, Modifiers::CTRL),
    };
    window.point(at);
    for _ in 0..(if click == Click::Twice { 2 } else { 1 }) {
        window.button(at, button, true, held);
        window.button(at, button, false, held);
    }
}

/// Whether `step` saves, or agrees to save before the project is left.
fn saves(step: &Step, seen: &Seen) -> bool {
    let asks = seen.controls.iter().any(|control| control.name == "不保存");
    match step {
        Step::Click(Click::Once | Click::Twice, on) => on.name == "保存" && (asks || seen.modal.is_none()),
        Step::Press(_, Key::Enter | Key::Space) => asks && seen.focus().is_none_or(|focus| focus.name == "保存"),
        _ => false,
    }
}

/// Waits until a save has ended, and what was to follow it: another project, none, or a question.
fn await_saving(window: &mut Window, seen: &Seen) {
    let is_saved = |window: &Window| window.controls().iter().any(|control| control.name.contains("已保存"));
    let was_asked = seen.modal.is_some();
    // The question goes before the dialog for a file comes.
    window.rest(2);
    let has_gone_on = |window: &Window| if was_asked { window.project().is_none() } else { is_saved(window) };
    wait(window, |window| window.modal().is_some() || has_gone_on(window));
}

/// Lets frames pass until something that is done in the background has come.
fn wait(window: &mut Window, has_come: impl Fn(&Window) -> bool) {
    let begun = std::time::Instant::now();
    while !has_come(window) && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(2));
        window.rest(1);
    }
}
