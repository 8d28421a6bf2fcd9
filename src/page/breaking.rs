//! Where a line of Chinese text may break.

/// Whether no line may begin with `c`: closing punctuation and what belongs to the number before it.
fn never_first(c: char) -> bool {
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

/// Whether no line may end with `c`: opening brackets and what belongs to the number after it.
fn never_last(c: char) -> bool {
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

/// Whether `c` is drawn together with the character before it.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' | '\u{200d}' | '\u{1f3fb}'..='\u{1f3ff}')
}

/// Whether `c` stands in a word or number that is kept whole.
fn in_word(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '.' | ',' | '/' | '%' | '@' | '_' | '\'' | '&' | '#' | '+' | '*' | '-' | ':')
        || ('\u{a1}'..'\u{1100}').contains(&c) && c != '·' && c != '±'
}

/// Whether `c` after a number is its unit, or the first character of it.
fn is_unit(c: char) -> bool {
    "万亿千百元角分个人次名户家份套台件张本册卷期项处所间辆条批场天日月年周时秒岁届级吨米里亩升度克斤％%‰℃㎡号小平公"
        .contains(c)
}

/// Whether `c` goes on a unit that `before` began: 万元, 小时, 平方米, 公里, 人次.
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

/// Walks a text and tells before each character whether the line may break there.
#[derive(Debug, Default)]
pub(super) struct Breaker {
    previous: Option<char>,
    in_number: bool,
}

impl Breaker {
    /// Whether a line may begin with `next`, the character after those given before.
    pub(super) fn may_break_before(&mut self, next: char) -> bool {
        let Some(previous) = self.previous.replace(next) else {
            self.in_number = next.is_ascii_digit();
            return false;
        };
        let unit_follows = self.in_number
            && match previous {
                '0'..='9' | '.' | '/' => is_unit(next),
                _ => goes_on_unit(previous, next),
            };
        self.in_number = next.is_ascii_digit() || unit_follows || (self.in_number && matches!(next, '.' | ',' | '/'));
        if next.is_whitespace() || never_last(previous) || never_first(next) || unit_follows {
            return false;
        }
        previous.is_whitespace() || !(in_word(previous) && in_word(next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a bar wherever it may break.
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
