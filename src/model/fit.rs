//! How many pages a form is to take.

use serde::{Deserialize, Serialize};

/// How many pages a form is to take, by the size of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// One page less where only a few rows stand on the last one.
    #[default]
    Auto,
    /// One, if the template's least size is small enough for that.
    OnePage,
    /// As many as it takes in the template's size.
    FullSize,
}

impl Fit {
    /// All of them, the usual one first.
    pub const ALL: [Self; 3] = [Self::Auto, Self::OnePage, Self::FullSize];

    /// What users call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "自动",
            Self::OnePage => "一页",
            Self::FullSize => "原大小",
        }
    }

    /// Its name in project files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::OnePage => "one_page",
            Self::FullSize => "full_size",
        }
    }
}
