//! Makes a table of the template: its columns, the label beside it, its classes, its total row.

use super::source::Source;
use super::spot::{Is, Spot};
use crate::base::text::squeezed;
use crate::import::fold::{folded, printed};
use crate::import::vocabulary::Thesaurus;
use crate::model::{Column, Key, Table};
use crate::template::{ClassSpec, ColumnSpec, Pattern, Side, SubclassSpec, SumSpec, TableBlock, TotalSpec};
use std::collections::BTreeMap;
use std::ops::Range;

/// What the total row of a table is called.
const TOTALS: [&str; 8] = ["合计", "总计", "总分", "总得分", "总分值", "分值合计", "权重合计", "金额合计"];

/// The table `of` with the rows `body`, and all rows that it takes; None if its header cannot be found.
pub(super) fn table(
    source: &Source<'_>,
    of: Table,
    body: Range<usize>,
    words: &Thesaurus,
) -> Option<(Range<usize>, TableBlock)> {
    let is_own = |spot: &&Spot| matches!(&spot.is, Is::Cell(table, ..) if *table == of);
    let first = source.within(body.clone()).filter(is_own).map(|spot| spot.column).min()?;
    let bottom = body.start.checked_sub(1)?;
    let heads = source.covering(bottom);
    // A label that reaches into the rows stands beside the table; so does one that heads no column.
    let beside = |spot: &&&Spot| {
        let heads_column = !words.columns_of(&folded(&spot.text)).is_empty();
        spot.right() <= first && (spot.bottom() > body.start || !heads_column)
    };
    let left = heads.iter().filter(beside).map(|spot| spot.right()).max().unwrap_or(0);
    let heads: Vec<&Spot> = heads.into_iter().filter(|spot| spot.column >= left).collect();
    let mut top = heads.iter().map(|spot| spot.row).min()?;
    let grouped = |spot: &Spot| {
        let over = spot.row.checked_sub(1).and_then(|row| source.at(row, spot.column))?;
        let spans = over.columns > spot.columns && over.columns < source.width - left && over.is_label();
        spans.then_some(over)
    };
    let groups: BTreeMap<usize, &Spot> =
        heads.iter().filter(|spot| spot.row == bottom).filter_map(|spot| Some((spot.column, grouped(spot)?))).collect();
    // Above a header of two rows every column has either a group or a cell of its own over both.
    let is_over = |spot: &&Spot| spot.row < bottom || groups.contains_key(&spot.column);
    let groups = if heads.iter().all(is_over) { groups } else { BTreeMap::new() };
    top = groups.values().map(|over| over.row).min().unwrap_or(top).min(top);
    let mut block = TableBlock {
        of,
        only_filled: false,
        side: side(source, bottom, left),
        columns: Vec::new(),
        tree: Vec::new(),
        terms: Vec::new(),
        total: None,
        row_prefix: prefix(source, of),
    };
    for head in heads {
        // A blank head widens the column before it: 项目名称 over two columns that are not merged.
        if let (true, Some(before)) = (head.text.trim().is_empty(), block.columns.last_mut()) {
            before.span += head.columns;
            continue;
        }
        let column = column(source, of, &body, head, &block, words);
        let group = groups.get(&head.column).map(|over| over.text.trim().to_owned());
        let label =
            Some(head.text.trim().to_owned()).filter(|label| !label.is_empty()).unwrap_or_else(|| "　".to_owned());
        block.columns.push(ColumnSpec {
            column,
            label,
            printed: None,
            variants: Vec::new(),
            group,
            span: head.columns,
            align: None,
            one_of: false,
            only_filled: false,
        });
    }
    block.column(&Column::Name)?;
    block.tree = tree(source, of);
    block.total = total(source, &block, left, body.end);
    let end = body.end + usize::from(block.total.is_some());
    Some((top..end, block))
}

/// The label beside the table, in the columns before `left`.
fn side(source: &Source<'_>, row: usize, left: usize) -> Option<Side> {
    let spot = source.at(row, 0).filter(|_| left > 0)?;
    let stacked = spot.is_vertical();
    let text = if stacked { squeezed(&spot.text) } else { spot.text.trim().to_owned() };
    Some(Side { text, span: left, stacked })
}

