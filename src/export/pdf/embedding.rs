//! Writes a subset of a face into a PDF: as a CID font (ISO 32000-1, 9.7), whose codes are the numbers of its glyphs.

use super::PdfError;
use super::objects::{Objects, deflated};
use crate::export::Sink;
use pdf_writer::types::{CidFontType, FontFlags, SystemInfo, UnicodeCmap};
use pdf_writer::{Filter, Name, Rect, Ref, Str};

/// A character as the document writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Character {
    /// The number of its glyph in the subset.
    pub(super) code: u16,
    /// Its width in thousandths of an em.
    pub(super) advance: u16,
}

/// A face that is embedded.
pub(super) struct Embedding {
    /// Its name, with the tag of a subset.
    pub(super) name: String,
    /// The font file.
    pub(super) program: Vec<u8>,
    /// Its characters, by code.
    pub(super) characters: Vec<(char, Character)>,
    /// Whether it is bold.
    pub(super) bold: bool,
}

/// The codes are numbers of glyphs, in no collection of characters that Adobe knows.
const IDENTITY: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

impl Embedding {
    /// Writes the font's objects and returns the number of the font.
    pub(super) fn write(&self, objects: &mut Objects, out: &mut dyn Sink) -> Result<Ref, PdfError> {
        let [font, descendant, descriptor, file, unicode] = [(); 5].map(|()| objects.number());
        let name = Name(self.name.as_bytes());
        let outlines = compact_outlines(&self.program);
        objects.write(out, font, |chunk| {
            let mut font = chunk.type0_font(font);
            font.base_font(name).encoding_predefined(Name(b"Identity-H"));
            font.descendant_font(descendant).to_unicode(unicode);
        })?;
        objects.write(out, descendant, |chunk| {
            let mut font = chunk.cid_font(descendant);
            font.subtype(if outlines.is_some() { CidFontType::Type0 } else { CidFontType::Type2 });
            font.base_font(name).system_info(IDENTITY).font_descriptor(descriptor).default_width(1000.0);
            if outlines.is_none() {
                font.cid_to_gid_map_predefined(Name(b"Identity"));
            }
            let mut widths = font.widths();
            for run in self.characters.chunk_by(|(_, a), (_, b)| a.code + 1 == b.code) {
                let first = run.first().map_or(0, |(_, character)| character.code);
                widths.consecutive(first, run.iter().map(|(_, character)| f32::from(character.advance)));
            }
        })?;
        objects.write(out, descriptor, |chunk| {
            let mut about = chunk.font_descriptor(descriptor);
            about.name(name).flags(FontFlags::NON_SYMBOLIC).bbox(Rect::new(-1000.0, -1000.0, 2000.0, 2000.0));
            // The stem is what producers estimate for regular and for bold faces.
            about.italic_angle(0.0).ascent(880.0).descent(-120.0).cap_height(880.0);
            about.stem_v(if self.bold { 166.0 } else { 88.0 });
            if outlines.is_some() {
                about.font_file3(file)
            } else {
                about.font_file2(file)
            };
        })?;
        let program = deflated(outlines.unwrap_or(&self.program))?;
        objects.write(out, file, |chunk| {
            let mut stream = chunk.stream(file, &program);
            stream.filter(Filter::FlateDecode);
            match outlines {
                Some(_) => stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C")),
                None => stream.pair(Name(b"Length1"), i32::try_from(self.program.len()).unwrap_or(i32::MAX)),
            };
        })?;
        let mut texts = UnicodeCmap::new(Name(b"Jibiao"), IDENTITY);
        self.characters.iter().for_each(|(c, character)| texts.pair(character.code, *c));
        let texts = deflated(&texts.finish())?;
        objects.write(out, unicode, |chunk| {
            chunk.cmap(unicode, &texts).filter(Filter::FlateDecode);
        })?;
        Ok(font)
    }
}

/// The table `CFF ` of an OpenType font whose outlines are cubic: readers want it alone. None for TrueType outlines.
fn compact_outlines(program: &[u8]) -> Option<&[u8]> {
    let number = |at: usize| Some(u32::from_be_bytes(program.get(at..at + 4)?.try_into().ok()?) as usize);
    let count = usize::from(u16::from_be_bytes(program.get(4..6)?.try_into().ok()?));
    // Behind 12 bytes stands a record of 16 bytes for each table: name, sum, place, length.
    let mut records = (0..count).map(|n| 12 + n * 16);
    let record = records.find(|at| program.get(*at..at + 4) == Some(b"CFF "))?;
    let start = number(record + 8)?;
    program.get(start..start.checked_add(number(record + 12)?)?)
}
