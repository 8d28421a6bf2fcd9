//! Shows a failed save and the ways out of it.

use super::{Answer, Around};
use crate::session::Document;
use crate::session::compare::differences;
use crate::session::saving::{SaveError, Target, WayOut};
use crate::template::Library;
use crate::ui::dialog::{Dialog, Reply};
use egui::Context;

/// A failed save, until the user has chosen a way out.
pub(in crate::ui) struct SaveFailed {
    text: String,
    ways: Vec<WayOut>,
    /// The target to try again.
    target: Target,
    /// Whether the file no longer exists.
    gone: bool,
    /// How the window differs from the file, once asked for.
    differing: Vec<String>,
}

impl SaveFailed {
    pub(in crate::ui) fn of(error: &SaveError, target: Target) -> Self {
        let gone = matches!(error, SaveError::Gone { .. });
        Self { text: error.to_string(), ways: error.ways_out().to_vec(), target, gone, differing: Vec::new() }
    }

    fn name(&self, way: WayOut) -> &'static str {
        match way {
            WayOut::Retry => "再试一次",
            WayOut::SaveElsewhere => "另存到别处…",
            WayOut::Overwrite if self.gone => "在原处重新建立",
            WayOut::Overwrite => "覆盖",
            WayOut::Compare => "比较",
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        // Enter must not overwrite what someone else wrote.
        let dialog = Dialog::new("没有保存成功", 560.0);
        let dialog = if self.ways.contains(&WayOut::Overwrite) { dialog.careful() } else { dialog };
        let way = dialog.show(ctx, |ui| {
            ui.label(&self.text);
            ui.weak("项目仍然打开着，改动都在，恢复用的副本也保留着。");
            if !self.differing.is_empty() {
                ui.separator();
                self.differing.iter().for_each(|line| drop(ui.label(line)));
            }
            let ways = self.ways.iter().map(|way| Reply::new(self.name(*way), Some(*way)));
            ways.chain([Reply::new("以后再说", None)]).collect()
        })?;
        match way {
            None => Some(Answer::Closed),
            Some(WayOut::Retry) => Some(Answer::SaveTo(self.target.clone())),
            Some(WayOut::Overwrite) => Some(Answer::SaveTo(Target::OverOwn)),
            Some(WayOut::SaveElsewhere) => Some(Answer::SaveElsewhere),
            Some(WayOut::Compare) => {
                self.differing = around.document.map(|document| compared(document, around.library)).unwrap_or_default();
                None
            }
        }
    }
}

/// Returns how the project in the window differs from the file as someone else left it.
fn compared(document: &Document, library: &Library) -> Vec<String> {
    let Some(path) = document.path() else { return Vec::new() };
    let theirs = match crate::session::open(path) {
        Ok(theirs) => theirs,
        Err(error) => return vec![error.to_string()],
    };
    let found = differences(&theirs, document.project(), library);
    if found.is_empty() {
        return vec!["文件里的内容和窗口里的一样，可以放心覆盖。".to_owned()];
    }
    let lines = found.iter().map(|difference| format!("窗口里{difference}"));
    std::iter::once("和文件里现在的内容相比：".to_owned()).chain(lines).collect()
}
