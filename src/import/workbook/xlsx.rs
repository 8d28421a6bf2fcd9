//! .xlsx and .xlsm; what macros there are is not looked at.

use super::super::error::ImportError;
use super::super::grid::{Area, Grid, GridCell};
use super::super::limits::{self, Room};
use super::number;
use calamine::{DataRef, Dimensions, Reader, SheetType, Style, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::collections::HashMap;
use std::io::Cursor;

/// Days between the counts of 1900 and 1904.
const DAYS_TO_1904: f64 = 1_462.0;

/// Reads the sheets in `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Grid>, ImportError> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| explained(&error))?;
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    if names.len() > limits::SHEETS {
        return Err(ImportError::TooManySheets { found: names.len() });
    }
    let mut room = Room::default();
    Ok(names.into_iter().map(|name| sheet(&mut workbook, name, &mut room)).collect())
}

/// Reads a sheet; one that is damaged keeps what could be read, and says so.
fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: String, room: &mut Room) -> Grid {
    let mut problems = Vec::new();
    let shift = if workbook.has_1904_epoch() { DAYS_TO_1904 } else { 0.0 };
    let mut cells = Vec::new();
    match read_cells(workbook, &name, shift, &mut cells, room) {
        Ok(true) => {}
        Ok(false) => problems.push(limits::surplus()),
        Err(error) => problems.push(format!("工作表没有读完：{}", explained(&error))),
    }
    let merges = workbook.merge_cells_by_sheet_name(&name).unwrap_or_default();
    let merges: Vec<Area> = merges.iter().map(area).collect();
    let mut grid = Grid::new(name, cells, &merges, room);
    grid.problems.extend(problems);
    grid
}

/// Reads the cells of a sheet into `cells`; false where the room ran out.
fn read_cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    shift: f64,
    cells: &mut Vec<GridCell>,
    room: &mut Room,
) -> Result<bool, XlsxError> {
    let mut numbers: HashMap<(u32, u32), Number> = HashMap::new();
    let mut all = true;
    let mut reader = workbook.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell_with_formula_metadata()? {
        let mut failed = matches!(cell.value, DataRef::Error(_));
        let number = |value: f64, is_date: bool| Number { value, is_date, at: cells.len() };
        let text = match cell.value {
            DataRef::Empty => match cell.formula.and_then(formula_text) {
                None => continue,
                Some(text) => {
                    failed = computes(&text);
                    format!("={text}")
                }
            },
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text,
            DataRef::SharedString(text) => text.to_owned(),
            DataRef::Int(value) => kept(&mut numbers, cell.pos, number(value as f64, false)),
            DataRef::Float(value) => kept(&mut numbers, cell.pos, number(value, false)),
            DataRef::DateTime(date) => kept(&mut numbers, cell.pos, number(date.as_f64() + shift, true)),
            DataRef::Bool(value) => if value { "TRUE" } else { "FALSE" }.to_owned(),
            DataRef::Error(error) => error.to_string(),
        };
        if !room.cell(text.len()) {
            all = false;
            break;
        }
        cells.push(GridCell { area: Area::single(cell.pos.0, cell.pos.1), text, failed });
    }
    drop(reader);
    if !numbers.is_empty() {
        show(workbook, name, &numbers, cells)?;
    }
    Ok(all)
}

/// A number whose format is not known yet.
struct Number {
    value: f64,
    is_date: bool,
    at: usize,
}

fn kept(numbers: &mut HashMap<(u32, u32), Number>, place: (u32, u32), number: Number) -> String {
    let text = number::plain(number.value);
    numbers.insert(place, number);
    text
}

/// Writes the numbers as their formats show them. Formats come in a walk of their own, which forms without numbers save.
fn show(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    numbers: &HashMap<(u32, u32), Number>,
    cells: &mut [GridCell],
) -> Result<(), XlsxError> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    while let Some((row, column, style)) = reader.next_style_id()? {
        let Some(number) = numbers.get(&(row, column)) else { continue };
        let code = format_code(reader.styles().get(style));
        if let Some(cell) = cells.get_mut(number.at) {
            cell.text = number::shown(number.value, if number.is_date { dated(code) } else { code });
        }
    }
    Ok(())
}

/// The formula of a cell whose result is not stored.
fn formula_text(formula: XlsxFormulaMetadata) -> Option<String> {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
            Some(formula).filter(|text| !text.is_empty())
        }
        _ => None,
    }
}

/// Whether a formula computes something. Some programs take a typed `=1家` for a formula, and it is none.
fn computes(formula: &str) -> bool {
    let mut after_letter = false;
    formula.chars().any(|c| {
        let reference = after_letter && c.is_ascii_digit();
        after_letter = c.is_ascii_alphabetic() || (after_letter && c == '$');
        reference || matches!(c, '(' | '!' | '+' | '*' | '/' | '&')
    })
}

/// The number format of a style. Built-in formats of Chinese versions have a number and no code in the file.
fn format_code(style: Option<&Style>) -> &str {
    let Some(format) = style.and_then(|style| style.number_format.as_ref()) else { return "" };
    number::chinese_date(format.format_id.unwrap_or(0)).unwrap_or(&format.format_code)
}

/// The format of a date whose own is not known.
pub(super) fn dated(code: &str) -> &str {
    if code.is_empty() || code.eq_ignore_ascii_case("general") { "yyyy\"年\"m\"月\"d\"日\"" } else { code }
}

pub(super) fn area(merge: &Dimensions) -> Area {
    let span = |start: u32, end: u32| end.saturating_sub(start).saturating_add(1);
    Area {
        row: merge.start.0,
        column: merge.start.1,
        rows: span(merge.start.0, merge.end.0),
        columns: span(merge.start.1, merge.end.1),
    }
}

fn explained(error: &XlsxError) -> ImportError {
    let what = match error {
        XlsxError::Password => return ImportError::Encrypted,
        XlsxError::Zip(_) | XlsxError::Io(_) => "压缩内容读不出来",
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::WorksheetNotFound(_) => {
            "缺少必要的部分"
        }
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_) => "内容在中途断开",
        _ => "内容不合格式",
    };
    ImportError::Damaged(what.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_formula() {
        for (text, expected) in
            [("1家", false), ("100%", false), ("SUM(E6:E9)", true), ("E6+F6", true), ("B2", true), ("表1!A1", true)]
        {
            assert_eq!(computes(text), expected, "{text}");
        }
    }
}
