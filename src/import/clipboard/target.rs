//! Where the rows of a block go in a form, and what becomes of those that are there.

use super::super::fold::folded;
use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Row, Table, Texts};
use crate::template::Template;

/// The columns that put a row on its branch.
const BRANCH: [Column; 3] = [Column::Class, Column::Subclass, Column::Mark];

/// The place of the row that a block's first row falls on: the one of `anchor`, else the one behind the last that is
/// filled in.
pub(super) fn first_row(form: &Form, table: Table, anchor: &FieldPath) -> usize {
    let rows = form.rows(table);
    let at_anchor = match anchor {
        FieldPath::Cell(of, id, _) if *of == table => rows.iter().position(|row| row.id() == *id),
        _ => None,
    };
    at_anchor.unwrap_or_else(|| rows.iter().rposition(|row| !row.is_blank()).map_or(0, |last| last + 1))
}

/// The changes that put `columns` of `pasted` into the rows of `table` from the place `first` on.
pub(super) fn edits(
    form: &Form,
    template: &Template,
    (table, first): (Table, usize),
    columns: &[Column],
    pasted: Vec<Texts<Column>>,
) -> Vec<Edit> {
    let present = form.rows(table).get(first..).unwrap_or_default();
    let mut texts: Vec<(FieldPath, String)> = Vec::new();
    let mut added: Vec<Texts<Column>> = Vec::new();
    let mut above: [String; 3] = form.rows(table).last().map(Row::branch).unwrap_or_default().map(str::to_owned);
    for (place, mut cells) in pasted.into_iter().enumerate() {
        let has_branch = find_branch(form, template, table, &mut cells);
        if let Some(row) = present.get(place) {
            let kept = |column: &&Column| has_branch || !BRANCH.contains(column);
            let path = |column: &Column| FieldPath::Cell(table, row.id(), column.clone());
            let set = columns.iter().filter(kept).map(|column| (path(column), cells.get(column).to_owned()));
            texts.extend(set);
            if has_branch {
                above = BRANCH.map(|column| cells.get(&column).to_owned());
            }
            continue;
        }
        // A row that says nothing of its branch goes on with the one above.
        for (column, label) in BRANCH.into_iter().zip(&mut above) {
            if has_branch {
                cells.get(&column).clone_into(label);
            } else {
                cells.set(column, label.as_str());
            }
        }
        added.push(cells);
    }
    let mut edits = Vec::new();
    if !texts.is_empty() {
        edits.push(Edit::SetTexts { form: form.id, texts });
    }
    if !added.is_empty() {
        edits.push(Edit::InsertRows { form: form.id, table, before: None, rows: added });
    }
    edits
}

/// Spells the branch of `cells` as the form does, or else the template; false where they name none.
fn find_branch(form: &Form, template: &Template, table: Table, cells: &mut Texts<Column>) -> bool {
    let named = BRANCH.map(|column| cells.get(&column).to_owned());
    let [class, subclass, mark] = named.each_ref().map(|text| folded(text));
    if class.is_empty() && subclass.is_empty() {
        return false;
    }
    // What the block leaves out may be anything.
    let is = |given: &str, label: &str, variants: &[String]| {
        given.is_empty()
            || std::iter::once(label).chain(variants.iter().map(String::as_str)).any(|l| folded(l) == given)
    };
    let in_form = form.rows(table).iter().map(Row::branch);
    let in_form = in_form.filter(|[c, s, m]| is(&class, c, &[]) && is(&subclass, s, &[]) && is(&mark, m, &[]));
    let classes = template.table(table).map_or(&[][..], |block| &block.tree);
    let in_template = classes.iter().filter(|spec| is(&class, &spec.label, &spec.variants)).flat_map(|spec| {
        let fits =
            spec.subclasses.iter().filter(|sub| is(&subclass, &sub.label, &sub.variants) && is(&mark, &sub.mark, &[]));
        fits.map(|sub| [spec.label.as_str(), &sub.label, &sub.mark])
    });
    let Some([class_label, subclass_label, own_mark]) = in_form.chain(in_template).next() else { return true };
    if !class.is_empty() {
        cells.set(Column::Class, class_label);
    }
    if !subclass.is_empty() {
        cells.set(Column::Subclass, subclass_label);
        cells.set(Column::Mark, own_mark);
    }
    true
}
