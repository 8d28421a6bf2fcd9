//! A form as it was at an occasion, kept beside the form that it became. It is shown and compared, never changed or
//! printed.

use super::{Form, FormId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// When a form was as its snapshot has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// When it was handed in last.
    HandedIn,
    /// At the end of the year before: the targets and what was achieved.
    LastYear,
}

impl Occasion {
    /// Its name in project files.
    pub fn code(self) -> &'static str {
        match self {
            Self::HandedIn => "handed_in",
            Self::LastYear => "last_year",
        }
    }
}

/// A form as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Snapshot {
    /// The form that it became. Its rows have the ids of those that they became.
    pub of: FormId,
    /// When it was so.
    pub taken: Occasion,
    /// The form.
    pub form: Arc<Form>,
}
