//! The fields and columns that a form has and its template has not, as another county printed them.

use super::{TableBlock, Template};
use crate::model::{Column, Form, Key, Row, keys};
use std::collections::BTreeSet;

/// Where on paper a form's own fields are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Above the tables.
    Head,
    /// Below them.
    Foot,
}

/// The fields at `place` that `form` has and its template has not, in the order of the sheet they came from. They have
/// labels of the form. Behind them those that other templates have and this one has not: what is filled in is printed
/// (实施期绩效目标 of a list that is laid out as 博野's).
pub fn own_fields<'f>(template: &'f Template, form: &'f Form, place: Place) -> impl Iterator<Item = &'f Key> {
    let prefix = match place {
        Place::Head => keys::SPARE,
        Place::Foot => keys::FOOT,
    };
    let is_foreign = |key: &Key| {
        let is_numbered = [keys::SPARE, keys::FOOT].iter().any(|prefix| key.as_str().starts_with(prefix));
        let is_filled = ![form.fields.get(key), form.labels.get(key)].iter().any(|text| text.trim().is_empty());
        place == Place::Head && !is_numbered && key.fund().is_none() && is_filled
    };
    let number = |key: &Key| match key.as_str().strip_prefix(prefix) {
        Some(number) => number.parse::<u32>().ok(),
        None => is_foreign(key).then_some(u32::MAX),
    };
    let of = |key: &'f Key| number(key).filter(|_| template.field(key.as_str()).is_none()).map(|number| (number, key));
    // A field without a text is printed for its label.
    let mut own: Vec<(u32, &Key)> = form.fields.iter().map(|(key, _)| key).filter_map(of).collect();
    own.extend(form.labels.iter().map(|(key, _)| key).filter_map(of));
    own.sort_unstable();
    own.dedup();
    own.into_iter().map(|(_, key)| key)
}

/// The funds that `form` has and its template has not, by column and row: 上年结转资金, 中央财政资金.
pub fn own_funds<'f>(template: &'f Template, form: &'f Form) -> impl Iterator<Item = &'f Key> {
    let keys = form.labels.iter().map(|(key, _)| key).filter(|key| key.fund().is_some());
    keys.filter(|key| template.field(key.as_str()).is_none())
}

/// Those of them that hold amounts: neither rates nor points nor reasons.
pub fn own_amounts<'f>(template: &'f Template, form: &'f Form) -> impl Iterator<Item = &'f Key> {
    const OTHERS: [&str; 4] = ["rate", "weight", "score", "reason"];
    let is_amount = |key: &&Key| key.fund().is_none_or(|parts| parts.len() < 2 || !OTHERS.contains(&parts[0]));
    own_funds(template, form).filter(is_amount)
}

/// The columns that rows of `form` fill in and `block` lacks, in the order of the columns: 指标方向性 (井研 2023).
pub fn own_columns<'f>(block: &TableBlock, form: &'f Form) -> Vec<&'f Column> {
    let cells = form.rows(block.of).iter().flat_map(Row::cells).filter(|(_, text)| !text.trim().is_empty());
    // The mark is printed behind the subclass.
    let lacks = |column: &&Column| **column != Column::Mark && block.column(column).is_none();
    let own: BTreeSet<&Column> = cells.map(|(column, _)| column).filter(lacks).collect();
    own.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Library;

    #[test]
    fn in_the_order_of_the_sheet() {
        let library = Library::builtin();
        let template = library.template("guangyuan-project").expect("template");
        let mut form = Form::default();
        for number in 1..=11 {
            let key = Key::new(&format!("extra.{number}"));
            form.labels.set(key.clone(), "立项依据");
            form.fields.set(key, if number == 3 { "" } else { "X卫发〔2025〕8号" });
        }
        form.labels.set("goals_whole".into(), "实施期绩效目标");
        form.fields.set("goals_whole".into(), "保障客运线路运行");
        form.labels.set("goals".into(), "年度绩效目标");
        form.fields.set("goals".into(), "正常运行");
        form.labels.set("funds.total".into(), "资金总额");
        form.labels.set("funds.carried".into(), "上年结转资金");
        let own: Vec<&str> = own_fields(template, &form, Place::Head).map(Key::as_str).collect();
        assert_eq!((own.len(), own[2], own[10], own[11]), (12, "extra.3", "extra.11", "goals_whole"));
        assert_eq!(own_fields(template, &form, Place::Foot).count(), 0);
        assert_eq!(own_funds(template, &form).map(Key::as_str).collect::<Vec<_>>(), ["funds.carried"]);
    }
}
