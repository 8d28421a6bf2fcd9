//! Opening a project, which may be open elsewhere.

use super::super::notice::Notice;
use super::App;
use crate::session::Document;
use crate::session::ProjectError;
use crate::session::instance::call;
use crate::session::keeper::{Holder, OpenError};
use egui::{Context, Id};
use std::path::{Path, PathBuf};

/// How many lines that could not be read are listed.
const MAX_LOST: usize = 30;

/// A project that another window has open, until the user has chosen what to do.
pub(super) struct Elsewhere {
    path: PathBuf,
    text: String,
    holder: Option<Holder>,
}

impl App {
    /// Opens the project file at `path`.
    pub(in crate::ui) fn open(&mut self, path: &Path) {
        // The same file again: its lock is given up first.
        self.close_project();
        let opened = match &self.keeper {
            Some(keeper) => keeper.open(path),
            None => Document::open(path).map_err(OpenError::from),
        };
        match opened {
            Ok(document) => {
                self.show_document(document);
                self.remember_project(path);
            }
            Err(error @ OpenError::Elsewhere { .. }) => {
                let text = error.to_string();
                let OpenError::Elsewhere { path, holder } = error else { return };
                self.elsewhere = Some(Elsewhere { path, text, holder });
            }
            Err(OpenError::Project(error @ ProjectError::Damaged { .. })) => {
                self.open_damaged(path, &error.to_string());
            }
            Err(error) => {
                self.settings.recent.retain(|known| known != path);
                self.notice = Some(error.to_string().into());
            }
        }
    }

    /// Puts the project first among the recent ones.
    pub(super) fn remember_project(&mut self, path: &Path) {
        // The next start may be in another folder.
        self.settings.remember(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()));
    }

    /// Opens what can be read of a damaged file, as a project in no file, so that the damaged file stays as it is.
    fn open_damaged(&mut self, path: &Path, problem: &str) {
        let salvaged = self.keeper.as_ref().map(|keeper| keeper.open_damaged(path));
        self.notice = Some(match salvaged {
            Some(Ok(Some((document, lost)))) => {
                let forms = document.project().forms.len();
                self.show_document(document);
                let lost: Vec<String> = lost.iter().take(MAX_LOST).map(ToString::to_string).collect();
                let text = format!(
                    "{problem}\n\n读出了 {forms} 张表，作为新项目打开，原文件没有改动。请核对后另存。\n{}",
                    lost.join("\n")
                );
                text.into()
            }
            Some(Err(error)) => error.to_string().into(),
            Some(Ok(None)) | None => problem.to_owned().into(),
        });
    }

    /// Asks what to do about a project that is open elsewhere.
    pub(super) fn show_elsewhere(&mut self, ctx: &Context) {
        let Some(elsewhere) = &self.elsewhere else { return };
        let modal = egui::Modal::new(Id::unique("elsewhere")).show(ctx, |ui| {
            ui.set_max_width(460.0);
            ui.label(&elsewhere.text);
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let switches = elsewhere.holder.is_some() && ui.button("切换到那个窗口").clicked();
                let (reads, copies) = (ui.button("只读打开").clicked(), ui.button("打开一份副本").clicked());
                (switches, reads, copies, ui.button("取消").clicked())
            })
            .inner
        });
        let (switches, reads, copies, cancelled) = modal.inner;
        let closes = modal.should_close();
        if !(switches || reads || copies || cancelled || closes) {
            return;
        }
        let (Some(elsewhere), Some(keeper)) = (self.elsewhere.take(), self.keeper.clone()) else { return };
        if switches && elsewhere.holder.as_ref().is_some_and(|holder| !call(holder)) {
            self.notice = Some(Notice::from("那个窗口没有回应，可能已经关闭。请再打开一次。".to_owned()));
        }
        let opened = if reads {
            keeper.open_read_only(&elsewhere.path)
        } else if copies {
            keeper.open_copy(&elsewhere.path)
        } else {
            return;
        };
        match opened {
            Ok(document) => self.show_document(document),
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Comes to the front when another start of the program calls for it.
    pub(super) fn answer_calls(&self, ctx: &Context) {
        if self.instance.as_ref().is_some_and(|instance| instance.was_called()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
        }
    }
}
