//! Actions on whole forms.

use super::Workspace;
use crate::edit::Edit;
use crate::edit::forms::{Beside, duplicate_forms, move_forms, remove_forms};
use crate::model::{BureauField, FieldPath, Form, FormId, keys};
use crate::template::{Library, Template, blank, shown};
use crate::ui::action::Action;
use crate::ui::modal::export::AtHand;
use crate::ui::modal::{Choice, Chooser, Modal};
use crate::ui::template_name::template_name;
use egui::Context;
use std::sync::Arc;

impl Workspace {
    /// Carries out an action on forms.
    pub(super) fn act_on_forms(&mut self, forms: &[FormId], action: Action) {
        let project = Arc::clone(self.document.project());
        let places = project.forms.iter().enumerate().filter(|(_, form)| forms.contains(&form.id));
        let places: Vec<usize> = places.map(|(place, _)| place).collect();
        let (Some(first), Some(last)) = (places.first(), places.last()) else { return };
        if action == Action::DuplicateForm {
            if let Some(edit) = duplicate_forms(&project, forms) {
                let _ = self.change(&edit);
                self.show_form_at(last + 1);
            }
        } else if action == Action::RemoveForm {
            let _ = self.change(&remove_forms(forms));
            let what = match forms {
                [_] => format!("“{}”", project.forms[*first].name()),
                _ => format!(" {} 张表", forms.len()),
            };
            self.told = Some(format!("已删除{what}，按 Ctrl+Z 撤销"));
            self.show_form_at(*first);
        } else {
            self.turn_to(project.forms[*first].id);
            self.wanted = Some(action);
        }
    }

    /// Moves the current form up or down.
    pub(super) fn move_form(&mut self, action: Action) {
        let project = Arc::clone(self.document.project());
        let Some(form) = self.editor.form() else { return };
        let Some(at) = project.forms.iter().position(|other| other.id == form) else { return };
        let other = if action == Action::MoveFormUp { at.checked_sub(1) } else { Some(at + 1) };
        let Some(other) = other.and_then(|place| project.forms.get(place)) else { return };
        let beside = if action == Action::MoveFormUp { Beside::Before(other.id) } else { Beside::After(other.id) };
        if let Some(edit) = move_forms(&project, &[form], beside) {
            let _ = self.change(&edit);
        }
    }

    /// Shows the form at an index of the project, or the last one.
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

    /// Adds imported forms by `edit`, and tells where the bureau's own data were completed by it.
    pub(in crate::ui) fn add_imported(&mut self, edit: &Edit) {
        let before = self.document.project().bureau.clone();
        self.add_forms(edit);
        let bureau = &self.document.project().bureau;
        let new = BureauField::ALL.into_iter().filter(|field| before.text(*field) != bureau.text(*field));
        let new: Vec<String> = new.map(|field| format!("{} {}", field.label(), bureau.text(field))).collect();
        if !new.is_empty() {
            self.told = Some(format!("已导入；单位信息按导入的表填写：{}（Ctrl+U 修改）", new.join("，")));
        }
    }

    /// Returns the forms that printing and exporting can choose from.
    pub(in crate::ui) fn at_hand(&self) -> AtHand {
        AtHand { shown: self.editor.form(), selected: self.panes.list.chosen() }
    }

    /// Edits the field that gives the form its name.
    pub(super) fn rename_form(&mut self, ctx: &Context, library: &Library) {
        let Some(form) = self.form() else { return };
        let template = library.template(&form.template);
        let has = |key: &&str| template.is_some_and(|template| template.field(key).is_some());
        if let Some(key) = [keys::PROJECT_NAME, keys::BUREAU].into_iter().find(has) {
            self.editor.edit(ctx, &mut self.document, &form, &FieldPath::field(key));
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

    /// Asks which form to show, in the order of the list and starting at the current one.
    pub(super) fn ask_for_form(&mut self, library: &Library) {
        let stage = |form: &Form| library.template(&form.template).map(|template| shown::stage(template, form));
        let mut forms: Vec<&Form> = self.document.project().forms.iter().map(AsRef::as_ref).collect();
        forms.sort_by_cached_key(|form| stage(form).map_or(usize::MAX, |stage| stage as usize));
        let at = forms.iter().position(|form| Some(form.id) == self.editor.form());
        let choices = forms.into_iter().map(|form| Choice {
            name: form.name().to_owned(),
            detail: crate::ui::forms_pane::amount(library, form),
            value: form.id,
        });
        self.asks.push(Modal::Forms(Chooser::new("转到表", choices.collect()).at(at)));
    }

    /// Adds a new form of `template` at the end and shows it.
    pub(in crate::ui) fn add_form(&mut self, template: &Template) {
        let bureau = self.document.project().bureau.clone();
        let at = self.document.project().forms.len();
        let form = blank::form(template, &bureau);
        let _ = self.change(&Edit::InsertForms { at, forms: vec![form] });
        self.show_form_at(at);
    }
}
