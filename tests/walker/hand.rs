//! Carries out a step with the pointer and the keys.

use super::seen::Seen;
use super::step::{Click, Dropped, Step, Target};
use super::world::SPREADSHEETS;
use crate::support::window::{Control, Window};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use std::time::Duration;

/// How long something in the background may take to show.
const PATIENCE: Duration = Duration::from_secs(5);
/// Controls that ask the system for a file: its dialog, or our own where it has none, comes from the background.
const ASKS_FOR_FILE: &[&str] = &[
    "打开…",
    "打开项目文件…",
    "导入 Excel 表…",
    "另存为…",
    "导出 PDF…",
    "导出 Excel…",
    "导出 JSON…",
    "导出检查报告…",
    "记住上报格式",
];

impl Target {
    /// What it names on screen.
    pub(crate) fn find<'s>(&self, seen: &'s Seen) -> Option<&'s Control> {
        seen.controls.iter().filter(|control| control.is_in_sight() && control.name == self.name).nth(self.nth)
    }
}

/// Carries out `step` on what is on screen; false where what it needs is not there.
pub(crate) fn carry_out(step: &Step, window: &mut Window, seen: &Seen) -> bool {
    let at = |target: &Target| target.find(seen).map(|control| target.point(control.rect));
    match step {
        Step::Click(click, on) => {
            let Some(at) = at(on) else { return false };
            press(window, *click, at);
            if *click != Click::Menu && ASKS_FOR_FILE.iter().any(|name| on.name.contains(name)) {
                wait(window, |window| window.modal().is_some());
            } else if *click != Click::Menu && on.name == "保存" {
                let ended = |window: &Window| window.controls().iter().any(|control| control.name.contains("已保存"));
                wait(window, |window| window.modal().is_some() || ended(window));
            }
        }
        Step::Drag(from, to) => {
            let (Some(from), Some(to)) = (at(from), at(to)) else { return false };
            window.drag(from, to);
        }
        Step::Type(text) => text.chars().for_each(|c| window.at_once(keys(c))),
        Step::TypeAtOnce(text) => window.at_once(text.chars().flat_map(keys).collect()),
        Step::Compose(typed, text) => window.compose(&[&typed[..1], typed], text),
        Step::BreakOff(typed, on) => {
            let Some(at) = at(on) else { return false };
            // A click into the field itself does not end a composition.
            if seen.cursor.as_ref().is_none_or(|cursor| cursor.name == on.name) {
                return false;
            }
            window.compose_half(&[&typed[..1], typed]);
            press(window, Click::Once, at);
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
            wait(window, |window| window.controls().iter().any(|control| control.name.starts_with("导入 ")));
        }
    }
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

/// Lets frames pass until something that is done in the background has come.
pub(crate) fn wait(window: &mut Window, has_come: impl Fn(&Window) -> bool) {
    let begun = std::time::Instant::now();
    while !has_come(window) && begun.elapsed() < PATIENCE {
        std::thread::sleep(Duration::from_millis(2));
        window.rest(1);
    }
}
