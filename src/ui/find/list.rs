//! The list of all texts that contain what is searched for, with their places.

use super::found::Found;
use super::{Find, FindAsked};
use crate::session::find::{Hit, Place, replace};
use crate::template::place;
use crate::ui::roving;
use crate::ui::scene::Scene;
use crate::ui::theme::Colours;
use egui::text::LayoutJob;
use egui::{
    FontSelection, Id, Label, Rect, RichText, ScrollArea, Stroke, StrokeKind, TextFormat, UiBuilder, WidgetInfo, vec2,
};

/// Space around the text of a row, screen points.
const MARGIN: f32 = 4.0;

/// How many characters before the current match are shown.
const BEFORE: usize = 10;

/// A row of the list.
struct Row<'a> {
    hit: &'a Hit,
    number: usize,
    /// Which of its matches is the current one.
    span: Option<usize>,
    /// Whether it is the current row of the list.
    at_hand: bool,
    /// The replacement for the matches, if replacing is on.
    with: Option<&'a str>,
    height: f32,
    scene: Scene<'a>,
}

impl Find {
    /// Shows the list.
    pub(super) fn list(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) -> Option<FindAsked> {
        let mut asked = None;
        // Taken out while the rows change `self`, and put back at the end.
        let found = self.found.take()?;
        let hand = self.at_hand.and_then(|number| found.at(number)).map(|at| (at.row, at.span));
        let at_hand = hand.map_or(0, |hand| hand.0);
        if let Some(row) = roving::moved(ui, row_id(at_hand), at_hand, found.hits().len()) {
            ui.memory_mut(|memory| memory.request_focus(row_id(row)));
            asked = self.see(&found, row).map(FindAsked::See);
        }
        let sought = std::mem::take(&mut self.sought);
        let hand = self.at_hand.and_then(|number| found.at(number)).map(|at| (at.row, at.span));
        let at_hand = hand.map_or(0, |hand| hand.0);
        let lines = if self.replacing { 3.0 } else { 2.0 };
        let height = ui.text_style_height(&egui::TextStyle::Body) * lines + 2.0 * MARGIN;
        let count = found.hits().len();
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, count, |ui, shown| {
            let (top, step) = (ui.min_rect().left_top(), height + ui.spacing().item_spacing.y);
            if sought && hand.is_some() {
                // A row outside the visible ones is not laid out, so its rectangle is computed.
                #[expect(clippy::cast_precision_loss, reason = "a list has far fewer rows than an f32 can tell apart")]
                let down = step * (at_hand as f32 - shown.start as f32);
                let row = Rect::from_min_size(top + vec2(0.0, down), vec2(1.0, height));
                ui.scroll_to_rect(row, None);
            }
            for number in shown {
                let Some(hit) = found.hits().get(number) else { continue };
                let with = self.replacing.then_some(self.with.as_str());
                let span = hand.filter(|hand| hand.0 == number).map(|hand| hand.1);
                let row = Row { hit, number, span, at_hand: number == at_hand, with, height, scene };
                let pressed = row.show(ui);
                if let Some(FindAsked::Go(_)) = pressed {
                    self.at_hand = Some(found.first_of(number));
                }
                asked = pressed.or(asked.take());
            }
        });
        self.found = Some(found);
        asked
    }

    /// Makes the first match of a row the current one.
    fn see(&mut self, found: &Found, row: usize) -> Option<Place> {
        (self.at_hand, self.sought) = (Some(found.first_of(row)), true);
        found.hits().get(row).map(|hit| hit.place.clone())
    }
}

fn row_id(number: usize) -> Id {
    Id::unique(("found", number))
}

impl Row<'_> {
    fn show(&self, ui: &mut egui::Ui) -> Option<FindAsked> {
        let mut asked = None;
        let colours = self.scene.colours;
        let ground = UiBuilder::new().scope_id(row_id(self.number)).sense(roving::sense(self.at_hand));
        let place = self.place();
        let marked = self.span.is_some();
        let fill = if marked { colours.control_hover.0 } else { egui::Color32::TRANSPARENT };
        let shown = ui.scope_builder(ground, |ui| {
            egui::Frame::NONE.inner_margin(MARGIN).fill(fill).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.set_height(self.height - 2.0 * MARGIN);
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(Label::new(RichText::new(&place).color(colours.muted.0).small()).selectable(false).truncate());
                ui.add(Label::new(self.text(ui, colours)).selectable(false).truncate());
                if let Some(with) = self.with {
                    let after = format!("→ {}", self.hit.replaced(with).replace('\n', " "));
                    ui.add(Label::new(after).selectable(false).truncate());
                }
            });
        });
        let row = shown.response;
        row.widget_info(|| {
            let about = format!("{place}，{}", self.hit.text.replace('\n', " "));
            WidgetInfo::selected(egui::Role::Button, true, marked, about)
        });
        if row.has_focus() {
            ui.painter().rect_stroke(row.rect, 3.0, Stroke::new(2.0, colours.accent.0), StrokeKind::Inside);
        }
        if let Some(with) = self.with {
            row.context_menu(|ui| {
                if ui.button("只替换这一格").clicked() {
                    let edit = replace(self.scene.project, std::slice::from_ref(self.hit), with);
                    asked = Some(FindAsked::Replace(edit));
                    ui.close();
                }
            });
        }
        row.clicked().then(|| FindAsked::Go(self.hit.place.clone())).or(asked)
    }

    /// Returns the place of the text in words.
    fn place(&self) -> String {
        match &self.hit.place {
            Place::Bureau(field) => format!("单位信息　{}", field.label()),
            Place::Field(id, path) => {
                let Some(form) = self.scene.project.form(*id) else { return String::new() };
                let template = self.scene.library.template(&form.template);
                let at = template.map(|template| place(template, form, path)).unwrap_or_default();
                format!("{}　{at}", form.name())
            }
        }
    }

    /// Returns where to begin showing the text, so that the current match, otherwise the first, is visible.
    fn begin(&self) -> usize {
        let start = self.hit.spans.get(self.span.unwrap_or(0)).map_or(0, |span| span.start);
        let before = self.hit.text[..start].char_indices().rev();
        before.take(BEFORE).last().map_or(0, |(at, _)| at)
    }

    /// Returns the text with its matches highlighted and the current one underlined.
    fn text(&self, ui: &egui::Ui, colours: &Colours) -> LayoutJob {
        let font = FontSelection::Default.resolve(ui.style());
        let plain = TextFormat::simple(font, colours.text.0);
        let lit = TextFormat { background: colours.selection.0, ..plain.clone() };
        let mut job = LayoutJob::default();
        let mut add = |text: &str, format: &TextFormat| job.append(&text.replace('\n', " "), 0.0, format.clone());
        let text = &self.hit.text;
        let mut at = self.begin();
        if at > 0 {
            add("…", &plain);
        }
        for (number, span) in self.hit.spans.iter().enumerate().filter(|(_, span)| span.start >= self.begin()) {
            add(&text[at..span.start], &plain);
            let line = if self.span == Some(number) { Stroke::new(2.0, colours.accent.0) } else { Stroke::NONE };
            add(&text[span.clone()], &TextFormat { underline: line, ..lit.clone() });
            at = span.end;
        }
        add(&text[at..], &plain);
        job
    }
}
