//! A form with another bureau's name than the rest of the set: 广元市医疗保险管理局 for 广元市医疗保障局 (广元 2021).

use crate::base::text::numeral;
use crate::model::keys;
use crate::rules::facts::Facts;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::likeness::{percent, plain};
use crate::rules::rule::{Check, Found, Report, Rule};
use std::collections::BTreeMap;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "unit-name-mismatch",
    severity: Severity::Error,
    says: "这张表的单位名称和其他表不同",
    example: "其他表写“广元市医疗保障局”，这张写“广元市医疗保险管理局”",
    check: Check::Set(check),
};

/// The similarity in percent from which a name can be a slip for another: less similar names are of other bureaus.
const LIKE: usize = 50;

/// The same for the names of 实施单位 below one 主管部门.
const SLIP: usize = 75;

/// A set with more names than this is of many bureaus, none of which is the usual one.
const MANY: usize = 100;

fn check(forms: &Forms<'_>, report: &mut Report) {
    let mut by_name: BTreeMap<&str, Vec<&Facts>> = BTreeMap::new();
    for facts in forms.facts.iter().filter(|facts| !facts.identity.bureau.name.is_empty()) {
        by_name.entry(&facts.identity.bureau.name).or_default().push(facts);
    }
    let most = by_name.values().map(Vec::len).max().unwrap_or(0);
    let mut usual = by_name.iter().filter(|(_, users)| users.len() == most).map(|(name, _)| *name);
    let (Some(first), second) = (usual.next(), usual.next()) else { return };
    for (name, users) in &by_name {
        let against = match second {
            // No name is the usual one: one of two forms is wrong, but either can be.
            Some(_) if by_name.len() > MANY => None,
            Some(_) => by_name
                .iter()
                .find(|(other, those)| is_slip(name, other) && !are_of_one(users, those))
                .map(|(other, _)| *other),
            None => Some(first).filter(|usual| users.len() * 2 <= most && is_slip(name, usual)),
        };
        let Some(against) = against else { continue };
        for facts in users {
            let message = format!("单位名称是“{name}”，其他表是“{against}”");
            let found = Found::field(facts.identity.bureau.key, message);
            let found = found.graded_if(second.is_some(), Severity::Warning);
            report.add(facts.identity.id, found.hint("请核对单位名称，各表应一致"));
        }
    }
}

/// Whether both names are of 实施单位 below the same 主管部门: their common place makes them alike, and only a slip of a
/// character or two makes one of the other.
fn are_of_one(some: &[&Facts], others: &[&Facts]) -> bool {
    let all = || some.iter().chain(others).map(|facts| &facts.identity);
    let department = some.first().map_or("", |facts| facts.identity.department.name.as_str());
    let names = |facts: &[&Facts]| facts.first().map(|facts| plain(&facts.identity.bureau.name).into_owned());
    let near = names(some).zip(names(others)).is_some_and(|(a, b)| percent(&a, &b) >= SLIP);
    !near
        && !department.is_empty()
        && all().all(|identity| identity.bureau.key == keys::IMPLEMENTER && identity.department.name == department)
}

/// Whether one name seems to be a slip for the other, and not the name of another bureau.
fn is_slip(name: &str, other: &str) -> bool {
    let (a, b) = (plain(name), plain(other));
    // A name that continues another is of a branch: 广元市医疗保障局事务中心.
    a != b && !a.contains(&*b) && !b.contains(&*a) && percent(&a, &b) >= LIKE && !differ_in_number(&a, &b)
}

/// Whether the names differ only in numbers or points of the compass: 第一小学, 第二小学; 城东小学, 城西小学.
fn differ_in_number(a: &str, b: &str) -> bool {
    let numbers = |c: char| numeral(c).is_some() || c.is_numeric() || "东西南北中".contains(c);
    let without = |text: &str| text.chars().filter(|c| !numbers(*c)).collect::<String>();
    without(a) == without(b)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{findings, form, project};

    fn check(bureaus: &[&str], expected: &[u32]) {
        let forms: Vec<_> = bureaus.iter().map(|bureau| project().with(&[("unit", bureau)])).collect();
        let found = findings("unit-name-mismatch", &forms);
        assert_eq!(found.iter().map(|finding| finding.form.0).collect::<Vec<_>>(), expected, "{bureaus:?}");
    }

    #[test]
    fn names() {
        let bureau = "广元市医疗保障局";
        check(&[bureau, bureau, "广元市医疗保险管理局"], &[3]);
        check(&["市医疗保障经办中心", "市医疗保障经办机构"], &[1, 2]);
        check(&[bureau, bureau, "广元市医疗保障局事务中心"], &[]);
        check(&[bureau, bureau, "450001 广元市医疗保障局"], &[]);
        check(&[bureau, bureau, "市第一人民医院"], &[]);
        check(&["县第一小学", "县第一小学", "县第二小学"], &[]);
        check(&[bureau, bureau, ""], &[]);
    }

    #[test]
    fn who_carries_out_below_one_department() {
        let of = |implementer: &str| {
            let fields = [("unit", ""), ("department", "龙胜各族自治县卫生健康局"), ("implementer", implementer)];
            form("national-self-evaluation").with(&fields)
        };
        let found = |other: &str| findings("unit-name-mismatch", &[of("龙胜各族自治县卫生健康局"), of(other)]).len();
        assert_eq!(found("龙胜各族自治县疾控中心"), 0);
        assert_eq!(found("龙胜各族自治县卫生健建局"), 2);
    }
}
