//! Exact money that knows its unit, so that no sum can mix 元 with 万元.

use super::amount::{MoneyUnit, plain_number};
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// An exact amount of money in a unit. Amounts in different units can be compared and added.
///
/// The figure keeps the decimals with which it was written, as in 2500.00, until it is converted to another unit.
#[derive(Debug, Clone, Copy)]
pub struct Money {
    figure: Decimal,
    unit: MoneyUnit,
}

impl Money {
    /// `figure` in `unit`; None where it is too large to be expressed in 元.
    pub fn new(figure: Decimal, unit: MoneyUnit) -> Option<Self> {
        figure.checked_mul(unit.in_yuan())?;
        Some(Self { figure, unit })
    }

    /// `figure` in 元.
    pub fn yuan(figure: Decimal) -> Self {
        Self { figure, unit: MoneyUnit::Yuan }
    }

    /// Reads an amount as a cell of a form holds it: `220`, `6万元`, `1,200.50元`.
    ///
    /// The result is in `unit`, the cell's; a number without a unit is taken to be in it. None where the text is not an
    /// amount, or is too large to be expressed in 元.
    pub fn read(text: &str, unit: MoneyUnit) -> Option<Self> {
        let (number, written) = MoneyUnit::behind(text);
        Some(Self::new(plain_number(number)?, written.unwrap_or(unit))?.to(unit))
    }

    /// The sum of `amounts` in the unit of the first; None where there are none, or the sum is too large.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let mut amounts = amounts.into_iter();
        let first = amounts.next()?;
        amounts.try_fold(first, Self::checked_add)
    }

    /// The unit.
    pub fn unit(self) -> MoneyUnit {
        self.unit
    }

    /// The figure, in the unit.
    pub fn figure(self) -> Decimal {
        self.figure
    }

    /// The figure in 元.
    pub fn in_yuan(self) -> Decimal {
        self.figure.saturating_mul(self.unit.in_yuan())
    }

    /// The same money in another unit.
    pub fn to(self, unit: MoneyUnit) -> Self {
        if unit == self.unit {
            return self;
        }
        Self { figure: (self.in_yuan() / unit.in_yuan()).normalize(), unit }
    }

    /// The sum of both, in the unit of `self`; None where it is too large.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Self::new(self.figure.checked_add(other.to(self.unit).figure)?, self.unit)
    }

    /// The difference of both, never negative, in the unit of `self`.
    pub fn apart(self, other: Self) -> Self {
        Self { figure: self.figure.saturating_sub(other.to(self.unit).figure).abs(), unit: self.unit }
    }

    /// `self` divided by `whole`; None where `whole` is zero.
    pub fn share_of(self, whole: Self) -> Option<Decimal> {
        self.in_yuan().checked_div(whole.in_yuan())
    }
}

/// No money, in 元.
impl Default for Money {
    fn default() -> Self {
        Self::yuan(Decimal::ZERO)
    }
}

impl PartialEq for Money {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Money {}

impl Hash for Money {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.in_yuan().hash(state);
    }
}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Money {
    fn cmp(&self, other: &Self) -> Ordering {
        // In 元, so that 1万元 equals 10000元.
        self.in_yuan().cmp(&other.in_yuan())
    }
}

/// `6万元`: the figure without the zeros at its end, and the unit.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.figure.normalize(), self.unit.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use MoneyUnit::{Wan, Yi, Yuan};

    fn money(text: &str, unit: MoneyUnit) -> Money {
        Money::read(text, unit).expect(text)
    }

    #[test]
    fn amounts_as_forms_hold_them() {
        for (text, unit, figure) in [
            ("220", Wan, "220"),
            ("2500.00", Wan, "2500.00"),
            (" 6万元 ", Wan, "6"),
            ("2500.00万元", Wan, "2500.00"),
            ("16.78万", Wan, "16.78"),
            ("4800元", Wan, "0.48"),
            ("1,200.5", Wan, "1200.5"),
            ("0.5亿元", Wan, "5000"),
            ("-3", Wan, "-3"),
            ("6万元", Yuan, "60000"),
            ("60000.00", Yuan, "60000.00"),
            ("6万元", Yi, "0.0006"),
        ] {
            let read = money(text, unit);
            assert_eq!((read.figure().to_string().as_str(), read.unit()), (figure, unit), "{text}");
        }
    }

    #[test]
    fn what_is_no_amount() {
        for text in ["", "万元", "约6万元", "1,20", "1.2.3", "６", "=6", "6 7", ".5", "5.", "1234,567", "12人", "6元元"]
        {
            assert_eq!(Money::read(text, Wan), None, "{text}");
        }
    }

    #[test]
    fn too_large_is_none_not_a_panic() {
        assert_eq!(Money::read("79228162514264337593543950335亿元", Wan), None);
        assert_eq!(Money::read(&"9".repeat(60), Wan), None);
        let most = Money::yuan(Decimal::MAX);
        assert_eq!(most.checked_add(Money::yuan(Decimal::ONE)), None);
        assert!(most > Money::yuan(Decimal::ONE) && most.apart(Money::yuan(-Decimal::MAX)) == most);
    }

    #[test]
    fn no_sum_mixes_units() {
        let sum = |texts: &[(&str, MoneyUnit)]| {
            Money::sum(texts.iter().map(|(text, unit)| money(text, *unit))).map(|sum| sum.to_string())
        };
        assert_eq!(sum(&[("6", Wan), ("4800", Yuan)]).as_deref(), Some("6.48万元"));
        assert_eq!(sum(&[("4800", Yuan), ("6", Wan), ("0.1", Yi)]).as_deref(), Some("10064800元"));
        assert_eq!(sum(&[]), None);
        assert_eq!(money("6", Wan), money("60000.0", Yuan));
        assert!(money("6", Wan) > money("59999", Yuan) && money("6", Wan) < money("0.1", Yi));
        assert_eq!(money("6", Wan).apart(money("1", Yi)).to_string(), "9994万元");
        assert_eq!(
            money("4.5", Wan).share_of(money("50000", Yuan)).map(|d| d.normalize()),
            Some("0.9".parse().expect("n"))
        );
        assert_eq!(money("6", Wan).share_of(money("0", Yuan)), None);
    }

    #[test]
    fn shown_in_the_unit_asked_for() {
        let money = money("2500.00", Wan);
        assert_eq!(money.to_string(), "2500万元");
        assert_eq!(money.to(Wan).figure().to_string(), "2500.00");
        assert_eq!(money.to(Yuan).to_string(), "25000000元");
        assert_eq!(money.to(Yi).to_string(), "0.25亿元");
    }
}
