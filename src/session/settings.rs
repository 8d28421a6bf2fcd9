//! What the user chose for the program itself and prefers in every project.

pub use crate::store::settings::{Settings, SettingsError};

use crate::store::settings;

/// The user's settings, and what is wrong with them where they cannot be read: then nothing is preferred.
pub fn settings() -> (Settings, Option<SettingsError>) {
    match settings::path().map(|path| settings::load(&path)) {
        None => (Settings::default(), None),
        Some(Ok(settings)) => (settings, None),
        Some(Err(error)) => (Settings::default(), Some(error)),
    }
}

/// Keeps `settings` for this user.
pub fn keep(settings: &Settings) -> Result<(), SettingsError> {
    let path = settings::path().ok_or(SettingsError::NoFolder)?;
    Ok(settings::save(&path, settings)?)
}
