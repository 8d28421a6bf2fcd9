//! A choice of forms of a project: all, by name on the command line, or as selected in the window.

use crate::model::{Form, FormId, Project};
use std::collections::HashSet;
use std::sync::Arc;

/// A choice of forms of a project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FormChoice {
    /// All of them.
    #[default]
    All,
    /// Those with these names, sources or numbers (from 1), as a command names them.
    Named(Vec<String>),
    /// Those with these ids, as selected in the window. Ids of removed forms are ignored.
    Ids(Vec<FormId>),
}

/// The project has no form of this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("项目里没有名为“{0}”的表：请用表名、来源文件名或序号")]
pub struct NoSuchForm(pub String);

impl FormChoice {
    /// Returns the chosen forms with their indices in `project`, in the project's order.
    pub fn of<'p>(&self, project: &'p Project) -> Result<Vec<(usize, &'p Arc<Form>)>, NoSuchForm> {
        let all = project.forms.iter().enumerate();
        Ok(match self {
            Self::All => all.collect(),
            Self::Named(names) => return named(names, project),
            Self::Ids(ids) => {
                let ids: HashSet<FormId> = ids.iter().copied().collect();
                all.filter(|(_, form)| ids.contains(&form.id)).collect()
            }
        })
    }
}

/// The forms with any of `names`, each of which some form must have.
fn named<'p>(names: &[String], project: &'p Project) -> Result<Vec<(usize, &'p Arc<Form>)>, NoSuchForm> {
    let wanted: HashSet<&str> = names.iter().map(String::as_str).collect();
    let mut known: HashSet<String> = HashSet::new();
    let mut chosen = Vec::new();
    for (place, form) in project.forms.iter().enumerate() {
        let called = [form.name().to_owned(), form.source.clone(), (place + 1).to_string()];
        let called = called.into_iter().filter(|name| !name.is_empty() && wanted.contains(name.as_str()));
        let before = chosen.len();
        for name in called {
            known.insert(name);
            chosen.truncate(before);
            chosen.push((place, form));
        }
    }
    match names.iter().find(|name| !known.contains(*name)) {
        Some(name) => Err(NoSuchForm(name.clone())),
        None => Ok(chosen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::keys;

    #[test]
    fn forms_by_name_number_and_id() {
        let mut project = Project::default();
        for name in ["甲", "乙", "丙"] {
            let mut form = Form { source: format!("{name}表"), ..Form::default() };
            form.fields.set(keys::PROJECT_NAME.into(), name);
            project.push(form);
        }
        let places = |choice: FormChoice| {
            choice.of(&project).map(|forms| forms.into_iter().map(|(place, _)| place).collect::<Vec<_>>())
        };
        let named = |names: &[&str]| FormChoice::Named(names.iter().map(|name| (*name).to_owned()).collect());
        assert_eq!(places(FormChoice::All), Ok(vec![0, 1, 2]));
        assert_eq!(places(named(&["3", "甲"])), Ok(vec![0, 2]));
        assert_eq!(places(named(&["乙表"])), Ok(vec![1]));
        assert_eq!(places(named(&["乙", "丁"])), Err(NoSuchForm("丁".to_owned())));
        assert_eq!(places(FormChoice::Ids(vec![FormId(3), FormId(2), FormId(9)])), Ok(vec![1, 2]));
    }
}
