//! Names of single fields.
//!
//! A template may declare any key. The rules, the upload and the JSON know the meaning of those listed here; a template
//! that has such a field uses this key.

use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// 表头标题 as printed; empty means the template's.
pub const TITLE: &str = "title";
/// The year of the form, four digits.
pub const YEAR: &str = "year";
/// The month up to which a monitoring table reports, from 1: 7 for 1—7月执行数.
pub const MONTH: &str = "month";
/// 项目名称
pub const PROJECT_NAME: &str = "project_name";
/// 项目编码
pub const PROJECT_CODE: &str = "project_code";
/// 预算单位 or 部门名称: whose form it is. The code says `bureau`; existing files say `unit`.
pub const BUREAU: &str = "unit";
/// 主管部门及代码
pub const DEPARTMENT: &str = "department";
/// 实施单位
pub const IMPLEMENTER: &str = "implementer";
/// 年度总体目标, one goal per line.
pub const GOALS: &str = "goals";
/// 中期目标, 长期目标, 实施期目标: the goal of all years, one goal per line (东莞 2019, 宁乡 2021).
pub const GOALS_WHOLE: &str = "goals_whole";
/// 全年（调整）绩效目标 beside the one of 年初, one goal per line (重庆 2021).
pub const GOALS_ADJUSTED: &str = "goals_adjusted";
/// 目标实际完成情况, one goal per line.
pub const GOALS_ACTUAL: &str = "goals_actual";
/// The use of the money, as text (博野 2022).
pub const FUND_USE: &str = "fund_use";
/// 年度资金总额
pub const FUNDS_TOTAL: &str = "funds.total";
/// 其中：财政拨款
pub const FUNDS_FISCAL: &str = "funds.fiscal";
/// 其他资金
pub const FUNDS_OTHER: &str = "funds.other";
/// 综合评定等级, printed blank for the reviewer.
pub const GRADE: &str = "grade";
/// The unit of all amounts, if the form prints it on a separate line: 单位：万元 (博野 2022).
pub const MONEY_UNIT: &str = "money_unit";
/// 表号 above the title: 表13 (渭南 2023).
pub const TABLE_NO: &str = "table_no";
/// Prefix of the fields that a form has above its tables and its template has not: `extra.1`. Their labels are the form's.
pub const SPARE: &str = "extra.";
/// The same below its tables: 改进措施及结果应用方案, 审核意见.
pub const FOOT: &str = "foot.";
/// 序号 in front of the title (博野 2022).
pub const NUMBER: &str = "number";

/// The name of a single field: `project_name`, `funds.total`, `funds.executed.fiscal`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Key(Arc<str>);

impl Key {
    /// The key named `name`.
    pub fn new(name: &str) -> Self {
        Self(name.into())
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts of a key of the funds block, without `funds`: `["total"]` or `["executed", "fiscal"]`.
    pub fn fund(&self) -> Option<Vec<&str>> {
        Some(self.0.strip_prefix("funds.")?.split('.').collect())
    }
}

impl From<&str> for Key {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
