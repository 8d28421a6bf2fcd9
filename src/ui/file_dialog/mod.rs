//! Choosing files and folders in a dialog of our own, where the system has none.

mod answer;
mod footer;
mod listing;
mod path_line;
mod pick;
mod places;
mod rows;

use crate::session::Wake;
use egui::{Align, Align2, Context, Id, Layout, Rect, UiBuilder, vec2};
use listing::{Filter, Listing};
use path_line::{PathAsked, PathLine};
use places::Places;
use std::path::PathBuf;
use std::sync::Arc;

/// Size of the dialog where the window has room for it, and what it leaves free around itself, screen points.
const SIZE: egui::Vec2 = vec2(860.0, 560.0);
const AROUND: egui::Vec2 = vec2(48.0, 48.0);
/// Width of the list of places.
const PLACES_WIDTH: f32 = 168.0;

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Open,
    OpenSeveral,
    Save,
    Folder,
}

/// What a file is asked for.
pub(super) struct FileWish {
    pub(super) title: &'static str,
    /// What files of this kind are called.
    pub(super) filter_name: &'static str,
    /// How their names end; a name to save by that ends otherwise gets the first.
    pub(super) extensions: &'static [&'static str],
    pub(super) kind: FileKind,
    /// Where to begin.
    pub(super) folder: PathBuf,
    /// What the file to save would be called.
    pub(super) name: String,
    /// The folders that were used last.
    pub(super) recent: Vec<PathBuf>,
}

/// What became of the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum FileAnswer {
    Chosen(Vec<PathBuf>),
    Cancelled,
}

/// The dialog.
pub(super) struct FileDialog {
    wish: FileWish,
    listing: Listing,
    path: PathLine,
    places: Places,
    name: String,
    all_files: bool,
    /// The dialog has just come up.
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

    /// Shows the dialog; returns once files are chosen or the user leaves.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<FileAnswer> {
        let waker = ctx.clone();
        let wake: Wake = Arc::new(move || waker.request_repaint());
        self.places.update(&wake);
        if self.listing.update(&wake) {
            self.path = PathLine::of(&self.listing.folder);
        }
        let room = ctx.content_rect().size();
        let size = SIZE.min(room - AROUND);
        let margin = egui::Frame::popup(&ctx.global_style()).total_margin().sum();
        // By its corner: by its middle it would stand where its size of the last time puts it, for a frame.
        let area =
            egui::Modal::default_area(Id::unique("files")).anchor(Align2::LEFT_TOP, (room - size - margin) / 2.0);
        let id = area.layer().id;
        let modal = egui::Modal::new(id).area(area).show(ctx, |ui| {
            ctx.accesskit_node_builder(id, |node| node.set_label(self.wish.title));
            let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
            self.body(ui, rect)
        });
        // A slip of the pointer does not take a typed name away.
        let slipped = modal.backdrop_response.clicked() && self.wish.kind == FileKind::Save;
        let leaves = modal.inner.is_none() && !slipped && modal.should_close();
        if leaves { Some(FileAnswer::Cancelled) } else { modal.inner }
    }

    /// Heading, path, places beside files, name and buttons, each in a place of its own that nothing else grows into.
    fn body(&mut self, ui: &mut egui::Ui, rect: Rect) -> Option<FileAnswer> {
        let line = ui.spacing().interact_size.y + 6.0;
        let gap = ui.spacing().item_spacing.y;
        let heading = ui.text_style_height(&egui::TextStyle::Heading);
        let (top, rest) = rect.split_top_bottom_at_y(rect.top() + heading + gap);
        let (path, rest) = rest.split_top_bottom_at_y(rest.top() + line);
        let (rest, buttons) = rest.split_top_bottom_at_y(rest.bottom() - line);
        let name_height = if self.wish.kind == FileKind::Save { line + gap } else { gap };
        let (middle, name) = rest.split_top_bottom_at_y(rest.bottom() - name_height);
        let (places, files) = middle.split_left_right_at_x(middle.left() + PLACES_WIDTH);
        let files = files.with_min_x(files.left() + gap).with_min_y(files.top() + gap);
        let part = |rect: Rect| UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(UiBuilder::new().max_rect(top), |ui| ui.heading(self.wish.title));
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
        let named = self.wish.kind == FileKind::Save && ui.scope_builder(part(name), |ui| self.name_line(ui)).inner;
        let pressed = ui.scope_builder(part(buttons), |ui| self.buttons(ui)).inner;
        // The first look at the dialog only measures it.
        let arrived = !ui.is_sizing_pass() && std::mem::take(&mut self.arrived) && self.wish.kind != FileKind::Save;
        if arrived || ui.memory(|memory| memory.focused().is_none()) {
            ui.memory_mut(|memory| memory.request_focus(rows::list_id()));
        }
        taken.or(pressed).or_else(|| if named { self.agree() } else { None })
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
