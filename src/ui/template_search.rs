//! The templates of the start page in groups, and the search in them.

use super::initials::{Initials, Wanted};
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

/// The templates that `typed` finds: the user's own, then the others by stage; in each group those of which a word begins so, by region.
fn groups(library: &Library, typed: &str) -> Vec<Group> {
    let is_own = |template: &Arc<Template>| library.own().iter().any(|own| own.id == template.id);
    let wanted = Wanted::of(typed);
    // Whether what is typed begins a word; None for a template that it does not find.
    let begins = |template: &Arc<Template>| {
        let Template { name, region, scope, stage, .. } = &**template;
        let initials = || Initials::of(&format!("{name} {region} {} {}", scope.name(), stage.name()));
        if wanted.len() == 0 {
            Some(true)
        } else {
            Some(initials()).filter(|i| i.place(&wanted).is_some()).map(|i| i.begins(&wanted))
        }
    };
    let group = |name, own, stage: Option<Stage>| {
        let fits =
            |template: &&Arc<Template>| is_own(template) == own && stage.is_none_or(|stage| template.stage == stage);
        let found = library.templates().iter().filter(fits).filter_map(|template| Some((begins(template)?, template)));
        let mut found: Vec<(bool, &Arc<Template>)> = found.collect();
        // A stable sort: within a region as they come.
        found.sort_by(|a, b| (!a.0, &a.1.region).cmp(&(!b.0, &b.1.region)));
        let templates = found.into_iter().map(|(_, template)| Arc::clone(template)).collect();
        Group { name, templates, own }
    };
    let own = group("我们的表", true, None);
    let others = Stage::ALL.into_iter().map(|stage| group(stage.heading(), false, Some(stage)));
    std::iter::once(own).chain(others).filter(|group| !group.templates.is_empty()).collect()
}
