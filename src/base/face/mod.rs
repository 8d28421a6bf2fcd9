//! Type faces: which characters they have and how wide each one is.
//!
//! Widths are measured here, below the exporters and the window, so that print and preview break lines alike.

pub mod bundled;
mod faces;

pub use faces::{Faces, Role};

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use std::borrow::Cow;
use std::collections::HashMap;

/// The largest font file that is read, in bytes.
pub const MAX_FONT_BYTES: usize = 64 << 20;

/// A font file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FaceError {
    /// No font, or a damaged one.
    #[error("不是可用的字体文件（需要 TTF、OTF 或 TTC）：{0}")]
    Damaged(String),
    /// Larger than [`MAX_FONT_BYTES`].
    #[error("字体文件超过 64 MB")]
    TooLarge,
}

/// A face: its file, and for each character its glyph and advance width.
#[derive(Debug)]
pub struct Face {
    name: String,
    data: Cow<'static, [u8]>,
    /// The glyphs of the Basic Multilingual Plane by code: nearly every character, found without hashing.
    plane: Box<[Glyph]>,
    beyond: HashMap<char, Glyph>,
}

/// A glyph of a face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Glyph {
    /// The glyph's id; 0 is a character that the face lacks.
    pub id: u16,
    /// The advance width in thousandths of an em.
    pub advance: u16,
}

impl Face {
    /// Reads a font file; of a collection only the first face.
    pub fn new(data: impl Into<Cow<'static, [u8]>>) -> Result<Self, FaceError> {
        let data = data.into();
        if data.len() > MAX_FONT_BYTES {
            return Err(FaceError::TooLarge);
        }
        let damaged = |error: skrifa::raw::ReadError| FaceError::Damaged(error.to_string());
        let font = skrifa::FontRef::from_index(&data, 0).map_err(damaged)?;
        let em = f32::from(font.head().map_err(damaged)?.units_per_em().max(1));
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let mut plane = vec![Glyph::default(); 0x1_0000].into_boxed_slice();
        let mut beyond = HashMap::new();
        for (code, id) in font.charmap().mappings() {
            let (Some(c), Ok(id)) = (char::from_u32(code), u16::try_from(id.to_u32())) else { continue };
            let advance = metrics.advance_width(skrifa::GlyphId::from(id)).unwrap_or(em) * 1000.0 / em;
            let glyph = Glyph { id, advance: advance.round().clamp(0.0, 10_000.0) as u16 };
            match plane.get_mut(code as usize) {
                Some(slot) => *slot = glyph,
                None => drop(beyond.insert(c, glyph)),
            }
        }
        let name = font
            .localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME)
            .english_or_first()
            .map_or_else(|| "Font".to_owned(), |name| name.to_string());
        Ok(Self { name, data, plane, beyond })
    }

    /// The PostScript name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The font file.
    pub fn data(&self) -> &[u8] {
        &self.data
    }

    /// The glyph of `c`, where the face has one.
    pub fn glyph(&self, c: char) -> Option<Glyph> {
        let glyph = match self.plane.get(c as usize) {
            Some(glyph) => *glyph,
            None => self.beyond.get(&c).copied().unwrap_or_default(),
        };
        (glyph.id != 0).then_some(glyph)
    }
}

impl Face {
    fn empty() -> Self {
        Self { name: "Empty".to_owned(), data: Cow::Borrowed(&[]), plane: Box::default(), beyond: HashMap::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_font_that_is_none() {
        assert!(matches!(Face::new(&b"no font"[..]), Err(FaceError::Damaged(_))));
    }
}
