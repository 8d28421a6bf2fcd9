//! The number of a heading, which stands before what is typed and is no part of it.

use crate::model::prose::numbers;
use crate::model::{FieldPath, Form, Table};
use crate::ui::theme::Colours;
use egui::text_edit::TextEditOutput;
use egui::{FontId, Galley, Ui, pos2};
use std::sync::Arc;

/// The number of the heading that is typed, as it is painted; empty for other texts.
pub(super) struct Number {
    galley: Arc<Galley>,
}

impl Number {
    /// The number of the paragraph at `path`.
    pub(super) fn of(ui: &Ui, form: &Form, path: &FieldPath, (font, colours): (&FontId, &Colours)) -> Self {
        let place = match path {
            FieldPath::Cell(Table::Paragraphs, row, _) => form.place_of(Table::Paragraphs, *row),
            FieldPath::Cell(..) | FieldPath::Field(_) | FieldPath::Total(..) => None,
        };
        let number = place.and_then(|place| numbers(&form.paragraphs).into_iter().nth(place)).unwrap_or_default();
        Self { galley: ui.painter().layout_no_wrap(number, font.clone(), colours.ink.0) }
    }

    /// How wide it is, in screen points.
    pub(super) fn width(&self) -> f32 {
        self.galley.size().x
    }

    /// Paints it in the first line of the text field, behind its indent.
    pub(super) fn paint(&self, ui: &Ui, field: &TextEditOutput, indent: f32, colours: &Colours) {
        let line = field.galley.rows.first().map_or(0.0, |row| row.rect().center().y);
        let at = pos2(field.galley_pos.x + indent, field.galley_pos.y + line - self.galley.size().y / 2.0);
        ui.painter_at(field.response.rect).galley(at, Arc::clone(&self.galley), colours.ink.0);
    }
}
