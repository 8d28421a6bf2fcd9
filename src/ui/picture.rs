//! Draws small pictures of templates for the start page: lines, and grey bars for labels.

use super::canvas::{LaidOut, Placement};
use super::theme::Colours;
use crate::base::face::Faces;
use crate::model::{Bureau, PrintOptions};
use crate::page::PageOptions;
use crate::template::{Template, blank};
use egui::{Painter, Rect, Stroke, StrokeKind};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The layouts of the templates, each made once.
#[derive(Default)]
pub(super) struct Pictures(BTreeMap<String, Option<LaidOut>>);

impl Pictures {
    /// Paints a blank form of `template` into `rect`.
    pub(super) fn paint(&mut self, painter: &Painter, template: &Template, rect: Rect, colours: &Colours) {
        let kept = self.0.entry(template.id.clone()).or_default();
        if kept.is_none() {
            let form = Arc::new(blank::form(template, &Bureau::default()));
            let (bureau, print) = (Bureau::default(), PrintOptions::default());
            LaidOut::current(kept, template, &form, &bureau, &print, (&Faces::bundled(), PageOptions::default()));
        }
        let Some(laid) = kept else { return };
        let Some(page) = laid.pages.pages.first() else { return };
        let scale = (rect.width() / laid.pages.width).min(rect.height() / laid.pages.height);
        let size = egui::vec2(laid.pages.width, laid.pages.height) * scale;
        let paper = Rect::from_center_size(rect.center(), size);
        let placement = Placement { origin: paper.min, scale };
        painter.rect(paper, 1.0, colours.paper.0, Stroke::new(1.0, colours.line.0), StrokeKind::Inside);
        for rule in &page.rules {
            let ends = [placement.point(rule.from), placement.point(rule.to)];
            painter.line_segment(ends, Stroke::new(0.5, colours.ruling.0));
        }
        for text in &page.texts {
            // Bars, since characters of this size cannot be read.
            let height = (text.size * scale * 0.5).max(1.0);
            let width = text.text.chars().count() as f32 * text.size * scale;
            let at = placement.point((text.x, text.baseline - text.size * 0.6));
            let bar = Rect::from_min_size(at, egui::vec2(width.min(paper.right() - at.x), height));
            painter.rect_filled(bar, 0.0, colours.muted.0.gamma_multiply(0.55));
        }
    }
}
