//! A form while it is read: the texts found so far, and the role of each cell.

use super::header::Columns;
use super::outcome::{Reason, Role};
use super::text::Labelled;
use super::vocabulary::{Thesaurus, Vocabulary};
use crate::model::{Bureau, Column, FieldPath, Form, Table, keys, score};
use crate::workbook::GridCell;
use crate::workbook::limits::Room;
use foldhash::{HashMap, HashMapExt};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A form while it is read with the vocabulary of one template.
pub(super) struct Reading<'r, 'g> {
    pub(super) sheet: &'r Labelled<'g>,
    pub(super) rows: Range<u32>,
    pub(super) vocabulary: &'r Vocabulary,
    pub(super) words: &'r Thesaurus,
    /// Whether this program wrote the file: then the rules for other layouts do not apply.
    pub(super) own: bool,
    pub(super) form: Form,
    pub(super) bureau: Bureau,
    /// What is left for the rows of tables, in this form and the next ones.
    pub(super) room: Room,
    /// Columns with content that the template lacks, with their labels.
    pub(super) new_columns: Vec<(Column, String)>,
    told_columns: BTreeSet<(Column, String)>,
    /// What the rows of a column add up to, and how many of them were added: a sheet may have a total in every row.
    sums: BTreeMap<(Table, Column), (usize, Decimal)>,
    roles: HashMap<usize, Role>,
}

impl Columns for Vocabulary {
    fn columns(&self, label: &str) -> &[(Table, Column)] {
        self.columns_of(label)
    }

    fn is_side(&self, label: &str) -> bool {
        self.is_literal(label)
    }

    fn names_project(&self, label: &str) -> bool {
        let named = |slot: &usize| self.slots.get(*slot).is_some_and(|slot| slot.key.as_str() == keys::PROJECT_NAME);
        self.fields_of(label).iter().any(named)
    }
}

impl<'r, 'g> Reading<'r, 'g> {
    pub(super) fn new(
        sheet: &'r Labelled<'g>,
        rows: Range<u32>,
        vocabulary: &'r Vocabulary,
        words: &'r Thesaurus,
        own: bool,
    ) -> Self {
        let form = Form { template: vocabulary.template.id.clone(), ..Form::default() };
        let mut this = Self {
            sheet,
            rows,
            vocabulary,
            words,
            own,
            form,
            bureau: Bureau::default(),
            room: Room::default(),
            new_columns: Vec::new(),
            told_columns: BTreeSet::new(),
            sums: BTreeMap::new(),
            roles: HashMap::new(),
        };
        // First of all: the text of a failed formula (#REF!) must not become that of a field.
        let failed = |index: &usize| this.sheet.cell(*index).is_some_and(|cell| cell.failed);
        let failed: Vec<usize> = this.sheet.filled(this.rows.clone()).filter(failed).collect();
        for index in failed {
            this.mark(index, Role::NotPlaced(Reason::Failed));
        }
        this
    }

    /// The filled cells of the form.
    pub(super) fn filled(&self) -> impl Iterator<Item = usize> + use<'r, 'g> {
        self.sheet.filled(self.rows.clone())
    }

    /// The filled cells without a role.
    pub(super) fn open(&self) -> Vec<usize> {
        self.filled().filter(|index| !self.roles.contains_key(index)).collect()
    }

    /// Whether the cell `index` has no role yet.
    pub(super) fn is_open(&self, index: usize) -> bool {
        !self.roles.contains_key(&index)
    }

    /// Gives the cell `index` a role; the first one wins.
    pub(super) fn mark(&mut self, index: usize, role: Role) {
        self.roles.entry(index).or_insert(role);
    }

    /// The cell `index`, if it belongs to the form.
    pub(super) fn cell(&self, index: usize) -> Option<&'g GridCell> {
        self.sheet.cell(index).filter(|cell| self.rows.contains(&cell.area.row))
    }

    /// The cells whose role is [`Role::Understood`].
    pub(super) fn understood(&self) -> impl Iterator<Item = usize> {
        self.filled().filter(|index| self.roles.get(index) == Some(&Role::Understood))
    }

    /// Replaces the role of the cell `index`.
    pub(super) fn overrule(&mut self, index: usize, role: Role) {
        self.roles.insert(index, role);
    }

    /// The folded label in the cell `index`.
    pub(super) fn label(&self, index: usize) -> &'r str {
        self.sheet.label(index)
    }

    /// The trimmed text in the cell `index`.
    pub(super) fn text(&self, index: usize) -> &'g str {
        self.sheet.cell(index).map_or("", |cell| cell.text.trim())
    }

    /// Whether the cell `index` holds a label that any template prints outside its tables.
    pub(super) fn is_label(&self, index: usize) -> bool {
        let label = self.label(index);
        !label.is_empty()
            && (!self.vocabulary.fields_of(label).is_empty()
                || self.vocabulary.is_literal(label)
                || self.words.is_label(label))
    }

    /// Puts `text`, read from the cell `index`, at `path`.
    pub(super) fn take(&mut self, index: usize, path: FieldPath, text: &str) {
        self.form.set_text(&path, text.trim());
        self.mark(index, Role::Taken(path));
    }

    /// Records a column that the template lacks, once.
    pub(super) fn add_new_column(&mut self, column: Column, label: String) {
        let found = (column, label);
        if self.told_columns.insert(found.clone()) {
            self.new_columns.push(found);
        }
    }

    /// What the numbers in `column` of the rows read so far add up to.
    pub(super) fn sum_of(&mut self, table: Table, column: &Column) -> Decimal {
        let rows = self.form.rows(table);
        let (added, sum) = self.sums.entry((table, column.clone())).or_insert((0, Decimal::ZERO));
        let more = rows.iter().skip(*added).filter_map(|row| score::points(&row[column]));
        *sum = score::total(std::iter::once(*sum).chain(more));
        *added = rows.len();
        *sum
    }

    /// The number of cells that the template loses: without a place, in a spare field, or part of a target but not
    /// printed (28 without ≥ and 台 is another target).
    pub(super) fn lost(&self) -> usize {
        let spare = |path: &FieldPath| matches!(path, FieldPath::Field(key) if key.as_str().starts_with(keys::SPARE));
        let indicators = self.vocabulary.template.table(Table::Indicators);
        let unprinted = |path: &FieldPath| match path {
            FieldPath::Cell(Table::Indicators, _, column @ (Column::Operator | Column::Unit | Column::Weight)) => {
                indicators.is_none_or(|table| table.column(column).is_none())
            }
            _ => false,
        };
        let lost = |role: &&Role| match role {
            // Cells in spare fields count too: the general template would otherwise lose nothing on any form.
            Role::NotPlaced(_) => true,
            Role::Taken(path) => spare(path) || unprinted(path),
            Role::Understood => false,
        };
        self.roles.values().filter(lost).count()
    }

    /// The role of each cell that has one.
    pub(super) fn roles(&self) -> impl Iterator<Item = (usize, &Role)> {
        self.roles.iter().map(|(index, role)| (*index, role))
    }
}
