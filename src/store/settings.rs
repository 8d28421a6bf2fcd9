//! What the user chose for the program itself, in a RON file of the configuration folder.

use super::{FileError, bytes, folder};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// How many bytes the file may have.
const MAX_BYTES: u64 = 1_000_000;
/// How many projects are remembered.
const MAX_RECENT: usize = 12;

/// What the user chose for the program itself. A field that is missing is as in a new installation; one that a later
/// version wrote is passed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light letters on a dark ground.
    pub dark: bool,
    /// Size of the window's text, pt of the screen.
    pub text_pt: f32,
    /// Zoom of the form; 1 is as wide as there is room for.
    pub zoom: f32,
    /// The user's own font for the body of printed forms.
    pub print_font: Option<PathBuf>,
    /// How many former saves of each project are kept.
    pub backups: usize,
    /// The window's size, points of the screen.
    pub window: Option<[f32; 2]>,
    /// Whether the list of forms is open.
    pub tree: bool,
    /// Whether the right side is open.
    pub side: bool,
    /// The projects that were opened last, the latest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            dark: false,
            text_pt: 14.0,
            zoom: 1.0,
            print_font: None,
            backups: 10,
            window: None,
            tree: true,
            side: true,
            recent: Vec::new(),
        }
    }
}

impl Settings {
    /// Puts `path` first among the recent projects.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(MAX_RECENT);
    }

    /// The settings with every number within what the window can show.
    fn bounded(mut self) -> Self {
        let within = |value: f32, least: f32, most: f32, usual: f32| {
            if value.is_finite() { value.clamp(least, most) } else { usual }
        };
        self.text_pt = within(self.text_pt, 10.0, 28.0, 14.0);
        self.zoom = within(self.zoom, 0.6, 2.5, 1.0);
        self.backups = self.backups.min(100);
        self.window = self.window.map(|[w, h]| [within(w, 640.0, 8000.0, 1280.0), within(h, 400.0, 8000.0, 800.0)]);
        self.recent.truncate(MAX_RECENT);
        self
    }
}

/// Where the settings lie.
pub fn path() -> Option<PathBuf> {
    Some(folder::configuration()?.join("settings.ron"))
}

/// Reads the settings; a file that is missing or cannot be understood gives those of a new installation.
pub fn load() -> Settings {
    let text = path().filter(|path| bytes::exists(path)).and_then(|path| super::text::read(&path, MAX_BYTES).ok());
    text.and_then(|text| ron::from_str::<Settings>(&text).ok()).unwrap_or_default().bounded()
}

/// Writes the settings; without a configuration folder nothing is written.
pub fn save(settings: &Settings) -> Result<(), FileError> {
    let Some(path) = path() else { return Ok(()) };
    if let Some(folder) = path.parent() {
        bytes::make_folder(folder)?;
    }
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).unwrap_or_default();
    bytes::write(&path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_project_comes_first_and_once() {
        let mut settings = Settings::default();
        for name in ["a", "b", "a"] {
            settings.remember(name.into());
        }
        assert_eq!(settings.recent, [PathBuf::from("a"), PathBuf::from("b")]);
        (0..50).for_each(|i| settings.remember(format!("{i}").into()));
        assert_eq!(settings.recent.len(), MAX_RECENT);
    }

    #[test]
    fn a_file_of_another_version_is_read_as_far_as_it_goes() {
        let read = |text| ron::from_str::<Settings>(text).map(Settings::bounded);
        assert_eq!(read("(dark: true, later: 3)").map(|settings| settings.dark), Ok(true));
        assert_eq!(read("(zoom: 900, text_pt: inf)").map(|s| (s.zoom, s.text_pt)), Ok((2.5, 14.0)));
        assert_eq!(read("()"), Ok(Settings::default()));
    }
}
