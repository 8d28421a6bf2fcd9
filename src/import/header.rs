//! Finds the header rows of tables by their labels.

use super::fold::printed;
use super::kernel;
use super::text::Labelled;
use crate::model::{Column, Key, Table};
use crate::workbook::Area;
use std::ops::Range;

/// The most rows of a header.
const MOST_ROWS: u32 = 3;

/// The most cells of a row that can be a header: each column is held against all others. The widest lists of the finance
/// systems have sixty.
const MOST_CELLS: usize = 128;

/// The longest name of a column that no template knows, in characters: it is stored with each of the column's cells.
const NAME_CHARS: usize = 100;

/// The header of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Header {
    pub(super) table: Table,
    pub(super) rows: Range<u32>,
    /// The columns from left to right.
    pub(super) columns: Vec<HeadColumn>,
    /// The label beside the table (绩效指标), which may be merged over its rows.
    pub(super) side: Option<Area>,
    /// The years of its rows, if the form has a table for each: 长期, 年度.
    pub(super) term: String,
    /// The columns of the table beside this one, which has the same classes.
    pub(super) twin: Range<u32>,
}

/// A column of a table on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct HeadColumn {
    pub(super) column: Column,
    pub(super) at: Range<u32>,
    /// The folded label.
    pub(super) label: String,
    /// The column that the label names, which another column of the table may have already.
    pub(super) named: Option<Column>,
}

impl HeadColumn {
    /// A column without a label.
    pub(super) fn bare(column: Column, at: Range<u32>) -> Self {
        Self { named: Some(column.clone()), column, at, label: String::new() }
    }
}

impl Header {
    /// The header of a table with `columns`, whose labels are in `rows`.
    pub(super) fn new(table: Table, rows: Range<u32>, columns: Vec<HeadColumn>) -> Self {
        Self { table, rows, columns, side: None, term: String::new(), twin: 0..0 }
    }

    /// The first column, without the label beside the table.
    pub(super) fn left(&self) -> u32 {
        self.columns.iter().map(|column| column.at.start).min().unwrap_or(0)
    }

    /// The column after the last one.
    pub(super) fn right(&self) -> u32 {
        self.columns.iter().map(|column| column.at.end).max().unwrap_or(0)
    }

    /// Whether the table has `column`.
    pub(super) fn has(&self, column: &Column) -> bool {
        self.columns.iter().any(|head| head.column == *column)
    }
}

/// The column labels of one template, or of all.
pub(super) trait Columns {
    /// The columns that `label` may head.
    fn columns(&self, label: &str) -> &[(Table, Column)];
    /// Whether `label` may stand beside a table.
    fn is_side(&self, label: &str) -> bool;
    /// Whether `label` heads the names of projects, where a table lists the indicators of several.
    fn names_project(&self, label: &str) -> bool;
}

/// The header that begins in `row`, if one does.
pub(super) fn header_at(sheet: &Labelled<'_>, row: u32, end: u32, words: &impl Columns) -> Option<Header> {
    if sheet.starting_in(row).nth(MOST_CELLS).is_some() {
        return None;
    }
    let table_of = |rows: Range<u32>| {
        let named: Vec<&(Table, Column)> =
            rows.flat_map(|row| sheet.labels_in(row)).flat_map(|label| words.columns(label)).collect();
        // Indicators before tasks: their header may contain labels of task columns too.
        Table::ALL.into_iter().rev().find(|table| {
            let found: Vec<&Column> = named.iter().filter(|(of, _)| of == table).map(|(_, column)| column).collect();
            is_header(*table, &found)
        })
    };
    let table = table_of(row..row.saturating_add(1))
        .or_else(|| table_of(row..row.saturating_add(2)).filter(|_| is_parted_below(sheet, row)))?;
    let of = |label: &str| words.columns(label).iter().find(|(of, _)| *of == table).map(|(_, column)| column.clone());
    let deepest = sheet
        .starting_in(row)
        .filter(|(area, label)| area.rows <= MOST_ROWS && of(label).is_some())
        .map(|(area, _)| area.bottom())
        .max();
    let mut bottom = deepest.unwrap_or(row + 1).min(row + MOST_ROWS).min(end);
    // A second row of labels under one that spans them (预算金额: 总额, 财政拨款 …), if the others are not merged over both.
    while bottom < end && bottom - row < MOST_ROWS {
        let mut below = sheet.starting_in(bottom).peekable();
        let several = |area: Area| {
            let over = sheet.starting_in(bottom - 1).find(|(over, _)| over.columns().contains(&area.column));
            let level = |label| matches!(of(label), Some(Column::Class | Column::Subclass | Column::Name));
            over.is_some_and(|(over, label)| {
                over.columns > 1 && area.right() <= over.right() && area.columns < over.columns && !level(label)
            })
        };
        if below.peek().is_none() || !below.all(|(area, label)| of(label).is_some() || several(area)) {
            break;
        }
        // The header repeated after a page break is not a second row of this one.
        if header_repeats(sheet, row, bottom) {
            break;
        }
        bottom += 1;
    }
    Some(columns_of(sheet, row..bottom, table, of, words))
}

