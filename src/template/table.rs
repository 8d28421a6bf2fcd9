//! Tables as a template defines them: one row per task or indicator.

use super::omitted::{is_default, is_one, one};
use super::{Align, Pattern, Side};
use crate::model::{Column, Key, Row, Table};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A table with a row per task or indicator.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableBlock {
    /// The table whose rows it shows.
    pub of: Table,
    /// Whether it is printed only if one of its rows is filled in.
    #[serde(default, skip_serializing_if = "is_default")]
    pub only_filled: bool,
    /// The label on the left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub side: Option<Side>,
    /// The columns, left to right.
    pub columns: Vec<ColumnSpec>,
    /// The classes and subclasses of the form.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    // Data, since the 2015 tree (财预〔2015〕88号), the 2021 tree (财预〔2021〕101号) and county names coexist.
    pub tree: Vec<ClassSpec>,
    /// The terms for which a new form has rows: 长期, 年度 (宁乡 2021).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
    /// The total row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<TotalSpec>,
    /// The beginning of a new row's name: `指标{n}：` (沙坡头 2023).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_prefix: Option<Pattern>,
}

/// A column of a [`TableBlock`].
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// The column whose texts it holds.
    pub column: Column,
    /// Its label.
    pub label: String,
    /// The label as it is printed, if it tells what a field says: `1—{month}月执行情况` (监控表).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub printed: Option<Pattern>,
    /// Other labels that forms of this kind print for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// A label over this and the neighbouring columns of the same group.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// How many columns of the grid it takes.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub span: usize,
    /// The alignment of its text; None lets the content decide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub align: Option<Align>,
    /// Whether its tick and those of its group are a choice of one: 确定能, 有可能, 完全不可能 (监控表).
    #[serde(default, skip_serializing_if = "is_default")]
    pub one_of: bool,
    /// Whether it is printed only if a row fills it in; else the next column takes its place too.
    #[serde(default, skip_serializing_if = "is_default")]
    pub only_filled: bool,
}

/// A first-level class.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ClassSpec {
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// The required sum of the weights of its indicators.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weight: Option<u32>,
    /// Its second-level classes.
    pub subclasses: Vec<SubclassSpec>,
}

/// A second-level class.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SubclassSpec {
    /// Its label.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// The mark in brackets after it: 必填.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mark: String,
    /// Whether a form needs an indicator in it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
}

/// The row under a table.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TotalSpec {
    /// Its label.
    pub label: String,
    /// Whether its label begins at the left edge of the form, below the label on the left.
    #[serde(default, skip_serializing_if = "is_default")]
    // So in 项目支出绩效自评表 as 天长 prints it: 总分 is no part of 绩效指标.
    pub below_side: bool,
    /// The columns that are summed.
    pub columns: Vec<SumSpec>,
}

/// A summed column.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct SumSpec {
    /// The column.
    pub column: Column,
    /// A single field that is added: the score of budget execution.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plus: Option<Key>,
}

impl ColumnSpec {
    /// All labels that forms of this kind print for it; the fields that one mentions are left out.
    pub fn labels(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let printed = self.printed.iter().map(|printed| Cow::Owned(printed.literal()));
        let others = std::iter::once(&self.label).chain(&self.variants);
        printed.chain(others.map(|label| Cow::Borrowed(label.as_str())))
    }
}

impl TableBlock {
    /// The specification of `column`.
    pub fn column(&self, column: &Column) -> Option<&ColumnSpec> {
        self.columns.iter().find(|spec| spec.column == *column)
    }

    /// The columns whose ticks exclude one in `column`.
    pub fn rivals<'t>(&'t self, column: &'t Column) -> impl Iterator<Item = &'t Column> {
        let group = self.column(column).filter(|own| own.one_of).map(|own| &own.group);
        let choice = self.columns.iter().filter(move |spec| spec.one_of && Some(&spec.group) == group);
        choice.map(|spec| &spec.column).filter(move |other| *other != column)
    }

    /// The class that is called `label` here or in other forms of this kind.
    pub fn class_like(&self, label: &str) -> Option<&ClassSpec> {
        let own = self.tree.iter().find(|spec| spec.label == label);
        own.or_else(|| self.tree.iter().find(|spec| spec.variants.iter().any(|variant| variant == label)))
    }

    /// The table as it is printed for `rows`: without columns that print only what is filled in.
    pub fn printed(&self, rows: &[Row]) -> Cow<'_, Self> {
        let hidden = |spec: &ColumnSpec| spec.only_filled && rows.iter().all(|row| row[&spec.column].is_empty());
        if !self.columns.iter().any(hidden) {
            return Cow::Borrowed(self);
        }
        let mut printed = self.clone();
        let mut freed = 0;
        printed.columns.clear();
        for spec in &self.columns {
            if hidden(spec) {
                freed += spec.span;
            } else {
                printed.columns.push(ColumnSpec { span: spec.span + freed, ..spec.clone() });
                freed = 0;
            }
        }
        if let Some(last) = printed.columns.last_mut() {
            last.span += freed;
        }
        Cow::Owned(printed)
    }

    /// The sum under `column`.
    pub fn sum(&self, column: &Column) -> Option<&SumSpec> {
        self.total.as_ref()?.columns.iter().find(|sum| sum.column == *column)
    }
}
