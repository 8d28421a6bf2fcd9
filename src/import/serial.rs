//! Numbers of rows in a column of their own: 序号 1, 2, 3 says nothing that the order of the rows does not say.

use super::header::{HeadColumn, Header};
use super::kernel;
use super::outcome::Role;
use super::reading::Reading;
use crate::model::{Column, FieldPath};

const LABELS: [&str; 4] = ["序号", "指标序号", "行次", "项次"];

/// Takes the numbers out of the rows from `first` on, where the template has no column for them.
pub(super) fn drop(reading: &mut Reading<'_, '_>, header: &Header, first: usize) {
    let template = reading.vocabulary.template.table(header.table);
    let known = |head: &HeadColumn| template.is_some_and(|table| table.column(&head.column).is_some());
    let labelled = |head: &&HeadColumn| {
        let label = kernel::plain(&head.label);
        matches!(head.column, Column::Extra(_)) && label.is_some_and(|label| LABELS.contains(&&*label))
    };
    let columns = header.columns.iter().filter(labelled).filter(|head| !known(head)).map(|head| &head.column);
    let columns: Vec<&Column> = columns.filter(|_| !reading.own).collect();
    for column in columns {
        let rows = reading.form.rows_mut(header.table).get_mut(first..).unwrap_or_default();
        if !counts(rows.iter().map(|row| row[column].trim())) {
            continue;
        }
        rows.iter_mut().for_each(|row| row.set(column.clone(), ""));
        let is_number = |role: &Role| matches!(role, Role::Taken(FieldPath::Cell(table, _, of)) if *table == header.table && of == column);
        let cells: Vec<usize> = reading.roles().filter(|(_, role)| is_number(role)).map(|(index, _)| index).collect();
        cells.into_iter().for_each(|index| reading.overrule(index, Role::Understood));
    }
}

/// Whether `texts` count from 1, on and on or anew, as in each class; several rows may share a number.
fn counts<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let mut last = 0;
    texts.filter(|text| !text.is_empty()).all(|text| {
        let Ok(number) = text.parse::<u32>() else { return false };
        let follows = number == last || number == last + 1 || number == 1;
        last = number;
        follows && number > 0
    })
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn numbers_of_rows() {
        for (texts, expected) in [
            (&["1", "2", "3"][..], true),
            (&["1", "2", "1", "2"], true),
            (&["1", "", "2", "2"], true),
            (&["1", "3"], false),
            (&["2", "3"], false),
            (&["一", "二"], false),
            (&["0", "1"], false),
        ] {
            assert_eq!(counts(texts.iter().copied()), expected, "{texts:?}");
        }
    }
}
