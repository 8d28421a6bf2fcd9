//! Upload profiles: how one finance system wants its table of indicators.

mod check;
mod upload_value;

pub use upload_value::UploadValue;

use super::{FaultyFile, FileKind};
use crate::base::amount::MoneyUnit;
use crate::base::notation::{self, Fault, read_with_faults};
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

/// Reads and checks the profile in `text`; `file` is its name in faults.
pub fn parse(file: &str, text: &str) -> Result<Profile, FaultyFile> {
    parse_beside(file, text, |_| false)
}

/// Reads and checks the profile in `text`, as [`parse`] does, beside others; `taken` says which ids they have.
pub(super) fn parse_beside(file: &str, text: &str, taken: impl Fn(&str) -> bool) -> Result<Profile, FaultyFile> {
    let faulty = |faults: Vec<Fault>| FaultyFile { kind: FileKind::Profile, file: file.to_owned(), faults };
    let (profile, mut faults) = read_with_faults(text).map_err(faulty)?;
    check::profile(&profile, taken, &mut faults);
    if faults.is_empty() { Ok(profile) } else { Err(faulty(faults.into_list())) }
}
