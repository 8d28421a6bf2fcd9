//! Spreads the weights of a form over its classes and indicators, to whole points that always add up.

use crate::edit::Edit;
use crate::model::{Column, FieldPath, Form, Row, Table};
use crate::template::{TableBlock, Template};

/// The points of the national frame by class, for templates that set none (财预〔2020〕10号: 产出50 效益30 满意度10; with costs
/// as a class of their own 财预〔2021〕101号: 成本20 产出40 效益20 满意度10).
const FRAME: [(&str, u32, u32); 4] = [("成本", 20, 20), ("满意", 10, 10), ("效益", 30, 20), ("", 50, 40)];

/// A class with the points that its indicators share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The label of the class.
    pub class: String,
    /// How many indicators it has.
    pub indicators: usize,
    /// Its points.
    pub points: u32,
}

/// The sum that the weights of the form's indicators should have: the template's, else 90 where budget execution has 10
/// of the 100 points of its own.
pub fn total(template: &Template, form: &Form) -> u32 {
    let execution = form.field("funds.weight.total");
    let of_execution = template.field("funds.weight.total").is_some() || !execution.trim().is_empty();
    template.weight_total.unwrap_or(if of_execution { 90 } else { 100 })
}

/// Whether the weights of `form` can be spread: it has a column for them, and indicators.
pub fn can_spread(template: &Template, form: &Form) -> bool {
    template.table(Table::Indicators).is_some_and(|block| block.column(&Column::Weight).is_some())
        && form.indicators.iter().any(|row| !row.is_blank())
}

/// The classes of the form's indicators, each with its points by the template's plan, else by the national frame. The
/// points add up to [`total`].
pub fn shares(template: &Template, form: &Form) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    for row in rows(form) {
        let class = class(row);
        match shares.iter_mut().find(|share| share.class == class) {
            Some(share) => share.indicators += 1,
            None => shares.push(Share { class, indicators: 1, points: 0 }),
        }
    }
    let block = template.table(Table::Indicators);
    let with_costs = shares.iter().any(|share| share.class.contains("成本"));
    let wanted: Vec<u32> = shares.iter().map(|share| planned(block, &share.class, with_costs)).collect();
    let points = apportioned(&wanted, total(template, form));
    shares.iter_mut().zip(points).for_each(|(share, points)| share.points = points);
    shares
}

/// The edit that gives each indicator its part of the points of its class, in one step.
pub fn spread(form: &Form, shares: &[Share]) -> Edit {
    let mut texts = Vec::new();
    for share in shares {
        let rows: Vec<&Row> = rows(form).filter(|row| class(row) == share.class).collect();
        for (row, points) in rows.iter().zip(apportioned(&vec![1; rows.len()], share.points)) {
            let path = FieldPath::Cell(Table::Indicators, row.id(), Column::Weight);
            texts.push((path, points.to_string()));
        }
    }
    Edit::Many { name: "分配权重".to_owned(), edits: vec![Edit::SetTexts { form: form.id, texts }] }
}

fn rows(form: &Form) -> impl Iterator<Item = &Row> {
    form.indicators.iter().filter(|row| !row.is_blank())
}

fn class(row: &Row) -> String {
    row[Column::Class].trim().to_owned()
}

fn planned(block: Option<&TableBlock>, class: &str, with_costs: bool) -> u32 {
    let named = |label: &str| label == class;
    let spec = block.and_then(|block| {
        block.tree.iter().find(|spec| named(&spec.label) || spec.variants.iter().any(|variant| named(variant)))
    });
    let frame = || {
        FRAME
            .iter()
            .find(|(word, ..)| class.contains(word))
            .map_or(0, |(_, alone, with)| if with_costs { *with } else { *alone })
    };
    spec.and_then(|spec| spec.weight).unwrap_or_else(frame)
}

/// `total` in whole parts as `wanted`, the largest remainders first; of equal ones the first.
fn apportioned(wanted: &[u32], total: u32) -> Vec<u32> {
    let sum: u64 = wanted.iter().map(|part| u64::from(*part)).sum();
    if sum == 0 {
        let even = vec![1; wanted.len()];
        return if wanted.is_empty() { Vec::new() } else { apportioned(&even, total) };
    }
    let exact = |part: &u32| u64::from(*part) * u64::from(total);
    let mut parts: Vec<u32> = wanted.iter().map(|part| (exact(part) / sum) as u32).collect();
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(exact(&wanted[*at]) % sum));
    let rest = total - parts.iter().sum::<u32>();
    order.into_iter().take(rest as usize).for_each(|at| parts[at] += 1);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys;
    use crate::template::Library;
    use proptest::prelude::*;

    fn form(template: &str, classes: &[&str]) -> Form {
        let mut form = Form { template: template.into(), ..Form::default() };
        form.fields.set(keys::PROJECT_NAME.into(), "网络");
        for (at, class) in classes.iter().enumerate() {
            let name = format!("指标{at}");
            let cells = [(Column::Class, (*class).to_owned()), (Column::Name, name)];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        form
    }

    fn points(template: &str, classes: &[&str]) -> Vec<(String, u32)> {
        let library = Library::builtin();
        let form = form(template, classes);
        let found = shares(library.template(template).expect("template"), &form);
        found.into_iter().map(|share| (share.class, share.points)).collect()
    }

    #[test]
    fn points_of_classes() {
        let of = |found: Vec<(String, u32)>| found.into_iter().map(|(_, points)| points).collect::<Vec<_>>();
        let three = ["产出指标", "产出指标", "效益指标", "满意度指标"];
        assert_eq!(of(points("national-self-evaluation", &three)), [50, 30, 10]);
        let four = ["成本指标", "产出指标", "效益指标", "满意度指标"];
        assert_eq!(of(points("national-project-2021", &four)), [20, 40, 20, 10]);
        // A class that the form lacks leaves its points to the others.
        assert_eq!(of(points("national-self-evaluation", &three[..3])), [56, 34]);
        assert_eq!(of(points("national-self-evaluation", &["某类", "另一类"])), [45, 45]);
    }

    #[test]
    fn one_step_over_all_indicators() {
        let library = Library::builtin();
        let template = library.template("national-self-evaluation").expect("template");
        let form = form("national-self-evaluation", &["产出指标", "产出指标", "产出指标", "效益指标", "满意度指标"]);
        let Edit::Many { edits, .. } = spread(&form, &shares(template, &form)) else { panic!("many") };
        let [Edit::SetTexts { texts, .. }] = edits.as_slice() else { panic!("texts") };
        let written: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
        assert_eq!(written, ["17", "17", "16", "30", "10"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn parts_always_add_up(wanted in proptest::collection::vec(0_u32..100, 1..40), total in 0_u32..200) {
            let parts = apportioned(&wanted, total);
            prop_assert_eq!(parts.iter().sum::<u32>(), total);
            prop_assert_eq!(parts.len(), wanted.len());
        }
    }
}
