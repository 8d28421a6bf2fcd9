//! Looks in a sentence for names that are nearly those of the forms.
//!
//! Words of a project's name stand in much text that does not mean the name. So only what stands where a name stands is
//! compared: in quotation marks, in front of 项目 or of its amount, or as a whole cell or heading.

use super::known::{Known, Thing};
use crate::model::prose::Style;
use crate::rules::likeness::{percent, plain};
use std::ops::Range;

/// A name that is nearly that of a form.
pub(super) struct Nearly {
    pub(super) written: String,
    pub(super) name: String,
}

/// The similarity in percent from which one name is meant to be the other.
const LIKE: usize = 70;
/// The fewest characters of a name that is looked for.
const LEAST: usize = 4;

/// What a name is followed by.
const ENDS: [&str; 12] =
    ["项目", "预算", "资金总额", "绩效", "自评", "全年", "年初", "得分", "总分", "执行", "实际支出", "安排"];
/// What stands in front of a name.
const STARTS: [&str; 24] = [
    "为", "是", "对", "的", "和", "及", "与", "开展", "实施", "安排", "用于", "其中", "年", "年度", "局", "了", "将",
    "以及", "分别", "设立", "对于", "包括", "申报", "中心",
];

/// The projects that `text` nearly names outside of `named`, where others are named rightly.
pub(super) fn nearly_named(text: &str, named: &[Range<usize>], style: Style, known: &Known) -> Vec<Nearly> {
    let whole = style.depth().is_some() || style.is_table();
    let mut found = Vec::new();
    for wide in [false, true] {
        for (place, quoted) in runs(text, named, wide) {
            let run = text.get(place.clone()).unwrap_or_default().trim();
            if run.chars().count() < LEAST {
                continue;
            }
            let is_whole = quoted || (whole && run == text.trim());
            let after = text.get(place.end..).unwrap_or_default();
            // At least half of the name's pairs must stand somewhere in the run.
            for thing in known.sharing(&plain(run)) {
                let name = plain(&thing.name);
                if thing.name.contains(divides) == wide && name.chars().count() >= LEAST {
                    found.extend(best(run, is_whole, after, thing, &name));
                }
            }
        }
    }
    found
}

/// The part of `run` that is nearly the name of `thing`, where there is one that stands as a name stands.
fn best(run: &str, is_whole: bool, after: &str, thing: &Thing, name: &str) -> Option<Nearly> {
    let places: Vec<usize> = run.char_indices().map(|(at, _)| at).chain([run.len()]).collect();
    let starts = places.iter().enumerate().filter(|(_, at)| {
        let before = run.get(..**at).unwrap_or_default();
        before.is_empty() || (!is_whole && STARTS.iter().any(|word| before.ends_with(word)))
    });
    let amount = after.trim_start_matches([' ', '　', '（', '(', '：', ':']).starts_with(|c: char| c.is_ascii_digit());
    let length = thing.name.chars().count();
    // What stands in quotation marks is a name for sure.
    let (spread, least) = if is_whole { ((length / 3).max(2), LIKE - 10) } else { ((length / 4).max(1), LIKE) };
    let mut best: Option<(usize, &str)> = None;
    for (start, from) in starts {
        for end in start + length.saturating_sub(spread)..=(start + length + spread).min(places.len() - 1) {
            let (Some(to), true) = (places.get(end), end > start) else { continue };
            let behind = run.get(*to..).unwrap_or_default();
            let ends = if behind.is_empty() {
                is_whole || amount
            } else {
                !is_whole && ENDS.iter().any(|word| behind.starts_with(word))
            };
            let Some(written) = run.get(*from..*to).filter(|_| ends) else { continue };
            let (like, shortened) = (percent(&plain(written), name), name.contains(&*plain(written)));
            if like >= least && !shortened && best.is_none_or(|(most, _)| like > most) {
                best = Some((like, written));
            }
        }
    }
    // A part of the run may be the name itself, with more around it.
    let (_, written) = best.filter(|(_, written)| plain(written) != name && !written.contains(name))?;
    Some(Nearly { written: written.to_owned(), name: thing.name.clone() })
}

/// Whether `c` parts names, unless a name holds such a mark itself: 基金监管、职工所、医保所运行经费.
fn divides(c: char) -> bool {
    c.is_ascii_digit() || "、（）【】.:()％%".contains(c)
}

/// The stretches of `text` between marks and `named`, and whether each stands in quotation marks. Marks that a name may hold
/// do not part them if they are to be `wide`.
fn runs(text: &str, named: &[Range<usize>], wide: bool) -> Vec<(Range<usize>, bool)> {
    let is_mark = |c: char| "，。；：“”‘’《》〈〉「」,;\"□".contains(c) || (!wide && divides(c));
    let mut runs = Vec::new();
    let mut from = 0;
    let mut quoted = false;
    for (at, c) in text.char_indices().filter(|(_, c)| is_mark(*c)) {
        runs.push((from..at, quoted && "”’》」\"".contains(c)));
        quoted = "“‘《「\"".contains(c);
        from = at + c.len_utf8();
    }
    runs.push((from..text.len(), false));
    runs.retain(|(run, _)| !named.iter().any(|name| name.start < run.end && run.start < name.end));
    runs
}

/// What names of offices end with.
const OFFICES: [&str; 9] = ["局", "中心", "机构", "委员会", "办公室", "院", "站", "所", "处"];
/// The most characters of an office's name.
const MOST: usize = 24;
/// Parts of a name that make it another place's.
const PLACES: [char; 7] = ['县', '区', '镇', '乡', '省', '市', '州'];

/// The bureaus of the forms that `text` nearly names.
pub(super) fn nearly_bureau(text: &str, known: &Known) -> Vec<Nearly> {
    let mut found = Vec::new();
    for bureau in known.bureaus.iter().filter(|bureau| bureau.chars().count() > LEAST) {
        let prefix: String = bureau.chars().take(2).collect();
        for (at, _) in text.match_indices(prefix.as_str()) {
            let rest = text.get(at..).unwrap_or_default();
            if known.bureaus.iter().any(|bureau| rest.starts_with(bureau.as_str())) {
                continue;
            }
            let end = rest.char_indices().take(MOST).take_while(|(_, c)| c.is_alphabetic());
            let ends = end.filter_map(|(at, c)| rest.get(..at + c.len_utf8()));
            let office =
                ends.filter(|name| name.chars().count() > 3 && OFFICES.iter().any(|word| name.ends_with(word)));
            let like = office.map(|name| (percent(&plain(name), &plain(bureau)), name)).max_by_key(|(like, _)| *like);
            let Some((like, written)) = like else { continue };
            let places = |name: &str| name.chars().filter(|c| PLACES.contains(c)).collect::<String>();
            let same_kind = written.chars().last() == bureau.chars().last();
            let is_part = written.contains(bureau.as_str()) || bureau.contains(written);
            if like >= LIKE - if same_kind { 10 } else { 0 } && places(written) == places(bureau) && !is_part {
                found.push(Nearly { written: written.to_owned(), name: bureau.clone() });
            }
        }
    }
    found
}
