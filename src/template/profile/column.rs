//! A column of the upload sheet.

use super::UploadValue;
use crate::base::text::half_width;
use crate::template::omitted::is_default;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A column of the upload sheet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileColumn {
    /// The header's text.
    pub header: String,
    /// Its content.
    pub value: UploadValue,
    /// Codes by name, for a coded column.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<String, String>,
    /// How a coded cell is written.
    #[serde(default, skip_serializing_if = "is_default")]
    pub write: CodeStyle,
    /// Whether the finance system refuses an empty cell.
    #[serde(default, skip_serializing_if = "is_default")]
    pub required: bool,
    /// The 指标性质 in whose rows it refuses one.
    // 定量（其他） says nothing by itself: such rows must explain their value in 指标值说明.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required_for: Vec<String>,
    /// The most characters of a cell; 0 for no limit.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_chars: usize,
    /// Characters that it refuses, such as * _ - in 指标值.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub refused: String,
    /// The most decimals of a number; systems commonly take 3.
    #[serde(default, skip_serializing_if = "is_default")]
    pub max_decimals: Option<u32>,
    /// The texts of its drop-down list; empty if it takes any text.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
}

/// How a coded cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
// The importers of finance systems read a coded cell as `code` or `code-name`.
pub enum CodeStyle {
    /// The name alone.
    #[default]
    Name,
    /// The code alone; a name without a code stays a name.
    Code,
    /// `code-name`.
    CodeName,
}

impl ProfileColumn {
    /// A column `header` with `value`, without codes and limits.
    pub fn new(header: &str, value: UploadValue) -> Self {
        Self {
            header: header.to_owned(),
            value,
            codes: BTreeMap::new(),
            write: CodeStyle::Name,
            required: false,
            required_for: Vec::new(),
            max_chars: 0,
            refused: String::new(),
            max_decimals: None,
            choices: Vec::new(),
        }
    }

    /// Whether the finance system refuses an empty cell in the row of an indicator of this 指标性质.
    pub fn is_required_for(&self, sort: &str) -> bool {
        self.required_for.iter().any(|of| plain(of).eq(plain(sort)))
    }

    /// The code for `name`, which may be written with other spaces or brackets than in the list.
    pub fn code_of(&self, name: &str) -> Option<&str> {
        let listed = || self.codes.iter().find(|(known, _)| plain(known).eq(plain(name))).map(|(_, code)| code);
        self.codes.get(name.trim()).or_else(listed).map(String::as_str)
    }
}

fn plain(name: &str) -> impl Iterator<Item = char> {
    name.chars().filter(|c| !c.is_whitespace()).map(half_width)
}
