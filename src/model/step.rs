//! Where a form stands between the bureau and the finance office, step by step.

use serde::{Deserialize, Serialize};

/// Where a form stands. Nothing is locked by it: it is a note of the bureau's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// 草稿, as every form begins.
    Draft,
    /// 已报
    HandedIn,
    /// 退回
    Returned,
    /// 批复
    Approved,
    /// 公开
    Published,
}

impl State {
    /// All states, in the order in which a form passes through them.
    pub const ALL: [Self; 5] = [Self::Draft, Self::HandedIn, Self::Returned, Self::Approved, Self::Published];

    /// What the bureau calls it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "草稿",
            Self::HandedIn => "已报",
            Self::Returned => "退回",
            Self::Approved => "已批复",
            Self::Published => "已公开",
        }
    }

    /// Its name in project files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::HandedIn => "handed_in",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Published => "published",
        }
    }
}

/// A form came to a state.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The state.
    pub state: State,
    /// The day, as the bureau wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub date: String,
    /// Why, as the finance office wrote it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}
