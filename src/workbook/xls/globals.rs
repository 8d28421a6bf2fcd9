//! Reads the globals, which precede the sheets: their names and places, the shared texts and the number formats.

use super::super::error::WorkbookError;
use super::super::limits;
use super::super::shown::{Formats, Styles};
use super::super::text::SharedTexts;
use super::record::{Data, Record, Records};
use super::writing::{Writing, shared};
use foldhash::{HashSet, HashSetExt};
use std::ops::Range;

pub(super) const BOF: u16 = 0x809;
pub(super) const EOF: u16 = 0x0A;
const FILE_PASS: u16 = 0x2F;
const CODE_PAGE: u16 = 0x42;
const DATE_MODE: u16 = 0x22;
const FORMAT: u16 = 0x41E;
const XF: u16 = 0xE0;
const BOUND_SHEET: u16 = 0x85;
const SST: u16 = 0xFC;
/// The type of a sheet of cells in BOUND_SHEET.
const CELLS: u8 = 0;
/// The version in the BOF record of BIFF5.
const BIFF5: u16 = 0x500;

/// What the cells of all sheets refer to.
pub(super) struct Globals {
    /// The sheets of cells, in order.
    pub(super) sheets: Vec<Sheet>,
    /// The texts that cells share.
    pub(super) texts: SharedTexts,
    /// The number formats.
    pub(super) formats: Formats,
    /// The encoding of texts.
    pub(super) writing: Writing,
}

/// A sheet of cells.
pub(super) struct Sheet {
    /// Its name.
    pub(super) name: String,
    /// The bytes of its records in the stream.
    pub(super) records: Range<usize>,
}

/// The globals being read.
struct Reading {
    /// The start and name of each sheet of cells.
    sheets: Vec<(usize, String)>,
    /// The starts of sheets of any type.
    starts: Vec<usize>,
    texts: SharedTexts,
    styles: Styles,
    writing: Writing,
}

impl Globals {
    /// Reads the globals at the start of `stream`.
    pub(super) fn read(stream: &[u8]) -> Result<Self, WorkbookError> {
        let mut reading = Reading {
            sheets: Vec::new(),
            starts: Vec::new(),
            texts: SharedTexts::default(),
            styles: Styles::default(),
            writing: Writing::Utf16,
        };
        let mut records = Records(stream);
        loop {
            let Record { kind, mut data } = records.next().ok_or_else(damaged)?;
            match kind {
                // The records behind it are encrypted.
                FILE_PASS => return Err(WorkbookError::Encrypted),
                EOF => break,
                kind => reading.see(kind, &mut data).ok_or_else(damaged)?,
            }
        }
        let found = reading.starts.len();
        if found > limits::SHEETS {
            return Err(WorkbookError::TooManySheets { found });
        }
        reading.placed(stream.len())
    }
}

fn damaged() -> WorkbookError {
    WorkbookError::Damaged("内容不合格式".to_owned())
}

impl Reading {
    /// Reads a record; None if it is malformed.
    fn see(&mut self, kind: u16, data: &mut Data<'_>) -> Option<()> {
        match kind {
            BOF if data.u16()? == BIFF5 => self.writing = Writing::code_page(0),
            // BIFF8 has this record too, but its texts are in UTF-16 all the same.
            CODE_PAGE => {
                if let Writing::CodePage(_) = self.writing {
                    self.writing = Writing::code_page(data.u16()?);
                }
            }
            DATE_MODE => self.styles.since_1904 = data.u16()? == 1,
            FORMAT => {
                let id = data.u16()?;
                let code = match self.writing {
                    Writing::Utf16 => self.writing.long(data)?,
                    Writing::CodePage(_) => self.writing.short(data)?,
                };
                self.styles.add_code(u32::from(id), &code);
            }
            XF => {
                let [_font, id] = [data.u16()?, data.u16()?];
                self.styles.add_style(u32::from(id));
            }
            BOUND_SHEET => {
                let (start, [_visible, kind]) = (data.u32()? as usize, data.bytes()?);
                self.starts.push(start);
                // The others are charts, macro sheets and modules.
                if kind == CELLS && self.sheets.len() < limits::SHEETS {
                    self.sheets.push((start, self.writing.short(data)?.replace('\0', "")));
                }
            }
            SST => {
                let [_cells, _texts] = [data.u32()?, data.u32()?];
                // The stated counts are not trusted: texts are read to the end of the record.
                // A truncated text is dropped: cells that refer to it are marked as failed.
                while let Some(text) = shared(data).filter(|_| !data.ran_out) {
                    if !self.texts.add(&text) {
                        break;
                    }
                }
            }
            _ => {}
        }
        Some(())
    }

    /// The globals, with the range of each sheet in a stream of `length` bytes. A sheet ends where another one begins
    /// at the latest, so that no record is read twice, however many sheets claim it.
    fn placed(mut self, length: usize) -> Result<Globals, WorkbookError> {
        self.starts.push(length);
        self.starts.sort_unstable();
        let mut taken = HashSet::new();
        let mut sheets = Vec::new();
        for (start, name) in self.sheets {
            let next = self.starts.get(self.starts.partition_point(|other| *other <= start)).copied();
            let next =
                next.filter(|_| start < length).ok_or_else(|| WorkbookError::Damaged("工作表不完整".to_owned()))?;
            let end = if taken.insert(start) { next } else { start };
            sheets.push(Sheet { name, records: start..end });
        }
        Ok(Globals { sheets, texts: self.texts, formats: self.styles.formats(), writing: self.writing })
    }
}
