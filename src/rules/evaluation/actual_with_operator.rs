//! An achieved value that is written as a threshold: ≥95% for a target of ≥95% (广元 2021 自评表).

use crate::model::Column;
use crate::model::value::{Comparison, Spelling, parse};
use crate::rules::finding::Severity;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "actual-with-operator",
    severity: Severity::Warning,
    says: "实际完成值照抄了带 ≥、≤ 的指标值，没有写实际达到的数",
    example: "实际完成值：≥95%",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    for indicator in &view.indicators {
        let actual = indicator.row[Column::Actual].trim();
        if actual.is_empty() {
            continue;
        }
        // 达到95% states what was achieved, although the parser reads it as ≥.
        let Some(operator) = parse(actual).operator().filter(|o| o.spelling != Spelling::Reached) else { continue };
        // =10套 (广元 2021 自评表) still states what was achieved.
        let exact = operator.comparison == Comparison::Equal;
        let message = format!("实际完成值“{actual}”不是实际达到的数");
        let found = Found::cell(indicator, Column::Actual, message).graded_if(exact, Severity::Hint);
        let found = found.evidence(format!("{} / {actual}", indicator.evidence()));
        report.add(view.form.id, found.hint("请写实际达到的数，如 97%、11月"));
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Column;
    use crate::rules::Severity;
    use crate::rules::testing::{findings, form};

    fn found(actual: &str) -> Vec<Severity> {
        let cells = [(Column::Name, "满意度"), (Column::Value, "≥95%"), (Column::Actual, actual)];
        let form = form("guangyuan-self-evaluation").indicator_of("满意度指标", &cells);
        findings("actual-with-operator", &[form]).iter().map(|finding| finding.severity).collect()
    }

    #[test]
    fn achieved_values() {
        assert_eq!(found("≥95%"), [Severity::Warning]);
        assert_eq!(found("≤12月"), [Severity::Warning]);
        assert_eq!(found("大于95%"), [Severity::Warning]);
        assert_eq!(found("=10套"), [Severity::Hint]);
        for actual in ["97%", "达到97%", "11月", "形象好", ""] {
            assert_eq!(found(actual), [], "{actual}");
        }
    }
}
