//! What the user chose for the program itself.

pub use crate::store::settings::{Settings, load, save};
