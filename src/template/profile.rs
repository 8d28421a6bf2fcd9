//! Upload profiles: the layout of the upload sheet of one finance system. There is no official one.

mod check;
mod upload_value;

pub use upload_value::UploadValue;

use super::{FaultyFile, FileKind};
use crate::base::amount::MoneyUnit;
use crate::base::notation::{self, Fault, read_with_faults};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The nesting depth of a column in a profile: each column is one line of the file.
const COLUMN_DEPTH: usize = 3;
/// The version of the profile format that this program reads.
const VERSION: u32 = 1;

/// The upload sheet of one finance system: one row per indicator, columns by position.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    version: u32,
    /// The id in the program.
    pub id: String,
    /// The name in lists.
    pub name: String,
    /// The sheet's name.
    #[serde(default = "sheet_name")]
    pub sheet: String,
    /// The unit that amounts are converted to.
    #[serde(default = "wan")]
    pub money: MoneyUnit,
    /// Rows above the column headers, each a list of cells from the left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    // Importers skip a fixed number of rows: one title row too many breaks the import.
    pub above: Vec<Vec<String>>,
    /// Merged cells of the header rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merges: Vec<Merge>,
    /// The columns, left to right.
    pub columns: Vec<ProfileColumn>,
}

/// Merged cells of the header rows; rows and columns count from 0.
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
    /// Whether it contains the cell at `row` and `column`.
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
    /// Its content.
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
    /// The most characters of a cell; 0 for no limit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_chars: usize,
    /// Characters that it refuses, such as * _ - in 指标值.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refused: String,
    /// The most decimals of a number; systems commonly take 3.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_decimals: Option<u32>,
    /// The texts of its drop-down list; empty if it takes any text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// How a coded cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// The importers of finance systems read a coded cell as `code` or `code-name`.
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

    /// The profile as the text of a file in the profiles folder.
    pub fn ron(&self) -> String {
        // ron can write every part of a profile.
        notation::write_rows(self, COLUMN_DEPTH).unwrap_or_default() + "\n"
    }
}

impl ProfileColumn {
    /// A column `header` with `value`, without codes and limits.
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

/// Reads and checks the profile in `text`, as [`parse`] does; `taken` tells whether another profile has an id.
pub(super) fn parse_beside(file: &str, text: &str, taken: impl Fn(&str) -> bool) -> Result<Profile, FaultyFile> {
    let faulty = |faults: Vec<Fault>| FaultyFile { kind: FileKind::Profile, file: file.to_owned(), faults };
    let (profile, mut faults) = read_with_faults(text).map_err(faulty)?;
    check::profile(&profile, taken, &mut faults);
    if faults.is_empty() { Ok(profile) } else { Err(faulty(faults.into_list())) }
}
