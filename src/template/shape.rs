//! The RON notation of a template, before it is checked and resolved.

use super::omitted::{is_default, is_one, one};
use super::{Align, CellStyle, FieldSpec, LEAST_EXECUTION, Opening, PageSpec, Pattern, Scope, Side, Stage, TableBlock};
use crate::base::amount::MoneyUnit;
use crate::model::Key;
use serde::{Deserialize, Serialize};

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TemplateFile {
    pub(super) version: u32,
    pub(super) id: String,
    pub(super) name: String,
    pub(super) region: String,
    pub(super) scope: Scope,
    pub(super) stage: Stage,
    pub(super) titles: Vec<Pattern>,
    #[serde(default = "wan")]
    pub(super) money: MoneyUnit,
    pub(super) page: PageSpec,
    pub(super) widths: Vec<f32>,
    pub(super) fields: Vec<FieldSpec>,
    pub(super) blocks: Vec<BlockFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) weight_total: Option<u32>,
    #[serde(default = "usual_execution", skip_serializing_if = "is_usual_execution")]
    pub(super) least_execution: u32,
}

fn usual_execution() -> u32 {
    LEAST_EXECUTION
}

fn is_usual_execution(percent: &u32) -> bool {
    *percent == LEAST_EXECUTION
}

fn wan() -> MoneyUnit {
    MoneyUnit::Wan
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BlockFile {
    Grid(GridFile),
    Table(TableBlock),
    Schedule(ScheduleFile),
    Prose(ProseFile),
    Notes(Vec<String>),
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScheduleFile {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) side: Option<Side>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ProseFile {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) begins: Vec<Opening>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GridFile {
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub(super) frame: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) keep: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) only_filled: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) side: Option<Side>,
    pub(super) rows: Vec<Vec<CellFile>>,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CellFile {
    pub(super) text: Pattern,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub(super) span: usize,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub(super) rows: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) style: Option<CellStyle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) align: Option<Align>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) indent: u8,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(super) mentions: bool,
}

impl CellFile {
    /// The fields that are filled in here.
    pub(super) fn places(&self) -> Vec<&Key> {
        if self.mentions { Vec::new() } else { self.text.slots() }
    }
}
