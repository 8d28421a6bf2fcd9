//! Updates existing forms when the bureau's own data change.

use super::Edit;
use crate::model::{Bureau, FieldPath, Form, Project};
use crate::template::{Library, Template, blank};

/// Returns the edits that carry a change of the bureau's data to `bureau` into the forms of `project`. A field that the
/// template fills from these data follows if it is empty or still holds what the old data gave.
pub fn fills(project: &Project, library: &Library, bureau: &Bureau) -> Vec<Edit> {
    project
        .forms
        .iter()
        .filter_map(|form| {
            let texts = texts(form, library.template(&form.template)?, &project.bureau, bureau);
            (!texts.is_empty()).then_some(Edit::SetTexts { form: form.id, texts })
        })
        .collect()
}

fn texts(form: &Form, template: &Template, old: &Bureau, new: &Bureau) -> Vec<(FieldPath, String)> {
    let was = blank::filled(template, old);
    let becomes = blank::filled(template, new);
    // Anything else was written by hand, such as the name of a subordinate bureau: it stays.
    let follows = |key: &str, was: &str, text: &str| {
        let now = form.field(key);
        !text.is_empty() && text != was && text != now && (now.trim().is_empty() || now == was)
    };
    was.zip(becomes)
        .filter(|((key, was), (_, text))| follows(key.as_str(), was, text))
        .map(|((key, _), (_, text))| (FieldPath::Field(key), text))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::model::FormId;
    use std::sync::Arc;

    fn bureau(name: &str, year: &str) -> Bureau {
        Bureau { name: name.into(), year: year.into(), ..Bureau::default() }
    }

    /// A project of `old` with two forms, the second filed by another bureau.
    fn project(library: &Library, old: &Bureau) -> Project {
        let template = library.template("guangyuan-project").expect("template");
        let mut project = Project { bureau: old.clone(), ..Project::default() };
        project.push(blank::form(template, old));
        let mut other = blank::form(template, old);
        other.fields.set("unit".into(), "下属单位");
        project.push(other);
        project
    }

    #[test]
    fn forms_follow_where_nothing_else_was_written() {
        let library = Library::builtin();
        for old in [bureau("", ""), bureau("旧局", "2025")] {
            let project = project(&library, &old);
            let edits = fills(&project, &library, &bureau("新局", "2026"));
            let mut history = History::new(Arc::new(project));
            let _ = history.commit(&Edit::Many { name: String::new(), edits });
            let forms = &history.project().forms;
            let texts: Vec<[&str; 2]> = forms.iter().map(|form| [form.field("unit"), form.field("year")]).collect();
            assert_eq!(texts, [["新局", "2026"], ["下属单位", "2026"]]);
        }
    }

    #[test]
    fn nothing_is_emptied_and_nothing_said_twice() {
        let library = Library::builtin();
        let old = bureau("旧局", "2025");
        let project = project(&library, &old);
        assert_eq!(fills(&project, &library, &old), []);
        assert_eq!(fills(&project, &library, &bureau("", "")), []);
        let edits = fills(&project, &library, &bureau("新局", "2025"));
        let expected = (FieldPath::field("unit"), "新局".to_owned());
        assert_eq!(edits, [Edit::SetTexts { form: FormId(1), texts: vec![expected] }]);
    }
}
