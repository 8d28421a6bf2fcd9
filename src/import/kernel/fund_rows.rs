//! The rows of the funds, by the kernels of their labels.

use super::fund_names::{FundRow, NAMES};
use super::plain;

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
        NAMES.iter().find(|(_, names)| names.iter().any(|name| same(name))).map(|(row, _)| *row)
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
}
