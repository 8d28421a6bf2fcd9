//! Which cells of a manuscript's table are one: ← belongs to the cell at its left, ↑ to the one above.

use super::Row;
use super::prose::{MAX_CELLS, MERGED, Style, cell_column, cell_count};

/// What a cell of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// A cell of its own, over so many columns and rows.
    Whole {
        /// How many columns it takes.
        columns: usize,
        /// How many rows it takes.
        rows: usize,
    },
    /// A part of the cell that begins at this row and this column.
    Part {
        /// The row, from 0.
        row: usize,
        /// The column, from 0.
        column: usize,
    },
    /// An arrow at the edge of the table, or beside a cell that is not as wide or as high: it is one with nothing.
    Loose,
}

/// The texts of a table, as many in each row, and how many of its rows are labels.
pub fn texts(table: &[Row]) -> (Vec<Vec<&str>>, usize) {
    let width = table.iter().map(cell_count).max().unwrap_or(1).min(MAX_CELLS);
    let heads = table.iter().take_while(|row| Style::of(row) == Style::TableHead).count();
    (table.iter().map(|row| (0..width).map(|place| &row[cell_column(place)]).collect()).collect(), heads)
}

/// What each cell of a table is, whose first `heads` rows are labels. A label does not reach into the rows below: it is
/// repeated on each page.
pub fn merged<T: AsRef<str>>(texts: &[Vec<T>], heads: usize) -> Vec<Vec<Merged>> {
    let [left, above] = MERGED;
    let text = |row: usize, column: usize| texts.get(row).and_then(|texts| Some(texts.get(column)?.as_ref().trim()));
    let is_arrow = |row, column| text(row, column).is_some_and(|text| MERGED.contains(&text));
    let mut found: Vec<Vec<Merged>> = texts.iter().map(|row| vec![Merged::Loose; row.len()]).collect();
    for row in 0..texts.len() {
        for column in 0..texts.get(row).map_or(0, Vec::len) {
            if is_arrow(row, column) {
                continue;
            }
            let columns = (column + 1..).take_while(|next| text(row, *next) == Some(left)).count() + 1;
            let goes_on = |next: &usize| {
                let rest = column + 1..column + columns;
                text(*next, column) == Some(above) && rest.into_iter().all(|other| is_arrow(*next, other))
            };
            let end = if row < heads { heads } else { texts.len() };
            let rows = (row + 1..end).take_while(goes_on).count() + 1;
            for part in found.iter_mut().skip(row).take(rows) {
                part.iter_mut().skip(column).take(columns).for_each(|part| *part = Merged::Part { row, column });
            }
            if let Some(own) = found.get_mut(row).and_then(|row| row.get_mut(column)) {
                *own = Merged::Whole { columns, rows };
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each cell as a word: its size, where the cell begins that it is a part of, or `?`.
    fn told(heads: usize, rows: &[&str]) -> Vec<String> {
        let texts: Vec<Vec<&str>> = rows.iter().map(|row| row.split('|').collect()).collect();
        let word = |cell: &Merged| match cell {
            Merged::Whole { columns, rows } => format!("{columns}x{rows}"),
            Merged::Part { row, column } => format!("{row},{column}"),
            Merged::Loose => "?".to_owned(),
        };
        merged(&texts, heads).iter().map(|row| row.iter().map(word).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn cells_are_one_with_those_beside_them() {
        assert_eq!(told(1, &["甲|←|乙", "1|2|3"]), ["2x1 0,0 1x1", "1x1 1x1 1x1"]);
        assert_eq!(told(0, &["甲|←|乙", "↑|←|↑"]), ["2x2 0,0 1x2", "0,0 0,0 0,2"]);
        assert_eq!(told(0, &["甲|乙", "↑| ↑ ", "↑|1"]), ["1x3 1x2", "0,0 0,1", "0,0 1x1"]);
    }

    #[test]
    fn an_arrow_at_an_edge_or_beside_another_width_is_one_with_nothing() {
        assert_eq!(told(0, &["←|↑", "1|2"]), ["? ?", "1x1 1x1"]);
        assert_eq!(told(0, &["甲|←", "↑|1"]), ["2x1 0,0", "? 1x1"]);
        assert_eq!(told(1, &["甲", "↑"]), ["1x1", "?"], "a label is repeated without what it heads");
        assert_eq!(told(0, &["甲|乙", "↑|←"]), ["1x2 1x1", "0,0 ?"]);
        assert_eq!(told(0, &["甲|乙|←", "1|←|↑"]), ["1x1 2x1 0,1", "2x1 1,0 ?"]);
    }
}
