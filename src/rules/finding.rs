//! A finding: what a rule says about a place of a form, and how serious it is.

use super::place::Place;
use crate::edit::Edit;
use crate::model::FormId;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The form would be sent back.
    Error,
    /// The rule is less sure, or the fault is smaller: the user should look again.
    Warning,
    /// A matter of style.
    Hint,
}

impl Severity {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }

    /// The name as the user reads it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Hint => "建议",
        }
    }
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's code.
    pub rule: &'static str,
    /// How serious it is.
    pub severity: Severity,
    /// The form.
    pub form: FormId,
    /// Where in the form.
    pub place: Place,
    /// What is wrong, with the figures.
    pub message: String,
    /// What to do.
    pub hint: Cow<'static, str>,
    /// The texts that show it. An acceptance holds until they change.
    pub evidence: String,
    /// The fix, where it is mechanical. Boxed, since few findings have one and a project can have many findings.
    pub fix: Option<Box<Edit>>,
}
