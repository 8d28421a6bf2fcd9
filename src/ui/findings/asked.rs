//! What the user asks for in the list of findings.

use crate::edit::Edit;
use crate::model::{FieldPath, FormId};
use crate::rules::Finding;

/// A place that the checker speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Stop {
    pub(in crate::ui) form: FormId,
    pub(in crate::ui) path: Option<FieldPath>,
}

/// What the user asked for in the list.
pub(in crate::ui) enum Asked {
    /// To go to a finding, with the keys.
    Go(Stop),
    /// To change something.
    Do(Edit),
    /// To be asked why a finding is accepted.
    Accept(Box<Finding>),
}
