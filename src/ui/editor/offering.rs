//! Names of indicators that are offered below the cell while one is typed, as Excel completes what a column has already.
//! Tab takes the marked one; Enter and the arrows keep their meaning until Ctrl+↓ has gone into the list.

use super::keyboard::{Pick, Way, pick};
use super::offered_list::{List, Place};
use super::travel::neighbour;
use super::{Canvas, Editor, Wish};
use crate::model::naming::numbered;
use crate::model::{Column, Draft, FieldPath, FormId, Row, Table};
use crate::session::Document;
use crate::session::indicators::accept;
use crate::sheet::Cell;
use crate::ui::indicators::{Index, Item};
use crate::ui::over::nothing_is_over;
use egui::Rect;
use std::sync::Arc;

/// What is offered for the name that is being typed.
#[derive(Default)]
pub(super) struct Offering {
    made: Option<Made>,
    /// How many of the names were in sight in the last frame. Keys mean only what was seen.
    seen: usize,
    /// The name that the keys have gone to.
    at: Option<usize>,
    /// The field in which the list was closed. It stays closed until the field is left.
    closed: Option<(FormId, FieldPath)>,
}

/// The names, and what they were found for.
struct Made {
    index: Arc<Index>,
    draft: Draft,
    items: Vec<Arc<Item>>,
}

/// Whether the draft is the name of an indicator.
pub(in crate::ui) fn is_name(draft: &Draft) -> bool {
    matches!(draft.path, FieldPath::Cell(Table::Indicators, _, Column::Name))
}

/// Returns the row that a draft is typed in.
fn row_of<'c>(canvas: &'c Canvas<'_>, draft: &Draft) -> Option<&'c Row> {
    match &draft.path {
        FieldPath::Cell(Table::Indicators, id, _) => canvas.form.row(Table::Indicators, *id),
        FieldPath::Cell(..) | FieldPath::Field(_) | FieldPath::Total(..) => None,
    }
}

impl Offering {
    /// Whether names are in sight.
    pub(super) fn is_shown(&self) -> bool {
        self.seen > 0
    }

    /// Forgets what was offered when the field is left.
    pub(super) fn leave(&mut self) {
        *self = Self::default();
    }

    /// Returns the names that are in sight, if they were found for the draft as it is.
    fn in_sight(&self, draft: &Draft) -> Option<&[Arc<Item>]> {
        let made = self.made.as_ref().filter(|made| made.draft == *draft)?;
        made.items.get(..self.seen).filter(|items| !items.is_empty())
    }

    /// Finds names for the draft. Free if neither it nor the library has changed.
    fn find(&mut self, document: &Document, canvas: &Canvas<'_>) -> Option<&[Arc<Item>]> {
        let draft = document.draft().filter(|draft| is_name(draft) && draft.composing.is_none())?;
        let is_closed = self.closed.as_ref().is_some_and(|(form, path)| *form == draft.form && *path == draft.path);
        // Nothing is typed yet after F2, or the text is as it was.
        let is_as_before = document.project().form(draft.form)?.text(&draft.path) == draft.text;
        if is_closed || is_as_before {
            return None;
        }
        let same = |made: &Made| Arc::ptr_eq(&made.index, canvas.indicators) && made.draft == *draft;
        if !self.made.as_ref().is_some_and(same) {
            let row = row_of(canvas, draft)?;
            let class = if row[Column::Subclass].is_empty() { &row[Column::Class] } else { &row[Column::Subclass] };
            let items = canvas.indicators.offered(numbered(&draft.text).name, class);
            self.at = None;
            self.made = Some(Made { index: Arc::clone(canvas.indicators), draft: draft.clone(), items });
        }
        self.made.as_ref().map(|made| made.items.as_slice()).filter(|items| !items.is_empty())
    }
}

impl Editor {
    /// Handles the keys of the list. Returns None if there is none, or if the key is not its own.
    pub(super) fn offered_keys(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        (canvas, cell): (&Canvas<'_>, &Cell),
    ) -> Option<Option<Wish>> {
        let items = self.offering.in_sight(document.draft()?)?;
        let (count, at) = (items.len(), self.offering.at);
        match ui.input_mut(|input| pick(input, at.is_some()))? {
            Pick::Take => {
                let item = Arc::clone(items.get(at.unwrap_or(0))?);
                return Some(self.take_offered(document, (canvas, cell), &item));
            }
            Pick::Close => {
                self.offering.closed = document.draft().map(|draft| (draft.form, draft.path.clone()));
            }
            Pick::Next => self.offering.at = Some(at.map_or(0, |at| (at + 1).min(count - 1))),
            // Up from the first one goes back to the text.
            Pick::Previous => self.offering.at = at.and_then(|at| at.checked_sub(1)),
        }
        Some(None)
    }

    /// Shows the list below the field that is typed into. Returns the wish if a name in it was clicked.
    pub(super) fn offer(
        &mut self,
        ui: &egui::Ui,
        document: &mut Document,
        canvas: &Canvas<'_>,
        (cell, rect): (&Cell, Rect),
    ) -> Option<Wish> {
        self.offering.seen = 0;
        if !nothing_is_over(ui.ctx()) || self.cursor.block.is_some() {
            return None;
        }
        let items = self.offering.find(document, canvas)?.to_vec();
        let place = Place::beside(ui, rect, items.len())?;
        self.offering.seen = place.count;
        let list = List { items: &items[..place.count], at: self.offering.at, colours: canvas.colours };
        let item = list.show(ui, &place).and_then(|at| items.get(at))?;
        self.take_offered(document, (canvas, cell), item)
    }

    /// Writes the name in place of what is typed, with class and target where the row has none, and goes on to the next
    /// cell as Tab does.
    fn take_offered(
        &mut self,
        document: &mut Document,
        (canvas, cell): (&Canvas<'_>, &Cell),
        item: &Item,
    ) -> Option<Wish> {
        let draft = document.draft()?;
        let block = canvas.template.table(Table::Indicators)?;
        let row = row_of(canvas, draft)?;
        // The number before the name stays: 指标1：.
        let typed = draft.text.trim();
        let number = typed.strip_suffix(numbered(typed).name).unwrap_or_default();
        let name = format!("{number}{}", item.known.entry.name());
        let edit = accept(canvas.form, block, row, &item.known.entry, name);
        // Given up, not committed: undoing takes back all of it in one step.
        document.cancel_draft();
        self.offering.leave();
        if let Some(path) = neighbour(canvas.sheet, cell, Way::Next).and_then(|next| next.field.clone()) {
            self.cursor.tab_to(path);
            self.reveals = true;
        }
        Some(Wish::Do(edit))
    }
}
