//! Upload profiles: the layout of the upload sheet of one finance system. There is no official one.

mod check;
mod column;
mod heads;
mod row_of;
mod upload_value;
mod value_name;

pub use column::{CodeStyle, ProfileColumn};
pub use row_of::RowOf;
pub use upload_value::UploadValue;

use super::omitted::is_default;
use super::{FaultyFile, FileKind, Stage};
use crate::base::amount::MoneyUnit;
use crate::base::listed::listed;
use crate::base::notation::{self, Fault, read_with_faults};
use serde::{Deserialize, Serialize};

/// The nesting depth of a column in a profile: each column is one line of the file.
const COLUMN_DEPTH: usize = 3;
/// The version of the profile format that this program reads.
const VERSION: u32 = 1;

/// The upload sheet of one finance system: one row per indicator or per project, columns by position.
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
    /// What a row is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub row: RowOf,
    /// The stages whose forms it takes; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stages: Vec<Stage>,
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
            row: RowOf::default(),
            stages: Vec::new(),
            above: Vec::new(),
            merges: Vec::new(),
            columns: Vec::new(),
        }
    }

    /// Whether it takes forms of `stage`.
    pub fn takes(&self, stage: Stage) -> bool {
        self.stages.is_empty() || self.stages.contains(&stage)
    }

    /// What the forms that it takes are called: 自评表, 申报表和批复表, 各种表.
    pub fn used_for(&self) -> String {
        let headings: Vec<&str> = self.stages.iter().map(|stage| stage.heading()).collect();
        if headings.is_empty() { "各种表".to_owned() } else { listed(&headings, "和") }
    }

    /// The profile as the text of a file in the profiles folder.
    pub fn ron(&self) -> String {
        // ron can write every part of a profile.
        notation::write_rows(self, COLUMN_DEPTH).unwrap_or_default() + "\n"
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
