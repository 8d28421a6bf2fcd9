//! How like two names are: the pairs of neighbouring characters that they share.

/// The characters of `text` that count when names are compared: letters and digits, in small letters of half width.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c) in text.char_indices() {
        // Most of a text is of these, which stay as they are and need no look into the tables of Unicode.
        if matches!(c, '\u{4e00}'..='\u{9fff}' | 'a'..='z' | '0'..='9') {
            continue;
        }
        plain.push_str(text.get(from..at).unwrap_or_default());
        from = at + c.len_utf8();
        match c {
            'A'..='Z' => plain.push(c.to_ascii_lowercase()),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                plain.extend(half_width(c).map(|c| c.to_ascii_lowercase()));
            }
            c if c.is_ascii() || matches!(c, '\u{3000}'..='\u{3020}' | '\u{ff00}'..='\u{ff0f}') => {}
            c if c.is_alphanumeric() => plain.extend(c.to_lowercase()),
            _ => {}
        }
    }
    plain.push_str(text.get(from..).unwrap_or_default());
    plain
}

fn half_width(c: char) -> Option<char> {
    char::from_u32(u32::from(c).checked_sub(0xfee0)?)
}

/// The pairs of neighbouring characters of `text`, each once, in order.
fn pairs(text: &str) -> Vec<(char, char)> {
    let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The pairs of `a` that `b` has too.
fn common(a: &[(char, char)], b: &[(char, char)]) -> impl Iterator<Item = (char, char)> {
    a.iter().filter(|pair| b.binary_search(pair).is_ok()).copied()
}

/// Pairs that say nothing about which project is meant.
const COMMON: [(char, char); 14] = [
    ('经', '费'),
    ('项', '目'),
    ('工', '作'),
    ('资', '金'),
    ('支', '出'),
    ('专', '项'),
    ('费', '用'),
    ('业', '务'),
    ('建', '设'),
    ('补', '助'),
    ('年', '度'),
    ('保', '障'),
    ('单', '位'),
    ('提', '高'),
];

/// How many pairs that say something two plain texts share.
pub(super) fn shared(a: &str, b: &str) -> usize {
    common(&pairs(a), &pairs(b)).filter(|pair| !COMMON.contains(pair)).count()
}

/// How like two plain texts are, in percent: the shared pairs among all.
pub(super) fn percent(a: &str, b: &str) -> usize {
    let (a, b) = (pairs(a), pairs(b));
    let all = a.len() + b.len();
    (200 * common(&a, &b).count()).checked_div(all).unwrap_or(0)
}

/// Whether two plain texts are of the same characters, or one of some of the other's: shortened or reordered.
pub(super) fn same_characters(a: &str, b: &str) -> bool {
    let within = |a: &str, b: &str| a.chars().all(|c| b.contains(c));
    within(a, b) || within(b, a)
}

/// A number that is the same for the same text in every run and on every machine.
pub(super) fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        assert!(percent("医疗保险监管支出", "医疗保险监管经费") > 60);
        assert_eq!(percent("资产采购", "大病保险"), 0);
        assert_eq!(shared("工作经费", "专项工作经费"), 1);
        assert!(same_characters("业务档案电子信息", "医保业务电子档案信息"));
        assert!(!same_characters("监管支出", "监管经费"));
        assert_eq!(plain("医保（专项） A"), "医保专项a");
        assert_eq!(plain("ＤＲＧ２、㐀·é"), "drg2㐀é");
    }
}
