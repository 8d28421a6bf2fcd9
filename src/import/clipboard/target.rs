//! Places the rows of a block in a table of a form, over present rows or as new ones.

use super::super::fold::folded;
use crate::edit::Edit;
use crate::model::naming::numbered;
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts};
use crate::template::{Pattern, Template};
use std::collections::{BTreeMap, BTreeSet};

/// The columns that make up the branch of a row.
pub(super) const BRANCH: [Column; 3] = [Column::Class, Column::Subclass, Column::Mark];

/// The rows of a table that a block covers.
pub(super) struct Target<'f> {
    form: &'f Form,
    template: &'f Template,
    table: Table,
    /// Whether a row gets the class of its subclass, because the block has no class column.
    completes: bool,
    /// The index of the first one.
    pub(super) first: usize,
}

/// The placed rows.
#[derive(Default)]
pub(super) struct Placed {
    pub(super) texts: Vec<(FieldPath, String)>,
    /// New rows, each with the row before which it is inserted; None at the end.
    pub(super) added: Vec<(Option<RowId>, Texts<Column>)>,
}

impl<'f> Target<'f> {
    /// The rows from that of `anchor` on, or those after the last filled row if `anchor` is elsewhere.
    pub(super) fn new(form: &'f Form, template: &'f Template, table: Table, anchor: &FieldPath) -> Self {
        let mut this = Self { form, template, table, completes: false, first: 0 };
        let at_anchor = match anchor {
            FieldPath::Cell(of, id, _) if *of == table => this.rows().iter().position(|row| row.id() == *id),
            _ => None,
        };
        // Blank rows at the end are those of a fresh form.
        let behind = || this.rows().iter().rposition(|row| !this.is_void(row)).map_or(0, |last| last + 1);
        this.first = at_anchor.unwrap_or_else(behind);
        this
    }

    /// Sets whether the class of each subclass is looked up.
    pub(super) fn completing(self, completes: bool) -> Self {
        Self { completes, ..self }
    }

    fn rows(&self) -> &'f [Row] {
        self.form.rows(self.table)
    }

    /// Whether a row holds only its class and the prefix that the form prints before a name, such as 指标1： of 沙坡头.
    fn is_void(&self, row: &Row) -> bool {
        let prefix = self.template.table(self.table).and_then(|block| block.row_prefix.as_ref());
        let prints = |prefix: &Pattern| {
            let unnumbered: String = row[Column::Name].chars().filter(|c| !c.is_ascii_digit()).collect();
            folded(&unnumbered) == folded(&prefix.fill(|_| ""))
        };
        let unnamed = || numbered(&row[Column::Name]).name.is_empty() || prefix.is_some_and(prints);
        let mut own = row.cells().map(|(column, _)| column).filter(|column| !BRANCH.contains(column));
        own.all(|column| *column == Column::Name && unnamed())
    }

    /// Puts `columns` of `pasted` onto successive rows, and adds rows after the last one.
    pub(super) fn over(&self, columns: &[Column], pasted: Vec<Texts<Column>>) -> Placed {
        let mut placed = Placed::default();
        let mut above: [String; 3] = self.rows().last().map(Row::branch).unwrap_or_default().map(str::to_owned);
        for (place, mut cells) in pasted.into_iter().enumerate() {
            let present = self.rows().get(self.first + place);
            let named = self.find_branch(&mut cells);
            // A pasted row without a class keeps that of the row it covers; a new row continues that above.
            match present {
                _ if named => above = BRANCH.map(|column| cells.get(&column).to_owned()),
                Some(row) => above = row.branch().map(str::to_owned),
                None => {}
            }
            BRANCH.into_iter().zip(&above).for_each(|(column, label)| cells.set(column, label.as_str()));
            match present {
                Some(row) => placed.texts.extend(self.texts(row, columns, &cells)),
                None => placed.added.push((None, cells)),
            }
        }
        placed
    }

    /// Puts each row of `pasted`, which has a class, onto an empty row of that class or of none, else after the last
    /// row of the class.
    pub(super) fn among_classes(&self, columns: &[Column], pasted: Vec<Texts<Column>>) -> Placed {
        let mut placed = Placed::default();
        let mut free: Vec<&Row> = self.rows().iter().skip(self.first).collect();
        let first = self.rows().get(self.first).or(self.rows().last());
        let mut above: [String; 3] = first.map(Row::branch).unwrap_or_default().map(str::to_owned);
        for mut cells in pasted {
            if self.find_branch(&mut cells) {
                above = BRANCH.map(|column| cells.get(&column).to_owned());
            } else {
                BRANCH.into_iter().zip(&above).for_each(|(column, label)| cells.set(column, label.as_str()));
            }
            let fits = |row: &&Row| row.branch() == above.each_ref().map(String::as_str) || row.branch() == [""; 3];
            match free.iter().position(fits) {
                Some(place) => placed.texts.extend(self.texts(free.remove(place), columns, &cells)),
                None => placed.added.push((self.behind(&above), cells)),
            }
        }
        placed
    }

    /// Whether all covered rows are empty, so that rows can go to their classes without overwriting anything.
    pub(super) fn is_free(&self) -> bool {
        self.rows().iter().skip(self.first).all(|row| self.is_void(row))
    }

    /// The row before which a new row of `branch` is inserted: the one after the branch, else after its class.
    fn behind(&self, branch: &[String; 3]) -> Option<RowId> {
        let [class, ..] = branch;
        let same = |row: &Row| row.branch() == branch.each_ref().map(String::as_str);
        let rows = self.rows();
        let last = rows.iter().rposition(same).or_else(|| rows.iter().rposition(|row| row[Column::Class] == *class));
        rows.get(last? + 1).map(Row::id)
    }

    /// Spells the branch of `cells` as the form or else the template does; false if `cells` name none.
    fn find_branch(&self, cells: &mut Texts<Column>) -> bool {
        let named = BRANCH.map(|column| cells.get(&column).to_owned());
        let [class, subclass, mark] = named.each_ref().map(|text| folded(text));
        if class.is_empty() && subclass.is_empty() {
            return false;
        }
        // A level that the block leaves out matches any.
        let is = |given: &str, label: &str, variants: &[String]| {
            given.is_empty()
                || std::iter::once(label).chain(variants.iter().map(String::as_str)).any(|l| folded(l) == given)
        };
        // The form first: its labels may differ from the template's.
        let in_form = self.rows().iter().map(Row::branch);
        let in_form = in_form.filter(|[c, s, m]| is(&class, c, &[]) && is(&subclass, s, &[]) && is(&mark, m, &[]));
        let classes = self.template.table(self.table).map_or(&[][..], |block| &block.tree);
        let in_template = classes.iter().filter(|spec| is(&class, &spec.label, &spec.variants)).flat_map(|spec| {
            let fits = spec
                .subclasses
                .iter()
                .filter(|sub| is(&subclass, &sub.label, &sub.variants) && is(&mark, &sub.mark, &[]));
            fits.map(|sub| [spec.label.as_str(), &sub.label, &sub.mark])
        });
        let Some([class_label, subclass_label, own_mark]) = in_form.chain(in_template).next() else { return true };
        if !class.is_empty() || self.completes {
            cells.set(Column::Class, class_label);
        }
        if !subclass.is_empty() {
            cells.set(Column::Subclass, subclass_label);
            cells.set(Column::Mark, own_mark);
        }
        true
    }

    fn texts(&self, row: &Row, columns: &[Column], cells: &Texts<Column>) -> Vec<(FieldPath, String)> {
        let path = |column: &Column| FieldPath::Cell(self.table, row.id(), column.clone());
        columns.iter().map(|column| (path(column), cells.get(column).to_owned())).collect()
    }
}

