//! The list of what differs, a line each under the name of its form.

use crate::model::FormId;
use crate::session::comparison::{FormDifference, Kind, Line};
use crate::ui::modal::cut::cut;
use crate::ui::theme::Colours;
use egui::{Label, RichText, ScrollArea, Sense, Ui};

/// Widths of the kind of a difference, of its place and of the amount, screen points.
const KIND: f32 = 40.0;
const PLACE: f32 = 270.0;
const BY: f32 = 90.0;

/// What differs, and the rows that show it.
pub(super) struct Found {
    pub(super) forms: Vec<FormDifference>,
    /// A form, or a line of a form, by their indices.
    pub(super) rows: Vec<(usize, Option<usize>)>,
}

impl Found {
    pub(super) fn of(forms: Option<Vec<FormDifference>>) -> Self {
        let forms = forms.unwrap_or_default();
        let lines = |(at, form): (usize, &FormDifference)| {
            [(at, None)].into_iter().chain((0..form.lines.len()).map(move |line| (at, Some(line)))).collect::<Vec<_>>()
        };
        let rows = forms.iter().enumerate().flat_map(lines).collect();
        Self { forms, rows }
    }

    /// Shows what differs. Returns the form and the line that were clicked.
    pub(super) fn show(&self, ui: &mut Ui, colours: &Colours) -> Option<(FormId, Option<Line>)> {
        if self.rows.is_empty() {
            ui.label("没有不同。");
            return None;
        }
        let count: usize = self.forms.iter().map(|form| form.lines.len().max(1)).sum();
        ui.label(format!("{} 张表有 {count} 处不同，点一行就到那里：", self.forms.len()));
        let height = ui.spacing().interact_size.y;
        headings(ui, colours);
        let mut went = None;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, self.rows.len(), |ui, rows| {
            for (at, line) in self.rows.get(rows).into_iter().flatten() {
                let Some(form) = self.forms.get(*at) else { continue };
                let line = line.and_then(|line| form.lines.get(line));
                let clicked = match line {
                    Some(line) => show_line(ui, line, colours),
                    None => show_heading(ui, form),
                };
                if clicked && !form.sides[1].is_empty() {
                    went = Some((form.form, line.filter(|line| line.kind != Kind::Dropped).cloned()));
                }
            }
        });
        went
    }
}

/// The width of each of the two texts.
fn text_width(ui: &Ui) -> f32 {
    ((ui.available_width() - BY - 30.0) / 2.0).max(80.0)
}

fn headings(ui: &mut Ui, colours: &Colours) {
    ui.horizontal(|ui| {
        let muted = |text: &str| RichText::new(text).color(colours.muted.0);
        cut(ui, KIND, "");
        cut(ui, PLACE, muted("位置"));
        let text = text_width(ui);
        cut(ui, text, muted("原来"));
        cut(ui, text, muted("现在"));
        ui.label(muted("增减"));
    });
}

fn show_heading(ui: &mut Ui, form: &FormDifference) -> bool {
    let said = match &form.sides {
        [before, after] if before.is_empty() => format!("新增的{after}"),
        [before, after] if after.is_empty() => format!("没有了，原来是{before}"),
        [before, after] if before == after => after.clone(),
        [before, after] => format!("{before} → {after}"),
    };
    let text = RichText::new(format!("{}（{said}）", form.name)).strong();
    ui.add(Label::new(text).truncate().sense(Sense::CLICK)).clicked()
}

fn show_line(ui: &mut Ui, line: &Line, colours: &Colours) -> bool {
    let row = ui.horizontal(|ui| {
        let colour = if line.kind == Kind::Changed { colours.muted.0 } else { colours.accent.0 };
        cut(ui, KIND, RichText::new(line.kind.name()).color(colour));
        cut(ui, PLACE, line.place.as_str());
        let text = text_width(ui);
        cut(ui, text, RichText::new(one_line(&line.before)).color(colours.muted.0)).on_hover_text(&line.before);
        cut(ui, text, one_line(&line.after)).on_hover_text(&line.after);
        ui.label(&line.by);
    });
    row.response.interact(Sense::CLICK).clicked()
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
