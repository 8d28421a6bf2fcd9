//! The keys of the form, as in a spreadsheet: which key means which step.

use crate::model::prose::Style;
use egui::{Event, InputState, Key, Modifiers};

/// How the current cell takes keys. These are Excel's modes Ready, Enter and Edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Selected: typing replaces its text, arrows leave it.
    Selected,
    /// Being typed into: arrows still leave it.
    Typing,
    /// Being edited (after F2 or a double click): arrows move the caret.
    Editing,
}

/// Where a key moves the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the next or the previous field in reading order.
    Next,
    Previous,
    /// To the neighbouring cell.
    Up,
    Down,
    Left,
    Right,
    /// To the edge of the filled block in a direction.
    UpEdge,
    DownEdge,
    LeftEdge,
    RightEdge,
    /// To the first or the last field of the row or of the form.
    RowStart,
    RowEnd,
    First,
    Last,
    /// A page up or down.
    PageUp,
    PageDown,
}

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Moves the cursor.
    Go(Way),
    /// Extends the selection.
    Reach(Way),
    /// Enter: goes down, and adds a row after the last one.
    Enter,
    /// Selects the table, then the form.
    All,
    /// Empties the cells.
    Clear,
    /// Begins to edit the cell's text, with the caret at its end.
    Edit,
    /// Leaves the cell with its old text.
    Cancel,
    /// Fills the block from its first row, or its first column.
    FillDown,
    FillRight,
    /// Writes the typed text into every selected cell.
    FillSelected,
}

/// A clipboard command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Clip {
    Copy,
    Cut,
    Paste(String),
    /// Pastes texts cell by cell, without reading headers or classes.
    PasteValues,
}

/// Takes a key out of the input if it was pressed with exactly `held`. The modifiers are the event's own: those at the
/// end of the frame may differ, since a slow machine gets several keys in one frame.
fn take(input: &mut InputState, held: Modifiers, key: Key) -> bool {
    let asked = |event: &Event| matches!(event, Event::Key { key: k, pressed: true, modifiers, .. } if *k == key && same(modifiers, &held));
    let at = input.events.iter().position(asked);
    at.map(|at| input.events.remove(at)).is_some()
}

fn same(a: &Modifiers, b: &Modifiers) -> bool {
    // Outside macOS egui sets both `command` and `ctrl` for Ctrl.
    (a.alt, a.shift, a.command || a.ctrl) == (b.alt, b.shift, b.command || b.ctrl)
}

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

/// The keys that mean the same in every mode.
const ALWAYS: [(Modifiers, Key, Step); 7] = [
    (SHIFT, Key::Tab, Step::Go(Way::Previous)),
    (NONE, Key::Tab, Step::Go(Way::Next)),
    (SHIFT, Key::Enter, Step::Go(Way::Up)),
    (NONE, Key::Enter, Step::Enter),
    (NONE, Key::Escape, Step::Cancel),
    (CTRL, Key::D, Step::FillDown),
    (CTRL, Key::R, Step::FillRight),
];

/// The keys of a cell that is only selected.
const SELECTED: [(Modifiers, Key, Step); 10] = [
    (NONE, Key::F2, Step::Edit),
    (NONE, Key::Delete, Step::Clear),
    (NONE, Key::Backspace, Step::Clear),
    (CTRL, Key::A, Step::All),
    (NONE, Key::Home, Step::Go(Way::RowStart)),
    (NONE, Key::End, Step::Go(Way::RowEnd)),
    (CTRL, Key::Home, Step::Go(Way::First)),
    (CTRL, Key::End, Step::Go(Way::Last)),
    (NONE, Key::PageUp, Step::Go(Way::PageUp)),
    (NONE, Key::PageDown, Step::Go(Way::PageDown)),
];

/// The arrows: to the neighbour, or with Ctrl to the edge.
const ARROWS: [(Key, Way, Way); 4] = [
    (Key::ArrowUp, Way::Up, Way::UpEdge),
    (Key::ArrowDown, Way::Down, Way::DownEdge),
    (Key::ArrowLeft, Way::Left, Way::LeftEdge),
    (Key::ArrowRight, Way::Right, Way::RightEdge),
];

/// Takes a key with a meaning for the form out of the input, so that the text field does not see it too.
pub(super) fn step(input: &mut InputState, mode: Mode) -> Option<Step> {
    let of_table = |input: &mut InputState, table: &[(Modifiers, Key, Step)]| {
        table.iter().find_map(|(held, key, step)| take(input, *held, *key).then_some(*step))
    };
    if let Some(step) = of_table(input, &ALWAYS) {
        return Some(step);
    }
    match mode {
        // As in Excel, F2 switches from typing to editing: from then on arrows move the caret.
        Mode::Editing => take(input, NONE, Key::F2).then_some(Step::Edit),
        Mode::Typing => take(input, NONE, Key::F2)
            .then_some(Step::Edit)
            .or_else(|| ARROWS.into_iter().find_map(|(key, way, _)| take(input, NONE, key).then_some(Step::Go(way)))),
        Mode::Selected => of_table(input, &SELECTED).or_else(|| arrow(input)),
    }
}

