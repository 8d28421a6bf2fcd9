//! Ids for forms that come into a project. Manuscripts among them place the forms that come along.

use super::prose::{FORM, placed};
use super::{Column, Form, FormId};
use std::collections::HashMap;

/// `forms` with ids from `first` on. Where a manuscript places a form that does not come along, `elsewhere` tells what is
/// there instead; None leaves the place empty.
pub fn renumbered<'f>(
    forms: impl IntoIterator<Item = &'f Form>,
    first: FormId,
    elsewhere: impl Fn(FormId) -> Option<FormId>,
) -> Vec<Form> {
    let numbered = |(form, id): (&Form, u32)| Form { id: FormId(id), ..form.clone() };
    let forms: Vec<&Form> = forms.into_iter().collect();
    let ids: HashMap<FormId, FormId> = forms.iter().zip(first.0..).map(|(form, id)| (form.id, FormId(id))).collect();
    let mut new: Vec<Form> = forms.into_iter().zip(first.0..).map(numbered).collect();
    for form in &mut new {
        replace(form, |id| ids.get(&id).copied().or_else(|| elsewhere(id)));
    }
    new
}

/// Gives each form that the manuscript places the id that `to` tells; None leaves the place empty.
pub fn replace(manuscript: &mut Form, to: impl Fn(FormId) -> Option<FormId>) {
    for row in &mut manuscript.paragraphs {
        if let Some(id) = placed(row) {
            row.set(Column::Extra(FORM.into()), to(id).map(|id| id.0.to_string()).unwrap_or_default());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Table;
    use crate::model::prose::Style;

    #[test]
    fn manuscripts_place_the_forms_that_came_along() {
        let mut book = Form { id: FormId(9), ..Form::default() };
        for id in ["4", "7"] {
            let cells = [(Column::Style, Style::Form.name()), (Column::Extra(FORM.into()), id)];
            book.push_row(Table::Paragraphs, cells.into_iter().collect());
        }
        let form = Form { id: FormId(4), ..Form::default() };
        let places = |forms: &[Form]| forms[0].paragraphs.iter().map(placed).collect::<Vec<_>>();
        let copied = renumbered([&book, &form], FormId(20), Some);
        assert_eq!(copied.iter().map(|form| form.id.0).collect::<Vec<_>>(), [20, 21]);
        assert_eq!(places(&copied), [Some(FormId(21)), Some(FormId(7))]);
        let moved = renumbered([&book, &form], FormId(20), |_| None);
        assert_eq!(places(&moved), [Some(FormId(21)), None]);
    }
}
