//! What users call the contents of a column of the upload sheet.

use super::UploadValue;

impl UploadValue {
    /// The name that users see.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Serial => "序号",
            Self::Year => "年度",
            Self::Month => "月份",
            Self::BureauName => "单位名称",
            Self::BureauCode => "单位编码",
            Self::ProjectCode => "项目编码",
            Self::ProjectName => "项目名称",
            Self::FundsTotal => "资金总额",
            Self::FundsInitial => "年初预算数",
            Self::FundsAdded => "追加数",
            Self::FundsCut => "追减数",
            Self::FundsAdjusted => "调整后预算数",
            Self::FundsExecuted => "执行数",
            Self::ExecutionRate => "执行率",
            Self::ExecutionPercent => "执行率的数字",
            Self::Goals => "绩效目标",
            Self::GoalsAdjusted => "调整后的绩效目标",
            Self::GoalsActual => "目标完成情况",
            Self::Completion => "完成情况概述",
            Self::OnSchedule => "是否达到序时进度",
            Self::OnTarget => "是否达到阶段目标",
            Self::Class => "一级指标",
            Self::Subclass => "二级指标",
            Self::Name => "三级指标",
            Self::Operator => "指标性质",
            Self::Number => "指标值的数字",
            Self::MeasureUnit => "计量单位",
            Self::Value => "指标值全文",
            Self::Weight => "权重",
            Self::Actual => "完成值全文",
            Self::ActualNumber => "完成值的数字",
            Self::Score => "得分",
            Self::Deduction => "扣分",
            Self::Deviation => "偏差原因",
            Self::Cause => "原因类型",
            Self::Direction => "指标方向",
            Self::Description => "指标说明",
            Self::Basis => "确定依据",
            Self::Remark => "备注",
            Self::Field(_) => "表里的其他项目",
            Self::Fixed(text) if text.is_empty() => "留空",
            Self::Fixed(_) => "固定内容",
        }
    }

    /// The name, with the key of a field that has none of its own.
    pub fn full_name(&self) -> String {
        match self {
            Self::Field(key) => format!("{}（{key}）", self.name()),
            named => named.name().to_owned(),
        }
    }
}
