//! Asking for files, through the system's dialog, or our own where none is to be had.

use super::file_dialog::{FileAnswer, FileDialog, FileKind, FileWish};
use crate::session::export::Order;
use crate::session::files::has_dialogs;
use egui::Context;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// A dialog that comes back empty within this time was never shown.
const NEVER_SHOWN: Duration = Duration::from_millis(400);

/// What a file is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Open,
    Import,
    SaveAs,
    Pdf,
    Xlsx,
    Upload,
    Json,
    Report,
    Learn,
}

impl Purpose {
    fn title(self) -> &'static str {
        match self {
            Self::Open => "打开项目",
            Self::Import => "导入 Excel 表",
            Self::SaveAs => "保存项目",
            Self::Pdf => "导出 PDF",
            Self::Xlsx => "导出 Excel",
            Self::Upload => "导出上报表",
            Self::Json => "导出 JSON",
            Self::Report => "检查报告",
            Self::Learn => "打开财政系统下载的空白上报表",
        }
    }

    /// What the files are called in the dialog, and how their names end.
    fn files(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Open | Self::SaveAs => ("绩表项目", &["ron"]),
            Self::Report => ("检查报告", &["pdf", "xlsx"]),
            Self::Import | Self::Learn => ("Excel 表", &["xlsx", "xls", "xlsm", "ods"]),
            Self::Pdf => ("PDF", &["pdf"]),
            Self::Xlsx | Self::Upload => ("Excel 表", &["xlsx"]),
            Self::Json => ("JSON", &["json"]),
        }
    }

    fn opens(self) -> bool {
        matches!(self, Self::Open | Self::Import | Self::Learn)
    }

    fn kind(self) -> FileKind {
        match self {
            Self::Open | Self::Learn => FileKind::Open,
            Self::Import => FileKind::OpenSeveral,
            _ => FileKind::Save,
        }
    }

    /// The export that the file is for.
    pub(super) fn order(self, path: &Path, profile: &str) -> Order {
        let path = Some(path.to_owned());
        let general = Order { profile: profile.to_owned(), ..Order::default() };
        match self {
            Self::Open | Self::Import | Self::SaveAs | Self::Report | Self::Learn => general,
            Self::Pdf => Order { pdf: path, ..general },
            Self::Xlsx => Order { xlsx: path, ..general },
            Self::Upload => Order { upload: path, ..general },
            Self::Json => Order { json: path, ..general },
        }
    }
}

/// Files that the user chose.
pub(super) struct Answer {
    pub(super) purpose: Purpose,
    pub(super) paths: Vec<PathBuf>,
}

/// A dialog on another thread, so that the window stays alive.
struct Asked {
    purpose: Purpose,
    /// What our own dialog would ask for.
    wish: FileWish,
    since: Instant,
    answer: Receiver<Vec<PathBuf>>,
}

/// What a dialog is to ask for.
fn wish(purpose: Purpose, folder: PathBuf, name: &str) -> FileWish {
    let (filter_name, extensions) = purpose.files();
    let recent = Vec::new();
    FileWish {
        title: purpose.title(),
        filter_name,
        extensions,
        kind: purpose.kind(),
        folder,
        name: name.to_owned(),
        recent,
    }
}

/// Our own dialog, where the system has none.
struct OurOwn {
    purpose: Purpose,
    dialog: FileDialog,
    /// The file that is there already, and is replaced only when that is agreed to.
    replaced: Option<PathBuf>,
}

/// The dialog that is open, of the system or our own.
#[derive(Default)]
pub(super) struct Dialogs {
    asked: Option<Asked>,
    own: Option<OurOwn>,
    answered: Option<Answer>,
}

