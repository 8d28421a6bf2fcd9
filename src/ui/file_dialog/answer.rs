//! Handles a choice in the file dialog: a folder is opened, files are returned.

use super::rows::Asked;
use super::{FileAnswer, FileDialog, FileKind};
use crate::session::files::path_of;
use std::path::PathBuf;

impl FileDialog {
    /// Handles what was done in the list.
    pub(super) fn take(&mut self, asked: Asked) -> Option<FileAnswer> {
        match asked {
            Asked::Up => self.listing.go_up(),
            Asked::Agree => return self.agree(),
            Asked::Chose => {
                if let Some(file) = self.listing.chosen().find(|entry| !entry.is_folder) {
                    self.name.clone_from(&file.name);
                }
            }
            Asked::Open(line) => {
                let entry = self.listing.entry(line)?.clone();
                if entry.is_folder {
                    self.listing.go(entry.path);
                } else if self.wish.kind == FileKind::OpenSeveral && self.listing.pick.chosen.contains(&line) {
                    return self.agree();
                } else {
                    return Some(FileAnswer::Chosen(vec![entry.path]));
                }
            }
        }
        None
    }

    /// Whether the agreeing button can be pressed.
    pub(super) fn can_agree(&self) -> bool {
        match self.wish.kind {
            FileKind::Open | FileKind::OpenSeveral => !self.listing.pick.chosen.is_empty(),
            FileKind::Save => !self.name.trim().is_empty(),
            FileKind::Folder => self.listing.notice.is_none(),
        }
    }

    /// Does what the agreeing button does: opens a chosen folder, or returns the files.
    pub(super) fn agree(&mut self) -> Option<FileAnswer> {
        match self.wish.kind {
            FileKind::Open | FileKind::OpenSeveral => {
                let files: Vec<PathBuf> =
                    self.listing.chosen().filter(|e| !e.is_folder).map(|e| e.path.clone()).collect();
                let folder = self.listing.chosen().find(|entry| entry.is_folder).map(|entry| entry.path.clone());
                match folder.filter(|_| files.is_empty()) {
                    Some(folder) => self.listing.go(folder),
                    None => return (!files.is_empty()).then_some(FileAnswer::Chosen(files)),
                }
                None
            }
            FileKind::Save => self.agree_to_name(),
            FileKind::Folder => {
                let chosen = self.listing.chosen().next().map(|entry| entry.path.clone());
                Some(FileAnswer::Chosen(vec![chosen.unwrap_or_else(|| self.listing.folder.clone())]))
            }
        }
    }

    fn agree_to_name(&mut self) -> Option<FileAnswer> {
        let name = self.name.trim();
        if name.is_empty() {
            return None;
        }
        // Typing the name of a folder and Enter goes into it, as in system dialogs.
        if let Some(folder) = self.listing.named(name).filter(|entry| entry.is_folder) {
            let folder = folder.path.clone();
            self.listing.go(folder);
            return None;
        }
        Some(FileAnswer::Chosen(vec![path_of(&ended(name, self.wish.extensions), &self.listing.folder)]))
    }
}

/// Returns the name with the extension that the file should have, if it has none of those allowed.
fn ended(name: &str, extensions: &[&str]) -> String {
    // Appended, not replaced: 报表v1.2 has no extension.
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match extensions.first() {
        Some(first) if !extensions.iter().any(|known| ending.eq_ignore_ascii_case(known)) => format!("{name}.{first}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::ended;

    #[test]
    fn a_name_gets_its_ending_once() {
        for (name, expected) in
            [("报表", "报表.pdf"), ("报表.PDF", "报表.PDF"), ("报表.xlsx", "报表.xlsx"), ("报表v1.2", "报表v1.2.pdf")]
        {
            assert_eq!(ended(name, &["pdf", "xlsx"]), expected);
        }
        assert_eq!(ended("报表", &[]), "报表");
    }
}
