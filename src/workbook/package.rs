//! A ZIP package (.xlsx, .ods), whose parts are unpacked one at a time and within limits.
//!
//! A part that is read is whole, or the file is damaged: one flipped bit may make 11套 into 91套 without breaking the XML,
//! so nothing of a part whose checksum fails is used. Parts that nobody reads may hold anything.

use super::error::WorkbookError;
use super::foreign::Foreign;
use super::limits;
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most room that is made for a part by the size that it states; more comes as it is unpacked.
const STATED_BYTES: u64 = 1_000_000;

/// A ZIP package. The sizes that it states are not trusted: unpacked bytes are counted, and parts that are not needed
/// stay packed.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// The parts by normalized name: case does not count (OPC), and some programs write `XL\workbook.xml`.
    names: HashMap<String, usize>,
    room: u64,
}

/// The format of a package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
    /// With the name of the main part.
    Docx(String),
}

impl<'b> Package<'b> {
    /// Opens the package in `bytes`.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, WorkbookError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > limits::PARTS {
            return Err(WorkbookError::UnpacksTooLarge);
        }
        if !lists_its_parts(bytes, &archive) {
            return Err(WorkbookError::Damaged("目录与内容对不上".to_owned()));
        }
        let spelled = |index| Some((normal(&archive.name_for_index(index)?.ok()?), index));
        let names = (0..archive.len()).filter_map(spelled).collect();
        Ok(Self { archive, names, room: limits::UNZIPPED_BYTES })
    }

    /// The format of the package; an error with advice if it is not a spreadsheet that can be read.
    pub(super) fn kind(&mut self) -> Result<Kind, WorkbookError> {
        let has = |name: &str| self.names.contains_key(name);
        let others = [("ppt/presentation.xml", Foreign::Slides), ("xl/workbook.bin", Foreign::Xlsb)];
        if has("xl/workbook.xml") {
            return Ok(Kind::Xlsx);
        }
        // Some programs number it: word/document2.xml.
        let main = self.names.keys().find(|name| name.starts_with("word/document") && name.ends_with(".xml"));
        if let Some(main) = main {
            return Ok(Kind::Docx(main.clone()));
        }
        if let Some((_, kind)) = others.into_iter().find(|(name, _)| has(name)) {
            return Err(WorkbookError::OtherKind(kind));
        }
        // OpenDocument files name their format here.
        let mime = self.part("mimetype", "文件类型")?.unwrap_or_default();
        if mime.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
            return Ok(Kind::Ods);
        }
        if mime.starts_with("application/vnd.oasis.opendocument.text") {
            return Err(WorkbookError::OtherKind(Foreign::Text));
        }
        // Neither office format: an archive of the user's files.
        let office = mime.starts_with("application/") || self.names.contains_key("[content_types].xml");
        Err(if office { WorkbookError::NotASpreadsheet } else { WorkbookError::OtherKind(Foreign::Archive) })
    }

    /// Whether the name of any part begins with `start`, in lower case.
    pub(super) fn has_part_like(&self, start: &str) -> bool {
        self.names.keys().any(|name| name.starts_with(start))
    }

    /// The index of the part `name`.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.names.get(&normal(name)).copied()
    }

    /// Unpacks the part `name`, which users know as `what`.
    pub(super) fn part(&mut self, name: &str, what: &str) -> Result<Option<String>, WorkbookError> {
        self.place(name).map(|place| self.part_at(place, what)).transpose()
    }

    /// Unpacks the part at `place`, which users know as `what`.
    pub(super) fn part_at(&mut self, place: usize, what: &str) -> Result<String, WorkbookError> {
        let mut file = self.archive.by_index(place).map_err(|error| damaged(&error))?;
        // The size that it states is taken for what it is, within bounds.
        let mut bytes = Vec::with_capacity(file.size().min(STATED_BYTES) as usize);
        // One byte more than the room tells a full part from one that is too large. The checksum is compared at the end.
        let unpacked = file.by_ref().take(self.room + 1).read_to_end(&mut bytes);
        self.room = self.room.checked_sub(bytes.len() as u64).ok_or(WorkbookError::UnpacksTooLarge)?;
        unpacked.map_err(|_| WorkbookError::changed(what))?;
        Ok(decoded(bytes))
    }

    /// The text of the part `name`, without which the file cannot be read.
    pub(super) fn needed(&mut self, name: &str, what: &str) -> Result<String, WorkbookError> {
        self.part(name, what)?.ok_or_else(|| WorkbookError::Damaged(format!("缺少{what}")))
    }
}

