//! What an indicator's name says is measured, read from its head, which in Chinese is the last word.

/// What a name says is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Measure {
    /// 率, 比例, 占比: a share.
    Rate,
    /// 满意度, 知晓度: a share or points.
    Degree,
    /// 人数, 次数, 数量: a number of things.
    Count,
    /// 金额, 数额: money.
    Money,
    /// 时间, 时长, 天数: a length of time or a date.
    Time,
    /// The head of the name does not tell.
    Unknown,
}

// The first match counts: 天数 is a time before the general 数 makes it a count.
const HEADS: [(Measure, &[&str]); 5] = [
    (
        Measure::Time,
        &["时间", "时长", "天数", "年限", "期限", "时限", "工期", "周期", "月数", "年数", "小时数", "时效"],
    ),
    (Measure::Money, &["金额", "数额", "总额", "限额", "补贴额", "产值", "收入额", "支出额", "投资额"]),
    (Measure::Degree, &["满意度", "知晓度", "知晓程度", "满意程度", "满意"]),
    (Measure::Rate, &["率", "比例", "比率", "占比", "比重", "百分比"]),
    (Measure::Count, &["数", "人次", "场次", "批次", "班次", "频次", "数量", "面积", "里程"]),
];

/// The last characters of all heads: one look at a name's end rules out most names.
const LAST: [char; 18] =
    ['间', '长', '数', '限', '期', '效', '额', '值', '度', '意', '率', '例', '比', '重', '次', '量', '积', '程'];

/// Words that end like a head but are none: 分辨率 is no share, 指数 no count.
const NO_HEADS: [&str; 23] = [
    "分辨率",
    "码率",
    "帧率",
    "容积率",
    "倍率",
    "效率",
    "频率",
    "速率",
    "功率",
    "心率",
    "汇率",
    "草率",
    "轻率",
    "指数",
    "系数",
    "分数",
    "倍数",
    "参数",
    "基数",
    "度数",
    "多数",
    "少数",
    "函数",
];

impl Measure {
    /// What `name` says is measured.
    pub(super) fn of(name: &str) -> Self {
        let name = core(name);
        // Names are asked for every row of every form, and most end here.
        if !name.ends_with(LAST) {
            return Self::Unknown;
        }
        if NO_HEADS.iter().any(|word| name.ends_with(word)) {
            return Self::Unknown;
        }
        let found = HEADS.iter().find(|(_, heads)| heads.iter().any(|head| name.ends_with(head)));
        found.map_or(Self::Unknown, |(measure, _)| *measure)
    }
}

/// The name without a suffix in brackets and without closing punctuation.
pub(super) fn core(name: &str) -> &str {
    let name = name.trim().trim_end_matches(['。', '；', ';', '.', '：', ':', '，', ',']);
    if !name.ends_with(['）', ')']) {
        return name;
    }
    // Mixed pairs too: people type them, as in 34人(其中聘用14人、保险公司支持20人） (广元 2021).
    for (open, close) in [('（', '）'), ('(', ')'), ('(', '）'), ('（', ')')] {
        if let Some(at) = name.strip_suffix(close).and_then(|inner| inner.rfind(open)) {
            let before = name.get(..at).unwrap_or_default().trim();
            if !before.is_empty() {
                return before;
            }
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads() {
        for (name, measure) in [
            ("政策知晓率", Measure::Rate),
            ("资金使用效率", Measure::Unknown),
            ("参保人数（万人）", Measure::Count),
            ("带动人口脱贫数", Measure::Count),
            ("持续天数", Measure::Time),
            ("拨付金额", Measure::Money),
            ("景气指数", Measure::Unknown),
            ("服务对象满意度", Measure::Degree),
            ("文件柜", Measure::Unknown),
            ("", Measure::Unknown),
        ] {
            assert_eq!(Measure::of(name), measure, "{name}");
        }
    }

    #[test]
    fn the_last_characters_are_those_of_the_heads() {
        let heads = HEADS.iter().flat_map(|(_, heads)| heads.iter());
        assert!(heads.filter_map(|head| head.chars().next_back()).all(|last| LAST.contains(&last)));
    }
}
