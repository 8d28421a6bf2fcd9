//! A form in the reading: what is understood so far, and what became of each cell.

use super::header::Columns;
use super::outcome::{Reason, Role};
use super::text::Labelled;
use super::vocabulary::{Thesaurus, Vocabulary};
use crate::model::{Bureau, Column, FieldPath, Form, Table, keys};
use crate::workbook::GridCell;
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// A form in the reading.
pub(super) struct Reading<'r, 'g> {
    pub(super) sheet: &'r Labelled<'g>,
    pub(super) rows: Range<u32>,
    pub(super) vocabulary: &'r Vocabulary,
    pub(super) words: &'r Thesaurus,
    /// Whether this program wrote the file.
    pub(super) own: bool,
    pub(super) form: Form,
    pub(super) bureau: Bureau,
    /// Columns that hold something and that the template lacks, with their labels.
    pub(super) new_columns: Vec<(Column, String)>,
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
            new_columns: Vec::new(),
            roles: HashMap::new(),
        };
        let failed = |index: &usize| this.sheet.cell(*index).is_some_and(|cell| cell.failed);
        let failed: Vec<usize> = this.sheet.filled(this.rows.clone()).filter(failed).collect();
        for index in failed {
            this.mark(index, Role::NotPlaced(Reason::Failed));
        }
        this
    }

    /// The cells of the form that are not blank.
    pub(super) fn filled(&self) -> impl Iterator<Item = usize> + use<'r, 'g> {
        self.sheet.filled(self.rows.clone())
    }

    /// The cells of the form of which nothing is known yet.
    pub(super) fn open(&self) -> Vec<usize> {
        self.filled().filter(|index| !self.roles.contains_key(index)).collect()
    }

    /// Whether nothing is known yet of the cell `index`.
    pub(super) fn is_open(&self, index: usize) -> bool {
        !self.roles.contains_key(&index)
    }

    /// Says what became of the cell `index`; what was said of it first holds.
    pub(super) fn mark(&mut self, index: usize, role: Role) {
        self.roles.entry(index).or_insert(role);
    }

    /// The cell `index`, where it is one of the form's.
    pub(super) fn cell(&self, index: usize) -> Option<&'g GridCell> {
        self.sheet.cell(index).filter(|cell| self.rows.contains(&cell.area.row))
    }

    /// The cells that are understood and give no text.
    pub(super) fn understood(&self) -> impl Iterator<Item = usize> {
        self.filled().filter(|index| self.roles.get(index) == Some(&Role::Understood))
    }

    /// Says of the cell `index` something else than was said of it.
    pub(super) fn overrule(&mut self, index: usize, role: Role) {
        self.roles.insert(index, role);
    }

    /// The label in the cell `index`.
    pub(super) fn label(&self, index: usize) -> &'r str {
        self.sheet.label(index)
    }

    /// The text in the cell `index` without the padding around it.
    pub(super) fn text(&self, index: usize) -> &'g str {
        self.sheet.cell(index).map_or("", |cell| cell.text.trim())
    }

    /// Whether the cell `index` holds a label that some template prints outside its tables.
    pub(super) fn is_label(&self, index: usize) -> bool {
        let label = self.label(index);
        !label.is_empty()
            && (!self.vocabulary.fields_of(label).is_empty()
                || self.vocabulary.is_literal(label)
                || self.words.is_label(label))
    }

    /// Puts `text` at `path`, as read from the cell `index`.
    pub(super) fn take(&mut self, index: usize, path: FieldPath, text: &str) {
        self.form.set_text(&path, text.trim());
        self.mark(index, Role::Taken(path));
    }

    /// How many cells have no place, or one that is only kept for what is not known, or one that is not printed although
    /// the target is not whole without it.
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
            Role::NotPlaced(_) => true,
            Role::Taken(path) => spare(path) || unprinted(path),
            Role::Understood => false,
        };
        self.roles.values().filter(lost).count()
    }

    /// What became of each cell.
    pub(super) fn roles(&self) -> impl Iterator<Item = (usize, &Role)> {
        self.roles.iter().map(|(index, role)| (*index, role))
    }
}
