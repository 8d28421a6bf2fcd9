//! Printing and exporting: of which forms, into one file or many, and what an upload sheet would lack.

mod kind;
mod wish;

pub(in crate::ui) use kind::Kind;
pub(in crate::ui) use wish::{Forms, Wish};

use super::{Answer, Around};
use crate::model::{FormId, Project};
use crate::session::export::gaps;
use crate::template::Library;
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{ComboBox, Context, Ui};
use std::path::Path;
use std::sync::Arc;

/// The forms of the project that can be chosen.
#[derive(Default)]
pub(in crate::ui) struct AtHand {
    /// The one that is shown.
    pub(in crate::ui) shown: Option<FormId>,
    /// Those that are selected in the list.
    pub(in crate::ui) selected: Vec<FormId>,
}

/// The dialog, with what is chosen so far.
pub(in crate::ui) struct ExportDialog {
    wish: Wish,
    choices: Vec<Offered>,
    gaps: Option<Gaps>,
}

/// What an upload sheet would leave empty, for as long as what is asked for stays the same.
struct Gaps {
    wish: Wish,
    project: Arc<Project>,
    lines: Vec<String>,
}

/// A choice of forms, as the dialog names it.
struct Offered {
    forms: Forms,
    text: String,
}

impl ExportDialog {
    /// Asks what `kind` is to be made of; `profile` is the id of the upload profile that was used last.
    pub(in crate::ui) fn new(kind: Kind, project: &Project, at_hand: AtHand, profile: String) -> Self {
        let several = at_hand.selected.len() > 1;
        let mut choices = Vec::new();
        if let Some(form) = at_hand.shown.and_then(|id| project.form(id)) {
            let text = format!("这张表（{}）", form.name());
            choices.push(Offered { forms: Forms::This(form.id), text });
        }
        if several {
            let text = format!("选中的 {} 张", at_hand.selected.len());
            choices.push(Offered { forms: Forms::Selected(at_hand.selected), text });
        }
        choices.push(Offered { forms: Forms::All, text: format!("全部 {} 张", project.forms.len()) });
        let usual = match kind {
            _ if several => 1,
            Kind::Print => 0,
            Kind::Pdf | Kind::Xlsx | Kind::Upload | Kind::Json | Kind::Report => choices.len() - 1,
        };
        let forms = choices[usual].forms.clone();
        Self { wish: Wish { kind, forms, each: false, profile }, choices, gaps: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let kind = self.wish.kind;
        let agreed = Dialog::new(kind.title(), 460.0).show(ctx, |ui| {
            self.forms(ui);
            if kind == Kind::Upload {
                self.profile(ui, around.library);
                self.gaps(ui, around);
            }
            vec![Reply::new(kind.agreed(), true), Reply::new("取消", false)]
        })?;
        Some(if agreed { Answer::Export(self.wish.clone()) } else { Answer::Closed })
    }

    fn forms(&mut self, ui: &mut Ui) {
        for Offered { forms, text } in &self.choices {
            let radio = ui.radio(self.wish.forms == *forms, text).as_field();
            if radio.clicked() {
                self.wish.forms = forms.clone();
            }
        }
        if self.wish.kind.can_be_each() {
            let text = "每张表各存成文件（PDF 和 Excel 都有），放进一个文件夹";
            ui.checkbox(&mut self.wish.each, text).as_field();
        }
    }

    /// What of the cells that the finance system wants the sheet would leave empty.
    fn gaps(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let Some(document) = around.document else { return };
        let project = document.project();
        let stale = |kept: &Gaps| kept.wish != self.wish || !Arc::ptr_eq(&kept.project, project);
        if self.gaps.as_ref().is_none_or(stale) {
            let order = self.wish.order(Path::new(""), None);
            let lines = match gaps(project, around.library, &order) {
                Ok(gaps) => gaps.iter().map(ToString::to_string).collect(),
                Err(error) => vec![error.to_string()],
            };
            self.gaps = Some(Gaps { wish: self.wish.clone(), project: Arc::clone(project), lines });
        }
        let lines = self.gaps.as_ref().map_or(&[][..], |gaps| &gaps.lines);
        if !lines.is_empty() {
            ui.colored_label(around.colours.warning.0, "上报系统必填的格有空着的，导出后请补上：");
            lines.iter().for_each(|line| drop(ui.add(egui::Label::new(line).wrap())));
        }
    }

    fn profile(&mut self, ui: &mut Ui, library: &Library) {
        let name = library.profile(&self.wish.profile).map_or("", |profile| profile.name.as_str());
        ui.horizontal(|ui| {
            let label = ui.label("上报表的格式");
            let combo = ComboBox::from_id_salt("profile").selected_text(name).width(280.0);
            let shown = combo.show_ui(ui, |ui| {
                for profile in library.profiles() {
                    ui.selectable_value(&mut self.wish.profile, profile.id.clone(), profile.name.as_str());
                }
            });
            shown.response.labelled_by(label.id);
        });
    }
}
