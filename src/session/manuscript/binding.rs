//! Numbers the pages of a manuscript through all its parts, and tells its contents where everything stands.

use super::{Book, Figures, Part, Spelling, book, title_of};
use crate::base::cores::in_order;
use crate::base::face::Faces;
use crate::export::{Copies, Info, LaidOut, PartOf, Setting};
use crate::model::{Form, FormId, Project, RowId};
use crate::page::Pages;
use crate::sheet::Sheet;
use crate::template::{Library, Template};
use std::collections::HashMap;

/// A part of a bound manuscript.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// The text or the form.
    pub part: Part,
    /// How many pages are before it, and how many the manuscript has; None for a form that is printed alone.
    pub within: Option<(usize, usize)>,
    /// What it is to the manuscript; None for a form that is printed alone.
    pub part_of: Option<PartOf>,
}

impl Leaf {
    /// The leaf, to be laid out.
    pub fn laid_out<'l>(&'l self, setting: Setting<'l>) -> LaidOut<'l> {
        let laid = LaidOut::new(&self.part.form, &self.part.template, setting);
        let laid = match self.within {
            Some((before, of)) => laid.within(before, of),
            None => laid,
        };
        match self.part_of {
            Some(part) => laid.part(part),
            None => laid,
        }
    }
}

/// The parts of `manuscript` in the order of print, their pages numbered through.
///
/// Where a heading stands is known only once everything is laid out, so the parts are laid out twice; a page number is too
/// short to move anything to another page.
pub fn bound(
    project: &Project,
    library: &Library,
    (manuscript, template): (&Form, &Template),
    setting: Setting<'_>,
) -> Vec<Leaf> {
    let figures = Figures::of(project, library, manuscript);
    let title = |id: FormId| title_of(project, library, id);
    let made = |pages: &HashMap<RowId, usize>| {
        book(
            project,
            library,
            (manuscript, template),
            Spelling { figures: &figures, title: &title, pages, typed: None },
        )
    };
    let first = made(&HashMap::new());
    let (pages, counts) = pages(&first, setting);
    let all = counts.iter().sum();
    let mut before = 0;
    let leaves = made(&pages).parts.into_iter().zip(counts).map(|(part, count)| {
        let text = if before == 0 { PartOf::First } else { PartOf::Text };
        let part_of = Some(part.place.map_or(text, PartOf::Form));
        let leaf = Leaf { part, within: Some((before, all)), part_of };
        before += count;
        leaf
    });
    leaves.collect()
}

/// A stretch of a manuscript on paper, for the preview.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The form that its fields belong to: the manuscript, or one that has its place in it.
    pub form: FormId,
    /// What its cells are.
    pub sheet: Sheet,
    /// Its pages.
    pub pages: Pages,
}

/// The manuscript `id` of `project` on paper; empty where it, or its template, is not there.
pub fn on_paper(project: &Project, library: &Library, id: FormId) -> Vec<Stretch> {
    let Some(form) = project.form(id) else { return Vec::new() };
    let Some(template) = library.template(&form.template) else { return Vec::new() };
    let (info, faces) = (Info::default(), Faces::bundled());
    let (bureau, print) = (&project.bureau, &project.print);
    let copies = Copies::default();
    let setting = Setting { info: &info, faces: &faces, bureau, print, copies, library, profile: "" };
    let stretch = |leaf: &Leaf| {
        let laid = leaf.laid_out(setting);
        Stretch { form: laid.form.id, sheet: laid.sheet().clone(), pages: laid.pages().clone() }
    };
    bound(project, library, (form, template), setting).iter().map(stretch).collect()
}

/// The pages, from 1, on which paragraphs and placed forms begin, and how many pages each part has.
fn pages(book: &Book, setting: Setting<'_>) -> (HashMap<RowId, usize>, Vec<usize>) {
    let laid = in_order(&book.parts, |part| {
        let laid = LaidOut::new(&part.form, &part.template, setting);
        let count = laid.pages().pages.len();
        (part.place, if part.place.is_some() { Vec::new() } else { laid.paragraphs() }, count)
    });
    let (mut pages, mut counts, mut before) = (HashMap::new(), Vec::new(), 0);
    for (place, rows, count) in laid {
        pages.extend(place.map(|row| (row, before + 1)));
        pages.extend(rows.into_iter().map(|(row, page, _)| (row, before + page + 1)));
        counts.push(count);
        before += count;
    }
    (pages, counts)
}
