//! What is to be made of which forms, and what the file would be called.

use super::Kind;
use crate::model::{FormId, Project};
use crate::session::export::Order;
use std::path::{Path, PathBuf};

/// The forms that something is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Forms {
    /// One, with its name.
    This(FormId, String),
    /// Those selected in the list.
    Selected(Vec<FormId>),
    All,
}

/// What is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Wish {
    pub(in crate::ui) kind: Kind,
    pub(in crate::ui) forms: Forms,
    /// A file for each form, in one folder.
    pub(in crate::ui) each: bool,
    /// The id of the upload profile.
    pub(in crate::ui) profile: String,
}

impl Wish {
    /// What the file would be called, in a project called `project`.
    pub(in crate::ui) fn name(&self, project: &str) -> String {
        let forms = match &self.forms {
            Forms::This(_, name) => format!("-{}", plain(name)),
            Forms::Selected(forms) => format!("-选中{}张", forms.len()),
            Forms::All => String::new(),
        };
        let extension = self.kind.extensions().first().copied().unwrap_or_default();
        format!("{project}{forms}{}.{extension}", self.kind.mark())
    }

    /// The order for the file, or the folder, at `path`.
    pub(in crate::ui) fn order(&self, project: &Project, path: &Path, font: Option<PathBuf>) -> Order {
        let path = Some(path.to_owned());
        let order = Order { forms: self.places(project), profile: self.profile.clone(), font, ..Order::default() };
        if self.each {
            return Order { per_form: path, ..order };
        }
        match self.kind {
            Kind::Print | Kind::Pdf => Order { pdf: path, ..order },
            Kind::Xlsx => Order { xlsx: path, ..order },
            Kind::Upload => Order { upload: path, ..order },
            Kind::Json => Order { json: path, ..order },
            Kind::Report => order,
        }
    }

    /// The places of the forms, as an order names them.
    fn places(&self, project: &Project) -> Vec<String> {
        let wanted = match &self.forms {
            Forms::This(form, _) => std::slice::from_ref(form),
            Forms::Selected(forms) => forms,
            Forms::All => return Vec::new(),
        };
        let places = project.forms.iter().enumerate().filter(|(_, form)| wanted.contains(&form.id));
        places.map(|(place, _)| (place + 1).to_string()).collect()
    }
}

/// A form's name without what no file's name may have.
fn plain(name: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !r#"/\:*?"<>|"#.contains(*c);
    name.chars().filter(allowed).take(40).collect::<String>().trim_matches(['.', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_kinds_have_the_same_name() {
        let kinds = [Kind::Print, Kind::Pdf, Kind::Xlsx, Kind::Upload, Kind::Json, Kind::Report];
        let forms =
            [Forms::All, Forms::This(FormId(1), "资产/采购".into()), Forms::Selected(vec![FormId(1), FormId(2)])];
        let wish = |kind, forms: &Forms| Wish { kind, forms: forms.clone(), each: false, profile: String::new() };
        let names: Vec<String> =
            forms.iter().flat_map(|forms| kinds.map(|kind| wish(kind, forms).name("项目"))).collect();
        for (i, name) in names.iter().enumerate() {
            assert!(!names[i + 1..].contains(name), "{name}");
        }
        assert_eq!(wish(Kind::Upload, &Forms::All).name("项目"), "项目-上报.xlsx");
        assert_eq!(wish(Kind::Report, &Forms::All).name("项目"), "项目-检查报告.pdf");
        assert_eq!(wish(Kind::Pdf, &forms[1]).name("项目"), "项目-资产采购.pdf");
    }
}
