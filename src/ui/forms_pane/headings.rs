//! The headings of the list of forms: stages, or projects with a chip for each of their stations.

use super::group::{Group, STATIONS, station};
use super::line::Line;
use super::{Asked, FormList};
use crate::model::keys;
use crate::template::Stage;
use crate::ui::listing::{Chip, Fold, Row};
use crate::ui::scene::Scene;

impl FormList {
    /// Shows how the forms are grouped, where they can be grouped in two ways.
    pub(super) fn grouping(&mut self, ui: &mut egui::Ui) {
        if !self.lines.staged {
            return;
        }
        ui.horizontal(|ui| {
            for (by_project, name, about) in [
                (true, "按项目", "一个项目的申报、批复、监控、调整、自评表放在一起"),
                (false, "按环节", "同一环节的表放在一起"),
            ] {
                let is_so = self.lines.by_project == by_project;
                if ui.selectable_label(is_so, name).on_hover_text(about).clicked() {
                    self.view.by_project = Some(by_project);
                    self.sought = self.seen;
                }
            }
        });
    }

    /// Shows the heading of the group of the form at the index `first`.
    pub(super) fn heading(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, first: usize, count: usize) -> Option<Asked> {
        let colours = scene.colours;
        let group = self.lines.group_at(first)?.clone();
        let (name, detail) = (self.group_name(first, &group), format!("{count} 张"));
        let stations = self.stations(&group);
        let chips: Vec<Chip> = stations.iter().map(|(stage, line)| self.chip(*stage, *line)).collect();
        let folded = self.view.filter.is_empty() && self.view.folded.contains(&group);
        let row = Row {
            fold: Some(if folded { Fold::Closed } else { Fold::Open }),
            pale: !matches!(group, Group::Line(_)),
            detail: if chips.is_empty() { &detail } else { "" },
            chips: &chips,
            ..Row::new(&name, colours)
        };
        let shown = row.show(ui, ("forms of", &group), colours, || format!("{name}，{detail}"));
        let asked = shown.chip.and_then(|at| stations.get(at)).and_then(|(stage, line)| match line {
            Some(line) => Some(Asked::Show(line.form.id)),
            // Made of what the project has.
            None => Some(Asked::Station(self.lines.in_group(&group).last()?.form.id, *stage)),
        });
        if shown.folded || (shown.row.clicked() && shown.chip.is_none()) {
            if folded {
                self.view.folded.remove(&group)
            } else {
                self.view.folded.insert(group)
            };
        }
        asked
    }

    fn group_name(&self, first: usize, group: &Group) -> String {
        match group {
            Group::Stage(Some(Stage::Manuscript)) => Stage::Manuscript.name().to_owned(),
            Group::Stage(Some(stage)) => format!("{}表", stage.name()),
            Group::Stage(None) => "缺少模板的表".to_owned(),
            Group::Line(_) => self.lines.at(first).map(|line| line.form.name().to_owned()).unwrap_or_default(),
            Group::Unnamed => "部门整体的表".to_owned(),
        }
    }

    /// The stations of a project, each with its last form.
    fn stations<'l>(&'l self, group: &'l Group) -> Vec<(Stage, Option<&'l Line>)> {
        if !matches!(group, Group::Line(_)) {
            return Vec::new();
        }
        let last = |stage| self.lines.in_group(group).filter(|line| line.stage.map(station) == Some(stage)).last();
        STATIONS.into_iter().map(|stage| (stage, last(stage))).collect()
    }

    fn chip(&self, stage: Stage, line: Option<&Line>) -> Chip {
        let about = match line {
            Some(line) => format!("{}：{}", stage.heading(), line.detail),
            None => format!("还没有{}，点一下生成", stage.heading()),
        };
        Chip {
            name: stage.name(),
            about,
            there: line.is_some(),
            due: line.is_some_and(|line| line.is_returned),
            strong: line.is_some_and(|line| self.seen == Some(line.form.id)),
        }
    }

    /// What the row of a form says: under its project its stage, and the year and the name where they differ.
    pub(super) fn row_name(&self, line: &Line, group: &Group) -> String {
        let (Group::Line(_), Some(stage)) = (group, line.stage) else { return line.form.name().to_owned() };
        let differs = |text: &dyn Fn(&Line) -> String| {
            self.lines.in_group(group).next().is_some_and(|first| text(first) != text(line))
        };
        let year = line.form.field(keys::YEAR).trim();
        let mut name = stage.heading().to_owned();
        if differs(&|line| line.form.field(keys::YEAR).trim().to_owned()) && !year.is_empty() {
            name = format!("{year}年{name}");
        }
        if differs(&|line| line.form.name().to_owned()) {
            name = format!("{name}　{}", line.form.name());
        }
        name
    }
}
