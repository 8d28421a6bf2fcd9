//! The single fields of a form.

use super::Pattern;
use super::omitted::is_default;
use crate::model::{Column, Key};
use serde::{Deserialize, Serialize};

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
    /// The reviewer's, as 综合评定等级: printed blank.
    Reviewer,
}

/// A single field of a form.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSpec {
    /// The field's key.
    pub key: Key,
    /// Its label, without padding and colon.
    pub label: String,
    /// Other labels that forms of this kind print for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<String>,
    /// What it holds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub kind: FieldKind,
    /// Whether the finance bureau would send back a form without it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
    /// The most characters that the form asks for: 200字以内. None for no limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_chars: Option<u32>,
    /// What a new form starts with: literal text and `{unit.name}`, `{unit.code}`, `{unit.year}`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<Pattern>,
    /// How the text is computed while none was typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<Computed>,
    /// Whether its boxes are a choice of one: 新增项目□　延续项目□.
    #[serde(default, skip_serializing_if = "is_default")]
    pub one_of: bool,
    /// Whether the field is printed only in the title.
    #[serde(default, skip_serializing_if = "is_default")]
    pub in_title: bool,
}

impl FieldSpec {
    /// A field called by its key.
    pub fn new(key: Key, kind: FieldKind) -> Self {
        Self {
            label: key.to_string(),
            key,
            variants: Vec::new(),
            kind,
            required: false,
            max_chars: None,
            default: None,
            computed: None,
            one_of: false,
            in_title: false,
        }
    }
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
    /// The sum of a column of the indicators, with the field `plus`: the whole score of a self-evaluation.
    Total {
        /// The column.
        column: Column,
        /// A single field that is added: the score of budget execution.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        plus: Option<Key>,
    },
}

impl Computed {
    /// The fields that it is computed from.
    pub fn needs(&self) -> Vec<&Key> {
        match self {
            Self::Ratio { of, to } => vec![of, to],
            Self::Score { of, to, weight } => vec![of, to, weight],
            Self::Total { plus, .. } => plus.iter().collect(),
        }
    }

    /// Whether it may be computed from a field that `other` computes: a sum adds what is shown, and only another sum could
    /// come back to it. All else is computed from what was typed.
    pub fn may_need(&self, other: &Self) -> bool {
        matches!(self, Self::Total { .. }) && !matches!(other, Self::Total { .. })
    }
}
