//! Reads the cells of an .xls sheet.

use super::super::area::Area;
use super::super::sheets::{BROKEN_OFF, Sheets};
use super::globals::{BOF, EOF, Globals};
use super::record::{Data, Record, Records};
use std::borrow::Cow;

const NUMBER: u16 = 0x203;
const LABEL: u16 = 0x204;
const BOOL_ERR: u16 = 0x205;
const STRING: u16 = 0x207;
const RK: u16 = 0x27E;
const MUL_RK: u16 = 0xBD;
const RICH_STRING: u16 = 0xD6;
const LABEL_SST: u16 = 0xFD;
/// A formula: of BIFF5 and BIFF8, then of BIFF3 and BIFF4, which some programs write into files of the later versions.
const FORMULAS: [u16; 3] = [0x06, 0x206, 0x406];
const MERGED_CELLS: u16 = 0xE5;

/// The notice for a sheet with malformed records.
const DAMAGED: &str = "工作表有损坏的地方，可能缺少内容：请与原表核对";

/// Reads the sheet in `records`; returns a notice if it is damaged.
pub(super) fn read(records: &[u8], globals: &Globals, sheets: &mut Sheets) -> Option<&'static str> {
    let mut sheet = Reading { globals, sheets, result_of: None, full: false };
    let (mut depth, mut damaged) = (0, false);
    for Record { kind, mut data } in Records(records) {
        match kind {
            BOF => depth += 1,
            EOF if depth > 1 => depth -= 1,
            EOF => return damaged.then_some(DAMAGED),
            // A chart on the sheet is a nested stream with cell records of its own.
            _ if depth > 1 => {}
            kind => damaged |= sheet.see(kind, &mut data).is_none() || data.ran_out,
        }
        if sheet.full {
            return None;
        }
    }
    Some(BROKEN_OFF)
}

/// The sheet being read.
struct Reading<'g, 's> {
    globals: &'g Globals,
    sheets: &'s mut Sheets,
    /// The cell of a formula whose result is a text, which follows in a STRING record.
    result_of: Option<Place>,
    full: bool,
}

/// The row, column and style index of a cell.
#[derive(Clone, Copy)]
struct Place {
    row: u32,
    column: u32,
    style: usize,
}

impl Place {
    fn read(data: &mut Data<'_>) -> Option<Self> {
        let [row, column, style] = [data.u16()?, data.u16()?, data.u16()?];
        Some(Self { row: row.into(), column: column.into(), style: style.into() })
    }
}

impl Reading<'_, '_> {
    /// Reads a record; None if it is malformed.
    fn see(&mut self, kind: u16, data: &mut Data<'_>) -> Option<()> {
        match kind {
            NUMBER => {
                let place = Place::read(data)?;
                self.number(place, data.f64()?);
            }
            RK => {
                let place = Place::read(data)?;
                self.number(place, short_number(data.u32()?));
            }
            MUL_RK => self.numbers(data)?,
            LABEL | RICH_STRING => {
                let place = Place::read(data)?;
                let text = self.globals.writing.long(data)?;
                self.add(place, text.into(), false);
            }
            LABEL_SST => {
                let place = Place::read(data)?;
                let index = data.u32()? as usize;
                match self.globals.texts.get(index) {
                    Some(text) => self.add(place, text.into(), false),
                    None => self.add(place, format!("[文字 {index}]").into(), true),
                }
            }
            BOOL_ERR => {
                let place = Place::read(data)?;
                let [value, is_error] = data.bytes()?;
                self.truth_or_error(place, value, is_error == 1);
            }
            _ if FORMULAS.contains(&kind) => {
                let place = Place::read(data)?;
                self.result(place, data.bytes()?);
            }
            STRING => {
                if let Some(place) = self.result_of.take() {
                    let text = self.globals.writing.long(data)?;
                    self.add(place, text.into(), false);
                }
            }
            MERGED_CELLS => {
                for _ in 0..data.u16()? {
                    self.merge([data.u16()?, data.u16()?, data.u16()?, data.u16()?]);
                }
            }
            _ => {}
        }
        Some(())
    }

    fn add(&mut self, place: Place, text: Cow<'_, str>, failed: bool) {
        self.full |= !self.sheets.add(place.row, place.column, text, failed);
    }

    fn number(&mut self, place: Place, value: f64) {
        self.add(place, self.globals.formats.shown(value, place.style).into(), false);
    }

    /// Reads numbers in adjacent cells; the last two bytes are the last column and must agree.
    fn numbers(&mut self, data: &mut Data<'_>) -> Option<()> {
        let [row, mut column] = [data.u16()?, data.u16()?].map(u32::from);
        while data.left() >= 8 {
            let style = data.u16()?.into();
            self.number(Place { row, column, style }, short_number(data.u32()?));
            column += 1;
        }
        (u32::from(data.u16()?) + 1 == column).then_some(())
    }

    /// Reads the result of a formula: a number, or something else marked by 0xFFFF, which as a number would be a NaN.
    fn result(&mut self, place: Place, value: [u8; 8]) {
        self.result_of = None;
        match value {
            [0, .., 0xFF, 0xFF] => self.result_of = Some(place),
            [kind @ (1 | 2), _, value, .., 0xFF, 0xFF] => self.truth_or_error(place, value, kind == 2),
            [_, .., 0xFF, 0xFF] => {}
            number => self.number(place, f64::from_le_bytes(number)),
        }
    }

    /// Adds a truth value or an error, by its code in BErr of \[MS-XLS\].
    fn truth_or_error(&mut self, place: Place, value: u8, is_error: bool) {
        let shown = match (is_error, value) {
            (false, 0) => "FALSE",
            (false, _) => "TRUE",
            (true, 0x00) => "#NULL!",
            (true, 0x07) => "#DIV/0!",
            (true, 0x0F) => "#VALUE!",
            (true, 0x17) => "#REF!",
            (true, 0x1D) => "#NAME?",
            (true, 0x24) => "#NUM!",
            (true, _) => "#N/A",
        };
        self.add(place, shown.into(), is_error);
    }

    fn merge(&mut self, [top, bottom, left, right]: [u16; 4]) {
        let count = |first: u16, last: u16| u32::from(last.saturating_sub(first)) + 1;
        let (rows, columns) = (count(top, bottom), count(left, right));
        self.sheets.merge(Area { row: top.into(), column: left.into(), rows, columns });
    }
}

/// Decodes an RkNumber: bit 1 tells an integer from the upper 30 bits of a float, bit 0 a value in hundredths.
fn short_number(bits: u32) -> f64 {
    let value = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits.cast_signed() >> 2),
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}
