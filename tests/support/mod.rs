//! What tests share.

pub(crate) mod cells;
pub(crate) mod drawn;
pub(crate) mod exports;
mod large;
pub(crate) mod packed;
pub(crate) mod pdf_text;
pub(crate) mod projects;
pub(crate) mod random;
#[cfg(feature = "gui")]
pub(crate) mod window;

pub(crate) use large::large as projects_of;
