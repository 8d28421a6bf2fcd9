//! A form's definition, read in every direction: the editor's fields, the sheet, the rules about completeness and the
//! importer all read the same [`Template`].
//!
//! Templates and upload profiles are RON files: the built-in ones under assets/, the user's own beside them in the
//! program's configuration folder. They are resolved at load, so later code cannot meet a bad one.

pub mod blank;
mod builtin;
mod error;
mod labels;
pub mod library;
mod locate;
mod pattern;
pub mod profile;
mod resolve;
mod shape;
pub mod shown;

pub use error::TemplateError;
pub use labels::{json_label, label, place};
pub use library::Library;
pub use pattern::Pattern;

use crate::base::amount::MoneyUnit;
use crate::model::{Column, Key, Table};
use serde::{Deserialize, Serialize};

/// Whether a form is about a whole bureau or about one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// 部门整体
    Department,
    /// 项目支出
    Project,
}

impl Scope {
    /// The scope's name as people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Department => "部门整体",
            Self::Project => "项目支出",
        }
    }
}

/// The station of a form on its way through the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// 绩效目标表, filed and published under one title.
    Targets,
    /// 申报表
    Declaration,
    /// 批复表
    Approval,
    /// 自评表
    SelfEvaluation,
}

impl Stage {
    /// The stage's name as people say it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Targets => "目标",
            Self::Declaration => "申报",
            Self::Approval => "批复",
            Self::SelfEvaluation => "自评",
        }
    }
}

/// A form's definition, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// What the program and project files call it.
    pub id: String,
    /// What lists call it.
    pub name: String,
    /// Where the form is used: a county, a city, 全国.
    pub region: String,
    /// What it is about.
    pub scope: Scope,
    /// Where it stands; a title that says 批复 or 申报 overrules it.
    pub stage: Stage,
    /// The titles it may carry; the first is the usual one.
    pub titles: Vec<Pattern>,
    /// The unit of its amounts.
    pub money: MoneyUnit,
    /// Paper and type.
    pub page: PageSpec,
    /// Relative widths of the grid's columns.
    pub widths: Vec<f32>,
    /// The single fields, in reading order.
    pub fields: Vec<FieldSpec>,
    /// What stands on the form, from top to bottom.
    pub blocks: Vec<Block>,
    /// What the weights of the indicators add up to, where the form has weights.
    pub weight_total: Option<u32>,
}

/// Paper and type. Margins in mm, sizes in pt.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSpec {
    /// Whether A4 lies on its side.
    #[serde(default)]
    pub landscape: bool,
    /// Top, right, bottom, left, in mm.
    pub margins_mm: [f32; 4],
    /// Size of the title, pt.
    pub title_pt: f32,
    /// Size of the table's text, pt.
    pub body_pt: f32,
    /// Least size that fitting to one page may shrink the table's text to, pt.
    #[serde(default = "least_body_pt")]
    pub least_pt: f32,
    /// Least height of a table row, pt.
    #[serde(default = "row_pt")]
    pub row_pt: f32,
}

fn least_body_pt() -> f32 {
    8.0
}

fn row_pt() -> f32 {
    22.0
}

/// What a single field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// A line of text.
    #[default]
    Text,
    /// Text of several lines.
    Lines,
    /// An amount in the form's unit.
    Amount,
    /// A share.
    Percent,
    /// A score.
    Score,
    /// The reviewer's: printed as it stands, not filled in.
    Reviewer,
}

/// A single field of a form.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// The field's key.
    pub key: Key,
    /// Its label, without padding and colon.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What it holds.
    #[serde(default)]
    pub kind: FieldKind,
    /// Whether a form without it would be sent back.
    #[serde(default)]
    pub required: bool,
    /// What a new form starts with: literal text and `{unit.name}`, `{unit.code}`, `{unit.year}`.
    #[serde(default)]
    pub default: Option<Pattern>,
    /// Where the text comes from while none was typed.
    #[serde(default)]
    pub computed: Option<Computed>,
    /// Whether the field stands only in the title.
    #[serde(default)]
    pub in_title: bool,
}

/// How a field is computed while nothing was typed into it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Computed {
    /// `of` ÷ `to` as a percentage with two decimals.
    Ratio {
        /// The dividend.
        of: Key,
        /// The divisor.
        to: Key,
    },
    /// `of` ÷ `to`, at most 1, times `weight`, with two decimals: the score of budget execution.
    Score {
        /// The dividend.
        of: Key,
        /// The divisor.
        to: Key,
        /// The full score.
        weight: Key,
    },
}

/// A part of a form, as wide as the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Cells at fixed places.
    Grid(Grid),
    /// A table with a row per task or indicator.
    Table(TableBlock),
    /// The payment schedule: a column per step.
    Schedule {
        /// The label on the left.
        side: Option<Side>,
    },
    /// Lines under the table.
    Notes(Vec<String>),
}

