//! Type faces: which characters they have and how wide each is.
//!
//! Widths are measured here, below the exporters and the window, so that print and preview break lines alike.

use skrifa::MetadataProvider;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Noto Serif SC 400, the 宋体 role.
pub const SERIF: &[u8] = include_bytes!("../../fonts/NotoSerifSC-Regular.ttf");
/// Noto Serif SC 700 cut to GB 2312, the 小标宋 role.
pub const TITLE: &[u8] = include_bytes!("../../fonts/NotoSerifSC-Bold-subset.ttf");
/// Noto Sans SC 400, the 黑体 role and the window's face.
pub const SANS: &[u8] = include_bytes!("../../fonts/NotoSansSC-Regular.ttf");
/// The empty box that stands for a character no face has, under ids 1 to [`BOXES`].
pub const BOX: &[u8] = include_bytes!("../../fonts/JibiaoBoxes-Regular.ttf");
/// How many ids the box has.
pub const BOXES: u16 = 1024;

/// The greatest font file that is read, bytes.
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
    /// Reads a font file. Only its first face counts.
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

/// What a text is set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 宋体, the body of a form.
    Body,
    /// 小标宋, the title.
    Title,
    /// 黑体
    Sans,
    /// The box that stands for a character no face has.
    Box,
}

impl Role {
    /// All roles, in the order in which a character falls back from one to the next.
    pub const ALL: [Self; 4] = [Self::Body, Self::Title, Self::Sans, Self::Box];
}

/// The faces of a document: one per role, each falling back to the others by character.
#[derive(Debug, Clone)]
pub struct Faces {
    body: Arc<Face>,
    title: Arc<Face>,
    sans: Arc<Face>,
}

impl Faces {
    /// The bundled faces, read once.
    pub fn bundled() -> Self {
        static FACES: OnceLock<Faces> = OnceLock::new();
        // The bundled files are part of the program; an empty face would draw boxes and say which characters it lacks.
        let face = |data: &'static [u8]| Arc::new(Face::new(data).unwrap_or_else(|_| Face::empty()));
        FACES.get_or_init(|| Self { body: face(SERIF), title: face(TITLE), sans: face(SANS) }).clone()
    }

    /// The bundled faces with the user's own font for body and title.
    pub fn with_body(data: Vec<u8>) -> Result<Self, FaceError> {
        let own = Arc::new(Face::new(data)?);
        // The bundled serif steps in as the second face, so that a font of few characters prints everything all the same.
        Ok(Self { body: Arc::clone(&own), title: own, sans: Self::bundled().body })
    }

    /// The bundled faces for a screen: 黑体 throughout, which is easier to read at small sizes.
    pub fn screen() -> Self {
        let Self { body, sans, .. } = Self::bundled();
        Self { body: Arc::clone(&sans), title: sans, sans: body }
    }

    /// The face of [`Role::Body`].
    pub fn body(&self) -> Arc<Face> {
        Arc::clone(&self.body)
    }

    /// The face of `role`; None for the box, which is no face of its own.
    pub fn face(&self, role: Role) -> Option<&Arc<Face>> {
        match role {
            Role::Body => Some(&self.body),
            Role::Title => Some(&self.title),
            Role::Sans => Some(&self.sans),
            Role::Box => None,
        }
    }

    /// The face that draws `c` in a text of `role`, and the glyph there. A character that no face has is a box.
    pub fn place(&self, role: Role, c: char) -> (Role, Glyph) {
        if let Some(glyph) = self.face(role).and_then(|face| face.glyph(c)) {
            return (role, glyph);
        }
        [Role::Body, Role::Sans]
            .into_iter()
            .find_map(|other| Some((other, self.face(other)?.glyph(c)?)))
            .unwrap_or((Role::Box, Glyph { id: 0, advance: 1000 }))
    }

    /// The advance width of `c` in a text of `role`, in thousandths of an em.
    pub fn advance(&self, role: Role, c: char) -> u16 {
        self.place(role, c).1.advance
    }

    /// The characters of `text` that no face has, each once, in order. Line ends and tabs need none.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut lacking = Vec::new();
        for c in text.chars().filter(|c| !matches!(c, '\n' | '\t')) {
            if self.place(Role::Body, c).0 == Role::Box && !lacking.contains(&c) {
                lacking.push(c);
            }
        }
        lacking
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
    fn widths_are_in_thousandths_of_an_em() {
        let faces = Faces::bundled();
        assert_eq!(
            faces.place(Role::Body, '中'),
            (Role::Body, Glyph { advance: 1000, ..faces.place(Role::Body, '中').1 })
        );
        assert_eq!(faces.advance(Role::Body, '0'), 557);
    }

    #[test]
    fn fallback_by_character() {
        let faces = Faces::bundled();
        assert_eq!(faces.place(Role::Title, '㎡').0, Role::Body);
        assert_eq!(faces.place(Role::Body, '😀').0, Role::Box);
        assert_eq!(faces.missing("一😀\n𠀀😀"), ['😀', '𠀀']);
    }

    #[test]
    fn a_font_that_is_none() {
        assert!(matches!(Face::new(&b"no font"[..]), Err(FaceError::Damaged(_))));
    }
}
