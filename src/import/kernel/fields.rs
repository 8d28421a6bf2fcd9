//! The single fields, by the kernels of their labels.

use super::fund_names::FundRow;
use super::fund_rows::row;
use super::goals::goal;
use super::plain;
use crate::model::keys;

/// The keys of the fields that the folded `label` may name, the likeliest first; none if its kernel is of no field.
pub(super) fn keys(label: &str) -> &'static [&'static str] {
    if label.len() > 120 {
        return &[];
    }
    if let Some(key) = goal(label) {
        return match key {
            keys::GOALS => &[keys::GOALS],
            keys::GOALS_WHOLE => &[keys::GOALS_WHOLE],
            keys::GOALS_ADJUSTED => &[keys::GOALS_ADJUSTED],
            _ => &[keys::GOALS_ACTUAL],
        };
    }
    fund(label).unwrap_or_default()
}

/// The keys of the fund of one column that the folded `label` names.
pub(super) fn fund(label: &str) -> Option<&'static [&'static str]> {
    if let Some(keys) = total(label) {
        return Some(keys);
    }
    Some(match row(label)? {
        // 合计 alone is below any table.
        FundRow::Total => return None,
        FundRow::Fiscal => &["funds.fiscal"],
        FundRow::Carried => &["funds.carried"],
        FundRow::Special => &["funds.special"],
        FundRow::Other => &["funds.other"],
        FundRow::Central => &["funds.central"],
        FundRow::Province => &["funds.province"],
        FundRow::City => &["funds.city"],
        FundRow::County => &["funds.county"],
        FundRow::Local => &["funds.local"],
        FundRow::Own => &["funds.own"],
        FundRow::Lottery => &["funds.lottery"],
        FundRow::Rural => &["funds.rural"],
        FundRow::GovernmentFund => &["funds.government_fund"],
    })
}

/// The whole of the money, of the year or of all years: 本年度申请市财政预算资金, 中期市财政预算.
fn total(label: &str) -> Option<&'static [&'static str]> {
    let plain = plain(label).filter(|plain| plain.chars().count() <= 18 && !plain.contains("情况"))?;
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
    let money = ends(&[
        "预算",
        "预算资金",
        "申请资金",
        "申报资金",
        "年度资金",
        "资金总额",
        "预算数",
        "预算金额",
        "资金合计",
        "总投资",
        "预算总额",
        "总金额",
        "资金额",
    ]);
    if !money || says(&["执行", "支出", "调整", "年初", "公共预算", "基金", "上年"]) {
        return None;
    }
    if says(&["中期", "长期", "实施期", "总投资", "全周期", "三年", "滚动"]) {
        return Some(&["funds.whole.total"]);
    }
    let year = [
        "本年",
        "年度",
        "当年",
        "全年",
        "本期",
        "申请",
        "申报",
        "资金总额",
        "预算总额",
        "总金额",
        "预算数",
        "预算金额",
    ];
    says(&year).then_some(&["funds.total"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_by_their_kernels() {
        for (label, expected) in [
            ("中期市财政预算", "funds.whole.total"),
            ("本年度申请市财政预算资金", "funds.total"),
            ("项目资金总额", "funds.total"),
            ("实施期资金总额", "funds.whole.total"),
            ("本年财政拨款", "funds.fiscal"),
            ("中央资金", "funds.central"),
            ("年度总体目标完成情况综述", keys::GOALS_ACTUAL),
        ] {
            assert_eq!(keys(label), [expected], "{label}");
        }
        for label in ["项目资金", "资金总额及构成", "资金情况", "年初预算数", "项目预算", "培训经费"]
        {
            assert!(keys(label).is_empty(), "{label} {:?}", keys(label));
        }
    }
}
