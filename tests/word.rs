//! Our Word documents as other programs read them: every cell of every sample, and of every template with long tables.
//!
//! `JIBIAO_PYTHON=python3 cargo test read_elsewhere -- --ignored --nocapture` wants a Python with python-docx, and LibreOffice.

use crate::support::exports::{as_docx, long_sheets};
use jibiao::sheet::{Cell, Sheet};
use std::path::Path;
use std::process::Command;

/// Writes what python-docx reads as JSON: of each file its rows from top to bottom, a text for each column of the grid, and
/// for each cell of the row; a paragraph outside of tables is a row of one text.
const READER: &str = r#"
import json, sys, docx
from docx.table import Table
from docx.text.paragraph import Paragraph
def rows(path):
    found = []
    for block in docx.Document(path).iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = row.cells
                first = [at for at, cell in enumerate(cells) if at == 0 or cell._tc is not cells[at - 1]._tc]
                found.append([[cell.text for cell in cells], [cells[at].text for at in first]])
        elif block.text:
            found.append([[block.text], [block.text]])
    return found
json.dump([rows(path) for path in sys.argv[1:]], sys.stdout)
"#;

/// The texts of a row: by column, and by cell.
type Row = [Vec<String>; 2];

/// The rows of each of `files` in `folder`, as python-docx reads them.
fn read(folder: &Path, files: &[String]) -> Vec<Vec<Row>> {
    let python = std::env::var("JIBIAO_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let read = Command::new(python).args(["-c", READER]).args(files).current_dir(folder).output().expect("Python");
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    serde_json::from_slice(&read.stdout).expect("JSON")
}

/// What a document is to hold, row by row.
fn wanted(sheet: &Sheet) -> Vec<Row> {
    let rows = (0..sheet.rows.len()).filter_map(|row| {
        let covers = |cell: &Cell, column| {
            (cell.row..cell.row + cell.rows).contains(&row)
                && (cell.column..cell.column + cell.columns).contains(&column)
        };
        let at = |column| sheet.cells.iter().position(|cell| covers(cell, column));
        let cells: Vec<Option<usize>> = (0..sheet.widths.len()).map(at).collect();
        let text = |cell: &Option<usize>| cell.map_or_else(String::new, |cell| sheet.cells[cell].text.clone());
        let own = &sheet.cells[sheet.cells_of(row)];
        if !sheet.rows[row].framed && matches!(own, [cell] if cell.columns == cells.len()) {
            let line = vec![own[0].text.clone()];
            return (!own[0].text.is_empty()).then(|| [line.clone(), line]);
        }
        // Where no cell is, each column has a blank one.
        let begins = |at: &usize| *at == 0 || cells[*at].is_none() || cells[*at] != cells[*at - 1];
        let by_cell = (0..cells.len()).filter(begins).map(|at| text(&cells[at])).collect();
        Some([cells.iter().map(text).collect(), by_cell])
    });
    rows.collect()
}

/// How many cells of `sheet` are as they were read, by column or `by_cell`. A label that stands upright is read with breaks.
fn agreeing(sheet: &Sheet, read: &[Row], (who, by_cell): (&str, bool)) -> usize {
    let joined = |text: &str| text.split_whitespace().collect::<String>();
    let stacked: Vec<String> = sheet.cells.iter().filter(|cell| cell.stacked).map(|cell| joined(&cell.text)).collect();
    let plain = |text: &String| if stacked.contains(&joined(text)) { joined(text) } else { text.clone() };
    let texts = |row: &Row| row[usize::from(by_cell)].iter().map(plain).collect::<Vec<_>>();
    let wanted = wanted(sheet);
    for (at, (wanted, read)) in wanted.iter().zip(read).enumerate() {
        assert_eq!(texts(wanted), texts(read), "row {at} of {} as {who} reads it", sheet.name);
    }
    assert_eq!(wanted.len(), read.len(), "rows of {} as {who} reads it", sheet.name);
    wanted.iter().map(|row| row[usize::from(by_cell)].len()).sum()
}

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows how much was read")]
#[ignore = "needs python-docx and LibreOffice"]
fn read_elsewhere() {
    let folder = tempfile::tempdir().expect("folder");
    let sheets = long_sheets();
    let files: Vec<String> = (0..sheets.len()).map(|at| format!("{at}.docx")).collect();
    for (sheet, file) in sheets.iter().zip(&files) {
        std::fs::write(folder.path().join(file), as_docx(sheet)).expect("written");
    }
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.path().display());
    let mut office = Command::new("soffice");
    office.args([&profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", "saved"]).args(&files);
    office.current_dir(folder.path()).output().expect("LibreOffice");
    let saved: Vec<String> = files.iter().map(|file| format!("saved/{file}")).collect();
    // LibreOffice writes no column of the grid that no cell of the table begins or ends at.
    for (who, files, by_cell) in [("python-docx", &files, false), ("LibreOffice", &saved, true)] {
        let read = read(folder.path(), files);
        let cells: usize = sheets.iter().zip(&read).map(|(sheet, read)| agreeing(sheet, read, (who, by_cell))).sum();
        println!("{who}: {cells} cells of {} forms are the same", sheets.len());
    }
}
