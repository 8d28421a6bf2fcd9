//! How the list groups forms: by stage, or by project with a chip for each of its stations.

use super::line::Line;
use crate::model::{self, FormId, Lines, keys};
use crate::template::Stage;
use std::collections::HashSet;

/// The stations of a project, in the order of the year. 绩效目标表 is what some counties declare and approve with.
pub(super) const STATIONS: [Stage; 5] =
    [Stage::Declaration, Stage::Approval, Stage::Monitoring, Stage::Adjustment, Stage::SelfEvaluation];

/// What the forms under one heading have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Group {
    /// Their stage in the yearly cycle. None if their templates are not installed.
    Stage(Option<Stage>),
    /// Their project.
    Line(model::Line),
    /// They name no project: forms of a whole department.
    Unnamed,
}

/// The station that a chip stands for.
pub(super) fn station(stage: Stage) -> Stage {
    if stage == Stage::Targets { Stage::Declaration } else { stage }
}

/// The project of each form.
#[derive(Default)]
pub(super) struct Projects {
    /// What the forms were called when they were last read.
    called: Vec<(FormId, String, String)>,
    of: Vec<Option<model::Line>>,
}

impl Projects {
    /// Reads the projects of the forms again if one is called otherwise.
    pub(super) fn update(&mut self, all: &[Line]) {
        let called = |line: &Line| [keys::PROJECT_NAME, keys::PROJECT_CODE].map(|key| line.form.field(key).to_owned());
        let same = |((id, name, code), line): (&(FormId, String, String), &Line)| {
            *id == line.form.id
                && line.form.field(keys::PROJECT_NAME) == name
                && line.form.field(keys::PROJECT_CODE) == code
        };
        if self.called.len() == all.len() && self.called.iter().zip(all).all(same) {
            return;
        }
        let lines = Lines::of(all.iter().map(|line| &*line.form));
        self.of = all.iter().map(|line| lines.line(&line.form)).collect();
        let named = |line: &Line| {
            let [name, code] = called(line);
            (line.form.id, name, code)
        };
        self.called = all.iter().map(named).collect();
    }

    /// The group of the form at `place` of the project.
    pub(super) fn group(&self, place: usize) -> Group {
        self.of.get(place).cloned().flatten().map_or(Group::Unnamed, Group::Line)
    }

    /// Whether some project has forms of several stages.
    pub(super) fn have_stations(&self, all: &[Line]) -> bool {
        let mut seen: std::collections::HashMap<&model::Line, Option<Stage>> = std::collections::HashMap::new();
        let named = self.of.iter().zip(all).filter_map(|(of, line)| Some((of.as_ref()?, line.stage)));
        named.into_iter().any(|(of, stage)| *seen.entry(of).or_insert(stage) != stage)
    }
}

/// Whether forms of several stages are there.
pub(super) fn has_stages(all: &[Line]) -> bool {
    all.iter().map(|line| line.stage).collect::<HashSet<_>>().len() > 1
}
