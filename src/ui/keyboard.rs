//! The keys of the form: as in a spreadsheet.

use egui::{Event, InputState, Key, Modifiers};

/// How the cell under the cursor takes keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Mode {
    /// Chosen: typing replaces its text, arrows leave it.
    #[default]
    Chosen,
    /// Typed into: arrows still leave it.
    Typing,
    /// Edited (F2, a second click): arrows move the caret.
    Editing,
}

/// What the keys ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// To the next field in reading order.
    Next,
    /// To the field before.
    Previous,
    /// To the neighbouring cell.
    Up,
    Down,
    Left,
    Right,
    /// Enter: down, and a new row after the last one.
    Enter,
    /// Empties the cell.
    Clear,
    /// Begins to edit the cell's text.
    Edit,
    /// Leaves the cell as it was.
    Cancel,
}

/// Takes the key that moves between cells out of the input, so that the text field does not see it too.
pub(super) fn step(input: &mut InputState, mode: Mode) -> Option<Step> {
    let mut pressed = |modifiers, key| input.consume_key(modifiers, key);
    // Keys with more held go first: egui lets Tab match Shift+Tab.
    let always = [
        (Modifiers::SHIFT, Key::Tab, Step::Previous),
        (Modifiers::NONE, Key::Tab, Step::Next),
        (Modifiers::SHIFT, Key::Enter, Step::Up),
        (Modifiers::NONE, Key::F2, Step::Edit),
    ];
    if let Some(step) = always.into_iter().find_map(|(held, key, step)| pressed(held, key).then_some(step)) {
        return Some(step);
    }
    // Enter with Ctrl or Alt held is a new line, which the text field writes.
    if input.modifiers.is_none() && input.consume_key(Modifiers::NONE, Key::Enter) {
        return Some(Step::Enter);
    }
    if mode != Mode::Chosen && input.consume_key(Modifiers::NONE, Key::Escape) {
        return Some(Step::Cancel);
    }
    if mode == Mode::Editing || !input.modifiers.is_none() {
        return None;
    }
    let arrows = [
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
        (Key::ArrowLeft, Step::Left),
        (Key::ArrowRight, Step::Right),
    ];
    if let Some(step) =
        arrows.into_iter().find_map(|(key, step)| input.consume_key(Modifiers::NONE, key).then_some(step))
    {
        return Some(step);
    }
    let clears = |input: &mut InputState| {
        input.consume_key(Modifiers::NONE, Key::Delete) || input.consume_key(Modifiers::NONE, Key::Backspace)
    };
    (mode == Mode::Chosen && clears(input)).then_some(Step::Clear)
}

/// Whether something is typed or pasted in this frame.
pub(super) fn types(input: &InputState) -> bool {
    input.events.iter().any(|event| match event {
        Event::Text(_) | Event::Paste(_) => true,
        Event::Ime(egui::ImeEvent::Preedit { text, .. } | egui::ImeEvent::Commit(text)) => !text.is_empty(),
        _ => false,
    })
}

/// Whether the input method composes after the events of this frame, given whether it did before.
pub(super) fn composes(input: &InputState, before: bool) -> bool {
    input.events.iter().fold(before, |composing, event| match event {
        Event::Ime(egui::ImeEvent::Preedit { text, .. }) => !text.is_empty(),
        Event::Ime(egui::ImeEvent::Commit(_)) => false,
        _ => composing,
    })
}
