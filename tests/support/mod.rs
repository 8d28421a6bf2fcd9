//! What tests share.

pub(crate) mod cells;
pub(crate) mod projects;
