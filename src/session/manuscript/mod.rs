//! Manuscripts, 文稿: text with the forms of the file in their places and their figures in its sentences.
//!
//! A manuscript is a form whose rows are paragraphs. What is typed stays as it is; what is read and printed is made from it:
//! headings with their numbers, figures filled in, the contents, the titles of the forms.

mod binding;
mod book;
mod figures;
mod spelling;
mod sums;
#[cfg(test)]
mod tests;

pub use crate::model::figure::FIGURES;
pub use binding::{Leaf, Stretch, bound, on_paper};
pub use book::{Book, Part, book};
pub use figures::Figures;
pub use spelling::{Spelling, heading, spelled};

use crate::model::{FieldPath, Form, FormId, Project, keys};
use crate::template::Library;
use crate::template::shown::{shown, title};

/// Whether `form` is a manuscript.
pub fn is_manuscript(library: &Library, form: &Form) -> bool {
    library.template(&form.template).is_some_and(|template| template.has_prose())
}

/// The title of the form `id` as it is printed; None if it is not in the file.
pub fn title_of(project: &Project, library: &Library, id: FormId) -> Option<String> {
    let form = project.form(id)?;
    let Some(template) = library.template(&form.template) else { return Some(form.name().to_owned()) };
    let shown = shown(template, form, &FieldPath::field(keys::TITLE)).into_owned();
    Some(if shown.trim().is_empty() { title(template, form) } else { shown })
}
