//! Years in texts, and what they become in next year's form.

use super::figure::{Figure, figures, is_year, written_as};
use std::ops::Range;

/// Why a year probably stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stays {
    /// It is of a document, whose number is that of another one next year: 财预〔2021〕101号.
    Document,
    /// It is before the year of the form: 较2020年提高.
    Past,
    /// It is an end of a project of several years: 2021-2023年.
    Span,
    /// It is a year far ahead: 到2035年.
    Ahead,
    /// It has two digits, and may be a length of time: 21年.
    Short,
}

impl Stays {
    /// The reason, for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Document => "文号或文件名",
            Self::Past => "以前的年份",
            Self::Span => "跨年的起止年份",
            Self::Ahead => "远期年份",
            Self::Short => "两位数，可能不是年份",
        }
    }
}

/// A year in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Where it stands, in bytes.
    pub span: Range<usize>,
    /// What it becomes, written as it was: ２０２２ for ２０２１, 二〇二二 for 二〇二一.
    pub becomes: String,
    /// Why it probably stays; None where it probably moves on.
    pub stays: Option<Stays>,
}

/// The years in `text`, which is of a form for `from`, in their order. Each moves on by `by` years.
pub(super) fn mentions(text: &str, from: i32, by: i32) -> Vec<Mention> {
    let figures: Vec<Figure> = figures(text).into_iter().filter(|figure| is_year(text, figure, from)).collect();
    let stays = |at: usize| {
        let Figure { span, year, digits } = &figures[at];
        let beside = |other: Option<&Figure>, range: Range<usize>| {
            other.is_some_and(|other| (other.year - year).abs() > 1 && is_range(text.get(range).unwrap_or_default()))
        };
        let before = at.checked_sub(1).and_then(|at| figures.get(at));
        let after = figures.get(at + 1);
        if *digits == 2 {
            Some(Stays::Short)
        } else if is_of_document(text, span) {
            Some(Stays::Document)
        } else if beside(before, before.map_or(0, |b| b.span.end)..span.start)
            || beside(after, span.end..after.map_or(0, |a| a.span.start))
        {
            Some(Stays::Span)
        } else if *year < from {
            Some(Stays::Past)
        } else {
            (*year > from + 1).then_some(Stays::Ahead)
        }
    };
    let mention = |at: usize| {
        let Figure { span, year, digits } = &figures[at];
        let becomes = written_as(text.get(span.clone()).unwrap_or_default(), year + by, *digits);
        Mention { span: span.clone(), becomes, stays: stays(at) }
    };
    (0..figures.len()).map(mention).collect()
}

/// Whether a year is that of a document: in the brackets of its number, or in its title.
fn is_of_document(text: &str, span: &Range<usize>) -> bool {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let in_brackets = before.ends_with(['〔', '[', '【', '［', '﹝', '（', '('])
        && after.trim_start_matches(['〕', ']', '】', '］', '﹞', '）', ')']).len() < after.len()
        && after.chars().skip(1).take(8).any(|c| c == '号');
    let open = before.rfind('《').is_some_and(|at| !before.get(at..).unwrap_or_default().contains('》'));
    in_brackets || open
}

fn is_range(between: &str) -> bool {
    let plain: String = between.chars().filter(|c| !matches!(c, '年' | '度' | '月') && !c.is_ascii_digit()).collect();
    matches!(plain.trim(), "-" | "—" | "–" | "－" | "——" | "--" | "~" | "～" | "至" | "到")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with what moves on in it, and what stays in brackets.
    #[track_caller]
    fn check(text: &str, wanted: &str) {
        let mut out = text.to_owned();
        for mention in mentions(text, 2021, 1).into_iter().rev() {
            let new = match mention.stays {
                Some(_) => format!("[{}]", &text[mention.span.clone()]),
                None => mention.becomes,
            };
            out.replace_range(mention.span, &new);
        }
        assert_eq!(out, wanted, "{text}");
    }

    #[test]
    fn what_moves_on() {
        for (text, wanted) in [
            ("2021年12月底前", "2022年12月底前"),
            ("2021.12.31", "2022.12.31"),
            ("２０２１年", "２０２２年"),
            ("二〇二一年", "二〇二二年"),
            ("二零二一年度", "二零二二年度"),
            ("2021-01-01至2021-12-31", "2022-01-01至2022-12-31"),
            ("（2021年度）", "（2022年度）"),
            ("2021部门预算", "2022部门预算"),
            ("2021", "2022"),
            ("2022年3月前完成2021年决算", "2023年3月前完成2022年决算"),
        ] {
            check(text, wanted);
        }
    }

    #[test]
    fn what_probably_stays() {
        for (text, wanted) in [
            ("川财预〔2021〕101号", "川财预〔[2021]〕101号"),
            ("按《2021年工作要点》", "按《[2021]年工作要点》"),
            ("较2020年提高5%", "较[2020]年提高5%"),
            ("2021-2023年", "[2021]-[2023]年"),
            ("到2035年", "到[2035]年"),
            ("21年底前", "[21]年底前"),
        ] {
            check(text, wanted);
        }
    }

    #[test]
    fn what_is_no_year() {
        let texts = [
            "2021人",
            "2021.5万元",
            "12021",
            "51080021T000000123",
            "T2021",
            "2021个",
            "1,202.1",
            "为期15年",
            "0.2021",
            "2021%",
        ];
        texts.iter().for_each(|text| check(text, text));
    }
}
