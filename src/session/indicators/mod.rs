//! Indicators to be used again: those of this file, those that the user kept, those of former projects in her library
//! folder, and a short list that ships with the program.

mod builtin;
mod entry;
mod fitting;
mod former;
mod gathered;
mod shelf;

pub use entry::{Direction, Entry};
pub use fitting::{accept, put, put_at, put_into};
pub use former::Former;
pub use gathered::{Gathered, Known, Origin, gather};
pub use shelf::{ShelfError, keep};

use std::path::PathBuf;

/// Returns the user's library folder, which may not exist: she puts former project files there, and what she keeps is
/// written there.
pub fn folder() -> Option<PathBuf> {
    crate::store::folder::of_library()
}
