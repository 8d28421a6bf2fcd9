//! How a sheet is set up for printing, as far as a template made from it can use it.

/// How a sheet is set up for printing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paper {
    /// Whether the paper is landscape; None if the file does not say.
    pub landscape: Option<bool>,
    /// The margins: top, right, bottom, left, in mm; None if the file does not say.
    pub margins_mm: Option<[f32; 4]>,
    /// The widths of the first columns in characters, as far as the file gives them.
    pub widths: Vec<f32>,
}