/// Whether the directory at the end of the package lists every part under the name that stands before its content. No
/// checksum covers the directory: a bit flipped there hides a part, and numbers would be shown without their formats.
fn lists_its_parts(bytes: &[u8], archive: &ZipArchive<Cursor<&[u8]>>) -> bool {
    // APPNOTE.TXT 4.3.7 and 4.3.12: the lengths of the variable fields in a header before a part, and in the directory.
    let length = |at: usize| Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
    let entries = || (0..archive.len()).filter_map(|place| archive.by_index_data(place).ok());
    let mut end = 0;
    for entry in entries() {
        let (head, listed) = (entry.header_start() as usize, entry.central_header_start() as usize);
        let own = length(head + 26).and_then(|length| bytes.get(head + 30..head + 30 + length));
        let fields = [28, 30, 32].map(|field| length(listed + field).unwrap_or(0));
        end = end.max(listed + 46 + fields.iter().sum::<usize>());
        if own != Some(entry.name_raw()) {
            return false;
        }
    }
    let more = bytes.get(end..).is_some_and(|rest| rest.starts_with(b"PK\x01\x02"));
    !more && !archive.has_duplicate_names()
}

fn normal(name: &str) -> String {
    // Names in relationships may begin with a slash, those in the archive do not.
    name.trim_start_matches('/').replace('\\', "/").to_lowercase()
}

/// Decodes XML in UTF-8, or in UTF-16 with a byte order mark; invalid units become question marks.
fn decoded(bytes: Vec<u8>) -> String {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
        char::decode_utf16(units).map(|c| c.unwrap_or('?')).collect()
    };
    match bytes.as_slice() {
        [0xFF, 0xFE, ..] => wide(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => wide(u16::from_be_bytes),
        _ => repaired(bytes),
    }
}

/// Replaces invalid UTF-8 in place by `?`, of one byte like what it replaces: `String::from_utf8_lossy` would copy the
/// text with replacement characters of three bytes, and so exceed the memory that `limits` states.
fn repaired(bytes: Vec<u8>) -> String {
    let (mut bytes, mut sound) = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(error) => (error.into_bytes(), 0),
    };
    while let Some(Err(error)) = bytes.get(sound..).map(std::str::from_utf8) {
        sound += error.valid_up_to();
        if let Some(byte) = bytes.get_mut(sound) {
            *byte = b'?';
        }
    }
    String::from_utf8(bytes).unwrap_or_default()
}

fn damaged(error: &ZipError) -> WorkbookError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => WorkbookError::Encrypted,
        ZipError::UnsupportedArchive(_) => WorkbookError::Damaged("压缩方式不认识".to_owned()),
        ZipError::Io(_) => WorkbookError::Damaged("压缩内容读不出来".to_owned()),
        _ => WorkbookError::Damaged("文件不完整".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_any_encoding() {
        assert_eq!(decoded("表<a/>".into()), "表<a/>");
        assert_eq!(decoded(vec![b'a', 0xE8, 0xA1, b'b', 0xFF, 0xE8, 0xA1, 0xA8]), "a??b?表");
        assert_eq!(decoded(vec![0xFF, 0xFE, b'a', 0, 0x68, 0x88, 0, 0xD8]), "\u{feff}a表?");
        assert_eq!(decoded(Vec::new()), "");
    }
}
