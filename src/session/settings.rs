//! The user's settings: choices for the program and preferences for every project.

pub use crate::store::settings::{Settings, SettingsError};

use crate::store::settings;

/// Returns the user's settings, or the defaults and why the settings cannot be read.
pub fn settings() -> (Settings, Option<SettingsError>) {
    match settings::path().map(|path| settings::load(&path)) {
        None => (Settings::default(), None),
        Some(Ok(settings)) => (settings, None),
        Some(Err(error)) => (Settings::default(), Some(error)),
    }
}

/// Saves `settings` for this user.
pub fn keep(settings: &Settings) -> Result<(), SettingsError> {
    let path = settings::path().ok_or(SettingsError::NoFolder)?;
    Ok(settings::save(&path, settings)?)
}
