//! The indicators of former projects: the project files in the user's library folder, each read once.

use super::Entry;
use super::entry::of_project;
use crate::store::bytes::{Standing, standing};
use crate::store::listing;
use crate::store::project::{self, has_extension};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most files that are read: someone may name a whole archive.
const FILES: usize = 2_000;

/// A file as it was read: how it stood then, and its indicators.
type Read = (Standing, Arc<[Entry]>);

/// What was read of the library folder. A file is read again only when it has changed.
#[derive(Default)]
pub struct Former(HashMap<PathBuf, Read>);

impl Former {
    /// Returns the indicators of the project files in `folder`, the latest year first. What cannot be read is left out:
    /// nobody asked to open it.
    pub(super) fn entries(&mut self, folder: &Path, own: &Path) -> Vec<Entry> {
        let mut paths: Vec<PathBuf> =
            listing::entries(folder).unwrap_or_default().into_iter().map(|entry| entry.path).collect();
        paths.retain(|path| has_extension(path) && path != own);
        // The order of the folder is the disk's: by name, so that two starts offer the same.
        paths.sort();
        paths.truncate(FILES);
        let read: Vec<(PathBuf, Read)> =
            paths.into_iter().filter_map(|path| Some((path.clone(), self.file(&path)?))).collect();
        self.0 = read.iter().cloned().collect();
        let mut entries: Vec<Entry> = read.iter().flat_map(|(_, (_, entries))| entries.iter().cloned()).collect();
        entries.sort_by(|a, b| b.year.cmp(&a.year));
        entries
    }

    fn file(&self, path: &Path) -> Option<Read> {
        let standing = standing(path)?;
        if let Some(known) = self.0.get(path).filter(|(known, _)| *known == standing) {
            return Some(known.clone());
        }
        // A damaged file is remembered as one without indicators, so that it is not read again and again.
        let entries = project::load(path).map(|project| of_project(&project)).unwrap_or_default();
        Some((standing, entries.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, Form, Project, Table, keys};
    use crate::store::bytes;

    fn project(year: &str, name: &str) -> Project {
        let mut form = Form::default();
        form.fields.set(keys::YEAR.into(), year);
        form.push_row(Table::Indicators, [(Column::Name, name)].into_iter().collect());
        let mut project = Project::default();
        project.push(form);
        project
    }

    #[test]
    fn bad_files_are_left_out_and_changed_ones_read_again() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        project::save(&at("b.ron"), &project("2024", "培训人数")).expect("saved");
        project::save(&at("a.ron"), &project("2023", "参保人数")).expect("saved");
        bytes::write(&at("c.ron"), b"(version: 1, forms: [").expect("written");
        bytes::write(&at("d.xlsx"), b"").expect("written");
        bytes::write(&at("own.ron"), b"(version: 1, indicators: [])").expect("written");
        let mut former = Former::default();
        let names = |former: &mut Former| {
            let entries = former.entries(folder.path(), &at("own.ron"));
            entries.iter().map(|entry| entry.name().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(names(&mut former), ["培训人数", "参保人数"], "the latest year first");
        project::save(&at("a.ron"), &project("2025", "参保缴费人数")).expect("saved");
        std::fs::remove_file(at("b.ron")).expect("removed");
        assert_eq!(names(&mut former), ["参保缴费人数"]);
        assert!(Former::default().entries(&at("none"), &at("own.ron")).is_empty());
    }
}
