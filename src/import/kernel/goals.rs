//! The goals, by the kernels of their headings.

use super::plain;
use crate::model::keys;

/// The words around 目标 that make no other goal of it: 部门整体年度绩效目标.
const AROUND: [&str; 19] = [
    "年度", "年初", "总体", "项目", "部门", "整体", "绩效", "预期", "设定", "全年", "当年", "本年", "本", "申报",
    "单位", "计划", "政策", "支出", "实施",
];

/// The field of the goal that the folded `label` heads.
pub(super) fn goal(label: &str) -> Option<&'static str> {
    let plain = plain(label).filter(|plain| plain.contains("目标") && plain.chars().count() <= 18)?;
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    if says(&["完成情况", "实际完成", "完成综述", "实现情况", "达成情况"]) {
        return Some(keys::GOALS_ACTUAL);
    }
    // In brackets counts here: 全年(调整)绩效目标.
    let adjusted = label.contains("调整");
    let text = ["(调整)", "调整后", "调整"].iter().fold(plain.to_string(), |text, word| text.replace(word, ""));
    let long = ["中长期", "中期滚动", "滚动", "中期", "长期", "实施周期", "实施期", "三年"];
    let whole = long.iter().any(|word| text.contains(word));
    let text = long.iter().fold(text, |text, word| text.replacen(word, "", 1));
    let core = AROUND.iter().fold(text, |text, word| text.replace(word, ""));
    match (["目标", "总目标", "目标内容", "目标描述"].contains(&core.as_str()), whole, adjusted) {
        (false, ..) => None,
        (true, true, _) => Some(keys::GOALS_WHOLE),
        (true, false, true) => Some(keys::GOALS_ADJUSTED),
        (true, false, false) => Some(keys::GOALS),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_by_their_kernels() {
        for (label, expected) in [
            ("年初设定目标", Some(keys::GOALS)),
            ("项目年度目标", Some(keys::GOALS)),
            ("中期滚动目标(2019年--2021年)", Some(keys::GOALS_WHOLE)),
            ("实施期总目标", Some(keys::GOALS_WHOLE)),
            ("长期目标", Some(keys::GOALS_WHOLE)),
            ("年度总体目标完成情况综述", Some(keys::GOALS_ACTUAL)),
            ("全年目标实际完成情况", Some(keys::GOALS_ACTUAL)),
            ("全年(调整)绩效目标", Some(keys::GOALS_ADJUSTED)),
            ("完成年度目标", None),
            ("目标甲", None),
            ("年度指标值", None),
        ] {
            assert_eq!(goal(label), expected, "{label}");
        }
    }
}
