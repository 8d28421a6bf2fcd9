//! What draws the window: the names that the system's OpenGL gives of itself.
//!
//! They can be asked for by unsafe code alone, which this crate does not have. egui's painter asks, and writes them to its
//! log before it uses any of it; so they are known too where the window then cannot be opened.

use log::{LevelFilter, Log, Metadata, Record};
use std::sync::OnceLock;

/// The names, once they were said.
static NAMES: OnceLock<String> = OnceLock::new();

/// Reads the log for them.
struct Listener;

impl Log for Listener {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("egui_glow")
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata())
            && let Some(names) = names_in(&record.args().to_string())
        {
            // Said once; nothing else of the log is of interest.
            drop(NAMES.set(names));
            log::set_max_level(LevelFilter::Off);
        }
    }

    fn flush(&self) {}
}

/// Listens from now on.
pub(super) fn listen() {
    if log::set_logger(&Listener).is_ok() {
        log::set_max_level(LevelFilter::Debug);
    }
}

/// Returns the names: of the renderer, its maker, and the version.
pub(super) fn names() -> Option<&'static str> {
    NAMES.get().map(String::as_str)
}

/// The names in an entry of the log, if it holds them.
fn names_in(entry: &str) -> Option<String> {
    let of = |about: &str| entry.lines().find_map(|line| line.strip_prefix(about)).map(str::trim);
    let all = [of("opengl renderer:")?, of("opengl vendor:")?, of("opengl version:")?];
    Some(all.join("，"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_those_of_the_log() {
        // As egui_glow 0.37 writes it (painter.rs).
        let entry = "\nopengl version: 4.5 Mesa 22.3.6\nopengl renderer: llvmpipe (LLVM 15.0.6)\nopengl vendor: Mesa";
        assert_eq!(names_in(entry).as_deref(), Some("llvmpipe (LLVM 15.0.6)，Mesa，4.5 Mesa 22.3.6"));
        assert_eq!(names_in("Shader header: \"#version 140\"."), None);
    }
}
