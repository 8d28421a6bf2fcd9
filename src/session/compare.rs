//! Compares two contents of a project: with a backup, a recovery copy, or the file as someone else left it.

use crate::model::{FieldPath, Form, FormId, Project};
use crate::template::Library;
use crate::template::shown::shown;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// A text that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextChange {
    /// The field.
    pub path: FieldPath,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
}

/// One difference between two contents of a project. Its `Display` is a line for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A form that was added.
    Added {
        /// The name of the form.
        name: String,
    },
    /// A form that was removed.
    Removed {
        /// The name of the form.
        name: String,
    },
    /// A form that changed.
    Changed {
        /// The form.
        form: FormId,
        /// The name of the form.
        name: String,
        /// The texts that changed. Empty if only the order of rows, labels or the template differ.
        texts: Vec<TextChange>,
    },
    /// The forms are in another order.
    Order,
    /// The bureau's own data differ.
    Bureau,
    /// The print settings differ.
    Print,
    /// The check settings differ.
    Checks,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added { name } => write!(f, "多了表“{name}”"),
            Self::Removed { name } => write!(f, "少了表“{name}”"),
            Self::Changed { name, texts, .. } if texts.is_empty() => write!(f, "“{name}”的行序、标签、模板或页数不同"),
            Self::Changed { name, texts, .. } => write!(f, "“{name}”有 {} 处不同", texts.len()),
            Self::Order => f.write_str("表的顺序不同"),
            Self::Bureau => f.write_str("单位信息不同"),
            Self::Print => f.write_str("打印设置不同"),
            Self::Checks => f.write_str("检查设置不同"),
        }
    }
}

/// Returns how `after` differs from `before`, as the templates of `library` show them. Empty if they show the same: a score
/// that is typed in one and computed in the other is no difference while both are 10.
pub fn differences(before: &Project, after: &Project, library: &Library) -> Vec<Difference> {
    let mut found = Vec::new();
    for (differ, difference) in [
        (before.bureau != after.bureau, Difference::Bureau),
        (before.print != after.print, Difference::Print),
        (before.checks != after.checks, Difference::Checks),
    ] {
        found.extend(differ.then_some(difference));
    }
    let (old, new) = (by_id(before), by_id(after));
    let gone = before.forms.iter().filter(|form| !new.contains_key(&form.id));
    found.extend(gone.map(|form| Difference::Removed { name: form.name().to_owned() }));
    for form in &after.forms {
        match old.get(&form.id) {
            None => found.push(Difference::Added { name: form.name().to_owned() }),
            // Snapshots of one history share unchanged forms, so the pointer usually answers it.
            Some(old) if Arc::ptr_eq(old, form) || old == &form => {}
            Some(old) => {
                let [old, new] = [old, form].map(|form| bare(form, library));
                if old != new {
                    let texts = text_changes(&old, &new, library);
                    found.push(Difference::Changed { form: form.id, name: form.name().to_owned(), texts });
                }
            }
        }
    }
    // Forms that only one side has are reported already and do not count as another order.
    let common = |forms: &[Arc<Form>], others: &BTreeMap<FormId, &Arc<Form>>| {
        forms.iter().map(|form| form.id).filter(|id| others.contains_key(id)).collect::<Vec<_>>()
    };
    found.extend((common(&before.forms, &new) != common(&after.forms, &old)).then_some(Difference::Order));
    found
}

fn by_id(project: &Project) -> BTreeMap<FormId, &Arc<Form>> {
    project.forms.iter().map(|form| (form.id, form)).collect()
}

/// The form without the texts that would be computed the same.
fn bare(form: &Form, library: &Library) -> Form {
    let mut bare = form.clone();
    let Some(template) = library.template(&form.template) else { return bare };
    for (path, text) in form.texts() {
        bare.set_text(&path, "");
        if shown(template, &bare, &path) != text {
            bare.set_text(&path, text);
        }
    }
    bare
}

fn text_changes(before: &Form, after: &Form, library: &Library) -> Vec<TextChange> {
    let paths: BTreeSet<FieldPath> = before.texts().chain(after.texts()).map(|(path, _)| path).collect();
    let text = |form: &Form, path: &FieldPath| match library.template(&form.template) {
        Some(template) => shown(template, form, path).into_owned(),
        None => form.text(path).to_owned(),
    };
    let changed = paths.into_iter().filter(|path| before.text(path) != after.text(path));
    let changes = changed.map(|path| TextChange { before: text(before, &path), after: text(after, &path), path });
    changes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, Table, keys};

    fn project(goals: &[&str]) -> Project {
        let mut project = Project::default();
        for goals in goals {
            let mut form = Form::default();
            form.fields.set(keys::GOALS.into(), *goals);
            project.push(form);
        }
        project
    }

    fn lines(before: &Project, after: &Project) -> Vec<String> {
        differences(before, after, &Library::builtin()).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_differs_is_named() {
        let before = project(&["一", "二", "三"]);
        assert!(lines(&before, &before.clone()).is_empty());
        let mut after = before.clone();
        Arc::make_mut(&mut after.forms[1]).fields.set(keys::GOALS.into(), "2");
        after.forms.remove(0);
        after.forms.swap(0, 1);
        after.bureau.name = "局".into();
        after.push(Form::default());
        let wanted = ["单位信息不同", "少了表“未命名”", "“未命名”有 1 处不同", "多了表“未命名”", "表的顺序不同"];
        assert_eq!(lines(&before, &after), wanted);
        let Some(Difference::Changed { texts, .. }) =
            differences(&before, &after, &Library::builtin()).into_iter().nth(2)
        else {
            panic!("changed");
        };
        let change = TextChange { path: FieldPath::field(keys::GOALS), before: "二".into(), after: "2".into() };
        assert_eq!(texts, [change]);
    }
    #[test]
    fn what_is_typed_as_it_would_be_computed_is_no_difference() {
        let form = |score: &str| {
            let mut form = Form { template: "national-self-evaluation".into(), ..Form::default() };
            let row =
                [(Column::Value, "≥10个"), (Column::Actual, "10个"), (Column::Weight, "20"), (Column::Score, score)];
            let texts = row.into_iter().filter(|(_, text)| !text.is_empty());
            form.push_row(Table::Indicators, texts.map(|(column, text)| (column, text.to_owned())).collect());
            form
        };
        let project = |score: &str| {
            let mut project = Project::default();
            project.push(form(score));
            project
        };
        let changes = |before: &str, after: &str| {
            let found = differences(&project(before), &project(after), &Library::builtin());
            let texts = found.into_iter().filter_map(|difference| match difference {
                Difference::Changed { texts, .. } => Some(texts),
                _ => None,
            });
            texts.flatten().map(|change| (change.before, change.after)).collect::<Vec<_>>()
        };
        assert_eq!(changes("", "20"), []);
        assert_eq!(changes("20", ""), []);
        assert_eq!(changes("", "18"), [("20".to_owned(), "18".to_owned())]);
    }
}
