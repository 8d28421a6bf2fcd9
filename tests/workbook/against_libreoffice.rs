//! Spreadsheets held against what LibreOffice shows of them, cell by cell.
//!
//! `JIBIAO_WORKBOOKS=FOLDER cargo test against_libreoffice -- --ignored --nocapture` does so with every workbook in a
//! folder, and says where the two differ: formats of the user's country and LibreOffice's own faults remain, so that
//! someone has to look.

use jibiao::workbook::{self, Grid};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// All sheets, as shown, separated by commas, in UTF-8.
const AS_SHOWN: &str = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";
/// How many files are converted by one run of LibreOffice.
const BATCH: usize = 40;
/// How many differences of a file are printed.
const PRINTED: usize = 6;

fn workbooks(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path());
    let wanted = |path: &PathBuf| {
        path.extension().is_some_and(|end| ["xls", "xlsx", "xlsm", "ods", "xml"].iter().any(|kind| end == *kind))
    };
    let mut files: Vec<PathBuf> = entries.filter(wanted).collect();
    files.sort();
    files
}

/// The rows of what LibreOffice shows of the sheet `name` of the file at `path`.
fn shown(folder: &Path, path: &Path, name: &str) -> Option<Vec<csv::StringRecord>> {
    let stem = path.file_stem()?.to_string_lossy();
    let bytes = std::fs::read(folder.join(format!("{stem}-{}.csv", name.replace('/', "_")))).ok()?;
    let text = with_blank_lines(&String::from_utf8_lossy(&bytes));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    Some(reader.records().filter_map(Result::ok).collect())
}

/// `text` with something on each blank line: a reader of separated values leaves those out.
fn with_blank_lines(text: &str) -> String {
    let (mut out, mut quoted, mut begins) = (String::new(), false, true);
    for c in text.chars() {
        quoted ^= c == '"';
        if c == '\n' && begins {
            out.push_str("\"\"");
        }
        begins = c == '\n' && !quoted;
        out.push(c);
    }
    out
}

/// What both show alike: white space, the separators of thousands, zeros behind the point and the sign of the currency
/// are left out, as this program does when it reads an amount.
fn kernel(text: &str) -> String {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && !",￥¥$€".contains(*c)).collect();
    let end = text.find(|c: char| !c.is_ascii_digit() && !"-.(".contains(c)).unwrap_or(text.len());
    let (number, words) = text.split_at(end);
    if number.contains('.') { format!("{}{words}", number.trim_end_matches('0').trim_end_matches('.')) } else { text }
}

/// How many cells agree, and the others: address, ours, theirs.
fn compared(grid: &Grid, theirs: &[csv::StringRecord]) -> (usize, Vec<(String, String, String)>) {
    let mut cells: BTreeMap<(u32, u32), &str> = BTreeMap::new();
    for (row, record) in (0..).zip(theirs) {
        cells
            .extend((0..).zip(record).filter(|(_, text)| !text.is_empty()).map(|(column, text)| ((row, column), text)));
    }
    let (mut equal, mut others) = (0, Vec::new());
    for cell in grid.cells().iter().filter(|cell| !cell.text.is_empty()) {
        let text = cells.remove(&(cell.area.row, cell.area.column)).unwrap_or_default();
        if kernel(text) == kernel(&cell.text) {
            equal += 1;
        } else {
            others.push((cell.area.address(), cell.text.clone(), text.to_owned()));
        }
    }
    let missing = cells.into_iter().filter(|(_, text)| !kernel(text).is_empty());
    others.extend(
        missing.map(|((row, column), text)| (format!("row {row} column {column}"), String::new(), text.to_owned())),
    );
    (equal, others)
}

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows where the two differ")]
#[ignore = "needs LibreOffice, and a folder of workbooks in JIBIAO_WORKBOOKS"]
fn cells_as_libreoffice_shows_them() {
    let folder = std::env::var_os("JIBIAO_WORKBOOKS").map(PathBuf::from).expect("JIBIAO_WORKBOOKS");
    let files = workbooks(&folder);
    assert!(!files.is_empty(), "no workbooks in {}", folder.display());
    let made = tempfile::tempdir().expect("folder");
    let (mut equal, mut different) = (0, 0);
    for batch in files.chunks(BATCH) {
        let mut program = Command::new("soffice");
        program.args(["--headless", "--convert-to", AS_SHOWN, "--outdir"]).arg(made.path()).args(batch);
        program.output().expect("LibreOffice");
        for path in batch {
            let Ok(book) = workbook::read(&std::fs::read(path).expect("read")) else { continue };
            for grid in &book.grids {
                let Some(theirs) = shown(made.path(), path, &grid.name) else { continue };
                let (same, others) = compared(grid, &theirs);
                equal += same;
                different += others.len();
                let name = path.file_name().unwrap_or_default().display().to_string();
                for (address, ours, theirs) in others.iter().take(PRINTED) {
                    println!("{name} {} {address}: {ours:?}, LibreOffice {theirs:?}", grid.name);
                }
            }
        }
    }
    println!("{equal} cells agree, {different} differ");
    assert!(equal > 0);
}
