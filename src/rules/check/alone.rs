//! Looks at forms by themselves.

use super::{Checker, Own};
use crate::model::Form;
use crate::rules::facts::Facts;
use crate::rules::rule::{Check, Report};
use crate::rules::table::RULES;
use crate::rules::view::{FormView, values};
use crate::template::Template;
use crate::template::profile::Profile;
use std::sync::Arc;

/// A form that is to be looked at.
pub(super) struct Unseen<'p> {
    /// Its place in the project.
    pub(super) place: usize,
    pub(super) form: &'p Arc<Form>,
    pub(super) template: &'p Template,
}

impl Checker {
    /// What each of `forms` shows by itself.
    ///
    /// One rule looks at all of them before the next does: its code is larger than what it reads of a form, and would
    /// have to be fetched anew for each.
    pub(super) fn look_at(&self, forms: &[Unseen<'_>], profile: Option<&Profile>) -> Vec<Own> {
        let values: Vec<_> = forms.iter().map(|unseen| values(unseen.form)).collect();
        let with_values = forms.iter().zip(&values);
        let views: Vec<FormView<'_>> = with_values
            .map(|(unseen, values)| FormView::new(unseen.form, unseen.template, profile, &self.year, values))
            .collect();
        let own = |(unseen, view): (&Unseen<'_>, &FormView<'_>)| Own {
            facts: Facts::of(unseen.form, view),
            findings: Vec::new(),
            keys: Vec::new(),
        };
        let mut seen: Vec<(Own, Report)> = forms.iter().zip(&views).map(|form| (own(form), Report::new())).collect();
        for (place, rule) in RULES.iter().enumerate().filter(|(_, rule)| !self.weights.is_off(rule.code)) {
            for (view, (own, report)) in views.iter().zip(&mut seen) {
                match rule.check {
                    Check::Form(check) => {
                        report.begin(rule);
                        check(view, report);
                    }
                    Check::Group(shared, _) => own.keys.extend(shared(&own.facts).into_iter().map(|key| (place, key))),
                    Check::Set(_) => {}
                }
            }
        }
        let weighed =
            |(own, report): (Own, Report)| Own { findings: self.weights.weigh(report.into_findings()), ..own };
        seen.into_iter().map(weighed).collect()
    }
}
