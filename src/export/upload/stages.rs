//! Which profile suits forms of a stage, and what is said of forms that a profile does not take.

use super::Table;
use crate::template::profile::Profile;
use crate::template::{Library, Stage};

/// None of the chosen forms is of a stage that the profile takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "上报表没有可写的：“{profile}”只收{stages}，所选的表里没有（环节按标题认）。请另选一个上报配置，或者选{stages}"
)]
pub struct NothingToUpload {
    /// The name of the profile.
    pub profile: String,
    /// What its forms are called.
    pub stages: String,
}

/// The profile for forms of these stages, unless the user names one: of the latest of them that any profile is for, a
/// profile of the user's own before a built-in one.
// A file holds the year as it grows: its self-evaluations stand beside the targets that were uploaded long ago.
pub fn usual<'l>(library: &'l Library, stages: &[Stage]) -> Option<&'l Profile> {
    let profiles = || library.profiles().iter().map(AsRef::as_ref);
    let latest = Stage::ALL.iter().rev().filter(|stage| stages.contains(stage));
    let for_stage = |stage: &Stage| profiles().rev().find(|profile: &&Profile| profile.stages.contains(stage));
    latest.into_iter().find_map(for_stage).or_else(|| profiles().next())
}

/// What to tell of the forms that `profile` does not take and that are left out of `table`.
pub fn left_out(table: &Table, profile: &Profile) -> Result<Option<String>, NothingToUpload> {
    let stages = profile.used_for();
    match table.left_out {
        0 => Ok(None),
        _ if table.forms == 0 => Err(NothingToUpload { profile: profile.name.clone(), stages }),
        count => Ok(Some(format!("有 {count} 张表不写进上报表：“{}”只收{stages}", profile.name))),
    }
}
