//! The library of indicators in the window: gathered in the background, offered while a name is typed, browsed in a pane.

mod background;
mod index;
mod lines;
mod pane;
mod row;

pub(super) use index::{Index, Item};
pub(super) use pane::{Asked, Pane};

use crate::model::Project;
use background::Background;
use egui::{Context, Event};
use std::path::PathBuf;
use std::sync::Arc;

/// The indicators that can be used again. Nothing is read before they are looked at.
pub(super) struct Indicators {
    folder: Option<PathBuf>,
    background: Option<Background>,
    /// The project that was asked for last.
    asked: Option<Arc<Project>>,
    index: Arc<Index>,
}

/// An indicator that is dragged out of the library.
pub(super) struct Dragged(pub(super) Arc<Item>);

impl Indicators {
    /// Creates a library with the former projects in `folder`.
    pub(super) fn new(folder: Option<PathBuf>) -> Self {
        Self { folder, background: None, asked: None, index: Arc::default() }
    }

    /// Asks for the indicators as they are with `project`, unless that was the last question. They come a moment later.
    pub(super) fn look(&mut self, ctx: &Context, project: &Arc<Project>) {
        if self.asked.as_ref().is_some_and(|asked| Arc::ptr_eq(asked, project)) {
            return;
        }
        self.asked = Some(Arc::clone(project));
        let background = self.background.get_or_insert_with(|| Background::start(ctx, self.folder.clone()));
        background.ask(project);
    }

    /// Looks at the library folder again, because something in it may be another.
    pub(super) fn forget(&mut self) {
        self.asked = None;
    }

    /// Returns the library folder.
    pub(super) fn folder(&self) -> Option<&PathBuf> {
        self.folder.as_ref()
    }

    /// Returns the indicators as far as they are known.
    pub(super) fn index(&mut self, ctx: &Context) -> Arc<Index> {
        if ctx.input(|input| input.events.contains(&Event::WindowFocused(true))) {
            // Back from the file manager, where she may have copied projects into the folder.
            self.forget();
            ctx.request_repaint();
        }
        if let Some(latest) = self.background.as_ref().and_then(Background::latest) {
            self.index = latest;
        }
        Arc::clone(&self.index)
    }
}