impl Dialogs {
    /// Asks for a file; `name` is what it would be called.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose, name: &str) {
        self.ask_beside(ctx, purpose, name, None);
    }

    /// Asks for a file in `folder`, the current one where none is given.
    pub(super) fn ask_beside(&mut self, ctx: &Context, purpose: Purpose, name: &str, folder: Option<PathBuf>) {
        if self.is_open() {
            return;
        }
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let wish = wish(purpose, folder, name);
        if has_dialogs() {
            self.ask_system(ctx, purpose, wish);
        } else {
            self.own = Some(OurOwn { purpose, dialog: FileDialog::new(wish), replaced: None });
        }
    }

    fn ask_system(&mut self, ctx: &Context, purpose: Purpose, wish: FileWish) {
        let (sender, answer) = channel();
        let dialog = rfd::FileDialog::new()
            .set_title(wish.title)
            .set_directory(&wish.folder)
            .add_filter(wish.filter_name, wish.extensions);
        let dialog = if wish.kind == FileKind::Save { dialog.set_file_name(&wish.name) } else { dialog };
        let (ctx, kind) = (ctx.clone(), wish.kind);
        std::thread::spawn(move || {
            let chosen = match kind {
                FileKind::Open => dialog.pick_file().into_iter().collect(),
                FileKind::OpenSeveral => dialog.pick_files().unwrap_or_default(),
                FileKind::Save => dialog.save_file().into_iter().collect(),
                FileKind::Folder => dialog.pick_folder().into_iter().collect(),
            };
            // The window may be gone by now.
            drop(sender.send(chosen));
            ctx.request_repaint();
        });
        self.asked = Some(Asked { purpose, wish, since: Instant::now(), answer });
    }

    /// Whether a dialog waits for the user.
    pub(super) fn is_open(&self) -> bool {
        self.asked.is_some() || self.own.is_some()
    }

    /// The files that were chosen, once.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        if let Some(asked) = self.asked.take() {
            match asked.answer.try_recv() {
                Err(TryRecvError::Empty) => self.asked = Some(asked),
                Ok(paths) if !paths.is_empty() => {
                    let paths = paths.into_iter().map(|path| ended(asked.purpose, path)).collect();
                    self.answered = Some(Answer { purpose: asked.purpose, paths });
                }
                Ok(_) | Err(TryRecvError::Disconnected) => {
                    if asked.since.elapsed() < NEVER_SHOWN {
                        let dialog = FileDialog::new(asked.wish);
                        self.own = Some(OurOwn { purpose: asked.purpose, dialog, replaced: None });
                    }
                }
            }
        }
        self.answered.take()
    }

    /// Shows our own dialog, where the system has none.
    pub(super) fn show(&mut self, ctx: &Context) {
        let Some(own) = &mut self.own else { return };
        if let Some(path) = own.replaced.clone() {
            match may_replace(ctx, &path) {
                Some(true) => self.end(ctx, vec![path]),
                Some(false) => own.replaced = None,
                None => {}
            }
            return;
        }
        match own.dialog.show(ctx) {
            None => {}
            Some(FileAnswer::Cancelled) => self.own = None,
            Some(FileAnswer::Chosen(paths)) => match paths.first() {
                Some(path) if !own.purpose.opens() && crate::session::exists(path) => {
                    own.replaced = Some(path.clone());
                    ctx.request_repaint();
                }
                _ => self.end(ctx, paths),
            },
        }
    }

    fn end(&mut self, ctx: &Context, paths: Vec<PathBuf>) {
        self.answered = self.own.take().map(|own| Answer { purpose: own.purpose, paths });
        ctx.request_repaint();
    }
}

/// Asks whether the file at `path` may be replaced; None until that is answered.
fn may_replace(ctx: &Context, path: &Path) -> Option<bool> {
    let modal = egui::Modal::new(egui::Id::unique("replace")).show(ctx, |ui| {
        ui.set_width(420.0);
        ui.label(format!("{} 已经存在，要覆盖它吗？", path.display()));
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let replaces = ui.button("覆盖").clicked();
            let keeps = ui.button("取消");
            if ui.memory(|memory| memory.focused().is_none()) {
                keeps.request_focus();
            }
            (replaces, keeps.clicked())
        })
        .inner
    });
    let (replaces, keeps) = modal.inner;
    if keeps || modal.should_close() { Some(false) } else { replaces.then_some(true) }
}

/// The path with the ending that the file is to have, where the user left it out.
fn ended(purpose: Purpose, path: PathBuf) -> PathBuf {
    match purpose.files().1.first() {
        Some(extension) if !purpose.opens() && path.extension().is_none() => path.with_extension(extension),
        _ => path,
    }
}
