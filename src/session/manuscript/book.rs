//! A manuscript as it is printed: its text parted where a form has its place, and the forms between.

use super::{Spelling, spelled};
use crate::model::prose::{Style, placed};
use crate::model::{Column, Form, FormId, Project, Row, RowId};
use crate::template::{Block, Library, Template};
use std::sync::Arc;

/// A stretch of a printed manuscript, which begins on a page of its own.
#[derive(Debug, Clone)]
pub struct Part {
    /// Text as it reads, or a form of the file.
    pub form: Arc<Form>,
    /// How it is laid out.
    pub template: Arc<Template>,
    /// The row of the manuscript that puts the form here; None for text.
    pub place: Option<RowId>,
}

/// A manuscript as it is printed.
#[derive(Debug, Clone)]
pub struct Book {
    /// What it consists of, in order.
    pub parts: Vec<Part>,
}

impl Book {
    /// The forms that it holds.
    pub fn forms(&self) -> impl Iterator<Item = FormId> {
        self.parts.iter().filter(|part| part.place.is_some()).map(|part| part.form.id)
    }
}

/// The parts of `manuscript`, laid out by `template`. A form that is no longer in the file, or whose template is not
/// there, has no part.
pub fn book(
    project: &Project,
    library: &Library,
    (manuscript, template): (&Form, &Template),
    spelling: Spelling<'_>,
) -> Book {
    let read = spelled(manuscript, spelling);
    let first = Arc::new(template.clone());
    // Title and fields stand above the first text alone.
    let is_prose = |block: &&Block| matches!(block, Block::Prose(_));
    let rest =
        Arc::new(Template { blocks: template.blocks.iter().filter(is_prose).cloned().collect(), ..template.clone() });
    let mut parts = Vec::new();
    let mut rows = Vec::new();
    for row in read.paragraphs.clone() {
        let Some(id) = placed(&row) else {
            rows.push(row);
            continue;
        };
        let form = project.form(id).and_then(|form| Some((Arc::clone(form), library.template(&form.template)?)));
        // A manuscript within a manuscript could hold itself.
        let Some((form, own)) = form.filter(|(_, own)| !own.has_prose()) else { continue };
        push_text(&mut parts, &read, std::mem::take(&mut rows), (&first, &rest));
        parts.push(Part { form, template: Arc::clone(own), place: Some(row.id()) });
    }
    push_text(&mut parts, &read, rows, (&first, &rest));
    Book { parts }
}

fn push_text(parts: &mut Vec<Part>, read: &Form, rows: Vec<Row>, (first, rest): (&Arc<Template>, &Arc<Template>)) {
    let is_blank = rows.iter().all(|row| Style::of(row) == Style::PageBreak || row[Column::Text].trim().is_empty());
    let template = if parts.is_empty() { first } else { rest };
    if !is_blank || parts.is_empty() {
        let form = Arc::new(Form { paragraphs: rows, ..read.clone() });
        parts.push(Part { form, template: Arc::clone(template), place: None });
    }
}
