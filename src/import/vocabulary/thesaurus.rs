//! The labels of all templates.

use super::super::fold::{bare, folded};
use super::super::kernel;
use crate::model::{Column, Key, Table};
use crate::template::{Block, TableBlock, Template};
use foldhash::{HashMap, HashSet};

/// The meanings of the labels of all templates.
#[derive(Debug, Default)]
pub(in crate::import) struct Thesaurus {
    pub(super) fields: HashMap<Key, HashSet<String>>,
    pub(super) columns: HashMap<String, Vec<(Table, Column)>>,
    pub(super) totals: HashMap<String, Table>,
    pub(super) sides: HashSet<(Table, String)>,
    pub(super) branches: HashMap<String, String>,
    classes: HashSet<String>,
    subclasses: HashSet<String>,
    labels: HashSet<String>,
    /// The labels of funds, each with the last parts of the keys that it names.
    funds: HashMap<String, HashSet<String>>,
}

impl Thesaurus {
    /// Adds the labels of `template`.
    pub(in crate::import) fn add(&mut self, template: &Template) {
        for spec in &template.fields {
            let labels = self.fields.entry(spec.key.clone()).or_default();
            labels.extend(std::iter::once(&spec.label).chain(&spec.variants).map(|label| folded(label)));
            self.labels.extend(labels.iter().cloned());
            if let Some(part) = spec.key.fund().and_then(|parts| parts.last().map(|part| (*part).to_owned())) {
                for label in labels.iter() {
                    self.funds.entry(label.clone()).or_default().insert(part.clone());
                }
            }
        }
        for block in &template.blocks {
            match block {
                Block::Grid(grid) => {
                    self.labels.extend(grid.side.iter().map(|side| folded(&side.text)));
                    let cells = grid.rows.iter().flatten().filter(|cell| cell.places().is_empty());
                    self.labels.extend(cells.map(|cell| folded(&cell.text.literal())));
                }
                Block::Table(table) => self.table(table),
                Block::Schedule { side } => self.labels.extend(side.iter().map(|side| folded(&side.text))),
                Block::Prose(_) | Block::Notes(_) => {}
            }
        }
        self.labels.retain(|label| label.chars().any(char::is_alphanumeric));
    }

    fn table(&mut self, table: &TableBlock) {
        self.labels.extend(table.side.iter().map(|side| folded(&side.text)));
        self.sides.extend(table.side.iter().map(|side| (table.of, folded(&side.text))));
        for spec in &table.columns {
            for label in spec.labels().map(|label| folded(&label)) {
                let columns = self.columns.entry(label).or_default();
                if !columns.iter().any(|(of, _)| *of == table.of) {
                    columns.push((table.of, spec.column.clone()));
                }
            }
        }
        let classes = table.tree.iter().flat_map(|class| std::iter::once(&class.label).chain(&class.variants));
        let subclasses = table.tree.iter().flat_map(|class| &class.subclasses);
        let subclasses = subclasses.flat_map(|sub| std::iter::once(&sub.label).chain(&sub.variants));
        self.classes.extend(classes.clone().map(|label| folded(label)));
        self.subclasses.extend(subclasses.clone().map(|label| folded(label)));
        for label in classes.chain(subclasses) {
            self.branches.entry(folded(label)).or_insert_with(|| label.clone());
        }
        self.totals.extend(table.total.iter().map(|total| (folded(&total.label), table.of)));
    }

    /// Whether `label` is a class or subclass of any template, depending on `level`.
    pub(in crate::import) fn is_level(&self, label: &str, level: &Column) -> bool {
        match level {
            Column::Class => self.classes.contains(label),
            Column::Subclass => self.subclasses.contains(label),
            _ => false,
        }
    }

    /// Whether any template prints `label` beside, over or around fields.
    pub(in crate::import) fn is_label(&self, label: &str) -> bool {
        self.labels.contains(label)
            || bare(label).is_some_and(|bare| self.labels.contains(bare))
            || !kernel::keys(label).is_empty()
    }

    /// The columns that `label` heads in any template.
    pub(in crate::import) fn columns_of(&self, label: &str) -> &[(Table, Column)] {
        let found = self.columns.get(label).or_else(|| self.columns.get(bare(label)?));
        found.map_or_else(|| kernel::columns_of(label), Vec::as_slice)
    }

    /// The field that `label` names in some template; of several the first by name. Amounts are none: their labels name
    /// rows and columns.
    pub(in crate::import) fn field_called(&self, label: &str) -> Option<&Key> {
        let named = self.fields.iter().filter(|(key, labels)| key.fund().is_none() && labels.contains(label));
        named.map(|(key, _)| key).min()
    }

    /// Whether `label` names the field `key` in any template.
    pub(in crate::import) fn names(&self, label: &str, key: &str) -> bool {
        self.fields.get(key).is_some_and(|labels| labels.contains(label))
    }

    /// Whether `label` names a field of the funds whose key has the same last part as `key`: the label of a row such as
    /// 其他资金, for all columns of amounts.
    pub(in crate::import) fn names_row(&self, label: &str, key: &Key) -> bool {
        let Some(last) = key.fund().and_then(|parts| parts.last().copied()) else { return false };
        let by_kernel = || kernel::row(label).is_some_and(|row| row.parts().contains(&last));
        self.funds.get(label).is_some_and(|parts| parts.contains(last)) || by_kernel()
    }
}
