//! Packed files taken apart and put together again.

use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// The parts of the package in `bytes`, by name.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("package");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).expect("part");
            let mut part = Vec::new();
            file.read_to_end(&mut part).expect("unpacked");
            (file.name().expect("name").into_owned(), part)
        })
        .collect()
}

/// A package of `parts`.
pub(crate) fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).expect("part");
        writer.write_all(part).expect("packed");
    }
    writer.finish().expect("package").into_inner()
}

/// The package in `bytes` with what `change` makes of the part called `name`.
pub(crate) fn with_part(bytes: &[u8], name: &str, change: impl Fn(String) -> String) -> Vec<u8> {
    let mut parts = parts(bytes);
    let part = parts.iter_mut().find(|(part, _)| part == name).expect(name);
    part.1 = change(String::from_utf8(std::mem::take(&mut part.1)).expect("text")).into_bytes();
    packed(&parts)
}

/// The package in `bytes` with another part.
pub(crate) fn with_more(bytes: &[u8], name: &str, part: Vec<u8>) -> Vec<u8> {
    let mut parts = parts(bytes);
    parts.push((name.to_owned(), part));
    packed(&parts)
}
