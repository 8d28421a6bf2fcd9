//! Carries out the answers to dialogs. Dialogs only return them: none changes the window while it is drawn.

use super::super::modal::elsewhere::Opening;
use super::super::modal::files::{Opens, Purpose};
use super::super::modal::job::Ended;
use super::super::modal::{Answer, Around, ComparisonDialog, Keys, Leaving, Modal, Notice};
use super::App;
use crate::session::instance::call;
use crate::session::library::library;
use crate::session::settings::Settings;
use egui::{Context, Id, LayerId, Order};
use std::sync::Arc;

impl App {
    /// Shows the topmost dialog and carries out its answer.
    pub(super) fn show_modals(&mut self, ctx: &Context) {
        if let Some(workspace) = &mut self.workspace {
            workspace.asks.drain(..).for_each(|modal| self.modals.push(modal));
            workspace.opens.take().iter().for_each(|folder| self.outside.open(ctx, folder));
        }
        if let Some(failure) = self.outside.failure() {
            self.modals.push(Notice::from(failure));
        }
        let around = Around {
            library: &self.library,
            colours: self.theme.colours(self.settings.dark),
            keeper: self.keeper.as_ref(),
            document: self.workspace.as_ref().map(|workspace| &workspace.document),
            outside: &self.outside,
        };
        let Some(answer) = self.modals.show(ctx, &around) else { return };
        self.answer(ctx, answer);
        match (self.modals.keys_again(), &mut self.workspace) {
            (Some(Keys::Of(id)), _) => give_keys(ctx, id),
            (Some(Keys::Nobodys), Some(workspace)) => workspace.take_keys(),
            (Some(Keys::Nobodys), None) | (None, _) => {}
        }
    }

    fn answer(&mut self, ctx: &Context, answer: Answer) {
        match answer {
            Answer::Closed => {}
            // No file was chosen to save to, so what was to follow the save does not happen.
            Answer::NoFile => self.after_saving = None,
            Answer::Tell(notice) | Answer::Ended(Ended::Tell(notice)) => self.modals.push(notice),
            Answer::Ended(Ended::Show(path)) => self.outside.open(ctx, &path),
            Answer::Ended(Ended::Compared(other, name)) => {
                self.modals.push(Modal::Comparison(ComparisonDialog::with(*other, &name)));
            }
            Answer::Ended(Ended::Imported(incoming)) => self.take_in(incoming),
            Answer::Act(action) => self.act(ctx, action),
            Answer::AddForm(template) => self.of_workspace(|workspace| workspace.add_form(&template)),
            Answer::ShowForm(form) => self.of_workspace(|workspace| workspace.turn_to(form)),
            Answer::GoTo(form, path) => self.of_workspace(|workspace| workspace.go_to(form, path)),
            Answer::CompareFile => self.ask(ctx, Purpose::Opens(Opens::Compared), "项目.ron".to_owned()),
            Answer::SaveTable(table) => self.ask_where_to_save_table(ctx, table),
            Answer::AddToBranch(branch) => self.of_workspace(|workspace| workspace.add_to_branch(&branch)),
            // Focus goes back to the control that opened the dialog, so it is not given to the form here.
            Answer::Change(edit) => {
                let _ = self.workspace.as_mut().map(|workspace| workspace.change(&edit));
            }
            Answer::Begin(project) => self.leave(ctx, Leaving::Take(project)),
            Answer::Stations(edit) => self.of_workspace(|workspace| workspace.add_stations(&edit)),
            Answer::Settings(settings) => self.take_settings(ctx, *settings),
            Answer::Import(wanted) => self.add_imported(&wanted),
            Answer::Preview(incoming) => self.take_in(incoming),
            Answer::Remember(chosen) => self.remember_form(chosen),
            Answer::Remembered(incoming) => {
                self.take_templates();
                self.import(ctx, incoming.files.into_iter().map(|file| file.path).collect());
            }
            Answer::TemplatesChanged => self.take_templates(),
            Answer::Learned(notice) => {
                self.library = Arc::new(library().0);
                self.modals.push(notice);
            }
            Answer::Export(wish) => self.export(ctx, wish),
            Answer::Ask(question) => self.ask_again(ctx, question),
            Answer::ByHand(question) => self.ask_by_hand(question),
            Answer::Files(files) => self.take_files(ctx, files),
            Answer::SaveAndLeave(next) => self.save_and_leave(ctx, next),
            Answer::Leave(next) => self.go(ctx, next),
            Answer::SaveTo(target) => self.save_to(ctx, target),
            Answer::SaveElsewhere => self.ask_where_to_save(ctx),
            Answer::Elsewhere(opening) => self.open_elsewhere(opening),
            Answer::Restore(recovery) => self.restore(*recovery),
        }
    }

    /// Does something in the open project, then gives the form the focus.
    fn of_workspace(&mut self, done: impl FnOnce(&mut super::Workspace)) {
        if let Some(workspace) = &mut self.workspace {
            done(workspace);
            workspace.take_keys();
        }
    }

    fn take_settings(&mut self, ctx: &Context, settings: Settings) {
        self.settings = settings;
        self.theme.apply(ctx, self.settings.dark, self.settings.text_pt);
        if let Some(keeper) = &mut self.keeper {
            keeper.kept_backups = self.settings.backups;
        }
        if let Some(workspace) = &mut self.workspace {
            workspace.zoom_to(self.settings.zoom);
        }
    }

    fn open_elsewhere(&mut self, opening: Opening) {
        let Some(keeper) = self.keeper.clone() else { return };
        let opened = match opening {
            Opening::There(holder) => {
                if !call(&holder) {
                    self.modals.push(Notice::from("那个窗口没有回应，可能已经关闭。请再打开一次。".to_owned()));
                }
                return;
            }
            Opening::ReadOnly(path) => keeper.open_read_only(&path),
            Opening::Copy(path) => keeper.open_copy(&path),
        };
        match opened {
            Ok(document) => self.show_document(document),
            Err(error) => self.modals.push(Notice::from(error.to_string())),
        }
    }
}

/// Gives the control `id` the focus.
fn give_keys(ctx: &Context, id: Id) {
    // A Tab that the dialog left unused makes egui give the focus to the next widget that asks for it. A dummy asks
    // first, and the request for `id` then replaces it.
    let nobody = LayerId::new(Order::Tooltip, Id::unique("nobody"));
    ctx.memory_mut(|memory| {
        memory.interested_in_focus(nobody.id, nobody);
        memory.request_focus(id);
    });
}
