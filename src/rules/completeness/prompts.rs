//! The prompts of empty forms: texts that stand where something is to be written, and tell what.

use crate::base::words::Words;
use crate::model::ticks::{boxes, is_ticked};
use crate::rules::marks::Marks;
use std::sync::LazyLock;

/// Whether a text is, or holds, a prompt.
pub(in crate::rules) fn is_prompt(text: &str) -> bool {
    // Names are asked for every row of every form, and nearly all end here.
    if !Marks::of(text).prompts() {
        return false;
    }
    let text = text.trim();
    const WHOLE: &[&str] = &["略", "（略）", "(略)", "……", "...", "…", "目标内容", "待填", "待定", "请填写"];
    let short = text.chars().nth(LONGEST).is_none();
    WHOLE.contains(&text)
        || holds_prompt(text)
        || is_limited(text)
        || is_instruction(text)
        || is_bracketed(text)
        || (short && (is_numbered_prompt(text) || is_choice(text)))
}

/// Whether `text` contains a prompt that is not part of a longer Latin word.
fn holds_prompt(text: &str) -> bool {
    static HELD: LazyLock<Words> = LazyLock::new(|| {
        Words::new(["待填写", "××", "XX", "ＸＸ", "此处填写", "请输入", "在此填写", "根据实际情况填写", "＊＊"])
    });
    HELD.all_in(text).any(|(at, word)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        // XXX is a prompt still; MAXX and XXL are not.
        ![before, after].into_iter().flatten().any(|c| c.is_ascii_alphanumeric() && c != 'X')
    })
}

/// The most characters that a numbered prompt has: `（1）. 年度目标内容 10：`.
const LONGEST: usize = 16;

/// Whether `text` is nothing but numbers, marks and the words of a prompt: `1. 目标内容 1`, `目标2：`.
fn is_numbered_prompt(text: &str) -> bool {
    const PROMPTS: [&str; 7] = ["填写内容", "目标内容", "目标", "年度目标", "指标内容", "指标值", "任务内容"];
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let first = letters().next();
    PROMPTS.iter().any(|prompt| first == prompt.chars().next() && letters().eq(prompt.chars()))
}

/// Whether `text` holds the length that may be written, as only a form says it: （200字以内）.
fn is_limited(text: &str) -> bool {
    static LIMITS: LazyLock<Words> = LazyLock::new(|| {
        Words::new(["字以内）", "字以内)", "字内）", "字内)", "字左右）", "字左右)", "字以上）", "字以上)"])
    });
    LIMITS.all_in(text).any(|(at, _)| text.get(..at).is_some_and(|before| before.ends_with(|c: char| c.is_numeric())))
}

/// Whether `text` tells what is to be written instead of being it: 对照年度目标，说明…, 结合自评情况，分析…,
/// 针对项目自评中发现的问题，提出…的意见 (四川 2023), （简要说明…）.
fn is_instruction(text: &str) -> bool {
    let text = text.trim_start_matches(['（', '(', '【', '[']);
    let tells = |begin: &str, words: &[&str]| {
        text.strip_prefix(begin).is_some_and(|rest| words.iter().any(|word| rest.contains(word)))
    };
    // What reports begin with too, such as 说明 or 分析, is none.
    const BEGINS: [&str; 10] =
        ["请填", "请简", "请说明", "请写", "请描述", "请概述", "请列", "简要说明", "简要描述", "简要概述"];
    BEGINS.iter().any(|begin| text.starts_with(begin))
        || tells("对照", &["，说明", ",说明", "，简要", ",简要"])
        || tells("结合自评", &["，说明", ",说明", "，分析", ",分析", "，提出", ",提出"])
        || (tells("针对", &["自评"]) && tells("针对", &["，提出", ",提出"]) && tells("针对", &["意见", "建议"]))
}

/// Whether `text` holds what a report asks for in brackets: （写明改进措施）, （对照效益指标，写明实现情况）.
fn is_bracketed(text: &str) -> bool {
    let inside =
        text.split('（').skip(1).filter_map(|rest| rest.split_once('）')).map(|(inside, _)| inside.trim_start());
    let asks =
        |inside: &str| inside.starts_with("写明") || ["，写明", "逐项写明"].iter().any(|words| inside.contains(words));
    inside.into_iter().any(asks)
}

/// Whether `text` lists the grades of which one is to be chosen: 优良中低差, 好/中/差.
fn is_choice(text: &str) -> bool {
    const CHOICES: [&str; 8] =
        ["优良中低差", "优良中差", "优中良差", "优良差", "高中低", "好中差", "好较好一般差", "优秀良好合格不合格"];
    // 优√ 良□ 中□ 差□ is chosen.
    let chosen = boxes(text).any(|place| text.get(place).is_some_and(is_ticked));
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    !chosen && CHOICES.iter().any(|choice| letters().eq(choice.chars()))
}

#[cfg(test)]
mod tests {
    use super::is_prompt;

    #[test]
    fn what_only_an_empty_form_says() {
        for text in [
            "对照年度目标,说明相关任务目标的完成情况(100字以内)",
            "结合自评情况，说明项目自评总分，说明项目实施取得的成效或成果。",
            "针对项目自评中发现的问题,提出下一步改进完善的意见及有关政策性建议。(200字以内)",
            "（简要说明项目的主要内容）",
            "(请填写)",
            "请简述项目实施过程",
            "优、良、中、低、差",
            "好/中/差",
            "……",
            "填写内容（ 300 字左右）（500字以内）",
            "2.（填写内容）",
            "（写明改进措施）",
            "2026年申报并批复预算15.78万元。（写明申报、批复和调整的时间和文号）",
            "（对照效益和满意度指标，写明实现情况）",
            "（按职责逐项写明目标，并在下表列出绩效指标和完成情况的分档）",
        ] {
            assert!(is_prompt(text), "{text}");
        }
    }

    #[test]
    fn what_people_write() {
        for text in [
            "对照年度目标，各项任务均已完成。",
            "结合自评情况，项目总体良好。",
            "针对支付进度偏慢的问题，提出整改意见3条",
            "印发500字以内的简报12期",
            "说明会2场",
            "优良",
            "优√　良□　中□　差□",
            "优□ 良√ 中□ 差□",
            "优□ 良□ 中☑ 差□",
            "优□ 良□ 中□ 差■",
            "□优 ✓良 □中 □差",
            "（优□ 良☒ 差□）",
            "申请资金20万元",
            "请示批复后实施",
            "合同写明了付款方式（见附件）",
            "在合同（协议中写明）的期限内支付",
        ] {
            assert!(!is_prompt(text), "{text}");
        }
    }
}