/// Whether the labels of `row` are parted in the next one, and others are merged over both: 绩效指标 over the three levels,
/// beside 实际完成值 (云南).
fn is_parted_below(sheet: &Labelled<'_>, row: u32) -> bool {
    let merged = sheet.starting_in(row).any(|(area, _)| area.rows == 2);
    let under = |below: Area| {
        let mut over = sheet.starting_in(row).map(|(area, _)| area);
        over.any(|over| over.rows == 1 && over.columns > 1 && over.columns().contains(&below.column))
    };
    merged && sheet.starting_in(row.saturating_add(1)).all(|(area, _)| area.rows == 1 && under(area))
}

fn header_repeats(sheet: &Labelled<'_>, row: u32, below: u32) -> bool {
    sheet.starting_in(below).any(|(_, label)| sheet.starting_in(row).any(|(_, other)| other == label))
}

/// Whether `found` are enough columns for a header of `table`: two such words may be in one row by chance.
fn is_header(table: Table, found: &[&Column]) -> bool {
    let has = |column: Column| found.contains(&&column);
    match table {
        Table::Indicators => {
            let levels = [Column::Class, Column::Subclass, Column::Name].into_iter().filter(|c| has(c.clone())).count();
            levels >= 2 || (levels == 1 && has(Column::Value))
        }
        Table::Tasks => has(Column::Name) && found.len() >= 2,
        Table::Schedule | Table::Paragraphs => false,
    }
}

fn columns_of(
    sheet: &Labelled<'_>,
    rows: Range<u32>,
    table: Table,
    of: impl Fn(&str) -> Option<Column>,
    words: &impl Columns,
) -> Header {
    let cells: Vec<(Area, &str)> = rows.clone().flat_map(|row| sheet.starting_in(row)).collect();
    // A label that is merged over more rows than a header has is beside the table, whatever it says.
    let heads = |(area, label): &&(Area, &str)| area.rows <= MOST_ROWS && of(label).is_some();
    let first = cells.iter().filter(heads).map(|(area, _)| area.column).min().unwrap_or(0);
    let mut header = Header::new(table, rows.clone(), Vec::new());
    for (area, label) in &cells {
        let below = |other: &(Area, &str)| {
            other.0.row >= area.bottom() && other.0.column < area.right() && area.column < other.0.right()
        };
        // A label over several columns heads none of its own.
        if cells.iter().any(below) {
            continue;
        }
        let lists = cells.iter().any(|(listed, label)| listed.column <= area.column && words.names_project(label));
        // In a table of several projects the columns in front of the classes hold the projects' fields.
        let beside = area.column < first && !lists;
        if beside && (words.is_side(label) || area.bottom() > rows.end || kernel::is_piece(label)) {
            header.side = Some(*area);
            continue;
        }
        // A second name describes the first: 三级指标 | … | 指标内容 (云南).
        let described = || (of(label)? == Column::Name).then_some(Column::Description);
        let column = of(label).filter(|column| !header.has(column)).or_else(described);
        let column = column.filter(|column| !header.has(column)).unwrap_or_else(|| {
            let over = cells.iter().find(|(over, _)| over.row < area.row && over.columns().contains(&area.column));
            let text = sheet.text_at(area.row, area.column);
            extra(&header, over.map(|(_, label)| *label), text, label)
        });
        header.columns.push(HeadColumn { column, at: area.columns(), label: (*label).to_owned(), named: of(label) });
    }
    header.columns.sort_by_key(|column| column.at.start);
    // If labels are not merged, a column extends to the next label.
    for i in 0..header.columns.len() {
        let next = header.columns.get(i + 1).map(|next| next.at.start);
        if let (Some(next), Some(column)) = (next, header.columns.get_mut(i)) {
            let free = (column.at.end..next).all(|c| rows.clone().all(|row| sheet.grid.index_at(row, c).is_none()));
            if free && next > column.at.end {
                column.at.end = next;
            }
        }
    }
    header
}

/// A column that no template knows, named as printed; of equal names the later ones get the label above or a number.
fn extra(header: &Header, over: Option<&str>, text: &str, label: &str) -> Column {
    let text: String = printed(text).chars().take(NAME_CHARS).collect();
    let own = Column::Extra(Key::new(&text));
    if !header.has(&own) && !header.columns.iter().any(|column| column.label == label) {
        return own;
    }
    let full = format!("{}{text}", over.unwrap_or_default());
    let taken = |name: &str| header.has(&Column::Extra(Key::new(name)));
    let alike = header.columns.iter().filter(|column| column.label == label).count();
    let numbered = (alike + 1..).map(|n| format!("{full}{n}"));
    let free = std::iter::once(full.clone()).filter(|name| *name != text).chain(numbered).find(|name| !taken(name));
    Column::Extra(Key::new(&free.unwrap_or(full)))
}
