//! Finding and replacing over the project, with every hit shown before anything changes.

use super::theme::Colours;
use crate::edit::Edit;
use crate::model::{FieldPath, FormId, Project};
use crate::session::find::{Hit, MAX_HITS, find, replace};
use crate::template::{Library, place};
use egui::text::LayoutJob;
use egui::{FontSelection, Key, Label, Modifiers, RichText, Sense, TextFormat};
use std::sync::Arc;

/// What is looked for, and what was found.
#[derive(Default)]
pub(super) struct Find {
    wanted: String,
    with: String,
    replacing: bool,
    only_this_form: bool,
    /// The keys go to the text field in the next frame.
    arrived: bool,
    /// The hits, for as long as the project and the question are the same.
    found: Option<Found>,
}

/// The hits, and what they are the answer to.
struct Found {
    project: Arc<Project>,
    wanted: String,
    only: Option<FormId>,
    hits: Vec<Hit>,
}

/// What the user asked for.
pub(super) enum FindAsked {
    Go(FormId, FieldPath),
    Replace(Edit),
    Leave,
}

impl Find {
    /// Opens it, for replacing too.
    pub(super) fn open(&mut self, replacing: bool) {
        self.replacing = replacing;
        self.arrived = true;
    }

    fn update(&mut self, project: &Arc<Project>, only: Option<FormId>) {
        let same =
            |found: &Found| Arc::ptr_eq(&found.project, project) && found.wanted == self.wanted && found.only == only;
        if !self.found.as_ref().is_some_and(same) {
            let hits = find(project, only, &self.wanted);
            self.found = Some(Found { project: Arc::clone(project), wanted: self.wanted.clone(), only, hits });
        }
    }

    /// Shows it.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        (project, library): (&Arc<Project>, &Library),
        current: Option<FormId>,
        colours: &Colours,
    ) -> Option<FindAsked> {
        let mut asked = None;
        let arrived = std::mem::take(&mut self.arrived);
        let mut entered = false;
        for (label, text, shown) in [("查找", &mut self.wanted, true), ("替换为", &mut self.with, self.replacing)]
        {
            if !shown {
                continue;
            }
            ui.horizontal(|ui| {
                let name = ui.label(label);
                let edit = ui.add(egui::TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(name.id);
                if label == "查找" {
                    if arrived {
                        edit.request_focus();
                    }
                    entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
                }
                if edit.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
                    asked = Some(FindAsked::Leave);
                }
            });
        }
        ui.horizontal(|ui| {
            ui.checkbox(&mut self.only_this_form, "只在这张表");
            ui.checkbox(&mut self.replacing, "替换");
        });
        self.update(project, current.filter(|_| self.only_this_form));
        let hits: &[Hit] = self.found.as_ref().map_or(&[], |found| &found.hits);
        if self.wanted.is_empty() {
            ui.weak("输入要找的文字。");
            return asked;
        }
        let places: usize = hits.iter().map(|hit| hit.spans.len()).sum();
        ui.horizontal(|ui| {
            let more = if hits.len() == MAX_HITS { "（只列出前面的）" } else { "" };
            ui.label(format!("{places} 处，{} 格{more}", hits.len()));
            let button = egui::Button::new("全部替换");
            if self.replacing && ui.add_enabled(places > 0, button).clicked() {
                asked = Some(FindAsked::Replace(replace(hits, &self.with)));
            }
        });
        if let Some(first) = hits.first().filter(|_| entered) {
            asked = Some(FindAsked::Go(first.form, first.path.clone()));
        }
        let height = ui.text_style_height(&egui::TextStyle::Body) * if self.replacing { 3.0 } else { 2.0 } + 14.0;
        egui::ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, hits.len(), |ui, shown| {
            for (i, hit) in hits.get(shown.clone()).unwrap_or_default().iter().enumerate() {
                let index = shown.start + i;
                let Some(form) = project.form(hit.form) else { continue };
                let template = library.template(&form.template);
                let at = template.map(|template| place(template, form, &hit.path)).unwrap_or_default();
                let frame = egui::Frame::NONE.inner_margin(4.0);
                let row = frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.set_height(height - 14.0);
                    ui.spacing_mut().item_spacing.y = 0.0;
                    let about = RichText::new(format!("{}　{at}", form.name())).color(colours.muted.0).small();
                    ui.add(Label::new(about).truncate());
                    ui.add(Label::new(marked(ui, &hit.text, hit, colours)).truncate());
                    if self.replacing {
                        ui.add(Label::new(format!("→ {}", hit.replaced(&self.with).replace('\n', " "))).truncate());
                    }
                });
                let row = row.response.interact(Sense::click());
                row.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("第 {} 处", index + 1)));
                let replaces = self.replacing;
                row.context_menu(|ui| {
                    if replaces && ui.button("只替换这一格").clicked() {
                        asked = Some(FindAsked::Replace(replace(std::slice::from_ref(hit), &self.with)));
                        ui.close();
                    }
                });
                if row.clicked() {
                    asked = Some(FindAsked::Go(hit.form, hit.path.clone()));
                }
            }
        });
        asked
    }
}

/// The text with its hits in the colour of the selection.
fn marked(ui: &egui::Ui, text: &str, hit: &Hit, colours: &Colours) -> LayoutJob {
    let font = FontSelection::Default.resolve(ui.style());
    let plain = TextFormat::simple(font, colours.text.0);
    let lit = TextFormat { background: colours.selection.0, ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for span in &hit.spans {
        job.append(&text[at..span.start].replace('\n', " "), 0.0, plain.clone());
        job.append(&text[span.clone()], 0.0, lit.clone());
        at = span.end;
    }
    job.append(&text[at..].replace('\n', " "), 0.0, plain);
    job
}
