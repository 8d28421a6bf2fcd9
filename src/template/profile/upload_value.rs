//! The possible contents of a column of the upload sheet.

use crate::model::Column;
use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoEnumIterator};

/// The content of a column of the upload sheet, in the order of choosers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, EnumIter)]
#[serde(rename_all = "snake_case")]
pub enum UploadValue {
    /// 年度
    Year,
    /// The bureau's code.
    // Profiles of users have called the bureau a unit from the start; the names in files stay.
    #[serde(rename = "unit_code")]
    BureauCode,
    /// The bureau's name, without its code.
    #[serde(rename = "unit_name")]
    BureauName,
    /// 项目编码
    ProjectCode,
    /// 项目名称
    ProjectName,
    /// 年度资金总额, in the profile's unit.
    FundsTotal,
    /// 一级指标
    Class,
    /// 二级指标
    Subclass,
    /// 三级指标, without 指标1： in front.
    Name,
    /// 指标性质: ≥ > = < ≤ 定性.
    Operator,
    /// The value as typed.
    Value,
    /// The number of a value, or the whole text if it is not a number.
    Number,
    /// 计量单位
    MeasureUnit,
    /// 权重
    Weight,
    /// 正向 or 反向.
    Direction,
    /// 绩效指标描述
    Description,
    /// 指标值确定依据
    Basis,
    /// 备注
    Remark,
    /// The same text in every row; empty leaves the column to the user.
    Fixed(String),
}

impl UploadValue {
    /// All contents that come from a form.
    pub fn given() -> impl Iterator<Item = Self> {
        Self::iter().filter(|value| !matches!(value, Self::Fixed(_)))
    }

    /// The name that users see.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Year => "年度",
            Self::BureauName => "单位名称",
            Self::BureauCode => "单位编码",
            Self::ProjectCode => "项目编码",
            Self::ProjectName => "项目名称",
            Self::FundsTotal => "资金总额",
            Self::Class => "一级指标",
            Self::Subclass => "二级指标",
            Self::Name => "三级指标",
            Self::Operator => "指标性质",
            Self::Number => "指标值的数字",
            Self::MeasureUnit => "计量单位",
            Self::Value => "指标值全文",
            Self::Weight => "权重",
            Self::Direction => "指标方向",
            Self::Description => "指标说明",
            Self::Basis => "确定依据",
            Self::Remark => "备注",
            Self::Fixed(text) if text.is_empty() => "留空",
            Self::Fixed(_) => "固定内容",
        }
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
            Self::Description => Some(Column::Description),
            Self::Basis => Some(Column::Basis),
            Self::Remark => Some(Column::Remark),
            Self::Year
            | Self::BureauCode
            | Self::BureauName
            | Self::ProjectCode
            | Self::ProjectName
            | Self::FundsTotal
            | Self::Fixed(_) => None,
        }
    }
}
