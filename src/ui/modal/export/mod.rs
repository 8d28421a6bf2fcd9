//! The dialog for printing and exporting: which forms, one file or many, and what an upload sheet would lack.

mod kind;
mod wish;

pub(in crate::ui) use kind::Kind;
pub(in crate::ui) use wish::Wish;

use super::{Answer, Around};
use crate::model::{FormId, Project};
use crate::session::choice::FormChoice;
use crate::session::export::{Format, gaps};
use crate::session::listed;
use crate::template::Library;
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{ComboBox, Context, Ui};

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
    gaps: Option<Vec<String>>,
}

/// A choice of forms and its label.
struct Offered {
    forms: FormChoice,
    text: String,
}

impl ExportDialog {
    /// A dialog for `kind`; `profile` is the id of the upload profile that was used last.
    pub(in crate::ui) fn new(kind: Kind, project: &Project, at_hand: AtHand, profile: String) -> Self {
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
        let usual = match kind {
            _ if several => 1,
            Kind::Print => 0,
            Kind::Forms(_) | Kind::Report => choices.len() - 1,
        };
        let forms = choices[usual].forms.clone();
        Self { wish: Wish { kind, forms, each: false, profile }, choices, gaps: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let kind = self.wish.kind;
        let agreed = Dialog::new(kind.title(), 500.0).show(ctx, |ui| {
            self.forms(ui);
            if kind.follows_profile() {
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
                self.gaps = None;
            }
        }
        if self.wish.kind.can_be_each() {
            let names: Vec<&str> = Format::laid_out().map(|format| format.about().name).collect();
            let text = format!("每张表各存成文件（{} 都有），放进一个文件夹", listed(&names, "和"));
            ui.checkbox(&mut self.wish.each, text).with_agreeing_enter();
        }
    }

    fn profile(&mut self, ui: &mut Ui, library: &Library) {
        let name = library.profile(&self.wish.profile).map_or("", |profile| profile.name.as_str());
        ui.horizontal(|ui| {
            let label = ui.label("上报表的格式");
            let combo = ComboBox::from_id_salt("profile").selected_text(name).width(280.0);
            let shown = combo.show_ui(ui, |ui| {
                for profile in library.profiles() {
                    let id = profile.id.clone();
                    if ui.selectable_value(&mut self.wish.profile, id, profile.name.as_str()).clicked() {
                        self.gaps = None;
                    }
                }
            });
            shown.response.labelled_by(label.id);
        });
    }

    /// Shows the required columns that would be empty.
    fn lacking(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let Some(document) = around.document else { return };
        let Wish { forms, profile, .. } = &self.wish;
        let gaps = self.gaps.get_or_insert_with(|| {
            // A failure is reported by the export itself.
            let gaps = gaps(document.project(), around.library, forms, profile).unwrap_or_default();
            gaps.iter().map(ToString::to_string).collect()
        });
        if !gaps.is_empty() {
            ui.separator();
            ui.colored_label(around.colours.warning.0, "上报系统要填、这份表里还空着的：");
            gaps.iter().for_each(|gap| drop(ui.label(gap.as_str())));
        }
    }
}