/// What the column under `head` holds: what its cells were taken as, else what its label says.
fn column(
    source: &Source<'_>,
    of: Table,
    body: &Range<usize>,
    head: &Spot,
    block: &TableBlock,
    words: &Thesaurus,
) -> Column {
    let mut found: BTreeMap<&Column, usize> = BTreeMap::new();
    for spot in source.within(body.clone()).filter(|spot| head.across().contains(&spot.column)) {
        if let Is::Cell(_, _, column) = &spot.is {
            *found.entry(column).or_default() += 1;
        }
    }
    let free = |column: &&Column| block.column(column).is_none();
    let most = found.into_iter().max_by_key(|(_, count)| *count).map(|(column, _)| column).filter(free);
    let label = folded(&head.text);
    let named =
        || words.columns_of(&label).iter().filter(|(table, _)| *table == of).map(|(_, column)| column).find(free);
    most.or_else(named).cloned().unwrap_or_else(|| {
        let name = printed(&head.text);
        let numbered = (2..).map(|n| format!("{name}{n}"));
        let free = std::iter::once(name.clone()).chain(numbered).map(|name| Column::Extra(Key::new(&name)));
        free.into_iter().find(|column| block.column(column).is_none()).unwrap_or(Column::Remark)
    })
}

/// The classes of the form in their order, each with its subclasses.
fn tree(source: &Source<'_>, of: Table) -> Vec<ClassSpec> {
    let mut tree: Vec<ClassSpec> = Vec::new();
    if of != Table::Indicators {
        return tree;
    }
    for row in &source.form.indicators {
        let [label, subclass, mark] = row.branch().map(str::trim);
        if label.is_empty() {
            continue;
        }
        let at = tree.iter().position(|class| class.label == label).unwrap_or_else(|| {
            let label = label.to_owned();
            tree.push(ClassSpec { label, variants: Vec::new(), weight: None, subclasses: Vec::new() });
            tree.len() - 1
        });
        let Some(class) = tree.get_mut(at) else { continue };
        if !subclass.is_empty() && !class.subclasses.iter().any(|known| known.label == subclass) {
            let (label, mark) = (subclass.to_owned(), mark.to_owned());
            class.subclasses.push(SubclassSpec { label, variants: Vec::new(), mark, required: false });
        }
    }
    tree
}

/// The beginning of all names that are numbered by the form: 指标1：.
fn prefix(source: &Source<'_>, of: Table) -> Option<Pattern> {
    let mut names = source.form.rows(of).iter().map(|row| row[&Column::Name].trim()).filter(|name| !name.is_empty());
    let sign = |name: &str| {
        let rest = name.strip_prefix("指标")?.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.chars().next().filter(|sign| ['：', ':', '、', '.'].contains(sign))
    };
    let first = sign(names.next()?)?;
    let pattern = Pattern::fixed("指标").followed_by(Pattern::around("", &Key::new("n"), &first.to_string()));
    names.all(|name| sign(name) == Some(first)).then_some(pattern)
}

/// The total row, if `row` is one: its label, then sums alone.
fn total(source: &Source<'_>, block: &TableBlock, left: usize, row: usize) -> Option<TotalSpec> {
    let mut spots = source.covering(row).into_iter().filter(|spot| spot.is != Is::Blank && spot.row == row);
    let label = spots.next().filter(|label| TOTALS.contains(&folded(&label.text).as_str()))?;
    let mut at = left;
    let columns: Vec<(Range<usize>, &Column)> = block
        .columns
        .iter()
        .map(|spec| {
            at += spec.span;
            (at - spec.span..at, &spec.column)
        })
        .collect();
    let of = |spot: &Spot| columns.iter().find(|(across, _)| across.contains(&spot.column)).map(|(_, column)| *column);
    let sums = spots.map(|spot| of(spot).filter(|_| spot.is_figure()));
    let columns: Option<Vec<SumSpec>> =
        sums.map(|column| Some(SumSpec { column: column?.clone(), plus: None })).collect();
    let columns = columns.filter(|columns| !columns.is_empty())?;
    Some(TotalSpec { label: label.text.trim().to_owned(), below_side: label.column < left, columns })
}
