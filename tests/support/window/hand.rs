//! The hand at the window: keys, an input method, the pointer, files that are dropped.

use super::Window;
use egui::{DroppedFile, Event, ImeEvent, Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, TouchPhase, Vec2};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A file as it is dropped onto a window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

impl Window {
    /// Lets frames pass in which nothing happens.
    pub(crate) fn rest(&mut self, frames: usize) {
        self.harness.run_steps(frames);
    }

    /// Runs a frame for each of `events`, or one where there are none.
    pub(crate) fn frame(&mut self, events: Vec<Event>) {
        events.into_iter().for_each(|event| self.harness.event(event));
        self.harness.step();
    }

    /// Runs one frame in which all of `events` arrive, as on a slow machine.
    pub(crate) fn at_once(&mut self, events: Vec<Event>) {
        self.harness.input_mut().events.extend(events);
        self.harness.step();
    }

    /// Asks the window to close, as its own button or the system does.
    pub(crate) fn ask_to_close(&mut self) {
        let input = self.harness.input_mut();
        let id = input.viewport_id;
        input.viewports.entry(id).or_default().events.push(egui::ViewportEvent::Close);
        self.harness.step();
    }

    /// Presses Alt, or lets it go.
    pub(crate) fn alt(&mut self, pressed: bool) {
        let modifiers = Modifiers { alt: pressed, ..Modifiers::NONE };
        self.frame(vec![Event::Key { key: Key::AltLeft, physical_key: None, pressed, repeat: false, modifiers }]);
    }

    /// Types `text`, a character a frame.
    pub(crate) fn type_text(&mut self, text: &str) {
        for c in text.chars() {
            self.frame(vec![Event::Text(c.to_string())]);
        }
    }

    /// Presses a key with `modifiers` held.
    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        // As a keyboard reports it: Ctrl is the command key here.
        let modifiers = Modifiers { command: modifiers.ctrl, ..modifiers };
        self.harness.key_press_modifiers(modifiers, key);
        self.harness.run_steps(2);
    }

    /// Presses a key with the text that it writes: what a keyboard reports of a letter with Alt held.
    pub(crate) fn press_writing(&mut self, modifiers: Modifiers, key: Key, text: &str) {
        let modifiers = Modifiers { command: modifiers.ctrl, ..modifiers };
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![event(true), Event::Text(text.to_owned()), event(false)]);
        self.harness.run_steps(2);
    }

    /// Composes `steps` as an input method does, and does not end.
    pub(crate) fn compose_half(&mut self, steps: &[&str]) {
        for step in steps {
            let preedit = ImeEvent::Preedit { text: (*step).to_owned(), active_range_chars: None };
            self.frame(vec![Event::Ime(preedit)]);
        }
    }

    /// Composes `text` as an input method does, and ends with it.
    pub(crate) fn compose(&mut self, steps: &[&str], text: &str) {
        self.compose_half(steps);
        self.frame(vec![Event::Ime(ImeEvent::Commit(text.to_owned()))]);
    }

    /// Moves the pointer.
    pub(crate) fn point(&mut self, at: Pos2) {
        self.frame(vec![Event::PointerMoved(at)]);
    }

    /// Presses or lets go a button of the pointer.
    pub(crate) fn button(&mut self, pos: Pos2, button: PointerButton, pressed: bool, held: Modifiers) {
        let modifiers = Modifiers { command: held.ctrl, ..held };
        let press = Event::PointerButton { pos, button, pressed, modifiers };
        self.at_once(vec![Event::ModifiersChanged(modifiers), press]);
        if !pressed && held.any() {
            self.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        }
    }

    /// Clicks with a button of the pointer, with `held` held.
    pub(crate) fn press_button(&mut self, button: PointerButton, held: Modifiers, at: Pos2) {
        self.frame(vec![Event::ModifiersChanged(held)]);
        self.point(at);
        self.button(at, button, true, held);
        self.button(at, button, false, held);
        self.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        self.rest(3);
    }

    /// Presses the pointer's button at `from`, moves it to `to` and lets it go.
    pub(crate) fn drag(&mut self, from: Pos2, to: Pos2) {
        self.point(from);
        self.button(from, PointerButton::Primary, true, Modifiers::NONE);
        for step in 1_u8..=4 {
            self.point(from + (to - from) * (f32::from(step) / 4.0));
        }
        self.button(to, PointerButton::Primary, false, Modifiers::NONE);
        self.harness.run_steps(2);
    }

    /// Clicks at a point of the window.
    pub(crate) fn click(&mut self, at: Pos2) {
        self.drag(at, at);
    }

    /// Turns the wheel at a point of the window.
    pub(crate) fn wheel(&mut self, at: Pos2, lines: Vec2, held: Modifiers) {
        self.point(at);
        let modifiers = Modifiers { command: held.ctrl, ..held };
        let turn = Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: lines,
            phase: TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers,
        };
        self.at_once(vec![Event::ModifiersChanged(modifiers), turn]);
        if held.any() {
            self.frame(vec![Event::ModifiersChanged(Modifiers::NONE)]);
        }
    }

    /// Drops files onto the window.
    pub(crate) fn drop_files(&mut self, paths: &[PathBuf]) {
        for path in paths {
            self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
        }
        self.harness.step();
    }
}
