//! The lines of the contents of a PDF, which go to what they name: known only once all pages are there.

use super::PdfError;
use super::objects::Objects;
use super::outline::Place;
use crate::export::Sink;
use crate::model::RowId;
use pdf_writer::types::{ActionType, AnnotationType};
use pdf_writer::{Rect, Ref};
use std::collections::HashMap;

/// A row of a manuscript: the number of the manuscript in the document, and its row.
pub(super) type Target = (usize, RowId);

/// The links of a document, and where what they name is.
#[derive(Debug, Default)]
pub(super) struct Links {
    links: Vec<(Ref, Rect, Target)>,
    places: HashMap<Target, Place>,
}

impl Links {
    /// Adds a link over `rect`, pt from the lower left corner, whose object is `number`.
    pub(super) fn add(&mut self, number: Ref, rect: Rect, to: Target) {
        self.links.push((number, rect, to));
    }

    /// Tells where `target` is.
    pub(super) fn place(&mut self, target: Target, place: Place) {
        self.places.insert(target, place);
    }

    /// Writes them. One whose target is in no page, as a form that is not printed, goes nowhere.
    pub(super) fn write(&self, objects: &mut Objects, out: &mut dyn Sink) -> Result<(), PdfError> {
        for (number, rect, to) in &self.links {
            objects.write(out, *number, |chunk| {
                let mut link = chunk.annotation(*number);
                link.subtype(AnnotationType::Link).rect(*rect).border(0.0, 0.0, 0.0, None);
                if let Some(place) = self.places.get(to) {
                    let mut action = link.action();
                    action.action_type(ActionType::GoTo);
                    place.write(action.destination());
                }
            })?;
        }
        Ok(())
    }
}
