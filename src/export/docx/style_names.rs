//! What the styles of manuscripts are called in Word, and what of them a document needs.

use crate::sheet::{PageSpec, Paper, Style};

/// What the manuscripts of a document need of its styles.
#[derive(Debug, Clone, Default)]
pub(super) struct Needed {
    /// The margins and type sizes of the first manuscript.
    pub(super) page: Option<PageSpec>,
    /// Its paper.
    pub(super) paper: Paper,
    /// Whether one is divided into parts: then these are the first level.
    pub(super) parts: bool,
}

/// The names of styles in Word: those that it has itself, else ours.
pub(super) fn name(style: Style, needed: &Needed) -> String {
    let shift = usize::from(needed.parts);
    match (style, style.depth()) {
        (Style::Part, _) if !needed.parts => style.name().to_owned(),
        (_, Some(depth)) => format!("heading {}", depth + shift),
        (Style::Body, _) => "Body Text".to_owned(),
        (Style::Title, _) => "Title".to_owned(),
        (Style::Caption, _) => "caption".to_owned(),
        _ => style.name().to_owned(),
    }
}
