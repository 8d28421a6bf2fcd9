//! Numbers of indicators that skip, repeat or fall: 指标2 before 指标1 (渭南 2023).

use crate::model::Column;
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::{FormView, Indicator};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "numbering-gap",
    severity: Severity::Warning,
    says: "指标编号不连续：有指标2没有指标1，或者重复、颠倒",
    example: "社会效益指标下先写指标2，再写指标1",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    // Numbers start again in each second-level class.
    let branches = view.indicators.chunk_by(|a, b| a.row[Column::Subclass] == b.row[Column::Subclass]);
    for branch in branches {
        if let Some((indicator, number, expected)) = first_gap(branch) {
            let branch = indicator.row[Column::Subclass].trim();
            let message = format!("{branch}里应是指标{expected}，写的是指标{number}");
            let found = Found::cell(indicator, Column::Name, message);
            report.add(view.form.id, found.hint(format!("请把{branch}的编号从 1 起依次改正")));
        }
    }
}

/// The first number of a branch that is out of sequence; later ones are wrong because of it and not reported.
fn first_gap<'a, 'f>(branch: &'a [Indicator<'f>]) -> Option<(&'a Indicator<'f>, u32, u32)> {
    let numbered = branch.iter().filter_map(|indicator| Some((indicator, indicator.number?)));
    numbered.zip(1..).map(|((indicator, number), expected)| (indicator, number, expected)).find(|(_, n, e)| n != e)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, project};

    fn numbers(names: &[&str], expected: &[&str]) {
        let form = names.iter().fold(project(), |form, name| form.indicator("社会效益指标", name, "≥95%"));
        check("numbering-gap", form, expected);
    }

    #[test]
    fn one_finding_a_branch() {
        numbers(&["指标2：甲", "指标1：乙", "指标2：丙"], &["indicators[0].l3"]);
        numbers(&["指标1：甲", "指标3：乙"], &["indicators[1].l3"]);
        numbers(&["指标1：甲", "指标1：乙"], &["indicators[1].l3"]);
        numbers(&["指标1：甲", "指标2：乙", "指标3：丙"], &[]);
        numbers(&["甲", "乙"], &[]);
    }

    #[test]
    fn each_branch_begins_again() {
        let form = project().indicator("数量指标", "指标1：甲", "1").indicator("质量指标", "指标1：乙", "1");
        check("numbering-gap", form, &[]);
    }
}
