//! A text in braces that is no figure, and so is printed as it stands.

use crate::model::figure::{FIGURES, named};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "unknown-figure",
    severity: Severity::Error,
    says: "文稿里花括号中的名称不是可以自动填入的数据，或者所说的项目不在本文件里",
    example: "{预算金额}：应为 {预算数}",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    for (form, prose) in forms.proses() {
        for (path, written) in &prose.filled {
            let (name, project) = named(written);
            let message = match project {
                _ if !FIGURES.iter().any(|(figure, _)| *figure == name) => {
                    format!("没有叫“{name}”的数据，打印时会照原样印出 {{{written}}}")
                }
                Some(project) if !forms.facts.iter().any(|facts| facts.form.name() == project) => {
                    format!("本文件里没有项目“{project}”，打印时会照原样印出 {{{written}}}")
                }
                _ => continue,
            };
            let found = Found::at(Place::Text(path.clone()), message);
            report.add(form, found.hint("请改为列表中的名称，例如 {预算数}、{执行率}、{项目数}"));
        }
    }
}