/// A label that stands at the left of a block, over all its rows.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// The label.
    pub text: String,
    /// How many columns of the grid it takes.
    #[serde(default = "one")]
    pub span: usize,
    /// Whether its characters stand below each other.
    #[serde(default)]
    pub stacked: bool,
}

/// Cells at fixed places.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// Whether the cells have borders.
    pub frame: bool,
    /// Whether the block may not begin a page on its own, as a grade row.
    pub keep: bool,
    /// Whether a row stands only where one of its fields is filled in.
    pub only_filled: bool,
    /// The label on the left.
    pub side: Option<Side>,
    /// The rows of cells.
    pub rows: Vec<Vec<GridCell>>,
}

/// A cell of a [`Grid`].
#[derive(Debug, Clone, PartialEq)]
pub struct GridCell {
    /// Label, field, or a label and its field in one cell.
    pub text: Pattern,
    /// How many columns of the grid it takes.
    pub span: usize,
    /// How it looks.
    pub style: CellStyle,
    /// Where its text stands; None lets the content decide.
    pub align: Option<Align>,
    /// How far the text is set in, in characters.
    pub indent: u8,
    /// The field that the cell's literal text is the label of.
    pub caption_of: Option<Key>,
}

/// How a cell looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CellStyle {
    /// The form's title.
    Title,
    /// A line without border above or under the table: the year, the unit of the amounts, notes, the signature.
    Caption,
    /// A label.
    Label,
    /// What is filled in.
    Value,
}

/// Where text stands in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// At the left.
    Left,
    /// In the middle.
    Center,
    /// At the right.
    Right,
}

/// A table with a row per task or indicator.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// Which rows it shows.
    pub of: Table,
    /// Whether it stands only where one of its rows is filled in.
    #[serde(default)]
    pub only_filled: bool,
    /// The label on the left.
    #[serde(default)]
    pub side: Option<Side>,
    /// The columns, left to right.
    pub columns: Vec<ColumnSpec>,
    /// The classes and subclasses that the form provides for.
    #[serde(default)]
    pub tree: Vec<ClassSpec>,
    /// The total row.
    #[serde(default)]
    pub total: Option<TotalSpec>,
    /// What a new row's name begins with: `指标{n}：`.
    #[serde(default)]
    pub row_prefix: Option<Pattern>,
}

/// A column of a [`TableBlock`].
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// What it holds.
    pub column: Column,
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// A label over this and the neighbouring columns of the same group.
    #[serde(default)]
    pub group: Option<String>,
    /// How many columns of the grid it takes.
    #[serde(default = "one")]
    pub span: usize,
    /// Where its text stands; None lets the content decide.
    #[serde(default)]
    pub align: Option<Align>,
}

/// A first-level class.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSpec {
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What the weights of its indicators add up to.
    #[serde(default)]
    pub weight: Option<u32>,
    /// Its second-level classes.
    pub subclasses: Vec<SubclassSpec>,
}

/// A second-level class.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubclassSpec {
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default)]
    pub variants: Vec<String>,
    /// What stands in brackets after it: 必填.
    #[serde(default)]
    pub mark: String,
    /// Whether a form needs an indicator in it.
    #[serde(default)]
    pub required: bool,
}

/// The row under a table.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalSpec {
    /// Its label.
    pub label: String,
    /// The columns that are summed.
    pub columns: Vec<SumSpec>,
}

/// A summed column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SumSpec {
    /// The column.
    pub column: Column,
    /// A single field that counts too: the score of budget execution.
    #[serde(default)]
    pub plus: Option<Key>,
}

fn one() -> usize {
    1
}

impl Template {
    /// The field `key`, where the form has one.
    pub fn field(&self, key: &str) -> Option<&FieldSpec> {
        self.fields.iter().find(|field| field.key.as_str() == key)
    }

    /// The block of `table`, where the form has one.
    pub fn table(&self, table: Table) -> Option<&TableBlock> {
        self.blocks.iter().find_map(|block| match block {
            Block::Table(block) if block.of == table => Some(block),
            _ => None,
        })
    }

    /// Whether the form has a payment schedule.
    pub fn has_schedule(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Schedule { .. }))
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

impl TableBlock {
    /// The column that holds `column`.
    pub fn column(&self, column: &Column) -> Option<&ColumnSpec> {
        self.columns.iter().find(|spec| spec.column == *column)
    }

    /// The sum under `column`.
    pub fn sum(&self, column: &Column) -> Option<&SumSpec> {
        self.total.as_ref()?.columns.iter().find(|sum| sum.column == *column)
    }
}
