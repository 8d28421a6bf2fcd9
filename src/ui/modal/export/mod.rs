//! The dialog for printing and exporting: which forms, one file or many, and what an upload sheet would lack.

mod kind;
mod printing;
mod wish;

pub(in crate::ui) use kind::Kind;
pub(in crate::ui) use wish::Wish;

use super::{Answer, Around};
use crate::model::{FormId, Project};
use crate::session::choice::FormChoice;
use crate::session::export::{Format, Lacking, lacking, profile_for};
use crate::session::listed;
use crate::template::Library;
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{ComboBox, Context, Ui};
use printing::Printing;

/// The current forms, which the dialog offers.
#[derive(Default)]
pub(in crate::ui) struct AtHand {
    /// The form that is shown.
    pub(in crate::ui) shown: Option<FormId>,
    /// The forms that are selected in the list.
    pub(in crate::ui) selected: Vec<FormId>,
}

/// The dialog with the current choices.
pub(in crate::ui) struct ExportDialog {
    wish: Wish,
    choices: Vec<Offered>,
    /// What the upload sheet would lack, one line each; None until it is computed for the current choices.
    lacking: Option<Lines>,
}

/// What the upload sheet would lack.
#[derive(Default)]
struct Lines {
    gaps: Vec<String>,
    left_out: Option<String>,
}

/// A choice of forms and its label.
struct Offered {
    forms: FormChoice,
    text: String,
}

impl ExportDialog {
    /// A dialog for `kind`; `picked` is the id of the upload profile that the user picked last.
    pub(in crate::ui) fn new(kind: Kind, project: &Project, at_hand: AtHand, picked: Option<String>) -> Self {
        let several = at_hand.selected.len() > 1;
        let mut choices = Vec::new();
        if let Some(form) = at_hand.shown.and_then(|id| project.form(id)) {
            let text = format!("这张表（{}）", form.name());
            choices.push(Offered { forms: FormChoice::Ids(vec![form.id]), text });
        }
        if several {
            let text = format!("选中的 {} 张", at_hand.selected.len());
            choices.push(Offered { forms: FormChoice::Ids(at_hand.selected), text });
        }
        choices.push(Offered { forms: FormChoice::All, text: format!("全部 {} 张", project.forms.len()) });
        // What is printed is the form at hand; a report and a file for other programs are of the whole project.
        let usual = match (several, kind.is_on_paper()) {
            (true, _) => 1,
            (false, true) => 0,
            (false, false) => choices.len() - 1,
        };
        let forms = choices[usual].forms.clone();
        let printing = Printing { paper: project.print.paper, ..Printing::default() };
        let wish = Wish { kind, forms, each: false, printing, profile: String::new(), picked };
        Self { wish, choices, lacking: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let kind = self.wish.kind;
        let agreed = Dialog::new(kind.title(), 500.0).show(ctx, |ui| {
            self.forms(ui);
            if kind == Kind::Print {
                ui.separator();
                self.wish.printing.show(ui);
            }
            if kind.follows_profile() {
                self.look(around);
                self.profile(ui, around.library);
                self.lacking(ui, around);
            }
            vec![Reply::new(kind.agreed(), true), Reply::new("取消", false)]
        })?;
        Some(if agreed { Answer::Export(self.wish.clone()) } else { Answer::Closed })
    }

    fn forms(&mut self, ui: &mut Ui) {
        for Offered { forms, text } in &self.choices {
            let radio = ui.radio(self.wish.forms == *forms, text).with_agreeing_enter();
            if radio.clicked() {
                self.wish.forms = forms.clone();
                self.wish.profile.clear();
                self.lacking = None;
            }
        }
        if self.wish.kind.can_be_each() {
            let names: Vec<&str> = Format::laid_out().map(|format| format.about().name).collect();
            let text = format!("每张表各存成文件（{} 都有），放进一个文件夹", listed(&names, "和"));
            ui.checkbox(&mut self.wish.each, text).with_agreeing_enter();
        }
    }

    /// Finds the profile for the current choices, and what its sheet would lack.
    fn look(&mut self, around: &Around<'_>) {
        let Some(document) = around.document.filter(|_| self.lacking.is_none()) else { return };
        let (project, library, wish) = (document.project(), around.library, &mut self.wish);
        if wish.profile.is_empty() {
            let picked = wish.picked.as_deref().unwrap_or_default();
            profile_for(project, library, &wish.forms, picked).clone_into(&mut wish.profile);
        }
        // A failure is reported by the export itself.
        let Lacking { gaps, left_out } = lacking(project, library, &wish.forms, &wish.profile).unwrap_or_default();
        self.lacking = Some(Lines { gaps: gaps.iter().map(ToString::to_string).collect(), left_out });
    }

    fn profile(&mut self, ui: &mut Ui, library: &Library) {
        let name = library.profile(&self.wish.profile).map_or("", |profile| profile.name.as_str());
        ui.horizontal(|ui| {
            let label = ui.label("上报表的格式");
            let combo = ComboBox::from_id_salt("profile").selected_text(name).width(280.0);
            let shown = combo.show_ui(ui, |ui| {
                for profile in library.profiles() {
                    let is_chosen = self.wish.profile == profile.id;
                    if ui.selectable_label(is_chosen, profile.name.as_str()).clicked() {
                        self.wish.profile.clone_from(&profile.id);
                        self.wish.picked = Some(profile.id.clone());
                        self.lacking = None;
                    }
                }
            });
            shown.response.labelled_by(label.id);
        });
    }

    /// Shows the forms that are left out, and the required columns that would be empty.
    fn lacking(&self, ui: &mut Ui, around: &Around<'_>) {
        let Some(Lines { gaps, left_out }) = &self.lacking else { return };
        if let Some(text) = left_out {
            ui.colored_label(around.colours.warning.0, text);
        }
        if !gaps.is_empty() {
            ui.separator();
            ui.colored_label(around.colours.warning.0, "上报系统要填、这份表里还空着的：");
            gaps.iter().for_each(|gap| drop(ui.label(gap.as_str())));
        }
    }
}
