//! Edits of the tables of a manuscript, each of them one undo step: rows, columns, and cells that are one.

use super::Edit;
use super::paragraphs::{insert, last_of, many};
use super::table_grid::{Grid, NEW_COLUMN, Span};
use crate::model::prose::{MAX_CELLS, Style, cell_column, paragraph};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};

/// What can be done to a table at one of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Adds a row above.
    RowAbove,
    /// Adds a row below.
    RowBelow,
    /// Removes the chosen rows.
    RemoveRow,
    /// Adds a column at the left.
    ColumnLeft,
    /// Adds a column at the right.
    ColumnRight,
    /// Removes the column.
    RemoveColumn,
    /// Makes the cell one with that at its left.
    MergeLeft,
    /// Makes the cell one with that above.
    MergeAbove,
    /// Parts the cell into those that it was made of.
    Split,
}

impl Change {
    /// All of them, in the order of menus.
    pub const ALL: [Self; 9] = [
        Self::RowAbove,
        Self::RowBelow,
        Self::RemoveRow,
        Self::ColumnLeft,
        Self::ColumnRight,
        Self::RemoveColumn,
        Self::MergeLeft,
        Self::MergeAbove,
        Self::Split,
    ];

    /// Its name in menus, which is the name of the undo step too.
    pub fn name(self) -> &'static str {
        match self {
            Self::RowAbove => "在上面插入一行",
            Self::RowBelow => "在下面插入一行",
            Self::RemoveRow => "删除所选行",
            Self::ColumnLeft => "在左边插入一列",
            Self::ColumnRight => "在右边插入一列",
            Self::RemoveColumn => "删除这一列",
            Self::MergeLeft => "与左边的格合并",
            Self::MergeAbove => "与上面的格合并",
            Self::Split => "拆分这一格",
        }
    }
}

/// A change of a table, and the cell that the cursor goes to: the place of its row among all paragraphs, and its column.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// The change.
    pub edit: Edit,
    /// The place of the cell.
    pub at: (usize, usize),
}

/// Carries out `change` at the cell at `place` of the first of the `chosen` rows, or tells why it cannot.
pub fn change(form: &Form, chosen: &[RowId], place: usize, change: Change) -> Result<Changed, &'static str> {
    let row = chosen.first().copied().unwrap_or_default();
    let mut grid = Grid::of(form, row);
    let Some(at) = grid.rows.iter().position(|own| own.id() == row) else { return Err("这里不是表格") };
    let top = form.place_of(Table::Paragraphs, row).unwrap_or_default() - at;
    let span = grid.span(at, place);
    let mut to = (span.row, span.column);
    let edit = match change {
        Change::RowAbove => new_row(&grid, span.row),
        Change::RowBelow => {
            to.0 = span.row + span.rows;
            new_row(&grid, to.0)
        }
        Change::RemoveRow => {
            to.0 = at.min(grid.rows.len().saturating_sub(2));
            remove_rows(form, chosen)
        }
        Change::ColumnLeft | Change::ColumnRight if grid.width() >= MAX_CELLS => return Err("一张表格最多 40 列"),
        Change::ColumnLeft => {
            grid.add_column(span.column);
            grid.edit()
        }
        Change::ColumnRight => {
            to.1 = span.column + span.columns;
            grid.add_column(to.1);
            grid.edit()
        }
        Change::RemoveColumn if grid.width() < 2 => return Err("表格只有这一列了；要删掉表格，请删除它的各行"),
        Change::RemoveColumn => {
            grid.remove_column(span.column);
            to.1 = span.column.min(grid.width().saturating_sub(1));
            grid.edit()
        }
        Change::MergeLeft | Change::MergeAbove => {
            let whole = merge(&mut grid, span, change)?;
            to = (whole.row, whole.column);
            grid.edit()
        }
        Change::Split if span.columns * span.rows < 2 && grid.says(span.row, span.column).is_empty() => {
            // A loose arrow is a cell that says nothing.
            grid.write(span, "");
            grid.edit()
        }
        Change::Split if span.columns * span.rows < 2 => return Err("这一格没有合并过"),
        Change::Split => {
            split(&mut grid, span);
            grid.edit()
        }
    };
    Ok(Changed { edit: many(change.name(), vec![edit]), at: (top + to.0, to.1) })
}

