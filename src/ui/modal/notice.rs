//! A message to the user, with buttons to open the files that it is about.

use super::{Answer, Around};
use crate::session::library::Unusable;
use crate::template::FaultyFile;
use crate::ui::dialog::{Dialog, Reply};
use egui::{CollapsingHeader, Context, Label, Ui};
use std::path::PathBuf;

/// The most files that a notice lists.
const MAX_FILES: usize = 8;
/// The most lines in all folds together that are shown unfolded at first.
const MAX_UNFOLDED: usize = 12;
/// The most lines that a fold shows: a file with more is easier to write anew.
const MAX_LINES: usize = 100;

/// A message to the user.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::ui) struct Notice {
    text: String,
    /// Files that were written.
    files: Vec<PathBuf>,
    folds: Vec<Fold>,
}

/// Lines below a title that folds them up.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fold {
    title: String,
    lines: Vec<String>,
}

impl From<String> for Notice {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Notice {
    /// Returns what the user reads when the program starts: `said`, and what is wrong with the user's own templates and upload
    /// profiles, a fold for each file.
    pub(in crate::ui) fn at_start(said: Option<String>, unusable: &[Unusable]) -> Option<Self> {
        let mut texts: Vec<String> = said.into_iter().collect();
        let mut folds = Vec::new();
        for unusable in unusable {
            match unusable {
                Unusable::File(error) => texts.push(error.to_string()),
                Unusable::Faulty(FaultyFile { kind, file, faults }) => folds.push(Fold {
                    title: format!("{}文件 {file}：{} 处", kind.name(), faults.len()),
                    lines: faults.iter().map(ToString::to_string).collect(),
                }),
            }
        }
        if !folds.is_empty() {
            texts.push("以下文件写得不对，没有采用。写法见使用说明（F1）的“模板写法”，改好后重新打开程序。".to_owned());
        }
        (!texts.is_empty()).then(|| Self { text: texts.join("\n"), folds, ..Self::default() })
    }

    /// Adds the files that were written.
    pub(in crate::ui) fn with_files(self, files: Vec<PathBuf>) -> Self {
        Self { files, ..self }
    }

    /// Adds a line per notice.
    pub(in crate::ui) fn and(self, notices: Vec<String>) -> Self {
        let text = [self.text].into_iter().chain(notices).collect::<Vec<_>>().join("\n注意：");
        Self { text, ..self }
    }

    fn show_folds(&self, ui: &mut Ui) {
        let all: usize = self.folds.iter().map(|fold| fold.lines.len()).sum();
        for Fold { title, lines } in &self.folds {
            CollapsingHeader::new(title).default_open(all <= MAX_UNFOLDED).show(ui, |ui| {
                lines.iter().take(MAX_LINES).for_each(|line| drop(ui.add(Label::new(line).wrap())));
                if lines.len() > MAX_LINES {
                    ui.label(format!("……还有 {} 处", lines.len() - MAX_LINES));
                }
            });
        }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        Dialog::new("提示", 520.0).outside_leaves().show(ctx, |ui| {
            ui.label(&self.text);
            self.show_folds(ui);
            for file in self.files.iter().take(MAX_FILES) {
                ui.horizontal(|ui| {
                    if ui.button("打开").clicked() {
                        around.outside.open(ctx, file);
                    }
                    if let Some(folder) = file.parent()
                        && ui.button("打开所在文件夹").clicked()
                    {
                        around.outside.open(ctx, folder);
                    }
                    let name = file.file_name().unwrap_or_default().to_string_lossy();
                    ui.add(Label::new(name).truncate()).on_hover_text(file.display().to_string());
                });
            }
            vec![Reply::new("知道了", Answer::Closed)]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::notation::Fault;
    use crate::template::{FileKind, Library};
    use crate::ui::{fonts, outside::Outside, theme::Theme};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable;

    fn faulty(file: &str, lines: usize) -> Unusable {
        let faults = (1..=lines).map(|line| Fault { line, column: None, what: format!("{file} 错在这里") });
        Unusable::Faulty(FaultyFile { kind: FileKind::Template, file: file.to_owned(), faults: faults.collect() })
    }

    /// A window that shows what the user reads at start of `unusable`.
    fn shown(unusable: &[Unusable]) -> Harness<'static, Notice> {
        let notice = Notice::at_start(Some("设置没有采用".into()), unusable).expect("a notice");
        let (library, outside, theme) = (Library::default(), Outside::default(), Theme::builtin().expect("theme"));
        let show = move |ui: &mut Ui, notice: &mut Notice| {
            ui.ctx().set_fonts(fonts::definitions());
            let colours = theme.colours(false);
            let around = Around { library: &library, colours, keeper: None, document: None, outside: &outside };
            drop(notice.show(ui.ctx(), &around));
        };
        let mut harness = Harness::builder().with_size(egui::vec2(800.0, 600.0)).build_ui_state(show, notice);
        harness.run_steps(3);
        harness
    }

    #[test]
    fn nothing_to_tell_is_no_notice() {
        assert_eq!(Notice::at_start(None, &[]), None);
    }

    #[test]
    fn a_few_faults_are_all_in_sight() {
        let window = shown(&[faulty("a.ron", 2), faulty("b.ron", 1)]);
        for text in ["设置没有采用", "模板文件 a.ron：2 处", "第 2 行：a.ron 错在这里", "第 1 行：b.ron 错在这里"]
        {
            assert!(window.query_by_label_contains(text).is_some(), "{text}");
        }
    }

    #[test]
    fn many_faults_are_folded_up_by_file() {
        let mut window = shown(&[faulty("a.ron", 300), faulty("b.ron", 1)]);
        assert!(window.query_by_label_contains("第 1 行：").is_none());
        window.get_by_label_contains("模板文件 a.ron：300 处").click();
        window.run_steps(10);
        assert!(window.query_by_label_contains("第 1 行：a.ron").is_some());
        assert!(window.query_by_label_contains("……还有 200 处").is_some());
        assert!(window.query_by_label_contains("b.ron 错在这里").is_none());
    }
}
