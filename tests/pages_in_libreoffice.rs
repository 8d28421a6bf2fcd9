//! Our workbooks and documents printed by LibreOffice, held against our own pages: as many, and of a workbook with the same
//! rows on each.
//!
//! `cargo test pages_in_libreoffice -- --ignored --nocapture` says how many pages agree.

use crate::support::exports::{as_docx, as_xlsx, long_sheets, visible};
use jibiao::base::face::Faces;
use jibiao::page::{PageOptions, Pages, Text, pages};
use jibiao::sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

/// Prints `files`, which are in `folder`; returns the text of each page of each.
fn printed(folder: &Path, files: &[String]) -> Vec<Vec<String>> {
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", "pdf"]).args(files).current_dir(folder);
    office.output().expect("LibreOffice");
    let text = |file: &String| {
        let pdf = Path::new(file).with_extension("pdf");
        let read = Command::new("pdftotext").arg(pdf).arg("-").current_dir(folder).output().expect("pdftotext");
        let text = String::from_utf8(read.stdout).expect("UTF-8");
        // A form feed ends each page.
        text.trim_end_matches('\u{c}').split('\u{c}').map(visible).collect()
    };
    files.iter().map(text).collect()
}

fn count(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    counts
}

/// Whether each page of LibreOffice holds every character of the rows that ours begins. If a row were on another page, its
/// characters would be missing on one. Labels of several rows are left out: where a page ends within one, ours writes it
/// twice; and so are repeated heads, of which a worksheet has only one.
fn have_same_rows(sheet: &Sheet, ours: &Pages, theirs: &[String]) -> bool {
    let mut before = BTreeSet::new();
    ours.pages.iter().zip(theirs).all(|(page, text)| {
        let begins = |text: &&Text| text.cell.is_some_and(|at| sheet.cells[at].rows == 1 && !before.contains(&at));
        let texts: String = page.texts.iter().filter(begins).map(|text| text.text.as_str()).collect();
        before.extend(page.areas.iter().map(|area| area.cell));
        let found = count(text);
        count(&visible(&texts)).iter().all(|(c, count)| found.get(c).is_some_and(|found| found >= count))
    })
}

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows how many agree")]
#[ignore = "needs LibreOffice and pdftotext"]
fn break_as_ours() {
    let folder = tempfile::tempdir().expect("folder");
    let (sheets, faces) = (long_sheets(), Faces::bundled());
    for (kind, write) in [("xlsx", as_xlsx as fn(&Sheet) -> Vec<u8>), ("docx", as_docx)] {
        let files: Vec<String> = (0..sheets.len()).map(|at| format!("{kind}{at}.{kind}")).collect();
        for (sheet, file) in sheets.iter().zip(&files) {
            std::fs::write(folder.path().join(file), write(sheet)).expect("written");
        }
        let (mut all, mut alike) = (0, 0);
        for (sheet, theirs) in sheets.iter().zip(printed(folder.path(), &files)) {
            let ours = pages(sheet, &faces, PageOptions::default());
            assert_eq!(ours.pages.len(), theirs.len(), "pages of {} as {kind}", sheet.name);
            let same = have_same_rows(sheet, &ours, &theirs);
            // Word breaks pages by itself, above all those in the middle of a label.
            assert!(same || kind == "docx", "{} as {kind} has other rows on a page", sheet.name);
            all += theirs.len();
            alike += if same { theirs.len() } else { 0 };
        }
        println!("{kind}: {all} pages of {} forms, {alike} with the same rows", sheets.len());
    }
}
