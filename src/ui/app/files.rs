//! Opening, saving, exporting, printing.

use super::super::dialogs::{Answer, Purpose};
use super::super::job::{Ended, Reporter};
use super::super::notice::{Notice, open_outside};
use super::App;
use super::closing::Leaving;
use super::profiles::GENERAL;
use crate::model::Project;
use crate::session::choice::FormChoice;
use crate::session::export::{Order, run};
use crate::session::now;
use crate::session::report::{self, Subject};
use crate::session::saving::Target;
use crate::template::Library;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many remarks on an export are shown.
const MAX_NOTES: usize = 12;

impl App {
    pub(super) fn ask_for_file(&mut self, ctx: &Context, purpose: Purpose, extension: &str) {
        if let Some(workspace) = &self.workspace {
            let beside = workspace.document.path().and_then(Path::parent).map(Path::to_path_buf);
            self.dialogs.ask_beside(ctx, purpose, &format!("{}.{extension}", workspace.document.name()), beside);
        }
    }

    /// Does what the user chose files for.
    pub(super) fn take_answers(&mut self, ctx: &Context) {
        if let Some(Answer { purpose, paths }) = self.dialogs.answer() {
            let Some(path) = paths.first().cloned() else { return };
            match purpose {
                Purpose::Open => self.leave(ctx, Leaving::Open(path)),
                Purpose::Import => self.import(ctx, paths),
                Purpose::Report => self.report(ctx, path),
                Purpose::Learn => self.learn(&path),
                Purpose::SaveAs => self.save_to(ctx, Target::To(path)),
                _ => self.export(ctx, purpose.order(&path, &self.profile), None),
            }
        }
        match self.jobs.ended() {
            Some(Ended::Tell(notice)) => self.notice = Some(notice),
            Some(Ended::Show(path)) => self.notice = open_outside(&path).err().map(Notice::from),
            Some(Ended::Imported(incoming)) => self.take_in(incoming),
            None => {}
        }
    }

    /// Opens files that were dropped onto the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        let is_project = |path: &PathBuf| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("ron"));
        if let Some(project) = dropped.iter().find(|path| is_project(path)) {
            self.leave(ctx, Leaving::Open(project.clone()));
        } else if !dropped.is_empty() {
            self.import(ctx, dropped);
        }
    }

    /// Exports a snapshot of the project; where the file is to be printed, it is shown in the system's viewer.
    fn export(&mut self, ctx: &Context, order: Order, shown: Option<PathBuf>) {
        let Some(workspace) = &mut self.workspace else { return };
        let _ = workspace.document.commit_draft();
        let project = Arc::clone(workspace.document.project());
        let library = Arc::clone(&self.library);
        let order = Order { font: self.settings.print_font.clone(), ..order };
        self.jobs.start(ctx, "正在导出", move |reporter| {
            match (exported(&project, &library, &order, reporter), shown) {
                (Ok(_), Some(path)) => Ended::Show(path),
                (Ok(notice), None) => Ended::Tell(notice),
                (Err(problem), _) => Ended::Tell(problem.into()),
            }
        });
    }

    /// Writes the check report on a snapshot of the project.
    fn report(&mut self, ctx: &Context, path: PathBuf) {
        let Some(workspace) = &mut self.workspace else { return };
        let _ = workspace.document.commit_draft();
        let project = Arc::clone(workspace.document.project());
        let (library, user) = (Arc::clone(&self.library), self.settings.rules.clone());
        self.jobs.start(ctx, "正在检查", move |_| {
            let (forms, created) = (&FormChoice::All, now());
            let subject = Subject { project: &project, library: &library, forms, user: &user, created };
            Ended::Tell(match report::write(&path, &subject) {
                Ok(()) => Notice { text: "检查报告已写好。".to_owned(), files: vec![path] },
                Err(error) => error.to_string().into(),
            })
        });
    }

    /// Prints through the system's viewer for PDF, which knows the printers.
    pub(super) fn print(&mut self, ctx: &Context) {
        let Some(workspace) = &self.workspace else { return };
        let path = std::env::temp_dir().join(format!("{}-打印.pdf", workspace.document.name()));
        self.export(
            ctx,
            Order { pdf: Some(path.clone()), profile: GENERAL.to_owned(), ..Order::default() },
            Some(path),
        );
    }
}

fn exported(project: &Project, library: &Library, order: &Order, reporter: &Reporter) -> Result<Notice, String> {
    let report = run(project, library, order, now(), |progress| reporter.tell(progress)).map_err(|e| e.to_string())?;
    let notes: String = report.notes.iter().take(MAX_NOTES).map(|note| format!("\n注意：{note}")).collect();
    Ok(Notice { text: format!("已导出 {} 张表。{notes}", report.forms), files: report.files })
}
