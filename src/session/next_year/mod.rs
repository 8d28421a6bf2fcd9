//! Next year's forms of this year's projects, with every place that says the old year listed before it is changed.

mod decided;
mod figure;
mod made;
mod mention;
#[cfg(test)]
mod tests;

pub use decided::Turned;
pub use made::{Amounts, NextYear, next_year, year_of};
pub use mention::Stays;

use crate::model::prose::cell_place;
use crate::model::{BureauField, FieldPath, Form, Project, Table};
use crate::template::{Library, place};
use mention::mentions;
use std::ops::Range;

/// Where a year stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// In a field of the form at this place among the new ones.
    Form(usize, FieldPath),
    /// In the bureau's own data.
    Bureau(BureauField),
}

/// A place that says a year, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// Where it stands.
    pub spot: Spot,
    /// The part of the text, in bytes.
    pub span: Range<usize>,
    /// The whole text, before.
    pub text: String,
    /// What the part becomes, unless another text is typed.
    pub becomes: String,
    /// Why it probably stays as it is.
    pub stays: Option<Stays>,
    /// The name of the form, and of the place in it.
    pub place: String,
}

impl Mend {
    /// The part of the text that says the year.
    pub fn says(&self) -> &str {
        self.text.get(self.span.clone()).unwrap_or_default()
    }

    /// The text around the year, and the parts before and after it: at most `most` characters on each side.
    pub fn around(&self, most: usize) -> [String; 2] {
        let before = self.text.get(..self.span.start).unwrap_or_default();
        let after = self.text.get(self.span.end..).unwrap_or_default();
        let skipped = before.chars().count().saturating_sub(most);
        let before: String = before.chars().skip(skipped).collect();
        [before, after.chars().take(most).collect()].map(|text| text.replace(['\n', '\r'], " "))
    }
}

/// What becomes of each place, in the order of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// It stays as it is.
    Keep,
    /// It becomes this.
    Write(String),
}

impl Mend {
    /// What is done with the place unless the user decides otherwise.
    pub fn usual(&self) -> Choice {
        if self.stays.is_some() { Choice::Keep } else { Choice::Write(self.becomes.clone()) }
    }
}

/// Every place in the new forms and in the bureau's data that says a year.
fn mends(forms: &[Form], project: &Project, library: &Library, from: i32, by: i32) -> Vec<Mend> {
    let mut found = Vec::new();
    for field in BureauField::ALL.into_iter().filter(|field| *field != BureauField::Year) {
        let text = project.bureau.text(field);
        let place = format!("单位信息·{}", field.label());
        found.extend(of_text(text, from, by, &|| (Spot::Bureau(field), place.clone())));
    }
    for (at, form) in forms.iter().enumerate() {
        let template = library.template(&form.template);
        let named = |path: &FieldPath| {
            let place = template.map_or_else(|| "表".to_owned(), |template| place(template, form, path));
            format!("{}·{place}", form.name())
        };
        for (path, text) in form.texts().filter(|(path, _)| !is_code(path)) {
            found.extend(of_text(text, from, by, &|| (Spot::Form(at, path.clone()), named(&path))));
        }
    }
    found
}

/// Whether the field holds a code or an amount, or is the year of the form itself, which is set.
fn is_code(path: &FieldPath) -> bool {
    use crate::model::keys::{MONTH, PROJECT_CODE, YEAR};
    match path {
        FieldPath::Field(key) => [PROJECT_CODE, YEAR, MONTH].contains(&key.as_str()) || key.fund().is_some(),
        // The style of a paragraph, and the form that it places.
        FieldPath::Cell(Table::Paragraphs, _, column) => cell_place(column).is_none(),
        _ => false,
    }
}

fn of_text(text: &str, from: i32, by: i32, at: &dyn Fn() -> (Spot, String)) -> Vec<Mend> {
    let mend = |mention: mention::Mention| {
        let (spot, place) = at();
        let mention::Mention { span, becomes, stays } = mention;
        Mend { spot, span, text: text.to_owned(), becomes, stays, place }
    };
    mentions(text, from, by).into_iter().map(mend).collect()
}
