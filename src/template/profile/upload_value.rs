//! The possible contents of a column of the upload sheet.

use crate::model::{Column, Key};
use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator};

/// The content of a column of the upload sheet, in the order of choosers.
///
/// Amounts are in the profile's unit. In a sheet with a row per project the texts of its indicators stand in one cell, a
/// line each behind the indicator's name; points are added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum UploadValue {
    /// 序号: the number of the row, from 1.
    Serial,
    /// 年度
    Year,
    /// The month up to which a monitoring table reports, from 1.
    Month,
    /// The bureau's code.
    // Profiles of users have called the bureau a unit from the start; the names in files stay.
    #[serde(rename = "unit_code")]
    BureauCode,
    /// The bureau's name, without its code.
    #[serde(rename = "unit_name")]
    BureauName,
    /// 项目编码
    ProjectCode,
    /// 项目名称, without its code.
    ProjectName,
    /// 年度资金总额
    FundsTotal,
    /// 年初预算数
    FundsInitial,
    /// 追加数: what the adjusted budget has more than the initial one.
    FundsAdded,
    /// 追减数: what it has less.
    FundsCut,
    /// 全年预算数, 调整后预算数
    FundsAdjusted,
    /// 执行数, 支出数
    FundsExecuted,
    /// 预算执行率: 65.07%.
    ExecutionRate,
    /// The same as a number: 65.07.
    ExecutionPercent,
    /// 年度总体目标
    Goals,
    /// 全年（调整）绩效目标
    GoalsAdjusted,
    /// 目标实际完成情况
    GoalsActual,
    /// What was done: 目标实际完成情况, else what was achieved of each indicator.
    Completion,
    /// 是否达到序时支出进度: 是, if the share executed is at least that of the year gone.
    OnSchedule,
    /// 是否达到阶段性绩效目标: 是 or 否 where the indicators tell.
    OnTarget,
    /// 一级指标
    Class,
    /// 二级指标
    Subclass,
    /// 三级指标, without 指标1： in front.
    Name,
    /// 指标性质: ≥ > = < ≤ 定性, and 定量（其他） where the column has a code for it.
    Operator,
    /// The value as typed.
    Value,
    /// The number of a value, or the whole text if it is not a number.
    Number,
    /// 计量单位
    MeasureUnit,
    /// 权重
    Weight,
    /// 实际完成值 as typed.
    Actual,
    /// Its number in the unit of the target, or the whole text if it is not one.
    ActualNumber,
    /// 得分
    Score,
    /// 扣分: the weight without the score.
    Deduction,
    /// 偏差原因分析
    Deviation,
    /// 原因类型: the causes of a deviation that are ticked.
    Cause,
    /// 正向 or 反向.
    Direction,
    /// 绩效指标描述
    Description,
    /// 指标值确定依据
    Basis,
    /// 备注
    Remark,
    /// Another single field of the form.
    Field(Key),
    /// The same text in every row; empty leaves the column to the user.
    Fixed(String),
}

impl UploadValue {
    /// All contents that come from every form.
    pub fn given() -> impl Iterator<Item = Self> {
        Self::iter().filter(|value| !matches!(value, Self::Field(_) | Self::Fixed(_)))
    }

    /// The indicator column that it shows, fully or in part; None if it comes from the form or the bureau, or is fixed.
    pub fn column(&self) -> Option<Column> {
        match self {
            Self::Class => Some(Column::Class),
            Self::Subclass => Some(Column::Subclass),
            Self::Name => Some(Column::Name),
            Self::Operator | Self::Direction => Some(Column::Operator),
            Self::Value | Self::Number => Some(Column::Value),
            Self::MeasureUnit => Some(Column::Unit),
            Self::Weight => Some(Column::Weight),
            Self::Actual | Self::ActualNumber => Some(Column::Actual),
            Self::Score | Self::Deduction => Some(Column::Score),
            Self::Deviation | Self::Cause => Some(Column::Deviation),
            Self::Description => Some(Column::Description),
            Self::Basis => Some(Column::Basis),
            Self::Remark => Some(Column::Remark),
            Self::Serial | Self::Year | Self::Month | Self::BureauCode | Self::BureauName => None,
            Self::ProjectCode | Self::ProjectName | Self::Field(_) | Self::Fixed(_) => None,
            Self::FundsTotal | Self::FundsInitial | Self::FundsAdded | Self::FundsCut => None,
            Self::FundsAdjusted | Self::FundsExecuted | Self::ExecutionRate | Self::ExecutionPercent => None,
            Self::Goals | Self::GoalsAdjusted | Self::GoalsActual | Self::Completion => None,
            Self::OnSchedule | Self::OnTarget => None,
        }
    }

    /// Whether it is an amount of money.
    pub fn is_amount(&self) -> bool {
        matches!(
            self,
            Self::FundsTotal
                | Self::FundsInitial
                | Self::FundsAdded
                | Self::FundsCut
                | Self::FundsAdjusted
                | Self::FundsExecuted
        )
    }

    /// Whether it holds only numbers. A value does not: it holds words for 定性.
    pub fn is_numeric(&self) -> bool {
        self.is_amount() || matches!(self, Self::Weight | Self::Score | Self::Deduction | Self::ExecutionPercent)
    }

    /// Whether a form can tell a code for it, so that a column needs no list of codes.
    pub fn has_code(&self) -> bool {
        matches!(self, Self::BureauName | Self::ProjectName)
    }
}