impl Placed {
    /// The edits; new rows at the same place are one edit.
    pub(super) fn edits(self, form: &Form, table: Table) -> Vec<Edit> {
        let mut edits = Vec::new();
        if !self.texts.is_empty() {
            edits.push(Edit::SetTexts { form: form.id, texts: self.texts });
        }
        for group in self.added.chunk_by(|(a, _), (b, _)| a == b) {
            let Some((before, _)) = group.first() else { continue };
            let rows = group.iter().map(|(_, cells)| cells.clone()).collect();
            edits.push(Edit::InsertRows { form: form.id, table, before: *before, rows });
        }
        edits
    }
}

/// Adds a blank row for each class of `form` that `placed` would remove: the template prints it, filled in or not.
pub(super) fn classes_without_row(form: &Form, placed: &mut Placed) {
    let mut after: BTreeMap<RowId, [String; 3]> =
        form.indicators.iter().map(|row| (row.id(), row.branch().map(str::to_owned))).collect();
    for (path, text) in &placed.texts {
        if let FieldPath::Cell(Table::Indicators, id, column) = path
            && let Some(level) = BRANCH.iter().position(|other| other == column)
        {
            after.entry(*id).or_default()[level].clone_from(text);
        }
    }
    let added = placed.added.iter().map(|(_, cells)| BRANCH.map(|column| cells.get(&column).to_owned()));
    let mut there: BTreeSet<[String; 3]> = after.into_values().chain(added).collect();
    for (place, row) in form.indicators.iter().enumerate() {
        let branch = row.branch().map(str::to_owned);
        if branch.concat().is_empty() || there.contains(&branch) {
            continue;
        }
        let next = form.indicators[place..].iter().find(|row| there.contains(&row.branch().map(str::to_owned)));
        placed.added.push((next.map(Row::id), BRANCH.into_iter().zip(&branch).collect()));
        there.insert(branch);
    }
}

/// The columns of `table` in the order of the form.
pub(super) fn shown_columns(template: &Template, table: Table) -> Vec<Column> {
    match template.table(table) {
        Some(block) => block.columns.iter().map(|spec| spec.column.clone()).collect(),
        None if table == Table::Schedule => vec![Column::Month, Column::Percent],
        None => Vec::new(),
    }
}
