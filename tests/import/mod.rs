//! Spreadsheets read back into forms.

mod bad_files;
mod clipboard;
mod forms;
mod layouts;
mod learned;
mod mutated;
mod preview;
mod round_trip;

/// How many cases a property is tried on: few, or as many as JIBIAO_CASES says for a long run.
fn cases(usual: u32) -> u32 {
    std::env::var("JIBIAO_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
