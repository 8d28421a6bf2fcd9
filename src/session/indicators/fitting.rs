//! Writes an indicator of the library into a form: as the form calls its classes, in the columns that it has.

use super::Entry;
use super::entry::{kernel, name_in};
use crate::edit::Edit;
use crate::edit::branches::Branch;
use crate::model::value::parse;
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts};
use crate::template::TableBlock;

/// The columns of a target.
const TARGET: [Column; 3] = [Column::Operator, Column::Value, Column::Unit];

/// Returns the edit that makes `row` of `form` the indicator `entry`, called `name`. Class and target of the row stay
/// where it has them.
pub fn accept(form: &Form, block: &TableBlock, row: &Row, entry: &Entry, name: String) -> Edit {
    let mut texts = vec![(Column::Name, name)];
    if TARGET.iter().all(|column| row[column].trim().is_empty()) {
        texts.extend(target(block, entry));
    }
    let branches = [Column::Class, Column::Subclass];
    if branches.iter().all(|column| row[column].trim().is_empty())
        && let Some(branch) = branch(form, block, entry)
    {
        texts.extend(branches.into_iter().zip(branch.labels().map(str::to_owned)));
    }
    named(set(form, row.id(), texts))
}

/// Returns the edit that puts `entry` into its class of `form`; into that of `beside` if the form has no such class.
pub fn put(form: &Form, block: &TableBlock, entry: &Entry, beside: Option<&Row>) -> Option<Edit> {
    let holds = |branch: &Branch| beside.is_some_and(|row| branch.holds(row));
    let own = branch(form, block, entry).or_else(|| Branch::all(form, block).into_iter().find(holds))?;
    Some(into(form, block, entry, &own))
}

/// Returns the edit that puts `entry` into the class `labels` of `form`; None if it has no such class.
pub fn put_into(form: &Form, block: &TableBlock, entry: &Entry, labels: &[String; 3]) -> Option<Edit> {
    let [class, subclass, _] = labels;
    let branch = Branch::all(form, block).into_iter().find(|branch| branch.labels() == [class, subclass])?;
    Some(into(form, block, entry, &branch))
}

/// Returns the edit that puts `entry` into a class: into a row that waits to be filled in, else into a new one.
fn into(form: &Form, block: &TableBlock, entry: &Entry, branch: &Branch) -> Edit {
    let open = form.indicators.iter().find(|row| branch.holds(row) && is_open(row));
    named(match open {
        Some(row) => {
            let mut texts = cells(block, entry);
            let number = row[Column::Name].to_owned();
            texts.set(Column::Name, number + entry.name());
            set(form, row.id(), texts.iter().map(|(column, text)| (column.clone(), text.to_owned())))
        }
        None => branch.add(form, &cells(block, entry)),
    })
}

/// Returns the edit that puts `entry` before the row `before` of `form`, or at the end, into the class `labels`.
pub fn put_at(form: &Form, block: &TableBlock, entry: &Entry, (labels, before): (&[String; 3], Option<RowId>)) -> Edit {
    let mut cells = cells(block, entry);
    let branch = [Column::Class, Column::Subclass, Column::Mark].into_iter().zip(labels);
    branch.for_each(|(column, label)| cells.set(column, label));
    named(Edit::InsertRows { form: form.id, table: Table::Indicators, before, rows: vec![cells] })
}

fn named(edit: Edit) -> Edit {
    Edit::Many { name: "填入指标".to_owned(), edits: vec![edit] }
}

fn set(form: &Form, row: RowId, texts: impl IntoIterator<Item = (Column, String)>) -> Edit {
    let path = |column| FieldPath::Cell(Table::Indicators, row, column);
    let texts = texts.into_iter().map(|(column, text)| (path(column), text)).collect();
    Edit::SetTexts { form: form.id, texts }
}

/// Whether a row waits to be filled in: it has its class alone, and perhaps its number, 指标1：.
fn is_open(row: &Row) -> bool {
    let is_given = |column: &Column| matches!(column, Column::Term | Column::Class | Column::Subclass | Column::Mark);
    name_in(row).is_none() && row.cells().all(|(column, _)| is_given(column) || *column == Column::Name)
}

/// Returns the class of `form` that `entry` belongs to, one that has rows first.
fn branch(form: &Form, block: &TableBlock, entry: &Entry) -> Option<Branch> {
    let near = |branch: &Branch| {
        let [class, subclass] = branch.labels().map(kernel);
        let is_class = subclass.is_empty();
        let (label, own) = if is_class { (class, entry.text(&Column::Class)) } else { (subclass, entry.class()) };
        let own = kernel(own);
        // 成本 of the tree of 2015 is 经济成本 of that of 2021; 满意度 is short for 服务对象满意度.
        let is_kin = !label.is_empty() && !own.is_empty() && (label.ends_with(own) || own.ends_with(label));
        let is_empty = !form.indicators.iter().any(|row| branch.holds(row));
        is_kin.then_some((label != own, is_empty))
    };
    let found = Branch::all(form, block).into_iter().filter_map(|branch| Some((near(&branch)?, branch)));
    found.min_by_key(|(near, _)| *near).map(|(_, branch)| branch)
}

/// Returns what a new row of the table gets beside its class.
fn cells(block: &TableBlock, entry: &Entry) -> Texts<Column> {
    let others = [Column::Name, Column::Description, Column::Basis].into_iter();
    let others = others.filter(|column| *column == Column::Name || block.column(column).is_some());
    let others = others.map(|column| (column.clone(), entry.text(&column).to_owned()));
    others.chain(target(block, entry)).collect()
}

/// Returns the target in the columns that the table has for it.
fn target(block: &TableBlock, entry: &Entry) -> Vec<(Column, String)> {
    let row = Row::with(RowId::default(), entry.texts.clone());
    let lacks = |column: &Column| block.column(column).is_none();
    let parts = [Column::Operator, Column::Unit];
    let of = |column: Column| (column.clone(), row[&column].to_owned());
    if parts.iter().any(|column| !row[column].is_empty() && lacks(column)) {
        return vec![(Column::Value, row.whole_value().into_owned())];
    }
    if parts.iter().all(|column| row[column].is_empty() && !lacks(column)) {
        return split(&row[Column::Value]).unwrap_or_else(|| vec![of(Column::Value)]);
    }
    TARGET.map(of).into()
}

/// Returns a target that is nothing but a quantity, `≥95%`, as ≥, 95 and %.
fn split(text: &str) -> Option<Vec<(Column, String)>> {
    let value = parse(text);
    let quantity = value.quantity().filter(|quantity| quantity.span.of(text) == text)?;
    let plain = value.plain()?;
    // What has no operator in the old form gets none in the new one.
    let operator = quantity.operator.map_or("", |operator| operator.comparison.symbol());
    let parts = [operator.to_owned(), plain.number.to_string(), plain.unit.into_owned()];
    Some(TARGET.into_iter().zip(parts).collect())
}

#[cfg(test)]
mod tests;
