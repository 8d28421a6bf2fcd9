//! The files and folders of the folder at hand, read in the background, and which of them are chosen.

use super::FileKind;
use super::pick::Pick;
use crate::session::Wake;
use crate::session::files::{Entry, Looking, Reading, look_into};
use std::path::{Path, PathBuf};

/// How soon one letter must follow another to belong to the same name, seconds.
const PAUSE: f64 = 1.0;

/// What of a folder is shown.
#[derive(Debug, Clone, Copy)]
pub(super) struct Filter {
    pub(super) kind: FileKind,
    /// The endings of the files that are shown; none shows all.
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

/// A folder, what it holds, and what of it is chosen.
pub(super) struct Listing {
    /// The folder that is shown.
    pub(super) folder: PathBuf,
    /// Where to go next.
    next: Option<PathBuf>,
    looking: Option<Looking<Reading>>,
    entries: Vec<Entry>,
    /// The lines: places of the entries that pass the filter.
    shown: Vec<usize>,
    filter: Filter,
    pub(super) pick: Pick,
    /// Why the folder cannot be shown.
    pub(super) notice: Option<String>,
    /// What is chosen once the folder is read.
    wanted: Option<PathBuf>,
    /// The letters that were typed, and when the last one was.
    typed: (String, f64),
    /// The line at hand is to come into view.
    pub(super) scrolls: bool,
    /// How far the lines are scrolled, points of the screen.
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

    /// Goes to the folder at `path`; of a file, to the folder around it, where the file is chosen.
    pub(super) fn go(&mut self, path: PathBuf) {
        self.next = Some(path);
    }

    /// Goes to the folder around this one, where this one is chosen.
    pub(super) fn go_up(&mut self) {
        if let Some(parent) = self.folder.parent() {
            self.wanted = Some(self.folder.clone());
            self.go(parent.to_path_buf());
        }
    }

    /// Begins to read where it is to go next, and takes over what was read meanwhile; returns whether it is at another
    /// folder.
    pub(super) fn update(&mut self, wake: &Wake) -> bool {
        if let Some(path) = self.next.take() {
            self.looking = Some(look_into(&path, wake));
            self.leave(path);
            return true;
        }
        let Some(read) = self.looking.as_ref().and_then(Looking::answer) else { return false };
        self.looking = None;
        match read {
            Ok(found) => {
                // Of a file that was asked for it is the folder around it.
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

    /// Nothing of the folder that is left can be chosen any more.
    fn leave(&mut self, to: PathBuf) {
        self.folder = to;
        self.entries.clear();
        self.shown.clear();
        self.pick = Pick::default();
        self.notice = None;
        self.scrolled = 0.0;
    }

    /// What is said where there are no lines.
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

    /// Shows what passes another filter.
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

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    pub(super) fn entry(&self, line: usize) -> Option<&Entry> {
        self.entries.get(*self.shown.get(line)?)
    }

    /// The entry called `name`, shown or not.
    pub(super) fn named(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// What is chosen, in order.
    pub(super) fn chosen(&self) -> impl Iterator<Item = &Entry> {
        self.pick.chosen.iter().filter_map(|line| self.entry(*line))
    }

    /// Goes to the next line that begins with the letters typed so far.
    pub(super) fn type_letters(&mut self, letters: &str, now: f64) {
        if now - self.typed.1 > PAUSE {
            self.typed.0.clear();
        }
        self.typed.0 += &letters.to_lowercase();
        self.typed.1 = now;
        let typed = self.typed.0.as_str();
        // The first letter goes on to the next name, what follows may stay at this one.
        let at = self.pick.at.map_or(0, |at| if typed.chars().count() == 1 { at + 1 } else { at });
        let count = self.len();
        let begins = |line: &usize| self.entry(*line).is_some_and(|e| e.name.to_lowercase().starts_with(typed));
        if let Some(line) = (0..count).map(|step| (at + step) % count).find(begins) {
            self.pick.one(line);
            self.scrolls = true;
        }
    }
}
