//! Lists with one Tab stop: arrows move within the list, Tab goes on to the buttons of the current row.

use egui::{FocusDirection, Id, Key, Modifiers, Sense};

/// How many rows Page Up and Page Down move.
const PAGE: usize = 8;

/// Returns where the keys of this frame move to in a list of `count` rows, whose current row `at` has the id `id`.
pub(super) fn moved(ui: &egui::Ui, id: Id, at: usize, count: usize) -> Option<usize> {
    if count == 0 || !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let keys = [
        (Key::ArrowDown, true, 1),
        (Key::ArrowUp, false, 1),
        (Key::PageDown, true, PAGE),
        (Key::PageUp, false, PAGE),
        (Key::End, true, count),
        (Key::Home, false, count),
    ];
    let (down, by) = keys.into_iter().find_map(|(key, down, step)| {
        let times = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        (times > 0).then_some((down, times * step))
    })?;
    // The arrows are consumed, so egui must not also look for the next widget in their direction.
    ui.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    Some(if down { (at + by).min(count - 1) } else { at.saturating_sub(by) })
}

/// Returns the sense of a row or one of its buttons: only the current row can be reached by Tab.
pub(super) fn sense(at_hand: bool) -> Sense {
    if at_hand { Sense::click() } else { Sense::CLICK }
}

/// Whether the press in this frame came from the keyboard.
pub(super) fn pressed_by_key(ui: &egui::Ui) -> bool {
    !ui.input(|input| input.pointer.any_click())
}
