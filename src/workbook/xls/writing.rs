//! How texts are written: in BIFF8 in UTF-16, the upper bytes left out where all are zero, before that in a code page.

use super::record::Data;
use encoding_rs::{BIG5, Encoding, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

/// The text's characters have two bytes each.
const WIDE: u8 = 1;
/// Behind a shared text stand reading aids.
const AIDED: u8 = 4;
/// Behind a shared text stand the places where its type changes.
const RICH: u8 = 8;

/// How the texts of a workbook are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writing {
    /// BIFF8.
    Utf16,
    /// BIFF5.
    CodePage(&'static Encoding),
}

impl Writing {
    /// How BIFF5 writes under the code page of that number. A file that names none was written with that of its country.
    pub(super) fn code_page(number: u16) -> Self {
        Self::CodePage(match number {
            437 | 850 | 32_769 => WINDOWS_1252,
            932 => SHIFT_JIS,
            950 => BIG5,
            10_000 | 32_768 => MACINTOSH,
            _ => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(GB18030),
        })
    }

    /// The text behind a byte that says how long it is.
    pub(super) fn short(self, data: &mut Data<'_>) -> Option<String> {
        let length = data.u8()?;
        self.text(usize::from(length), data)
    }

    /// The text behind two bytes that say how long it is.
    pub(super) fn long(self, data: &mut Data<'_>) -> Option<String> {
        let length = data.u16()?;
        self.text(usize::from(length), data)
    }

    /// A text of `length` characters in UTF-16, or bytes in a code page; where it breaks off, what there is of it.
    fn text(self, length: usize, data: &mut Data<'_>) -> Option<String> {
        match self {
            Self::CodePage(encoding) => Some(encoding.decode_without_bom_handling(data.slice(length)).0.into_owned()),
            // Some programs leave out all that would follow.
            Self::Utf16 if length == 0 && data.is_empty() => Some(String::new()),
            Self::Utf16 => {
                let wide = data.u8()? & WIDE != 0;
                Some(Units { data, left: length, wide }.text())
            }
        }
    }
}

/// A text that cells share, which BIFF8 alone has: what belongs to it besides stands behind it.
pub(super) fn shared(data: &mut Data<'_>) -> Option<String> {
    let (length, flags) = (data.u16()?, data.u8()?);
    let runs = if flags & RICH == 0 { 0 } else { data.u16()? };
    let aids = if flags & AIDED == 0 { 0 } else { data.u32()? };
    let text = Units { data, left: usize::from(length), wide: flags & WIDE != 0 }.text();
    data.skip(4 * usize::from(runs) + aids as usize);
    Some(text)
}

/// The units of a text in UTF-16.
struct Units<'d, 's> {
    data: &'d mut Data<'s>,
    left: usize,
    wide: bool,
}

impl Units<'_, '_> {
    fn text(self) -> String {
        char::decode_utf16(self).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    }
}

impl Iterator for Units<'_, '_> {
    type Item = u16;

    fn next(&mut self) -> Option<u16> {
        self.left = self.left.checked_sub(1)?;
        // A record that goes on with a text says anew whether the upper bytes are left out.
        while self.data.left() == 0 && self.data.go_on() {
            self.wide = self.data.u8()? & WIDE != 0;
        }
        if self.wide { self.data.u16() } else { self.data.u8().map(u16::from) }
    }
}
