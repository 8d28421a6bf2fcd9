//! Sums down a column: a code is the sum of the codes below it, a total that of what stands above or below it.

use super::among::{Part, among, is_among};
use super::table::{BudgetTable, is_total};
use super::wrong::Wrong;
use crate::base::money::Money;
use crate::model::numbering;

/// A line of one column.
struct Item {
    place: usize,
    code: String,
    name: String,
    amount: Option<Money>,
}

/// The sums down the columns of `table` that do not come out.
pub(super) fn down(table: &BudgetTable) -> Vec<Wrong> {
    table.amounts.iter().flat_map(|column| down_column(table, *column)).collect()
}

fn down_column(table: &BudgetTable, column: usize) -> Vec<Wrong> {
    let names = table.names(column);
    let item = |place: usize| Item {
        place,
        code: table.code(place, names),
        name: table.name(place, names),
        amount: table.amount(place, column),
    };
    let items: Vec<Item> = (0..table.lines.len()).map(item).collect();
    let coded = items.iter().filter(|item| !item.code.is_empty()).count();
    let sums = if coded > 0 { by_code(&items) } else { by_number(&items) };
    let wrong = sums.into_iter().filter_map(|(total, parts, called)| {
        let stated = total.amount?;
        let sum = Money::sum(parts.iter().filter_map(|part| part.amount))?;
        // 其中：1.… is followed by its 2.: together they are parts of the whole, maybe not all.
        let at_most = parts.first().is_some_and(|part| is_among(&part.name));
        let differs = if at_most { sum > stated } else { sum != stated };
        differs.then_some(Wrong { place: (total.place, column), stated, sum, parts: called, at_most })
    });
    wrong.chain(among(&parts(&items, column), &table.caption)).collect()
}

/// The lines of a column as 其中 reads them.
fn parts(items: &[Item], column: usize) -> Vec<Part> {
    let is_list = items.iter().any(|item| !item.code.is_empty() || depth(&item.name).is_some());
    let is_below_total = total_of_parts(items);
    let goes_on = |item: &Item| {
        let is_plain = item.code.is_empty() && depth(&item.name).is_none();
        is_plain && !item.name.is_empty() && !is_total(&item.name) && !is_carried(item) && (is_list || is_below_total)
    };
    let part = |item: &Item| Part {
        names: vec![item.name.clone()],
        amount: item.amount,
        place: (item.place, column),
        goes_on: goes_on(item),
    };
    items.iter().map(part).collect()
}

/// Whether the first line is a total with 其中 below it: what follows are parts of it, not all.
fn total_of_parts(items: &[Item]) -> bool {
    matches!(items, [total, first, ..] if is_total(&total.name) && is_among(&first.name))
}

/// How deep the number of a name stands, behind 其中 too.
fn depth(name: &str) -> Option<usize> {
    numbering::depth(name.trim_start_matches("其中").trim_start_matches(['：', ':']))
}

/// Whether it comes from the year before or goes to the next one.
fn is_carried(item: &Item) -> bool {
    item.name.contains("结转") || item.name.contains("结余")
}

/// A line, the lines that it is the sum of, and what these are called.
type Sum<'i> = (&'i Item, Vec<&'i Item>, &'static str);

/// 208 is the sum of 20805 and 20808, and a total that of the codes that stand below no other.
fn by_code(items: &[Item]) -> Vec<Sum<'_>> {
    let is_below = |item: &Item, above: &Item| item.code.len() > above.code.len() && item.code.starts_with(&above.code);
    let coded = || items.iter().filter(|item| !item.code.is_empty());
    let parent = |item: &Item| coded().filter(|above| is_below(item, above)).map(|above| above.code.len()).max();
    let mut sums: Vec<Sum<'_>> = Vec::new();
    // A code that stands in several lines, each with another code of the government's economy, is the sum of none alone.
    let alone = |above: &&Item| coded().filter(|item| item.code == above.code).count() == 1;
    for above in coded().filter(alone) {
        let parts = coded().filter(|item| is_below(item, above) && parent(item) == Some(above.code.len()));
        sums.push((above, parts.collect(), "下级科目"));
    }
    for total in items.iter().filter(|item| item.code.is_empty() && is_total(&item.name)) {
        sums.push((total, coded().filter(|item| parent(item).is_none()).collect(), "各科目"));
    }
    // The projects of a bureau stand below it without a code.
    for (at, above) in items.iter().enumerate().filter(|(_, item)| !item.code.is_empty()) {
        let below = items.iter().skip(at + 1).take_while(|item| item.code.is_empty() && !is_total(&item.name));
        let parts: Vec<&Item> = below.filter(|item| item.amount.is_some()).collect();
        // Several of them may be parts of each other.
        if parts.len() == 1 && !parts.iter().any(|part| is_among(&part.name)) {
            sums.push((above, parts, "下面的项目"));
        }
    }
    sums
}

/// 一、 is the sum of （一） and （二） below it, a total that of the lines above it.
fn by_number(items: &[Item]) -> Vec<Sum<'_>> {
    let depths: Vec<Option<usize>> = items.iter().map(|item| depth(&item.name)).collect();
    let top = depths.iter().flatten().min().copied();
    let mut sums: Vec<Sum<'_>> = Vec::new();
    for (at, (item, own)) in items.iter().zip(&depths).enumerate() {
        let Some(own) = own else { continue };
        let below = items
            .iter()
            .zip(&depths)
            .skip(at + 1)
            .take_while(|(item, depth)| depth.is_none_or(|depth| depth > *own) && !is_total(&item.name));
        let numbered: Vec<(&Item, usize)> = below.filter_map(|(item, depth)| Some((item, (*depth)?))).collect();
        let next = numbered.iter().map(|(_, depth)| *depth).min();
        let parts = numbered.into_iter().filter(|(_, depth)| Some(*depth) == next).map(|(item, _)| item);
        sums.push((item, parts.collect(), "下面各项"));
    }
    let mut parts: Vec<&Item> = Vec::new();
    let is_top = |item: &Item, depth: &Option<usize>| match top {
        // Among numbered lines one without a number belongs to the line above it, unless it carries something over.
        Some(_) => *depth == top || is_carried(item),
        None => true,
    };
    let mut totals = items.iter().enumerate().filter(|(_, item)| is_total(&item.name));
    let heads = totals.next().is_some_and(|(at, _)| at == 0) && totals.next().is_none();
    for (at, (item, depth)) in items.iter().zip(&depths).enumerate() {
        if !is_total(&item.name) {
            if is_top(item, depth) && !is_among(&item.name) {
                parts.push(item);
            }
            continue;
        }
        if heads && at == 0 {
            continue;
        }
        sums.push((item, std::mem::take(&mut parts), "上面各项"));
        // What is carried over comes to 本年收入合计 before 收入总计.
        parts.push(item);
    }
    if let (true, false, Some(total)) = (heads, total_of_parts(items), items.first()) {
        // A total in the first line is that of all below it.
        sums.push((total, parts, "下面各项"));
    }
    sums
}
