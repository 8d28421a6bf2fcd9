//! What a row of the upload sheet is.

use serde::{Deserialize, Serialize};

/// What a row of the upload sheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowOf {
    /// An indicator: targets and self-evaluations.
    #[default]
    Indicator,
    /// A project: monitoring.
    Project,
}

impl RowOf {
    /// What the sheet is, for users.
    pub fn says(self) -> &'static str {
        match self {
            Self::Indicator => "一行一个三级指标",
            Self::Project => "一行一个项目",
        }
    }
}
