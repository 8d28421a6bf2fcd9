//! .xls files held against what calamine reads of them, cell by cell.
//!
//! `JIBIAO_WORKBOOKS=FOLDER cargo test against_calamine -- --nocapture` does so with every .xls file in a folder, and says
//! where the two differ: calamine knows less (texts of formulas that are longer than a record, characters of four bytes
//! across two records, formulas that programs write as older kinds do), so that someone has to look.

use calamine::{Data, Reader, Xls};
use jibiao::base::text::taken_in;
use jibiao::workbook::{self, Grid, GridCell};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path());
    let mut files: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|kind| kind == "xls")).collect();
    files.sort();
    files
}

/// Where the two readers differ on the file, a line each; None where calamine does not read it.
fn differences(bytes: &[u8]) -> Option<Vec<String>> {
    let theirs = std::panic::catch_unwind(|| Xls::new(Cursor::new(bytes)).ok()).ok()??;
    let ours = match workbook::read(bytes) {
        Ok(book) => book.grids,
        Err(error) => return Some(vec![error.to_string()]),
    };
    Some(compared(theirs, &ours))
}

fn compared(mut theirs: Xls<Cursor<&[u8]>>, ours: &[Grid]) -> Vec<String> {
    let sheets = theirs.sheets_metadata().iter().filter(|sheet| sheet.typ == calamine::SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let own: Vec<&String> = ours.iter().map(|grid| &grid.name).collect();
    if names.iter().collect::<Vec<_>>() != own {
        return vec![format!("the sheets {own:?} and not {names:?}")];
    }
    ours.iter().flat_map(|grid| sheet_differences(&mut theirs, grid)).collect()
}

fn sheet_differences(theirs: &mut Xls<Cursor<&[u8]>>, grid: &Grid) -> Vec<String> {
    let range = theirs.worksheet_range(&grid.name).expect("sheet");
    let merges = theirs.merge_cells_by_sheet_name(&grid.name).unwrap_or_default();
    let (top, left) = range.start().unwrap_or_default();
    let beneath = |place: (u32, u32)| {
        let within = |from: (u32, u32), to: (u32, u32)| {
            (from.0..=to.0).contains(&place.0) && (from.1..=to.1).contains(&place.1) && place != from
        };
        merges.iter().any(|merge| within(merge.start, merge.end))
    };
    let cells = range.used_cells().map(|(row, column, data)| ((top + row as u32, left + column as u32), data));
    let mut cells: BTreeMap<(u32, u32), &Data> = cells.filter(|(place, _)| !beneath(*place)).collect();
    let mut wrong = Vec::new();
    for cell in grid.cells().iter().chain(&grid.aside).filter(|cell| !cell.text.is_empty()) {
        let data = cells.remove(&(cell.area.row, cell.area.column)).unwrap_or(&Data::Empty);
        if !agree(cell, data) {
            wrong.push(format!("{} {}: {:?} and not {data:?}", grid.name, cell.area.address(), cell.text));
        }
    }
    let missing = cells.into_iter().filter(|(_, data)| matches!(data, Data::String(text) if !text.is_empty()));
    wrong.extend(missing.map(|(place, data)| format!("{} {place:?}: nothing and not {data:?}", grid.name)));
    wrong
}

/// Whether the cell shows what calamine says is in it. Of numbers it does not tell how they are shown: some number is.
fn agree(cell: &GridCell, data: &Data) -> bool {
    match data {
        Data::String(text) => {
            let text = taken_in(text);
            cell.text == text || (text.starts_with(&cell.text) && cell.text.chars().count() == 32_767)
        }
        Data::Float(value) => shows(&cell.text, *value),
        Data::Int(value) => shows(&cell.text, *value as f64),
        Data::Bool(value) => cell.text == if *value { "TRUE" } else { "FALSE" },
        Data::Error(error) => cell.failed && cell.text == error.to_string(),
        Data::DateTime(_) => cell.text.contains(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

fn shows(text: &str, value: f64) -> bool {
    let numbers =
        text.split(|c: char| !(c.is_ascii_digit() || "+-.e".contains(c))).filter_map(|part| part.parse().ok());
    let near = |shown: f64, value: f64| (shown.abs() - value.abs()).abs() <= f64::max(0.51, value.abs() * 1e-9);
    let mut numbers = numbers.peekable();
    // A format may say something else for what it does not show.
    (numbers.peek().is_none() && value.abs() < 0.5)
        || numbers.any(|shown| near(shown, value) || near(shown, value * 100.0))
}

#[test]
fn our_files() {
    for path in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import")) {
        let found = differences(&std::fs::read(&path).expect("file"));
        let encrypted = path.file_stem().is_some_and(|name| name == "encrypted");
        assert_eq!(found, (!encrypted).then(Vec::new), "{}", path.display());
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows where the readers differ")]
fn a_folder_of_files() {
    let Some(folder) = std::env::var_os("JIBIAO_WORKBOOKS") else { return };
    let (mut agreed, mut unread) = (0, 0);
    let files = files(Path::new(&folder));
    for path in &files {
        match differences(&std::fs::read(path).expect("file")) {
            None => unread += 1,
            Some(found) if found.is_empty() => agreed += 1,
            Some(found) => println!("{}: {} cells: {}", path.display(), found.len(), found[0]),
        }
    }
    println!("{} files: {agreed} agree, calamine does not read {unread}", files.len());
}
