//! A sum of a budget table that does not come out, down a column or across a row: 208 is 20805 and 20808.

use super::across::across;
use super::down::down;
use super::table::BudgetTable;
use super::wrong::Wrong;
use crate::base::money::Money;
use crate::model::FormId;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "budget-total-differs",
    severity: Severity::Error,
    says: "文稿的预算表里，合计、小计或上级科目不等于各部分之和（竖着按科目编码、序号加，横着按表头加），或“其中”各项大于总数",
    example: "20805 是 622770 元，2080501、2080505 加起来是 622771 元",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    for (form, prose) in forms.proses() {
        for table in &prose.tables {
            for wrong in down(table).into_iter().chain(across(table)) {
                say(form, table, &wrong, report);
            }
        }
    }
}

fn say(form: FormId, table: &BudgetTable, wrong: &Wrong, report: &mut Report) {
    let Wrong { place: (line, column), stated, sum, parts, at_most } = wrong;
    let Some(path) = table.path(*line, *column) else { return };
    let (name, label) = (table.name(*line, table.names(*column)), table.label(*column));
    let shown =
        |money: Money| if table.unit.is_some() { money.to_string() } else { money.figure().normalize().to_string() };
    let message = format!(
        "“{name}”的“{label}”是 {}，{parts}加起来是 {}，{} {}",
        shown(*stated),
        shown(*sum),
        if *at_most { "多出" } else { "相差" },
        shown(stated.apart(*sum))
    );
    report.add(form, Found::at(Place::Text(path), message).against(&table.caption).hint("请核对这一格和加起来的各格"));
}
