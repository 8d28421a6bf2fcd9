//! What tests share.

pub(crate) mod cells;
pub(crate) mod drawn;
pub(crate) mod exports;
pub(crate) mod pdf_text;
pub(crate) mod projects;
#[cfg(feature = "gui")]
pub(crate) mod window;
