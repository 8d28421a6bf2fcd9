//! The text under the cursor.

use super::{FieldPath, FormId};
use serde::{Deserialize, Serialize};

/// The text under the cursor, not yet part of the project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form.
    pub form: FormId,
    /// The field.
    pub path: FieldPath,
    /// What is typed so far.
    pub text: String,
}
