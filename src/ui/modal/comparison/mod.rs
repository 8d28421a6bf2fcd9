//! Compares the open forms with another station, with what was handed in, with the saved file or with another file.

mod found;

use super::{Answer, Around};
use crate::model::{FormId, Project};
use crate::session::Document;
use crate::session::comparison::{FormDifference, Pair, between, called, compare, printed, stations};
use crate::session::station::Beside;
use crate::template::{Library, Stage};
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{ComboBox, Context, Ui};
use found::Found;
use std::sync::Arc;

/// Size of the dialog, screen points.
const WIDTH: f32 = 980.0;
const HEIGHT: f32 = 480.0;
/// The dialog with what is compared.
pub(in crate::ui) struct ComparisonDialog {
    sources: Vec<Source>,
    chosen: usize,
    found: Option<Found>,
}

/// What the open forms can be compared with.
struct Source {
    name: String,
    with: With,
}

enum With {
    /// The shown form and another of its project, the earlier one first, and what the two are called.
    Pair(Box<Pair>, [String; 2]),
    /// An earlier station of each project with a later one.
    Stations([Stage; 2]),
    /// A whole project, which was before.
    Project(Arc<Project>),
}

enum Wanted {
    Table,
    File,
    Close,
}

impl ComparisonDialog {
    /// A dialog for the open project, in which the form `shown` is shown.
    pub(in crate::ui) fn new(document: &Document, library: &Library, shown: Option<FormId>) -> Self {
        let project = document.project();
        let mut sources = Vec::new();
        if let Some(form) = shown.and_then(|id| project.form(id)) {
            let beside = Beside::of(project, library, form);
            // What was handed in, or was so last year, is asked for first.
            for (other, station, is_later) in beside.forms().collect::<Vec<_>>().into_iter().rev() {
                let own = called(form, library);
                let name = format!("“{}”的{own}：和{other}", form.name());
                let ([before, after], sides) =
                    if is_later { ([form, station], [own, other]) } else { ([station, form], [other, own]) };
                let pair = Pair { before: Some(Arc::clone(before)), after: Some(Arc::clone(after)) };
                sources.push(Source { name, with: With::Pair(Box::new(pair), sides) });
            }
        }
        if let Some(saved) = document.saved() {
            let with = With::Project(Arc::clone(saved));
            sources.push(Source { name: "整个文件：和上次保存的".to_owned(), with });
        }
        for (stages, count) in stations(project, library) {
            let [before, after] = stages.map(Stage::heading);
            let name = format!("所有项目：{before}和{after}（{count} 个）");
            sources.push(Source { name, with: With::Stations(stages) });
        }
        Self { sources, chosen: 0, found: None }
    }

    /// A dialog that compares the open project with `other`, read from the file called `name`.
    pub(in crate::ui) fn with(other: Project, name: &str) -> Self {
        let source = Source { name: format!("整个文件：和 {name}"), with: With::Project(Arc::new(other)) };
        Self { sources: vec![source], chosen: 0, found: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let project = around.document?.project();
        let mut went = None;
        let wanted = Dialog::new("对比", WIDTH).high(HEIGHT).outside_leaves().show(ctx, |ui| {
            self.source(ui);
            let (sources, chosen) = (&self.sources, self.chosen);
            let found = self.found.get_or_insert_with(|| {
                Found::of(sources.get(chosen).map(|source| source.differences(project, around.library)))
            });
            ui.separator();
            went = found.show(ui, around.colours);
            vec![
                Reply::new("存成表格…", Wanted::Table).only_if(!found.rows.is_empty()),
                Reply::new("和另一个文件对比…", Wanted::File),
                Reply::new("关闭", Wanted::Close),
            ]
        });
        if let Some((form, line)) = went {
            return Some(Answer::GoTo(form, line.map(|line| line.path)));
        }
        Some(match wanted? {
            Wanted::Close => Answer::Closed,
            Wanted::File => Answer::CompareFile,
            Wanted::Table => {
                let forms = &self.found.as_ref()?.forms;
                let sides = self.sources.get(self.chosen).map_or(["", ""], Source::sides);
                Answer::SaveTable(Arc::new(printed(forms, sides)))
            }
        })
    }

    fn source(&mut self, ui: &mut Ui) {
        let name = |at: usize| {
            self.sources.get(at).map_or("没有可以对比的，请选另一个文件", |source| source.name.as_str())
        };
        let mut chosen = self.chosen;
        ui.horizontal(|ui| {
            let label = ui.label("对比");
            let combo = ComboBox::from_id_salt("source").width(560.0).selected_text(name(chosen)).truncate();
            let shown = combo.show_ui(ui, |ui| {
                for at in 0..self.sources.len() {
                    ui.selectable_value(&mut chosen, at, name(at));
                }
            });
            shown.response.labelled_by(label.id).with_agreeing_enter();
        });
        if chosen != self.chosen {
            self.chosen = chosen;
            self.found = None;
        }
    }
}

impl Source {
    /// What stands on paper for what was before and for what is now.
    fn sides(&self) -> [&str; 2] {
        match &self.with {
            With::Stations(stages) => stages.map(Stage::heading),
            With::Pair(_, [before, after]) => [before, after],
            With::Project(_) => [&self.name, "现在打开的"],
        }
    }

    fn differences(&self, project: &Project, library: &Library) -> Vec<FormDifference> {
        match &self.with {
            With::Pair(pair, _) => pair.difference(library).into_iter().collect(),
            With::Stations(stages) => {
                between(project, library, *stages).iter().filter_map(|pair| pair.difference(library)).collect()
            }
            With::Project(before) => compare(before, project, library),
        }
    }
}
