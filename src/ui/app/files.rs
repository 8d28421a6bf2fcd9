//! Asks for files and uses those that were chosen: to open, import, save, export, print.

use super::super::modal::export::{AtHand, ExportDialog, Kind, Wish};
use super::super::modal::files::{Files, Opens, OwnFiles, Purpose, Question, Saves, SystemFiles};
use super::super::modal::job::{Ended, Job, Reporter};
use super::super::modal::{Leaving, Modal, Notice, Overwrite};
use super::App;
use crate::model::{Form, Project};
use crate::session::creation_time;
use crate::session::export::{Order, run};
use crate::session::files::has_dialogs;
use crate::session::gathering::is_project;
use crate::session::outputs::prepare;
use crate::session::report::{self, Subject};
use crate::session::saving::Target;
use crate::template::Library;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most notices of an export that are shown.
const MAX_NOTICES: usize = 12;

impl App {
    /// Asks for files, beginning in the folder of the project; `name` is the proposed name of a file to write.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose, name: String) {
        let beside = self.workspace.as_ref().and_then(|workspace| workspace.document.path()).and_then(Path::parent);
        let beside = beside.filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_path_buf);
        let folder = beside.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let mut recent: Vec<PathBuf> = Vec::new();
        for parent in self.settings.recent.iter().filter_map(|path| path.parent()) {
            if !recent.iter().any(|known| known == parent) {
                recent.push(parent.to_owned());
            }
        }
        self.ask_again(ctx, Question { purpose, folder, name, recent });
    }

    pub(super) fn ask_again(&mut self, ctx: &Context, question: Question) {
        if has_dialogs() {
            self.modals.push(Modal::SystemFiles(SystemFiles::ask(ctx, question)));
        } else {
            self.ask_by_hand(question);
        }
    }

    /// Asks in our own dialog, if the system has none.
    pub(super) fn ask_by_hand(&mut self, question: Question) {
        self.modals.push(Modal::OwnFiles(Box::new(OwnFiles::new(question))));
    }

    /// Uses the chosen files; asks first if an existing file would be replaced.
    pub(super) fn take_files(&mut self, ctx: &Context, files: Files) {
        if let Some(question) = Overwrite::needed(&files) {
            return self.modals.push(Modal::Overwrite(question));
        }
        let Files { question, paths, .. } = files;
        let Some(path) = paths.first().cloned() else { return };
        match question.purpose {
            Purpose::Opens(Opens::Project) => self.leave(ctx, Leaving::Open(path)),
            Purpose::Opens(Opens::Sheets) => self.import(ctx, paths),
            Purpose::Opens(Opens::UploadSheet) => self.learn(&path),
            Purpose::Opens(Opens::Compared) => self.read_to_compare(ctx, path),
            Purpose::Saves(Saves::Table(table)) => self.save_table(ctx, table, path),
            Purpose::Saves(Saves::Project) => self.save_to(ctx, Target::To(path)),
            Purpose::Saves(Saves::Output(wish)) => self.make(ctx, &wish, path),
        }
    }

    /// Opens files that were dropped on the window.
    pub(super) fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        // An open dialog must be answered first.
        if !self.modals.is_empty() {
            return;
        }
        if let Some(project) = dropped.iter().find(|path| is_project(path)) {
            self.leave(ctx, Leaving::Open(project.clone()));
        } else if !dropped.is_empty() {
            self.import(ctx, dropped);
        }
    }

    /// Asks which forms to export, print or report on.
    pub(super) fn ask_what_to_export(&mut self, kind: Kind) {
        let Some(workspace) = &mut self.workspace else { return };
        // The text being edited must be in the export.
        let _ = workspace.document.commit_draft();
        let at_hand: AtHand = workspace.at_hand();
        let dialog = ExportDialog::new(kind, workspace.document.project(), at_hand, self.profile.clone());
        self.modals.push(Modal::Export(dialog));
    }

    /// Prints, or asks for the file to write.
    pub(super) fn export(&mut self, ctx: &Context, wish: Wish) {
        let Some(workspace) = &self.workspace else { return };
        self.profile.clone_from(&wish.picked);
        let name = wish.name(&workspace.document.name(), (workspace.document.project(), &self.library));
        match wish.kind {
            Kind::Print => match self.print_folder() {
                Ok(folder) => self.make(ctx, &wish, folder.join(name)),
                Err(notice) => self.modals.push(Notice::from(notice)),
            },
            Kind::Forms(_) | Kind::Report => self.ask(ctx, Purpose::Saves(Saves::Output(wish)), name),
        }
    }

    /// Writes the file at `path` from a snapshot of the project, in the background. To print, the system's viewer shows
    /// the file: it knows the printers.
    fn make(&mut self, ctx: &Context, wish: &Wish, path: PathBuf) {
        let Some(workspace) = &mut self.workspace else { return };
        let _ = workspace.document.commit_draft();
        // A snapshot: the user goes on editing while the job runs.
        let project = Arc::clone(workspace.document.project());
        let library = Arc::clone(&self.library);
        let order = wish.order(&path, self.settings.print_font.clone());
        let (kind, each, user) = (wish.kind, wish.each, self.settings.rules.clone());
        let read: Vec<PathBuf> =
            workspace.document.path().into_iter().map(Path::to_path_buf).chain(order.font.clone()).collect();
        self.modals.push(Job::start(ctx, kind.title(), move |reporter| {
            let read: Vec<&Path> = read.iter().map(PathBuf::as_path).collect();
            // A folder gets files under names of its own.
            let written: &[&Path] = if each { &[] } else { &[&path] };
            let broken = match prepare(&read, written) {
                Ok(broken) => broken,
                Err(error) => return Ended::Tell(error.to_string().into()),
            };
            let made = match kind {
                Kind::Print => exported(&project, &library, &order, reporter).map(|_| Ended::Show(path)),
                Kind::Forms(_) => {
                    exported(&project, &library, &order, reporter).map(|notice| Ended::Tell(notice.and(broken)))
                }
                Kind::Report => {
                    let (project, library, forms) = (&project, &library, &order.forms);
                    let created = creation_time().map_err(|error| error.to_string());
                    let subject = created.map(|created| Subject { project, library, forms, user: &user, created });
                    let notice = subject.and_then(|subject| reported(path, &subject));
                    notice.map(|notice| Ended::Tell(notice.and(broken)))
                }
            };
            made.unwrap_or_else(|failure| Ended::Tell(failure.into()))
        }));
    }
}

