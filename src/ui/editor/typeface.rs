//! The type of the text field: about that of the cell, and in a paragraph just as it is printed, line by line.

use super::paragraph::is_paragraph;
use crate::base::face::Role;
use crate::model::prose::Style;
use crate::page::{Scale, line_height, text_size};
use crate::sheet::{Cell, CellStyle, PageSpec};
use crate::ui::fonts::font;
use crate::ui::theme::Colours;
use egui::text::{LayoutJob, TextFormat};
use egui::{Galley, Ui};
use std::sync::Arc;

/// Size of the text in the field, pt of paper: in the form's title and in all other cells.
const TITLE_PT: f32 = 16.0;
const BODY_PT: f32 = 11.0;

/// The type of a text field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    pub(super) role: Role,
    /// The type size, pt of paper.
    pub(super) size: f32,
    /// In a paragraph, the distance of its lines, pt of paper.
    pub(super) pitch: Option<f32>,
    /// The indent of its first line, in characters.
    indent: f32,
    /// What stands in that line before what is typed, pt of paper.
    ahead: f32,
}

impl Type {
    /// The type of the field in `cell`.
    pub(super) fn of(cell: &Cell, page: &PageSpec) -> Self {
        if let CellStyle::Paragraph(style) = cell.style {
            let scale = Scale::full(page);
            let (role, size) = text_size(cell.style, scale);
            // As the paper on screen is drawn: body text in 黑体.
            let role = if role == Role::Body { Role::Sans } else { role };
            let indents = matches!(style, Style::Body) || style.depth().is_some_and(|depth| depth > 0);
            let pitch = is_paragraph(cell).then(|| line_height(cell.style, scale));
            return Self { role, size, pitch, indent: if indents { 2.0 } else { 0.0 }, ahead: 0.0 };
        }
        let (role, size) = if cell.style == CellStyle::Title { (Role::Title, TITLE_PT) } else { (Role::Sans, BODY_PT) };
        Self { role, size, pitch: None, indent: 0.0, ahead: 0.0 }
    }

    /// The same with room of `ahead` pt of paper before what is typed.
    pub(super) fn behind(self, ahead: f32) -> Self {
        Self { ahead, ..self }
    }

    /// The indent of the first line, pt of paper.
    pub(super) fn before(&self) -> f32 {
        self.indent * self.size
    }

    /// Sets `text` in lines of `width` screen points, at `scale` screen points per pt.
    pub(super) fn set(&self, ui: &Ui, text: &str, (width, scale, colours): (f32, f32, &Colours)) -> Arc<Galley> {
        let mut job = LayoutJob::default();
        job.wrap.max_width = width;
        let format = TextFormat {
            font_id: font(self.role, self.size * scale),
            color: colours.ink.0,
            line_height: self.pitch.map(|pitch| pitch * scale),
            valign: egui::Align::Center,
            ..TextFormat::default()
        };
        job.append(text, (self.before() + self.ahead) * scale, format);
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    }
}
