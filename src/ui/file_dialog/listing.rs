//! The contents of the current folder, read in the background, and which entries are chosen.

use super::FileKind;
use super::pick::Pick;
use crate::session::Wake;
use crate::session::files::{Entry, Looking, Reading, look_into};
use std::path::{Path, PathBuf};

/// The longest pause between letters that belong to the same name, seconds.
const PAUSE: f64 = 1.0;

/// Which entries of a folder are shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filter {
    pub(super) kind: FileKind,
    /// The extensions of the files to show. Empty shows all files.
    pub(super) extensions: &'static [&'static str],
}

impl Filter {
    fn shows(self, entry: &Entry) -> bool {
        let has_ending = || {
            let ending = entry.path.extension().unwrap_or_default();
            self.extensions.is_empty() || self.extensions.iter().any(|known| ending.eq_ignore_ascii_case(known))
        };
        entry.is_folder || (self.kind != FileKind::Folder && has_ending())
    }
}

/// A folder, its contents, and what is chosen.
pub(super) struct Listing {
    /// The folder that is shown.
    pub(super) folder: PathBuf,
    /// The path to go to next.
    next: Option<PathBuf>,
    looking: Option<Looking<Reading>>,
    entries: Vec<Entry>,
    /// The lines: indices of the entries that pass the filter.
    shown: Vec<usize>,
    filter: Filter,
    pub(super) pick: Pick,
    /// Why the folder cannot be shown.
    pub(super) notice: Option<String>,
    /// The path to choose once the folder is read.
    wanted: Option<PathBuf>,
    /// The letters typed so far, and when the last one was.
    typed: (String, f64),
    /// Whether to scroll the current line into view.
    pub(super) scrolls: bool,
    /// How far the lines are scrolled, screen points.
    pub(super) scrolled: f32,
}

impl Listing {
    pub(super) fn new(folder: PathBuf, filter: Filter) -> Self {
        Self {
            next: Some(folder.clone()),
            folder,
            looking: None,
            entries: Vec::new(),
            shown: Vec::new(),
            filter,
            pick: Pick::default(),
            notice: None,
            wanted: None,
            typed: (String::new(), 0.0),
            scrolls: false,
            scrolled: 0.0,
        }
    }

    /// Goes to the folder at `path`, or, for a file, to its folder and chooses the file.
    pub(super) fn go(&mut self, path: PathBuf) {
        self.next = Some(path);
    }

    /// Goes to the parent folder and chooses this one in it.
    pub(super) fn go_up(&mut self) {
        if let Some(parent) = self.folder.parent() {
            self.wanted = Some(self.folder.clone());
            self.go(parent.to_path_buf());
        }
    }

    /// Begins to read the next folder, and takes over what was read. Returns whether the folder changed.
    pub(super) fn update(&mut self, wake: &Wake) -> bool {
        // Replaces a lookup that still runs: its answer would be for a folder already left.
        if let Some(path) = self.next.take() {
            self.looking = Some(look_into(&path, wake));
            self.leave(path);
            return true;
        }
        let Some(read) = self.looking.as_ref().and_then(Looking::answer) else { return false };
        self.looking = None;
        match read {
            Ok(found) => {
                // For a file, the folder found is its parent.
                let elsewhere = self.folder != found.folder;
                self.folder = found.folder;
                self.entries = found.entries;
                let wanted = self.wanted.take();
                self.sift(self.filter, found.asked.or(wanted).as_deref());
                elsewhere
            }
            Err(notice) => {
                self.notice = Some(notice.to_string());
                false
            }
        }
    }

    /// Clears the list, so that nothing of the old folder can be chosen.
    fn leave(&mut self, to: PathBuf) {
        self.folder = to;
        self.entries.clear();
        self.shown.clear();
        self.pick = Pick::default();
        self.notice = None;
        self.scrolled = 0.0;
    }

    /// Returns what to say if there are no lines.
    pub(super) fn instead_of_lines(&self) -> Option<&str> {
        match (&self.notice, self.filter) {
            (Some(notice), _) => Some(notice),
            _ if self.looking.is_some() => Some("正在读取…"),
            _ if !self.shown.is_empty() => None,
            (None, Filter { kind: FileKind::Folder, .. }) => Some("这里没有别的文件夹。"),
            (None, Filter { extensions: [], .. }) => Some("这个文件夹是空的。"),
            (None, _) => Some("这里没有可以选的文件。要看别的文件，请勾选下面的“所有文件”。"),
        }
    }

    /// Applies another filter and keeps the current line.
    pub(super) fn refilter(&mut self, filter: Filter) {
        let at = self.pick.at.and_then(|line| self.entry(line)).map(|entry| entry.path.clone());
        self.sift(filter, at.as_deref());
    }

    fn sift(&mut self, filter: Filter, wanted: Option<&Path>) {
        self.filter = filter;
        let shows = |(_, entry): &(usize, &Entry)| filter.shows(entry);
        self.shown = self.entries.iter().enumerate().filter(shows).map(|(i, _)| i).collect();
        self.pick = Pick::default();
        let line =
            wanted.and_then(|path| (0..self.len()).find(|line| self.entry(*line).is_some_and(|e| e.path == path)));
        if let Some(line) = line {
            self.pick.one(line);
            self.scrolls = true;
        }
    }

    /// Returns the number of lines.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    pub(super) fn entry(&self, line: usize) -> Option<&Entry> {
        self.entries.get(*self.shown.get(line)?)
    }

    /// Returns the entry called `name`, shown or not.
    pub(super) fn named(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// Returns the chosen entries, in order.
    pub(super) fn chosen(&self) -> impl Iterator<Item = &Entry> {
        self.pick.chosen.iter().filter_map(|line| self.entry(*line))
    }

    /// Goes to the next line that begins with the letters typed so far, as file managers do.
    pub(super) fn type_letters(&mut self, letters: &str, now: f64) {
        if now - self.typed.1 > PAUSE {
            self.typed.0.clear();
        }
        self.typed.0 += &letters.to_lowercase();
        self.typed.1 = now;
        let typed = self.typed.0.as_str();
        // The first letter moves on to the next name; further letters may match the current one.
        let at = self.pick.at.map_or(0, |at| if typed.chars().count() == 1 { at + 1 } else { at });
        let count = self.len();
        let begins = |line: &usize| self.entry(*line).is_some_and(|e| e.name.to_lowercase().starts_with(typed));
        if let Some(line) = (0..count).map(|step| (at + step) % count).find(begins) {
            self.pick.one(line);
            self.scrolls = true;
        }
    }
}
