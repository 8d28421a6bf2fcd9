//! An arrow in a table that no cell can be one with: it would be printed blank.

use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "loose-arrow",
    severity: Severity::Error,
    says: "表格里的 ← 或 ↑ 合并不了：旁边没有格，或者旁边的格不一样宽、不一样高",
    example: "上面的格占两列，下面一列里写着 ↑",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    for (form, prose) in forms.proses() {
        for (path, arrow) in &prose.loose {
            let message = match arrow.as_str() {
                "←" => "左边没有可以合并的格，这一格印出来是空的",
                _ => "上面没有一样宽的格，合并不了，这一格印出来是空的",
            };
            let found = Found::at(Place::Text(path.clone()), message).evidence(arrow.clone());
            report.add(form, found.hint("请改写这一格，或用“表格”里的“与左边的格合并”“与上面的格合并”"));
        }
    }
}
