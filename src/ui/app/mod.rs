//! The window's frame: what is open, and which action is carried out.

mod closing;
mod files;
mod import;
mod opening;
mod profiles;
mod recovery;
mod saving;

pub(super) use import::Incoming;

use super::action::Action;
use super::chooser::{Choice, Chooser, Chosen};
use super::dialogs::{Dialogs, Purpose};
use super::import_window::ImportWindow;
use super::job::Jobs;
use super::learn_window::LearnWindow;
use super::manual::Manual;
use super::notice::Notice;
use super::picture::Pictures;
use super::settings_window::{Closed, SettingsWindow};
use super::theme::{Colours, Theme};
use super::workspace::Workspace;
use super::{fonts, ime, menu, start};
use crate::model::{Project, Unit};
use crate::session::crash::caught;
use crate::session::instance::Instance;
use crate::session::keeper::Keeper;
use crate::session::library::library;
use crate::session::saving::Target;
use crate::session::settings::{self, Settings};
use crate::session::{Document, samples::Sample};
use crate::template::{Library, Template, blank};
use closing::Leaving;
use egui::{Context, Event};
use opening::Elsewhere;
use profiles::GENERAL;
use recovery::{Backups, Offer};
use saving::Trouble;
use std::path::PathBuf;
use std::sync::Arc;
use strum::VariantArray;

/// The frame from which on the user can be asked something.
const FIRST_QUESTION: u64 = 3;

/// What a window begins with.
#[derive(Debug, Default)]
pub struct Start {
    /// The project that is opened.
    pub path: Option<PathBuf>,
    /// What the user chose for the program; None is a window that keeps no settings.
    pub settings: Option<Settings>,
    /// Keeps recovery copies, backups and locks; None keeps nothing.
    pub keeper: Option<Keeper>,
    /// Hears when another start of the program wants this window.
    pub instance: Option<Arc<Instance>>,
    /// What the user is told first. Settings that could not be read are not written over.
    pub problem: Option<String>,
}

/// The window.
pub struct App {
    theme: Theme,
    pub(super) settings: Settings,
    /// The settings as they are in the file; None where none are kept.
    kept: Option<Settings>,
    pub(super) library: Arc<Library>,
    pub(super) workspace: Option<Workspace>,
    pub(super) pictures: Pictures,
    dialogs: Dialogs,
    jobs: Jobs,
    palette: Option<Chooser<Action>>,
    /// The upload profiles, while one is chosen.
    profiles: Option<Chooser<String>>,
    /// The id of the profile that the next upload sheet is for.
    profile: String,
    learning: Option<LearnWindow>,
    importing: Option<ImportWindow>,
    settings_window: Option<SettingsWindow>,
    manual: Manual,
    bar: menu::Bar,
    /// What the user is told, until she closes it.
    notice: Option<Notice>,
    keeper: Option<Keeper>,
    instance: Option<Arc<Instance>>,
    /// Where the save under way goes to.
    saving: Option<Target>,
    trouble: Option<Trouble>,
    elsewhere: Option<Elsewhere>,
    offer: Offer,
    backups: Option<Backups>,
    /// What is done once unsaved changes are dealt with.
    pending: Option<Leaving>,
    /// Closing was agreed to.
    closing: bool,
    /// The title that the window has.
    titled: String,
    /// What the menu asks the text field to do in the next frame.
    event: Option<Event>,
}

impl App {
    /// The window's state, with a project open where `start` names one.
    pub fn new(ctx: &Context, start: Start) -> Result<Self, crate::template::ReadError> {
        let theme = Theme::builtin()?;
        let settings = start.settings.clone().unwrap_or_default();
        ctx.set_fonts(fonts::definitions());
        theme.apply(ctx, settings.dark, settings.text_pt);
        if ime::is_needed() {
            ctx.add_plugin(ime::KeepInputMethod::default());
        }
        let (library, mut problems) = library();
        problems.extend(start.problem.clone());
        let mut app = Self {
            theme,
            settings,
            kept: start.settings.filter(|_| start.problem.is_none()),
            library: Arc::new(library),
            workspace: None,
            pictures: Pictures::default(),
            dialogs: Dialogs::default(),
            jobs: Jobs::default(),
            palette: None,
            profiles: None,
            profile: GENERAL.to_owned(),
            learning: None,
            importing: None,
            settings_window: None,
            manual: Manual::default(),
            bar: menu::Bar::default(),
            notice: (!problems.is_empty()).then(|| problems.join("\n").into()),
            keeper: start.keeper,
            instance: start.instance,
            saving: None,
            trouble: None,
            elsewhere: None,
            offer: Offer::default(),
            backups: None,
            pending: None,
            closing: false,
            titled: String::new(),
            event: None,
        };
        if let Some(path) = start.path {
            app.open(&path);
        }
        app.look_for_recoveries(false);
        Ok(app)
    }

