//! Finding and replacing text in the forms of a project.

use crate::edit::Edit;
use crate::model::{FieldPath, FormId, Project};
use std::ops::Range;

/// How many hits are listed at most.
pub const MAX_HITS: usize = 2_000;

/// A text that holds what is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The form.
    pub form: FormId,
    /// The field.
    pub path: FieldPath,
    /// Its whole text.
    pub text: String,
    /// Where in it the hits are, in bytes.
    pub spans: Vec<Range<usize>>,
}

impl Hit {
    /// The field's text with every hit in it replaced.
    pub fn replaced(&self, with: &str) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for span in &self.spans {
            out.push_str(&self.text[at..span.start]);
            out.push_str(with);
            at = span.end;
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// Every text of the project (or of the form `only`) that holds `wanted`, the case of Latin letters aside; in the order
/// of the forms, at most [`MAX_HITS`].
pub fn find(project: &Project, only: Option<FormId>, wanted: &str) -> Vec<Hit> {
    if wanted.is_empty() {
        return Vec::new();
    }
    let forms = project.forms.iter().filter(|form| only.is_none_or(|id| form.id == id));
    let texts = forms.flat_map(|form| form.texts().map(|(path, text)| (form.id, path, text)));
    let hits = texts.filter_map(|(form, path, text)| {
        let spans = spans(text, wanted);
        (!spans.is_empty()).then(|| Hit { form, path, text: text.to_owned(), spans })
    });
    hits.take(MAX_HITS).collect()
}

fn spans(text: &str, wanted: &str) -> Vec<Range<usize>> {
    let mut spans = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| rest.len() >= wanted.len()) {
        match rest.get(..wanted.len()) {
            Some(here) if here.eq_ignore_ascii_case(wanted) => {
                spans.push(at..at + wanted.len());
                at += wanted.len();
            }
            _ => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    spans
}

/// The edit that replaces every one of `hits` by `with`, as one step.
pub fn replace(hits: &[Hit], with: &str) -> Edit {
    let set = |group: &[Hit]| Edit::SetTexts {
        form: group[0].form,
        texts: group.iter().map(|hit| (hit.path.clone(), hit.replaced(with))).collect(),
    };
    let edits = hits.chunk_by(|a, b| a.form == b.form).map(set).collect();
    Edit::Many { name: format!("替换 {} 处", hits.iter().map(|hit| hit.spans.len()).sum::<usize>()), edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{History, Outcome};
    use crate::model::{Column, Form, Table};
    use std::sync::Arc;

    fn project() -> Project {
        let mut project = Project::default();
        for name in ["采购A4纸", "采购a4纸，再采购a4", "培训"] {
            let mut form = Form::default();
            form.fields.set("project_name".into(), name);
            form.push_row(Table::Indicators, [(Column::Name, name)].into_iter().collect());
            project.push(form);
        }
        project
    }

    #[test]
    fn finds_without_regard_to_case() {
        let project = project();
        let hits = find(&project, None, "A4");
        assert_eq!(hits.len(), 4);
        assert_eq!(hits[2].spans.len(), 2);
        assert_eq!(find(&project, Some(project.forms[0].id), "a4").len(), 2);
        assert!(find(&project, None, "").is_empty() && find(&project, None, "没有").is_empty());
    }

    #[test]
    fn replaces_in_one_step() {
        let mut history = History::new(Arc::new(project()));
        let hits = find(history.project(), None, "a4");
        assert_eq!(history.commit(&replace(&hits, "A3")), Outcome::Changed);
        assert_eq!(history.project().forms[1].field("project_name"), "采购A3纸，再采购A3");
        assert!(find(history.project(), None, "a4").is_empty());
        assert_eq!(history.undo_name(), Some("替换 6 处"));
        assert_eq!(history.undo(), Outcome::Changed);
        assert_eq!(*history.project().as_ref(), project());
    }
}
