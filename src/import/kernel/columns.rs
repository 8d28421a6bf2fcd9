//! The columns of the indicators and of a list of costs, by the kernels of their headings.

use super::fund_names::FundRow;
use super::fund_rows::row;
use super::plain;
use super::times::is_past;
use crate::model::{Column, Table};

/// A column of a table, in a shape that needs no allocation.
pub(super) type Columns = &'static [(Table, Column)];

macro_rules! of_indicators {
    ($($name:ident = $column:ident),*) => {
        $(static $name: [(Table, Column); 1] = [(Table::Indicators, Column::$column)];)*
    };
}
of_indicators!(
    CLASS = Class,
    SUBCLASS = Subclass,
    NAME = Name,
    DESCRIPTION = Description,
    OPERATOR = Operator,
    VALUE = Value,
    ADJUSTED = Adjusted,
    COEFFICIENT = Coefficient,
    UNIT = Unit,
    WEIGHT = Weight,
    ACTUAL = Actual,
    SCORE = Score,
    EXPECTED = Expected,
    DEVIATION = Deviation
);
/// 依据 heads a column of both tables.
static BASIS: [(Table, Column); 2] = [(Table::Indicators, Column::Basis), (Table::Tasks, Column::Basis)];
static COST: [(Table, Column); 1] = [(Table::Tasks, Column::Name)];
static TASK_TOTAL: [(Table, Column); 1] = [(Table::Tasks, Column::Total)];
static TASK_FISCAL: [(Table, Column); 1] = [(Table::Tasks, Column::Fiscal)];
static TASK_OTHER: [(Table, Column); 1] = [(Table::Tasks, Column::Other)];

/// The columns that the folded `label` may head, by its kernel; none if it heads no column that the program knows.
pub(super) fn columns(label: &str) -> Columns {
    // Every heading ends with one of these: most cells are done here.
    const ENDS: &str = "标别型称容值平况数果度率分重位号质符准述释释明法式则义据施析因)成额构细源款金算他它计助";
    if !label.ends_with(|c| ENDS.contains(c)) {
        return &[];
    }
    let Some(plain) = plain(label).filter(|plain| plain.chars().count() <= 18) else { return &[] };
    let ends = |words: &[&str]| words.iter().any(|word| plain.ends_with(word));
    let says = |words: &[&str]| words.iter().any(|word| plain.contains(word));
    let is = |words: &[&str]| words.iter().any(|word| plain == *word);
    // What was before is no target: 上年实际完成值, 历史值, 行业标准值.
    if is_past(&plain) || says(&["行业", "参考"]) {
        return &[];
    }
    // 一级目标 | 二级目标 | 三级目标 (上海).
    let kind = plain.contains("指标") || plain.ends_with("目标");
    let level = |word: &str| plain.contains(word) && kind && !plain.contains('值');
    if level("一级") || ends(&["指标类型", "指标类别", "指标分类"]) {
        &CLASS
    } else if level("二级") {
        &SUBCLASS
    } else if level("三级") || ends(&["指标名称", "指标内容", "具体指标", "明细指标", "考核指标", "评价指标"])
    {
        &NAME
    } else if says(&["计算符", "运算符", "比较符", "指标符号"]) || is(&["指标性质", "符号"]) {
        &OPERATOR
    } else if says(&["计量单位", "度量单位", "量化单位", "数量单位", "指标单位", "值单位"]) && ends(&["单位"])
    {
        &UNIT
    } else if says(&["预计完成", "预计实现", "预计执行"]) && ends(&["情况", "值"]) {
        &EXPECTED
    } else if plain.ends_with("得分系数") {
        &COEFFICIENT
    } else if is_reason(&plain) {
        &DEVIATION
    } else if is(&["指标值", "目标值"]) {
        &VALUE
    } else if says(&["得分", "自评分", "评价分"]) && !says(&["标准", "依据", "说明", "原因"]) || is(&["评分"])
    {
        &SCORE
    } else if ends(&["权重", "权重分", "分值", "标准分", "满分", "赋分"]) {
        &WEIGHT
    } else if ends(&["描述", "解释", "释义", "内涵", "含义", "计算公式", "计算方法", "评分细则", "评价要点"])
        || ends(&["评分标准", "绩效标准", "评价标准", "考核标准", "指标说明", "指标值说明"])
    {
        &DESCRIPTION
    } else if ends(&["依据"]) {
        &BASIS
    } else if is(&["成本构成", "费用构成", "支出构成", "支出内容", "支出明细", "费用名称", "费用明细", "预算明细"])
    {
        &COST
    } else if is(&["金额"]) {
        &TASK_TOTAL
    } else if is_achieved(&plain) {
        &ACTUAL
    } else if is_target(&plain) {
        // In brackets it counts too: 全年(调整)指标值.
        if label.contains("调整") && !label.contains("调整前") { &ADJUSTED } else { &VALUE }
    } else {
        // The amounts of a task are called as the funds are.
        match row(label) {
            Some(FundRow::Total) => &TASK_TOTAL,
            Some(FundRow::Fiscal) => &TASK_FISCAL,
            Some(FundRow::Other) => &TASK_OTHER,
            _ => &[],
        }
    }
}

