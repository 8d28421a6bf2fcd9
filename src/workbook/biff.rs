//! The records of an .xls file, walked through before calamine reads them: bounds, and number formats, which calamine
//! does not tell.

use super::error::WorkbookError;
use super::limits;
use super::ole::{u16_at, u32_at};
use std::collections::HashMap;

const FILE_PASS: u16 = 0x2F;
const DATE_MODE: u16 = 0x22;
const FORMAT: u16 = 0x41E;
const XF: u16 = 0xE0;
const BOUND_SHEET: u16 = 0x85;
const BOF: u16 = 0x809;
const EOF: u16 = 0x0A;
const DIMENSIONS: u16 = 0x200;
const FORMULA: u16 = 0x06;
const MUL_RK: u16 = 0xBD;
/// Number, label, bool or error, RK, label of the table of texts, rich text: row, column and format stand first.
const CELLS: [u16; 7] = [0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, FORMULA];

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// Whether days are counted from 1904.
    pub(super) since_1904: bool,
    formats: HashMap<u16, String>,
    by_style: Vec<u16>,
    /// For each sheet, the styles of its cells.
    sheets: Vec<HashMap<(u32, u32), u16>>,
}

impl Records {
    /// Walks through the records of `stream`.
    pub(super) fn walk(stream: &[u8]) -> Result<Self, WorkbookError> {
        let mut records = Self::default();
        let mut starts = Vec::new();
        for (kind, data) in Walk(stream) {
            match kind {
                FILE_PASS if u16_at(data, 0) != Some(0) => return Err(WorkbookError::Encrypted),
                DATE_MODE => records.since_1904 = u16_at(data, 0) == Some(1),
                FORMAT => records.formats.extend(format(data)),
                XF => records.by_style.push(u16_at(data, 2).unwrap_or(0)),
                BOUND_SHEET => starts.push(u32_at(data, 0).map_or(usize::MAX, |start| start as usize)),
                EOF => break,
                _ => {}
            }
        }
        if starts.len() > limits::SHEETS {
            return Err(WorkbookError::TooManySheets { found: starts.len() });
        }
        let mut room = limits::XLS_AREA;
        for start in starts {
            let sheet = stream.get(start..).ok_or_else(|| WorkbookError::Damaged("工作表不完整".to_owned()))?;
            let cells = walk_sheet(sheet, &mut room)?;
            records.sheets.push(cells);
        }
        Ok(records)
    }

    /// The number format of the cell at `place` of the sheet `index`.
    pub(super) fn format(&self, index: usize, place: (u32, u32)) -> &str {
        let style = self.sheets.get(index).and_then(|cells| cells.get(&place));
        let id = style.and_then(|style| self.by_style.get(usize::from(*style))).copied().unwrap_or(0);
        match self.formats.get(&id) {
            Some(code) => code,
            None => super::number::built_in(u32::from(id)),
        }
    }
}

/// Collects the styles of a sheet's cells; `room` is how much area the sheets of the file may still take.
fn walk_sheet(sheet: &[u8], room: &mut u64) -> Result<HashMap<(u32, u32), u16>, WorkbookError> {
    let mut cells = HashMap::new();
    let (mut bottom, mut right, mut stated) = (0_u64, 0_u64, 0_u64);
    let mut depth = 0;
    for (kind, data) in Walk(sheet) {
        match kind {
            BOF => depth += 1,
            EOF if depth > 1 => depth -= 1,
            EOF => break,
            DIMENSIONS => stated = stated.max(stated_area(data)?),
            _ if depth > 1 => {}
            MUL_RK => {
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                let last = u16_at(data, data.len().saturating_sub(2)).unwrap_or(0);
                // calamine counts the cells by the last column, and where it stands before the first it panics.
                if last < first || data.len() != 6 + 6 * (usize::from(last - first) + 1) {
                    return Err(WorkbookError::Damaged("工作表不完整".to_owned()));
                }
                for i in 0..data.len().saturating_sub(6) / 6 {
                    let column = u32::from(first).saturating_add(i as u32);
                    cells.extend(u16_at(data, 4 + 6 * i).map(|style| ((u32::from(row), column), style)));
                    right = right.max(u64::from(column) + 1);
                }
                bottom = bottom.max(u64::from(row) + 1);
            }
            _ if CELLS.contains(&kind) => {
                let (Some(row), Some(column)) = (u16_at(data, 0), u16_at(data, 2)) else { continue };
                cells.extend(u16_at(data, 4).map(|style| ((u32::from(row), u32::from(column)), style)));
                (bottom, right) = (bottom.max(u64::from(row) + 1), right.max(u64::from(column) + 1));
            }
            _ => {}
        }
    }
    *room = room.checked_sub(stated.max(bottom * right)).ok_or_else(too_wide)?;
    Ok(cells)
}

/// The area that a sheet says it takes: calamine makes room for as much.
fn stated_area(data: &[u8]) -> Result<u64, WorkbookError> {
    let bounds = match data.len() {
        10 => [u16_at(data, 0).map(u32::from), u16_at(data, 2).map(u32::from)],
        _ => [u32_at(data, 0), u32_at(data, 4)],
    };
    let [Some(first), Some(last)] = bounds else { return Err(WorkbookError::Damaged("工作表不完整".to_owned())) };
    if last > 0 && first >= last {
        return Err(WorkbookError::Damaged("工作表的范围不对".to_owned()));
    }
    let columns = u16_at(data, if data.len() == 10 { 6 } else { 10 }).unwrap_or(0);
    Ok(u64::from(last - first.min(last)).saturating_mul(u64::from(columns)))
}

fn too_wide() -> WorkbookError {
    WorkbookError::Damaged(format!("工作表自称的范围超过 {} 个单元格", limits::XLS_AREA))
}

/// The number and the code of a format.
fn format(data: &[u8]) -> Option<(u16, String)> {
    let (id, flags) = (u16_at(data, 0)?, *data.get(4)?);
    let length = usize::from(u16_at(data, 2)?);
    let text = if flags & 1 == 1 {
        let units: Vec<u16> = (0..length).map_while(|i| u16_at(data, 5 + 2 * i)).collect();
        String::from_utf16_lossy(&units)
    } else {
        data.get(5..5 + length)?.iter().map(|byte| char::from(*byte)).collect()
    };
    Some((id, text))
}

/// The records of a stream: kind and data.
struct Walk<'s>(&'s [u8]);

impl<'s> Iterator for Walk<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.0, 0)?, usize::from(u16_at(self.0, 2)?));
        let data = self.0.get(4..4 + length)?;
        self.0 = self.0.get(4 + length..)?;
        Some((kind, data))
    }
}
