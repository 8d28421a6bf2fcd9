//! A choice of forms of a project: all, by name on the command line, or as selected in the window.

use crate::model::{Form, FormId, Project};
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
        let all = || project.forms.iter().enumerate();
        if let Self::Named(names) = self
            && let Some(name) = names.iter().find(|name| !all().any(|(place, form)| is_called(place, form, name)))
        {
            return Err(NoSuchForm(name.clone()));
        }
        Ok(all().filter(|(place, form)| self.holds(*place, form)).collect())
    }

    fn holds(&self, place: usize, form: &Form) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.iter().any(|name| is_called(place, form, name)),
            Self::Ids(ids) => ids.contains(&form.id),
        }
    }
}

fn is_called(place: usize, form: &Form, name: &str) -> bool {
    form.name() == name || (!form.source.is_empty() && form.source == name) || (place + 1).to_string() == name
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
