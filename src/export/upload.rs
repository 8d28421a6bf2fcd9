//! The upload sheet: flat rows, an indicator each, in the columns that a finance system reads by position.

mod gaps;
mod limits;
mod values;
mod workbook;

pub use gaps::{Gap, Unfilled};
pub use workbook::xlsx;

use crate::model::{Bureau, FieldPath, Form, FormId};
use crate::template::Template;
use crate::template::profile::{Merge, Profile};
use rust_decimal::Decimal;
use std::fmt;
use values::Source;

/// An upload sheet before it is written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The sheet's name.
    pub sheet: String,
    /// The header rows, the column names last; of cells that are one, the first holds the text.
    pub headers: Vec<Vec<String>>,
    /// Cells of the header rows that are one.
    pub merges: Vec<Merge>,
    /// The rows below them, each as wide as the table.
    pub rows: Vec<Vec<Cell>>,
    /// What the finance system would refuse.
    pub refused: Vec<Refused>,
    /// What it wants filled and finds empty, a column each.
    pub gaps: Vec<Gap>,
}

/// A cell of the upload sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Text, empty where there is nothing.
    Text(String),
    /// A number.
    Number(Decimal),
}

impl Cell {
    /// Whether nothing is to be seen in it.
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
    /// What the finance system would say.
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
    /// The text holds a character that is not taken.
    #[error("含有系统不接受的“{0}”")]
    Character(char),
    /// The text should be a number.
    #[error("“{0}”不是数字")]
    NoNumber(String),
    /// The text is none of those in the column's drop-down list.
    #[error("“{0}”不在系统的下拉选项里")]
    NoChoice(String),
    /// The number has more decimals than are taken.
    #[error("有 {decimals} 位小数，最多 {limit} 位")]
    TooManyDecimals {
        /// How many it has.
        decimals: u32,
        /// How many are taken.
        limit: u32,
    },
}

/// Makes the upload sheet that `profile` describes from the indicators of `forms`, which `bureau` files.
///
/// A row without name and value, as a blank form has them, makes no row.
pub fn table<'f>(
    profile: &Profile,
    bureau: &Bureau,
    forms: impl IntoIterator<Item = (&'f Form, &'f Template)>,
) -> Table {
    let names = profile.columns.iter().map(|column| column.header.clone()).collect();
    let mut headers: Vec<Vec<String>> = profile.above.iter().cloned().chain([names]).collect();
    for (r, row) in headers.iter_mut().enumerate() {
        for (c, text) in row.iter_mut().enumerate() {
            if profile.merges.iter().any(|merge| merge.covers(r, c) && (merge.row, merge.column) != (r, c)) {
                text.clear();
            }
        }
    }
    let merges = profile.merges.clone();
    let mut table = Table { sheet: profile.sheet.clone(), headers, merges, ..Table::default() };
    let mut unfilled = vec![Vec::new(); profile.columns.len()];
    for (form, template) in forms {
        for row in form.indicators.iter().filter(|row| !values::is_void(row)) {
            let source = Source::new(bureau, form, template, row);
            let place = table.headers.len() + table.rows.len() + 1;
            let mut cells = Vec::with_capacity(profile.columns.len());
            for (column, empty) in profile.columns.iter().zip(&mut unfilled) {
                let mut cell = source.cell(column, profile.money);
                if column.required && cell.is_empty() {
                    empty.push(source.unfilled(&column.value, place));
                }
                let refusals = limits::refusals(column, &cell).into_iter().chain(limits::cut(&mut cell));
                table.refused.extend(refusals.map(|refusal| Refused {
                    row: place,
                    header: column.header.clone(),
                    form: form.id,
                    path: source.path(&column.value),
                    refusal,
                }));
                cells.push(cell);
            }
            table.rows.push(cells);
        }
    }
    table.gaps = gaps::of(&profile.columns, unfilled);
    table
}
