//! The window's frame: it holds what is open, draws the parts in order, and carries out actions.

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
mod tables;

use super::action::Action;
use super::input_order::InputOrder;
use super::manual::Manual;
use super::modal::{Leaving, Notice, Stack};
use super::outside::Outside;
use super::picture::Pictures;
use super::screen::Screen;
use super::template_search::TemplateSearch;
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

/// What a window starts with.
#[derive(Debug, Default)]
pub struct Start {
    /// The project to open.
    pub path: Option<PathBuf>,
    /// The spreadsheets to read and preview for import.
    pub spreadsheets: Vec<PathBuf>,
    /// The user's settings. None for a window that saves no settings.
    pub settings: Option<Settings>,
    /// Keeps recovery copies, backups and locks. None keeps nothing.
    pub keeper: Option<Keeper>,
    /// The folder of former projects and kept indicators. None for a window without.
    pub indicators: Option<PathBuf>,
    /// Hears when another start of the program calls this window.
    pub instance: Option<Arc<Instance>>,
    /// A first message to the user about settings that could not be read. Such settings are not overwritten.
    pub notice: Option<String>,
}

/// The window.
pub struct App {
    theme: Theme,
    pub(super) settings: Settings,
    /// The settings as saved in the file. None if they are not saved.
    kept: Option<Settings>,
    pub(super) library: Arc<Library>,
    pub(super) workspace: Option<Workspace>,
    pub(super) pictures: Pictures,
    /// What is typed on the start page to search a template.
    template_search: TemplateSearch,
    /// The open dialogs.
    modals: Stack,
    outside: Outside,
    /// Where the files lie that were printed: the system's viewer shows them, and they go with the window.
    printed: Option<RunFolder>,
    screen: Screen,
    /// The id of the upload profile that the user picked last.
    profile: Option<String>,
    manual: Manual,
    bar: menu::Bar,
    keeper: Option<Keeper>,
    /// The folder of former projects and kept indicators.
    indicators: Option<PathBuf>,
    instance: Option<Arc<Instance>>,
    /// The target of the running save.
    saving: Option<Target>,
    /// What to do once the project is saved.
    after_saving: Option<Leaving>,
    /// Whether the user agreed to close the window.
    closing: bool,
    /// The current title of the window.
    titled: String,
    /// A copy, cut or paste event from the menu for the text field in the next frame.
    event: Option<Event>,
}

impl App {
    /// Creates the window's state and opens the project that `start` names.
    pub fn new(ctx: &Context, start: Start) -> Result<Self, crate::base::notation::ReadError> {
        let theme = Theme::builtin()?;
        let settings = start.settings.clone().unwrap_or_default();
        ctx.set_fonts(fonts::definitions());
        theme.apply(ctx, settings.dark, settings.text_pt);
        ctx.add_plugin(InputOrder::default());
        if ime::is_needed() {
            ctx.add_plugin(ime::KeepInputMethod::default());
        }
        let (library, unusable) = library();
        let notice = Notice::at_start(start.notice.clone(), &unusable);
        let mut app = Self {
            theme,
            settings,
            // A settings file that could not be read is left alone: the user may want to repair it.
            kept: start.settings.filter(|_| start.notice.is_none()),
            library: Arc::new(library),
            workspace: None,
            pictures: Pictures::default(),
            template_search: TemplateSearch::default(),
            modals: Stack::default(),
            outside: Outside::default(),
            printed: None,
            screen: Screen::default(),
            profile: None,
            manual: Manual::default(),
            bar: menu::Bar::default(),
            keeper: start.keeper,
            indicators: start.indicators,
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
        if let Some(notice) = notice {
            app.modals.push(notice);
        }
        Ok(app)
    }

    /// Returns the open project without the draft, for tests and tools that ask whether it changed.
    pub fn project(&self) -> Option<Arc<Project>> {
        self.workspace.as_ref().map(|workspace| Arc::clone(workspace.document.project()))
    }

    /// Returns the colours of the current theme.
    pub(super) fn colours(&self) -> &Colours {
        self.theme.colours(self.settings.dark)
    }

    /// Draws the window and carries out what the user asks for.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        if let Some(event) = self.event.take() {
            ctx.input_mut(|input| input.events.push(event));
        }
        // Menus and shortcuts take their keys before any field sees them.
        self.bar.take_keys(&ctx, !self.modals.is_empty());
        // A dialog over the window has the keyboard.
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
        // Escape leaves a cell that is being edited, and goes back to the form from the lists and fields around it.
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
                    search: &mut self.template_search,
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
        // A list with the focus may take a shortcut for its own rows. A menu item always means the window's action.
        let pressed = pressed.filter(|action| wanted.is_some() || !of_list(action));
        if let Some(action) = wanted.or(pressed) {
            self.act(&ctx, action);
        }
        self.show_modals(&ctx);
        self.guard_closing(&ctx);
        self.title(&ctx);
        self.remember(&ctx);
    }

    /// Makes `document` the open project.
    fn show_document(&mut self, document: Document) {
        self.workspace = Some(Workspace::new(document, &self.settings, self.indicators.clone()));
    }

    /// Protects `document` from loss, if a keeper is there.
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
        // Each viewport command causes another frame, so the title is sent only when it changes.
        if title != self.titled {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.titled = title;
        }
    }

    /// Saves the settings when they changed and no button is held.
    fn remember(&mut self, ctx: &Context) {
        self.screen.settle(ctx, &self.settings);
        let Some(kept) = &self.kept else { return };
        if let Some(workspace) = &self.workspace {
            workspace.keep_in(&mut self.settings);
        }
        self.screen.keep_in(ctx, &mut self.settings);
        // While a button is held, a border or slider may still be moving.
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
            // Get what was typed into the recovery copy before trying anything else.
            if let Some(workspace) = &self.workspace {
                workspace.document.flush();
            }
            self.modals.push(Notice::from(crash.to_string()));
            ui.ctx().request_repaint();
        }
    }
}
