//! Characters of symbol fonts as Unicode: the ticks and boxes that forms are filled in with.

/// Where symbol fonts have their characters in Unicode's private area.
const PRIVATE: u32 = 0xF000;

/// The character `code` of `font`: that which looks like it, else a bullet.
pub(super) fn symbol(font: &str, code: u32) -> &'static str {
    // The code may be given with or without the offset of the private area.
    let place = code.checked_sub(PRIVATE).unwrap_or(code);
    match (font, place) {
        ("Wingdings 2", 0x50 | 0x52) => "☑",
        ("Wingdings 2", 0x51 | 0x53 | 0x54) => "☒",
        ("Wingdings 2", 0xA3 | 0x2A | 0x30) => "□",
        ("Wingdings 2", 0xA2) | ("Wingdings", 0x6E) => "■",
        ("Wingdings 2", 0x4F) | ("Wingdings", 0xFB) => "×",
        ("Wingdings", 0xFC) => "√",
        ("Wingdings", 0xFE) => "☑",
        ("Wingdings", 0xFD) => "☒",
        ("Wingdings", 0x6F | 0x71 | 0x72 | 0xA8) => "□",
        ("Wingdings", 0x6C) => "●",
        ("Wingdings", 0x75) => "◆",
        ("Wingdings", 0xD8) => "➢",
        ("Symbol", 0xB3) => "≥",
        ("Symbol", 0xA3) => "≤",
        ("Symbol", 0xB1) => "±",
        ("Symbol", 0xB4) => "×",
        ("Symbol", 0xB9) => "≠",
        ("Symbol", 0xB0) => "°",
        ("Symbol", 0xB7) => "·",
        _ => "•",
    }
}

/// The text of a list's bullet: fonts of symbols have theirs in the private area.
pub(super) fn bullet(text: &str) -> String {
    let plain = |c: char| match u32::from(c) {
        code @ 0xF000..=0xF0FF => symbol("Wingdings", code).to_owned(),
        _ => c.to_string(),
    };
    text.chars().map(plain).collect()
}
