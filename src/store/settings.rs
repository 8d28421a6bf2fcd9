//! The user's settings, stored as a RON file in the program's configuration folder.

use super::known_folder::Folder;
use super::{FileError, bytes, text};
use crate::base::notation::{self, ReadError};
use crate::base::visible::visible_path;
use crate::model::Regrade;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The maximum length of the settings file, bytes.
const MAX_BYTES: u64 = 1_000_000;
/// The maximum number of recent projects.
const MAX_RECENT: usize = 12;

/// The user's choices for the program itself and for all projects. A missing field has its default; an unknown field,
/// written by a later version, is ignored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Rules that are off or have another severity, by code, unless the project sets them.
    pub rules: BTreeMap<String, Regrade>,
    /// Whether the window is dark.
    pub dark: bool,
    /// Text size of the window, screen points.
    pub text_pt: f32,
    /// Zoom of the form; 1 fits the available width.
    pub zoom: f32,
    /// The user's own font for the body of printed forms.
    pub print_font: Option<PathBuf>,
    /// How many backups of each project are kept.
    pub backups: usize,
    /// The window's size, screen points.
    pub window: Option<[f32; 2]>,
    /// Whether the window is maximised; `window` is its size when it is not.
    pub maximised: bool,
    /// Whether the list of forms is open.
    pub tree: bool,
    /// Width of the list of forms, screen points.
    pub tree_width: f32,
    /// Whether the right side is open.
    pub side: bool,
    /// Width of the right side, screen points; None is a share of the window.
    pub side_width: Option<f32>,
    /// The projects that were opened last, the latest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            rules: BTreeMap::new(),
            dark: false,
            text_pt: 14.0,
            zoom: 1.0,
            print_font: None,
            backups: 10,
            window: None,
            maximised: false,
            tree: true,
            tree_width: 240.0,
            side: true,
            side_width: None,
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

    /// Returns the settings with every number within what the window can show.
    fn bounded(mut self) -> Self {
        // RON can hold `inf` and `NaN`, and `clamp` would let the latter through.
        let within = |value: f32, least: f32, most: f32, usual: f32| {
            if value.is_finite() { value.clamp(least, most) } else { usual }
        };
        self.text_pt = within(self.text_pt, 10.0, 28.0, 14.0);
        self.zoom = within(self.zoom, 0.6, 2.5, 1.0);
        self.backups = self.backups.min(100);
        self.window = self.window.map(|[w, h]| [within(w, 640.0, 8000.0, 1280.0), within(h, 400.0, 8000.0, 800.0)]);
        self.tree_width = within(self.tree_width, 160.0, 800.0, 240.0);
        self.side_width = self.side_width.map(|width| within(width, 240.0, 2000.0, 400.0));
        self.recent.truncate(MAX_RECENT);
        self
    }
}

/// Settings that cannot be read or kept.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SettingsError {
    /// The system names no folder for the user's configuration.
    #[error("找不到放设置的文件夹，设置没有保存：请设置环境变量 HOME（Windows 上是 APPDATA）后再试")]
    NoFolder,
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file contains something else.
    #[error("设置文件 {} 写法不对，{source}。没有采用：请改正这一处，或删去这个文件", visible_path(path))]
    Damaged {
        /// Its path.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadError,
    },
}

/// Returns the path of the settings file.
pub fn path() -> Option<PathBuf> {
    Some(Folder::Configuration.path()?.join("settings.ron"))
}

/// Reads the settings in the file at `path`. If there is none, returns the defaults.
pub fn load(path: &Path) -> Result<Settings, SettingsError> {
    let text = match text::read(path, MAX_BYTES) {
        Ok(text) => text,
        Err(FileError::Missing { .. }) => return Ok(Settings::default()),
        Err(error) => return Err(error.into()),
    };
    let read = notation::read(&text).map(Settings::bounded);
    read.map_err(|source| SettingsError::Damaged { path: path.to_path_buf(), source })
}

/// Writes `settings` to the file at `path` and creates its folder if needed. Only the user may read it, because it
/// names the user's projects.
pub fn save(path: &Path, settings: &Settings) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        bytes::make_folder(folder)?;
    }
    // ron can write every type in the settings, so this does not fail.
    let written = notation::write_lines(settings).unwrap_or_default();
    bytes::clear_leftovers([path]);
    text::write_private(path, &written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("jibiao").join("settings.ron");
        assert_eq!(load(&path).expect("none yet"), Settings::default());
        let rules = [("missing-operator", Regrade::Off), ("cost-sum-mismatch", Regrade::Warning)];
        let rules = rules.map(|(code, regrade)| (code.to_owned(), regrade)).into();
        let settings = Settings {
            rules,
            print_font: Some("宋体.ttf".into()),
            window: Some([1.0e3, 800.0]),
            ..Settings::default()
        };
        save(&path, &settings).expect("kept");
        assert_eq!(load(&path).expect("read"), settings);
    }

    #[test]
    fn a_damaged_file_says_where() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("settings.ron");
        text::write(&path, "(\n    rules: {\"a\": never},\n)").expect("written");
        let error = load(&path).expect_err("damaged").to_string();
        assert!(error.contains("第 2 行") && error.contains("settings.ron"), "{error}");
    }

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
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("settings.ron");
        let read = |written: &str| {
            text::write(&path, written).expect("written");
            load(&path).expect("read")
        };
        assert!(read("(dark: true, later: 3)").dark);
        let odd = read("(zoom: 900, text_pt: inf)");
        assert_eq!((odd.zoom, odd.text_pt), (2.5, 14.0));
        assert_eq!(read("()"), Settings::default());
    }
}
