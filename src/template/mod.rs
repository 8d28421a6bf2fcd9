//! Definitions of forms: the editor's fields, the sheet, the rules about completeness and the importer all read the
//! same [`Template`].
//!
//! Templates and upload profiles are RON files: the built-in ones under assets/, the user's own in the program's
//! configuration folder. They are checked at load, and all faults of a file are reported at once, so later code never
//! meets a bad one.

pub mod blank;
mod block;
mod builtin;
mod check;
mod faulty;
mod field;
mod grid;
mod labels;
pub mod library;
mod manuscript_place;
mod omitted;
mod opening;
pub mod own;
mod page;
mod pattern;
pub mod profile;
mod resolve;
mod scope;
mod shape;
pub mod shown;
mod side;
mod table;
#[cfg(test)]
mod tests;
pub mod units;
mod written;

pub use block::Block;
pub use faulty::{FaultyFile, FileKind};
pub use field::{Computed, FieldKind, FieldSpec};
pub use grid::{Align, CellStyle, Grid, GridCell};
pub use labels::{json_label, label, place};
pub use library::Library;
pub use opening::Opening;
pub use page::PageSpec;
pub use pattern::Pattern;
pub use scope::{Scope, Stage};
pub use side::Side;
pub use table::{ClassSpec, ColumnSpec, SubclassSpec, SumSpec, TableBlock, TotalSpec};
pub use units::Units;

use crate::base::amount::MoneyUnit;
use crate::model::{Table, keys};

/// 预算执行率未达到90%的需说明原因 (四川 2023 自评表), in percent; a template may say otherwise.
pub const LEAST_EXECUTION: u32 = 90;

/// A form's definition, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// The id in the program and in project files.
    pub id: String,
    /// The name in lists.
    pub name: String,
    /// Where the form is used: a county, a city, 全国.
    pub region: String,
    /// Whether it is about a bureau or a project.
    pub scope: Scope,
    /// The stage; a title with 自评, 批复 or 申报 overrides it.
    pub stage: Stage,
    /// The titles it may carry; the first is the usual one.
    pub titles: Vec<Pattern>,
    /// The unit of its amounts, unless a label names another.
    pub money: MoneyUnit,
    /// Paper and type.
    pub page: PageSpec,
    /// Relative widths of the grid's columns.
    pub widths: Vec<f32>,
    /// The single fields, in reading order.
    pub fields: Vec<FieldSpec>,
    /// The blocks of the form, from top to bottom.
    pub blocks: Vec<Block>,
    /// The required sum of the weights, if the form has weights: 90 or 100.
    pub weight_total: Option<u32>,
    /// The execution rate, in percent, below which a reason is asked for.
    pub least_execution: u32,
}

impl Template {
    /// The field `key`, if the form has one.
    pub fn field(&self, key: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.key.as_str() == key)
    }

    /// The block of `table`, if the form has one.
    pub fn table(&self, table: Table) -> Option<&TableBlock> {
        self.blocks.iter().find_map(|block| match block {
            Block::Table(block) => Some(block).filter(|block| block.of == table),
            Block::Grid(_) | Block::Schedule { .. } | Block::Prose(_) | Block::Notes(_) => None,
        })
    }

    /// Whether the form has a payment schedule.
    pub fn has_schedule(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Schedule { .. }))
    }

    /// Whether it is a manuscript of paragraphs.
    pub fn has_prose(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Prose(_)))
    }

    /// Whether the year of the form is printed, in a line of its own or in the title.
    pub fn prints_year(&self) -> bool {
        let cells =
            self.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(grid) } else { None });
        let texts = cells.flat_map(|grid| &grid.rows).flatten().map(|cell| &cell.text).chain(&self.titles);
        texts.into_iter().any(|text| text.slots().iter().any(|key| key.as_str() == keys::YEAR))
    }

    /// The notes under the table.
    pub fn notes(&self) -> impl Iterator<Item = &str> {
        self.blocks
            .iter()
            .filter_map(|block| if let Block::Notes(lines) = block { Some(lines) } else { None })
            .flatten()
            .map(String::as_str)
    }
}
