//! Reads operators in all spellings: ≥, ≧, >=, 不低于, 以上.

use super::operator::Comparison::{self, AtLeast, AtMost, Equal, LessThan, MoreThan};
use super::operator::Operator;
use super::operator::Spelling::{self, Reached, Symbol, UnusualSymbol, Words, WordsAfter};
use super::span::{Span, next_char, past, past_blanks, rest};
use crate::base::words;
use std::sync::LazyLock;

static BEFORE: LazyLock<words::Words<(Comparison, Spelling)>> = LazyLock::new(|| {
    words::Words::meaning([
        ("大于或者等于", (AtLeast, Words)),
        ("大于或等于", (AtLeast, Words)),
        ("大于等于", (AtLeast, Words)),
        ("高于或等于", (AtLeast, Words)),
        ("达到或超过", (AtLeast, Words)),
        ("不得少于", (AtLeast, Words)),
        ("不得低于", (AtLeast, Words)),
        ("不得小于", (AtLeast, Words)),
        ("不少于", (AtLeast, Words)),
        ("不低于", (AtLeast, Words)),
        ("不小于", (AtLeast, Words)),
        ("至少", (AtLeast, Words)),
        ("最少", (AtLeast, Words)),
        ("达到了", (AtLeast, Reached)),
        ("达到", (AtLeast, Reached)),
        ("达", (AtLeast, Reached)),
        ("小于或者等于", (AtMost, Words)),
        ("小于或等于", (AtMost, Words)),
        ("小于等于", (AtMost, Words)),
        ("低于或等于", (AtMost, Words)),
        ("不得超过", (AtMost, Words)),
        ("不得超出", (AtMost, Words)),
        ("不得高于", (AtMost, Words)),
        ("不得多于", (AtMost, Words)),
        ("不得大于", (AtMost, Words)),
        ("不超过", (AtMost, Words)),
        ("不超出", (AtMost, Words)),
        ("不超", (AtMost, Words)),
        ("不高于", (AtMost, Words)),
        ("不多于", (AtMost, Words)),
        ("不大于", (AtMost, Words)),
        ("最多", (AtMost, Words)),
        ("至多", (AtMost, Words)),
        ("控制在", (AtMost, Words)),
        ("大于", (MoreThan, Words)),
        ("高于", (MoreThan, Words)),
        ("多于", (MoreThan, Words)),
        ("超过", (MoreThan, Words)),
        ("超出", (MoreThan, Words)),
        ("超", (MoreThan, Words)),
        ("小于", (LessThan, Words)),
        ("低于", (LessThan, Words)),
        ("少于", (LessThan, Words)),
        ("不足", (LessThan, Words)),
        ("不到", (LessThan, Words)),
        ("不满", (LessThan, Words)),
        ("等于", (Equal, Words)),
    ])
});

static AFTER: LazyLock<words::Words<Comparison>> = LazyLock::new(|| {
    words::Words::meaning([
        ("及以上", AtLeast),
        ("或以上", AtLeast),
        ("以上", AtLeast),
        ("及以下", AtMost),
        ("以下", AtMost),
        ("以内", AtMost),
        ("之内", AtMost),
        ("内", AtMost),
    ])
});

/// Characters that form a word with 内, which is then no operator: 内部, 内容.
const INSIDE: &str = "部容审科控外涵存网";

/// The operator that begins at `at`, before a number.
pub(super) fn before(text: &str, at: usize) -> Option<Operator> {
    if next_char(text, at).is_some_and(|c| relation(c).is_some()) {
        return symbol(text, at);
    }
    let (word, &(comparison, spelling)) = BEFORE.read_at(rest(text, at))?;
    Some(Operator { comparison, spelling, span: Span::new(at, at + word.len()) })
}

/// The operator at `at` after a number, with a （含） on either side.
pub(super) fn after(text: &str, at: usize) -> Option<Operator> {
    let start = past_including(text, past_blanks(text, at));
    let (word, comparison) = AFTER.read_at(rest(text, start))?;
    let end = start + word.len();
    if word == "内" && next_char(text, end).is_some_and(|c| INSIDE.contains(c)) {
        return None;
    }
    Some(Operator { comparison: *comparison, spelling: WordsAfter, span: Span::new(start, past_including(text, end)) })
}

fn past_including(text: &str, at: usize) -> usize {
    past(text, at, "（含）").or_else(|| past(text, at, "(含)")).unwrap_or(at)
}

/// The parts of a relation sign: more, less, equal.
fn relation(c: char) -> Option<(bool, bool, bool)> {
    Some(match c {
        '>' | '＞' | '﹥' => (true, false, false),
        '<' | '＜' | '﹤' => (false, true, false),
        '=' | '＝' => (false, false, true),
        '≥' | '≧' | '⩾' | '≮' => (true, false, true),
        '≤' | '≦' | '⩽' | '≯' => (false, true, true),
        _ => return None,
    })
}

/// Reads the relation signs at `at` as one: `>=`, `＞＝`, and `=>` as ≥.
fn symbol(text: &str, at: usize) -> Option<Operator> {
    let (mut more, mut less, mut equal, mut end) = (false, false, false, at);
    for c in rest(text, at).chars() {
        let Some(said) = relation(c) else { break };
        (more, less, equal) = (more || said.0, less || said.1, equal || said.2);
        end += c.len_utf8();
    }
    let comparison = match (more, less, equal) {
        (true, false, true) => AtLeast,
        (true, false, false) => MoreThan,
        (false, true, true) => AtMost,
        (false, true, false) => LessThan,
        (false, false, true) => Equal,
        _ => return None,
    };
    let span = Span::new(at, end);
    let spelling = if span.of(text) == comparison.symbol() { Symbol } else { UnusualSymbol };
    Some(Operator { comparison, spelling, span })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(Comparison, Spelling)>) {
        assert_eq!(before(text, 0).map(|o| (o.comparison, o.spelling)), expected, "{text}");
    }

    #[test]
    fn symbols() {
        check("≥95", Some((AtLeast, Symbol)));
        check("≧90", Some((AtLeast, UnusualSymbol)));
        check(">=90", Some((AtLeast, UnusualSymbol)));
        check("=>90", Some((AtLeast, UnusualSymbol)));
        check("＞=90", Some((AtLeast, UnusualSymbol)));
        check("＞90", Some((MoreThan, UnusualSymbol)));
        check("＝1", Some((Equal, UnusualSymbol)));
        check("≦1", Some((AtMost, UnusualSymbol)));
        check("<1", Some((LessThan, Symbol)));
        check("<>1", None);
    }

    #[test]
    fn words() {
        check("大于或等于5000", Some((AtLeast, Words)));
        check("大于5", Some((MoreThan, Words)));
        check("不超过5", Some((AtMost, Words)));
        check("超过5", Some((MoreThan, Words)));
        check("达到95%", Some((AtLeast, Reached)));
        check("大力推进", None);
        check("不断提高", None);
    }

    #[test]
    fn words_after_the_number() {
        let check =
            |text, expected: Option<Comparison>| assert_eq!(after(text, 0).map(|o| o.comparison), expected, "{text}");
        check("以上", Some(AtLeast));
        check("（含）以上", Some(AtLeast));
        check("以下（含）", Some(AtMost));
        check("内及时发放", Some(AtMost));
        check("内部培训", None);
        check("上", None);
    }
}
