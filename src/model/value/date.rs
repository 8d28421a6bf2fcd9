//! A date or a period, as it is written.

use super::operator::{Comparison, Operator};
use super::span::Span;

/// A date, as much of it as is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateMark {
    /// All that belongs to it, from the operator to 底前.
    pub span: Span,
    /// The operator before it: `≤12月`.
    pub operator: Option<Operator>,
    /// The year, where it is written.
    pub year: Option<i32>,
    /// The month, 1 to 12; 12 for 年底, and the last month of a quarter.
    pub month: Option<u8>,
    /// The day, 1 to 31.
    pub day: Option<u8>,
    /// Whether the end of the period is meant: 底, 末.
    pub at_end: bool,
    /// How it limits the time.
    pub bound: Bound,
}

/// How a date limits the time in which something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// At the date, or within the period: 2021年, 全年.
    During,
    /// 前, 内: until then.
    Until,
    /// 后, 起: from then on.
    From,
}

impl DateMark {
    /// Whether it is a deadline.
    pub fn is_deadline(&self) -> bool {
        let by_operator = |o: Operator| matches!(o.comparison, Comparison::AtMost | Comparison::LessThan);
        self.bound == Bound::Until || self.operator.is_some_and(by_operator)
    }

    /// Whether it names a year, a month or a day, unlike 全年 and 当年.
    pub fn is_definite(&self) -> bool {
        self.year.is_some() || self.month.is_some() || self.day.is_some()
    }
}
