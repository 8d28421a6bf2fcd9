//! The tables of a form and their columns.

use super::Key;
use serde::{Deserialize, Serialize};

/// A table of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// 资金支出计划: cumulative % by month.
    Schedule,
    /// 年度主要任务
    Tasks,
    /// The indicator tree, a row an indicator in printed order.
    Indicators,
}

impl Table {
    /// All tables.
    pub const ALL: [Self; 3] = [Self::Schedule, Self::Tasks, Self::Indicators];

    /// What people call the table.
    pub fn label(self) -> &'static str {
        match self {
            Self::Schedule => "资金支出计划",
            Self::Tasks => "年度主要任务",
            Self::Indicators => "绩效指标",
        }
    }

    /// The table's name in addresses and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Tasks => "tasks",
            Self::Indicators => "indicators",
        }
    }
}

/// A column of a table. The order here is the order in project files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Column {
    /// 一级指标
    Class,
    /// 二级指标
    Subclass,
    /// What stands in brackets after the subclass: 必填, 必填硬性指标.
    Mark,
    /// 三级指标, or a task's 任务名称.
    Name,
    /// A task's 主要内容.
    Content,
    /// 绩效指标描述
    Description,
    /// 指标性质: ≥ ≤ = 定性, where it has a column of its own.
    Operator,
    /// 指标值
    Value,
    /// 计量单位, where it has a column of its own.
    Unit,
    /// 指标值确定依据
    Basis,
    /// 权重 or 分值
    Weight,
    /// 实际完成值
    Actual,
    /// 得分
    Score,
    /// 偏差原因分析及改进措施
    Deviation,
    /// A task's 总额.
    Total,
    /// A task's 财政拨款.
    Fiscal,
    /// A task's 其他资金.
    Other,
    /// A step's month: 3月底.
    Month,
    /// A step's cumulative share: 25%.
    Percent,
    /// 备注
    Remark,
    /// A column that only some county has.
    Extra(Key),
}

impl Column {
    /// The column's name in addresses and JSON.
    pub fn name(&self) -> &str {
        match self {
            Self::Class => "l1",
            Self::Subclass => "l2",
            Self::Mark => "l2_mark",
            Self::Name => "l3",
            Self::Content => "content",
            Self::Description => "desc",
            Self::Operator => "operator",
            Self::Value => "value",
            Self::Unit => "unit",
            Self::Basis => "basis",
            Self::Weight => "weight",
            Self::Actual => "actual",
            Self::Score => "score",
            Self::Deviation => "deviation",
            Self::Total => "total",
            Self::Fiscal => "fiscal",
            Self::Other => "other",
            Self::Month => "month",
            Self::Percent => "percent",
            Self::Remark => "remark",
            Self::Extra(key) => key.as_str(),
        }
    }

    /// Whether the column holds weights or scores.
    pub fn is_points(&self) -> bool {
        matches!(self, Self::Weight | Self::Score)
    }

    /// Whether the column holds amounts of money.
    pub fn is_amount(&self) -> bool {
        matches!(self, Self::Total | Self::Fiscal | Self::Other)
    }
}
