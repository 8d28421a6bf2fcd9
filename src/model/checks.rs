//! How a project is checked: severities that the user changed, and findings that the user accepted.

use super::FormId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The settings of the checks; empty while every rule keeps its own severity.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
// Empty parts are left out of the file, so that projects from before the checks still load.
pub struct Checks {
    /// Rules that are off or have another severity, by code.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Regrade>,
    /// Accepted findings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Accepted>,
    /// The id of the upload profile whose limits the texts must keep; empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub profile: String,
}

impl Checks {
    /// Whether nothing was changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The severity that replaces a rule's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Regrade {
    /// The rule is off.
    Off,
    /// Its findings are errors.
    Error,
    /// Its findings are warnings.
    Warning,
    /// Its findings are hints.
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

/// A finding that the user accepted. It returns when the texts behind it change.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Accepted {
    /// The rule's code.
    pub rule: String,
    /// The form.
    pub form: FormId,
    /// The place in the form, by a name that is stable while rows move.
    pub place: String,
    /// A fingerprint of the texts behind the finding.
    pub evidence: String,
    /// Why it is accepted.
    pub reason: String,
}
