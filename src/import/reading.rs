//! A form while it is read: the texts found so far, and the role of each cell.

use super::fold::folded;
use super::header::{Columns, Header};
use super::kernel;
use super::limits;
use super::outcome::{Reason, Role};
use super::text::Labelled;
use super::vocabulary::{Thesaurus, Vocabulary};
use crate::base::amount::plain_number;
use crate::model::{Bureau, Column, FieldPath, Form, Key, Table, keys, score};
use crate::template::TableBlock;
use crate::template::own::Place;
use crate::workbook::GridCell;
use crate::workbook::limits::Room;
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use rust_decimal::Decimal;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A form while it is read with the vocabulary of one template.
pub(super) struct Reading<'r, 'g> {
    pub(super) sheet: &'r Labelled<'g>,
    pub(super) rows: Range<u32>,
    /// The indices of the cells that begin in `rows`.
    cells: Range<usize>,
    pub(super) vocabulary: &'r Vocabulary,
    pub(super) words: &'r Thesaurus,
    /// Whether this program wrote the file: then the rules for other layouts do not apply.
    pub(super) own: bool,
    pub(super) form: Form,
    pub(super) bureau: Bureau,
    /// The columns in which values begin right behind their labels, once single fields are read.
    pub(super) value_columns: HashSet<u32>,
    /// The row below the last table.
    pub(super) bottom: u32,
    /// What is left for the rows of tables, in this form and the next ones.
    pub(super) room: Room,
    /// The headers of the tables read so far.
    headers: Vec<Header>,
    /// How many fields the form has of its own: above its tables, below them, and among its funds.
    own_fields: [u32; 3],
    /// Columns with content that the template lacks, with their labels.
    pub(super) new_columns: Vec<(Column, String)>,
    told_columns: BTreeSet<(Column, String)>,
    /// What the rows of a column add up to, and how many of them were added: a sheet may have a total in every row.
    sums: BTreeMap<(Table, Column), (usize, Decimal)>,
    roles: HashMap<usize, Role>,
    /// Whether each of the form's cells is a label: each cell looks for labels in all its row.
    labels: OnceCell<Vec<bool>>,
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
            cells: sheet.grid.indices_in(rows.clone()),
            rows,
            vocabulary,
            words,
            own,
            form,
            bureau: Bureau::default(),
            value_columns: HashSet::new(),
            bottom: 0,
            room: Room::default(),
            headers: Vec::new(),
            own_fields: [0; 3],
            new_columns: Vec::new(),
            told_columns: BTreeSet::new(),
            sums: BTreeMap::new(),
            roles: HashMap::new(),
            labels: OnceCell::new(),
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
        let labels = self.labels.get_or_init(|| self.cells.clone().map(|index| self.reads_as_label(index)).collect());
        let known = index.checked_sub(self.cells.start).and_then(|place| labels.get(place).copied());
        known.unwrap_or_else(|| self.reads_as_label(index))
    }

    fn reads_as_label(&self, index: usize) -> bool {
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

    /// Records that the table below `header` is read.
    pub(super) fn add_header(&mut self, header: &Header) {
        self.headers.push(header.clone());
    }

    /// The headers of the tables read so far, each with the template's table.
    pub(super) fn headers(&self) -> impl Iterator<Item = (&Header, &TableBlock)> {
        let block = |header: &Header| self.vocabulary.template.table(header.table);
        self.headers.iter().filter_map(move |header| Some((header, block(header)?)))
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

    /// What the template loses: the number of cells without a place, under a label of their own, or in a column that it does
    /// not print. A target without its sign or unit is another target (28 without ≥ and 台), and two tables without their
    /// years are one: that weighs more than any number of cells.
    pub(super) fn lost(&self) -> usize {
        const OTHER_TARGET: usize = 100;
        let template = &self.vocabulary.template;
        let unprinted = |table: Table, column: &Column| {
            let lacks =
                table != Table::Schedule && template.table(table).is_none_or(|block| block.column(column).is_none());
            match column {
                Column::Mark | Column::Extra(_) => 0,
                Column::Operator | Column::Unit | Column::Term => OTHER_TARGET * usize::from(lacks),
                _ => usize::from(lacks),
            }
        };
        let own = |key: &Key| {
            let own = [keys::SPARE, keys::FOOT].iter().any(|prefix| key.as_str().starts_with(prefix));
            usize::from((own || key.fund().is_some()) && template.field(key.as_str()).is_none())
        };
        let terms = self.form.indicators.iter().map(|row| match &row[Column::Term] {
            "" => 0,
            _ => unprinted(Table::Indicators, &Column::Term),
        });
        let cells = self.roles.values().map(|role| match role {
            Role::NotPlaced(_) => 1,
            // Cells under own labels count too: every template would otherwise lose nothing on any form.
            Role::Taken(FieldPath::Field(key)) => own(key),
            Role::Taken(FieldPath::Cell(table, _, column)) => unprinted(*table, column),
            Role::Taken(FieldPath::Total(..)) | Role::Understood => 0,
        });
        // The line with the year is a cell too, wherever the year itself is kept.
        let year = FieldPath::field(keys::YEAR);
        let says_year = self.roles.values().any(|role| matches!(role, Role::Taken(path) if *path == year));
        let unsaid = usize::from(says_year && !template.prints_year());
        terms.chain(cells).sum::<usize>() + unsaid
    }

    /// Where the cell `index` is: above or below the tables.
    pub(super) fn place(&self, index: usize) -> Place {
        let below = self.bottom > 0 && self.cell(index).is_some_and(|cell| cell.area.row >= self.bottom);
        if below { Place::Foot } else { Place::Head }
    }

    /// Whether the cell at `row` and `column` holds something, or is merged to hold something.
    pub(super) fn is_box(&self, row: u32, column: u32) -> bool {
        let cell = self.sheet.grid.index_at(row, column).and_then(|index| self.sheet.cell(index));
        cell.is_some_and(|cell| !cell.is_blank() || cell.area.columns > 1 || cell.area.rows > 1)
    }

    /// Finds the columns in which values begin right behind their labels; none in a form without merged cells, where each
    /// row has columns of its own.
    pub(super) fn find_value_columns(&mut self) {
        let merged = |index: usize| self.cell(index).is_some_and(|cell| cell.area.columns > 1 && !cell.is_blank());
        if !self.open().into_iter().filter(|index| self.is_label(*index)).any(merged) {
            return;
        }
        let behind = |index: &usize| {
            let area = self.cell(*index)?.area;
            let left = self.sheet.grid.index_at(area.row, area.column.checked_sub(1)?)?;
            (self.is_open(left) && self.is_label(left) && !self.is_label(*index)).then_some(area.column)
        };
        self.value_columns = self.open().iter().filter_map(behind).collect();
    }

    /// Keeps `text`, read from the cell `index`, under `label`, which the template has not.
    pub(super) fn keep(&mut self, index: usize, label: &str, text: &str) {
        let free = |key: &Key| {
            self.form.field(key.as_str()).is_empty() && self.vocabulary.template.field(key.as_str()).is_none()
        };
        let fund = kernel::fund(&folded(label)).and_then(|keys| keys.first()).map(|key| Key::new(key));
        let key = match fund {
            Some(key) if free(&key) => Some(key),
            // Money that has no place of its own, such as a second total, is still among the funds.
            Some(_) if plain_number(text).is_some() => self.next_own(2, "funds.r"),
            _ => match self.place(index) {
                Place::Head => self.next_own(0, keys::SPARE),
                Place::Foot => self.next_own(1, keys::FOOT),
            },
        };
        let Some(key) = key else { return self.mark(index, Role::NotPlaced(Reason::NoRoom)) };
        self.form.labels.set(key.clone(), label);
        self.take(index, FieldPath::Field(key), text);
    }

    /// Whether the form has as many fields of its own as are read of any kind.
    pub(super) fn is_full(&self) -> bool {
        self.own_fields.contains(&limits::OWN_FIELDS)
    }

    /// The next key of the form's own fields of one kind; None if it has too many already.
    fn next_own(&mut self, kind: usize, prefix: &str) -> Option<Key> {
        let next = Some(self.own_fields[kind] + 1).filter(|next| *next <= limits::OWN_FIELDS)?;
        self.own_fields[kind] = next;
        Some(Key::new(&format!("{prefix}{next}")))
    }

    /// The role of each cell that has one.
    pub(super) fn roles(&self) -> impl Iterator<Item = (usize, &Role)> {
        self.roles.iter().map(|(index, role)| (*index, role))
    }
}
