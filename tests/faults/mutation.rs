//! What goes wrong with a file: flipped bits, lost and doubled pieces, a token where none belongs, a number too large.

use crate::support::packed::{packed, parts};
use crate::support::random::Random;

/// What breaks any reader of texts.
pub(super) const TEXT: [&str; 8] =
    ["\u{0}", "\u{202e}", "½", "１０万元", "=cmd|", "99999999999999999999", "-1", "\u{feff}"];
/// What breaks a reader of RON.
pub(super) const RON: [&str; 14] = [
    "(",
    "[",
    "{",
    "\"",
    "\\",
    "))))",
    "Some(",
    "/*",
    "r#\"",
    "r###",
    "'",
    "1e999",
    "(id:4294967295,template:\"\"),",
    "inf",
];
/// What breaks a reader of spreadsheets.
pub(crate) const XML: [&str; 19] = [
    "<c r=\"XFD1048576\"><v>1</v></c>",
    "<row r=\"4294967295\"><c><v>9</v></c></row>",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "<dimension ref=\"A1:XFD1048576\"/>",
    "<si><t>",
    "</t></si>",
    "<c t=\"s\"><v>4294967296</v></c>",
    " s=\"99999999999\"",
    "&#x0;&#xD800;&bogus;",
    "<![CDATA[",
    "<!--",
    "<!DOCTYPE a [<!ENTITY b \"&b;&b;\">]>",
    "<c><v>1e999</v></c>",
    "<f t=\"shared\" si=\"0\"/>",
    " table:number-rows-repeated=\"1048576\"",
    " table:number-columns-spanned=\"16384\" table:number-rows-spanned=\"1048576\"",
    "<text:s text:c=\"4294967295\"/>",
    "<numFmt numFmtId=\"0\" formatCode=\"[$-;;;\\&quot;yyyy\"/>",
    "<sheet name=\"x\" r:id=\"rId1\"/>",
];
/// What breaks a reader of HTML.
pub(super) const HTML: [&str; 12] = [
    "<table>",
    "</table>",
    "<tr>",
    "<td colspan=9999999999>",
    "<td rowspan=65534 colspan=1000>",
    "<th rowspan=-1>",
    "<style>",
    "<!--",
    "&#0;&#x110000;&nbsp",
    "<br>",
    "\t\"\t\"\"\n",
    "\"",
];

/// `bytes` with a few things wrong; pieces come from `other`.
pub(super) fn mutated(random: &mut Random, mut bytes: Vec<u8>, other: &[u8], tokens: &[&str]) -> Vec<u8> {
    for _ in 0..1 + random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, random.one_of(tokens).bytes())),
            3 => drop(bytes.splice(at..at, random.one_of(tokens).repeat(random.below(200)).into_bytes())),
            4 => bytes.truncate(at),
            5 => {
                let from = random.below(other.len() + 1);
                let piece = &other[from..(from + random.below(400)).min(other.len())];
                drop(bytes.splice(at..at, piece.iter().copied()));
            }
            6 => blow_up(random, &mut bytes, at),
            7 => swap_tokens(random, &mut bytes, at),
            _ => drop(bytes.splice(at..end, random.number().to_le_bytes())),
        }
    }
    bytes
}

/// Makes the first number behind `at` another one: huge, negative, broken.
fn blow_up(random: &mut Random, bytes: &mut Vec<u8>, at: usize) {
    let digit = |byte: &u8| byte.is_ascii_digit();
    let Some(start) = bytes[at..].iter().position(digit).map(|start| at + start) else { return };
    let end = bytes[start..].iter().position(|byte| !digit(byte)).map_or(bytes.len(), |length| start + length);
    let huge =
        ["4294967296", "18446744073709551616", "-1", "0", "1048576", "65535", "1e308", "79228162514264337593543950335"];
    drop(bytes.splice(start..end, random.one_of(&huge).bytes()));
}

/// Swaps the word or sign at `at` with the next one.
fn swap_tokens(random: &mut Random, bytes: &mut [u8], at: usize) {
    let rest = &mut bytes[at..];
    let length = (1 + random.below(12)).min(rest.len() / 2);
    let (first, second) = rest.split_at_mut(length);
    first.swap_with_slice(&mut second[..length]);
}

/// A packed file one of whose parts has a few things wrong, while the package itself is sound.
pub(super) fn mutated_within(random: &mut Random, bytes: &[u8], tokens: &[&str]) -> Vec<u8> {
    let mut parts = parts(bytes);
    let wrong = random.below(parts.len());
    let part = std::mem::take(&mut parts[wrong].1);
    parts[wrong].1 = mutated(random, part.clone(), &part, tokens);
    packed(&parts)
}
