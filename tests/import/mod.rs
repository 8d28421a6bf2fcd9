//! Spreadsheets read back into forms.

mod bad_files;
mod budget;
mod clipboard;
mod documents;
mod elsewhere;
mod forms;
mod kinds;
mod layouts;
mod learned;
mod learned_stations;
mod made;
mod monitoring;
mod mutated;
mod pasting;
mod preview;
mod round_trip;
mod sheets;
mod unseen;

/// How many cases a property is tried on: `usual`, or as many as JIBIAO_CASES says for a long run.
fn cases(usual: u32) -> u32 {
    crate::support::cases(u64::from(usual), u64::from(u32::MAX)).try_into().unwrap_or(usual)
}
