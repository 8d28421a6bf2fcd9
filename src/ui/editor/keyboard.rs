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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// To the first and the last field of the form.
    First,
    Last,
    /// Draws the block of selected cells on, by one of the steps to a neighbour.
    Reach(Box<Step>),
    /// Enter: down, and a new row after the last one.
    Enter,
    /// Empties the cells.
    Clear,
    /// Begins to edit the cell's text.
    Edit,
    /// Leaves the cell as it was.
    Cancel,
    /// The clipboard gets the cells, or gets them and they are emptied.
    Copy,
    Cut,
    /// A block from the clipboard.
    Paste(String),
}

/// Takes a key out of the input, pressed with exactly `held` held. What is held at the end of the frame says nothing: on
/// a slow machine several keys arrive in one.
fn take(input: &mut InputState, held: Modifiers, key: Key) -> bool {
    let same = |modifiers: &Modifiers| {
        (modifiers.alt, modifiers.shift, modifiers.command || modifiers.ctrl)
            == (held.alt, held.shift, held.command || held.ctrl)
    };
    let asked = |event: &Event| matches!(event, Event::Key { key: k, pressed: true, modifiers, .. } if *k == key && same(modifiers));
    let at = input.events.iter().position(asked);
    at.map(|at| input.events.remove(at)).is_some()
}

/// Takes the key that moves between cells out of the input, so that the text field does not see it too.
pub(super) fn step(input: &mut InputState, mode: Mode) -> Option<Step> {
    // Enter with Ctrl or Alt held is a new line, which the text field writes.
    let always = [
        (Modifiers::SHIFT, Key::Tab, Step::Previous),
        (Modifiers::NONE, Key::Tab, Step::Next),
        (Modifiers::SHIFT, Key::Enter, Step::Up),
        (Modifiers::NONE, Key::F2, Step::Edit),
        (Modifiers::NONE, Key::Enter, Step::Enter),
        (Modifiers::NONE, Key::Escape, Step::Cancel),
    ];
    if let Some(step) = always.into_iter().find_map(|(held, key, step)| take(input, held, key).then_some(step)) {
        return Some(step);
    }
    match mode {
        Mode::Editing => None,
        Mode::Typing => arrow(input, Modifiers::NONE),
        Mode::Chosen => chosen(input),
    }
}

fn arrow(input: &mut InputState, held: Modifiers) -> Option<Step> {
    let arrows = [
        (Key::ArrowUp, Step::Up),
        (Key::ArrowDown, Step::Down),
        (Key::ArrowLeft, Step::Left),
        (Key::ArrowRight, Step::Right),
    ];
    arrows.into_iter().find_map(|(key, step)| take(input, held, key).then_some(step))
}

/// The keys of a cell that is not being typed into.
fn chosen(input: &mut InputState) -> Option<Step> {
    if let Some(way) = arrow(input, Modifiers::SHIFT) {
        return Some(Step::Reach(Box::new(way)));
    }
    if let Some(step) = clipboard(input) {
        return Some(step);
    }
    for (key, step) in [(Key::Home, Step::First), (Key::End, Step::Last)] {
        if take(input, Modifiers::COMMAND, key) {
            return Some(step);
        }
    }
    let clears = [Key::Delete, Key::Backspace].into_iter().any(|key| take(input, Modifiers::NONE, key));
    if clears { Some(Step::Clear) } else { arrow(input, Modifiers::NONE) }
}

/// Takes copying, cutting and the pasting of a block out of the input; a single text is left to the text field.
fn clipboard(input: &mut InputState) -> Option<Step> {
    let at = input.events.iter().position(|event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_)))?;
    let step = match &mut input.events[at] {
        Event::Copy => Step::Copy,
        Event::Cut => Step::Cut,
        Event::Paste(text) => {
            // Spreadsheets end what they copy with a line break.
            let kept = text.trim_end_matches(['\r', '\n']).len();
            text.truncate(kept);
            if !text.contains(['\t', '\n']) {
                return None;
            }
            Step::Paste(std::mem::take(text))
        }
        _ => return None,
    };
    input.events.remove(at);
    Some(step)
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
