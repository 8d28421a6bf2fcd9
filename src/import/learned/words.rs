//! The meanings of the column names of upload sheets.

use super::super::fold::{bare, folded};
use super::super::vocabulary::Thesaurus;
use super::names::names;
use crate::model::{Column, Table};
use crate::template::profile::UploadValue;

/// The content of the column named `header`.
pub(super) fn meaning(header: &str, words: &Thesaurus) -> Option<UploadValue> {
    let label = folded(header);
    let label = without_month(&label);
    let of_row = || {
        let columns = words.columns_of(label).iter().filter(|(table, _)| *table == Table::Indicators);
        columns.filter_map(|(_, column)| of_column(column)).next()
    };
    let of_form = || words.field_called(label).map(|key| UploadValue::Field(key.clone()));
    named(label).or_else(of_row).or_else(of_form)
}

/// The content of the column that finance systems call `header` and no form does: a name and the head of its group.
pub(super) fn grouped(header: &str) -> Option<UploadValue> {
    named(without_month(&folded(header)))
}

fn named(label: &str) -> Option<UploadValue> {
    let bare = bare(label).unwrap_or(label);
    let known = |value: &UploadValue| names(value).iter().any(|name| *name == label || *name == bare);
    UploadValue::given().find(known)
}

/// Whether the header names the month up to which its column tells: 截止7月底支出数, 1—7月执行数.
pub(super) fn names_month(header: &str) -> bool {
    behind_month(&folded(header)).is_some()
}

/// A folded label without the months in front: 支出数 of 截止X月底支出数.
fn without_month(label: &str) -> &str {
    behind_month(label).filter(|rest| !rest.is_empty()).unwrap_or(label)
}

/// What stands behind the months in front of a folded label. 12月 alone is a step of a plan, and nothing is behind it.
fn behind_month(label: &str) -> Option<&str> {
    let until = label.strip_prefix("截止").or_else(|| label.strip_prefix("截至"));
    let (months, rest) = until.unwrap_or(label).split_once('月')?;
    let joins = |c: char| "-—–~至到".contains(c);
    let is_month = |c: char| c.is_ascii_digit() || "Xx一二三四五六七八九十".contains(c) || joins(c);
    // The folding of labels leaves out the month itself.
    let named = months.chars().all(is_month) && (until.is_some() || months.contains(joins));
    named.then(|| rest.trim_start_matches(['底', '末', '份']))
}

/// The upload value of a form's column: the whole of it rather than a part.
fn of_column(column: &Column) -> Option<UploadValue> {
    UploadValue::given().find(|value| value.column().as_ref() == Some(column))
}

/// Whether the header says that the column is required.
pub(super) fn is_required(header: &str) -> bool {
    header.trim_start().starts_with(['*', '＊', '★']) || header.contains("必填") || header.contains("必录")
}

/// The most characters of the column by its header: 限60字, 不超过 100 个字; 0 if it gives no limit.
pub(super) fn most_chars(header: &str) -> usize {
    let text: String = header.chars().filter(|c| !c.is_whitespace()).collect();
    let Some((before, _)) = text.split_once("个字").or_else(|| text.split_once('字')) else { return 0 };
    let digits = before.trim_start_matches(|c: char| !c.is_ascii_digit());
    if digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_name_means_two_columns() {
        let all: Vec<&str> = UploadValue::given().flat_map(|value| names(&value)).copied().collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|name| folded(name) == *name), "names are compared folded");
        // These are chosen by what stands beside them.
        let numbers = [UploadValue::Number, UploadValue::ActualNumber, UploadValue::ExecutionPercent];
        assert!(UploadValue::given().all(|value| names(&value).is_empty() == numbers.contains(&value)));
        assert_eq!(of_column(&Column::Value), Some(UploadValue::Value));
        assert_eq!(of_column(&Column::Operator), Some(UploadValue::Operator));
        assert_eq!(of_column(&Column::Score), Some(UploadValue::Score));
        assert_eq!(of_column(&Column::Total), None);
    }

    #[test]
    fn what_headers_say() {
        let words = Thesaurus::default();
        for (header, meaning_of, required, chars) in [
            ("*单位编码", Some(UploadValue::BureauCode), true, 0),
            ("三级指标\n（必填，不超过 100 个字）", Some(UploadValue::Name), true, 100),
            ("项目资金（元）", Some(UploadValue::FundsTotal), false, 0),
            ("指标 值", Some(UploadValue::Value), false, 0),
            ("项目名称（60字以内）", Some(UploadValue::ProjectName), false, 60),
            ("责任科室", None, false, 0),
        ] {
            let got = (meaning(header, &words), is_required(header), most_chars(header));
            assert_eq!(got, (meaning_of, required, chars), "{header}");
        }
    }
}
