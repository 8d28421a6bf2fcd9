//! Asks what to do with unsaved changes before leaving a project.

use super::{Answer, Around};
use crate::model::Project;
use crate::ui::dialog::{Dialog, Reply};
use egui::Context;
use std::path::PathBuf;

/// An action that would lose unsaved changes.
#[derive(Debug, Clone)]
pub(in crate::ui) enum Leaving {
    Quit,
    Close,
    Open(PathBuf),
    Start(Box<Project>),
    /// To a project that was made and is in no file.
    Take(Box<Project>),
}

/// The question about unsaved changes.
pub(in crate::ui) struct Unsaved {
    next: Leaving,
}

/// What the user wants.
enum Wanted {
    Saved,
    Lost,
    Stay,
}

impl Unsaved {
    pub(in crate::ui) fn new(next: Leaving) -> Self {
        Self { next }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let name = around.document.map(crate::session::Document::name).unwrap_or_default();
        let wanted = Dialog::new("改动还没有保存", 420.0).show(ctx, |ui| {
            ui.label(format!("“{name}”还有没保存的改动，要保存吗？"));
            vec![
                // Saving first, so that Enter is the safe answer.
                Reply::new("保存", Wanted::Saved),
                Reply::new("不保存", Wanted::Lost),
                Reply::new("取消", Wanted::Stay),
            ]
        })?;
        let next = self.next.clone();
        Some(match wanted {
            Wanted::Saved => Answer::SaveAndLeave(next),
            Wanted::Lost => Answer::Leave(next),
            Wanted::Stay => Answer::Closed,
        })
    }
}
