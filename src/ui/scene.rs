//! The shared view of the open project that all panes draw from in one frame.

use super::findings::Findings;
use super::indicators::Index;
use super::theme::Colours;
use crate::model::{Form, Project};
use crate::session::manuscript::Figures;
use crate::session::station::Beside;
use crate::template::{Library, Template};
use std::sync::Arc;

/// The open project as one frame shows it. It does not change while the frame is drawn: requests are carried out
/// afterwards.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) project: &'a Arc<Project>,
    pub(super) library: &'a Library,
    pub(super) findings: &'a Findings,
    /// The indicators that can be used again, as far as they are read.
    pub(super) indicators: &'a Arc<Index>,
    /// The other stations of the shown form's project.
    pub(super) beside: &'a Beside,
    /// The figures that the shown manuscript can take from the other forms.
    pub(super) figures: &'a Figures,
    pub(super) colours: &'a Colours,
    /// The current form, if there is one.
    pub(super) shown: Option<Shown<'a>>,
}

/// The form that is shown, including the draft.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) form: &'a Arc<Form>,
    /// The form as it reads: a manuscript with its numbers and figures, any other form as it is.
    pub(super) read: &'a Arc<Form>,
    /// None if the form's template is not installed.
    pub(super) template: Option<&'a Template>,
}
