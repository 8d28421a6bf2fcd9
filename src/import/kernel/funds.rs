//! The rows and columns of the funds, by the kernels of their labels.

use super::plain;

/// A row of the funds: where the money is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum FundRow {
    Total,
    Fiscal,
    Carried,
    Special,
    Other,
    Central,
    Province,
    City,
    County,
    Local,
    Own,
    Lottery,
    Rural,
    GovernmentFund,
}

/// The usual names of each row, in the words that are left of a label; the longest first where one contains another.
const ROWS: [(FundRow, &[&str]); 13] = [
    (
        FundRow::Carried,
        &["上年结转资金", "上年结转", "结转资金", "上年结余资金", "上年结余", "结转结余资金", "年初结转"],
    ),
    (FundRow::Special, &["财政专户管理资金", "财政专户资金", "专户管理资金", "专户资金"]),
    (FundRow::Own, &["单位资金", "单位自筹", "自有资金", "自筹资金", "单位自筹资金", "事业收入", "单位自有资金"]),
    (FundRow::Lottery, &["彩票公益金"]),
    (FundRow::Rural, &["衔接资金", "乡村振兴衔接资金", "财政衔接资金"]),
    (
        FundRow::GovernmentFund,
        &["政府性基金", "政府性基金预算", "政府性基金拨款", "政府性基金预算拨款", "政府性基金预算资金"],
    ),
    (
        FundRow::Central,
        &["中央财政资金", "中央资金", "中央补助", "中央补助资金", "中央财政补助", "中央专项资金", "中央财政拨款"],
    ),
    (
        FundRow::Province,
        &["省级资金", "省级财政资金", "省级补助", "省级补助资金", "省财政资金", "省级财政拨款", "自治区资金"],
    ),
    (FundRow::City, &["市级资金", "市级财政资金", "市级补助", "市级补助资金", "市财政资金", "市级财政拨款"]),
    (
        FundRow::County,
        &["县级资金", "区级资金", "县级财政资金", "县财政资金", "县区资金", "区级财政资金", "县级财政拨款"],
    ),
    (FundRow::Local, &["地方资金", "地方财政资金", "地方配套资金", "配套资金"]),
    (FundRow::Other, &["其他资金", "其它资金", "其他", "其它", "其他来源", "其他资金来源", "其他来源资金", "其他收入"]),
    (
        FundRow::Fiscal,
        &[
            "财政拨款",
            "财政资金",
            "一般公共预算",
            "一般公共预算拨款",
            "一般公共预算财政拨款",
            "一般公共预算资金",
            "财政预算资金",
            "财政预算",
            "本级财政资金",
            "财政拨款资金",
            "财政补助",
            "财政补助资金",
            "财政投入",
            "公共财政预算",
            "预算内资金",
        ],
    ),
];

impl FundRow {
    /// The last parts of the keys that may hold the row, the likeliest first.
    pub(in crate::import) fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Total => &["total"],
            Self::Fiscal => &["fiscal", "current"],
            Self::Carried => &["carried"],
            Self::Special => &["special"],
            Self::Other => &["other"],
            Self::Central => &["central"],
            Self::Province => &["province"],
            Self::City => &["city"],
            Self::County => &["county"],
            Self::Local => &["local"],
            Self::Own => &["own"],
            Self::Lottery => &["lottery"],
            Self::Rural => &["rural"],
            Self::GovernmentFund => &["government_fund"],
        }
    }
}

/// A column of the funds: at which time of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum FundColumn {
    Initial,
    Budget,
    Arrived,
    Executed,
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
            Self::Left => "left",
            Self::Rate => "rate",
            Self::Weight => "weight",
            Self::Score => "score",
            Self::Reason => "reason",
        }
    }

    /// Whether it holds amounts.
    pub(in crate::import) fn is_amount(self) -> bool {
        matches!(self, Self::Initial | Self::Budget | Self::Arrived | Self::Executed | Self::Left)
    }
}

