//! Choosing files and folders in a dialog of our own, where the system has none.

mod listing;
mod path_line;
mod pick;
mod places;
mod rows;

use super::dialog::{Dialog, InDialog, Reply};
use crate::session::Wake;
use crate::session::files::path_of;
use egui::{Align, Context, Layout, Rect, TextEdit, UiBuilder, vec2};
use listing::{Filter, Listing};
use path_line::{PathAsked, PathLine};
use places::Places;
use rows::Asked;
use std::path::PathBuf;
use std::sync::Arc;

/// Size of the dialog's body where the window has room for it, screen points.
const SIZE: egui::Vec2 = vec2(860.0, 470.0);
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
        let mut taken = None;
        let dialog = Dialog::new(self.wish.title, SIZE.x).high(SIZE.y).inner_escape(self.path.is_naming());
        let agreed = dialog.show(ctx, |ui| {
            taken = self.body(ui);
            let agree = match self.wish.kind {
                FileKind::Open | FileKind::OpenSeveral => "打开",
                FileKind::Save => "保存",
                FileKind::Folder => "选定",
            };
            vec![Reply::new(agree, true).only_if(self.can_agree()), Reply::new("取消", false)]
        });
        taken.or_else(|| if agreed? { self.agree() } else { Some(FileAnswer::Cancelled) })
    }

    /// Path, places beside files, name and filter, each in a place of its own that nothing else grows into.
    fn body(&mut self, ui: &mut egui::Ui) -> Option<FileAnswer> {
        let rect = ui.max_rect();
        let line = ui.spacing().interact_size.y + 6.0;
        let gap = ui.spacing().item_spacing.y;
        let (path, rest) = rect.split_top_bottom_at_y(rect.top() + line);
        let below = if self.wish.kind == FileKind::Folder { 0.0 } else { line };
        let (rest, filter) = rest.split_top_bottom_at_y(rest.bottom() - below);
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
        } else if self.arrived {
            ui.memory_mut(|memory| memory.request_focus(rows::list_id()));
        }
        if self.wish.kind != FileKind::Folder {
            ui.scope_builder(part(filter), |ui| self.filter(ui));
        }
        // While its size is found out the dialog cannot have the keys.
        self.arrived &= ui.is_sizing_pass();
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

    fn take(&mut self, asked: Asked) -> Option<FileAnswer> {
        match asked {
            Asked::Up => self.listing.go_up(),
            Asked::Chose => {
                if let Some(file) = self.listing.chosen().find(|entry| !entry.is_folder) {
                    self.name.clone_from(&file.name);
                }
            }
            Asked::Open(line) => {
                let entry = self.listing.entry(line)?.clone();
                if entry.is_folder {
                    self.listing.go(entry.path);
                } else if self.wish.kind == FileKind::OpenSeveral && self.listing.pick.chosen.contains(&line) {
                    return self.agree();
                } else {
                    return Some(FileAnswer::Chosen(vec![entry.path]));
                }
            }
        }
        None
    }

    /// Shows the name to save by.
    fn name_line(&mut self, ui: &mut egui::Ui) {
        let label = ui.label("文件名");
        let edit = TextEdit::singleline(&mut self.name).desired_width(f32::INFINITY);
        let mut output = edit.show(ui);
        let edit = output.response.response.labelled_by(label.id);
        if self.arrived {
            edit.request_focus();
            // The name alone is selected: the ending is right as it is.
            let end = self.name.rfind('.').map_or(self.name.len(), |at| at);
            let end = egui::text::CCursor::new(self.name[..end].chars().count());
            let range = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
            output.state.cursor.set_char_range(Some(range));
            output.state.store(ui.ctx(), edit.id);
        }
    }

    /// Whether files of all kinds are shown.
    fn filter(&mut self, ui: &mut egui::Ui) {
        let name = format!("所有文件（不勾选时只看{}）", self.wish.filter_name);
        if ui.checkbox(&mut self.all_files, name).as_field().changed() {
            let extensions = if self.all_files { &[] } else { self.wish.extensions };
            self.listing.refilter(Filter { kind: self.wish.kind, extensions });
        }
    }

    fn can_agree(&self) -> bool {
        match self.wish.kind {
            FileKind::Open | FileKind::OpenSeveral => !self.listing.pick.chosen.is_empty(),
            FileKind::Save => !self.name.trim().is_empty(),
            FileKind::Folder => self.listing.problem.is_none(),
        }
    }

    /// What the agreeing button does: goes into a folder that is chosen, else takes the files.
    fn agree(&mut self) -> Option<FileAnswer> {
        match self.wish.kind {
            FileKind::Open | FileKind::OpenSeveral => {
                let files: Vec<PathBuf> =
                    self.listing.chosen().filter(|e| !e.is_folder).map(|e| e.path.clone()).collect();
                let folder = self.listing.chosen().find(|entry| entry.is_folder).map(|entry| entry.path.clone());
                match folder.filter(|_| files.is_empty()) {
                    Some(folder) => self.listing.go(folder),
                    None => return (!files.is_empty()).then_some(FileAnswer::Chosen(files)),
                }
                None
            }
            FileKind::Save => self.agree_to_name(),
            FileKind::Folder => {
                let chosen = self.listing.chosen().next().map(|entry| entry.path.clone());
                Some(FileAnswer::Chosen(vec![chosen.unwrap_or_else(|| self.listing.folder.clone())]))
            }
        }
    }

    fn agree_to_name(&mut self) -> Option<FileAnswer> {
        let name = self.name.trim();
        if name.is_empty() {
            return None;
        }
        if let Some(folder) = self.listing.named(name).filter(|entry| entry.is_folder) {
            let folder = folder.path.clone();
            self.listing.go(folder);
            return None;
        }
        Some(FileAnswer::Chosen(vec![path_of(&ended(name, self.wish.extensions), &self.listing.folder)]))
    }
}

/// The name with the ending that the file is to have, where it has another or none.
fn ended(name: &str, extensions: &[&str]) -> String {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match extensions.first() {
        Some(first) if !extensions.iter().any(|known| ending.eq_ignore_ascii_case(known)) => format!("{name}.{first}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::ended;

    #[test]
    fn a_name_gets_its_ending_once() {
        for (name, expected) in
            [("报表", "报表.pdf"), ("报表.PDF", "报表.PDF"), ("报表.xlsx", "报表.xlsx"), ("报表v1.2", "报表v1.2.pdf")]
        {
            assert_eq!(ended(name, &["pdf", "xlsx"]), expected);
        }
        assert_eq!(ended("报表", &[]), "报表");
    }
}
