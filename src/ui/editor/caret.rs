//! Where the caret goes in a text that is shown otherwise than it is typed, and in one that has changed.

/// The place in the typed text, in characters, of the place `at` in the `shown` one: figures in braces are shown by what they
/// stand for, and headings with their numbers. A place within a figure is behind it.
pub(super) fn typed_place(typed: &str, shown: &str, at: usize) -> usize {
    let byte_at = shown.char_indices().nth(at).map_or(shown.len(), |(byte, _)| byte);
    let (mut rest, mut passed) = (typed, 0);
    let mut seen = 0;
    loop {
        let open = rest.find('{').filter(|open| rest[*open..].contains('}'));
        let literal = &rest[..open.unwrap_or(rest.len())];
        let begins = shown[seen..].find(literal).map_or(seen, |found| seen + found);
        if byte_at < begins {
            break;
        }
        let within = shown.get(begins..byte_at).unwrap_or_default();
        if within.len() <= literal.len() {
            return typed[..passed].chars().count() + within.chars().count();
        }
        let Some(open) = open else { return typed.chars().count() };
        let close = rest[open..].find('}').map_or(rest.len(), |close| open + close + 1);
        seen = (begins + literal.len()).min(shown.len());
        passed += close;
        rest = &rest[close..];
    }
    typed[..passed].chars().count()
}

/// The place in `now` where a text that was `before` has changed, in characters; None if it has not.
pub(super) fn changed_place(before: &str, now: &str) -> Option<usize> {
    if before == now {
        return None;
    }
    let [was, is] = [before, now].map(|text| text.chars().count());
    let head = before.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    let tail = before.chars().rev().zip(now.chars().rev()).take_while(|(a, b)| a == b).count();
    Some(is - tail.min(was.min(is) - head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_numbers_are_passed_as_a_whole() {
        let (typed, shown) = ("预算{预算数}万元，执行{执行数}万元。", "预算15.78万元，执行15.75万元。");
        let place = |at: usize| typed.chars().take(typed_place(typed, shown, at)).collect::<String>();
        assert_eq!(place(0), "");
        assert_eq!(place(2), "预算");
        for within in 3..=7 {
            assert_eq!(place(within), "预算{预算数}", "{within}");
        }
        assert_eq!(place(8), "预算{预算数}万");
        assert_eq!(place(12), "预算{预算数}万元，执行");
        assert_eq!(place(99), typed);
        assert_eq!([0, 1, 2, 3, 4].map(|at| typed_place("概况", "一、概况", at)), [0, 0, 0, 1, 2]);
        assert_eq!([0, 1, 2].map(|at| typed_place("甲乙", "甲乙", at)), [0, 1, 2]);
        assert_eq!(typed_place("{没有", "{没有", 2), 2);
        assert_eq!(typed_place("", "", 3), 0);
    }

    #[test]
    fn the_caret_goes_where_the_text_has_changed() {
        assert_eq!(changed_place("一二ABC三", "一二三"), Some(2));
        assert_eq!(changed_place("一二三", "一二ABC三"), Some(5));
        assert_eq!(changed_place("一二", "一二"), None);
        assert_eq!(changed_place("aa", "aaa"), Some(3));
    }
}
