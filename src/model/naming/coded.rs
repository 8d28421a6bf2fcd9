//! A code and a name written as one text: `450001 博野县医疗保障局`, `611001渭南市医疗保障局`, `医疗保障局（450）`.

use crate::base::text::{digit, half_width};
use std::borrow::Cow;

/// A text split into code and name. The code has half-width digits and is empty if none is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coded<'t> {
    /// `450001`
    pub code: Cow<'t, str>,
    /// `博野县医疗保障局`
    pub name: &'t str,
}

/// The fewest digits of a bureau's code: three for a department, six for a bureau below it.
const LEAST: usize = 3;
/// This many digits are a code, whatever follows: a number in a name is shorter (12345热线).
const SURE: usize = 6;
/// The fewest characters of a project's code: most systems use 21 (四川). Dates and telephone numbers are shorter.
const LEAST_OF_PROJECT: usize = 12;

/// What follows a number that is part of a name: 39中学, 302医院, 120急救中心, 2021年医疗救助.
const NUMBERED: [&str; 18] = [
    "中学", "小学", "学校", "医院", "大队", "中队", "队", "所", "厂", "团", "台", "号", "年", "急救", "指挥", "热线",
    "报警", "消防",
];

/// Reads a bureau with its code in front, with or without a mark between, or in brackets on either side.
pub fn bureau(text: &str) -> Coded<'_> {
    let text = text.trim();
    bracketed(text)
        .or_else(|| in_front(text))
        .or_else(|| behind(text))
        .unwrap_or(Coded { code: Cow::Borrowed(""), name: trimmed(text) })
}

/// Reads a project with its code in front, as 四川 prints it: `51080021T000000123-网络经费`.
///
/// A name that begins with a number, 2021年医疗救助 or 120急救车购置, has no code: codes are longer.
pub fn project(text: &str) -> Coded<'_> {
    let text = text.trim();
    let end = text.find(|c: char| !half_width(c).is_ascii_alphanumeric()).unwrap_or(text.len());
    let (code, rest) = text.split_at(end);
    let (digits, name) = (code.chars().filter(|c| digit(*c).is_some()).count(), trimmed(rest));
    let long = code.chars().count() >= LEAST_OF_PROJECT && digits >= LEAST_OF_PROJECT / 2;
    if long && !name.is_empty() { coded(code, rest) } else { Coded { code: Cow::Borrowed(""), name: text } }
}

/// Reads an entry of a drop-down list, whose code may be short: `01-产出指标`, `1 ≥`. A mark must separate them.
pub fn choice(text: &str) -> Coded<'_> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    let (code, name) = (&text[..text.len() - rest.len()], rest.trim_start_matches(is_mark));
    if !code.is_empty() && name.len() < rest.len() && !name.is_empty() {
        Coded { code: Cow::Borrowed(code), name }
    } else {
        Coded { code: Cow::Borrowed(""), name: text }
    }
}

/// `[611001]渭南市医疗保障局`
fn bracketed(text: &str) -> Option<Coded<'_>> {
    let (code, name) = text.strip_prefix(['[', '【', '（', '('])?.split_once([']', '】', '）', ')'])?;
    (digits(code) >= LEAST).then(|| coded(code, name))
}

fn in_front(text: &str) -> Option<Coded<'_>> {
    let end = text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let (code, rest) = text.split_at(end);
    let name = trimmed(rest);
    let numbered = || rest.starts_with(|c: char| c.is_alphabetic() && c.is_ascii()) || starts_numbered(name);
    let count = digits(code);
    (count >= SURE || (count >= LEAST && !numbered())).then(|| coded(code, rest))
}

fn starts_numbered(name: &str) -> bool {
    NUMBERED.iter().any(|word| name.starts_with(word))
}

