//! What the parts of the window look at in one frame.

use super::findings::Findings;
use super::theme::Colours;
use crate::model::{Form, Project};
use crate::template::{Library, Template};
use std::sync::Arc;

/// The open project as one frame shows it. It does not change while the frame is drawn: what the user asks for is carried
/// out between two frames' looks at it.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) project: &'a Arc<Project>,
    pub(super) library: &'a Library,
    pub(super) findings: &'a Findings,
    pub(super) colours: &'a Colours,
    /// The form at hand, where one is.
    pub(super) shown: Option<Shown<'a>>,
}

/// The form that is shown, with what is being typed in it.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) form: &'a Arc<Form>,
    /// None where the form's template is not on this machine.
    pub(super) template: Option<&'a Template>,
}
