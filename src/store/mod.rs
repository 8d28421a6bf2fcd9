//! Files: project files behind a version, and everything else that is read from or written to disk.
//!
//! This is the only module that touches the file system. Whatever is written replaces its file whole or not at all.

pub mod bytes;
mod error;
pub mod folder;
mod gate;
mod ids;
pub mod project;
mod quoting;
pub mod settings;
pub mod text;
mod writing;

pub use error::{FileError, ProjectError};
