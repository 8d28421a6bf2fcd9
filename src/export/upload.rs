//! The upload sheet: one flat row per indicator or per project, in the columns that a finance system reads by position.

mod exporter;
mod filling;
mod funds;
mod gaps;
mod headers;
mod limits;
mod of_form;
mod of_row;
mod of_rows;
mod progress;
mod stages;
mod told;
mod workbook;

pub(super) use exporter::ABOUT;
pub use filling::Filling;
pub use gaps::{Gap, Lacks, Unfilled};
pub use stages::{NothingToUpload, left_out, usual};
pub use workbook::xlsx;

use crate::model::{Bureau, FieldPath, Form, FormId};
use crate::template::profile::{Merge, Profile};
use crate::template::{Library, Template};
use rust_decimal::Decimal;
use std::fmt;
use std::sync::Arc;

/// An upload sheet before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The header rows, the column names last; of merged cells the first holds the text.
    pub headers: Vec<Vec<String>>,
    /// Merged cells of the header rows.
    pub merges: Vec<Merge>,
    /// The rows below them, each as wide as the table.
    pub rows: Vec<Vec<Cell>>,
    /// What the finance system would refuse.
    pub refused: Vec<Refused>,
    /// Required cells that are empty, and names without a code; one entry per column.
    pub gaps: Vec<Gap>,
    /// How many forms it is made from.
    pub forms: usize,
    /// How many the profile does not take.
    pub left_out: usize,
}

/// A cell of the upload sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text; may be empty.
    Text(String),
    /// A number.
    Number(Decimal),
}

impl Cell {
    /// Whether it looks empty.
    fn is_empty(&self) -> bool {
        matches!(self, Self::Text(text) if text.trim().is_empty())
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

/// A cell that the finance system would refuse.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("上报表第 {row} 行“{header}”{refusal}")]
pub struct Refused {
    /// The row in the sheet, from 1.
    pub row: usize,
    /// The column's header.
    pub header: String,
    /// The form that the row is from.
    pub form: FormId,
    /// Where the form holds the text.
    pub path: FieldPath,
    /// Why the finance system refuses it.
    pub refusal: Refusal,
}

/// Why a finance system refuses a cell.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The text has more characters than fit.
    #[error("有 {chars} 个字，最多 {limit} 个")]
    TooLong {
        /// How many it has.
        chars: usize,
        /// How many fit.
        limit: usize,
    },
    /// The text is longer than any cell of a workbook, and was cut.
    #[error("超过 Excel 单元格的 32767 字，多出的部分没有写入")]
    Cut,
    /// The text contains a character that is refused.
    #[error("含有系统不接受的“{0}”")]
    Character(char),
    /// The text should be a number.
    #[error("“{0}”不是数字")]
    NoNumber(String),
    /// The text is not in the column's drop-down list.
    #[error("“{0}”不在系统的下拉选项里")]
    NoChoice(String),
    /// The number has too many decimals.
    #[error("有 {decimals} 位小数，最多 {limit} 位")]
    TooManyDecimals {
        /// How many it has.
        decimals: u32,
        /// How many are accepted.
        limit: u32,
    },
}

/// Makes the upload sheet that `profile` describes from `forms`, which `bureau` files.
pub fn table<'f>(
    profile: &Profile,
    bureau: &Bureau,
    forms: impl IntoIterator<Item = (&'f Form, &'f Template)>,
) -> Table {
    let mut filling = Filling::new(profile, bureau);
    forms.into_iter().for_each(|(form, template)| filling.add(form, template));
    filling.finish()
}

/// A requested profile does not exist.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("没有编号为 {wanted} 的上报配置，可用的有：{known}")]
pub struct NoSuchProfile {
    /// The requested id.
    pub wanted: String,
    /// The existing ones.
    pub known: String,
}

/// The upload profile called `id`.
pub fn profile<'l>(library: &'l Library, id: &str) -> Result<&'l Profile, NoSuchProfile> {
    library.profile(id).map(Arc::as_ref).ok_or_else(|| NoSuchProfile {
        wanted: id.to_owned(),
        known: library.profiles().iter().map(|profile| profile.id.as_str()).collect::<Vec<_>>().join("、"),
    })
}
