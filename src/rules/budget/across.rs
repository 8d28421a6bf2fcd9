//! Sums across a row: 合计 is the sum of the columns beside it, 小计 that of the columns below the same label.

use super::among::{Part, among, is_among};
use super::table::{BudgetTable, is_total};
use super::wrong::Wrong;
use crate::base::money::Money;
use crate::model::prose::MERGED;
use std::ops::Range;

/// The sums across the rows of `table` that do not come out.
pub(super) fn across(table: &BudgetTable) -> Vec<Wrong> {
    let width = table.heads.iter().map(Vec::len).max().unwrap_or(0);
    let mut wrong = Vec::new();
    for place in 0..table.lines.len() {
        let mut row = Across { table, place, wrong: &mut wrong };
        row.value(0, 0..width);
        row.totals();
    }
    wrong
}

struct Across<'t> {
    table: &'t BudgetTable,
    place: usize,
    wrong: &'t mut Vec<Wrong>,
}

impl Across<'_> {
    /// What the columns in `range` hold together, by their labels from the row `level` of labels on.
    fn value(&mut self, level: usize, range: Range<usize>) -> Option<Money> {
        let groups = groups(self.table, level, range.clone());
        let Some(groups) = groups else {
            return Money::sum(range.filter_map(|column| self.table.amount(self.place, column)));
        };
        if let [(_, alone)] = groups.as_slice() {
            return self.value(level + 1, alone.clone());
        }
        let has_amount = |range: &Range<usize>| range.clone().any(|column| self.table.amounts.contains(&column));
        let amounts: Vec<_> = groups.into_iter().filter(|(_, range)| has_amount(range)).collect();
        let total = amounts.iter().position(|(label, _)| ["合计", "小计", "总计"].contains(&label.as_str()));
        // What stands behind 合计 and 其中 are parts of the total, not all of it.
        let first = total.and_then(|total| amounts.get(total + 1));
        let has_parts = first.is_some_and(|(label, _)| is_among(label));
        let mut line: Vec<Part> = Vec::new();
        for (at, (label, range)) in amounts.into_iter().enumerate() {
            let place = (self.place, range.start);
            let below = range.clone().map(|column| self.table.label(column)).filter(|below| *below != label);
            let names = std::iter::once(label.as_str()).chain(below).map(str::to_owned).collect();
            let goes_on = has_parts && total.is_some_and(|total| at > total);
            line.push(Part { names, amount: self.value(level + 1, range), place, goes_on });
        }
        self.wrong.extend(among(&line, &self.table.caption));
        let parts = line.iter().enumerate().filter(|(at, part)| {
            let is_behind = total.is_none_or(|total| *at > total);
            is_behind && !part.goes_on && !part.names.first().is_some_and(|name| is_among(name))
        });
        let sum = Money::sum(parts.filter_map(|(_, part)| part.amount));
        let total = total.and_then(|total| line.get(total));
        let stated = total.and_then(|total| Some((total.amount?, total.place)));
        if let Some(((stated, place), sum)) = stated.zip(sum).filter(|((stated, _), sum)| stated != sum) {
            self.wrong.push(Wrong { place, stated, sum, parts: "右边各列", at_most: false });
        }
        stated.map(|(stated, _)| stated).or(sum)
    }

    /// 收入总计 and 支出总计 of one row are the same.
    fn totals(&mut self) {
        let table = self.table;
        let named =
            wholes(table).into_iter().filter(|column| table.name(self.place, table.names(*column)).contains("总计"));
        let totals: Vec<(usize, Money)> =
            named.filter_map(|column| Some((column, table.amount(self.place, column)?))).collect();
        let Some((first, others)) = totals.split_first() else { return };
        for (column, stated) in others.iter().filter(|(_, stated)| *stated != first.1) {
            self.wrong.push(Wrong {
                place: (self.place, *column),
                stated: *stated,
                sum: first.1,
                parts: "同一行的总计",
                at_most: false,
            });
        }
    }
}

/// The columns in `range` that have one label in the row `level` of labels; None below the last row.
fn groups(table: &BudgetTable, level: usize, range: Range<usize>) -> Option<Vec<(String, Range<usize>)>> {
    let head = table.heads.get(level)?;
    let mut groups: Vec<(String, Range<usize>)> = Vec::new();
    for column in range {
        let label = head.get(column).map_or("", String::as_str);
        let last = groups.last_mut();
        match last {
            Some((_, range)) if label == MERGED[0] => range.end = column + 1,
            _ => groups.push((label.to_owned(), column..column + 1)),
        }
    }
    Some(groups)
}

/// The columns of `table` with what the whole row adds up to: 合计, else the only column of amounts.
pub(super) fn whole_column(table: &BudgetTable) -> Option<usize> {
    let is_whole = |column: &usize| labels(table, *column).any(is_total);
    table.amounts.iter().copied().find(is_whole).or(table.amounts.first().copied())
}

/// Of each list that stands in the table beside others, as 收入 and 支出, the column with what its rows add up to, where that
/// is sure: last year's amounts may stand beside this year's.
pub(super) fn wholes(table: &BudgetTable) -> Vec<usize> {
    let whole = |columns: &[usize]| {
        let is_named = |column: &&usize| labels(table, **column).any(|label| ["合计", "总计"].contains(&label));
        let is_whole = |column: &&usize| labels(table, **column).any(is_total);
        let named: Vec<&usize> = columns.iter().filter(is_named).collect();
        let like: Vec<&usize> = columns.iter().filter(is_whole).collect();
        match (named.as_slice(), like.as_slice(), columns) {
            ([only], ..) | ([], [only], _) => Some(**only),
            ([], [], [only]) => Some(*only),
            _ => None,
        }
    };
    table.amounts.chunk_by(|a, b| table.names(*a) == table.names(*b)).filter_map(whole).collect()
}

fn labels(table: &BudgetTable, column: usize) -> impl Iterator<Item = &str> {
    table.heads.iter().filter_map(move |head| head.get(column)).map(String::as_str)
}
