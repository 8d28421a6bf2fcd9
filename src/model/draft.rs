//! The text being edited, before it is committed.

use super::{FieldPath, FormId};
use serde::{Deserialize, Serialize};

/// The text being edited, not yet part of the project. Its address is by ids, so that it is committed to the field it
/// was typed into, whatever is shown by then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The form.
    pub form: FormId,
    /// The field.
    pub path: FieldPath,
    /// The content of the text field, including what an input method is composing.
    pub text: String,
    /// The text before the input method began to compose; None while it is not composing.
    #[serde(skip)]
    // Half-typed pinyin stands in the text field like any text; it is neither saved nor journaled.
    pub composing: Option<String>,
}

impl Draft {
    /// The text typed so far, without the composition.
    pub fn settled(&self) -> &str {
        self.composing.as_deref().unwrap_or(&self.text)
    }

    /// The draft as it is stored, without the composition.
    #[must_use]
    pub fn kept(&self) -> Self {
        Self { text: self.settled().to_owned(), composing: None, form: self.form, path: self.path.clone() }
    }
}
