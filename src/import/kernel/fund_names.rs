//! The rows of the funds, and what counties call them.

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
pub(super) const NAMES: [(FundRow, &[&str]); 13] = [
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
        &[
            "中央财政资金",
            "中央资金",
            "中央补助",
            "中央补助资金",
            "中央财政补助",
            "中央专项资金",
            "中央财政拨款",
            "中央财政",
        ],
    ),
    (
        FundRow::Province,
        &[
            "省级资金",
            "省级财政资金",
            "省级补助",
            "省级补助资金",
            "省财政资金",
            "省级财政拨款",
            "自治区资金",
            "省级财政",
            "省财政",
        ],
    ),
    (
        FundRow::City,
        &["市级资金", "市级财政资金", "市级补助", "市级补助资金", "市财政资金", "市级财政拨款", "市级财政", "市财政"],
    ),
    (
        FundRow::County,
        &[
            "县级资金",
            "区级资金",
            "县级财政资金",
            "县财政资金",
            "县区资金",
            "区级财政资金",
            "县级财政拨款",
            "县级财政",
            "县财政",
            "区级财政",
        ],
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
