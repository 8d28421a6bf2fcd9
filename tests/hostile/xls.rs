//! .xls files: records that claim more than they hold, chains in circles.

use super::Case;
use super::sheets::import;
use crate::support::biff::{container, record, stream, words};

const BIFF8: u16 = 0x600;
const SURPLUS: &str = "多出的没有读取";

fn of(kind: &'static str, says: &'static str, file: impl Fn(usize) -> Vec<u8> + 'static) -> Case {
    Case { reader: "xls", kind, says, file: Box::new(file), read: import }
}

/// A workbook with one sheet.
fn book(globals: &[Vec<u8>], cells: Vec<Vec<u8>>) -> Vec<u8> {
    container(&[("Workbook", &stream(BIFF8, globals, &[(b"\x01\x00a", cells)]))])
}

fn cell(kind: u16, at: usize, rest: &[u8]) -> Vec<u8> {
    let row = u16::try_from(at / 200).expect("row");
    record(kind, &[&words(&[row, (at % 200) as u16, 0])[..], rest].concat())
}

fn label(at: usize, text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    cell(0x204, at, &[&(units.len() as u16).to_le_bytes()[..], &[1], &words(&units)].concat())
}

/// Shared texts of one long text, over as many records as it needs.
fn long_text() -> Vec<u8> {
    let start = [&[1, 0, 0, 0, 1, 0, 0, 0][..], &60_000_u16.to_le_bytes(), &[0], &[b'a'; 8_000]].concat();
    let rest = record(0x3C, &[&[0][..], &[b'a'; 8_000]].concat());
    [record(0xFC, &start), rest.repeat(6), record(0x3C, &[&[0][..], &[b'a'; 4_000]].concat())].concat()
}

/// The bytes with a word of the header at `at` made another.
fn with_word(mut bytes: Vec<u8>, at: usize, word: u32) -> Vec<u8> {
    bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    bytes
}

pub(super) fn cases() -> Vec<Case> {
    let small = || book(&[], vec![label(0, "甲")]);
    vec![
        of("a long text that cells share", SURPLUS, |n| {
            book(&[long_text()], (0..n.clamp(2_000, 30_000)).map(|at| cell(0xFD, at, &[0; 4])).collect())
        }),
        of("labels", "forms", |n| book(&[], (0..n.min(100_000)).map(|at| label(at, "财政拨款")).collect())),
        of("short texts", "forms", |n| {
            let texts: Vec<u8> = [vec![0; 8], [1, 0, 0, b'a'].repeat(1_900)].concat();
            let more = record(0x3C, &[1, 0, 0, b'a'].repeat(2_000));
            book(&[[record(0xFC, &texts), more.repeat(n / 1_000 + 1)].concat()], vec![label(0, "甲")])
        }),
        of("a text that is not there", "公式出错", |n| {
            book(&[], (0..n.min(100_000)).map(|at| cell(0xFD, at, &[0xFF; 4])).collect())
        }),
        of("merges", "forms", |n| {
            let merges = record(0xE5, &[words(&[1_000]), words(&[0, 0xFFFF, 0, 255]).repeat(1_000)].concat());
            book(&[], [vec![label(0, "甲")], vec![merges; n.min(100_000) / 100 + 1]].concat())
        }),
        of("merges that are not there", "有损坏的地方", |_| {
            book(&[], vec![label(0, "甲"), record(0xE5, &words(&[0xFFFF]))])
        }),
        of("formats", "forms", |n| {
            let code: Vec<u8> = [&words(&[164])[..], &2_000_u16.to_le_bytes(), &[0], &[b'0'; 2_000]].concat();
            let styles = [record(0x41E, &code), record(0xE0, &words(&[0, 164])).repeat(n.min(60_000))].concat();
            book(&[styles], (0..n.min(100_000)).map(|at| cell(0x203, at, &1.5_f64.to_le_bytes())).collect())
        }),
        of("numbers", "forms", |n| {
            let many = |row: usize| {
                let numbers = [words(&[0]), u32::MAX.to_le_bytes().to_vec()].concat().repeat(256);
                record(0xBD, &[words(&[row as u16, 0]), numbers, words(&[255])].concat())
            };
            book(&[], (0..n / 256 + 1).map(many).collect())
        }),
        of("numbers that are none", "forms", |n| {
            book(&[], (0..n.min(100_000)).map(|at| cell(0x203, at, &f64::NAN.to_le_bytes())).collect())
        }),
        of("streams in streams", "工作表没有读完", |n| {
            book(&[], vec![record(0x809, &words(&[BIFF8, 0x20])); n])
        }),
        of("records of nothing", "forms", |n| book(&[], vec![record(0x3C, &[]); n])),
        of("a sheet that breaks off", "工作表没有读完", |_| {
            let whole = stream(BIFF8, &[], &[(b"\x01\x00a", vec![label(0, "甲")])]);
            container(&[("Workbook", &whole[..whole.len() - 4])])
        }),
        of("a table of sectors that leads elsewhere", "forms", move |_| with_word(small(), 512, 0)),
        of("a directory in a circle", "已损坏或不完整", move |_| {
            let bytes = small();
            let start = u32::from_le_bytes(bytes[48..52].try_into().expect("start"));
            with_word(bytes, 512 + 4 * start as usize, start)
        }),
        of("sectors that are not there", "已损坏或不完整", move |_| with_word(small(), 48, 0x00FF_FFFF)),
        of("more tables of sectors", "已损坏或不完整", move |_| with_word(small(), 68, 0)),
        of("sectors of no size", "已损坏或不完整", move |_| with_word(small(), 30, 0)),
        of("nothing behind the head", "已损坏或不完整", move |_| small()[..512].to_vec()),
    ]
}
