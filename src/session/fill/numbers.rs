//! Continues series of numbers: plain numbers where several are given, and numbers at the end of a text or after 第.

use super::pieces::{Pieces, padded};
use crate::base::amount::plain_number;
use crate::model::value::{UnitKind, parse};
use rust_decimal::Decimal;

/// Continues `given`. None if they are not a series.
pub(super) fn series(given: &[&str], count: usize) -> Option<Vec<String>> {
    // 01 and 1,000 are continued as texts, which keeps their zeros and commas.
    let padded_with_zeros =
        |text: &str| text.starts_with('0') && text.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    let plain = |text: &&str| plain_number(text).filter(|_| !text.contains(',') && !padded_with_zeros(text.trim()));
    if let Some(numbers) = given.iter().map(plain).collect::<Option<Vec<Decimal>>>() {
        // As in Excel, a single number repeats and needs a second one to show the step.
        let step = step(&numbers).filter(|_| given.len() > 1)?;
        let last = *numbers.last()?;
        return (1..=count).map(|n| Some(at(last, step, n)?.to_string())).collect();
    }
    let pieces: Vec<Pieces<'_>> = given.iter().map(|text| Pieces::of(text, true)).collect();
    let (first, last) = (pieces.first()?, pieces.last()?);
    if pieces.iter().any(|other| other.literals != first.literals) {
        return None;
    }
    let slot = match given {
        [only] => counting(only, first)?,
        _ => differing(&pieces).filter(|_| !first.literals.iter().any(|literal| is_target(literal)))?,
    };
    let numbers: Vec<Decimal> =
        pieces.iter().map(|pieces| pieces.numbers.get(slot)?.parse().ok()).collect::<Option<_>>()?;
    let (step, end, like) = (step(&numbers)?, *numbers.last()?, *last.numbers.get(slot)?);
    let text = |n| {
        let mut all: Vec<String> = last.numbers.iter().map(|number| (*number).to_owned()).collect();
        // Counting down ends at 0: there is no 指标-1. Then `given` repeats.
        let number = at(end, step, n).filter(|number| !number.is_sign_negative() || number.is_zero());
        number.map(|number| {
            all.splice(slot..=slot, [padded(&number, like)]);
            last.with(&all)
        })
    };
    let counted: Vec<String> = (1..=count).map_while(text).collect();
    let again = given.iter().cycle().map(|text| (*text).to_owned());
    Some(counted.into_iter().chain(again).take(count).collect())
}

fn at(last: Decimal, step: Decimal, n: usize) -> Option<Decimal> {
    last.checked_add(step.checked_mul(Decimal::from(n))?)
}

/// Returns the step if it is the same between all `numbers`. A single number steps by 1.
fn step(numbers: &[Decimal]) -> Option<Decimal> {
    let mut steps = numbers.windows(2).map(|pair| if let [a, b] = pair { b.checked_sub(*a) } else { None });
    match steps.next() {
        None => Some(Decimal::ONE),
        Some(first) => first.filter(|step| !step.is_zero() && steps.all(|other| other == Some(*step))),
    }
}

/// Returns the index of the only number in which the texts differ.
fn differing(pieces: &[Pieces<'_>]) -> Option<usize> {
    let first = pieces.first()?;
    let differs = |slot: &usize| pieces.iter().any(|other| other.numbers.get(*slot) != first.numbers.get(*slot));
    let mut slots = (0..first.numbers.len()).filter(differs);
    slots.next().filter(|_| slots.next().is_none())
}

/// Whether `literal` makes the number next to it a target. Targets are not a series even if there are several.
fn is_target(literal: &str) -> bool {
    literal.contains(['≥', '≤', '>', '<', '=', '≧', '≦', '＞', '＜', '＝', '%', '％', '‰'])
}

/// Returns the index of the number that counts a single text: 指标1, 指标1：参保人数, 第1批. None in 12次 or ≥95.
fn counting(text: &str, pieces: &Pieces<'_>) -> Option<usize> {
    let slot = pieces.numbers.len().checked_sub(1)?;
    let slot = (0..=slot).rev().find(|slot| {
        let before = pieces.literals.get(*slot).and_then(|literal| literal.chars().next_back());
        let after = pieces.literals.get(slot + 1).and_then(|literal| literal.chars().next());
        let named = before.is_some_and(char::is_alphabetic) && after.is_none_or(|c| "：:、)）".contains(c));
        named || before == Some('第')
    })?;
    let start: usize = (0..slot).map(|i| pieces.literals[i].len() + pieces.numbers[i].len()).sum::<usize>()
        + pieces.literals[slot].len();
    let measures = parse(text).quantities.iter().any(|quantity| {
        let about = quantity.operator.is_some() || quantity.approximate.is_some() || quantity.total;
        quantity.number.start <= start
            && start < quantity.number.end
            && (about || quantity.unit.kind != UnitKind::Missing)
    });
    // 不少于3 and 约20 end like 指标1, but their numbers are targets.
    (!measures).then_some(slot)
}
