//! What is to be made of which forms, and what the file would be called.

use super::Kind;
use super::kind::PRINTED;
use crate::model::Project;
use crate::session::choice::FormChoice;
use crate::session::export::{Order, PerForm};
use crate::session::naming::suggested;
use std::path::{Path, PathBuf};

/// What is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Wish {
    pub(in crate::ui) kind: Kind,
    pub(in crate::ui) forms: FormChoice,
    /// A file for each form, in one folder.
    pub(in crate::ui) each: bool,
    /// The id of the upload profile.
    pub(in crate::ui) profile: String,
}

impl Wish {
    /// What the file would be called, the project being called `name`.
    pub(in crate::ui) fn name(&self, name: &str, project: &Project) -> String {
        suggested(name, project, &self.forms, self.kind.output())
    }

    /// The order for the file, or the folder, at `path`.
    pub(in crate::ui) fn order(&self, path: &Path, font: Option<PathBuf>) -> Order {
        let path = path.to_owned();
        let order = Order { forms: self.forms.clone(), profile: self.profile.clone(), font, ..Order::default() };
        match self.kind {
            Kind::Print => Order { files: vec![(PRINTED, path)], ..order },
            Kind::Forms(_) if self.each => Order { per_form: Some(PerForm::all_in(path)), ..order },
            Kind::Forms(format) => Order { files: vec![(format, path)], ..order },
            Kind::Report => order,
        }
    }
}
