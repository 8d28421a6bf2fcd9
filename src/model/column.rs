//! The columns of a form's tables.

use super::Key;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, EnumProperty, IntoStaticStr};

/// A column of a table. The order here is the order in project files.
///
/// All names of a column are defined here. Project files and templates use the variant's name in snake case; addresses
/// and JSON use it too unless an `address` is given. The addresses are the names in the transcribed published forms,
/// which measure the importer, and other programs read them: they never change.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumIter, EnumProperty, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Column {
    /// The years that the row is for, where a form has a table for each: 长期, 年度 (宁乡 2021, 东莞 2019).
    Term,
    /// 一级指标
    #[strum(props(address = "l1"))]
    Class,
    /// 二级指标
    #[strum(props(address = "l2"))]
    Subclass,
    /// The mark in brackets after the subclass: 必填, 必填硬性指标 (沙坡头 2023).
    #[strum(props(address = "l2_mark"))]
    Mark,
    /// 三级指标, or a task's 任务名称.
    #[strum(props(address = "l3"))]
    Name,
    /// A task's 主要内容.
    Content,
    /// 绩效指标描述 (博野 2022)
    #[strum(props(address = "desc"))]
    Description,
    /// 指标性质: ≥ ≤ = 定性, if it has a separate column.
    Operator,
    /// 指标值
    Value,
    /// The target after an adjustment, beside the one before: 调整指标值 (重庆 2021), 调整后指标值.
    Adjusted,
    /// 计量单位, if it has a separate column.
    Unit,
    /// 指标值确定依据 (博野 2022)
    Basis,
    /// 权重 or 分值
    Weight,
    /// 实际完成值
    Actual,
    /// The share of the weight that is earned, in percent, as the bureau sets it: 得分系数 (重庆 2021).
    Coefficient,
    /// 得分
    Score,
    /// 全年预计完成情况 of a monitoring table.
    Expected,
    /// A tick for 经费保障 as the cause of a deviation; so with the next four (监控表, 预算绩效运行监控 2019).
    CauseFunds,
    /// 制度保障
    CauseRules,
    /// 人员保障
    CauseStaff,
    /// 硬件条件保障
    CauseEquipment,
    /// Another cause: 其他.
    CauseOther,
    /// 偏差原因分析及改进措施
    Deviation,
    /// A tick for 确定能 reach the target; so with the next two.
    Certain,
    /// 有可能
    Possible,
    /// 完全不可能
    Impossible,
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
    /// What a paragraph of a manuscript is: [`super::prose::Style`].
    Style,
    /// The text of a paragraph, or of the first cell of a table's row.
    Text,
    /// A column that only some counties have.
    Extra(Key),
}

impl Column {
    /// The column's name in project files, templates and profiles; `extra` for those that a county names itself.
    pub fn file_name(&self) -> &'static str {
        self.into()
    }

    /// The column's name in addresses and JSON.
    pub fn name(&self) -> &str {
        match self {
            Self::Extra(key) => key.as_str(),
            named => named.get_str("address").unwrap_or(named.file_name()),
        }
    }

    /// The name that users see where no template names the column.
    pub fn label(&self) -> &str {
        match self {
            Self::Term => "期间",
            Self::Class => "一级指标",
            Self::Subclass => "二级指标",
            Self::Mark => "是否必填",
            Self::Name => "三级指标",
            Self::Content => "主要内容",
            Self::Description => "绩效指标描述",
            Self::Operator => "指标性质",
            Self::Value => "指标值",
            Self::Adjusted => "调整后指标值",
            Self::Unit => "计量单位",
            Self::Basis => "指标值确定依据",
            Self::Weight => "权重",
            Self::Actual => "实际完成值",
            Self::Coefficient => "得分系数",
            Self::Score => "得分",
            Self::Expected => "全年预计完成情况",
            Self::CauseFunds => "经费保障",
            Self::CauseRules => "制度保障",
            Self::CauseStaff => "人员保障",
            Self::CauseEquipment => "硬件条件保障",
            Self::CauseOther => "其他原因",
            Self::Deviation => "偏差原因分析及改进措施",
            Self::Certain => "确定能",
            Self::Possible => "有可能",
            Self::Impossible => "完全不可能",
            Self::Total => "总额",
            Self::Fiscal => "财政拨款",
            Self::Other => "其他资金",
            Self::Month => "月份",
            Self::Percent => "比例",
            Self::Remark => "备注",
            Self::Style => "样式",
            Self::Text => "文字",
            Self::Extra(key) => key.as_str(),
        }
    }

    /// Whether the column holds a tick or nothing.
    pub fn is_tick(&self) -> bool {
        matches!(
            self,
            Self::CauseFunds
                | Self::CauseRules
                | Self::CauseStaff
                | Self::CauseEquipment
                | Self::CauseOther
                | Self::Certain
                | Self::Possible
                | Self::Impossible
        )
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
