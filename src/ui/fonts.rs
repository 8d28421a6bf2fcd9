//! The window's fonts: the faces that print, and icons. egui ships none with Chinese characters.

use crate::base::face::{Role, bundled};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// The names under which egui knows the faces.
const BODY: &str = "serif";
const HEAVY: &str = "title";
const PLAIN: &str = "sans";
const ICONS: &str = "icons";

/// Returns the fonts for egui.
pub fn definitions() -> FontDefinitions {
    // A Simplified Chinese face first: “ ” — … would otherwise come from a Latin face, half as wide.
    let mut fonts = FontDefinitions::empty();
    for (name, data) in
        [(PLAIN, bundled::SANS), (BODY, bundled::SERIF), (HEAVY, bundled::TITLE), (ICONS, super::icon::FACE)]
    {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
    }
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    fonts.families.insert(FontFamily::Proportional, named(&[PLAIN, BODY, ICONS]));
    fonts.families.insert(FontFamily::Monospace, named(&[PLAIN, BODY]));
    fonts.families.insert(family(Role::Body), named(&[BODY, PLAIN]));
    fonts.families.insert(family(Role::Title), named(&[HEAVY, BODY, PLAIN]));
    fonts
}

/// Returns egui's family for a role of the printed page.
pub(super) fn family(role: Role) -> FontFamily {
    match role {
        Role::Body => FontFamily::Name(BODY.into()),
        Role::Title => FontFamily::Name(HEAVY.into()),
        Role::Sans | Role::Box => FontFamily::Proportional,
    }
}

/// Returns egui's font for a text of the printed page, at a size in screen points.
pub(super) fn font(role: Role, size: f32) -> FontId {
    FontId::new(size, family(role))
}
