//! A form in its place of a manuscript that is no longer in the file.

use crate::model::{Column, FieldPath, FormId, Table};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "form-not-in-file",
    severity: Severity::Error,
    says: "文稿里要放的表单不在本文件里（已删去，或者没有选）",
    example: "文稿里放了第 8 张表，这张表已经删去",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    for (form, prose) in forms.proses() {
        for (row, written) in &prose.placed {
            let id = written.parse().map(FormId);
            if id.as_ref().is_ok_and(|id| forms.ids.contains(id) && *id != form) {
                continue;
            }
            let message = if written.is_empty() {
                "这里没有选要放哪张表"
            } else {
                "这里要放的表不在本文件里"
            };
            let place = Place::Text(FieldPath::Cell(Table::Paragraphs, *row, Column::Text));
            // Another form that is chosen and removed is to be told again.
            let evidence = format!("{message} {written}");
            report.add(form, Found::at(place, message).evidence(evidence).hint("请另选一张表，或删去这一段"));
        }
    }
}
