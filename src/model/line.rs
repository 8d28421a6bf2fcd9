//! The line of a project: its forms from declaration to self-evaluation, each a station of it.

use super::naming::coded;
use super::{Form, keys};
use crate::base::text::{half_width, squeezed};
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// What the forms of one project have in common, whatever their stage: the project's code where it is known, else its name.
///
/// Derived from the texts of the forms and never stored, so that forms which were imported from several files are stations
/// of one line as soon as they name the same project.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Line {
    /// The project with this code.
    Coded(String),
    /// A project without a code, by its name without white space.
    Named(String),
}

/// The lines of a project file.
///
/// A code may stand in one form of a project only, as 四川 2023 prints it and 广元 does not. So a name alone means the
/// project whose code another form tells; where several projects have the name, it means none of them.
#[derive(Debug)]
pub struct Lines {
    /// The code of each name, None where forms tell several.
    codes: HashMap<String, Option<String>>,
}

impl Lines {
    /// The lines of `forms`, which are all of a project file.
    pub fn of<'f>(forms: impl IntoIterator<Item = &'f Form>) -> Self {
        let mut codes: HashMap<String, Option<String>> = HashMap::new();
        for Called { code, name } in forms.into_iter().map(Called::of) {
            if code.is_empty() || name.is_empty() {
                continue;
            }
            match codes.entry(name) {
                Entry::Vacant(new) => {
                    new.insert(Some(code));
                }
                Entry::Occupied(mut known) => {
                    if known.get().as_ref() != Some(&code) {
                        known.insert(None);
                    }
                }
            }
        }
        Self { codes }
    }

    /// The line of `form`. None for a form that names no project, as a department's.
    pub fn line(&self, form: &Form) -> Option<Line> {
        let Called { code, name } = Called::of(form);
        if !code.is_empty() {
            return Some(Line::Coded(code));
        }
        match self.codes.get(&name) {
            Some(Some(code)) => Some(Line::Coded(code.clone())),
            _ => (!name.is_empty()).then_some(Line::Named(name)),
        }
    }
}

/// What one form calls its project; either may be empty.
struct Called {
    code: String,
    name: String,
}

impl Called {
    fn of(form: &Form) -> Self {
        // 四川 2023 prints the code in front of the name; other forms have a field for it.
        let named = coded::project(form.field(keys::PROJECT_NAME));
        let code = match form.field(keys::PROJECT_CODE).trim() {
            "" => &*named.code,
            code => code,
        };
        Self { code: plain(code), name: plain(named.name) }
    }
}

/// The text without white space, in half-width characters: forms pad names to look even.
pub(super) fn plain(text: &str) -> String {
    squeezed(text).chars().map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = "51080021T000000123";
    const OTHER: &str = "51080021T000000124";

    /// How many lines forms with these names and codes are.
    #[track_caller]
    fn check(called: &[(&str, &str)], wanted: usize) {
        let form = |(name, code): &(&str, &str)| {
            let mut form = Form::default();
            form.fields.set(keys::PROJECT_NAME.into(), *name);
            form.fields.set(keys::PROJECT_CODE.into(), *code);
            form
        };
        let forms: Vec<Form> = called.iter().map(form).collect();
        for forms in [forms.clone(), forms.into_iter().rev().collect()] {
            let lines = Lines::of(&forms);
            let found: std::collections::HashSet<_> = forms.iter().filter_map(|form| lines.line(form)).collect();
            assert_eq!(found.len(), wanted, "{called:?}: {found:?}");
        }
    }

    #[test]
    fn forms_of_one_project() {
        check(&[("网络经费", ""), ("网络 经费", "")], 1);
        check(&[("网络经费", ""), ("网络经费（二期）", "")], 2);
        // Named otherwise, with the same code.
        check(&[("网络经费", CODE), ("网络运行经费", CODE)], 1);
        check(&[("网络经费", CODE), ("网络经费", OTHER)], 2);
        let printed = format!("{CODE}-网络经费");
        check(&[(&printed, ""), ("网络运行经费", CODE)], 1);
        check(&[("网络经费", CODE), ("网络经费", "")], 1);
        check(&[("网络经费", CODE), ("网络运行经费", CODE), ("网络经费", ""), ("网络运行经费", "")], 1);
        // Nothing tells which of the two it is.
        check(&[("网络经费", CODE), ("网络经费", OTHER), ("网络经费", "")], 3);
        check(&[(" ", "")], 0);
        // A form with a code and no name says nothing of others without a name.
        check(&[("", CODE), ("", "")], 1);
    }
}
