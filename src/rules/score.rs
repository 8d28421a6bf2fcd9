//! The scores of a self-evaluation as the form shows them: as typed, else as computed.

pub use crate::model::grade::{Attainment, Grade};

use crate::model::score::points;
use crate::model::{Column, FieldPath, Form, RowId, Table};
use crate::template::Template;
use crate::template::shown::{shown, total_points};
use rust_decimal::Decimal;

/// The scores of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// The score of budget execution, where the form has its figures.
    pub execution: Option<Decimal>,
    /// The score of each indicator: as typed, else as computed; None where the user has to choose.
    pub indicators: Vec<(RowId, Option<Decimal>)>,
    /// The sum, where every score is known.
    pub total: Option<Decimal>,
    /// The total's grade.
    pub grade: Option<Grade>,
}

/// The scores of `form`.
pub fn evaluate(template: &Template, form: &Form) -> Evaluation {
    let number = |path: &FieldPath| points(&shown(template, form, path));
    let score = |id: RowId| number(&FieldPath::Cell(Table::Indicators, id, Column::Score));
    let total = total_points(template, form, Table::Indicators, &Column::Score);
    Evaluation {
        // Only the total row of the funds is scored (财预〔2020〕10号); the other rows print —.
        execution: number(&FieldPath::field("funds.score.total")),
        indicators: form.indicators.iter().map(|row| (row.id(), score(row.id()))).collect(),
        total,
        grade: total.map(Grade::of),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::form;
    use crate::template::Library;

    #[test]
    fn a_whole_form() {
        let library = Library::builtin();
        let template = library.template("national-self-evaluation").expect("template");
        let row = |target, actual| {
            [(Column::Name, "名称"), (Column::Value, target), (Column::Actual, actual), (Column::Weight, "40")]
        };
        let form = form("national-self-evaluation")
            .with(&[("funds.budget.total", "5"), ("funds.executed.total", "4.5"), ("funds.weight.total", "10")])
            .indicator_of("产出指标", &row("≥95%", "96%"))
            .indicator_of("效益指标", &row("≤10件", "12件"));
        let evaluation = evaluate(template, &form);
        assert_eq!(evaluation.total.map(|total| total.to_string()).as_deref(), Some("81"));
        assert_eq!(evaluation.grade, Some(Grade::Good));
        let open = super::evaluate(template, &form.indicator_of("效益指标", &row("显著", "显著")));
        assert_eq!((open.total, open.indicators.len()), (None, 3));
    }
}
