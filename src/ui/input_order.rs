//! Hands input over one step at a time, in the order in which the user made it.
//!
//! egui collects the events between two frames, and on a slow machine those are many. A letter, Tab and another letter
//! in one frame would both go into the same cell, a click would move the cursor before or after all letters, and a
//! button that is pressed and released would never be seen as down. So each frame gets at most one event that may move
//! the cursor; the rest waits for the next frame, which follows at once.

use egui::{Context, Event, Key, Modifiers, RawInput};
use std::collections::VecDeque;

/// Hands input over one step at a time.
#[derive(Debug, Default)]
pub(super) struct InputOrder {
    waiting: VecDeque<Event>,
}

/// The kinds of events for this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// Writes text. Many of them may go into one frame.
    Text,
    /// A key that may move the cursor or carry out something.
    Command,
    /// A pointer button, pressed or released.
    Button,
    /// A move of the pointer: a press belongs to the position before it, a release to the one after it.
    Move,
    /// A change of modifier keys: a button means those held when it was pressed or released.
    Held,
    /// Anything else, which goes along with other events.
    Other,
}

#[expect(clippy::wildcard_enum_match_arm, reason = "egui has events of many kinds, and any new one is none of these")]
fn sort(event: &Event) -> Sort {
    match event {
        Event::Text(_) | Event::Ime(_) => Sort::Text,
        Event::Paste(_) | Event::Copy | Event::Cut => Sort::Command,
        Event::Key { key, pressed: true, modifiers, .. } if !writes(*key, *modifiers) => Sort::Command,
        Event::PointerButton { .. } => Sort::Button,
        Event::PointerMoved(_) => Sort::Move,
        Event::ModifiersChanged(_) => Sort::Held,
        _ => Sort::Other,
    }
}

/// Whether a key only writes the text that comes with it.
fn writes(key: Key, held: Modifiers) -> bool {
    let is_character = key.name().chars().count() == 1 || matches!(key, Key::Space | Key::Backspace);
    is_character && !held.ctrl && !held.command && !held.alt
}

impl InputOrder {
    /// Queues an event. Repeats of a held key are dropped while one is waiting, or the cursor would run on after the
    /// key is released.
    fn add(&mut self, event: Event) {
        let key_of = |event: &Event| {
            let Event::Key { key, pressed, modifiers, .. } = event else { return None };
            Some((*key, *pressed, *modifiers))
        };
        let is_done = |event: &&Event| !matches!(sort(event), Sort::Other | Sort::Held) || key_of(event).is_some();
        let last = self.waiting.iter().rev().find(is_done).and_then(key_of);
        let repeats = sort(&event) == Sort::Command && last.is_some() && key_of(&event) == last;
        // Dropped, not merged: the next repeat of a held key comes anyway.
        if !repeats {
            self.waiting.push_back(event);
        }
    }

    /// Returns how many of the waiting events the next frame gets.
    fn next_step(&self) -> usize {
        let mut before = Sort::Other;
        for (at, event) in self.waiting.iter().enumerate() {
            let sort = sort(event);
            let goes_along = match (before, sort) {
                (Sort::Button, Sort::Move | Sort::Held) | (Sort::Move, Sort::Button) => false,
                (_, Sort::Other | Sort::Held | Sort::Move) | (Sort::Other | Sort::Move, _) => true,
                _ => before == Sort::Text && sort == Sort::Text,
            };
            if !goes_along {
                return at;
            }
            if !matches!(sort, Sort::Other | Sort::Held) && (sort != Sort::Move || before == Sort::Other) {
                before = sort;
            }
        }
        self.waiting.len()
    }
}

impl egui::Plugin for InputOrder {
    fn debug_name(&self) -> &'static str {
        "input order"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        input.events.drain(..).for_each(|event| self.add(event));
        let step = self.next_step();
        input.events.extend(self.waiting.drain(..step));
        if !self.waiting.is_empty() {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn text(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn button(pressed: bool) -> Event {
        let pos = egui::Pos2::ZERO;
        Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
    }

    /// Returns how many of `events` each frame gets.
    fn frames(events: Vec<Event>) -> Vec<usize> {
        let mut order = InputOrder { waiting: events.into() };
        let mut frames = Vec::new();
        while !order.waiting.is_empty() {
            let step = order.next_step();
            order.waiting.drain(..step);
            frames.push(step);
        }
        frames
    }

    #[test]
    fn a_key_that_is_held_down_does_not_run_on() {
        let released = || Event::Key {
            key: Key::ArrowDown,
            physical_key: None,
            pressed: false,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let waiting = |events: Vec<Event>| {
            let mut order = InputOrder::default();
            events.into_iter().for_each(|event| order.add(event));
            order.waiting.len()
        };
        assert_eq!(waiting(vec![key(Key::ArrowDown), key(Key::ArrowDown), key(Key::ArrowDown)]), 1);
        assert_eq!(waiting(vec![key(Key::ArrowDown), released(), key(Key::ArrowDown)]), 3, "pressed twice");
        assert_eq!(waiting(vec![key(Key::A), text("a"), key(Key::A), text("a")]), 4, "letters are typed");
        assert_eq!(waiting(vec![key(Key::Tab), key(Key::Enter), key(Key::Tab)]), 3);
        assert_eq!(waiting(vec![key(Key::Enter), text("二"), key(Key::Enter)]), 3, "an input method reports no keys");
    }

    #[test]
    fn what_moves_the_cursor_parts_what_is_written_before_and_after_it() {
        assert_eq!(frames(vec![key(Key::A), text("a"), key(Key::B), text("b")]), [4]);
        assert_eq!(frames(vec![key(Key::A), text("a"), key(Key::Tab), key(Key::B), text("b")]), [2, 2, 1]);
        assert_eq!(frames(vec![key(Key::Tab), key(Key::Tab)]), [1, 1]);
        assert_eq!(frames(vec![text("a"), button(true), button(false), text("b")]), [1, 1, 1, 1]);
        let moved = || Event::PointerMoved(egui::Pos2::ZERO);
        assert_eq!(frames(vec![moved(), text("a"), Event::PointerGone]), [3]);
        assert_eq!(frames(vec![moved(), button(true), moved(), moved(), button(false)]), [1, 1, 2, 1]);
        let held = || Event::ModifiersChanged(Modifiers::SHIFT);
        assert_eq!(frames(vec![held(), button(true), button(false), held(), text("a")]), [2, 1, 2]);
        assert_eq!(frames(vec![key(Key::A), text("A"), held(), key(Key::B), text("b")]), [5]);
    }
}
