//! Sizes of paper.

use super::length::{A4_MM, pt};
use serde::{Deserialize, Serialize};

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Paper {
    /// The paper of official documents (GB/T 9704).
    #[default]
    #[serde(rename = "a4")]
    A4,
    /// Two sheets of A4 side by side.
    #[serde(rename = "a3")]
    A3,
    /// 16开: 184 × 260 mm, as documents were before GB/T 9704-1999 brought A4 and offices still have in stock. What is sold
    /// as large 16开, 195 × 270 mm, is wider on all sides, so that such a page lies on it too.
    #[serde(rename = "k16")]
    K16,
}

impl Paper {
    /// All sizes, the usual one first.
    pub const ALL: [Self; 3] = [Self::A4, Self::A3, Self::K16];

    /// What users call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::A3 => "A3",
            Self::K16 => "16开（184×260 毫米）",
        }
    }

    /// Its name in project files.
    pub fn code(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A3 => "a3",
            Self::K16 => "k16",
        }
    }

    /// Its width and height, upright or `landscape`, pt.
    pub fn size(self, landscape: bool) -> (f32, f32) {
        let (short, long) = match self {
            Self::A4 => A4_MM,
            Self::A3 => (297.0, 420.0),
            Self::K16 => (184.0, 260.0),
        };
        if landscape { (pt(long), pt(short)) } else { (pt(short), pt(long)) }
    }
}
