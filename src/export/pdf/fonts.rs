//! The faces of a PDF, as subsets of the characters that the document uses.

use super::PdfError;
use crate::base::face::bundled::{BOX, BOXES};
use crate::base::face::{Faces, Glyph, Role};
use crate::page::Text;
use printpdf::{FontId, FontMetrics, FontType, ParsedFont};
use std::collections::{BTreeMap, HashMap};
use subsetter::GlyphRemapper;

/// Units per em of the widths in the document.
const EM: u16 = 1000;

/// The used characters of each face.
pub(super) struct Embedded {
    faces: Faces,
    used: BTreeMap<Role, Used>,
}

/// The used characters of one face. No two share a glyph: a reader copies one text per glyph, so 日 (U+65E5) and the
/// radical ⽇ (U+2F47) would be mixed up.
#[derive(Default)]
struct Used {
    glyphs: HashMap<char, Glyph>,
    owners: HashMap<u16, char>,
}

impl Embedded {
    pub(super) fn new(faces: &Faces) -> Self {
        Self { faces: faces.clone(), used: BTreeMap::new() }
    }

    /// The name of the face of `role` within the document.
    pub(super) fn id(role: Role) -> FontId {
        FontId(
            match role {
                Role::Body => "Body",
                Role::Title => "Title",
                Role::Sans => "Sans",
                Role::Box => "Box",
            }
            .to_owned(),
        )
    }

    /// Records the characters of `text` and passes its runs of one face to `each`, with the distance from the start in
    /// pt.
    pub(super) fn runs(&mut self, text: &Text, mut each: impl FnMut(Role, f32, String)) {
        let (mut run, mut role, mut start, mut x) = (String::new(), text.role, 0.0, 0.0);
        for c in text.text.chars() {
            let (own, advance) = self.place(text.role, c);
            if own != role && !run.is_empty() {
                each(role, start, std::mem::take(&mut run));
                start = x;
            }
            role = own;
            run.push(c);
            x += f32::from(advance) * text.size / f32::from(EM);
        }
        if !run.is_empty() {
            each(role, start, run);
        }
    }

    /// The face that draws `c`, and its advance. If the glyph is already used for another character (space and no-break
    /// space share one), the next face with a free glyph draws it, else a box.
    fn place(&mut self, role: Role, c: char) -> (Role, u16) {
        if let Some(glyph) = self.used.get(&role).and_then(|used| used.glyphs.get(&c)) {
            return (role, glyph.advance);
        }
        let candidates = [role, Role::Body, Role::Sans, Role::Title];
        for role in candidates {
            let Some(glyph) = self.faces.face(role).and_then(|face| face.glyph(c)) else { continue };
            let used = self.used.entry(role).or_default();
            if *used.owners.entry(glyph.id).or_insert(c) == c {
                used.glyphs.insert(c, glyph);
                return (role, glyph.advance);
            }
        }
        let boxes = self.used.entry(Role::Box).or_default();
        // After the last box it is repeated: the text is drawn, but copied as another character.
        let next = u16::try_from(boxes.glyphs.len() + 1).unwrap_or(BOXES).min(BOXES);
        let advance = boxes.glyphs.entry(c).or_insert(Glyph { id: next, advance: EM }).advance;
        (Role::Box, advance)
    }

    /// The subset of the face of `role`; None if it is not used.
    pub(super) fn subset(&self, role: Role) -> Result<Option<ParsedFont>, PdfError> {
        let Some(used) = self.used.get(&role).filter(|used| !used.glyphs.is_empty()) else { return Ok(None) };
        let (name, data) = match self.faces.face(role) {
            Some(face) => (face.name(), face.data()),
            None => ("JibiaoBoxes-Regular", BOX),
        };
        let failed = |cause: String| PdfError::Font { face: name.to_owned(), cause };
        let mut remapper = GlyphRemapper::new();
        let mut characters: Vec<(char, Glyph)> = used.glyphs.iter().map(|(c, glyph)| (*c, *glyph)).collect();
        // The map has no order; sorting makes the subset and its tag reproducible.
        characters.sort_unstable_by_key(|(c, _)| *c);
        let glyphs: BTreeMap<u32, u16> =
            characters.iter().map(|(c, glyph)| (u32::from(*c), remapper.remap(glyph.id))).collect();
        let widths = characters.iter().map(|(c, glyph)| (glyphs[&u32::from(*c)], glyph.advance)).collect();
        let cut = subsetter::subset(data, 0, &remapper).map_err(|error| failed(error.to_string()))?;
        let outlines = if cut.starts_with(b"OTTO") { FontType::OpenTypeCFF(()) } else { FontType::TrueType };
        let tagged = format!("{}+{name}", tag(&characters));
        let metrics = FontMetrics { ascent: 880, descent: -120 };
        let mut font = ParsedFont::with_glyph_data(cut, 0, Some(tagged), glyphs, widths, EM, metrics);
        // printpdf assumes TrueType and leaves the metrics below at their defaults.
        font.font_type = outlines;
        let about = &mut font.pdf_font_metrics;
        (about.x_min, about.y_min, about.x_max, about.y_max) = (-1000, -1000, 2000, 2000);
        about.us_weight_class = if role == Role::Title { 700 } else { 400 };
        about.caret_slope_rise = 1;
        Ok(Some(font))
    }
}

/// The tag of a subset, six capitals before the name of the face, derived from its characters.
fn tag(characters: &[(char, Glyph)]) -> String {
    let mut sum = characters.iter().fold(17_u32, |sum, (c, _)| sum.wrapping_mul(31).wrapping_add(u32::from(*c)));
    (0..6)
        .map(|_| {
            let letter = b'A' + (sum % 26) as u8;
            sum /= 26;
            char::from(letter)
        })
        .collect()
}
