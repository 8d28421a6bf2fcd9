//! Tells whether a menu or dialog is over the window and has the keyboard.

use egui::{Context, Popup};

/// Whether no menu and no dialog is open over the window.
pub(super) fn nothing_is_over(ctx: &Context) -> bool {
    !Popup::is_any_open(ctx) && ctx.memory(|memory| memory.top_modal_layer().is_none())
}