    /// The colours of the look that is on.
    pub(super) fn colours(&self) -> &Colours {
        self.theme.colours(self.settings.dark)
    }

    /// Draws the window and does what the user asks for.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if let Some(event) = self.event.take() {
            ctx.input_mut(|input| input.events.push(event));
        }
        self.bar.take_keys(&ctx);
        let mut wanted = menu::pressed(&ctx, self.workspace.is_some());
        self.take_answers(&ctx);
        self.take_dropped(&ctx);
        self.take_saved(&ctx);
        self.answer_calls(&ctx);
        egui::Panel::top("menu").show(ui, |ui| {
            let document = self.workspace.as_ref().map(|workspace| &workspace.document);
            wanted = self.bar.show(ui, document).or(wanted);
            wanted = menu::toolbar(ui, document).or(wanted);
        });
        let colours = self.colours().clone();
        self.manual.show(ui, &colours);
        match &mut self.workspace {
            Some(workspace) => workspace.show(ui, &self.library, &colours),
            None => wanted = start::show(ui, self).or(wanted),
        }
        wanted = self.show_palette(&ctx).or(wanted);
        self.show_profiles(&ctx);
        if let Some(action) = wanted {
            self.act(&ctx, action);
        }
        self.show_modals(&ctx);
        self.guard_closing(&ctx);
        self.title(&ctx);
        self.remember(&ctx);
    }

    /// Carries out `action`.
    fn act(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::New => self.leave(ctx, Leaving::Start(Box::default())),
            Action::Open => self.dialogs.ask(ctx, Purpose::Open, "项目.ron"),
            Action::Import => self.dialogs.ask(ctx, Purpose::Import, "表.xlsx"),
            Action::CloseProject => self.leave(ctx, Leaving::Close),
            Action::Quit => self.leave(ctx, Leaving::Quit),
            Action::Save => self.save(ctx),
            Action::SaveAs => self.ask_for_file(ctx, Purpose::SaveAs, "ron"),
            Action::ExportPdf => self.ask_for_file(ctx, Purpose::Pdf, "pdf"),
            Action::ExportXlsx => self.ask_for_file(ctx, Purpose::Xlsx, "xlsx"),
            Action::ExportUpload => self.ask_for_profile(ctx),
            Action::ExportReport => self.ask_for_file(ctx, Purpose::Report, "pdf"),
            Action::LearnProfile => self.dialogs.ask(ctx, Purpose::Learn, "上报模板.xlsx"),
            Action::ExportJson => self.ask_for_file(ctx, Purpose::Json, "json"),
            Action::Print => self.print(ctx),
            Action::Backups => self.open_backups(),
            Action::Recoveries => self.look_for_recoveries(true),
            Action::Settings => {
                if let Some(workspace) = &mut self.workspace {
                    self.settings.zoom = *workspace.zoom();
                }
                self.settings_window = Some(SettingsWindow::new(&self.settings));
            }
            Action::ToggleDark => {
                self.settings.dark = !self.settings.dark;
                self.theme.apply(ctx, self.settings.dark, self.settings.text_pt);
            }
            Action::Palette => self.open_palette(),
            Action::Manual => self.manual.toggle(),
            Action::Cut => self.event = Some(Event::Cut),
            Action::Copy => self.event = Some(Event::Copy),
            Action::Paste => self.event = self.workspace.as_mut().and_then(Workspace::clipboard_text).map(Event::Paste),
            other => {
                if let Some(workspace) = &mut self.workspace {
                    workspace.act(other, &self.library);
                }
            }
        }
        // What is to be done next frame needs one.
        if self.event.is_some() {
            ctx.request_repaint();
        }
    }

    fn open_palette(&mut self) {
        let has_project = self.workspace.is_some();
        let fits = |action: &Action| (has_project || action.without_project()) && *action != Action::Palette;
        let choices = Action::VARIANTS.iter().copied().filter(fits).map(|action| {
            let about = action.about();
            Choice { name: format!("{}：{}", about.menu.name(), about.name), detail: about.keys(), value: action }
        });
        self.palette = Some(Chooser::new("命令", choices.collect()));
    }

    fn show_palette(&mut self, ctx: &Context) -> Option<Action> {
        let chosen = self.palette.as_mut()?.show(ctx)?;
        self.palette = None;
        if let Some(workspace) = &mut self.workspace {
            workspace.take_keys();
        }
        match chosen {
            Chosen::One(action) => Some(action),
            Chosen::Nothing => None,
        }
    }

    /// Shows `document` as the open project.
    fn show_document(&mut self, document: Document) {
        self.workspace = Some(Workspace::new(document, &self.settings));
    }

    /// Starts a project with one form of `template`.
    pub(super) fn start(&mut self, template: &Template) {
        let mut project = Project::default();
        project.push(blank::form(template, &Unit::default()));
        self.show_document(self.kept(Document::new(project)));
    }

    /// `document`, kept from loss.
    fn kept(&self, document: Document) -> Document {
        match &self.keeper {
            Some(keeper) => keeper.keep(document),
            None => document,
        }
    }

    /// Opens a sample as a project of the user's own.
    pub(super) fn try_sample(&mut self, sample: &Sample) {
        match sample.project() {
            Ok(project) => self.show_document(self.kept(Document::new(project))),
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Shows what waits for the user's answer, one question at a time.
    fn show_modals(&mut self, ctx: &Context) {
        // A question in the first frame, before the window is on screen, would never be answered: no input comes.
        if ctx.cumulative_frame_nr() < FIRST_QUESTION {
            return ctx.request_repaint();
        }
        self.dialogs.show(ctx);
        self.jobs.show(ctx);
        if let Some(notice) = &mut self.notice {
            if !notice.show(ctx) {
                self.notice = None;
            }
        } else if self.trouble.is_some() {
            self.show_trouble(ctx);
        } else if self.elsewhere.is_some() {
            self.show_elsewhere(ctx);
        } else if self.offer.is_open() {
            self.show_offer(ctx);
        } else if self.importing.is_some() {
            self.show_import(ctx);
        } else if self.backups.is_some() {
            self.show_backups(ctx);
        } else if self.settings_window.is_some() {
            self.show_settings(ctx);
        } else if self.pending.is_some() && !self.dialogs.is_open() && !self.is_saving() {
            self.ask_about_changes(ctx);
        }
    }

    fn show_settings(&mut self, ctx: &Context) {
        let Some(window) = &mut self.settings_window else { return };
        let mut problem = None;
        match window.show(ctx, &mut problem) {
            Some(Closed::Agreed(settings)) => {
                self.settings_window = None;
                self.settings = *settings;
                self.theme.apply(ctx, self.settings.dark, self.settings.text_pt);
                if let Some(keeper) = &mut self.keeper {
                    keeper.kept_backups = self.settings.backups;
                }
                if let Some(workspace) = &mut self.workspace {
                    *workspace.zoom() = self.settings.zoom;
                }
            }
            Some(Closed::Cancelled) => self.settings_window = None,
            None => {}
        }
        self.notice = problem.map(Notice::from).or(self.notice.take());
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

    /// Keeps the settings in their file, once they are others and the window is going or at rest.
    fn remember(&mut self, ctx: &Context) {
        let Some(kept) = &self.kept else { return };
        if let Some(workspace) = &mut self.workspace {
            self.settings.zoom = *workspace.zoom();
            workspace.panels.keep_in(&mut self.settings);
        }
        if let Some(size) = ctx.input(|input| input.viewport().inner_rect.map(|rect| rect.size())) {
            self.settings.window = Some([size.x.round(), size.y.round()]);
        }
        // While a button is held, a border or a slider may be on its way.
        if *kept != self.settings && !ctx.input(|input| input.pointer.any_down()) {
            self.kept = Some(self.settings.clone());
            if let Err(error) = settings::keep(&self.settings) {
                self.notice = Some(format!("设置没能保存：{error}").into());
            }
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        if let Err(crash) = caught(|| self.show(ui)) {
            // What she typed is in the recovery copy before anything else is tried.
            if let Some(workspace) = &self.workspace {
                workspace.document.flush();
            }
            self.notice = Some(crash.to_string().into());
            ui.ctx().request_repaint();
        }
    }
}
