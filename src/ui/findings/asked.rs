//! What the list of findings asks the window to do.

use crate::edit::Edit;
use crate::model::{FieldPath, FormId};
use crate::rules::Finding;

/// A place with findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Stop {
    pub(in crate::ui) form: FormId,
    pub(in crate::ui) path: Option<FieldPath>,
}

/// What the user asked for in the list.
pub(in crate::ui) enum Asked {
    /// To go to a finding and give the form the focus.
    Go(Stop),
    /// To apply an edit.
    Do(Edit),
    /// To ask why a finding is accepted.
    Accept(Box<Finding>),
}
