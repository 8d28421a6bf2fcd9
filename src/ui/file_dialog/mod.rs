//! The program's own dialog for files and folders, used where the system has none.

mod answer;
mod footer;
mod listing;
mod path_line;
mod pick;
mod places;
mod rows;

use super::dialog::{Dialog, Reply, button_height};
use crate::session::Wake;
use egui::{Align, Context, Layout, Rect, UiBuilder, vec2};
use listing::{Filter, Listing};
use path_line::{PathAsked, PathLine};
use places::Places;
use std::path::PathBuf;
use std::sync::Arc;

/// Size of the dialog's body if the window has room for it, screen points.
const SIZE: egui::Vec2 = vec2(860.0, 470.0);
/// Width of the list of places, screen points.
const PLACES_WIDTH: f32 = 168.0;

/// What to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Open,
    OpenSeveral,
    Save,
    Folder,
}

impl FileKind {
    /// Returns the label of the agreeing button.
    fn agreed(self) -> &'static str {
        match self {
            Self::Open | Self::OpenSeveral => "打开",
            Self::Save => "保存",
            Self::Folder => "选定",
        }
    }
}

/// A request for files.
pub(super) struct FileWish {
    pub(super) title: &'static str,
    /// The name of this kind of files.
    pub(super) filter_name: &'static str,
    /// Their extensions. A name to save under that has none of them gets the first.
    pub(super) extensions: &'static [&'static str],
    pub(super) kind: FileKind,
    /// The folder to begin in.
    pub(super) folder: PathBuf,
    /// The proposed name of the file to save.
    pub(super) name: String,
    /// The folders used last.
    pub(super) recent: Vec<PathBuf>,
}

/// The user's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileAnswer {
    Chosen(Vec<PathBuf>),
    Cancelled,
}

/// The file dialog.
pub(super) struct FileDialog {
    wish: FileWish,
    listing: Listing,
    path: PathLine,
    places: Places,
    name: String,
    all_files: bool,
    /// Whether the dialog has just opened.
    arrived: bool,
}

impl FileDialog {
    pub(super) fn new(wish: FileWish) -> Self {
        let filter = Filter { kind: wish.kind, extensions: wish.extensions };
        Self {
            path: PathLine::of(&wish.folder),
            listing: Listing::new(wish.folder.clone(), filter),
            places: Places::new(&wish.recent),
            name: wish.name.clone(),
            wish,
            all_files: false,
            arrived: true,
        }
    }

    /// Shows the dialog. Returns the answer once files are chosen or the user cancels.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<FileAnswer> {
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        self.places.update(&wake);
        if self.listing.update(&wake) {
            self.path = PathLine::of(&self.listing.folder);
        }
        let mut taken = None;
        let dialog = Dialog::new(self.wish.title, SIZE.x).high(SIZE.y).inner_escape(self.path.is_naming());
        let agreed = dialog.show(ctx, |ui| {
            taken = self.body(ui);
            let agree = Reply::new(self.wish.kind.agreed(), true).only_if(self.can_agree());
            vec![agree, Reply::new("取消", false)]
        });
        taken.or_else(|| if agreed? { self.agree() } else { Some(FileAnswer::Cancelled) })
    }

    /// Shows path, places, files, name and filter, each in a fixed rectangle that the others cannot grow into.
    fn body(&mut self, ui: &mut egui::Ui) -> Option<FileAnswer> {
        let rect = ui.max_rect();
        let line = button_height(ui) + 6.0;
        let gap = ui.spacing().item_spacing.y;
        let (path, rest) = rect.split_top_bottom_at_y(rect.top() + line);
        let filter_height = if self.wish.kind == FileKind::Folder { 0.0 } else { line };
        let (rest, filter) = rest.split_top_bottom_at_y(rest.bottom() - filter_height);
        let name_height = if self.wish.kind == FileKind::Save { line + gap } else { gap };
        let (middle, name) = rest.split_top_bottom_at_y(rest.bottom() - name_height);
        let (places, files) = middle.split_left_right_at_x(middle.left() + PLACES_WIDTH);
        let files = files.with_min_x(files.left() + gap).with_min_y(files.top() + gap);
        let part = |rect: Rect| UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
        let asked = ui.scope_builder(part(path), |ui| self.path.show(ui, &self.listing.folder)).inner;
        self.follow(asked);
        let place = ui.scope_builder(UiBuilder::new().max_rect(places.with_min_y(files.top())), |ui| {
            self.places.show(ui, &self.listing.folder)
        });
        if let Some(folder) = place.inner {
            self.listing.go(folder);
        }
        let asked =
            ui.scope_builder(UiBuilder::new().max_rect(files), |ui| rows::show(ui, &mut self.listing, self.wish.kind));
        let taken = asked.inner.and_then(|asked| self.take(asked));
        if self.wish.kind == FileKind::Save {
            ui.scope_builder(part(name), |ui| self.name_line(ui));
        }
        if self.wish.kind != FileKind::Folder {
            ui.scope_builder(part(filter), |ui| self.filter(ui));
        }
        // egui's first pass over a dialog only measures it: the dialog arrives with the next one.
        let arrived = !ui.is_sizing_pass() && std::mem::take(&mut self.arrived) && self.wish.kind != FileKind::Save;
        if arrived || ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(rows::list_id()));
        }
        taken
    }

    fn follow(&mut self, asked: Option<PathAsked>) {
        match asked {
            Some(PathAsked::Go(path)) => {
                self.listing.go(path);
                self.arrived = true;
            }
            Some(PathAsked::Up) => self.listing.go_up(),
            None => {}
        }
    }
}
