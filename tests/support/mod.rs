//! What tests share.

pub(crate) mod biff;
pub(crate) mod cells;
pub(crate) mod drawn;
pub(crate) mod exports;
mod large;
pub(crate) mod packed;
pub(crate) mod pdf_text;
pub(crate) mod program;
pub(crate) mod projects;
pub(crate) mod random;
pub(crate) mod rewritten;
#[cfg(feature = "gui")]
pub(crate) mod window;
pub(crate) mod work;

pub(crate) use large::large as projects_of;

/// How many cases are tried: `usual`, or as many as JIBIAO_CASES says and `full` at most.
pub(crate) fn cases(usual: u64, full: u64) -> u64 {
    let wanted = std::env::var("JIBIAO_CASES").ok().and_then(|text| text.parse().ok());
    wanted.map_or(usual, |wanted: u64| wanted.min(full))
}
