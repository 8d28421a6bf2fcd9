//! What is done with whole forms.

use super::Workspace;
use crate::edit::Edit;
use crate::model::{FieldPath, FormId, keys};
use crate::template::{Library, Template, blank};
use crate::ui::action::Action;
use crate::ui::modal::export::AtHand;
use crate::ui::modal::{Choice, Chooser, Modal};
use egui::Context;
use std::sync::Arc;

/// What lists call a template.
pub(in crate::ui) fn template_name(template: &Template) -> String {
    format!("{}　{}　{}", template.name, template.scope.name(), template.region)
}

impl Workspace {
    pub(super) fn act_on_form(&mut self, action: Action) {
        let Some(form) = self.form() else { return };
        let at = self.document.project().forms.iter().position(|other| other.id == form.id).unwrap_or(0);
        match action {
            Action::DuplicateForm => {
                let _ = self.change(&Edit::InsertForms { at: at + 1, forms: vec![(*form).clone()] });
                self.show_form_at(at + 1);
            }
            Action::RemoveForm => {
                let _ = self.change(&Edit::RemoveForm(form.id));
                self.told = Some(format!("已删除“{}”，按 Ctrl+Z 撤销", form.name()));
                self.show_form_at(at);
            }
            Action::MoveFormUp if at > 0 => self.move_form(form.id, at - 1),
            Action::MoveFormDown => self.move_form(form.id, at + 1),
            _ => {}
        }
    }

    /// Moves a form to another place of the list.
    pub(super) fn move_form(&mut self, form: FormId, to: usize) {
        let _ = self.change(&Edit::MoveForm { form, to });
    }

    /// Shows the form at a place of the list, or the last one.
    fn show_form_at(&mut self, at: usize) {
        let forms = &self.document.project().forms;
        let shown = forms.get(at).or(forms.last()).map(|form| form.id);
        self.editor.turn_to(shown);
    }

    /// Adds forms at the end by `edit` and shows the first of them.
    pub(in crate::ui) fn add_forms(&mut self, edit: &Edit) {
        let at = self.document.project().forms.len();
        let _ = self.change(edit);
        self.show_form_at(at);
    }

    /// The forms that printing and exporting can be told to take.
    pub(in crate::ui) fn at_hand(&self) -> AtHand {
        AtHand { shown: self.editor.form(), selected: Vec::new() }
    }

    /// Puts the cursor into the field that gives the form its name.
    pub(super) fn rename_form(&mut self, ctx: &Context, library: &Library) {
        let Some(form) = self.form() else { return };
        let template = library.template(&form.template);
        let has = |key: &&str| template.is_some_and(|template| template.field(key).is_some());
        if let Some(key) = [keys::PROJECT_NAME, keys::UNIT].into_iter().find(has) {
            self.editor.edit(ctx, &mut self.document, &form, FieldPath::field(key));
        }
    }

    /// Asks for the template of a new form.
    pub(in crate::ui) fn ask_for_template(&mut self, library: &Library) {
        let choices = library.templates().iter().map(|template| Choice {
            name: template_name(template),
            detail: template.stage.name().to_owned(),
            value: Arc::clone(template),
        });
        self.asks.push(Modal::Templates(Chooser::new("添加表", choices.collect())));
    }

    /// Asks which form is to be shown.
    pub(super) fn ask_for_form(&mut self, library: &Library) {
        let forms = &self.document.project().forms;
        let choices = forms.iter().map(|form| Choice {
            name: form.name().to_owned(),
            detail: crate::ui::form_list::amount(library, form),
            value: form.id,
        });
        self.asks.push(Modal::Forms(Chooser::new("转到表", choices.collect())));
    }

    /// Adds a new form of `template` at the end and shows it.
    pub(in crate::ui) fn add_form(&mut self, template: &Template) {
        let unit = self.document.project().unit.clone();
        let at = self.document.project().forms.len();
        let form = blank::form(template, &unit);
        let _ = self.change(&Edit::InsertForms { at, forms: vec![form] });
        self.show_form_at(at);
    }
}
