//! Decides where a line of Chinese text may break: the rules of GB/T 15834 for punctuation and GB/T 15835 for numbers,
//! with the units and operators of performance targets added.

/// Whether a line must not begin with `c`: closing punctuation, and signs that belong to the number before them.
fn never_first(c: char) -> bool {
    // GB/T 15834: marks such as ，。； and the closing half of a pair do not stand at the start of a line.
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '」'
            | '』'
            | '〕'
            | '〗'
            | '］'
            | '｝'
            | '”'
            | '’'
            | '…'
            | '—'
            | '·'
            | '～'
            | '％'
            | '‰'
            | '℃'
            | '＞'
            | '々'
            | 'ー'
            | '．'
            | ','
            | '.'
            | '/'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '}'
            | '%'
            | '>'
    ) || is_joined(c)
}

/// Whether a line must not end with `c`: opening brackets, and signs that belong to the number after them.
fn never_last(c: char) -> bool {
    // GB/T 15834: the opening half of a pair does not stand at the end of a line. The operators are an addition: ≥95%
    // is one target and would be misread with only 95% on the next line.
    matches!(
        c,
        '（' | '【'
            | '《'
            | '〈'
            | '「'
            | '『'
            | '〔'
            | '〖'
            | '［'
            | '｛'
            | '“'
            | '‘'
            | '￥'
            | '＄'
            | '№'
            | '('
            | '['
            | '{'
            | '$'
            | '<'
            | '＜'
            | '≥'
            | '≤'
            | '≧'
            | '≦'
            | '='
            | '＝'
            | '±'
            | '约'
    )
}

/// Whether `c` combines with the character before it: accents, variation selectors, joiners, skin tones.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether `c` is part of a word or number that is kept on one line.
fn in_word(c: char) -> bool {
    // The range covers the alphabets before Hangul: Latin, Greek, Cyrillic and so on.
    c.is_ascii_alphanumeric()
        || matches!(c, '.' | ',' | '/' | '%' | '@' | '_' | '\'' | '&' | '#' | '+' | '*' | '-' | ':')
        || ('\u{a1}'..'\u{1100}').contains(&c) && c != '·' && c != '±'
}

/// Whether `c` after a number begins its unit.
fn is_unit(c: char) -> bool {
    "万亿千百元角分个人次名户家份套台件张本册卷期项处所间辆条批场天日月年周时秒岁届级吨米里亩升度克斤％%‰℃㎡号小平公"
        .contains(c)
}

/// Whether `c` continues a unit that began with `before`: 万元, 小时, 平方米, 公里, 人次.
fn goes_on_unit(before: char, c: char) -> bool {
    match before {
        '万' | '亿' | '千' | '百' => is_unit(c),
        '小' => c == '时',
        '平' => c == '方',
        '方' => c == '米',
        '公' => matches!(c, '里' | '斤'),
        '人' => c == '次',
        _ => false,
    }
}

/// Walks through a text and says before each character whether the line may break there.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    previous: Option<char>,
    in_number: bool,
}

impl Breaker {
    /// Whether a line may begin with `next`, the character that follows all those passed so far.
    pub(super) fn may_break_before(&mut self, next: char) -> bool {
        let Some(previous) = self.previous.replace(next) else {
            self.in_number = next.is_ascii_digit();
            return false;
        };
        // GB/T 15835: a number in Arabic digits is not divided between lines. Its unit stays with it.
        let unit_follows = self.in_number
            && match previous {
                '0'..='9' | '.' | '/' => is_unit(next),
                _ => goes_on_unit(previous, next),
            };
        // `.` `,` and `/` keep the number open: 1,000.5, 7.5万元/人.年.
        self.in_number = next.is_ascii_digit() || unit_follows || (self.in_number && matches!(next, '.' | ',' | '/'));
        // Never before a space: it hangs at the end of the line above.
        if next.is_whitespace() || never_last(previous) || never_first(next) || unit_follows {
            return false;
        }
        previous.is_whitespace() || !(in_word(previous) && in_word(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` has a bar wherever the line may break.
    fn check(expected: &str) {
        let mut breaker = Breaker::default();
        let mut found = String::new();
        for c in expected.chars().filter(|c| *c != '|') {
            if breaker.may_break_before(c) {
                found.push('|');
            }
            found.push(c);
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn punctuation() {
        check("保|障，|医|保。");
        check("（必|填）|指|标");
        check("“一|站|式”|结|算");
        check("发|〔2021〕|1号|文");
        check("等……|好");
        check("目|标|1: |根|据");
    }

    #[test]
    fn words_and_numbers_with_their_unit() {
        check("完|成|2021年|12月|底|前");
        check("≥95%");
        check("共|5000万元|整");
        check("30平方米|房");
        check("DRG|病|案|ID-card |one |two");
        check("670人次|参|会");
        check("7.5万元/人.年|*14人");
    }
}
