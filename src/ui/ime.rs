//! Works around broken Chinese input with fcitx 4 and 5 on X11.
//!
//! egui turns the input method off and on whenever the focus moves, and winit then recreates its input context: with
//! fcitx only raw letters arrive after that. Reporting in every frame that text may be typed keeps the context. ibus
//! works either way.

use egui::output::IMEOutput;
use egui::{Context, FullOutput};

/// Tells the window system in every frame that text may be typed.
#[derive(Debug, Default)]
pub(super) struct KeepInputMethod {
    last: Option<IMEOutput>,
}

impl egui::Plugin for KeepInputMethod {
    fn debug_name(&self) -> &'static str {
        "keep input method"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        if let Some(ime) = output.platform_output.ime {
            // An interruption is also off and on. The editor itself restores the text of an unfinished composition.
            self.last = Some(IMEOutput { should_interrupt_composition: false, ..ime });
        }
        output.platform_output.ime = self.last;
    }
}

/// Whether the plugin is needed: on X11, which winit uses when there is no Wayland display.
pub(super) fn is_needed() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_none_or(|name| name.is_empty())
}
