//! Asking for files, through the system's dialog, or by path where none is to be had.

use crate::session::export::Order;
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
    SaveAs,
    Pdf,
    Xlsx,
    Upload,
    Json,
}

impl Purpose {
    fn title(self) -> &'static str {
        match self {
            Self::Open => "打开项目",
            Self::SaveAs => "保存项目",
            Self::Pdf => "导出 PDF",
            Self::Xlsx => "导出 Excel",
            Self::Upload => "导出上报表",
            Self::Json => "导出 JSON",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Open | Self::SaveAs => "ron",
            Self::Pdf => "pdf",
            Self::Xlsx | Self::Upload => "xlsx",
            Self::Json => "json",
        }
    }

    /// The export that the file is for.
    pub(super) fn order(self, path: &Path) -> Order {
        let path = Some(path.to_owned());
        let general = Order { profile: "general".to_owned(), ..Order::default() };
        match self {
            Self::Open | Self::SaveAs => general,
            Self::Pdf => Order { pdf: path, ..general },
            Self::Xlsx => Order { xlsx: path, ..general },
            Self::Upload => Order { upload: path, ..general },
            Self::Json => Order { json: path, ..general },
        }
    }
}

/// A file that the user chose.
pub(super) struct Answer {
    pub(super) purpose: Purpose,
    pub(super) path: PathBuf,
}

/// A dialog on another thread, so that the window stays alive.
struct Asked {
    purpose: Purpose,
    name: String,
    since: Instant,
    answer: Receiver<Option<PathBuf>>,
}

/// The dialog that is open, of the system or our own.
#[derive(Default)]
pub(super) struct Dialogs {
    asked: Option<Asked>,
    by_path: Option<(Purpose, String)>,
    answered: Option<Answer>,
}

impl Dialogs {
    /// Asks for a file; `name` is what it would be called.
    pub(super) fn ask(&mut self, ctx: &Context, purpose: Purpose, name: &str) {
        if self.is_open() {
            return;
        }
        let (sender, answer) = channel();
        let (ctx, wanted) = (ctx.clone(), name.to_owned());
        std::thread::spawn(move || {
            let dialog = rfd::FileDialog::new()
                .set_title(purpose.title())
                .add_filter(purpose.extension(), &[purpose.extension()]);
            let chosen = match purpose {
                Purpose::Open => dialog.pick_file(),
                _ => dialog.set_file_name(wanted).save_file(),
            };
            // The window may be gone by now.
            drop(sender.send(chosen));
            ctx.request_repaint();
        });
        self.asked = Some(Asked { purpose, name: name.to_owned(), since: Instant::now(), answer });
    }

    /// Whether a dialog waits for the user.
    pub(super) fn is_open(&self) -> bool {
        self.asked.is_some() || self.by_path.is_some()
    }

    /// The file that was chosen, once.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        if let Some(asked) = &self.asked {
            match asked.answer.try_recv() {
                Err(TryRecvError::Empty) => {}
                Ok(Some(path)) => {
                    self.answered = Some(Answer { purpose: asked.purpose, path });
                    self.asked = None;
                }
                Ok(None) | Err(TryRecvError::Disconnected) => {
                    if asked.since.elapsed() < NEVER_SHOWN {
                        let folder = std::env::current_dir().unwrap_or_default();
                        self.by_path = Some((asked.purpose, folder.join(&asked.name).display().to_string()));
                    }
                    self.asked = None;
                }
            }
        }
        self.answered.take()
    }

    /// Shows our own dialog, where the system has none.
    pub(super) fn show(&mut self, ctx: &Context) {
        let Some((purpose, path)) = &mut self.by_path else { return };
        let modal = egui::Modal::new(egui::Id::unique("path")).show(ctx, |ui| {
            ui.set_max_width(520.0);
            ui.heading(purpose.title());
            let label = ui.label("文件的完整路径");
            let edit = ui.add(egui::TextEdit::singleline(path).desired_width(500.0)).labelled_by(label.id);
            let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if !edit.has_focus() && !entered {
                edit.request_focus();
            }
            ui.horizontal(|ui| (ui.button("确定").clicked() || entered, ui.button("取消").clicked())).inner
        });
        let (agreed, refused) = modal.inner;
        if agreed && !path.trim().is_empty() {
            self.answered = Some(Answer { purpose: *purpose, path: PathBuf::from(path.trim()) });
            self.by_path = None;
            ctx.request_repaint();
        } else if refused || modal.should_close() {
            self.by_path = None;
        }
    }
}
