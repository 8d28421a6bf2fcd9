//! Any project is checked without a panic, and after any edit to the same findings as from nothing.

use crate::support::projects;
use jibiao::model::{Column, Form, Project, Table, keys};
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
            // Forms that have something in common are what rules across forms look at.
            if let Some(mut twin) = project.forms.first().map(|form| (**form).clone()) {
                twin.fields.set(keys::BUREAU.into(), "450001 医疗保障局");
                project.push(twin);
            }
            // And a text that tells of them.
            let mut manuscript = Form { template: "manuscript".into(), ..Form::default() };
            for form in &project.forms {
                let texts = form.texts().map(|(_, text)| text.to_owned()).collect::<Vec<_>>();
                let text = format!("{}预算15.78万元，{}", form.name(), texts.join("，"));
                manuscript.push_row(Table::Paragraphs, [(Column::Text, text)].into_iter().collect());
            }
            project.push(manuscript);
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
        let mut edited = before.clone();
        if let Some(form) = edited.forms.first_mut().map(Arc::make_mut) {
            form.fields.set(keys::PROJECT_NAME.into(), text.as_str());
            form.fields.set(keys::GOALS.into(), text.as_str());
            form.indicators.iter_mut().for_each(|row| row.set(Column::Value, text.as_str()));
        }
        let mut moved = edited.clone();
        moved.forms.reverse();
        let mut fewer = moved.clone();
        fewer.forms.pop();
        let mut regraded = fewer.clone();
        regraded.checks.rules.clear();
        regraded.bureau.year = "2021".to_owned();
        let mut checker = Checker::new(BTreeMap::new());
        for project in [&before, &edited, &moved, &fewer, &regraded, &before] {
            checker.check(project, &library);
            let again: Vec<Finding> = project.forms.iter().flat_map(|f| checker.findings_of(f.id)).cloned().collect();
            prop_assert_eq!(again, check_all(project, &library));
        }
    }
}
