//! The columns of the overview: their widths, their texts and how they are sorted.

use crate::base::money::Money;
use crate::session::overview::Entry;
use std::cmp::Ordering;
use strum::VariantArray;

/// A column of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray)]
pub(super) enum Shown {
    Name,
    Stages,
    Budget,
    Executed,
    Rate,
    Score,
    Weight,
    Findings,
    State,
}

impl Shown {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Name => "项目",
            Self::Stages => "环节",
            Self::Budget => "预算（万元）",
            Self::Executed => "执行（万元）",
            Self::Rate => "执行率",
            Self::Score => "得分",
            Self::Weight => "权重",
            Self::Findings => "问题",
            Self::State => "状态",
        }
    }

    /// Its width, screen points; the name has what is left.
    pub(super) fn width(self) -> f32 {
        match self {
            Self::Name => 0.0,
            Self::Stages => 170.0,
            Self::Budget | Self::Executed | Self::Rate => 120.0,
            Self::Score | Self::Weight | Self::Findings => 66.0,
            Self::State => 90.0,
        }
    }

    pub(super) fn text(self, entry: &Entry) -> String {
        let number = |number: Option<rust_decimal::Decimal>| {
            number.map(|number| number.round_dp(2).normalize().to_string()).unwrap_or_default()
        };
        match self {
            Self::Name => entry.name.clone(),
            Self::Stages => entry.stages(),
            Self::Budget => Entry::wan(entry.budget),
            Self::Executed => Entry::wan(entry.executed),
            Self::Rate => entry.rate.map(|rate| format!("{}%", rate.round_dp(1).normalize())).unwrap_or_default(),
            Self::Score => number(entry.score),
            Self::Weight => number(entry.weight),
            Self::Findings => {
                if entry.findings() == 0 {
                    String::new()
                } else {
                    entry.findings().to_string()
                }
            }
            Self::State => entry.state().name().to_owned(),
        }
    }

    /// What has no figure comes last, whichever way the list is sorted.
    pub(super) fn compare(self, a: &Entry, b: &Entry) -> Ordering {
        match self {
            Self::Name => a.name.cmp(&b.name),
            Self::Stages => a.forms.len().cmp(&b.forms.len()),
            Self::Budget => a.budget.map(Money::in_yuan).cmp(&b.budget.map(Money::in_yuan)),
            Self::Executed => a.executed.map(Money::in_yuan).cmp(&b.executed.map(Money::in_yuan)),
            Self::Rate => a.rate.cmp(&b.rate),
            Self::Score => a.score.cmp(&b.score),
            Self::Weight => a.weight.cmp(&b.weight),
            Self::Findings => a.findings().cmp(&b.findings()),
            Self::State => a.state().cmp(&b.state()),
        }
    }
}
