//! How the forms of a project are printed.

use crate::base::paper::Paper;
use serde::{Deserialize, Serialize};

/// How the forms of a project are printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PrintOptions {
    /// Whether the last line names 填报人, 负责人, 联系电话, 填报日期 and leaves room for the stamp.
    pub signature: bool,
    /// Whether type shrinks, down to the template's least size, so that a form fits one page. A form may say otherwise.
    pub fit_one_page: bool,
    /// Whether pages carry no number.
    pub no_page_numbers: bool,
    /// The paper.
    pub paper: Paper,
    /// From where on pages are numbered.
    pub numbering: Numbering,
    /// What is otherwise than the templates say.
    pub style: PaperStyle,
}

/// From where on pages are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbering {
    /// Each form from 1.
    #[default]
    PerForm,
    /// All forms that are printed together as one volume, as the seam stamp (骑缝章) on its edge wants.
    Through,
}

impl Numbering {
    /// Its name in project files.
    pub fn code(self) -> &'static str {
        match self {
            Self::PerForm => "per_form",
            Self::Through => "through",
        }
    }
}

/// How forms are set otherwise than their templates say. Whole numbers, so that two styles are the same or not.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct PaperStyle {
    /// The size of titles, pt.
    pub title_pt: Option<u8>,
    /// By how many half points the text of tables is larger; smaller, if below 0.
    pub body_half_pt: i8,
    /// The distance of lines, in percent of the size of their type.
    pub line_percent: Option<u8>,
    /// The margins: top, right, bottom, left, in mm.
    pub margins_mm: Option<[u8; 4]>,
}

impl PaperStyle {
    /// The largest margin, mm: what leaves room for a table on every paper.
    pub const LARGEST_MARGIN_MM: u8 = 60;

    /// The habits of official papers (GB/T 9704-2012): titles in 二号, 22 pt; 天头 37 mm, 订口 28 mm and a page of 156 × 225 mm.
    /// Tables keep the size of their templates, since 三号, 16 pt, is that of running text.
    pub fn official() -> Self {
        Self { title_pt: Some(22), margins_mm: Some([37, 26, 35, 28]), ..Self::default() }
    }
}
