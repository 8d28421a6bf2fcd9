//! A window over which dialogs are opened, by the hands of a user.

use crate::support::exports::{as_xlsx, laid_out, sample_forms, sample_path};
use crate::support::window::{Control, Window};
use egui::{Key, LayerId, Modifiers, Rect, Vec2};
use jibiao::model::Project;
use jibiao::session::keeper::Keeper;
use jibiao::store::{StateFolder, project};
use std::path::{Path, PathBuf};
use std::time::Duration;

pub(crate) const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);

/// A window with a project in a file, and places for other files.
pub(crate) struct Stage {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) path: PathBuf,
    pub(crate) window: Window,
    keeper: Keeper,
    size: Vec2,
}

impl Stage {
    /// A real project, open in a window of `size`.
    pub(crate) fn new(size: Vec2) -> Self {
        Self::with("guangyuan-2021", size)
    }

    /// The real project `sample`, open in a window of `size`.
    pub(crate) fn with(sample: &str, size: Vec2) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("p.ron");
        std::fs::copy(sample_path(sample), &path).expect("copied");
        let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
        let window = Window::sized(&path, Some(keeper.clone()), size);
        Self { folder, path, window, keeper, size }
    }

    /// Another window with the same project, while this one is open.
    pub(crate) fn second_window(&self) -> Window {
        Window::sized(&self.path, Some(self.keeper.clone()), self.size)
    }

    /// The program is killed and started again.
    pub(crate) fn crash(self) -> Self {
        let Self { folder, path, window, keeper, size } = self;
        drop(window);
        let window = Window::sized(&path, Some(keeper.clone()), size);
        Self { folder, path, window, keeper, size }
    }

    /// Two spreadsheets with a form each.
    pub(crate) fn spreadsheets(&self) -> Vec<PathBuf> {
        let forms = sample_forms();
        let write = |at: usize| {
            let path = self.folder.path().join(format!("表{at}.xlsx"));
            std::fs::write(&path, as_xlsx(&laid_out(&forms[at].0, &forms[at].1))).expect("written");
            path
        };
        vec![write(0), write(3)]
    }

    /// The project as its file has it.
    pub(crate) fn saved(&self) -> Project {
        project::load(&self.path).expect("loaded")
    }

    /// Does the command that is called `name`, by way of the list of commands.
    pub(crate) fn command(&mut self, name: &str) {
        self.window.press(CTRL_SHIFT, Key::P);
        self.window.rest(3);
        self.window.type_text(name);
        self.window.press(Modifiers::NONE, Key::Enter);
        self.window.rest(3);
    }

    /// Waits until a dialog with the heading `heading` is there.
    pub(crate) fn until_asked(&mut self, heading: &str) {
        for _ in 0..1_000 {
            if self.asks() == Some(heading.to_owned()) {
                return self.window.rest(4);
            }
            self.window.rest(1);
            std::thread::sleep(Duration::from_millis(3));
        }
        let names: Vec<String> = self.window.controls().into_iter().map(|control| control.name).collect();
        panic!("{heading} is not asked, but {:?}: {}", self.asks(), names.join(" | "));
    }

    /// The heading of the dialog that is open.
    pub(crate) fn asks(&self) -> Option<String> {
        let layer = self.window.modal()?;
        let dialogs = self.window.dialogs();
        dialogs.into_iter().find(|dialog| dialog.layer == layer).map(|dialog| dialog.name)
    }

    /// The controls of the dialog that is open.
    pub(crate) fn controls(&self) -> Vec<Control> {
        let layer = self.window.modal().expect("a dialog");
        self.window.controls().into_iter().filter(|control| control.layer == layer).collect()
    }

    /// Where the dialog that is open lies.
    pub(crate) fn rect(&self) -> Rect {
        let layer: LayerId = self.window.modal().expect("a dialog");
        let found = self.window.floating().into_iter().find(|(floating, _)| *floating == layer);
        found.expect("the dialog is shown").1
    }

    /// What is called the control that has the keys.
    pub(crate) fn focused(&self) -> Option<String> {
        self.window.controls().into_iter().find(|control| control.focused).map(|control| control.name)
    }

    /// Puts `text` in the place of what the field with the keys holds.
    pub(crate) fn retype(&mut self, text: &str) {
        self.window.press(Modifiers::CTRL, Key::A);
        self.window.type_text(text);
        self.window.rest(2);
    }

    /// Names a file that is saved or made, and agrees.
    pub(crate) fn name_file(&mut self, heading: &str, path: &Path) {
        self.until_asked(heading);
        self.until_called("文件名");
        self.retype(&path.display().to_string());
        self.window.press(Modifiers::NONE, Key::Enter);
    }

    /// Goes to the folder of a file that is there and opens it.
    pub(crate) fn open_file(&mut self, heading: &str, path: &Path) {
        self.until_asked(heading);
        self.until_called("文件夹的路径");
        self.window.click_on("文件夹的路径");
        self.retype(&path.parent().expect("a folder").display().to_string());
        self.window.press(Modifiers::NONE, Key::Enter);
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        self.window.until_part_shown(&format!("{name}，文件"));
        let at = self.window.rect_of_part(&format!("{name}，文件")).center();
        self.window.click(at);
        self.window.click_on("打开");
    }

    /// Waits until the dialog that is open has a field called `name`: the system has shown none, and ours is there.
    fn until_called(&mut self, name: &str) {
        for _ in 0..1_000 {
            let has = |control: &Control| control.is_text_field() && control.name == name;
            if self.window.modal().is_some() && self.controls().iter().any(has) {
                return self.window.rest(4);
            }
            self.window.rest(1);
            std::thread::sleep(Duration::from_millis(3));
        }
        panic!("{name} does not come");
    }
}
