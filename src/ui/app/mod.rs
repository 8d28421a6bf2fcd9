//! The window's frame: what is open, and which action is carried out.

mod acting;
mod answers;
mod beginning;
mod closing;
mod files;
mod import;
mod opening;
mod printing;
mod recovery;
mod saving;

use super::action::Action;
use super::input_order::InputOrder;
use super::manual::Manual;
use super::modal::{Leaving, Notice, Stack};
use super::outside::Outside;
use super::picture::Pictures;
use super::screen::Screen;
use super::theme::{Colours, Theme};
use super::workspace::Workspace;
use super::{fonts, ime, menu, start};
use crate::model::Project;
use crate::session::Document;
use crate::session::crash::caught;
use crate::session::instance::Instance;
use crate::session::keeper::{Keeper, RunFolder};
use crate::session::library::library;
use crate::session::saving::Target;
use crate::session::settings::{self, Settings};
use crate::template::Library;
use egui::{Context, Event};
use std::path::PathBuf;
use std::sync::Arc;

/// The upload profile that is there in every installation.
const GENERAL: &str = "general";

/// What a window begins with.
#[derive(Debug, Default)]
pub struct Start {
    /// The project that is opened.
    pub path: Option<PathBuf>,
    /// The spreadsheets that are read, to be looked at and brought in.
    pub spreadsheets: Vec<PathBuf>,
    /// What the user chose for the program; None is a window that keeps no settings.
    pub settings: Option<Settings>,
    /// Keeps recovery copies, backups and locks; None keeps nothing.
    pub keeper: Option<Keeper>,
    /// Hears when another start of the program wants this window.
    pub instance: Option<Arc<Instance>>,
    /// What the user is told first. Settings that could not be read are not written over.
    pub notice: Option<String>,
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
    /// What is asked and told over the window.
    modals: Stack,
    outside: Outside,
    /// Where the files lie that were printed: the system's viewer shows them, and they go with the window.
    printed: Option<RunFolder>,
    screen: Screen,
    /// The id of the profile that the next upload sheet is for.
    profile: String,
    manual: Manual,
    bar: menu::Bar,
    keeper: Option<Keeper>,
    instance: Option<Arc<Instance>>,
    /// Where the save under way goes to.
    saving: Option<Target>,
    /// What is done once the project is saved.
    after_saving: Option<Leaving>,
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
        ctx.add_plugin(InputOrder::default());
        if ime::is_needed() {
            ctx.add_plugin(ime::KeepInputMethod::default());
        }
        let (library, mut notices) = library();
        notices.extend(start.notice.clone());
        let mut app = Self {
            theme,
            settings,
            kept: start.settings.filter(|_| start.notice.is_none()),
            library: Arc::new(library),
            workspace: None,
            pictures: Pictures::default(),
            modals: Stack::default(),
            outside: Outside::default(),
            printed: None,
            screen: Screen::default(),
            profile: GENERAL.to_owned(),
            manual: Manual::default(),
            bar: menu::Bar::default(),
            keeper: start.keeper,
            instance: start.instance,
            saving: None,
            after_saving: None,
            closing: false,
            titled: String::new(),
            event: None,
        };
        if let Some(path) = start.path {
            app.open(&path);
        }
        if !start.spreadsheets.is_empty() {
            app.import(ctx, start.spreadsheets);
        }
        if let Some(keeper) = &app.keeper {
            keeper.clear_leftovers();
        }
        app.look_for_recoveries(false);
        if !notices.is_empty() {
            app.modals.push(Notice::from(notices.join("\n")));
        }
        Ok(app)
    }

    /// The open project without what is being typed, for tests and tools that ask whether it changed.
    pub fn project(&self) -> Option<Arc<Project>> {
        self.workspace.as_ref().map(|workspace| Arc::clone(workspace.document.project()))
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
        // What is asked over the window has the keys.
        let pressed = if self.modals.is_empty() { menu::pressed(&ctx, self.workspace.is_some()) } else { None };
        let mut wanted = None;
        self.take_dropped(&ctx);
        self.take_saved(&ctx);
        self.answer_calls(&ctx);
        egui::Panel::top("menu").show(ui, |ui| {
            let document = self.workspace.as_ref().map(|workspace| &workspace.document);
            wanted = self.bar.show(ui, document).or(wanted);
            wanted = menu::toolbar(ui, document).or(wanted);
        });
        let colours = self.colours().clone();
        // In a cell that is typed in, Escape leaves the cell; in the lists and fields around the form it goes back to it.
        let has_escape = self.workspace.as_ref().is_none_or(|workspace| workspace.is_at_rest(&ctx));
        self.manual.show(ui, &colours, has_escape);
        match &mut self.workspace {
            Some(workspace) => {
                workspace.show(ui, &self.library, &colours);
                wanted = workspace.wanted().or(wanted);
            }
            None => {
                let mut page = start::Page {
                    library: &self.library,
                    recent: &self.settings.recent,
                    pictures: &mut self.pictures,
                    colours: &colours,
                };
                let chosen = start::show(ui, &mut page);
                wanted = chosen.and_then(|chosen| self.begin(chosen)).or(wanted);
            }
        }
        let mut of_list = |action: &Action| {
            self.workspace.as_mut().is_some_and(|workspace| workspace.done_in_list(*action, &self.library))
        };
        let pressed = pressed.filter(|action| wanted.is_some() || !of_list(action));
        if let Some(action) = wanted.or(pressed) {
            self.act(&ctx, action);
        }
        self.show_modals(&ctx);
        self.guard_closing(&ctx);
        self.title(&ctx);
        self.remember(&ctx);
    }

    /// Shows `document` as the open project.
    fn show_document(&mut self, document: Document) {
        self.workspace = Some(Workspace::new(document, &self.settings));
    }

    /// `document`, kept from loss.
    fn kept(&self, document: Document) -> Document {
        match &self.keeper {
            Some(keeper) => keeper.keep(document),
            None => document,
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

    /// Keeps the settings in their file, once they are others and the window is going or at rest.
    fn remember(&mut self, ctx: &Context) {
        self.screen.settle(ctx, &self.settings);
        let Some(kept) = &self.kept else { return };
        if let Some(workspace) = &self.workspace {
            workspace.keep_in(&mut self.settings);
        }
        self.screen.keep_in(ctx, &mut self.settings);
        // While a button is held, a border or a slider may be on its way.
        if *kept != self.settings && !ctx.input(|input| input.pointer.any_down()) {
            self.kept = Some(self.settings.clone());
            if let Err(error) = settings::keep(&self.settings) {
                self.modals.push(Notice::from(format!("设置没能保存：{error}")));
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
            self.modals.push(Notice::from(crash.to_string()));
            ui.ctx().request_repaint();
        }
    }
}
