//! The tables of a form.

use serde::{Deserialize, Serialize};
use strum::{EnumCount, IntoStaticStr};

/// A table of a form.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumCount, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Table {
    /// 资金支出计划: cumulative % by month.
    Schedule,
    /// 年度主要任务
    Tasks,
    /// The indicator tree, one row per indicator in printed order.
    Indicators,
    /// The paragraphs of a manuscript, and the rows of its tables.
    Paragraphs,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; Self::COUNT] = [Self::Schedule, Self::Tasks, Self::Indicators, Self::Paragraphs];

    /// The name that users see.
    pub fn label(self) -> &'static str {
        match self {
            Self::Schedule => "资金支出计划",
            Self::Tasks => "年度主要任务",
            Self::Indicators => "绩效指标",
            Self::Paragraphs => "正文",
        }
    }

    /// The table's name in project files, addresses and JSON.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
