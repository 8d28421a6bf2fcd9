//! The window's faces: the same that print.

use crate::base::face::{Role, bundled};
use egui::{FontData, FontDefinitions, FontFamily, FontId};
use std::sync::Arc;

/// The names under which egui knows the faces.
const BODY: &str = "serif";
const HEAVY: &str = "title";
const PLAIN: &str = "sans";
const ICONS: &str = "icons";

/// The faces as egui takes them, a Simplified Chinese one first, so that quotation marks and dashes are Chinese too.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (name, data) in
        [(PLAIN, bundled::sans()), (BODY, bundled::SERIF), (HEAVY, bundled::TITLE), (ICONS, super::icon::FACE)]
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

/// egui's family for a role of the printed page.
pub(super) fn family(role: Role) -> FontFamily {
    match role {
        Role::Body => FontFamily::Name(BODY.into()),
        Role::Title => FontFamily::Name(HEAVY.into()),
        Role::Sans | Role::Box => FontFamily::Proportional,
    }
}

/// egui's font for a text of the printed page, at a size in points of the screen.
pub(super) fn font(role: Role, size: f32) -> FontId {
    FontId::new(size, family(role))
}
