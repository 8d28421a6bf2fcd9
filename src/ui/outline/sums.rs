//! Sums of weights and costs per class, compared with what they should be.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::score::points;
use crate::model::{Column, Form, Row, Table};
use crate::rules::{Costs, costs};
use crate::template::Template;
use rust_decimal::Decimal;
use std::ops::Range;

/// The text of a sum, and whether it differs from the plan.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Told {
    pub(super) text: String,
    pub(super) amiss: bool,
}

impl Told {
    /// Returns this and another side by side.
    pub(super) fn and(self, other: Option<Self>) -> Self {
        match other {
            Some(other) if self.text.is_empty() => other,
            Some(other) => Self { text: format!("{} · {}", self.text, other.text), amiss: self.amiss || other.amiss },
            None => self,
        }
    }
}

/// The figures of a form's indicators.
pub(super) struct Sums<'f> {
    rows: &'f [Row],
    /// The form's name for weights: 权重 or 分值.
    weight: Option<&'f str>,
    planned: Option<u32>,
    costs: Costs,
}

impl<'f> Sums<'f> {
    pub(super) fn of(form: &'f Form, template: &'f Template) -> Self {
        let block = template.table(Table::Indicators);
        let column = block.and_then(|block| block.column(&Column::Weight));
        Self {
            rows: &form.indicators,
            weight: column.map(|column| column.label.as_str()),
            planned: template.weight_total,
            costs: costs(template, form),
        }
    }

    fn weight_of(&self, rows: Range<usize>) -> Option<Decimal> {
        let mut weights = self.rows[rows].iter().filter_map(|row| points(&row[Column::Weight])).peekable();
        weights.peek()?;
        weights.try_fold(Decimal::ZERO, Decimal::checked_add)
    }

    /// Returns the sum of all weights against the template's total.
    pub(super) fn whole(&self) -> Option<Told> {
        let sum = self.weight_of(0..self.rows.len());
        let fits = |sum: Decimal| match self.planned {
            Some(planned) => sum == Decimal::from(planned),
            // 90 in a declaration: the other 10 are for 预算执行率, scored at self-evaluation only (财预〔2021〕101号).
            None => sum == Decimal::ONE_HUNDRED || sum == Decimal::from(90),
        };
        self.told(sum, self.planned).map(|told| Told { amiss: sum.is_some_and(|sum| !fits(sum)), ..told })
    }

    /// Returns the sum of the weights in a class, against `planned` if the template sets it.
    pub(super) fn of_branch(&self, rows: Range<usize>, planned: Option<u32>) -> Option<Told> {
        self.told(self.weight_of(rows), planned)
    }

    fn told(&self, sum: Option<Decimal>, planned: Option<u32>) -> Option<Told> {
        let label = self.weight?;
        let shown = sum.unwrap_or_default().normalize();
        let text = match planned {
            Some(planned) => format!("{label} {shown}/{planned}"),
            None => format!("{label} {}", sum?.normalize()),
        };
        let amiss = planned.zip(sum).is_some_and(|(planned, sum)| sum != Decimal::from(planned));
        Some(Told { text, amiss })
    }

    /// Returns the sum of the costs among the rows, against the project's total.
    pub(super) fn cost(&self, rows: Range<usize>) -> Option<Told> {
        let costs = self.rows[rows].iter().filter_map(|row| self.costs.rows.get(&row.id()));
        let costs: Vec<Option<Money>> = costs.copied().collect();
        // An amount that cannot be read makes the sum a lower bound: 已知 12/20 万元.
        let open = costs.contains(&None);
        let sum = Money::sum(costs.into_iter().flatten())?;
        let in_wan = |amount: Money| amount.to(MoneyUnit::Wan).figure().normalize();
        let stated = if open { format!("已知 {}", in_wan(sum)) } else { in_wan(sum).to_string() };
        Some(match self.costs.total {
            // With amounts still unknown the sum may be lower than the total, never higher.
            Some(total) => {
                Told { text: format!("{stated}/{} 万元", in_wan(total)), amiss: !open && sum != total || sum > total }
            }
            None => Told { text: format!("{stated} 万元"), amiss: false },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Key, keys};
    use crate::template::Library;

    fn form(rows: &[[&str; 3]]) -> Form {
        let mut form = Form { template: "national-project-2021".into(), ..Form::default() };
        form.fields.set(Key::new(keys::FUNDS_TOTAL), "20");
        for [subclass, value, weight] in rows {
            let cells = [(Column::Subclass, *subclass), (Column::Value, *value), (Column::Weight, *weight)];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        form
    }

    fn check(rows: &[[&str; 3]], whole: &str, cost: &str) {
        let library = Library::builtin();
        let form = form(rows);
        let sums = Sums::of(&form, library.template("national-project-2021").expect("template"));
        let drawn = |told: Option<Told>| {
            told.map(|told| format!("{}{}", told.text, if told.amiss { "!" } else { "" })).unwrap_or_default()
        };
        assert_eq!((drawn(sums.whole()).as_str(), drawn(sums.cost(0..rows.len())).as_str()), (whole, cost), "{rows:?}");
    }

    #[test]
    fn sums_against_the_plan() {
        check(&[], "权重 0/90", "");
        check(&[["数量指标", "5个", "50"], ["经济成本指标", "20万元", "40分"]], "权重 90/90", "20/20 万元");
        check(&[["数量指标", "5个", "50"], ["经济成本指标", "120000元", ""]], "权重 50/90!", "12/20 万元!");
        check(&[["经济成本指标", "12万元", ""], ["经济成本指标", "按标准", ""]], "权重 0/90", "已知 12/20 万元");
    }
}