/// The row of the funds that the folded `label` names.
pub(super) fn row(label: &str) -> Option<FundRow> {
    let plain = plain(label)?;
    if plain.contains(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']) {
        return None;
    }
    if is_total(&plain) {
        return Some(FundRow::Total);
    }
    let plain = plain.trim_start_matches(['-', '·', '、']);
    let core = ["其中:", "其中", "当年", "本年度", "本年", "年度", "预算内"]
        .iter()
        .fold(plain, |text, word| text.strip_prefix(word).filter(|rest| rest.chars().count() >= 4).unwrap_or(text));
    let named = |same: &dyn Fn(&str) -> bool| {
        ROWS.iter().find(|(_, names)| names.iter().any(|name| same(name))).map(|(row, _)| *row)
    };
    // A misprint last: 财政投款.
    named(&|name| name == core).or_else(|| named(&|name| is_misprint(core, name)))
}

/// 年度资金总额, 项目资金合计, 总额, 合计.
fn is_total(plain: &str) -> bool {
    const ALONE: [&str; 9] =
        ["总额", "合计", "总计", "资金总额", "年度资金总额", "预算总额", "总金额", "资金合计", "小计"];
    let long = || {
        let money = ["资金", "预算", "经费", "金额"].iter().any(|word| plain.contains(word));
        money && ["总额", "合计", "总计", "总量", "总数"].iter().any(|word| plain.ends_with(word))
    };
    ALONE.contains(&plain) || long()
}

/// Whether `text` is `name` but for one character; only in names of four characters or more, since shorter ones differ by
/// one character from each other.
fn is_misprint(text: &str, name: &str) -> bool {
    // 市级资金 is one character from 县级资金: what tells them apart is never the misprint.
    const TELLING: &str = "中央省市县区地方单位自筹上年";
    let (a, b) = (text.chars(), name.chars());
    let (long, same) = (b.clone().count(), text.chars().count());
    if long != same
        || long < 4
        || text.starts_with(|c| TELLING.contains(c)) != name.starts_with(|c| TELLING.contains(c))
    {
        return false;
    }
    let mut wrong = a.zip(b).enumerate().filter(|(_, (a, b))| a != b);
    let first = wrong.next();
    wrong.next().is_none() && first.is_some_and(|(at, (a, b))| at > 0 && !TELLING.contains(a) && !TELLING.contains(b))
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
    } else if says(&["执行", "支出", "支付", "使用", "决算"]) && amount() && !says(&["预算支出"]) {
        Some(FundColumn::Executed)
    } else if says(&["年初", "期初", "批复"]) && says(&["预算", "资金", "金额"]) && amount() {
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
    fn rows_by_their_kernels() {
        for (label, expected) in [
            ("本年财政拨款", Some(FundRow::Fiscal)),
            ("当年财政拨款", Some(FundRow::Fiscal)),
            ("财政投款", Some(FundRow::Fiscal)),
            ("一般公共预算拨款", Some(FundRow::Fiscal)),
            ("中央补助", Some(FundRow::Central)),
            ("省级资金", Some(FundRow::Province)),
            ("市级资金", Some(FundRow::City)),
            ("上年结转资金", Some(FundRow::Carried)),
            ("财政专户管理资金", Some(FundRow::Special)),
            ("单位资金", Some(FundRow::Own)),
            ("年度资金总额", Some(FundRow::Total)),
            ("合计", Some(FundRow::Total)),
            ("其他资令", Some(FundRow::Other)),
            ("财政处室", None),
            ("项目资金", None),
            ("资金用途", None),
        ] {
            assert_eq!(row(label), expected, "{label}");
        }
    }

    #[test]
    fn columns_by_their_kernels() {
        for (label, expected) in [
            ("年初预算", Some(FundColumn::Initial)),
            ("年初预算数", Some(FundColumn::Initial)),
            ("全年(调整)预算数", Some(FundColumn::Budget)),
            ("全年预算数(A)", Some(FundColumn::Budget)),
            ("调整后预算数", Some(FundColumn::Budget)),
            ("全年执行数(B)", Some(FundColumn::Executed)),
            ("实际支出数", Some(FundColumn::Executed)),
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
