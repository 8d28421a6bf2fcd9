//! What a packed file holds, looked at before anything of it is read.

use super::super::error::ImportError;
use super::super::limits;
use super::OWN_COMMENT;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// A spreadsheet in a package.
pub(super) enum Content {
    Xlsx { own: bool },
    Ods { own: bool },
}

/// Says what the package in `bytes` is, once it is known to unpack to a bearable size.
///
/// The sizes that a package states are the sender's word, so each part is unpacked and counted.
pub(super) fn inspect(bytes: &[u8]) -> Result<Content, ImportError> {
    let mut archive = open(bytes)?;
    if archive.len() > limits::PARTS {
        return Err(ImportError::UnpacksTooLarge);
    }
    let mut room = limits::UNZIPPED_BYTES;
    let (mut xlsx, mut ods, mut xlsb, mut word, mut own) = (false, false, false, None, false);
    let mut part = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| damaged(&error))?;
        let name = file.name().map(|name| name.to_ascii_lowercase()).unwrap_or_default();
        let known = matches!(name.as_str(), "docprops/core.xml" | "meta.xml" | "mimetype");
        if known && file.size() < 100_000 {
            part.clear();
            let read = file.by_ref().take(room + 1).read_to_end(&mut part).map_err(|error| cut_off(&error))?;
            room = room.checked_sub(read as u64).ok_or(ImportError::UnpacksTooLarge)?;
            own |= part.windows(OWN_COMMENT.len()).any(|window| window == OWN_COMMENT.as_bytes());
            ods |= name == "mimetype" && part.starts_with(b"application/vnd.oasis.opendocument.spreadsheet");
        } else if name.ends_with("sharedstrings.xml") {
            part.clear();
            let read = file.by_ref().take(room + 1).read_to_end(&mut part).map_err(|error| cut_off(&error))?;
            room = room.checked_sub(read as u64).ok_or(ImportError::UnpacksTooLarge)?;
            check_count(&part)?;
        } else {
            let read = std::io::copy(&mut file.by_ref().take(room + 1), &mut std::io::sink());
            let read = read.map_err(|error| cut_off(&error))?;
            room = room.checked_sub(read).ok_or(ImportError::UnpacksTooLarge)?;
        }
        xlsx |= name == "xl/workbook.xml" || (name.starts_with("xl/") && name.ends_with("sheet1.xml"));
        xlsb |= name == "xl/workbook.bin";
        match name.as_str() {
            "word/document.xml" => word = Some("Word 文档"),
            "ppt/presentation.xml" => word = Some("演示文稿"),
            _ => {}
        }
    }
    match (xlsx, ods, xlsb, word) {
        (true, ..) => Ok(Content::Xlsx { own }),
        (_, true, ..) => Ok(Content::Ods { own }),
        (_, _, true, _) => Err(ImportError::OtherKind(".xlsb")),
        (.., Some(kind)) => Err(ImportError::OtherKind(kind)),
        _ => Err(ImportError::NotASpreadsheet),
    }
}

/// The table of texts states how many it has, and calamine makes room for as many: more than fit are a lie.
fn check_count(part: &[u8]) -> Result<(), ImportError> {
    const ATTRIBUTE: &[u8] = b"uniqueCount";
    let mut rest = part;
    while let Some(at) = rest.windows(ATTRIBUTE.len()).position(|window| window == ATTRIBUTE) {
        rest = rest.get(at + ATTRIBUTE.len()..).unwrap_or_default();
        let digits = rest.iter().skip_while(|b| !b.is_ascii_digit()).take_while(|b| b.is_ascii_digit());
        let count = digits.fold(0_usize, |n, b| n.saturating_mul(10).saturating_add(usize::from(b - b'0')));
        if count > part.len() {
            return Err(ImportError::Damaged("文字表的个数不对".to_owned()));
        }
    }
    Ok(())
}

/// Opens the package in `bytes`.
pub(super) fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, ImportError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))
}

pub(super) fn damaged(error: &ZipError) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(what) if *what == ZipError::PASSWORD_REQUIRED => ImportError::Encrypted,
        ZipError::UnsupportedArchive(_) => ImportError::Damaged("压缩方式不认识".to_owned()),
        ZipError::Io(error) => cut_off(error),
        _ => ImportError::Damaged("文件不完整".to_owned()),
    }
}

fn cut_off(_: &std::io::Error) -> ImportError {
    ImportError::Damaged("压缩内容读不出来".to_owned())
}