/// 未完成原因分析, 偏差原因及改进措施, 原因分析.
fn is_reason(plain: &str) -> bool {
    plain.contains("原因") || plain.contains("改进措施") || (plain.contains("偏差") && plain.ends_with("说明"))
}

/// 实际完成值, 全年完成情况, 年度实际值; not 当年预期实现值.
fn is_achieved(plain: &str) -> bool {
    let done = ["完成", "实际", "实现", "达到", "达成", "执行"].iter().any(|word| plain.contains(word));
    let meant = ["预期", "预计", "计划", "应完成", "拟"].iter().any(|word| plain.contains(word));
    let ends = ["值", "情况", "数", "结果", "水平", "程度"].iter().any(|word| plain.ends_with(word));
    // 绩效指标完成情况 is the label beside the table.
    done && !meant && ends && !plain.contains("预算") && !plain.contains("绩效指标")
}

/// 年初目标值, 当年预期实现值, 计划指标值, 本年指标值.
fn is_target(plain: &str) -> bool {
    let names = ["目标", "指标", "预期", "计划", "标准", "实现", "绩效"].iter().any(|word| plain.contains(word));
    let expected = plain.contains("预计") || plain.contains("预算");
    // 年度目标 and 绩效目标 head goals in lists of projects.
    let alone = ["计划目标", "预期指标", "计划水平", "目标水平"].contains(&plain);
    (names && plain.ends_with('值') && !expected) || alone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_the_indicators() {
        for (label, column) in [
            ("2023年指标值", Some(Column::Value)),
            ("全年预期值", Some(Column::Value)),
            ("年初目标值(A)", Some(Column::Value)),
            ("指标值(或计划水平)", Some(Column::Value)),
            ("计划指标值(或计划水平)", Some(Column::Value)),
            ("当年预期实现值", Some(Column::Value)),
            ("预期目标值", Some(Column::Value)),
            ("本年指标值", Some(Column::Value)),
            ("全年完成值", Some(Column::Actual)),
            ("年度实际完成指标值(B)", Some(Column::Actual)),
            ("完成情况", Some(Column::Actual)),
            ("1—月执行情况", Some(Column::Actual)),
            ("全年预计完成情况", Some(Column::Expected)),
            ("指标得分(分)", Some(Column::Score)),
            ("指标权重(分)", Some(Column::Weight)),
            ("未完成原因分析", Some(Column::Deviation)),
            ("绩效标准", Some(Column::Description)),
            ("三级指标(必填)", Some(Column::Name)),
            ("得分系数(%)", Some(Column::Coefficient)),
            ("分配系数", None),
            ("调整前指标值", Some(Column::Value)),
            ("调整指标值", Some(Column::Adjusted)),
            ("全年(调整)指标值", Some(Column::Adjusted)),
            ("上年实际完成值", None),
            ("全年预算数", None),
            ("数量指标", None),
            ("绩效指标", None),
            ("三级目标", Some(Column::Name)),
            ("一级目标", Some(Column::Class)),
        ] {
            assert_eq!(columns(label).first().map(|(_, column)| column), column.as_ref(), "{label}");
        }
    }
}
