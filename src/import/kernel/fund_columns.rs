//! The columns of the funds, by the kernels of their labels.

use super::plain;

/// A column of the funds: at which time of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum FundColumn {
    Initial,
    Budget,
    Arrived,
    Executed,
    Expected,
    Left,
    Rate,
    Weight,
    Score,
    Reason,
}

impl FundColumn {
    /// Its part of the keys.
    pub(in crate::import) fn part(self) -> &'static str {
        match self {
            Self::Initial => "initial",
            Self::Budget => "budget",
            Self::Arrived => "arrived",
            Self::Executed => "executed",
            Self::Expected => "expected",
            Self::Left => "left",
            Self::Rate => "rate",
            Self::Weight => "weight",
            Self::Score => "score",
            Self::Reason => "reason",
        }
    }

    /// Whether it holds amounts.
    pub(in crate::import) fn is_amount(self) -> bool {
        matches!(self, Self::Initial | Self::Budget | Self::Arrived | Self::Executed | Self::Expected | Self::Left)
    }
}

/// The column of the funds that the folded `label` heads.
pub(super) fn column(label: &str) -> Option<FundColumn> {
    let plain = plain(label).filter(|plain| plain.chars().count() <= 16)?;
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
    let amount = || ends(&["数", "额", "资金", "预算", "金", "经费"]);
    if ends(&["得分", "评分", "自评分"]) {
        Some(FundColumn::Score)
    } else if ends(&["分值", "权重", "标准分", "满分", "总分"]) {
        Some(FundColumn::Weight)
    } else if says(&["执行率", "支出率", "支付率", "完成率", "使用率"]) {
        Some(FundColumn::Rate)
    } else if says(&["原因"]) {
        Some(FundColumn::Reason)
    } else if says(&["到位"]) && amount() {
        Some(FundColumn::Arrived)
    } else if ends(&["结余", "结余数", "结余资金", "结转结余", "结余金额", "结余额"]) {
        Some(FundColumn::Left)
    } else if says(&["预计"]) && says(&["执行", "支出"]) && amount() {
        Some(FundColumn::Expected)
    } else if says(&["执行", "支出", "支付", "使用", "决算"]) && amount() && !says(&["预算支出"]) {
        Some(FundColumn::Executed)
    } else if says(&["年初", "期初", "批复", "调整前"]) && says(&["预算", "资金", "金额"]) && amount() {
        Some(FundColumn::Initial)
    } else if says(&["预算数", "预算金额", "预算安排", "预算总额", "调整数", "全年预算", "调整后预算", "计划数"])
    {
        Some(FundColumn::Budget)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_by_their_kernels() {
        for (label, expected) in [
            ("年初预算", Some(FundColumn::Initial)),
            ("年初预算数", Some(FundColumn::Initial)),
            ("调整前预算数", Some(FundColumn::Initial)),
            ("全年(调整)预算数", Some(FundColumn::Budget)),
            ("全年预算数(A)", Some(FundColumn::Budget)),
            ("调整后预算数", Some(FundColumn::Budget)),
            ("全年执行数(B)", Some(FundColumn::Executed)),
            ("实际支出数", Some(FundColumn::Executed)),
            ("1—月执行数", Some(FundColumn::Executed)),
            ("全年预计执行数", Some(FundColumn::Expected)),
            ("执行率(B/A)", Some(FundColumn::Rate)),
            ("执行率权重(分)", Some(FundColumn::Weight)),
            ("执行率得分(分)", Some(FundColumn::Score)),
            ("原因", Some(FundColumn::Reason)),
            ("项目名称", None),
            ("其他资金", None),
        ] {
            assert_eq!(column(label), expected, "{label}");
        }
    }
}
