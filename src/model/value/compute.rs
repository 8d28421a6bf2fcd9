//! Finds the computations among the quantities of a text.

use super::computation::{Computation, Factor, Joint};
use super::inherit::inherit_units;
use super::joints::{Link, holders, link, lists_some_parts};
use super::quantity::Quantity;
use super::run::Run;
use super::unit_words::{comparable, parts};

/// A text with more numbers is a document, not a value, and comparing all pairs would be slow.
const MOST_QUANTITIES: usize = 64;

/// The computations of a text, and the quantity that the whole text states.
#[derive(Default)]
pub(super) struct Computed {
    pub(super) computations: Vec<Computation>,
    pub(super) main: Option<usize>,
}

/// Finds the computations among `quantities`, and the quantity that the others explain.
pub(super) fn compute(text: &str, quantities: &[Quantity<'_>]) -> Computed {
    let mut computed = Computed::default();
    if !(2..=MOST_QUANTITIES).contains(&quantities.len()) {
        return computed;
    }
    let holders = holders(text, quantities);
    for holder in (0..quantities.len()).map(Some).chain([None]) {
        let members: Vec<usize> = (0..quantities.len()).filter(|i| holders.get(*i) == Some(&holder)).collect();
        if !members.is_empty() {
            Group { text, quantities, holder }.add_computations(&members, &mut computed.computations);
        }
    }
    computed.main = main(quantities, &holders, &computed.computations);
    computed
}

/// The total of the whole text, or its first quantity if all others stand in a bracket after it.
fn main(quantities: &[Quantity<'_>], holders: &[Option<usize>], computations: &[Computation]) -> Option<usize> {
    let outside = || holders.iter().enumerate().filter(|(_, holder)| holder.is_none()).map(|(index, _)| index);
    let first = outside().next()?;
    // 105万元（按7.5万元/人.年*14人测算）
    if outside().count() == 1 {
        return Some(first);
    }
    let mut stated = computations.iter().filter_map(|c| c.stated).filter(|index| holders.get(*index) == Some(&None));
    let last = stated.next_back()?;
    (quantities.get(last)?.total || stated.next().is_none()).then_some(last)
}

/// The quantities of one bracket, or those outside of all.
struct Group<'a, 't> {
    text: &'a str,
    quantities: &'a [Quantity<'t>],
    /// The quantity that the bracket explains.
    holder: Option<usize>,
}

impl Group<'_, '_> {
    fn add_computations(&self, members: &[usize], found: &mut Vec<Computation>) {
        let links: Vec<Link> = members.windows(2).filter_map(|pair| self.link(pair)).collect();
        // A computation that was read only in part would contradict a correct text.
        if links.contains(&Link::Unclear) {
            return;
        }
        let mut runs = Run::split(members, &links);
        self.take_equations(&mut runs, found);
        let total = self.total(&runs).filter(|total| self.lists_all_parts(*total, members));
        let stated = total.or_else(|| self.holder_stated(members)).or_else(|| self.basis(&runs));
        let mut computation = Computation { stated, factors: Vec::new(), written: false };
        let mut says_enough = false;
        for run in &runs {
            let Some(single) = run.single() else {
                computation.written = true;
                computation.factors.extend(run.factors());
                continue;
            };
            let Some(quantity) = self.quantities.get(single).filter(|_| Some(single) != stated) else { continue };
            if quantity.is_price() {
                let counts = self.counts_for(quantity, &runs);
                says_enough |= stated.is_some() || !counts.is_empty();
                computation.factors.push(Factor::new(single, Joint::Plus));
                computation.factors.extend(counts.into_iter().map(|count| Factor::new(count, Joint::Times)));
            } else if quantity.is_amount() && stated.is_some() {
                says_enough |= !computation.factors.is_empty();
                computation.factors.push(Factor::new(single, Joint::Plus));
            }
        }
        if computation.written || says_enough {
            self.keep(computation, found);
        }
    }

    fn link(&self, pair: &[usize]) -> Option<Link> {
        let [left, right] = pair else { return None };
        Some(link(self.text, self.quantities.get(*left)?, self.quantities.get(*right)?))
    }

    /// Turns `a × b = c` and `c = a × b` into computations, so that only c is left.
    fn take_equations(&self, runs: &mut Vec<Run>, found: &mut Vec<Computation>) {
        let mut at = 1;
        while let (Some(left), Some(right)) = (runs.get(at - 1), runs.get(at)) {
            let equals = right.follows(Link::Equals);
            let (expression, result) = match (left.single(), right.single()) {
                (None, Some(result)) if equals => (at - 1, result),
                (Some(result), None) if equals => (at, result),
                _ => {
                    at += 1;
                    continue;
                }
            };
            let factors = runs.remove(expression).factors().collect();
            self.keep(Computation { stated: Some(result), factors, written: true }, found);
        }
    }

    fn keep(&self, mut computation: Computation, found: &mut Vec<Computation>) {
        inherit_units(&mut computation, self.quantities);
        found.push(computation);
    }

    /// The last amount of money after 合计, or the last total if there is no money.
    fn total(&self, runs: &[Run]) -> Option<usize> {
        let singles = || runs.iter().filter_map(Run::single);
        let is_total = |index: &usize| self.quantities.get(*index).is_some_and(|q| q.total);
        let any_money =
            runs.iter().flat_map(|r| &r.members).any(|i| self.quantities.get(*i).is_some_and(Quantity::is_money));
        let fits = |index: &usize| self.quantities.get(*index).is_some_and(|q| q.is_amount() || !any_money);
        // The last one: 小计 may come before it.
        singles().rfind(|index| is_total(index) && fits(index))
    }

    fn holder_stated(&self, members: &[usize]) -> Option<usize> {
        let holder = self.quantities.get(self.holder?)?;
        let explains = members.iter().any(|i| self.quantities.get(*i).is_some_and(Quantity::is_money));
        let same_sort = holder.is_amount() || holder.lacks_unit() || !explains;
        self.holder.filter(|index| same_sort && self.lists_all_parts(*index, members))
    }

    fn lists_all_parts(&self, whole: usize, members: &[usize]) -> bool {
        let last = members.last().and_then(|index| self.quantities.get(*index));
        let ends = self.quantities.get(whole).zip(last);
        ends.is_some_and(|(whole, last)| !lists_some_parts(self.text, whole, last))
    }

    /// The amount before 按: 5万元，按1.8万元/人×3人测算.
    fn basis(&self, runs: &[Run]) -> Option<usize> {
        let (first, second) = (runs.first()?.single()?, runs.get(1)?);
        let amount = self.quantities.get(first).is_some_and(Quantity::is_amount);
        (amount && second.follows(Link::Basis)).then_some(first)
    }

    /// The quantities that count the units of `price`; only those that are unambiguous.
    fn counts_for(&self, price: &Quantity<'_>, runs: &[Run]) -> Vec<usize> {
        let counts = |unit: &str| {
            let mut fitting = runs.iter().filter_map(Run::single).filter(|index| {
                let plain = self.quantities.get(*index).filter(|q| q.unit.per.is_empty() && !q.is_money());
                plain.is_some_and(|q| parts(q.unit.base).any(|part| part == comparable(unit)))
            });
            // With two counts of one unit, 4次 and 2次, the text does not say which the price is for.
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let mut found: Vec<usize> = price.unit.per.as_slice().iter().filter_map(|unit| counts(unit)).collect();
        found.dedup();
        found
    }
}
