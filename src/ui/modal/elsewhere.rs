//! Asks what to do with a project file that another window has open.

use super::Answer;
use crate::session::keeper::Holder;
use crate::ui::dialog::{Dialog, Reply};
use egui::Context;
use std::path::PathBuf;

/// The question about a project that another window has open.
pub(in crate::ui) struct Elsewhere {
    pub(in crate::ui) path: PathBuf,
    pub(in crate::ui) text: String,
    pub(in crate::ui) holder: Option<Holder>,
}

/// How the project is opened anyway.
pub(in crate::ui) enum Opening {
    /// By bringing that window to the front.
    There(Holder),
    ReadOnly(PathBuf),
    Copy(PathBuf),
}

/// What the user wants.
enum Wanted {
    There,
    ReadOnly,
    Copy,
    Nothing,
}

impl Elsewhere {
    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let wanted = Dialog::new("项目已在别处打开", 500.0).show(ctx, |ui| {
            ui.label(&self.text);
            let there = self.holder.as_ref().map(|_| Reply::new("切换到那个窗口", Wanted::There));
            let others = [
                Reply::new("只读打开", Wanted::ReadOnly),
                Reply::new("打开一份副本", Wanted::Copy),
                Reply::new("取消", Wanted::Nothing),
            ];
            there.into_iter().chain(others).collect()
        })?;
        let path = self.path.clone();
        Some(match wanted {
            Wanted::There => {
                self.holder.take().map_or(Answer::Closed, |holder| Answer::Elsewhere(Opening::There(holder)))
            }
            Wanted::ReadOnly => Answer::Elsewhere(Opening::ReadOnly(path)),
            Wanted::Copy => Answer::Elsewhere(Opening::Copy(path)),
            Wanted::Nothing => Answer::Closed,
        })
    }
}
