//! Rows that are no indicators.

use super::sheet::{Cell, Part, Sheet};
use super::words::FOOTERS;
use crate::support::random::Random;
use jibiao::model::{Column, FieldPath, Table};
use jibiao::workbook::Area;

/// The first column and the width of the indicator column `column`.
pub(super) fn place_of(sheet: &Sheet, column: &Column) -> Option<(u32, u32)> {
    let of =
        |cell: &&Cell| matches!(&cell.part, Part::Text(FieldPath::Cell(Table::Indicators, _, own)) if own == column);
    sheet.cells.iter().find(of).map(|cell| (cell.area.column, cell.area.columns))
}

fn label(area: Area, text: &str) -> Cell {
    Cell { area, text: text.to_owned(), part: Part::Label }
}

/// Adds a row of …… under the last indicator.
pub(super) fn ellipsis(sheet: &mut Sheet, random: &mut Random) {
    let numbered = sheet.form.indicators.iter().any(|row| row[Column::Name].starts_with("指标"));
    let Some((column, columns)) = place_of(sheet, &Column::Name).filter(|_| !numbered && sheet.forms == 1) else {
        return;
    };
    let row = sheet.body.end;
    // Within the table: the labels beside the last row are merged over the new one.
    sheet.make_room(row, 1);
    let merged = sheet.cells.iter().any(|cell| sheet.body.contains(&cell.area.row) && cell.area.rows > 1);
    for cell in sheet.cells.iter_mut().filter(|_| merged) {
        if cell.area.bottom() == row && cell.area.column < column {
            cell.area.rows += 1;
        }
    }
    sheet.body.end += 1;
    sheet.cells.push(label(Area { row, column, rows: 1, columns }, random.one_of::<&str>(&["……", "…", "......"])));
}

/// Adds labels with texts below the table.
pub(super) fn footers(sheet: &mut Sheet, random: &mut Random) {
    if sheet.forms > 1 {
        return;
    }
    let width = sheet.width();
    let from = random.below(FOOTERS.len());
    let total = sheet.cells.iter().filter(|cell| ["总分", "合计"].contains(&cell.text.trim()) && cell.area.column < 2);
    let mut row = total.map(|cell| cell.area.bottom()).chain([sheet.body.end]).max().unwrap_or(0);
    for (name, text) in FOOTERS.iter().cycle().skip(from).take(1 + random.below(3)) {
        let taken = sheet.cells.iter().any(|cell| cell.text.contains(name));
        if taken {
            continue;
        }
        sheet.make_room(row, 1);
        let left = 1 + u32::from(width > 4);
        sheet.cells.push(label(Area { row, column: 0, rows: 1, columns: left }, name));
        sheet.cells.push(label(Area { row, column: left, rows: 1, columns: width - left }, text));
        if !text.is_empty() {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            sheet.expected.insert(format!("0.own {text}"), text);
        }
        row += 1;
    }
}

/// Adds the line of those who sign.
pub(super) fn signatures(sheet: &mut Sheet, _: &mut Random) {
    let (row, columns) = (sheet.height(), sheet.width());
    let text = "填报人：王五　　　单位负责人：　　　　联系电话：0839-1234567";
    sheet.cells.push(label(Area { row, column: 0, rows: 1, columns }, text));
}

/// Adds a total of weights, or of nothing.
pub(super) fn total(sheet: &mut Sheet, random: &mut Random) {
    let row = sheet.body.end;
    let has_total = sheet.cells.iter().any(|cell| ["总分", "合计"].contains(&cell.text.trim()));
    if sheet.forms > 1 || has_total {
        return;
    }
    let weight = place_of(sheet, &Column::Weight);
    sheet.make_room(row, 1);
    let columns = weight.map_or(2, |(column, _)| column.max(1));
    sheet.cells.push(label(
        Area { row, column: 0, rows: 1, columns },
        random.one_of::<&str>(&["合计", "总分", "总计", "合 计", "总得分"]),
    ));
    if let Some((column, columns)) = weight {
        sheet.cells.push(label(Area { row, column, rows: 1, columns }, "100"));
    }
}
