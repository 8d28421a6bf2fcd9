//! When a figure of a sentence is the figure of a form, and when it seems to be a slip for it.

use crate::base::money::Money;
use rust_decimal::{Decimal, RoundingStrategy};

/// A slip is looked for among numbers of so many digits: a shorter one is soon like another by chance.
const DIGITS: usize = 3;

/// Forms round 元 to 万元 with two places: a form's 718.01万元 may be 7180130元, but its 20万元 is not 19.95万元.
const ROUNDED: u32 = 100;

/// Whether two amounts are the same: `known` rounded to the places of `stated`, or the other way where a form rounds.
pub(in crate::rules) fn same_money(stated: Money, known: Money) -> bool {
    let step = |money: Money| Decimal::new(1, money.figure().scale()).saturating_mul(money.unit().in_yuan());
    let twice = stated.apart(known).in_yuan().saturating_mul(Decimal::TWO);
    let (own, of_form) = (step(stated), step(known));
    let rounded = (own > of_form && twice <= own) || (of_form > own && of_form <= ROUNDED.into() && twice <= of_form);
    stated == known || rounded
}

/// Whether two numbers are the same, `known` rounded to the places of `stated`, or cut there.
pub(in crate::rules) fn same_number(stated: Decimal, known: Decimal) -> bool {
    let places = stated.scale();
    let rounded = |how: RoundingStrategy| known.round_dp_with_strategy(places, how);
    stated == known
        || (places < known.normalize().scale()
            && [RoundingStrategy::MidpointAwayFromZero, RoundingStrategy::ToZero]
                .into_iter()
                .any(|how| stated == rounded(how)))
}

/// Whether `stated` is apart from `known` by no more than `per_mille` of it.
pub(in crate::rules) fn within(stated: Decimal, known: Decimal, per_mille: u32) -> bool {
    let apart = stated.saturating_sub(known).abs();
    apart.saturating_mul(Decimal::ONE_THOUSAND) <= known.abs().saturating_mul(Decimal::from(per_mille))
}

/// Whether two numbers differ in a way in which fingers slip: one digit, two that changed places, one too many or too few, or
/// the point.
pub(in crate::rules) fn is_slip(a: Decimal, b: Decimal) -> bool {
    let digits = |number: Decimal| {
        let digits = number.normalize().mantissa().unsigned_abs().to_string();
        digits.trim_end_matches('0').chars().collect::<Vec<_>>()
    };
    let (a, b) = (digits(a), digits(b));
    a.len().min(b.len()) >= DIGITS && (a == b || one_slip(&a, &b))
}

/// Whether two texts differ by one character, by two neighbours that changed places, or by one that is too many.
pub(in crate::rules) fn one_slip(a: &[char], b: &[char]) -> bool {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let most = a.len().min(b.len()) - front;
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count().min(most);
    let (a, b) = (&a[front..a.len() - back], &b[front..b.len() - back]);
    match (a, b) {
        ([_], [_]) | ([_], []) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::amount::MoneyUnit;

    fn money(text: &str) -> Money {
        let (number, unit) = MoneyUnit::behind(text);
        Money::new(number.parse().expect("number"), unit.expect("unit")).expect("money")
    }

    #[test]
    fn the_same_amount() {
        for (a, b) in [
            ("718.01万元", "7180130元"),
            ("7180130元", "718.01万元"),
            ("15.8万元", "15.78万元"),
            ("157800元", "15.78万元"),
            ("30万元", "30.00万元"),
        ] {
            assert!(same_money(money(a), money(b)), "{a} {b}");
        }
        for (a, b) in [
            ("15.75万元", "15.78万元"),
            ("718.02万元", "7180130元"),
            ("15.7万元", "15.78万元"),
            ("19.95万元", "20万元"),
        ] {
            assert!(!same_money(money(a), money(b)), "{a} {b}");
        }
    }

    #[test]
    fn the_same_number() {
        let n = |text: &str| text.parse::<Decimal>().expect("number");
        for (a, b) in [("99.8", "99.81"), ("99.8", "99.75"), ("99.7", "99.75"), ("100", "99.81"), ("90", "90.00")] {
            assert!(same_number(n(a), n(b)), "{a} {b}");
        }
        assert!(!same_number(n("99.9"), n("99.81")) && !same_number(n("99.81"), n("99.8")));
    }

    #[test]
    fn slips() {
        let n = |text: &str| text.parse::<Decimal>().expect("number");
        for (a, b) in [("15.75", "15.78"), ("157.8", "15.78"), ("17.58", "15.78"), ("644001", "64401")] {
            assert!(is_slip(n(a), n(b)), "{a} {b}");
        }
        for (a, b) in [("15", "16"), ("15", "15.7"), ("15.78", "16.79")] {
            assert!(!is_slip(n(a), n(b)), "{a} {b}");
        }
    }
}
