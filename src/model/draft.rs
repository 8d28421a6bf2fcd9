//! The text under the cursor.

use super::{FieldPath, FormId};
use serde::{Deserialize, Serialize};

/// The text under the cursor, not yet part of the project. It carries its own address, by ids: whatever is shown when it
/// is committed, it goes to the field that it was typed into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form.
    pub form: FormId,
    /// The field.
    pub path: FieldPath,
    /// What the text field holds: what is typed so far, with what an input method composes.
    pub text: String,
    /// The text from before an input method began to compose; None while none does. Half a composition is never kept.
    #[serde(skip)]
    pub composing: Option<String>,
}

impl Draft {
    /// What is typed so far, without what is only composed.
    pub fn settled(&self) -> &str {
        self.composing.as_deref().unwrap_or(&self.text)
    }

    /// The draft as it is kept: what was only composed is not in it.
    #[must_use]
    pub fn kept(&self) -> Self {
        Self { text: self.settled().to_owned(), composing: None, form: self.form, path: self.path.clone() }
    }
}
