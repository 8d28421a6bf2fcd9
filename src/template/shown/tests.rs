use super::*;
use crate::template::Library;

fn evaluation(rows: &[[&str; 4]]) -> Form {
    let mut form = Form { template: "national-self-evaluation".into(), ..Form::default() };
    for [weight, target, achieved, score] in rows {
        let cells =
            [(Column::Weight, *weight), (Column::Value, *target), (Column::Actual, *achieved), (Column::Score, *score)];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    form
}

fn check(rows: &[[&str; 4]], scores: &[&str], total: &str) {
    let library = Library::builtin();
    let template = library.template("national-self-evaluation").expect("template");
    let form = evaluation(rows);
    let path = |row: &Row| FieldPath::Cell(Table::Indicators, row.id(), Column::Score);
    let found: Vec<_> = form.indicators.iter().map(|row| shown(template, &form, &path(row)).into_owned()).collect();
    assert_eq!(found, scores, "{rows:?}");
    assert_eq!(shown(template, &form, &FieldPath::Total(Table::Indicators, Column::Score)), total, "{rows:?}");
}

#[test]
fn scores_where_none_is_typed() {
    check(&[["10", "≥95%", "96%", ""], ["20", "≤10件", "12件", ""]], &["10", "16"], "26");
    check(&[["10", "≥95%", "96%", "9.5"]], &["9.5"], "9.5");
    check(&[["10", "≥95%", "96%", "优"]], &["优"], "");
    check(&[["10分", "≥95%", "96%", ""], ["20", "≥95%", "96%", "19.5分"]], &["10", "19.5分"], "29.5");
}

#[test]
fn an_open_score_leaves_the_total_open() {
    check(&[["10", "≥95%", "96%", ""], ["10", "显著", "显著", ""]], &["10", ""], "");
    check(&[["10", "≥95%", "96%", ""], ["", "", "", ""]], &["10", ""], "10");
    check(&[["", "", "", ""]], &[""], "");
}

#[test]
fn a_form_without_scores_shows_none() {
    let library = Library::builtin();
    let template = library.template("guangyuan-self-evaluation").expect("template");
    let form = evaluation(&[["10", "≥95%", "96%", ""]]);
    let path = FieldPath::Cell(Table::Indicators, form.indicators[0].id(), Column::Score);
    assert_eq!(shown(template, &form, &path), "");
}

/// A department's self-evaluation of 重庆 with rows of coefficient, weight and typed score, of which `executed` of 100 was
/// spent.
fn of_coefficients(executed: &str, rows: &[[&str; 3]]) -> (Vec<String>, String) {
    let library = Library::builtin();
    let template = library.template("chongqing-department-self-evaluation").expect("template");
    let mut form = Form { template: template.id.clone(), ..Form::default() };
    for (key, text) in [("funds.budget.total", "100"), ("funds.executed.total", executed), ("funds.weight.total", "10")]
    {
        form.fields.set(key.into(), text);
    }
    for [coefficient, weight, score] in rows {
        let cells = [(Column::Coefficient, *coefficient), (Column::Weight, *weight), (Column::Score, *score)];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    let path = |row: &Row| FieldPath::Cell(Table::Indicators, row.id(), Column::Score);
    let scores = form.indicators.iter().map(|row| shown(template, &form, &path(row)).into_owned()).collect();
    (scores, shown(template, &form, &FieldPath::field("score_total")).into_owned())
}

#[test]
fn a_coefficient_gives_the_score_and_all_scores_the_whole() {
    let (scores, total) = of_coefficients("76", &[["100%", "50", ""], ["80", "40", ""]]);
    assert_eq!((scores, total.as_str()), (vec!["50".to_owned(), "32".to_owned()], "89.6"));
    // What is typed wins, and an open score leaves the whole open.
    assert_eq!(of_coefficients("76", &[["100%", "50", "45"]]).1, "52.6");
    assert_eq!(of_coefficients("76", &[["100%", "50", ""], ["", "40", ""]]).1, "");
}
