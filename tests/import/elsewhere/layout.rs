//! Changes of where things are.

use super::rows::place_of;
use super::sheet::{Cell, Part, Sheet};
use crate::support::random::Random;
use jibiao::model::{Column, FieldPath, Table, keys};
use jibiao::workbook::Area;

/// Swaps two columns of the indicators, right of the classes.
pub(super) fn swap_columns(sheet: &mut Sheet, random: &mut Random) {
    let all =
        [Column::Name, Column::Value, Column::Actual, Column::Weight, Column::Score, Column::Unit, Column::Operator];
    let places: Vec<(u32, u32)> = all.iter().filter_map(|column| place_of(sheet, column)).collect();
    if places.len() < 2 || has_twins(sheet) {
        return;
    }
    let one = places[random.below(places.len())];
    let other = places[random.below(places.len())];
    let head = sheet.header;
    if one.1 != other.1 || one == other {
        return;
    }
    let rows = head..sheet.body.end;
    for cell in sheet.cells.iter_mut().filter(|cell| rows.contains(&cell.area.row)) {
        if cell.area.column == one.0 && cell.area.columns == one.1 {
            cell.area.column = other.0;
        } else if cell.area.column == other.0 && cell.area.columns == other.1 {
            cell.area.column = one.0;
        }
    }
}

/// Whether two tables stand side by side.
fn has_twins(sheet: &Sheet) -> bool {
    sheet.form.indicators.iter().any(|row| !row[Column::Term].is_empty())
}

/// Moves the blocks between the year and the indicators about.
pub(super) fn move_blocks(sheet: &mut Sheet, random: &mut Random) {
    let fields = sheet.cells.iter().filter(|cell| {
        matches!(&cell.part, Part::Text(FieldPath::Field(key)) if ![keys::TITLE, keys::YEAR, keys::TABLE_NO].contains(&key.as_str()))
    });
    let Some(top) = fields.map(|cell| cell.area.row).min() else { return };
    // The heading of the table, and whatever is merged beside it.
    let side = sheet.cells.iter().filter(|cell| cell.area.bottom() > sheet.header && cell.area.rows > 1);
    let bottom = side.map(|cell| cell.area.row).filter(|row| *row >= top).min().unwrap_or(sheet.header);
    let bottom = bottom.min(sheet.header);
    let mut blocks: Vec<std::ops::Range<u32>> = Vec::new();
    for row in top..bottom {
        let reach = sheet.cells.iter().filter(|cell| cell.area.row == row).map(|cell| cell.area.bottom()).max();
        let end = reach.unwrap_or(row + 1);
        match blocks.last_mut() {
            Some(last) if last.end > row => last.end = last.end.max(end),
            _ => blocks.push(row..end),
        }
    }
    // A line that says for whom the form is, or in which unit, stays above.
    let alone =
        |block: &std::ops::Range<u32>| sheet.cells.iter().filter(|cell| block.contains(&cell.area.row)).count() < 2;
    // Rows without a label beside them belong to what is above them.
    let headed = |block: &std::ops::Range<u32>| {
        let first = sheet.cells.iter().find(|cell| cell.area.row == block.start);
        first.is_some_and(|cell| cell.part == Part::Label && cell.area.column == 0)
    };
    let tasks = sheet
        .cells
        .iter()
        .any(|cell| matches!(cell.part, Part::Text(FieldPath::Cell(Table::Tasks | Table::Schedule, ..))));
    if tasks || blocks.len() < 2 || blocks.iter().any(|block| alone(block) || !headed(block)) {
        return;
    }
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, random.below(at + 1));
    }
    let mut moved: Vec<(usize, u32)> = Vec::new();
    let mut row = top;
    for block in order.iter().map(|place| &blocks[*place]) {
        for (index, cell) in sheet.cells.iter().enumerate().filter(|(_, cell)| block.contains(&cell.area.row)) {
            moved.push((index, row + cell.area.row - block.start));
        }
        row += block.end - block.start;
    }
    moved.into_iter().for_each(|(index, row)| sheet.cells[index].area.row = row);
    sheet.cells.sort_by_key(|cell| (cell.area.row, cell.area.column));
}

/// Takes merged cells apart: the text stays in the first of them.
pub(super) fn unmerge(sheet: &mut Sheet, random: &mut Random) {
    // A list of projects and two tables side by side are told apart by what is merged.
    if sheet.forms > 1 || has_twins(sheet) {
        return;
    }
    let body = sheet.body.clone();
    // A blank class over several rows, or a text other than a class, says more merged than apart.
    let speaks = |cell: &Cell| {
        let class = matches!(&cell.part, Part::Text(FieldPath::Cell(_, _, Column::Class | Column::Subclass)));
        body.contains(&cell.area.row) && cell.area.rows > 1 && !class
    };
    let down = random.below(2) == 0 && !sheet.cells.iter().any(speaks);
    for cell in &mut sheet.cells {
        cell.area.columns = 1;
        // A class over several rows stands once; what is merged in the rows above tells what belongs together.
        if down && body.contains(&cell.area.row) {
            cell.area.rows = 1;
        }
    }
}

/// Inserts a blank column at the left, or between two columns.
pub(super) fn blank_column(sheet: &mut Sheet, random: &mut Random) {
    let at = if random.below(2) == 0 { 0 } else { random.below(sheet.width() as usize) as u32 };
    for cell in &mut sheet.cells {
        if cell.area.column >= at {
            cell.area.column += 1;
        } else if cell.area.right() > at {
            cell.area.columns += 1;
        }
    }
}

/// Inserts a blank row above the indicators, or below the title.
pub(super) fn blank_row(sheet: &mut Sheet, random: &mut Random) {
    let row = if random.below(2) == 0 { 1 } else { sheet.header };
    let cut = sheet.cells.iter().any(|cell| cell.area.row < row && cell.area.bottom() > row);
    if !cut {
        sheet.make_room(row, 1);
    }
}

/// Splits labels beside several rows into one character a row.
pub(super) fn split_sides(sheet: &mut Sheet, _: &mut Random) {
    let mut split = Vec::new();
    let tops: Vec<u32> = sheet.cells.iter().map(|cell| cell.area.row).collect();
    for cell in sheet.cells.iter_mut().filter(|cell| cell.part == Part::Label && cell.area.column == 0) {
        let characters: Vec<char> = cell.text.chars().filter(|c| !c.is_whitespace()).collect();
        let rows: Vec<u32> = (cell.area.row..cell.area.bottom()).filter(|row| tops.contains(row)).collect();
        let words = ["绩效指标", "总体目标", "绩效目标", "年度目标"];
        let text: String = characters.iter().collect();
        if rows.len() < 2 || characters.len() > rows.len() || !words.contains(&text.as_str()) {
            continue;
        }
        for (row, c) in rows.into_iter().zip(&characters).skip(1) {
            let area = Area { row, column: 0, rows: 1, columns: cell.area.columns };
            split.push(Cell { area, text: c.to_string(), part: Part::Label });
        }
        cell.text = characters[0].to_string();
        cell.area.rows = 1;
    }
    sheet.cells.extend(split);
    sheet.cells.sort_by_key(|cell| (cell.area.row, cell.area.column));
}
