//! Asks for files: in the system's dialog, or in our own if the system has none.

use super::Answer;
use super::export::Wish;
use crate::session::crash::caught;
use crate::session::gathering::READABLE;
use crate::session::naming::Output;
use crate::ui::dialog::{Dialog, Reply};
use crate::ui::file_dialog::{FileAnswer, FileDialog, FileKind, FileWish};
use egui::Context;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

/// A dialog that returns empty within this time was never shown. rfd returns None for both cancel and failure; nobody
/// cancels so fast, and a slow machine needs some of it to fail.
const NEVER_SHOWN: Duration = Duration::from_millis(900);

/// Why files are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Purpose {
    Opens(Opens),
    Saves(Saves),
}

/// Why existing files are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Opens {
    Project,
    /// Spreadsheets to import.
    Sheets,
    /// The finance system's empty upload sheet, to learn a profile from.
    UploadSheet,
}

/// What to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) enum Saves {
    Project,
    Output(Wish),
}

impl Purpose {
    fn title(&self) -> &'static str {
        match self {
            Self::Opens(Opens::Project) => "打开项目",
            Self::Opens(Opens::Sheets) => "导入 Excel、Word 表",
            Self::Opens(Opens::UploadSheet) => "打开财政系统下载的空白上报表",
            Self::Saves(Saves::Project) => "保存项目",
            Self::Saves(Saves::Output(wish)) if wish.each => "放进哪个文件夹",
            Self::Saves(Saves::Output(wish)) => wish.kind.title(),
        }
    }

    /// The name of the files in dialogs.
    fn filter_name(&self) -> &'static str {
        match self {
            Self::Opens(Opens::Project) | Self::Saves(Saves::Project) => "绩表项目",
            Self::Opens(Opens::Sheets | Opens::UploadSheet) => "表格和文档",
            Self::Saves(Saves::Output(wish)) => wish.kind.filter_name(),
        }
    }

    /// Their extensions.
    fn extensions(&self) -> &'static [&'static str] {
        match self {
            Self::Opens(Opens::Project) | Self::Saves(Saves::Project) => Output::Project.extensions(),
            Self::Opens(Opens::Sheets | Opens::UploadSheet) => READABLE,
            Self::Saves(Saves::Output(wish)) => wish.kind.output().extensions(),
        }
    }

    fn kind(&self) -> FileKind {
        match self {
            Self::Opens(Opens::Project | Opens::UploadSheet) => FileKind::Open,
            Self::Opens(Opens::Sheets) => FileKind::OpenSeveral,
            Self::Saves(Saves::Output(wish)) if wish.each => FileKind::Folder,
            Self::Saves(Saves::Project | Saves::Output(_)) => FileKind::Save,
        }
    }

    /// Whether the user names a file to write.
    pub(in crate::ui) fn names_a_file(&self) -> bool {
        self.kind() == FileKind::Save
    }

    /// The path with the extension of the file, if the user left it out. A report has more than one.
    fn ended(&self, path: PathBuf) -> PathBuf {
        let extensions = self.extensions();
        let has_one =
            path.extension().is_some_and(|own| extensions.iter().any(|other| own.eq_ignore_ascii_case(other)));
        match extensions.first() {
            Some(extension) if self.names_a_file() && !has_one => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(extension);
                name.into()
            }
            _ => path,
        }
    }
}

/// A question for files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Question {
    pub(in crate::ui) purpose: Purpose,
    pub(in crate::ui) folder: PathBuf,
    /// The proposed name.
    pub(in crate::ui) name: String,
    /// Recently used folders.
    pub(in crate::ui) recent: Vec<PathBuf>,
}

/// Files that the user chose.
pub(in crate::ui) struct Files {
    pub(in crate::ui) question: Question,
    pub(in crate::ui) paths: Vec<PathBuf>,
    /// Whether the user agreed to replace an existing file.
    pub(in crate::ui) replaces: bool,
}

impl Files {
    /// The files chosen in answer to `question`. `asked`: the dialog has asked before replacing.
    fn chosen(question: Question, paths: &[PathBuf], asked: bool) -> Self {
        let ended: Vec<PathBuf> = paths.iter().cloned().map(|path| question.purpose.ended(path)).collect();
        // The dialog asked about the name as typed, not about the one with an extension added.
        let replaces = asked && ended == paths;
        Self { question, paths: ended, replaces }
    }
}

/// The system's dialog, on another thread, so that the window keeps responding.
pub(in crate::ui) struct SystemFiles {
    question: Question,
    answer: Receiver<Asked>,
}

/// The answer of the system's dialog, and how long it took.
struct Asked {
    paths: Vec<PathBuf>,
    took: Duration,
}

impl SystemFiles {
    pub(in crate::ui) fn ask(ctx: &Context, question: Question) -> Self {
        let (sender, answer) = channel();
        let (ctx, asked) = (ctx.clone(), question.clone());
        std::thread::spawn(move || {
            if let Ok(answer) = caught(|| ask_system(&asked)) {
                // The window may be closed by now.
                drop(sender.send(answer));
            }
            drop(sender);
            ctx.request_repaint();
        });
        Self { question, answer }
    }

    pub(super) fn show(&self, ctx: &Context) -> Option<Answer> {
        let question = self.question.clone();
        match self.answer.try_recv() {
            Ok(Asked { paths, .. }) if !paths.is_empty() => {
                return Some(Answer::Files(Files::chosen(question, &paths, true)));
            }
            Ok(Asked { took, .. }) if took >= NEVER_SHOWN => return Some(Answer::NoFile),
            Ok(_) | Err(TryRecvError::Disconnected) => return Some(Answer::ByHand(question)),
            Err(TryRecvError::Empty) => {}
        }
        let title = question.purpose.title();
        let given_up = Dialog::new(title, 320.0).waiting().show(ctx, |ui| {
            ui.label("请在系统的窗口里选择…");
            vec![Reply::new("取消", ())]
        });
        given_up.map(|()| Answer::NoFile)
    }
}

/// Asks by the system's dialog, and waits for the answer.
fn ask_system(question: &Question) -> Asked {
    let begun = Instant::now();
    let purpose = &question.purpose;
    let dialog = rfd::FileDialog::new().set_title(purpose.title()).set_directory(&question.folder);
    let dialog = dialog.add_filter(purpose.filter_name(), purpose.extensions());
    let paths = match purpose.kind() {
        FileKind::Open => dialog.pick_file().into_iter().collect(),
        FileKind::OpenSeveral => dialog.pick_files().unwrap_or_default(),
        FileKind::Save => dialog.set_file_name(&question.name).save_file().into_iter().collect(),
        FileKind::Folder => dialog.pick_folder().into_iter().collect(),
    };
    Asked { paths, took: begun.elapsed() }
}

/// Our own dialog, if the system has none.
pub(in crate::ui) struct OwnFiles {
    question: Question,
    dialog: FileDialog,
}

impl OwnFiles {
    pub(in crate::ui) fn new(question: Question) -> Self {
        let Question { purpose, folder, name, recent } = question.clone();
        let (title, filter_name) = (purpose.title(), purpose.filter_name());
        let (extensions, kind) = (purpose.extensions(), purpose.kind());
        let dialog = FileDialog::new(FileWish { title, filter_name, extensions, kind, folder, name, recent });
        Self { question, dialog }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        Some(match self.dialog.show(ctx)? {
            FileAnswer::Chosen(paths) => Answer::Files(Files::chosen(self.question.clone(), &paths, false)),
            FileAnswer::Cancelled => Answer::NoFile,
        })
    }
}
