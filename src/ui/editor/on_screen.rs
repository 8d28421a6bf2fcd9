//! A form as placed on the screen in one frame: what everything that paints or reads the pointer needs to know.

use super::cells::{area_of, takes_cursor};
use super::selection::Block;
use crate::model::{FieldPath, Form};
use crate::page::{Area, Page};
use crate::session::manuscript::Figures;
use crate::session::station::Beside;
use crate::sheet::Sheet;
use crate::template::Template;
use crate::ui::canvas::Placement;
use crate::ui::findings::Findings;
use crate::ui::indicators::Index;
use crate::ui::theme::Colours;
use egui::Rect;
use std::sync::Arc;

/// A form as placed on the screen in one frame.
pub(super) struct Canvas<'a> {
    pub(super) form: &'a Arc<Form>,
    pub(super) template: &'a Template,
    pub(super) sheet: &'a Sheet,
    pub(super) page: &'a Page,
    pub(super) placement: Placement,
    pub(super) findings: &'a Findings,
    /// The other stations of the project.
    pub(super) beside: &'a Beside,
    /// The figures that the text of a manuscript can take.
    pub(super) figures: &'a Figures,
    pub(super) indicators: &'a Arc<Index>,
    pub(super) colours: &'a Colours,
}

impl Canvas<'_> {
    /// Returns the area of the field at `path`.
    pub(super) fn area(&self, path: &FieldPath) -> Option<&Area> {
        area_of(self.sheet, &self.page.areas, path)
    }

    /// Returns the rectangle of a block on the screen.
    pub(super) fn rect_of(&self, block: &Block) -> Option<Rect> {
        let held = self.page.areas.iter().filter(|area| {
            let cell = &self.sheet.cells[area.cell];
            block.holds(cell) && takes_cursor(cell)
        });
        held.map(|area| self.placement.rect(area.rect)).reduce(Rect::union)
    }
}
