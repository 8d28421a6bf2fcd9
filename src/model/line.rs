//! The line of a project: its forms from declaration to self-evaluation, each a station of it.

use super::naming::coded;
use super::{Form, keys};
use crate::base::text::{half_width, squeezed};

/// What the forms of one project have in common, whatever their stage: the project's code and its name.
///
/// Derived from the texts of a form and never stored, so that forms which were imported from several files are stations of
/// one line as soon as they name the same project.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line {
    code: String,
    name: String,
}

impl Line {
    /// The line of `form`. None for a form that names no project, as a department's.
    pub fn of(form: &Form) -> Option<Self> {
        // 四川 2023 prints the code in front of the name; other forms have a field for it.
        let named = coded::project(form.field(keys::PROJECT_NAME));
        let code = match form.field(keys::PROJECT_CODE).trim() {
            "" => &*named.code,
            code => code,
        };
        let line = Self { code: plain(code), name: plain(named.name) };
        (!line.code.is_empty() || !line.name.is_empty()).then_some(line)
    }

    /// Whether both are the same project: the codes tell where both are known, else the names.
    pub fn is(&self, other: &Self) -> bool {
        if self.code.is_empty() || other.code.is_empty() {
            !self.name.is_empty() && self.name == other.name
        } else {
            self.code == other.code
        }
    }
}

/// The text without white space, in half-width characters: forms pad names to look even.
pub(super) fn plain(text: &str) -> String {
    squeezed(text).chars().map(half_width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, code: &str) -> Option<Line> {
        let mut form = Form::default();
        form.fields.set(keys::PROJECT_NAME.into(), name);
        form.fields.set(keys::PROJECT_CODE.into(), code);
        Line::of(&form)
    }

    #[test]
    fn forms_of_one_project() {
        let code = "51080021T000000123";
        for (one, other, same) in [
            (("网络经费", ""), ("网络 经费", ""), true),
            (("网络经费", ""), ("网络经费（二期）", ""), false),
            // Named otherwise, with the same code.
            (("网络经费", code), ("网络运行经费", code), true),
            (("网络经费", code), ("网络经费", "51080021T000000124"), false),
            (("51080021T000000123-网络经费", ""), ("网络运行经费", code), true),
            (("网络经费", code), ("网络经费", ""), true),
        ] {
            let lines = [one, other].map(|(name, code)| line(name, code).expect("a line"));
            assert_eq!(lines[0].is(&lines[1]), same, "{one:?} {other:?}");
        }
        assert_eq!(line(" ", ""), None);
    }
}
