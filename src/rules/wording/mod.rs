//! Rules about the text itself: characters, brackets, years, lengths.

pub(super) mod character_not_accepted;
pub(super) mod character_not_in_font;
pub(super) mod date_outside_year;
pub(super) mod mismatched_brackets;
pub(super) mod stray_character;
pub(super) mod text_too_long;
mod upload;