fn exported(project: &Project, library: &Library, order: &Order, reporter: &Reporter) -> Result<Notice, String> {
    let created = creation_time().map_err(|error| error.to_string())?;
    let report =
        run(project, library, order, created, |progress| reporter.tell(progress)).map_err(|e| e.to_string())?;
    let notices = report.notices.into_iter().take(MAX_NOTICES).collect();
    Ok(Notice::from(told(project, library, order)).and(notices).with_files(report.files))
}

/// What was exported, in words.
fn told(project: &Project, library: &Library, order: &Order) -> String {
    let exported = order.forms.of(project).unwrap_or_default();
    let has_prose = |form: &Form| library.template(&form.template).is_some_and(|template| template.has_prose());
    let texts = exported.iter().filter(|(_, form)| has_prose(form)).count();
    let forms = exported.len() - texts;
    match (forms, texts) {
        (_, 0) => format!("已导出 {forms} 张表。"),
        (0, _) => format!("已导出 {texts} 份文稿。"),
        _ => format!("已导出 {forms} 张表、{texts} 份文稿。"),
    }
}

fn reported(path: PathBuf, subject: &Subject<'_>) -> Result<Notice, String> {
    report::write(&path, subject).map_err(|error| error.to_string())?;
    Ok(Notice::from("检查报告已写好。".to_owned()).with_files(vec![path]))
}
