//! A row of the overview, with bars.

use super::column::Shown;
use crate::base::money::Money;
use crate::model::State;
use crate::session::overview::Entry;
use crate::ui::modal::cut::cut;
use crate::ui::theme::Colours;
use egui::{Align2, Rect, RichText, Sense, TextStyle, Ui, WidgetInfo, vec2};
use rust_decimal::prelude::ToPrimitive;
use strum::VariantArray;

/// The width that is left for the names, screen points.
pub(super) fn name_width(ui: &Ui) -> f32 {
    let others: f32 = Shown::VARIANTS.iter().map(|shown| shown.width() + ui.spacing().item_spacing.x).sum();
    (ui.available_width() - others - ui.spacing().scroll.bar_width - 8.0).max(160.0)
}

/// Shows the row of a project. Returns whether it was clicked.
pub(super) fn row(ui: &mut Ui, entry: &Entry, name: f32, most: f32, colours: &Colours) -> bool {
    let row = ui.horizontal(|ui| {
        for shown in Shown::VARIANTS {
            let text = shown.text(entry);
            match shown {
                Shown::Name => drop(cut(ui, name, text.as_str()).on_hover_text(&entry.name)),
                Shown::Budget => {
                    bar(ui, shown.width(), &text, wan(entry.budget) / most.max(f32::MIN_POSITIVE), colours);
                }
                Shown::Executed => {
                    bar(ui, shown.width(), &text, wan(entry.executed) / most.max(f32::MIN_POSITIVE), colours);
                }
                Shown::Rate => {
                    let share = entry.rate.and_then(|rate| rate.to_f32()).unwrap_or_default() / 100.0;
                    bar(ui, shown.width(), &text, share, colours);
                }
                Shown::State => {
                    let colour = if entry.state() == State::Returned { colours.error.0 } else { colours.text.0 };
                    let said = cut(ui, shown.width(), RichText::new(text).color(colour));
                    if let Some(station) = entry.standing().filter(|station| !station.step.is_empty()) {
                        said.on_hover_text(&station.step);
                    }
                }
                Shown::Stages | Shown::Score | Shown::Weight | Shown::Findings => {
                    cut(ui, shown.width(), text.as_str());
                }
            }
        }
    });
    let response = row.response.interact(Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("打开{}", entry.name)));
    response.clicked()
}

/// Shows a figure on a bar that is as long as its share.
fn bar(ui: &mut Ui, width: f32, text: &str, share: f32, colours: &Colours) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ui.spacing().interact_size.y), Sense::hover());
    if !text.is_empty() {
        let long = rect.width() * share.clamp(0.0, 1.0);
        let filled = Rect::from_min_size(rect.min, vec2(long, rect.height())).shrink2(vec2(0.0, 4.0));
        ui.painter().rect_filled(filled, 2.0, colours.selection.0);
    }
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter().text(rect.left_center() + vec2(4.0, 0.0), Align2::LEFT_CENTER, text, font, colours.text.0);
}

/// An amount for a bar.
pub(super) fn wan(amount: Option<Money>) -> f32 {
    amount.and_then(|amount| amount.in_yuan().to_f32()).unwrap_or_default()
}
