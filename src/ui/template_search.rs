//! The templates of the start page in groups, and the search in them.

use super::initials::Initials;
use crate::template::{Library, Stage, Template};
use std::sync::Arc;

/// The search, with what it found last: the page is drawn more often than that changes.
#[derive(Default)]
pub(super) struct TemplateSearch {
    /// What is typed.
    pub(super) typed: String,
    found: Option<Found>,
}

/// What was found, and by what.
struct Found {
    typed: String,
    library: Arc<Library>,
    groups: Vec<Group>,
}

/// Templates under one heading.
pub(super) struct Group {
    pub(super) name: &'static str,
    pub(super) templates: Vec<Arc<Template>>,
    /// Whether they are the user's own.
    pub(super) own: bool,
}

impl TemplateSearch {
    /// The templates of `library` that what is typed finds.
    pub(super) fn groups(&mut self, library: &Arc<Library>) -> &[Group] {
        let known = |found: &Found| found.typed == self.typed && Arc::ptr_eq(&found.library, library);
        if !self.found.as_ref().is_some_and(known) {
            let groups = groups(library, &self.typed);
            self.found = Some(Found { typed: self.typed.clone(), library: Arc::clone(library), groups });
        }
        self.found.as_ref().map_or(&[], |found| &found.groups)
    }
}

/// The templates that `typed` finds: the user's own, then the others by stage; in each group by region.
fn groups(library: &Library, typed: &str) -> Vec<Group> {
    let is_own = |template: &Arc<Template>| library.own().iter().any(|own| own.id == template.id);
    let found = |template: &&Arc<Template>| {
        let Template { name, region, scope, stage, .. } = &***template;
        typed.trim().is_empty()
            || Initials::of(&format!("{name} {region} {} {}", scope.name(), stage.name())).fit(typed)
    };
    let group = |name, own, stage: Option<Stage>| {
        let fits =
            |template: &&Arc<Template>| is_own(template) == own && stage.is_none_or(|stage| template.stage == stage);
        let mut templates: Vec<_> = library.templates().iter().filter(fits).filter(found).cloned().collect();
        // A stable sort: within a region as they come.
        templates.sort_by(|a, b| a.region.cmp(&b.region));
        Group { name, templates, own }
    };
    let own = group("我们的表", true, None);
    let others = Stage::ALL.into_iter().map(|stage| group(stage.heading(), false, Some(stage)));
    std::iter::once(own).chain(others).filter(|group| !group.templates.is_empty()).collect()
}
