//! How much of a file is read. Anything beyond these limits is refused or left out, and the user is told.
//!
//! They bound memory and time for arbitrary input: at most [`UNZIPPED_BYTES`] of a packed file are unpacked, one part
//! at a time, and at most [`CELLS`] with [`TEXT_BYTES`] of text are stored for all sheets. Whatever a file claims,
//! reading it takes less than 300 MB and two seconds; a real form takes about 100 KB and a millisecond.

/// Bytes in a file.
pub const FILE_BYTES: u64 = 32_000_000;
/// Unpacked bytes of all parts of a packed file together.
pub const UNZIPPED_BYTES: u64 = 100_000_000;
/// Parts in a packed file.
pub const PARTS: usize = 4_096;
/// Sheets in a file.
pub const SHEETS: usize = 1_024;
/// Cells in all sheets of a file together, including those covered by merged ranges.
pub const CELLS: usize = 250_000;
/// Bytes of text in all cells of a file.
pub const TEXT_BYTES: usize = 32_000_000;
/// Characters in a cell, as in Excel.
pub const CELL_CHARS: usize = 32_767;
/// Columns of a sheet that a form may use, as many as an .xls sheet has; cells to the right are reported as unplaced.
pub const COLUMNS: u32 = 256;

/// What is left of [`CELLS`] and [`TEXT_BYTES`] while a file is read.
#[derive(Debug, Clone, Copy)]
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
    /// Reserves room for a cell with `bytes` of text; false if there is none left.
    pub fn cell(&mut self, bytes: usize) -> bool {
        self.cells(1) && self.bytes(bytes)
    }

    /// Reserves room for `count` bytes of text; false if there is none left.
    pub fn bytes(&mut self, count: usize) -> bool {
        self.bytes.checked_sub(count).map(|left| self.bytes = left).is_some()
    }

    /// Reserves room for `count` cells; false if there is none left.
    pub fn cells(&mut self, count: usize) -> bool {
        self.cells.checked_sub(count).map(|left| self.cells = left).is_some()
    }
}

/// The notice for a file that exceeds [`CELLS`] or [`TEXT_BYTES`].
pub fn surplus() -> String {
    format!("整个文件的单元格超过 {CELLS} 个，或文字超过 {} MB，多出的没有读取", TEXT_BYTES / 1_000_000)
}
