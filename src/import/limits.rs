//! The bounds of what is made of the cells of a file. What is beyond them is left out, and said to be.

/// Rows that a form may take; those below have no place in it.
pub const FORM_ROWS: u32 = 2_000;
/// Forms of a file.
pub const FORMS: usize = 2_000;
