//! The bookmarks of a PDF: a tree, each below the nearest one above it that stands less deep.

use super::PdfError;
use super::objects::Objects;
use crate::export::Sink;
use pdf_writer::{Ref, TextStr};

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bookmark {
    pub(super) depth: usize,
    pub(super) text: String,
    pub(super) place: Place,
}

/// A point of a document that a bookmark or a link goes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) page: Ref,
    /// The height on the page, pt from its lower edge; None for the whole page.
    pub(super) top: Option<f32>,
}

impl Place {
    pub(super) fn write(self, destination: pdf_writer::writers::Destination<'_>) {
        let destination = destination.page(self.page);
        match self.top {
            Some(top) => destination.xyz(0.0, top, None),
            None => destination.fit(),
        }
    }
}

/// A bookmark among the others: those that belong to it, and how many are below it in all.
#[derive(Debug, Clone, Default)]
struct Branch {
    children: Vec<usize>,
    below: usize,
    above: Option<usize>,
}

/// The branches of `marks`, and which of them stand below no other.
fn branches(marks: &[Bookmark]) -> (Vec<Branch>, Vec<usize>) {
    let (mut branches, mut top) = (vec![Branch::default(); marks.len()], Vec::new());
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        while open.last().is_some_and(|last| marks[*last].depth >= mark.depth) {
            open.pop();
        }
        open.iter().for_each(|above| branches[*above].below += 1);
        branches[at].above = open.last().copied();
        match open.last() {
            Some(above) => branches[*above].children.push(at),
            None => top.push(at),
        }
        open.push(at);
    }
    (branches, top)
}

/// Writes the bookmarks and returns the number of their list.
pub(super) fn write(objects: &mut Objects, marks: &[Bookmark], out: &mut dyn Sink) -> Result<Ref, PdfError> {
    let count = |many: usize| i32::try_from(many).unwrap_or(i32::MAX);
    let outline = objects.number();
    let items: Vec<Ref> = marks.iter().map(|_| objects.number()).collect();
    let (branches, top) = branches(marks);
    for (at, (mark, branch)) in marks.iter().zip(&branches).enumerate() {
        let siblings = branch.above.map_or(&top, |above| &branches[above].children);
        let place = siblings.partition_point(|sibling| *sibling < at);
        objects.write(out, items[at], |chunk| {
            let mut item = chunk.outline_item(items[at]);
            item.title(TextStr(&mark.text)).parent(branch.above.map_or(outline, |above| items[above]));
            if let Some(before) = place.checked_sub(1) {
                item.prev(items[siblings[before]]);
            }
            if let Some(next) = siblings.get(place + 1) {
                item.next(items[*next]);
            }
            if let (Some(first), Some(last)) = (branch.children.first(), branch.children.last()) {
                item.first(items[*first]).last(items[*last]).count(count(branch.below));
            }
            mark.place.write(item.dest());
        })?;
    }
    objects.write(out, outline, |chunk| {
        let mut list = chunk.outline(outline);
        if let (Some(first), Some(last)) = (top.first(), top.last()) {
            list.first(items[*first]).last(items[*last]).count(count(items.len()));
        }
    })?;
    Ok(outline)
}
