//! Upload profiles: how one finance system wants its table of indicators.

mod upload_value;

pub use upload_value::UploadValue;

use super::TemplateError;
use super::locate::{Step, line_of};
use crate::base::amount::MoneyUnit;
use crate::base::notation;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How deep a column lies in a profile: each is a line of its file.
const COLUMN_DEPTH: usize = 3;
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
    /// Cells of the header rows that are one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<Merge>,
    /// The columns, left to right.
    pub columns: Vec<ProfileColumn>,
}

/// Cells of the header rows that are one; rows and columns are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Merge {
    /// The first row.
    pub row: usize,
    /// The first column.
    pub column: usize,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

impl Merge {
    /// Whether the cell at `row` and `column` is part of it.
    pub fn covers(&self, row: usize, column: usize) -> bool {
        let within = |at: usize, start: usize, count: usize| at >= start && at - start < count;
        within(row, self.row, self.rows) && within(column, self.column, self.columns)
    }
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
    #[serde(default, skip_serializing_if = "is_default")]
    pub write: CodeStyle,
    /// Whether the finance system refuses an empty cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
    /// How many characters it takes; 0 is without limit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_chars: usize,
    /// Characters that it refuses.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refused: String,
    /// Decimals that a number may have.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_decimals: Option<u32>,
    /// The texts that it takes, as its drop-down list has them; without any, it takes every text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
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

fn sheet_name() -> String {
    "绩效指标".to_owned()
}

fn wan() -> MoneyUnit {
    MoneyUnit::Wan
}

impl Profile {
    /// A profile without rows above the header and without columns.
    pub fn new(id: &str, name: &str) -> Self {
        Self {
            version: VERSION,
            id: id.to_owned(),
            name: name.to_owned(),
            sheet: sheet_name(),
            money: wan(),
            above: Vec::new(),
            merges: Vec::new(),
            columns: Vec::new(),
        }
    }

    /// The profile as a file of the profiles folder holds it.
    pub fn ron(&self) -> String {
        // Every part of a profile is one that ron can write.
        notation::write_rows(self, COLUMN_DEPTH).unwrap_or_default() + "\n"
    }
}

impl ProfileColumn {
    /// The column `header`, which holds `value` as it is.
    pub fn new(header: &str, value: UploadValue) -> Self {
        Self {
            header: header.to_owned(),
            value,
            codes: BTreeMap::new(),
            write: CodeStyle::Name,
            required: false,
            max_chars: 0,
            refused: String::new(),
            max_decimals: None,
            choices: Vec::new(),
        }
    }
}

/// Reads and checks the profile in `text`; `file` is its name in errors.
pub fn parse(file: &str, text: &str) -> Result<Profile, TemplateError> {
    let located = |line, what: &str| TemplateError { file: file.to_owned(), line, what: what.to_owned() };
    let profile: Profile = notation::read(text).map_err(|error| located(error.line, &error.what))?;
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
    if let Some(i) = (0..profile.merges.len()).find(|i| !merges_well(&profile, *i)) {
        return Err(located(
            at(&[Step::Field("merges"), Step::Index(i)]),
            "合并的单元格应在表头里，不止一格，并且互不重叠",
        ));
    }
    Ok(profile)
}

/// Whether the merge at `place` lies within the header rows, apart from those before it.
fn merges_well(profile: &Profile, place: usize) -> bool {
    let Some(merge) = profile.merges.get(place) else { return false };
    let (rows, columns) = (profile.above.len() + 1, profile.columns.len());
    let ends = |start: usize, count: usize, end: usize| count > 0 && start < end && count <= end - start;
    let inside = ends(merge.row, merge.rows, rows) && ends(merge.column, merge.columns, columns);
    let apart = |other: &Merge| {
        let beside = |a: usize, n: usize, b: usize, m: usize| a + n <= b || b + m <= a;
        beside(merge.row, merge.rows, other.row, other.rows)
            || beside(merge.column, merge.columns, other.column, other.columns)
    };
    inside && (merge.rows > 1 || merge.columns > 1) && profile.merges.iter().take(place).all(apart)
}

/// Whether Excel takes `name` for a sheet.
fn is_sheet_name(name: &str) -> bool {
    (1..=31).contains(&name.encode_utf16().count())
        && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}
