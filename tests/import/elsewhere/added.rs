//! What counties add to a form: columns, repeated headings, instructions, a second form on the sheet.

use super::rows::place_of;
use super::sheet::{Cell, Part, Sheet};
use crate::support::random::Random;
use jibiao::model::{Column, FieldPath, Table};
use jibiao::workbook::Area;

fn label(row: u32, column: u32, columns: u32, text: &str) -> Cell {
    Cell { area: Area { row, column, rows: 1, columns }, text: text.to_owned(), part: Part::Label }
}

/// The rows of the table in which an indicator begins, with its place among them.
fn indicators(sheet: &Sheet) -> Vec<(u32, usize)> {
    let of = |cell: &Cell| match &cell.part {
        Part::Text(FieldPath::Cell(Table::Indicators, id, Column::Name)) => {
            let at = sheet.form.indicators.iter().position(|row| row.id() == *id)?;
            Some((cell.area.row, at))
        }
        _ => None,
    };
    sheet.cells.iter().filter_map(of).collect()
}

/// The first row of the header, and whether nothing is merged from it into the rows above.
fn top_of_header(sheet: &Sheet) -> u32 {
    let name = sheet.cells.iter().find(|cell| cell.area.bottom() == sheet.body.start && cell.area.rows > 1);
    name.map_or(sheet.header, |cell| cell.area.row.min(sheet.header))
}

/// Widens what reaches to the right edge above and below the table, so that the table may have a column more.
fn widen(sheet: &mut Sheet, rows: std::ops::Range<u32>) -> u32 {
    let width = sheet.width();
    for cell in sheet.cells.iter_mut().filter(|cell| !rows.contains(&cell.area.row) && cell.area.right() == width) {
        cell.area.columns += 1;
    }
    width
}

/// A list of projects, or two tables: they have columns of another kind.
fn is_plain(sheet: &Sheet) -> bool {
    sheet.forms == 1 && sheet.form.indicators.iter().all(|row| row[Column::Term].is_empty())
}

/// Adds a column that no template has, at the right.
pub(super) fn a_column(sheet: &mut Sheet, random: &mut Random) {
    let rows = indicators(sheet);
    if !is_plain(sheet) || rows.is_empty() || rows.len() != sheet.form.indicators.len() {
        return;
    }
    let (name, text) = *random.one_of(&[
        ("数据来源", "统计报表"),
        ("佐证材料", "验收单"),
        ("责任科室", "业务股"),
        ("指标方向性", "正向"),
    ]);
    let top = top_of_header(sheet);
    let column = widen(sheet, top..sheet.body.end);
    let area = Area { row: top, column, rows: sheet.body.start - top, columns: 1 };
    sheet.cells.push(Cell { area, text: name.to_owned(), part: Part::Label });
    for (row, at) in rows {
        sheet.cells.push(label(row, column, 1, text));
        sheet.expected.insert(format!("0.indicators[{at}] {text}"), text.to_owned());
    }
}

/// Prints the header again where a page ends, between two classes.
pub(super) fn repeated_header(sheet: &mut Sheet, random: &mut Random) {
    let top = top_of_header(sheet);
    let rows: Vec<u32> = (sheet.body.start + 1..sheet.body.end)
        .filter(|row| !sheet.cells.iter().any(|cell| cell.area.row < *row && cell.area.bottom() > *row))
        .collect();
    if !is_plain(sheet) || rows.is_empty() || top != sheet.header {
        return;
    }
    let at = *random.one_of(&rows);
    sheet.make_room(at, 1);
    let header = sheet.header;
    let heads: Vec<Cell> =
        sheet.cells.iter().filter(|cell| cell.area.row == header && cell.area.rows == 1).cloned().collect();
    sheet.cells.extend(heads.into_iter().map(|cell| Cell { area: Area { row: at, ..cell.area }, ..cell }));
}

/// Says above the form how to fill it in, or where it is annexed.
pub(super) fn instructions(sheet: &mut Sheet, random: &mut Random) {
    let text = *random.one_of(&[
        "附件3",
        "附件2：",
        "填表说明：1.本表由项目单位填写；2.金额保留两位小数；3.指标值应当可以衡量。",
        "绩效02表",
    ]);
    // Another number of the form would be the form's.
    if sheet.cells.iter().any(|cell| cell.area.row == 0 && cell.text.contains(['附', '表']) && cell.area.columns < 3)
    {
        return;
    }
    sheet.make_room(0, 1);
    let width = sheet.width();
    let columns = if text.chars().count() > 8 { width } else { 1 + random.below(2) as u32 };
    sheet.cells.push(label(0, 0, columns, text));
    if let Some((_, told)) = text.split_once("填表说明：") {
        sheet.expected.insert(format!("0.own {told}"), told.into());
    }
}

/// Prints the same form again below itself.
pub(super) fn second_form(sheet: &mut Sheet, random: &mut Random) {
    if sheet.forms > 1 {
        return;
    }
    let down = sheet.height() + 1 + random.below(3) as u32;
    let again = sheet.cells.clone();
    sheet
        .cells
        .extend(again.into_iter().map(|cell| Cell { area: Area { row: cell.area.row + down, ..cell.area }, ..cell }));
    let again: Vec<(String, String)> = sheet
        .expected
        .iter()
        .filter_map(|(place, text)| Some((format!("1{}", place.strip_prefix('0')?), text.clone())))
        .collect();
    sheet.expected.extend(again);
    sheet.forms = 2;
}

/// Numbers the indicators in a column of its own at the left of their names.
pub(super) fn numbers(sheet: &mut Sheet, _: &mut Random) {
    let rows = indicators(sheet);
    let Some((at, _)) = place_of(sheet, &Column::Name).filter(|_| is_plain(sheet)) else { return };
    let (top, body) = (top_of_header(sheet), sheet.body.clone());
    for cell in &mut sheet.cells {
        if cell.area.column >= at {
            cell.area.column += 1;
        } else if cell.area.right() > at - u32::from(!(top..body.end).contains(&cell.area.row)) {
            cell.area.columns += 1;
        }
    }
    let area = Area { row: top, column: at, rows: body.start - top, columns: 1 };
    sheet.cells.push(Cell { area, text: "序号".to_owned(), part: Part::Label });
    for (number, (row, _)) in rows.into_iter().enumerate() {
        sheet.cells.push(label(row, at, 1, &(number + 1).to_string()));
    }
}