fn arrow(input: &mut InputState) -> Option<Step> {
    for (key, near, edge) in ARROWS {
        for (held, step) in [
            (NONE, Step::Go(near)),
            (CTRL, Step::Go(edge)),
            (SHIFT, Step::Reach(near)),
            (CTRL.plus(SHIFT), Step::Reach(edge)),
        ] {
            if take(input, held, key) {
                return Some(step);
            }
        }
    }
    let ends = [(Key::Home, Way::First, Way::RowStart), (Key::End, Way::Last, Way::RowEnd)];
    ends.into_iter().find_map(|(key, of_form, of_row)| {
        let whole = take(input, CTRL.plus(SHIFT), key).then_some(Step::Reach(of_form));
        whole.or_else(|| take(input, SHIFT, key).then_some(Step::Reach(of_row)))
    })
}

/// Takes a key for the style of a paragraph out of the input: Word's Ctrl+Alt+1 to 3 for headings, and 4 and 0 like them.
pub(super) fn style(input: &mut InputState) -> Option<Style> {
    let keys = [
        (Key::Num0, Style::Body),
        (Key::Num1, Style::Heading1),
        (Key::Num2, Style::Heading2),
        (Key::Num3, Style::Heading3),
        (Key::Num4, Style::Heading4),
    ];
    keys.into_iter().find_map(|(key, style)| take(input, CTRL.plus(Modifiers::ALT), key).then_some(style))
}

/// Takes Shift+Enter out of the input, which breaks a line within a paragraph as in Word.
pub(super) fn breaks_line(input: &mut InputState) -> bool {
    take(input, SHIFT, Key::Enter)
}

/// Takes Ctrl+A out of the input.
pub(super) fn all(input: &mut InputState) -> bool {
    take(input, CTRL, Key::A)
}

/// Takes `key` out of the input if it was pressed alone.
pub(super) fn plain(input: &mut InputState, key: Key) -> bool {
    take(input, NONE, key)
}

/// What a key does in the list of offered names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pick {
    /// Writes the marked name.
    Take,
    Close,
    Next,
    Previous,
}

/// Takes a key of the list of offered names out of the input. Once the keys have gone into the list, plain arrows and
/// Enter are its own too; before, they leave the cell as always.
pub(super) fn pick(input: &mut InputState, inside: bool) -> Option<Pick> {
    let always = [
        (NONE, Key::Tab, Pick::Take),
        (NONE, Key::Escape, Pick::Close),
        (CTRL, Key::ArrowDown, Pick::Next),
        (CTRL, Key::ArrowUp, Pick::Previous),
    ];
    let within =
        [(NONE, Key::Enter, Pick::Take), (NONE, Key::ArrowDown, Pick::Next), (NONE, Key::ArrowUp, Pick::Previous)];
    let keys = always.into_iter().chain(within.into_iter().filter(|_| inside));
    keys.into_iter().find_map(|(held, key, pick)| take(input, held, key).then_some(pick))
}

/// Takes Ctrl+Enter or Alt+Enter out of the input of a cell that is edited, where they break the line.
pub(super) fn line_break(input: &mut InputState) -> bool {
    // Alt+Enter is Excel's key. Ctrl+Enter, which fills a selection in Excel, is free with a single cell.
    take(input, CTRL, Key::Enter) || take(input, Modifiers::ALT, Key::Enter)
}

/// Takes Ctrl+Enter out of the input: as in Excel, it writes the typed text into all selected cells.
pub(super) fn fills_selected(input: &mut InputState) -> bool {
    take(input, CTRL, Key::Enter)
}

/// Takes a clipboard command out of the input of a cell that is only selected.
pub(super) fn clipboard(input: &mut InputState) -> Option<Clip> {
    if take(input, CTRL.plus(SHIFT), Key::V) {
        // A key event: egui makes a Paste event of Ctrl+V alone.
        return Some(Clip::PasteValues);
    }
    let at = input.events.iter().position(|event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_)))?;
    let event = input.events.remove(at);
    Some(if let Event::Paste(text) = event {
        Clip::Paste(text)
    } else if event == Event::Cut {
        Clip::Cut
    } else {
        Clip::Copy
    })
}

/// Whether text is typed in this frame.
pub(super) fn types(input: &InputState) -> bool {
    input.events.iter().any(|event| {
        matches!(
            event,
            Event::Text(text) | Event::Ime(egui::ImeEvent::Preedit { text, .. } | egui::ImeEvent::Commit(text))
                if !text.is_empty()
        )
    })
}

/// Whether the input method composes at the end of this frame, given whether it did before.
#[expect(clippy::wildcard_enum_match_arm, reason = "egui has events of many kinds, and any new one is none of these")]
pub(in crate::ui) fn composes(input: &InputState, before: bool) -> bool {
    input.events.iter().fold(before, |composing, event| match event {
        Event::Ime(egui::ImeEvent::Preedit { text, .. }) => !text.is_empty(),
        Event::Ime(egui::ImeEvent::Commit(_)) => false,
        _ => composing,
    })
}
