//! A form as a row of the list shows it.

use super::amount::amount;
use crate::model::{Form, State};
use crate::template::{Library, Scope, Stage, shown};
use crate::ui::icon;
use crate::ui::initials::Initials;
use std::sync::Arc;

/// A form as the list shows it.
pub(super) struct Line {
    pub(super) form: Arc<Form>,
    /// Its stage in the yearly cycle. None if its template is not installed.
    pub(super) stage: Option<Stage>,
    pub(super) icon: char,
    pub(super) amount: String,
    /// The amount, after where the form stands once it was handed in.
    pub(super) detail: String,
    /// Whether the finance office sent it back: something is to be done.
    pub(super) is_returned: bool,
    pub(super) initials: Initials,
}

impl Line {
    pub(super) fn of(form: &Arc<Form>, library: &Library) -> Self {
        let template = library.template(&form.template);
        let department = template.is_some_and(|template| template.scope == Scope::Department);
        let amount = amount(library, form);
        let state = form.state();
        let detail = if state == State::Draft { amount.clone() } else { format!("{} {amount}", state.name()) };
        Self {
            form: Arc::clone(form),
            stage: template.map(|template| shown::stage(template, form)),
            icon: if department { icon::DEPARTMENT } else { icon::FORM },
            amount,
            detail,
            is_returned: state == State::Returned,
            initials: Initials::of(form.name()),
        }
    }

    /// Where the line stands among those of its group: in the order of the year.
    pub(super) fn rank(&self) -> usize {
        self.stage.map_or(usize::MAX, |stage| stage as usize)
    }
}
