//! How a project is checked: which rules, with what weight, and what was looked at and accepted.

use super::FormId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a project is checked; empty where everything is as the rules say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Checks {
    /// Rules that are switched off or weigh otherwise, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Regrade>,
    /// Findings that were accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// The upload profile whose limits the texts are to keep; none where empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub profile: String,
}

impl Checks {
    /// Whether everything is as the rules say.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What becomes of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regrade {
    /// It says nothing.
    Off,
    /// It weighs as an error.
    Error,
    /// It weighs as a warning.
    Warning,
    /// It weighs as a hint.
    Hint,
}

impl Regrade {
    /// The name in project files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A finding that was looked at and accepted. It returns when the texts that show it change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The rule's code.
    pub rule: String,
    /// The form.
    pub form: FormId,
    /// Where in the form, by a name that stays while rows move.
    pub place: String,
    /// A fingerprint of the texts that show the finding.
    pub evidence: String,
    /// Why it is accepted.
    pub reason: String,
}
