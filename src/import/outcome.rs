//! The result of an import: the forms, and the outcome of each cell.

use crate::model::{Bureau, FieldPath, Form};
use crate::workbook::Area;

/// The contents of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// The forms, in the order of the file.
    pub forms: Vec<ImportedForm>,
    /// The sheets, with the outcome of each cell.
    pub sheets: Vec<ReadSheet>,
    /// The bureau of the forms: name, code, year, and who signed.
    pub bureau: Bureau,
    /// What in the file could not be read at all, in words.
    pub notices: Vec<String>,
}

/// A form and its sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedForm {
    /// The form; its id is not yet unique in a project.
    pub form: Form,
    /// The index of its sheet in [`Imported::sheets`].
    pub sheet: usize,
    /// Whether no template fitted, so that it was read with the general one.
    pub general: bool,
}

/// A sheet, cell by cell.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadSheet {
    /// The sheet's name.
    pub name: String,
    /// Its filled cells, ordered by row, then column.
    pub cells: Vec<ReadCell>,
    /// What in the sheet could not be read, in words.
    pub notices: Vec<String>,
}

/// A cell and its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    /// Where it is; a merged range is one cell.
    pub area: Area,
    /// Its text.
    pub text: String,
    /// The index in [`Imported::forms`] of its form; None outside of all forms.
    pub form: Option<usize>,
    /// Its outcome.
    pub role: Role,
}

/// The outcome of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Its text, or the part after the label, is at this path in its form.
    Taken(FieldPath),
    /// It is understood and needs no place: a label, a header, a note that the template prints itself.
    Understood,
    /// It has no place in any form.
    NotPlaced(Reason),
}

/// Why a cell has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its meaning is not known.
    Unknown,
    /// It is outside of all forms.
    NoForm,
    /// Its field already got its text from another cell.
    Taken,
    /// It holds a formula that failed, or whose result the file does not hold.
    Failed,
    /// It names another unit than that of the template's amounts.
    MoneyUnit,
    /// It adds up several forms, and so belongs to none of them.
    Subtotal,
    /// It is in a row of a table, but in none of its columns.
    NoColumn,
    /// The forms of the file already hold as much text as is read.
    NoRoom,
}

impl Reason {
    /// The reason, for the user.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "不认识",
            Self::NoForm => "这里没有找到绩效表",
            Self::Taken => "同一项已有内容",
            Self::Failed => "公式出错，或文件里没有它的结果",
            Self::MoneyUnit => "金额单位与模板不同，请核对金额",
            Self::Subtotal => "是几个项目的合计，不属于哪一张表",
            Self::NoColumn => "不在任何一列里",
            Self::NoRoom => "整个文件的内容太多，读不下了",
        }
    }
}

/// A cell that has no place in any form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unplaced<'i> {
    /// The sheet's name.
    pub sheet: &'i str,
    /// The cell.
    pub cell: &'i ReadCell,
    /// The reason.
    pub reason: Reason,
}

impl Imported {
    /// The cells that have no place, sheet by sheet.
    pub fn unplaced(&self) -> impl Iterator<Item = Unplaced<'_>> {
        self.sheets.iter().flat_map(|sheet| {
            sheet.cells.iter().filter_map(|cell| match cell.role {
                Role::NotPlaced(reason) => Some(Unplaced { sheet: &sheet.name, cell, reason }),
                _ => None,
            })
        })
    }
}
