//! Dispatches actions: to the app, or to the workspace of the open project.

use super::super::action::Action;
use super::super::modal::export::Kind;
use super::super::modal::files::{Opens, Purpose};
use super::super::modal::{Choice, Chooser, Diagnostics, Leaving, Modal, SettingsDialog};
use super::{App, Workspace};
use egui::{Context, Event};

impl App {
    /// Carries out `action`.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`Workspace::act` names those that are left")]
    pub(super) fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::New => self.leave(ctx, Leaving::Start(Box::default())),
            Action::Open => self.ask(ctx, Purpose::Opens(Opens::Project), "项目.ron".to_owned()),
            Action::Import => self.ask(ctx, Purpose::Opens(Opens::Sheets), "表.xlsx".to_owned()),
            Action::LearnProfile => {
                self.ask(ctx, Purpose::Opens(Opens::UploadSheet), "上报模板.xlsx".to_owned());
            }
            Action::CloseProject => self.leave(ctx, Leaving::Close),
            Action::Quit => self.leave(ctx, Leaving::Quit),
            Action::Save => self.save(ctx),
            Action::SaveAs => self.ask_where_to_save(ctx),
            Action::Export(format) => self.ask_what_to_export(Kind::Forms(format)),
            Action::ExportReport => self.ask_what_to_export(Kind::Report),
            Action::Print => self.ask_what_to_export(Kind::Print),
            Action::Backups => self.open_backups(),
            Action::Recoveries => self.look_for_recoveries(true),
            Action::Settings => self.open_settings(),
            Action::ToggleDark => {
                self.settings.dark = !self.settings.dark;
                self.theme.apply(ctx, self.settings.dark, self.settings.text_pt);
            }
            Action::Palette => self.open_palette(),
            Action::Manual => self.manual.toggle(),
            Action::Diagnostics => self.modals.push(Modal::Diagnostics(Diagnostics::new(ctx, &self.settings))),
            // Sent to the focused widget as if the shortcut was pressed.
            Action::Cut => self.event = Some(Event::Cut),
            Action::Copy => self.event = Some(Event::Copy),
            Action::Paste => self.event = self.workspace.as_mut().and_then(Workspace::clipboard_text).map(Event::Paste),
            _ => {
                if let Some(workspace) = &mut self.workspace {
                    workspace.act(ctx, action, &self.library);
                }
            }
        }
        // Events and dialogs take effect in the next frame.
        ctx.request_repaint();
    }

    fn open_settings(&mut self) {
        if let Some(workspace) = &self.workspace {
            workspace.keep_in(&mut self.settings);
        }
        self.modals.push(Modal::Settings(SettingsDialog::new(&self.settings)));
    }

    fn open_palette(&mut self) {
        let has_project = self.workspace.is_some();
        let fits = |action: &Action| (has_project || action.without_project()) && *action != Action::Palette;
        let choices = Action::all().filter(fits).map(|action| {
            let about = action.about();
            Choice { name: format!("{}：{}", about.menu.name(), about.name), detail: about.keys(), value: action }
        });
        self.modals.push(Modal::Palette(Chooser::new("命令", choices.collect())));
    }
}