/// `渭南市医疗保障局（代码611001）`, `渭南市医疗保障局611001`
fn behind(text: &str) -> Option<Coded<'_>> {
    let inner = text.strip_suffix(['）', ')', ']', '】']).and_then(|inner| inner.rsplit_once(['（', '(', '[', '【']));
    let (name, code, least) = match inner {
        Some((name, inner)) => (name, after_label(inner), LEAST),
        None => {
            let name = text.trim_end_matches(|c| digit(c).is_some());
            (name, &text[name.len()..], SURE)
        }
    };
    (digits(code) >= least && !trimmed(name).is_empty()).then(|| coded(code, name))
}

/// The part after 代码 or 编码：.
fn after_label(text: &str) -> &str {
    let after = text.rsplit_once('码').map_or(text, |(_, after)| after);
    trimmed(after)
}

fn coded<'t>(code: &'t str, name: &'t str) -> Coded<'t> {
    let wide = code.chars().any(|c| half_width(c) != c);
    let code = if wide { Cow::Owned(code.chars().map(half_width).collect()) } else { Cow::Borrowed(code) };
    Coded { code, name: trimmed(name) }
}

/// The number of digits in `text`; 0 if it holds anything else.
fn digits(text: &str) -> usize {
    if text.chars().all(|c| digit(c).is_some()) { text.chars().count() } else { 0 }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_mark)
}

/// Whether `c` may separate a code from a name.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '–' | '—' | '－' | '_' | ':' | '：' | '、' | '，' | ',' | '.' | '．')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(reader: fn(&str) -> Coded<'_>, text: &str, code: &str, name: &str) {
        let read = reader(text);
        assert_eq!((&*read.code, read.name), (code, name), "{text}");
    }

    #[test]
    fn bureaus_with_a_code() {
        let name = "渭南市医疗保障局";
        for mark in ["", " ", "　", "-", "－", "—", "–", "_", ":", "：", "、", "，", " - ", "．"] {
            check(bureau, &format!("611001{mark}{name}"), "611001", name);
        }
        for (text, code) in [
            (" 450 渭南市医疗保障局 ", "450"),
            ("450渭南市医疗保障局、", "450"),
            ("４５０００１渭南市医疗保障局", "450001"),
            ("[611001]渭南市医疗保障局", "611001"),
            ("（450）渭南市医疗保障局", "450"),
            ("渭南市医疗保障局(611001)", "611001"),
            ("渭南市医疗保障局（４５０）", "450"),
            ("渭南市医疗保障局（代码：611001）", "611001"),
            ("渭南市医疗保障局611001", "611001"),
            ("渭南市医疗保障局-611001", "611001"),
        ] {
            check(bureau, text, code, name);
        }
        check(bureau, "644001", "644001", "");
        check(bureau, "302001 第三〇二医院", "302001", "第三〇二医院");
    }

    #[test]
    fn bureaus_without_a_code() {
        let names = "广元市医疗保障局 39中学 101中学 302医院 120急救中心 12345热线办公室 208大队 2个单位 \
            市医疗保障局（本级） 第302医院 中心（2021年） 110kV变电站 渭南市医疗保障局39";
        for name in names.split(' ').chain([""]) {
            check(bureau, name, "", name);
        }
    }

    #[test]
    fn projects() {
        for mark in ["", "-", "—", " ", "：", "_"] {
            check(project, &format!("51080021T000000123456{mark}网络经费"), "51080021T000000123456", "网络经费");
        }
        let names = "2021年医疗救助 120急救车购置 13价疫苗采购 20210315-20211231培训 0839-3263001 5G基站 \
            13063722P00427710005Y 网络经费";
        for name in names.split(' ').chain([""]) {
            check(project, name, "", name);
        }
    }

    #[test]
    fn entries_of_lists() {
        check(choice, "01-产出指标", "01", "产出指标");
        check(choice, "02 效益指标", "02", "效益指标");
        check(choice, "1-≥", "1", "≥");
        for text in ["km", "m2", "3G-", "大于等于", "="] {
            check(choice, text, "", text);
        }
    }
}
