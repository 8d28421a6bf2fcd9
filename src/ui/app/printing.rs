//! Where printed files lie until the window closes.

use super::App;
use crate::session::keeper::{RunFolder, StateFolder};
use crate::session::reason;
use std::path::PathBuf;

impl App {
    /// The folder for what is printed, which is the user's alone: forms name people and their telephones.
    pub(super) fn print_folder(&mut self) -> Result<PathBuf, String> {
        let state = self.keeper.as_ref().map_or_else(StateFolder::of_user, |keeper| keeper.state().clone());
        let folder = match self.printed.take() {
            Some(folder) => folder,
            None => RunFolder::create(&state)
                .map_err(|error| format!("没有地方放要打印的文件：{}。可以先导出 PDF 再打印", reason(&error)))?,
        };
        Ok(self.printed.insert(folder).path().to_path_buf())
    }
}

#[cfg(test)]
mod tests {
    use super::super::Start;
    use super::*;
    use crate::session::keeper::Keeper;

    #[test]
    fn what_is_printed_goes_with_the_window() {
        let folder = tempfile::tempdir().expect("folder");
        let keeper = Keeper::new(StateFolder::at(folder.path()));
        let window = || {
            let start = Start { keeper: Some(keeper.clone()), ..Start::default() };
            App::new(&egui::Context::default(), start).expect("window")
        };
        let mut app = window();
        let printed = app.print_folder().expect("a folder");
        assert!(printed.starts_with(folder.path()) && app.print_folder() == Ok(printed.clone()));
        std::fs::write(printed.join("表.pdf"), "").expect("written");
        let mut beside = window();
        assert!(printed.join("表.pdf").exists(), "another start leaves it alone");
        assert_ne!(beside.print_folder(), Ok(printed.clone()));
        drop(app);
        assert!(!printed.exists() && beside.print_folder().expect("its own").exists());
    }
}
