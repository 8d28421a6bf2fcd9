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
    suggestion: PathBuf,
    since: Instant,
    answer: Receiver<Vec<PathBuf>>,
}

/// Our own dialog, where the system has none.
struct ByPath {
    purpose: Purpose,
    typed: String,
    /// The file is there already, and is replaced only when that is agreed to.
    replaces: bool,
    arrived: bool,
}

/// The dialog that is open, of the system or our own.
#[derive(Default)]
pub(super) struct Dialogs {
    asked: Option<Asked>,
    by_path: Option<ByPath>,
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
        let (sender, answer) = channel();
        let folder = folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let suggestion = folder.join(name);
        let (ctx, wanted) = (ctx.clone(), name.to_owned());
        std::thread::spawn(move || {
            let (kind, extensions) = purpose.files();
            let dialog =
                rfd::FileDialog::new().set_title(purpose.title()).set_directory(folder).add_filter(kind, extensions);
            let chosen = match purpose {
                Purpose::Open => dialog.pick_file().into_iter().collect(),
                Purpose::Import => dialog.pick_files().unwrap_or_default(),
                _ => dialog.set_file_name(wanted).save_file().into_iter().collect(),
            };
            // The window may be gone by now.
            drop(sender.send(chosen));
            ctx.request_repaint();
        });
        self.asked = Some(Asked { purpose, suggestion, since: Instant::now(), answer });
    }

    /// Whether a dialog waits for the user.
    pub(super) fn is_open(&self) -> bool {
        self.asked.is_some() || self.by_path.is_some()
    }

    /// The files that were chosen, once.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        if let Some(asked) = &self.asked {
            match asked.answer.try_recv() {
                Err(TryRecvError::Empty) => {}
                Ok(paths) if !paths.is_empty() => {
                    let paths = paths.into_iter().map(|path| ended(asked.purpose, path)).collect();
                    self.answered = Some(Answer { purpose: asked.purpose, paths });
                    self.asked = None;
                }
                Ok(_) | Err(TryRecvError::Disconnected) => {
                    if asked.since.elapsed() < NEVER_SHOWN {
                        self.by_path = Some(ByPath {
                            purpose: asked.purpose,
                            typed: asked.suggestion.display().to_string(),
                            replaces: false,
                            arrived: true,
                        });
                    }
                    self.asked = None;
                }
            }
        }
        self.answered.take()
    }

    /// Shows our own dialog, where the system has none.
    pub(super) fn show(&mut self, ctx: &Context) {
        let Some(asked) = &mut self.by_path else { return };
        let modal = egui::Modal::new(egui::Id::unique("path")).show(ctx, |ui| {
            ui.set_width(560.0);
            ui.heading(asked.purpose.title());
            let label = ui.label("文件的完整路径");
            let edit = egui::TextEdit::singleline(&mut asked.typed).desired_width(f32::INFINITY);
            let mut output = edit.show(ui);
            let edit = output.response.response.labelled_by(label.id);
            if edit.changed() {
                asked.replaces = false;
            }
            let entered = edit.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if std::mem::take(&mut asked.arrived) {
                edit.request_focus();
                // The name alone is selected: the folder and the ending are usually right.
                let name = asked.typed.rfind(['/', '\\']).map_or(0, |at| asked.typed[..=at].chars().count());
                let end = asked.typed.rfind('.').map_or(asked.typed.len(), |at| at);
                let end = asked.typed[..end].chars().count();
                let range =
                    egui::text::CCursorRange::two(egui::text::CCursor::new(name), egui::text::CCursor::new(end));
                output.state.cursor.set_char_range(Some(range));
                output.state.store(ui.ctx(), edit.id);
            }
            if asked.replaces {
                ui.colored_label(ui.visuals().warn_fg_color, "这个文件已经存在，再按一次就覆盖它。");
            }
            let agree = if asked.replaces { "覆盖" } else { "确定" };
            ui.horizontal(|ui| (ui.button(agree).clicked() || entered, ui.button("取消").clicked())).inner
        });
        let (agreed, refused) = modal.inner;
        if agreed && !asked.typed.trim().is_empty() {
            let path = ended(asked.purpose, PathBuf::from(asked.typed.trim()));
            if !asked.purpose.opens() && !asked.replaces && crate::session::exists(&path) {
                asked.replaces = true;
                asked.arrived = true;
                return;
            }
            self.answered = Some(Answer { purpose: asked.purpose, paths: vec![path] });
            self.by_path = None;
            ctx.request_repaint();
        } else if refused || modal.should_close() {
            self.by_path = None;
        }
    }
}

/// The path with the ending that the file is to have, where the user left it out.
fn ended(purpose: Purpose, path: PathBuf) -> PathBuf {
    match purpose.files().1.first() {
        Some(extension) if !purpose.opens() && path.extension().is_none() => path.with_extension(extension),
        _ => path,
    }
}
