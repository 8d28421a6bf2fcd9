//! What tests share.

pub(crate) mod projects;
