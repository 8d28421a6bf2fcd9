//! Files: versioned project files, and everything else that is read from or written to disk.
//!
//! This is the only module that touches the file system. A write replaces its file completely or not at all.

pub mod backups;
pub mod bytes;
mod clock;
mod drafts;
mod error;
pub mod folder;
mod frame;
mod gate;
mod held;
mod ids;
pub mod journal;
mod key;
mod known_folder;
mod links;
pub mod listing;
pub mod lock;
pub mod log;
pub mod machine;
mod plain;
mod private;
pub mod project;
mod quoting;
mod rights;
pub mod run_folder;
pub mod salvage;
mod same;
pub mod settings;
mod staging;
mod stamp;
mod state;
pub mod system;
mod temporary;
pub mod text;
mod ties;
mod whole;
mod writing;

pub use error::{FileError, ProjectError, reason};
pub use stamp::Stamp;
pub use state::StateFolder;
