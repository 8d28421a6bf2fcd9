//! What a stated figure is about: a project, or all of them; and the walk over all figures of a sort.

use super::known::Thing;
use super::stated::{Sort, Stated};
use super::subject::{Subject, Told};
use crate::rules::forms::Forms;
use crate::rules::rule::{Found, Report};

/// What a stated figure is about.
pub(super) struct About<'k> {
    pub(super) thing: &'k Thing,
    /// What messages call it.
    pub(super) called: String,
    /// Whether it is all projects, or the department.
    pub(super) whole: bool,
}

impl<'k> About<'k> {
    /// What `stated` is about; `all` is what messages call all projects. None where the sentence does not tell.
    pub(super) fn of(forms: &'k Forms<'_>, told: &Told<'_>, stated: &Stated, all: &str) -> Option<Self> {
        let known = forms.known();
        Some(match told.subject(stated.at.start)? {
            Subject::Named(thing, _) | Subject::Carried(thing) => {
                let thing = known.things.get(thing)?;
                Self { thing, called: format!("“{}”", thing.name), whole: false }
            }
            Subject::Whole => Self { thing: &known.whole, called: all.to_owned(), whole: true },
        })
    }
}

/// Reports what `compared` finds at each figure of `sort` that is stated of one thing alone.
pub(super) fn report_each(
    forms: &Forms<'_>,
    report: &mut Report,
    sort: Sort,
    compared: fn(&Forms<'_>, &Told<'_>, &Stated) -> Option<Found>,
) {
    for told in forms.told() {
        for stated in told.sentence.stated.iter().filter(|stated| stated.sort == sort && !stated.loose) {
            if let Some(found) = compared(forms, told, stated) {
                report.add(told.form, found);
            }
        }
    }
}
