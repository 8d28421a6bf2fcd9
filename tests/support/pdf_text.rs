//! The text of a PDF as a reader copies it, in the order of the pages' content.

use lopdf::content::Content;
use lopdf::{Document, Object};
use std::collections::{BTreeMap, HashMap};

type Unicode = HashMap<u16, String>;

/// The text of each page, runs put together without anything between them.
pub(crate) fn pages(pdf: &[u8]) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    document.get_pages().values().map(|page| page_text(&document, *page)).collect()
}

fn page_text(document: &Document, page: lopdf::ObjectId) -> String {
    let fonts: BTreeMap<Vec<u8>, Unicode> = document
        .get_page_fonts(page)
        .expect("fonts")
        .into_iter()
        .map(|(name, font)| {
            let map = font.get_deref(b"ToUnicode", document).and_then(Object::as_stream).expect("ToUnicode");
            (name, unicode(&map.decompressed_content().expect("map")))
        })
        .collect();
    let content = Content::decode(&document.get_page_content(page)).expect("operations");
    let mut font = None;
    let mut text = String::new();
    for operation in content.operations {
        match operation.operator.as_str() {
            "Tf" => font = operation.operands[0].as_name().ok().and_then(|name| fonts.get(name)),
            "Tj" | "TJ" => {
                let pieces = operation.operands[0].as_array().map_or(&operation.operands[..], Vec::as_slice);
                let codes = pieces.iter().filter_map(|piece| piece.as_str().ok());
                text.extend(codes.flat_map(|codes| decoded(codes, font.expect("font"))));
            }
            _ => {}
        }
    }
    text
}

fn decoded(codes: &[u8], font: &Unicode) -> Vec<String> {
    codes.chunks_exact(2).map(|code| font[&u16::from_be_bytes([code[0], code[1]])].clone()).collect()
}

/// Reads the `bfchar` and `bfrange` lines of a ToUnicode map.
fn unicode(map: &[u8]) -> Unicode {
    let mut found = Unicode::new();
    for line in String::from_utf8_lossy(map).lines().filter(|line| line.starts_with('<')) {
        let parts: Vec<&str> = line.split(['<', '>', ' ']).filter(|part| !part.is_empty()).collect();
        let code = |hex: &str| u16::from_str_radix(hex, 16).ok();
        match parts[..] {
            [from, text] => drop(code(from).map(|from| found.insert(from, utf16(text, 0)))),
            [from, to, text] => {
                let (Some(from), Some(to)) = (code(from), code(to)) else { continue };
                found.extend((from..=to).map(|code| (code, utf16(text, code - from))));
            }
            _ => {}
        }
    }
    found
}

fn utf16(hex: &str, add: u16) -> String {
    let mut units: Vec<u16> = hex
        .as_bytes()
        .chunks(4)
        .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
        .collect();
    if let Some(last) = units.last_mut() {
        *last += add;
    }
    String::from_utf16_lossy(&units)
}