/// A row before the one at `at` of the table. Below the last labels it is a row of what they head.
fn new_row(grid: &Grid<'_>, at: usize) -> Edit {
    let style = if at < grid.heads || grid.heads == grid.rows.len() { Style::TableHead } else { Style::TableRow };
    let row = grid.new_row(at, style);
    match grid.rows.get(at) {
        Some(below) => {
            Edit::InsertRows { form: grid.form.id, table: Table::Paragraphs, before: Some(below.id()), rows: vec![row] }
        }
        None => insert(grid.form, grid.rows.last().map(Row::id).unwrap_or_default(), vec![row]),
    }
}

/// Makes the cell one with that at its left or above, which keeps both texts.
fn merge(grid: &mut Grid<'_>, own: Span, change: Change) -> Result<Span, &'static str> {
    let whole = if change == Change::MergeLeft {
        let left = own.column.checked_sub(1).map(|column| grid.span(own.row, column)).ok_or("左边没有格了")?;
        if (left.row, left.rows) != (own.row, own.rows) {
            return Err("左边的格和这一格不一样高，合并不了；请先拆分");
        }
        Span { columns: left.columns + own.columns, ..left }
    } else {
        let above = own.row.checked_sub(1).map(|row| grid.span(row, own.column)).ok_or("上面没有格了")?;
        if own.row == grid.heads {
            return Err("表头在每一页上重印，不能和下面的行合并");
        }
        if (above.column, above.columns) != (own.column, own.columns) {
            return Err("上面的格和这一格不一样宽，合并不了；请先拆分，或者先与左边的格合并");
        }
        Span { rows: above.rows + own.rows, ..above }
    };
    let [first, second] = [grid.says(whole.row, whole.column), grid.says(own.row, own.column)];
    let text =
        if first.is_empty() || second.is_empty() { format!("{first}{second}") } else { format!("{first}\n{second}") };
    grid.write(whole, &text);
    Ok(whole)
}

/// Parts a cell into those that it was made of; the first keeps the text.
fn split(grid: &mut Grid<'_>, span: Span) {
    let text = grid.says(span.row, span.column).to_owned();
    let cells =
        (span.row..span.row + span.rows).flat_map(|row| (0..span.columns).map(move |at| (row, span.column + at)));
    for (row, column) in cells {
        grid.write(Span { row, column, columns: 1, rows: 1 }, "");
    }
    grid.write(Span { columns: 1, rows: 1, ..span }, &text);
    (span.column..span.column + span.columns).for_each(|column| grid.keep_column(column));
}

/// Leaves an empty paragraph of all: nothing could be typed into a manuscript without any.
fn empty(form: &Form, first: &Row) -> Edit {
    let path = |column: &Column| FieldPath::Cell(Table::Paragraphs, first.id(), column.clone());
    let texts = first.cells().map(|(column, _)| (path(column), String::new())).collect();
    let rest = form.paragraphs.iter().skip(1).map(Row::id).collect();
    let removed = Edit::RemoveRows { form: form.id, table: Table::Paragraphs, rows: rest };
    many("删除行", vec![Edit::SetTexts { form: form.id, texts }, removed])
}

/// Removes rows of a manuscript. A cell of a table that goes on below them keeps its text.
pub fn remove_rows(form: &Form, rows: &[RowId]) -> Edit {
    if let Some(first) = form.paragraphs.first().filter(|_| form.paragraphs.iter().all(|row| rows.contains(&row.id())))
    {
        return empty(form, first);
    }
    let mut texts = Vec::new();
    let mut done: &[Row] = &[];
    for row in rows.iter().filter(|row| form.row(Table::Paragraphs, **row).is_some_and(|row| Style::of(row).is_table()))
    {
        if done.iter().any(|own| own.id() == *row) {
            continue;
        }
        let mut grid = Grid::of(form, *row);
        done = grid.rows;
        grid.without(rows);
        texts.push(grid.edit());
    }
    texts.push(Edit::RemoveRows { form: form.id, table: Table::Paragraphs, rows: rows.to_vec() });
    many("删除行", texts)
}

/// Adds a row below `row` of a table.
pub fn row_below(form: &Form, row: RowId) -> Edit {
    let grid = Grid::of(form, row);
    new_row(&grid, grid.rows.iter().position(|own| own.id() == row).map_or(grid.rows.len(), |at| at + 1))
}

/// Whether a label is that of a new column, which she is to write over: 列2, 新列.
pub fn is_new_label(text: &str) -> bool {
    let numbered = |number: &str| !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    text == NEW_COLUMN || text.strip_prefix("列").is_some_and(numbered)
}

/// Adds an empty table of so many rows and columns below `row`, or below its table; the first row is of labels.
pub fn insert_table(form: &Form, row: RowId, (rows, columns): (usize, usize)) -> Edit {
    // A table has as many columns as its longest row, and a cell without text is none.
    let head = (0..columns).map(|place| (cell_column(place), format!("列{}", place + 1)));
    let rows = std::iter::once(paragraph(Style::TableHead, head))
        .chain((1..rows).map(|_| paragraph(Style::TableRow, [])))
        .collect();
    many("插入表格", vec![insert(form, last_of(form, row), rows)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{History, Outcome};
    use crate::model::Project;
    use std::sync::Arc;

    /// A form of a paragraph, a table whose first row is of labels, and a paragraph. Cells are parted by |.
    fn form(rows: &[&str]) -> Form {
        let mut form = Form { template: "manuscript".into(), ..Form::default() };
        let text = |text: &str| paragraph(Style::Body, [(Column::Text, text.to_owned())]);
        form.push_row(Table::Paragraphs, text("前"));
        for (at, row) in rows.iter().enumerate() {
            let cells = row.split('|').enumerate().map(|(place, text)| (cell_column(place), text.to_owned()));
            form.push_row(
                Table::Paragraphs,
                paragraph(if at == 0 { Style::TableHead } else { Style::TableRow }, cells),
            );
        }
        form.push_row(Table::Paragraphs, text("后"));
        form
    }

    fn done(form: Form, edit: impl Fn(&Form) -> Edit) -> Vec<String> {
        let mut project = Project::default();
        project.push(form);
        let mut history = History::new(Arc::new(project));
        let form = Arc::clone(&history.project().forms[0]);
        assert_eq!(history.commit(&edit(&form)), Outcome::Changed);
        let now = Arc::clone(&history.project().forms[0]);
        assert_eq!(history.undo(), Outcome::Changed);
        assert_eq!(history.project().forms[0], form, "one step");
        let table = now.paragraphs.get(1..now.paragraphs.len() - 1).unwrap_or_default();
        let mark = |row: &Row| if Style::of(row) == Style::TableHead { "#" } else { "" };
        let (texts, _) = crate::model::merging::texts(table);
        table.iter().zip(texts).map(|(row, texts)| format!("{}{}", mark(row), texts.join("|"))).collect()
    }

    /// The table after a change at a row and a cell of it.
    fn after(rows: &[&str], (row, place): (usize, usize), asked: Change) -> Vec<String> {
        done(form(rows), |form| change(form, &[form.paragraphs[row + 1].id()], place, asked).expect("changed").edit)
    }

    fn refused(rows: &[&str], (row, place): (usize, usize), asked: Change) -> &'static str {
        let form = form(rows);
        change(&form, &[form.paragraphs[row + 1].id()], place, asked).expect_err("refused")
    }

    const TALL: [&str; 4] = ["甲|乙", "1|2", "↑|3", "4|5"];
    const WIDE: [&str; 3] = ["甲|←|乙", "1|←|2", "3|4|5"];

    #[test]
    fn rows_come_and_go() {
        assert_eq!(after(&TALL, (3, 0), Change::RowBelow), ["#甲|乙", "1|2", "↑|3", "4|5", "|"]);
        assert_eq!(after(&TALL, (0, 0), Change::RowBelow), ["#甲|乙", "|", "1|2", "↑|3", "4|5"]);
        assert_eq!(after(&TALL, (0, 1), Change::RowAbove), ["#|", "#甲|乙", "1|2", "↑|3", "4|5"]);
        assert_eq!(
            after(&TALL, (1, 1), Change::RowBelow),
            ["#甲|乙", "1|2", "↑|", "↑|3", "4|5"],
            "the larger cell grows"
        );
        assert_eq!(after(&TALL, (1, 0), Change::RowBelow), ["#甲|乙", "1|2", "↑|3", "|", "4|5"], "below all of it");
        assert_eq!(after(&TALL, (1, 1), Change::RemoveRow), ["#甲|乙", "1|3", "4|5"], "the larger cell keeps its text");
        assert_eq!(after(&TALL, (2, 1), Change::RemoveRow), ["#甲|乙", "1|2", "4|5"]);
        let form = form(&TALL);
        let rows = [form.paragraphs[2].id(), form.paragraphs[3].id()];
        assert_eq!(done(form, |form| remove_rows(form, &rows)), ["#甲|乙", "4|5"]);
    }

    #[test]
    fn columns_come_and_go() {
        assert_eq!(after(&TALL, (1, 0), Change::ColumnRight), ["#甲|新列|乙", "1||2", "↑||3", "4||5"]);
        assert_eq!(after(&TALL, (1, 0), Change::ColumnLeft), ["#新列|甲|乙", "|1|2", "|↑|3", "|4|5"]);
        assert_eq!(after(&WIDE, (2, 0), Change::ColumnRight), ["#甲|←|←|乙", "1|←|←|2", "3||4|5"]);
        assert_eq!(after(&WIDE, (0, 0), Change::ColumnRight), ["#甲|←|新列|乙", "1|←||2", "3|4||5"]);
        assert_eq!(after(&WIDE, (2, 0), Change::RemoveColumn), ["#甲|乙", "1|2", "4|5"]);
        assert_eq!(after(&WIDE, (2, 1), Change::RemoveColumn), ["#甲|乙", "1|2", "3|5"]);
        assert_eq!(refused(&["甲", "1"], (1, 0), Change::RemoveColumn), "表格只有这一列了；要删掉表格，请删除它的各行");
    }

    #[test]
    fn cells_are_merged_and_parted() {
        assert_eq!(after(&["甲|乙", "1|2"], (1, 1), Change::MergeLeft), ["#甲|乙", "1\n2|←"]);
        assert_eq!(after(&["甲|乙", "1|", "2|"], (2, 1), Change::MergeAbove), ["#甲|乙", "1|", "2|↑"]);
        assert_eq!(after(&WIDE, (1, 2), Change::MergeLeft), ["#甲|←|乙", "1\n2|←|←", "3|4|5"]);
        assert_eq!(after(&["甲|乙", "1|←", "|←"], (2, 0), Change::MergeAbove), ["#甲|乙", "1|←", "↑|←"]);
        assert_eq!(after(&["甲|乙", "1|←", "↑|←"], (1, 0), Change::Split), ["#甲|乙", "1|", "|"]);
        assert_eq!(after(&["甲|←", "1|"], (0, 0), Change::Split), ["#甲|新列", "1|"]);
        assert_eq!(after(&["甲|←", "↑|1"], (1, 0), Change::Split), ["#甲|←", "|1"], "a loose arrow goes");
        assert!(refused(&WIDE, (2, 0), Change::MergeAbove).contains("不一样宽"));
        assert!(refused(&TALL, (1, 1), Change::MergeLeft).contains("不一样高"));
        assert!(refused(&TALL, (1, 0), Change::MergeAbove).contains("表头"));
        assert!(refused(&TALL, (1, 0), Change::MergeLeft).contains("没有格"));
        assert!(refused(&TALL, (0, 0), Change::MergeAbove).contains("没有格"));
        assert!(refused(&TALL, (3, 1), Change::Split).contains("没有合并"));
    }

    #[test]
    fn a_new_table_is_as_large_as_was_chosen() {
        let table = |form: &Form| insert_table(form, form.paragraphs[0].id(), (3, 2));
        assert_eq!(done(form(&[]), table), ["#列1|列2", "|", "|"]);
    }
}
