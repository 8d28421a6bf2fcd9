//! The title of a station whose template is for several stages.

use crate::model::{FieldPath, Form, keys};
use crate::template::shown::{shown, stage as stage_of};
use crate::template::{Stage, Template};

/// How the titles of plans end.
const PLANS: [Stage; 4] = [Stage::Adjustment, Stage::Approval, Stage::Declaration, Stage::Targets];

/// Whether one of the titles of `template` names `stage`.
pub(super) fn names(template: &Template, stage: Stage) -> bool {
    template.titles.iter().any(|title| Stage::named_in(&title.literal()) == Some(stage))
}

/// The title to be typed into `made`, so that it is of `stage`: the one that it has where that names the stage.
pub(super) fn title(template: &Template, made: &Form, stage: Stage) -> String {
    if stage_of(template, made) == stage {
        return made.field(keys::TITLE).to_owned();
    }
    let title = shown(template, made, &FieldPath::field(keys::TITLE));
    // A bureau that calls its form otherwise keeps the rest. 绩效目标表 is what a title without a stage ends in.
    let replaced = PLANS.into_iter().find_map(|plan| {
        let (before, after) = title.rsplit_once(plan.heading())?;
        let kept = if plan == Stage::Targets { "绩效目标" } else { "" };
        Some(format!("{before}{kept}{}{after}", stage.heading()))
    });
    let own = || {
        let own = template.titles.iter().find(|title| Stage::named_in(&title.literal()) == Some(stage))?;
        Some(own.fill(|key| made.field(key.as_str())))
    };
    replaced.or_else(own).unwrap_or_else(|| format!("{title}{}", stage.heading()))
}
