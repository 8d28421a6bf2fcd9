//! Grades of a self-evaluation: of the total score, and of a target in words.

use super::score::two_decimals;
use rust_decimal::Decimal;

/// The grade of a total score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// 优, from 90.
    Excellent,
    /// 良, from 80.
    Good,
    /// 中, from 60.
    Fair,
    /// 差
    Poor,
}

impl Grade {
    /// The grade of `total`.
    pub fn of(total: Decimal) -> Self {
        match total {
            // The grades of 财预〔2020〕10号, of 100 points.
            total if total >= Decimal::from(90) => Self::Excellent,
            total if total >= Decimal::from(80) => Self::Good,
            total if total >= Decimal::from(60) => Self::Fair,
            _ => Self::Poor,
        }
    }

    /// The grade's name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Excellent => "优",
            Self::Good => "良",
            Self::Fair => "中",
            Self::Poor => "差",
        }
    }
}

/// How far a target in words was reached; the user chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attainment {
    /// 达成预期指标
    Reached,
    /// 部分达成预期指标并具有一定效果
    Partly,
    /// 未达成预期指标且效果较差
    Hardly,
}

impl Attainment {
    /// The lowest and the highest score allowed for `weight`.
    pub fn range(self, weight: Decimal) -> (Decimal, Decimal) {
        // 财预〔2020〕10号 gives 100–80 %, 80–60 % and 60–0 % of the weight for the three grades.
        let tenths = |n: i64| two_decimals(weight.saturating_mul(Decimal::new(n, 1)));
        match self {
            Self::Reached => (tenths(8), tenths(10)),
            Self::Partly => (tenths(6), tenths(8)),
            Self::Hardly => (Decimal::ZERO, tenths(6)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_of_totals() {
        for (total, grade) in [("90", "优"), ("89.99", "良"), ("80", "良"), ("60", "中"), ("59.99", "差")] {
            assert_eq!(Grade::of(total.parse().expect("number")).name(), grade, "{total}");
        }
    }

    #[test]
    fn what_the_user_may_choose_from() {
        assert_eq!(Attainment::Partly.range(Decimal::TEN), (Decimal::from(6), Decimal::from(8)));
        assert_eq!(Attainment::Hardly.range(Decimal::TEN), (Decimal::ZERO, Decimal::from(6)));
    }
}
