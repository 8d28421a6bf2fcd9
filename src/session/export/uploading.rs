//! The upload sheet before it is written: its profile, and what it would lack.

use super::ExportError;
use crate::export::Failure;
use crate::export::upload::{self, Filling, Gap};
use crate::model::{Form, Project};
use crate::session::choice::FormChoice;
use crate::session::template_of;
use crate::template::shown::stage;
use crate::template::{Library, Stage};
use std::sync::Arc;

/// What an upload sheet would lack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lacking {
    /// The required columns that would be empty.
    pub gaps: Vec<Gap>,
    /// What to tell the user of forms that the profile does not take.
    pub left_out: Option<String>,
}

/// What an upload sheet of `forms` would lack; `profile` is the id of its profile. Nothing is written.
pub fn lacking(
    project: &Project,
    library: &Library,
    forms: &FormChoice,
    profile: &str,
) -> Result<Lacking, ExportError> {
    let profile = upload::profile(library, profile).map_err(Failure::from)?;
    let mut filling = Filling::new(profile, &project.bureau);
    for (_, form) in forms.of(project)? {
        filling.add(form, template_of(library, form)?);
    }
    let table = filling.finish();
    let left_out = upload::left_out(&table, profile).unwrap_or_else(|none| Some(none.to_string()));
    Ok(Lacking { gaps: table.gaps, left_out })
}

/// The id of the profile to offer for `forms`: the one that was `picked` before, if it takes some of them, else the usual
/// one for their stages.
pub fn profile_for<'l>(project: &Project, library: &'l Library, forms: &FormChoice, picked: &'l str) -> &'l str {
    let forms = forms.of(project).unwrap_or_default();
    let usual = usual(library, &forms);
    let takes = |id: &str| {
        library.profile(id).is_some_and(|profile| stages(library, &forms).iter().any(|stage| profile.takes(*stage)))
    };
    if takes(picked) { picked } else { usual }
}

/// The id of the usual profile for `forms`.
pub(super) fn usual<'l>(library: &'l Library, forms: &[(usize, &Arc<Form>)]) -> &'l str {
    upload::usual(library, &stages(library, forms)).map_or("", |profile| profile.id.as_str())
}

/// The stages of `forms`, each once.
fn stages(library: &Library, forms: &[(usize, &Arc<Form>)]) -> Vec<Stage> {
    let found = forms.iter().filter_map(|(_, form)| Some(stage(library.template(&form.template)?, form)));
    let mut found: Vec<Stage> = found.collect();
    found.sort_unstable();
    found.dedup();
    found
}
