//! What lies over the window and has the keys while it does.

use egui::{Context, Popup};

/// Whether no menu and no dialog lies over the window.
pub(super) fn nothing_is_over(ctx: &Context) -> bool {
    !Popup::is_any_open(ctx) && ctx.memory(|memory| memory.top_modal_layer().is_none())
}
