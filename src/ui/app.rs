//! The window's frame: what is open, and which action is carried out.

use super::action::Action;
use super::dialogs::{Answer, Dialogs, Purpose};
use super::job::Jobs;
use super::palette::Palette;
use super::theme::Theme;
use super::workspace::Workspace;
use super::{fonts, ime, menu, start};
use crate::model::{Project, Unit};
use crate::session::library::library;
use crate::session::{Document, samples::Sample};
use crate::template::{Library, Template, blank};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The window.
pub struct App {
    pub(super) theme: Theme,
    pub(super) dark: bool,
    pub(super) library: Arc<Library>,
    pub(super) workspace: Option<Workspace>,
    pub(super) dialogs: Dialogs,
    pub(super) jobs: Jobs,
    pub(super) palette: Palette,
    /// What the user is told, until she closes it.
    pub(super) notice: Option<String>,
    /// What is done once unsaved changes are dealt with.
    pending: Option<Leaving>,
    /// Closing was agreed to.
    closing: bool,
    /// The title that the window has.
    titled: String,
}

/// What would lose unsaved changes.
#[derive(Debug, Clone)]
pub(super) enum Leaving {
    Quit,
    Close,
    Open(PathBuf),
    Start(Box<Project>),
}

impl App {
    /// The window's state, with the project at `path` open where one is given.
    pub fn new(ctx: &Context, path: Option<PathBuf>) -> Result<Self, crate::template::ReadError> {
        let theme = Theme::builtin()?;
        ctx.set_fonts(fonts::definitions());
        theme.apply(ctx, false);
        if ime::is_needed() {
            ctx.add_plugin(ime::KeepInputMethod::default());
        }
        let (library, problems) = library();
        let mut app = Self {
            theme,
            dark: false,
            library: Arc::new(library),
            workspace: None,
            dialogs: Dialogs::default(),
            jobs: Jobs::default(),
            palette: Palette::default(),
            notice: (!problems.is_empty()).then(|| problems.join("\n")),
            pending: None,
            closing: false,
            titled: String::new(),
        };
        if let Some(path) = path {
            app.open(&path);
        }
        Ok(app)
    }

