//! Class labels: one text on paper, but stored in each row under it.

use crate::model::{Column, FieldPath, Form, Row, Table};

/// Returns the paths that a text typed at `path` is written to: for a class or subclass label the cells of all rows
/// under it, otherwise `path` alone.
pub fn spread(form: &Form, path: &FieldPath) -> Vec<FieldPath> {
    let FieldPath::Cell(Table::Indicators, id, column @ (Column::Class | Column::Subclass)) = path else {
        return vec![path.clone()];
    };
    let rows = &form.indicators;
    let Some(at) = rows.iter().position(|row| row.id() == *id) else { return Vec::new() };
    let same = |row: &&Row| match column {
        Column::Class => row[&Column::Class] == rows[at][&Column::Class],
        // Rows of the same subclass name in another class are under another label.
        _ => row.branch() == rows[at].branch(),
    };
    // Adjacent rows only: the same label further down is printed again, in a cell of its own.
    let before = rows[..at].iter().rev().take_while(same).count();
    let under = rows[at - before..].iter().take_while(same);
    under.map(|row| FieldPath::Cell(Table::Indicators, row.id(), column.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RowId;

    fn check(row: u32, column: Column, expected: &[u32]) {
        let mut form = Form::default();
        for (class, subclass) in
            [("产出", "数量"), ("产出", "数量"), ("产出", "质量"), ("效益", "数量"), ("产出", "数量")]
        {
            let cells = [(Column::Class, class), (Column::Subclass, subclass)];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        let rows: Vec<u32> = spread(&form, &FieldPath::Cell(Table::Indicators, RowId(row), column))
            .iter()
            .filter_map(|path| if let FieldPath::Cell(_, id, _) = path { Some(id.0) } else { None })
            .collect();
        assert_eq!(rows, expected, "row {row}");
    }

    #[test]
    fn a_label_stands_for_the_rows_under_it() {
        check(2, Column::Class, &[1, 2, 3]);
        check(2, Column::Subclass, &[1, 2]);
        check(3, Column::Subclass, &[3]);
        check(5, Column::Class, &[5]);
        check(2, Column::Name, &[2]);
        check(9, Column::Class, &[]);
    }
}
