//! The self-evaluation of each project for the year before its plan.

use crate::model::{Form, FormId, Occasion, Project};
use crate::rules::facts::Facts;
use crate::template::Stage;
use foldhash::HashMap;
use std::sync::Arc;

/// For each plan what was achieved in the year before: as it was kept when the plan was made, or in the same file.
pub(super) fn last_years<'f>(project: &Project, facts: impl Iterator<Item = &'f Facts>) -> HashMap<FormId, Arc<Form>> {
    let kept = project.snapshots.iter().filter(|snapshot| snapshot.taken == Occasion::LastYear);
    let mut found: HashMap<FormId, Arc<Form>> = kept.map(|kept| (kept.of, Arc::clone(&kept.form))).collect();
    let facts: Vec<&Facts> = facts.collect();
    // Nearly all files are of one year.
    let of_one_year = facts.windows(2).all(|pair| pair[0].identity.year == pair[1].identity.year);
    if of_one_year {
        return found;
    }
    let mut reports: HashMap<(&str, i32), &Arc<Form>> = HashMap::default();
    let mut plans: Vec<(&str, i32, FormId)> = Vec::new();
    for facts in facts {
        let identity = &facts.identity;
        let Ok(year) = identity.year.parse::<i32>() else { continue };
        let name = identity.project_plain.as_str();
        if identity.stage == Stage::SelfEvaluation && !name.is_empty() {
            reports.insert((name, year), &facts.form);
        } else if facts.is_project_plan() {
            plans.push((name, year, identity.id));
        }
    }
    for (name, year, id) in plans {
        if let Some(report) = reports.get(&(name, year - 1)) {
            found.entry(id).or_insert_with(|| Arc::clone(report));
        }
    }
    found
}
