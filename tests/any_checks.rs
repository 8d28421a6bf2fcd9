//! Any project is checked without a panic, and after any edit to the same findings as from nothing.

use crate::support::projects;
use jibiao::model::{Project, keys};
use jibiao::rules::{Checker, Finding, check_all};
use jibiao::template::Library;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A project whose forms are of built-in templates.
fn project() -> impl Strategy<Value = Project> {
    (projects::project(), prop::sample::select(Library::builtin().templates().to_vec())).prop_map(
        |(mut project, template)| {
            for form in &mut project.forms {
                Arc::make_mut(form).template = template.id.clone();
            }
            project
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_checked(project in project()) {
        let library = Library::builtin();
        for finding in check_all(&project, &library) {
            let form = project.form(finding.form).expect("form");
            let template = library.template(&form.template).expect("template");
            prop_assert!(!finding.message.is_empty() && !finding.evidence.is_empty());
            prop_assert!(!finding.place.address(template, form).contains("[?]"), "{:?}", finding.place);
        }
    }

    #[test]
    fn checking_again_finds_what_checking_anew_does(before in project(), text in projects::text()) {
        let library = Library::builtin();
        let mut after = before.clone();
        if let Some(form) = after.forms.first_mut() {
            Arc::make_mut(form).fields.set(keys::PROJECT_NAME.into(), text.as_str());
            Arc::make_mut(form).fields.set(keys::GOALS.into(), text);
        }
        let mut checker = Checker::new(BTreeMap::new());
        checker.check(&before, &library);
        checker.check(&after, &library);
        let again: Vec<Finding> = after.forms.iter().flat_map(|f| checker.findings_of(f.id)).cloned().collect();
        prop_assert_eq!(again, check_all(&after, &library));
    }
}
