//! The bounds of what is read of a file. What is beyond them is refused or left out, and said to be.
//!
//! They bound memory and time for any bytes whatever: of a packed file at most [`UNZIPPED_BYTES`] are unpacked in all, one
//! part at a time, and of all sheets together at most [`CELLS`] with [`TEXT_BYTES`] of text are held. Whatever a file
//! claims, reading it takes less than 300 MB and some seconds; a real form takes some 100 KB and a millisecond.

/// Bytes of a file.
pub const FILE_BYTES: u64 = 32_000_000;
/// Bytes that the parts of a packed file may have unpacked, all together.
pub const UNZIPPED_BYTES: u64 = 100_000_000;
/// Parts of a packed file.
pub const PARTS: usize = 4_096;
/// Sheets of a file.
pub const SHEETS: usize = 1_024;
/// Cells of all sheets of a file, those that merged ranges cover included.
pub const CELLS: usize = 250_000;
/// Bytes of text in all cells of a file.
pub const TEXT_BYTES: usize = 32_000_000;
/// Characters of a cell: a spreadsheet takes no more either.
pub const CELL_CHARS: usize = 32_767;
/// Columns of a sheet that a form may take; cells farther to the right are told to have no place.
pub const COLUMNS: u32 = 256;

/// What a file may still take.
#[derive(Debug)]
pub struct Room {
    cells: usize,
    bytes: usize,
}

impl Default for Room {
    fn default() -> Self {
        Self { cells: CELLS, bytes: TEXT_BYTES }
    }
}

impl Room {
    /// Takes room for a cell with `bytes` of text; false where there is none left.
    pub fn cell(&mut self, bytes: usize) -> bool {
        self.cells(1) && self.bytes(bytes)
    }

    /// Takes room for `count` bytes of text; false where there is none left.
    pub fn bytes(&mut self, count: usize) -> bool {
        self.bytes.checked_sub(count).map(|left| self.bytes = left).is_some()
    }

    /// Takes room for `count` cells; false where there is none left.
    pub fn cells(&mut self, count: usize) -> bool {
        self.cells.checked_sub(count).map(|left| self.cells = left).is_some()
    }
}

/// What is said where the room ran out.
pub fn surplus() -> String {
    format!("整个文件的单元格超过 {CELLS} 个，或文字超过 {} MB，多出的没有读取", TEXT_BYTES / 1_000_000)
}
