//! A page of a document as an object, and on which edge the paper is turned.

use super::PdfError;
use super::objects::Objects;
use crate::export::Sink;
use pdf_writer::{Name, Rect, Ref};

/// A page of a document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf {
    pub(super) page: Ref,
    /// What is on it; None for a blank page.
    pub(super) content: Option<Ref>,
    /// Its width and height, pt.
    pub(super) size: (f32, f32),
}

impl Leaf {
    /// A page of `size` whose objects have numbers and are not written yet.
    pub(super) fn of(objects: &mut Objects, size: (f32, f32)) -> Self {
        Self { page: objects.number(), content: Some(objects.number()), size }
    }

    /// Writes the page, but not what is on it; `tree` is the list of pages, and `resources` are the fonts.
    pub(super) fn write(
        self,
        objects: &mut Objects,
        (tree, resources): (Ref, Ref),
        links: Vec<Ref>,
        out: &mut dyn Sink,
    ) -> Result<(), PdfError> {
        objects.write(out, self.page, |chunk| {
            let mut page = chunk.page(self.page);
            page.parent(tree).media_box(Rect::new(0.0, 0.0, self.size.0, self.size.1));
            if let Some(content) = self.content {
                page.contents(content);
            }
            page.pair(Name(b"Resources"), resources);
            if !links.is_empty() {
                page.annotations(links);
            }
        })
    }
}

/// On which edge a reader's print dialog is to turn the paper: the long one of upright pages, the short one where all lie.
pub(super) fn duplex(pages: &[Leaf]) -> &'static [u8] {
    let lies = |leaf: &Leaf| leaf.size.0 > leaf.size.1;
    if pages.iter().all(lies) { b"DuplexFlipShortEdge" } else { b"DuplexFlipLongEdge" }
}
