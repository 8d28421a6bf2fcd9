//! The import preview: each sheet coloured by what became of its cells, and the forms to import.

mod picture;

use super::{Answer, Around};
use crate::session::import::{ImportedForm, ReadFile, Role};
use crate::session::relabelled::relabelled;
use crate::template::Library;
use crate::ui::dialog::{Dialog, InDialog, Reply};
use crate::ui::theme::Colours;
use egui::{Context, Layout, RichText, UiBuilder};
use std::collections::BTreeSet;

/// Size of the dialog, screen points.
const WIDTH: f32 = 1200.0;
const HEIGHT: f32 = 760.0;
/// The share of the width that the picture of the sheet takes.
const PICTURE: f32 = 0.62;

/// The results of reading several files.
#[derive(Default)]
pub(in crate::ui) struct Incoming {
    pub(in crate::ui) files: Vec<ReadFile>,
    pub(in crate::ui) failures: Vec<String>,
}

/// A form that was read, by the index of its file and its own index in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    file: usize,
    form: usize,
}

/// The files read, and the forms to import.
pub(in crate::ui) struct Wanted {
    pub(in crate::ui) files: Vec<ReadFile>,
    left_out: BTreeSet<Place>,
}

impl Wanted {
    /// Whether a form is to be imported, by the index of its file and its own index in it.
    pub(in crate::ui) fn has(&self, file: usize, form: usize) -> bool {
        !self.left_out.contains(&Place { file, form })
    }
}

/// A form that is to be made a template of, in the files that were read.
pub(in crate::ui) struct Chosen {
    pub(in crate::ui) incoming: Incoming,
    /// The index of its file.
    pub(in crate::ui) file: usize,
    /// Its index in the file.
    pub(in crate::ui) form: usize,
}

/// A form in the list, with its description.
struct Listed {
    place: Place,
    about: String,
    /// What it will print otherwise than its sheet, in words.
    otherwise: String,
    /// Whether a template made from it would read more than the one that it was read with, or print it as it is.
    is_new: bool,
}

/// The sheet that is shown, by the index of its file and its own index in it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct At {
    file: usize,
    sheet: usize,
}

/// The preview, with the choice so far.
pub(in crate::ui) struct ImportDialog {
    incoming: Incoming,
    forms: Vec<Listed>,
    /// What had no place, one line each.
    notices: Vec<String>,
    left_out: BTreeSet<Place>,
    at: At,
    /// What the cell under the pointer became.
    said: String,
}

impl ImportDialog {
    pub(in crate::ui) fn new(incoming: Incoming, library: &Library) -> Self {
        let listed = |(file, read): (usize, &ReadFile)| {
            let forms = read.imported.forms.iter().enumerate();
            let listed = |(form, found): (usize, &ImportedForm)| {
                let sheet = read.imported.sheets.get(found.sheet);
                let mut cells = sheet.into_iter().flat_map(|sheet| &sheet.cells);
                let lost = cells.any(|cell| cell.form == Some(form) && matches!(cell.role, Role::NotPlaced(_)));
                let template = library.template(&found.form.template).filter(|_| !found.general);
                let otherwise =
                    template.map(|template| relabelled(&read.imported, form, template).words()).unwrap_or_default();
                let is_new = found.general || lost || !otherwise.is_empty();
                Listed { place: Place { file, form }, about: about(found), otherwise, is_new }
            };
            forms.map(listed).collect::<Vec<_>>()
        };
        let forms = incoming.files.iter().enumerate().flat_map(listed).collect();
        let notices = incoming.files.iter().flat_map(ReadFile::notices).collect();
        let at = At { file: 0, sheet: 0 };
        Self { incoming, forms, notices, left_out: BTreeSet::new(), at, said: String::new() }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let mut remembered = None;
        let agreed = Dialog::new("导入", WIDTH).high(HEIGHT).show(ctx, |ui| {
            for failure in &self.incoming.failures {
                ui.colored_label(around.colours.error.0, failure);
            }
            self.sheets(ui);
            remembered = self.halves(ui, around);
            let count = self.forms.len() - self.left_out.len();
            vec![Reply::new(format!("导入 {count} 张表"), true).only_if(count > 0), Reply::new("取消", false)]
        });
        if let Some(Place { file, form }) = remembered {
            let incoming = std::mem::take(&mut self.incoming);
            return Some(Answer::Remember(Chosen { incoming, file, form }));
        }
        if !agreed? {
            return Some(Answer::Closed);
        }
        let files = std::mem::take(&mut self.incoming.files);
        Some(Answer::Import(Wanted { files, left_out: std::mem::take(&mut self.left_out) }))
    }

