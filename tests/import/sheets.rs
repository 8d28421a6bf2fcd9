//! Sheets that are drawn in a test, read with the templates of the program.

use crate::support::drawn::workbook;
use jibiao::import::{Imported, Importer};
use jibiao::model::Form;
use jibiao::template::Library;
use std::sync::LazyLock;

pub(super) static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));

pub(super) fn imported(sheet: &str) -> Imported {
    IMPORTER.read(&workbook(&[sheet]), "表", None).expect("readable")
}

/// The one form of a sheet on which every cell has its place.
#[track_caller]
pub(super) fn whole(sheet: &str) -> Form {
    let mut imported = imported(sheet);
    let lost: Vec<_> =
        imported.unplaced().map(|cell| (cell.cell.area.address(), &cell.cell.text, cell.reason)).collect();
    assert!(lost.is_empty(), "{lost:?}\n{sheet}");
    assert_eq!(imported.forms.len(), 1, "{sheet}");
    imported.forms.remove(0).form
}
