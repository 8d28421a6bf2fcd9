//! What the user means: a project of forms, each a set of texts with structure derived from them.
//!
//! Two shapes hold every form of the field: single fields by [`Key`], and three tables of [`Row`]s by [`Column`].
//! Text is kept verbatim; an absent text and an empty one are the same thing.

pub mod address;
mod checks;
mod column;
mod draft;
mod form;
mod funds;
pub mod grade;
pub mod keys;
pub mod naming;
mod path;
mod project;
mod row;
pub mod score;

mod bureau;
mod texts;
pub mod totals;
pub mod value;

pub use bureau::{Bureau, BureauField};
pub use checks::{Accepted, Checks, Regrade};
pub use column::{Column, Table};
pub use draft::Draft;
pub use form::{Form, FormId};
pub use funds::Fund;
pub use keys::Key;
pub use path::FieldPath;
pub use project::{PrintOptions, Project};
pub use row::{Row, RowId};
pub use texts::Texts;
