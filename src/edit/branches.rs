//! The second-level classes that an indicator can be added to: the template's, and others that the form already has.

use super::Edit;
use crate::model::{Column, Form, Row, Table, Texts};
use crate::template::TableBlock;

/// A second-level class of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// Class, subclass and mark.
    labels: [String; 3],
    /// The classes before it, in the order of [`Branch::all`].
    before: Vec<[String; 3]>,
}

impl Branch {
    /// Returns all of them in the template's order, followed by those that only the form has.
    pub fn all(form: &Form, block: &TableBlock) -> Vec<Self> {
        let of_template = block.tree.iter().flat_map(|class| {
            class.subclasses.iter().map(|sub| [class.label.clone(), sub.label.clone(), sub.mark.clone()])
        });
        let of_form = form.indicators.iter().map(|row| row.branch().map(str::to_owned));
        let mut known: Vec<[String; 3]> = Vec::new();
        for labels in of_template.chain(of_form) {
            // The mark does not make another subclass: 沙坡头 prints （必填） or （必填硬性指标） after some labels.
            if !known.iter().any(|other| other[..2] == labels[..2]) {
                known.push(labels);
            }
        }
        let branch = |(i, labels): (usize, &[String; 3])| Self { labels: labels.clone(), before: known[..i].to_vec() };
        known.iter().enumerate().map(branch).collect()
    }

    /// Returns class and subclass as the user reads them.
    pub fn name(&self) -> String {
        format!("{} › {}", self.labels[0], self.labels[1])
    }

    /// Returns class and subclass.
    pub fn labels(&self) -> [&str; 2] {
        [&self.labels[0], &self.labels[1]]
    }

    /// Whether `row` belongs to it, regardless of its mark.
    pub fn holds(&self, row: &Row) -> bool {
        self.labels[..2] == row.branch()[..2]
    }

    /// Returns the edit that adds an indicator with `cells` after its last row, or, if it has none, where the template
    /// puts it.
    pub fn add(&self, form: &Form, cells: &Texts<Column>) -> Edit {
        let rows = &form.indicators;
        let last_of =
            |labels: &[String; 3]| rows.iter().rposition(|row| row.branch() == labels.each_ref().map(String::as_str));
        let after = last_of(&self.labels).or_else(|| self.before.iter().filter_map(last_of).max());
        // With nothing before it to follow, the template's first class goes to the top, any other to the end.
        let at = after.map_or(if self.before.is_empty() { 0 } else { rows.len() }, |at| at + 1);
        let [class, subclass, mark] = &self.labels;
        let mut cells = cells.clone();
        for (column, label) in [(Column::Class, class), (Column::Subclass, subclass), (Column::Mark, mark)] {
            cells.set(column, label);
        }
        let before = rows.get(at).map(Row::id);
        Edit::InsertRows { form: form.id, table: Table::Indicators, before, rows: vec![cells] }
    }
}