    /// Shows the choice of sheets.
    fn sheets(&mut self, ui: &mut egui::Ui) {
        egui::ScrollArea::horizontal().id_salt("sheets").show(ui, |ui| {
            ui.horizontal(|ui| {
                for (file, read) in self.incoming.files.iter().enumerate() {
                    for (sheet, found) in read.imported.sheets.iter().enumerate() {
                        let name = format!("{} › {}", read.name(), found.name);
                        ui.selectable_value(&mut self.at, At { file, sheet }, name).with_agreeing_enter();
                    }
                }
            });
        });
    }

    /// Shows the sheet at the left, the result at the right, and the cell under the pointer below. Returns the form that
    /// is to be remembered.
    fn halves(&mut self, ui: &mut egui::Ui, around: &Around<'_>) -> Option<Place> {
        let line = ui.text_style_height(&egui::TextStyle::Body) + ui.spacing().item_spacing.y;
        let room = ui.available_rect_before_wrap();
        let (above, below) = room.split_top_bottom_at_y((room.bottom() - line).max(room.top()));
        let (left, right) = above.split_left_right_at_fraction(PICTURE);
        let part = |rect| UiBuilder::new().max_rect(rect).layout(Layout::top_down(egui::Align::Min));
        ui.scope_builder(part(left), |ui| self.picture(ui, around));
        let right = part(right.with_min_x(right.left() + 12.0));
        let remembered = ui.scope_builder(right, |ui| self.outcome(ui, around.colours)).inner;
        ui.scope_builder(part(below), |ui| {
            let said =
                if self.said.is_empty() { "把鼠标移到格子上，看它认成了什么。" } else { &self.said };
            ui.add(egui::Label::new(said).truncate());
        });
        remembered
    }

    /// Shows the forms that were found, and what had no place. Returns the form that is to be remembered.
    fn outcome(&mut self, ui: &mut egui::Ui, colours: &Colours) -> Option<Place> {
        let mut remembered = None;
        egui::ScrollArea::vertical().id_salt("outcome").auto_shrink(false).show(ui, |ui| {
            for Listed { place, about, otherwise, is_new } in &self.forms {
                let mut wanted = !self.left_out.contains(place);
                ui.checkbox(&mut wanted, about).with_agreeing_enter();
                if wanted {
                    self.left_out.remove(place);
                } else {
                    self.left_out.insert(*place);
                }
                if !otherwise.is_empty() {
                    ui.add(egui::Label::new(RichText::new(otherwise).weak()).wrap());
                }
                if *is_new
                    && ui
                        .button("记住这种表…")
                        .on_hover_text("照它做一份模板，以后这种表都认识，印出来和它一样")
                        .clicked()
                {
                    remembered = Some(*place);
                }
            }
            ui.separator();
            if self.notices.is_empty() {
                ui.label("每一格都有了去处。");
            } else {
                ui.colored_label(colours.warning.0, format!("有 {} 处请看一看：", self.notices.len()));
                self.notices.iter().for_each(|notice| drop(ui.add(egui::Label::new(notice).wrap())));
            }
        });
        remembered
    }
}

/// Returns the description of a form for the list.
fn about(found: &ImportedForm) -> String {
    let kind = if found.general { "（没有合适的模板，按通用表导入）" } else { "" };
    format!("{}{kind}　{} 格", found.form.name(), found.form.texts().count())
}
