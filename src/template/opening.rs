//! A paragraph that a new manuscript begins with.

use super::omitted::is_default;
use crate::model::prose::{Style, cell_column, paragraph};
use crate::model::{Column, Texts};
use serde::{Deserialize, Serialize};

/// A paragraph that a new manuscript begins with.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// What it is.
    #[serde(default, skip_serializing_if = "is_default")]
    pub style: Style,
    /// Its text; the cells of a table's row are parted by `|`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

impl Opening {
    /// The texts of the paragraph by column.
    pub fn cells(&self) -> Texts<Column> {
        if !self.style.is_table() {
            return paragraph(self.style, [(Column::Text, self.text.clone())]);
        }
        let cells = self.text.split('|').enumerate().map(|(place, text)| (cell_column(place), text.trim().to_owned()));
        paragraph(self.style, cells)
    }
}
