//! Asks whether an existing file may be replaced.

use super::Answer;
use super::files::{Files, Question};
use crate::base::calendar::Moment;
use crate::base::size::said_size;
use crate::session::ago::ago;
use crate::session::{Standing, standing};
use crate::ui::dialog::{Dialog, Reply};
use egui::Context;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The question, with the file that would be replaced.
pub(in crate::ui) struct Overwrite {
    question: Question,
    path: PathBuf,
    text: String,
}

impl Overwrite {
    /// Returns the question about the chosen file, if it exists and the system's dialog has not asked already.
    pub(in crate::ui) fn needed(files: &Files) -> Option<Self> {
        let Files { question, paths, replaces } = files;
        let path = paths.first().filter(|_| question.purpose.names_a_file() && !replaces)?;
        let text = said(path, &standing(path)?);
        Some(Self { question: question.clone(), path: path.clone(), text })
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Answer> {
        let replaces = Dialog::new("文件已经存在", 480.0).careful().show(ctx, |ui| {
            ui.label(&self.text);
            vec![Reply::new("覆盖", true), Reply::new("取消", false)]
        })?;
        let mut question = self.question.clone();
        Some(if replaces {
            Answer::Files(Files { question, paths: vec![self.path.clone()], replaces })
        } else {
            // Ask for another name, starting from this one.
            question.folder = self.path.parent().unwrap_or(Path::new("")).to_owned();
            question.name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Answer::Ask(question)
        })
    }
}

fn said(path: &Path, Standing { modified, bytes }: &Standing) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let when =
        modified.map(|when| format!("，{}（{}）修改", day(when), ago(when, SystemTime::now()))).unwrap_or_default();
    let size = said_size(*bytes);
    format!("“{name}”已经存在：{size}{when}。\n\n要用新的内容换掉它吗？")
}

/// Returns day and time in China's only time zone.
fn day(when: SystemTime) -> String {
    let seconds = when.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let Moment { year, month, day, hour, minute, .. } = Moment::in_china(seconds);
    format!("{year}年{month}月{day}日 {hour}:{minute:02}")
}
