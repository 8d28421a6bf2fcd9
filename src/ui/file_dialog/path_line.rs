//! The top line of the file dialog: the way up, the current path, which can be edited, and a button for a new folder.

use crate::session::files::{make_folder, path_of};
use crate::ui::dialog::{InDialog, button_width};
use egui::{Key, TextEdit};
use std::path::{Path, PathBuf};

/// The label of the button behind the path.
const NEW_FOLDER: &str = "新建文件夹";

/// Where the user wants to go.
pub(super) enum PathAsked {
    Go(PathBuf),
    Up,
}

/// The line above the files.
pub(super) struct PathLine {
    typed: String,
    /// The name of a new folder while it is typed.
    new: Option<String>,
    /// Whether that name has just been asked for.
    arrived: bool,
    /// Why the folder could not be created.
    notice: Option<String>,
}

impl PathLine {
    pub(super) fn of(folder: &Path) -> Self {
        Self { typed: folder.display().to_string(), new: None, arrived: false, notice: None }
    }

    /// Whether a new folder is being named.
    pub(super) fn is_naming(&self) -> bool {
        self.new.is_some()
    }

    /// Shows the line. Returns where to go.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, folder: &Path) -> Option<PathAsked> {
        if let Some(name) = &mut self.new {
            let asked = new_folder(ui, name, std::mem::take(&mut self.arrived), self.notice.as_deref());
            return self.made(asked, folder);
        }
        let up = ui.add_enabled(folder.parent().is_some(), egui::Button::new("↑ 上一级"));
        let taken = button_width(ui, NEW_FOLDER) + 2.0 * ui.spacing().item_spacing.x + ui.spacing().button_padding.x;
        let width = (ui.available_width() - taken).max(0.0);
        let edit = ui.add(TextEdit::singleline(&mut self.typed).desired_width(width)).with_own_enter();
        edit.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "文件夹的路径"));
        if ui.button(NEW_FOLDER).clicked() {
            (self.new, self.arrived) = (Some(String::new()), true);
        }
        let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if entered && !self.typed.trim().is_empty() {
            return Some(PathAsked::Go(path_of(&self.typed, folder)));
        }
        up.clicked().then_some(PathAsked::Up)
    }

    /// Creates the folder that was named and goes into it.
    fn made(&mut self, asked: Naming, folder: &Path) -> Option<PathAsked> {
        let name = match asked {
            Naming::Goes => return None,
            Naming::GivenUp => {
                *self = Self::of(folder);
                return None;
            }
            Naming::Done => self.new.clone().filter(|name| !name.trim().is_empty())?,
        };
        match make_folder(folder, &name) {
            Ok(made) => {
                *self = Self::of(&made);
                Some(PathAsked::Go(made))
            }
            Err(notice) => {
                self.notice = Some(notice.to_string());
                None
            }
        }
    }
}

/// The state of naming a new folder.
#[derive(Clone, Copy)]
enum Naming {
    Goes,
    Done,
    GivenUp,
}

fn new_folder(ui: &mut egui::Ui, name: &mut String, arrived: bool, notice: Option<&str>) -> Naming {
    let label = ui.label("新文件夹的名称");
    let edit = ui.add(TextEdit::singleline(name).desired_width(180.0)).labelled_by(label.id).with_own_enter();
    let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if arrived {
        edit.request_focus();
    }
    let made = ui.button("建立").clicked();
    let given_up = ui.button("不建了").clicked();
    if let Some(notice) = notice {
        ui.add(egui::Label::new(egui::RichText::new(notice).color(ui.visuals().error_fg_color)).truncate())
            .on_hover_text(notice);
    }
    // Escape cancels the naming, not the dialog.
    let escaped = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    match (made || entered, given_up || escaped) {
        (true, _) => Naming::Done,
        (_, true) => Naming::GivenUp,
        _ => Naming::Goes,
    }
}
