//! How many forms and rows are read. Anything beyond these limits is left out, and the user is told.

/// Rows of a form; cells below are reported as unplaced.
pub const FORM_ROWS: u32 = 2_000;
/// Forms in a file.
pub const FORMS: usize = 2_000;
/// Fields of a form that its template has not, of each kind: a form has thirty, and each is looked for among all of them.
pub const OWN_FIELDS: u32 = 500;
/// Cells outside the tables of a form that may hold its fields: a form has three hundred.
pub const FIELD_CELLS: usize = 10_000;
