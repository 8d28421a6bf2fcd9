//! How forms write codes, numbers and filers in names: each convention is read here and nowhere else.

pub mod coded;
pub mod filer;
pub mod numbered;

pub use coded::Coded;
pub use filer::{FILERS, Filer, filer};
pub use numbered::{Numbered, numbered};
