//! Decodes texts: in BIFF8 they are UTF-16, without the upper bytes where all are zero; in BIFF5 in a code page.

use super::record::Data;
use encoding_rs::{BIG5, Encoding, GB18030, MACINTOSH, SHIFT_JIS, WINDOWS_1252};

/// Flag: the characters have two bytes each (fHighByte).
const WIDE: u8 = 1;
/// Flag: phonetic data follows the text (fExtSt).
const AIDED: u8 = 4;
/// Flag: formatting runs follow the text (fRichSt).
const RICH: u8 = 8;

/// The encoding of the texts of a workbook.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writing {
    /// BIFF8.
    Utf16,
    /// BIFF5.
    CodePage(&'static Encoding),
}

impl Writing {
    /// The encoding of BIFF5 with that code page. A file without one is taken as Chinese: GB18030 includes GBK (936).
    pub(super) fn code_page(number: u16) -> Self {
        Self::CodePage(match number {
            // DOS code pages that encoding_rs lacks; 32,768 and 32,769 are Excel's own numbers for Mac and Windows.
            437 | 850 | 32_769 => WINDOWS_1252,
            932 => SHIFT_JIS,
            950 => BIG5,
            10_000 | 32_768 => MACINTOSH,
            _ => Encoding::for_label(format!("windows-{number}").as_bytes()).unwrap_or(GB18030),
        })
    }

    /// Reads a text whose length is given in one byte.
    pub(super) fn short(self, data: &mut Data<'_>) -> Option<String> {
        let length = data.u8()?;
        self.text(usize::from(length), data)
    }

    /// Reads a text whose length is given in two bytes.
    pub(super) fn long(self, data: &mut Data<'_>) -> Option<String> {
        let length = data.u16()?;
        self.text(usize::from(length), data)
    }

    /// Reads a text of `length` UTF-16 units, or bytes in a code page; a truncated text gives what there is of it.
    fn text(self, length: usize, data: &mut Data<'_>) -> Option<String> {
        match self {
            Self::CodePage(encoding) => Some(encoding.decode_without_bom_handling(data.slice(length)).0.into_owned()),
            // Some programs leave out the flags of an empty text.
            Self::Utf16 if length == 0 && data.is_empty() => Some(String::new()),
            Self::Utf16 => {
                let wide = data.u8()? & WIDE != 0;
                Some(Units { data, left: length, wide }.text())
            }
        }
    }
}

/// Reads a shared text, which only BIFF8 has, and skips the formatting and phonetic data behind it.
pub(super) fn shared(data: &mut Data<'_>) -> Option<String> {
    let (length, flags) = (data.u16()?, data.u8()?);
    let runs = if flags & RICH == 0 { 0 } else { data.u16()? };
    let aids = if flags & AIDED == 0 { 0 } else { data.u32()? };
    let text = Units { data, left: usize::from(length), wide: flags & WIDE != 0 }.text();
    // A formatting run has 4 bytes, a character index and a font.
    data.skip(4 * usize::from(runs) + aids as usize);
    Some(text)
}

/// The UTF-16 units of a text.
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
        // A record that continues a text begins with new flags: it may be wide where the first was not.
        while self.data.left() == 0 && self.data.go_on() {
            self.wide = self.data.u8()? & WIDE != 0;
        }
        if self.wide { self.data.u16() } else { self.data.u8().map(u16::from) }
    }
}
