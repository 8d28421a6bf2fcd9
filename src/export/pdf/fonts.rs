//! The faces of a PDF, as subsets of the characters that the document uses.

use super::PdfError;
use super::embedding::{Character, Embedding};
use crate::base::face::bundled::{BOX, BOXES};
use crate::base::face::{Faces, Glyph, Role};
use crate::page::Text;
use pdf_writer::Name;
use printpdf::FontId;
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
    characters: HashMap<char, Character>,
    owners: HashMap<u16, char>,
    // Numbers glyphs as they come up, so that pages are written before all characters are known.
    numbers: GlyphRemapper,
}

/// A piece of text in one face, as a page writes it.
pub(super) struct Run {
    pub(super) role: Role,
    /// The type size, pt.
    pub(super) size: f32,
    /// The left end, pt.
    pub(super) x: f32,
    /// The baseline, pt from the top.
    pub(super) baseline: f32,
    /// The codes of its characters.
    pub(super) codes: Vec<u16>,
}

/// The name of the face of `role` within the document.
fn called(role: Role) -> &'static str {
    match role {
        Role::Body => "Body",
        Role::Title => "Title",
        Role::Sans => "Sans",
        Role::Box => "Box",
    }
}

/// The name of the face of `role`, for the document's resources.
pub(super) fn name(role: Role) -> Name<'static> {
    Name(called(role).as_bytes())
}

/// The name of the face of `role`, for the content of pages.
pub(super) fn id(role: Role) -> FontId {
    FontId(called(role).to_owned())
}

impl Used {
    fn add(&mut self, c: char, glyph: Glyph) -> Character {
        let code = self.numbers.remap(glyph.id);
        *self.characters.entry(c).or_insert(Character { code, advance: glyph.advance })
    }
}

impl Embedded {
    pub(super) fn new(faces: &Faces) -> Self {
        Self { faces: faces.clone(), used: BTreeMap::new() }
    }

    /// Records the characters of `text` and adds its runs to `runs`.
    pub(super) fn set(&mut self, text: &Text, runs: &mut Vec<Run>) {
        let mut x = text.x;
        let mut last = None;
        for c in text.text.chars() {
            let (role, character) = self.place(text.role, c);
            if last != Some(role) {
                last = Some(role);
                runs.push(Run { role, size: text.size, x, baseline: text.baseline, codes: Vec::new() });
            }
            runs.last_mut().into_iter().for_each(|run| run.codes.push(character.code));
            x += f32::from(character.advance) * text.size / f32::from(EM);
        }
    }

    /// The face that draws `c`, and its code there. If the glyph is already used for another character (space and
    /// no-break space share one), the next face with a free glyph draws it, else a box.
    fn place(&mut self, role: Role, c: char) -> (Role, Character) {
        if let Some(character) = self.used.get(&role).and_then(|used| used.characters.get(&c)) {
            return (role, *character);
        }
        let candidates = [role, Role::Body, Role::Sans, Role::Title];
        for role in candidates {
            let Some(glyph) = self.faces.face(role).and_then(|face| face.glyph(c)) else { continue };
            let used = self.used.entry(role).or_default();
            if *used.owners.entry(glyph.id).or_insert(c) == c {
                return (role, used.add(c, glyph));
            }
        }
        let boxes = self.used.entry(Role::Box).or_default();
        // After the last box it is repeated: the text is drawn, but copied as another character.
        let next = u16::try_from(boxes.characters.len() + 1).unwrap_or(BOXES).min(BOXES);
        let character = match boxes.characters.get(&c) {
            Some(known) => *known,
            None => boxes.add(c, Glyph { id: next, advance: EM }),
        };
        (Role::Box, character)
    }

    /// The faces in use, cut to the characters in use.
    pub(super) fn subsets(&self) -> Result<Vec<(Role, Embedding)>, PdfError> {
        self.used.iter().map(|(role, used)| Ok((*role, self.subset(*role, used)?))).collect()
    }

    fn subset(&self, role: Role, used: &Used) -> Result<Embedding, PdfError> {
        let (name, data) = match self.faces.face(role) {
            Some(face) => (face.name(), face.data()),
            None => ("JibiaoBoxes-Regular", BOX),
        };
        let failed = |cause: String| PdfError::Font { face: name.to_owned(), cause };
        let mut characters: Vec<(char, Character)> = used.characters.iter().map(|(c, used)| (*c, *used)).collect();
        // By code, which is the order of the widths. A box that is repeated stands for the first of its characters.
        characters.sort_unstable_by_key(|(c, character)| (character.code, *c));
        characters.dedup_by_key(|(_, character)| character.code);
        let program = subsetter::subset(data, 0, &used.numbers).map_err(|error| failed(error.to_string()))?;
        let bold = role == Role::Title;
        Ok(Embedding { name: format!("{}+{name}", tag(&characters)), program, characters, bold })
    }
}

/// The tag of a subset, six capitals before the name of the face, derived from its characters.
fn tag(characters: &[(char, Character)]) -> String {
    let mut sum = characters.iter().fold(17_u32, |sum, (c, _)| sum.wrapping_mul(31).wrapping_add(u32::from(*c)));
    (0..6)
        .map(|_| {
            let letter = b'A' + (sum % 26) as u8;
            sum /= 26;
            char::from(letter)
        })
        .collect()
}
