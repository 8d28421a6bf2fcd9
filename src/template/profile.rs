//! Upload profiles: how one finance system wants its table of indicators.

use super::locate::{Step, line_of};
use super::reading::{self, TemplateError};
use crate::base::amount::MoneyUnit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The version of the profile format that this program reads.
const VERSION: u32 = 1;

/// How one finance system wants its table of indicators: a row an indicator, columns by position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    version: u32,
    /// What the program calls it.
    pub id: String,
    /// What lists call it.
    pub name: String,
    /// The sheet's name.
    #[serde(default = "sheet_name")]
    pub sheet: String,
    /// The unit that amounts are converted to.
    #[serde(default = "wan")]
    pub money: MoneyUnit,
    /// Rows above the column headers, each a list of cells from the left; importers skip as many rows as they expect.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub above: Vec<Vec<String>>,
    /// The columns, left to right.
    pub columns: Vec<ProfileColumn>,
}

/// A column of the upload sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileColumn {
    /// The header's text.
    pub header: String,
    /// What it holds.
    pub value: UploadValue,
    /// Codes by name, for a coded column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<String, String>,
    /// How a coded cell is written.
    #[serde(default)]
    pub write: CodeStyle,
    /// Whether the finance system refuses an empty cell.
    #[serde(default)]
    pub required: bool,
    /// How many characters it takes; 0 is without limit.
    #[serde(default)]
    pub max_chars: usize,
    /// Characters that it refuses.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refused: String,
    /// Decimals that a number may have.
    #[serde(default)]
    pub max_decimals: Option<u32>,
}

/// How a coded cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeStyle {
    /// The name alone.
    #[default]
    Name,
    /// The code alone; a name without a code stays a name.
    Code,
    /// `code-name`.
    CodeName,
}

/// What a column of the upload sheet holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UploadValue {
    /// 年度
    Year,
    /// The unit's name, without its code.
    UnitName,
    /// The unit's code.
    UnitCode,
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
    /// The number of a value, or the whole text of one that is no number.
    Number,
    /// 计量单位
    MeasureUnit,
    /// The value as typed.
    Value,
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

fn sheet_name() -> String {
    "绩效指标".to_owned()
}

fn wan() -> MoneyUnit {
    MoneyUnit::Wan
}

/// Reads and checks the profile in `text`; `file` is its name in errors.
pub fn parse(file: &str, text: &str) -> Result<Profile, TemplateError> {
    let located = |line, what: &str| TemplateError { file: file.to_owned(), line, what: what.to_owned() };
    let profile: Profile = reading::read(text).map_err(|error| located(error.line, &error.what))?;
    let at = |steps: &[Step]| line_of(text, steps);
    if profile.version != VERSION {
        return Err(located(at(&[Step::Field("version")]), "上报配置的格式版本不认识，本程序支持版本 1"));
    }
    if profile.id.is_empty() || !profile.id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return Err(located(at(&[Step::Field("id")]), "编号 id 只能用小写字母、数字和连字符，不能为空"));
    }
    if !is_sheet_name(&profile.sheet) {
        return Err(located(
            at(&[Step::Field("sheet")]),
            "工作表名 sheet 应有 1–31 个字，不能含 [ ] : * ? / \\ 和首尾的单引号",
        ));
    }
    if profile.columns.is_empty() || profile.columns.len() > 256 {
        return Err(located(at(&[Step::Field("columns")]), "列 columns 应有 1–256 个"));
    }
    for (i, column) in profile.columns.iter().enumerate() {
        if column.write != CodeStyle::Name && column.codes.is_empty() {
            return Err(located(at(&[Step::Field("columns"), Step::Index(i)]), "按代码填写的列要给出 codes"));
        }
    }
    if let Some(i) = profile.above.iter().position(|row| row.len() > profile.columns.len()) {
        return Err(located(
            at(&[Step::Field("above"), Step::Index(i)]),
            "表头上方的行比表格还宽，上报系统会把各列读错位",
        ));
    }
    Ok(profile)
}

/// Whether Excel takes `name` for a sheet.
fn is_sheet_name(name: &str) -> bool {
    (1..=31).contains(&name.encode_utf16().count())
        && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}