    /// Draws the window and does what the user asks for.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        let mut wanted = menu::pressed(&ctx, self.workspace.is_some());
        self.take_answers(&ctx);
        egui::Panel::top("menu").show(ui, |ui| wanted = menu::show(ui, self).or(wanted));
        match &mut self.workspace {
            Some(workspace) => {
                let colours = self.theme.colours(self.dark).clone();
                workspace.show(ui, &self.library, &colours);
            }
            None => start::show(ui, self),
        }
        wanted = self.palette.show(&ctx, self.workspace.is_some()).or(wanted);
        if let Some(action) = wanted {
            self.act(&ctx, action);
        }
        self.show_modals(&ctx);
        self.guard_closing(&ctx);
        self.title(&ctx);
    }

    /// Carries out `action`.
    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::New => self.leave(ctx, Leaving::Start(Box::default())),
            Action::Open => self.dialogs.ask(ctx, Purpose::Open, "project.ron"),
            Action::CloseProject => self.leave(ctx, Leaving::Close),
            Action::Quit => self.leave(ctx, Leaving::Quit),
            Action::Save => self.save(ctx),
            Action::SaveAs => self.ask_for_file(ctx, Purpose::SaveAs, "ron"),
            Action::ExportPdf => self.ask_for_file(ctx, Purpose::Pdf, "pdf"),
            Action::ExportXlsx => self.ask_for_file(ctx, Purpose::Xlsx, "xlsx"),
            Action::ExportUpload => self.ask_for_file(ctx, Purpose::Upload, "xlsx"),
            Action::ExportJson => self.ask_for_file(ctx, Purpose::Json, "json"),
            Action::ToggleDark => {
                self.dark = !self.dark;
                self.theme.apply(ctx, self.dark);
            }
            Action::Palette => self.palette.open(),
            other => {
                if let Some(workspace) = &mut self.workspace {
                    workspace.act(other);
                }
            }
        }
    }

    fn save(&mut self, ctx: &Context) {
        let Some(workspace) = &mut self.workspace else { return };
        match workspace.document.save() {
            Ok(true) => {}
            Ok(false) => self.ask_for_file(ctx, Purpose::SaveAs, "ron"),
            Err(error) => self.notice = Some(error.to_string()),
        }
    }

    fn ask_for_file(&mut self, ctx: &Context, purpose: Purpose, extension: &str) {
        if let Some(workspace) = &self.workspace {
            self.dialogs.ask(ctx, purpose, &format!("{}.{extension}", workspace.document.name()));
        }
    }

    /// Does what the user chose files for.
    fn take_answers(&mut self, ctx: &Context) {
        if let Some(Answer { purpose, path }) = self.dialogs.answer() {
            match purpose {
                Purpose::Open => self.leave(ctx, Leaving::Open(path)),
                Purpose::SaveAs => {
                    let saved = self.workspace.as_mut().map(|workspace| workspace.document.save_as(&path));
                    if let Some(Err(error)) = saved {
                        self.notice = Some(error.to_string());
                    } else if let Some(next) = self.pending.take() {
                        self.go(ctx, next);
                    }
                }
                _ => self.export(ctx, purpose, &path),
            }
        }
        if let Some(told) = self.jobs.finished() {
            self.notice = Some(told);
        }
    }

    fn export(&mut self, ctx: &Context, purpose: Purpose, path: &Path) {
        if let Some(workspace) = &mut self.workspace {
            let _ = workspace.document.commit_draft();
            let project = Arc::clone(workspace.document.project());
            self.jobs.export(ctx, project, Arc::clone(&self.library), purpose.order(path));
        }
    }

    /// Does `next` at once, or after asking what becomes of unsaved changes.
    fn leave(&mut self, ctx: &Context, next: Leaving) {
        if self.workspace.as_ref().is_some_and(|workspace| workspace.document.is_dirty()) {
            self.pending = Some(next);
        } else {
            self.go(ctx, next);
        }
    }

    fn go(&mut self, ctx: &Context, next: Leaving) {
        match next {
            Leaving::Quit => {
                self.closing = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Leaving::Close => self.workspace = None,
            Leaving::Open(path) => self.open(&path),
            Leaving::Start(project) => self.workspace = Some(Workspace::new(Document::new(*project))),
        }
    }

    fn open(&mut self, path: &Path) {
        match Document::open(path) {
            Ok(document) => self.workspace = Some(Workspace::new(document)),
            Err(error) => self.notice = Some(error.to_string()),
        }
    }

    /// Starts a project with one form of `template`.
    pub(super) fn start(&mut self, template: &Template) {
        let mut project = Project::default();
        project.push(blank::form(template, &Unit::default()));
        self.workspace = Some(Workspace::new(Document::new(project)));
    }

    /// Opens a sample as a project of the user's own.
    pub(super) fn try_sample(&mut self, sample: &Sample) {
        match sample.project() {
            Ok(project) => self.workspace = Some(Workspace::new(Document::new(project))),
            Err(error) => self.notice = Some(error.to_string()),
        }
    }

    fn show_modals(&mut self, ctx: &Context) {
        self.dialogs.show(ctx);
        self.jobs.show(ctx);
        if let Some(text) = self.notice.clone() {
            let closed = egui::Modal::new(egui::Id::unique("notice")).show(ctx, |ui| {
                ui.set_max_width(520.0);
                ui.label(text);
                ui.add_space(8.0);
                ui.vertical_centered(|ui| ui.button("知道了").clicked()).inner
            });
            if closed.inner || closed.should_close() {
                self.notice = None;
            }
        }
        if self.pending.is_some() && !self.dialogs.is_open() {
            self.ask_about_changes(ctx);
        }
    }

    fn ask_about_changes(&mut self, ctx: &Context) {
        let name = self.workspace.as_ref().map(|workspace| workspace.document.name()).unwrap_or_default();
        let modal = egui::Modal::new(egui::Id::unique("unsaved")).show(ctx, |ui| {
            ui.set_max_width(420.0);
            ui.label(format!("“{name}”还有没保存的改动，要保存吗？"));
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let save = ui.button("保存").clicked();
                let discard = ui.button("不保存").clicked();
                (save, discard, ui.button("取消").clicked())
            })
            .inner
        });
        let (save, discard, cancel) = modal.inner;
        if save {
            self.save(ctx);
            let saved = self.workspace.as_ref().is_some_and(|workspace| !workspace.document.is_dirty());
            if let Some(next) = self.pending.take_if(|_| saved) {
                self.go(ctx, next);
            }
        } else if discard {
            if let Some(next) = self.pending.take() {
                self.go(ctx, next);
            }
        } else if cancel || modal.should_close() {
            self.pending = None;
        }
    }

    /// The window's own close button asks about unsaved changes too.
    fn guard_closing(&mut self, ctx: &Context) {
        let dirty = self.workspace.as_ref().is_some_and(|workspace| workspace.document.is_dirty());
        if ctx.input(|input| input.viewport().close_requested()) && dirty && !self.closing {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            self.pending = Some(Leaving::Quit);
        }
    }

    fn title(&mut self, ctx: &Context) {
        let title = self.workspace.as_ref().map_or_else(
            || "绩表".to_owned(),
            |workspace| {
                let mark = if workspace.document.is_dirty() { "● " } else { "" };
                format!("{mark}{} — 绩表", workspace.document.name())
            },
        );
        // Every command makes another frame: only a title that is new is told.
        if title != self.titled {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.show(ui);
    }
}
