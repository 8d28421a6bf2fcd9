//! What an import understood, cell by cell.

use crate::model::{Bureau, FieldPath, Form};
use crate::workbook::Area;

/// What was read from a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// The forms, in the order of the file.
    pub forms: Vec<ImportedForm>,
    /// The sheets, with what became of each cell.
    pub sheets: Vec<ReadSheet>,
    /// What the forms say of their bureau: name, code, year, and who signed.
    pub bureau: Bureau,
    /// What of the file could not be read at all.
    pub notices: Vec<String>,
}

/// A form, and where it stood.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedForm {
    /// The form; its id is not yet one of a project.
    pub form: Form,
    /// The place of its sheet in [`Imported::sheets`].
    pub sheet: usize,
    /// Whether no template fitted, so that it was read in a general way.
    pub general: bool,
}

/// A sheet, cell by cell.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadSheet {
    /// The sheet's name.
    pub name: String,
    /// Its cells, by row and then by column; blank ones are left out.
    pub cells: Vec<ReadCell>,
    /// What of the sheet could not be read.
    pub notices: Vec<String>,
}

/// A cell and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    /// Where it is; a merged range is one cell.
    pub area: Area,
    /// What it holds.
    pub text: String,
    /// The form that it is part of, by its place in [`Imported::forms`]; None outside of all forms.
    pub form: Option<usize>,
    /// What became of it.
    pub role: Role,
}

/// What became of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Its text, or the part of it behind the label, is now here in its form.
    Taken(FieldPath),
    /// It was understood and holds nothing to take: a label, a header, a note that the template prints itself.
    Understood,
    /// It has no place in any form.
    NotPlaced(Reason),
}

/// Why a cell has no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Nothing tells what it is.
    Unknown,
    /// It stands where no form was found.
    NoForm,
    /// Its field was filled from another cell already.
    Taken,
    /// It holds a formula that failed, or whose result the file does not hold.
    Failed,
    /// The amounts are in another unit than the template's.
    MoneyUnit,
    /// A row of a table ends before it, or no column begins above it.
    NoColumn,
}

impl Reason {
    /// The reason in words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Unknown => "不认识",
            Self::NoForm => "这里没有找到绩效表",
            Self::Taken => "同一项已有内容",
            Self::Failed => "公式出错，或文件里没有它的结果",
            Self::MoneyUnit => "金额单位与模板不同，请核对金额",
            Self::NoColumn => "不在任何一列里",
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
    /// Why.
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
