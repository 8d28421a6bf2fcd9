//! What the user wants to export: kind, forms, profile.

use super::Kind;
use super::kind::PRINTED;
use super::printing::Printing;
use crate::model::Project;
use crate::session::choice::FormChoice;
use crate::session::export::{Order, PerForm};
use crate::session::naming::suggested;
use crate::template::Library;
use std::path::{Path, PathBuf};

/// The choices of the export dialog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Wish {
    pub(in crate::ui) kind: Kind,
    pub(in crate::ui) forms: FormChoice,
    /// One file per form, in one folder.
    pub(in crate::ui) each: bool,
    /// How they come out of the printer.
    pub(super) printing: Printing,
    /// The id of the upload profile; empty where none is followed.
    pub(in crate::ui) profile: String,
    /// The id of the profile that the user picked last, today or before; the usual one for the forms is none of hers.
    pub(in crate::ui) picked: Option<String>,
}

impl Wish {
    /// The proposed name of the file; `name` is the name of the project.
    pub(in crate::ui) fn name(&self, name: &str, within: (&Project, &Library)) -> String {
        suggested(name, within, &self.forms, self.kind.output())
    }

    /// The order for the file, or the folder, at `path`.
    pub(in crate::ui) fn order(&self, path: &Path, font: Option<PathBuf>) -> Order {
        let path = path.to_owned();
        let profile = Some(self.profile.clone()).filter(|id| !id.is_empty());
        let order = Order { forms: self.forms.clone(), profile, font, ..Order::default() };
        match self.kind {
            Kind::Print => {
                let Printing { paper, copies } = self.printing;
                Order { files: vec![(PRINTED, path)], paper: Some(paper), copies, ..order }
            }
            Kind::Forms(_) if self.each => Order { per_form: Some(PerForm::all_in(path)), ..order },
            Kind::Forms(format) => Order { files: vec![(format, path)], ..order },
            Kind::Report => order,
        }
    }
}
