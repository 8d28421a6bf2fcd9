//! Which templates a station may have, those of the form's own region first.

use super::title::names;
use crate::template::{Library, Stage, Template};
use std::sync::Arc;

/// The regions whose forms every county may use.
const EVERYWHERE: [&str; 2] = ["全国", "通用"];

/// How far a county is from all others.
const ELSEWHERE: usize = 3;

/// The templates for the next station of a form of the template `from`, the likeliest first: the form's own, its region's,
/// the national ones, others.
pub fn offered<'l>(library: &'l Library, from: &Template, stage: Stage) -> Vec<&'l Arc<Template>> {
    let suits = |template: &&Arc<Template>| template.scope == from.scope && suits(template, from, stage);
    let mut found: Vec<_> = library.templates().iter().filter(suits).collect();
    // A form that has before and after side by side says what an adjustment is; a form that was declared says only after.
    let adjusts = |template: &Template| stage == Stage::Adjustment && template.stage == Stage::Adjustment;
    found
        .sort_by_key(|template| (!adjusts(template), template.id != from.id, distance(&template.region, &from.region)));
    found
}

/// The template of a station where none is chosen: never that of another county.
pub(super) fn usual<'l>(library: &'l Library, from: &Template, stage: Stage) -> Option<&'l Arc<Template>> {
    let first = offered(library, from, stage).into_iter().next()?;
    (first.id == from.id || distance(&first.region, &from.region) < ELSEWHERE).then_some(first)
}

/// Whether forms of `template` can be of the stage: 广元 approves on the form that was declared.
fn suits(template: &Template, from: &Template, stage: Stage) -> bool {
    let plans = matches!(stage, Stage::Approval | Stage::Adjustment) && template.stage.plans();
    // A report on a self-evaluation names it and is none.
    let names = template.stage != Stage::Manuscript && names(template, stage);
    template.stage == stage || names || (plans && template.id == from.id)
}

/// How far apart two regions are: 四川广元 and 四川 share a beginning.
fn distance(region: &str, own: &str) -> usize {
    if region == own {
        0
    } else if region.starts_with(own) || own.starts_with(region) {
        1
    } else if EVERYWHERE.iter().any(|everywhere| region.starts_with(everywhere)) {
        2
    } else {
        ELSEWHERE
    }
}
