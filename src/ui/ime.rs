//! Keeps the input method awake.
//!
//! egui turns the input method off and on whenever the focus moves, and winit then makes its input context anew: with
//! fcitx on X11 only raw letters arrive after that. Saying on every frame that text may be typed leaves the context be.

use egui::output::IMEOutput;
use egui::{Context, FullOutput};

/// Tells the window system on every frame that text may be typed.
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
            // Interrupting is turning off and on again; the editor itself takes back what was not finished.
            self.last = Some(IMEOutput { should_interrupt_composition: false, ..ime });
        }
        output.platform_output.ime = self.last;
    }
}

/// Whether the plugin is needed here: on X11, which winit reports by the lack of a Wayland display.
pub(super) fn is_needed() -> bool {
    cfg!(target_os = "linux") && std::env::var_os("WAYLAND_DISPLAY").is_none_or(|name| name.is_empty())
}
