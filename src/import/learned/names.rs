//! The names of the columns of upload sheets in finance systems, besides those that forms have for them.

use crate::template::profile::UploadValue;

/// The names of the column of `value`, folded.
pub(super) fn names(value: &UploadValue) -> &'static [&'static str] {
    match value {
        UploadValue::Serial => &["序号"],
        UploadValue::Year => &["年度", "预算年度", "年份", "所属年度", "申报年度"],
        UploadValue::Month => &["月份", "监控月份", "所属月份"],
        UploadValue::BureauCode => &["单位编码", "单位代码", "预算单位编码", "预算单位代码", "部门编码", "部门代码"],
        UploadValue::BureauName => {
            &["单位", "单位名称", "预算单位", "预算单位名称", "部门名称", "填报单位", "部门(单位)名称"]
        }
        UploadValue::ProjectCode => &["项目编码", "项目代码", "项目编号", "预算项目编码"],
        UploadValue::ProjectName => &["项目名称", "预算项目名称", "支出项目名称", "项目"],
        UploadValue::Class => &["一级指标", "一级指标名称"],
        UploadValue::Subclass => &["二级指标", "二级指标名称"],
        UploadValue::Name => &["三级指标", "三级指标名称", "指标名称", "绩效指标名称", "绩效指标"],
        UploadValue::Operator => &["指标性质", "计算符号", "运算符号", "指标符号", "比较符号", "运算符", "符号"],
        UploadValue::Value => &["指标值", "目标值", "年度指标值", "指标目标值", "绩效指标值"],
        UploadValue::MeasureUnit => &["计量单位", "度量单位", "指标值单位", "指标单位", "值单位"],
        UploadValue::Weight => &["权重", "分值", "指标权重", "分值权重", "指标分值"],
        UploadValue::Direction => &["指标方向性", "指标方向", "方向性", "正反向"],
        UploadValue::Description => &["指标值说明", "指标说明", "指标解释", "绩效指标描述", "指标描述", "指标内容"],
        UploadValue::Basis => &["指标值确定依据", "指标设置依据", "设置依据", "确定依据", "指标依据"],
        UploadValue::Remark => &["备注"],
        money if money.is_amount() => of_money(money),
        other => of_report(other),
    }
}

fn of_money(value: &UploadValue) -> &'static [&'static str] {
    match value {
        UploadValue::FundsInitial => &["年初预算数", "年初预算", "年初预算金额", "年初预算安排数"],
        UploadValue::FundsAdded => &["追加数", "追加预算数", "追加金额", "追加预算", "调增数"],
        UploadValue::FundsCut => &["追减数", "追减预算数", "追减金额", "追减预算", "调减数"],
        UploadValue::FundsAdjusted => {
            &["调整预算数", "调整后预算数", "调整后预算", "全年预算数", "全年预算", "全年预算金额"]
        }
        UploadValue::FundsExecuted => {
            &["支出数", "执行数", "全年执行数", "预算执行数", "实际支出数", "累计支出数", "支出金额", "执行金额"]
        }
        _ => &["项目资金", "年度资金总额", "资金总额", "预算金额", "预算数", "项目金额", "项目总额"],
    }
}

/// What monitoring tables and self-evaluations tell beyond the targets.
fn of_report(value: &UploadValue) -> &'static [&'static str] {
    match value {
        UploadValue::ExecutionRate => &["预算执行率", "执行率", "支出进度", "预算执行进度"],
        UploadValue::Goals => {
            &["绩效目标", "年度总体目标", "总体目标", "年度目标", "预期目标", "项目年度目标", "年度绩效目标"]
        }
        UploadValue::GoalsAdjusted => &["绩效目标调整情况", "调整后绩效目标", "全年(调整)绩效目标"],
        UploadValue::GoalsActual => {
            &["目标实际完成情况", "年度目标完成情况", "目标完成情况", "总体目标完成情况", "年度总体目标完成情况"]
        }
        UploadValue::Completion => &["绩效目标执行情况", "绩效目标完成情况", "完成情况概述", "项目完成情况"],
        UploadValue::OnSchedule => &["是否达到序时支出进度", "是否达到序时进度", "是否达到支出进度"],
        UploadValue::OnTarget => &["是否达到阶段性绩效目标", "是否达到阶段性目标", "是否达到阶段目标"],
        UploadValue::Actual => {
            &["完成值", "实际完成值", "实际值", "全年完成值", "全年实际完成值", "指标完成值", "完成情况"]
        }
        UploadValue::Score => &["得分", "自评得分", "指标得分", "自评分"],
        UploadValue::Deduction => &["扣分", "扣分值", "扣减分值"],
        UploadValue::Deviation => &[
            "偏差原因",
            "偏差原因分析",
            "偏差原因分析及改进措施",
            "未完成原因",
            "未完成原因分析",
            "未完成原因和改进措施",
            "原因分析",
            "情况分析",
            "扣分原因",
            "原因说明",
        ],
        UploadValue::Cause => &["原因类型", "偏差原因类型", "原因类别"],
        // Never by name: `mapping` chooses a number alone by what stands beside it.
        _ => &[],
    }
}
