//! Tables about the forms: comparisons with other files, overviews, and where they are saved.

use super::super::modal::Notice;
use super::super::modal::files::{Purpose, Saves};
use super::super::modal::job::{Ended, Job};
use super::App;
use crate::session::check::read;
use crate::session::creation_time;
use crate::session::outputs::prepare;
use crate::session::printed::{Printed, save};
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl App {
    /// Reads a file in the background, to compare the open project with it.
    pub(super) fn read_to_compare(&mut self, ctx: &Context, path: PathBuf) {
        let library = Arc::clone(&self.library);
        self.modals.push(Job::start(ctx, "正在读取", move |_| {
            let set = read(std::slice::from_ref(&path), &library);
            match set.failures.first() {
                Some(failure) => Ended::Tell(failure.to_string().into()),
                None => {
                    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                    Ended::Compared(Box::new(set.project), name)
                }
            }
        }));
    }

    /// Asks where to save a table.
    pub(super) fn ask_where_to_save_table(&mut self, ctx: &Context, table: Arc<Printed>) {
        let Some(workspace) = &self.workspace else { return };
        let name = format!("{}-{}.{}", workspace.document.name(), table.name, table.extension);
        self.ask(ctx, Purpose::Saves(Saves::Table(table)), name);
    }

    /// Saves a table in the background.
    pub(super) fn save_table(&mut self, ctx: &Context, table: Arc<Printed>, path: PathBuf) {
        let Some(workspace) = &self.workspace else { return };
        let project = Arc::clone(workspace.document.project());
        let library = Arc::clone(&self.library);
        let read: Vec<PathBuf> = workspace.document.path().into_iter().map(Path::to_path_buf).collect();
        self.modals.push(Job::start(ctx, "存成表格", move |_| {
            let read: Vec<&Path> = read.iter().map(PathBuf::as_path).collect();
            let saved = prepare(&read, &[&path]).map_err(|error| error.to_string()).and_then(|broken| {
                let created = creation_time().map_err(|error| error.to_string())?;
                save(&path, &table.sheet(), &project.bureau, &library, created).map_err(|error| error.to_string())?;
                Ok(broken)
            });
            Ended::Tell(match saved {
                Ok(broken) => Notice::from(format!("{}已存好。", table.title)).and(broken).with_files(vec![path]),
                Err(error) => error.into(),
            })
        }));
    }
}
