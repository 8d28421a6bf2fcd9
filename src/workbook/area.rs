//! Cells and ranges of a sheet, and their addresses (`B5`).

use std::ops::Range;

/// The place of a cell or merged range; rows and columns count from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Area {
    /// The first row.
    pub row: u32,
    /// The first column.
    pub column: u32,
    /// How many rows.
    pub rows: u32,
    /// How many columns.
    pub columns: u32,
}

impl Area {
    /// The area of a cell that is not merged.
    pub fn single(row: u32, column: u32) -> Self {
        Self { row, column, rows: 1, columns: 1 }
    }

    /// The area at an address as spreadsheets write it: `B5`, `$B$5:$D$9`; a column alone is its first cell.
    pub fn at(address: &str) -> Option<Self> {
        let (first, last) = address.split_once(':').unwrap_or((address, address));
        let ((top, left), (bottom, right)) = (place(first)?, place(last)?);
        Some(Self {
            row: top,
            column: left,
            rows: bottom.saturating_sub(top).saturating_add(1),
            columns: right.saturating_sub(left).saturating_add(1),
        })
    }

    /// The row after the last one.
    pub fn bottom(&self) -> u32 {
        self.row.saturating_add(self.rows)
    }

    /// The column after the last one.
    pub fn right(&self) -> u32 {
        self.column.saturating_add(self.columns)
    }

    /// The columns.
    pub fn columns(&self) -> Range<u32> {
        self.column..self.right()
    }

    /// The address of the first cell, as spreadsheets write it: `B5`.
    pub fn address(&self) -> String {
        // Letters are digits from 1 to 26 without a zero: after Z comes AA.
        let mut letters = Vec::new();
        let mut rest = u64::from(self.column) + 1;
        while rest > 0 {
            rest -= 1;
            letters.push(char::from(b'A' + (rest % 26) as u8));
            rest /= 26;
        }
        letters.iter().rev().collect::<String>() + &(u64::from(self.row) + 1).to_string()
    }
}

/// Row and column of one cell's address.
fn place(address: &str) -> Option<(u32, u32)> {
    let (mut column, mut row) = (0_u32, 0_u32);
    for byte in address.bytes() {
        match byte {
            b'$' => {}
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(byte - b'0'))?,
            // `A1B` is no address.
            _ if row > 0 => return None,
            _ => {
                let letter = byte.to_ascii_uppercase().checked_sub(b'A').filter(|letter| *letter < 26)?;
                column = column.checked_mul(26)?.checked_add(u32::from(letter) + 1)?;
            }
        }
    }
    Some((row.max(1) - 1, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for ((row, column), expected) in [((0, 0), "A1"), ((9, 25), "Z10"), ((0, 26), "AA1"), ((0, 16_383), "XFD1")] {
            assert_eq!(Area::single(row, column).address(), expected);
            assert_eq!(Area::at(expected), Some(Area::single(row, column)));
        }
        assert_eq!(Area::at("$B$2:D4"), Some(Area { row: 1, column: 1, rows: 3, columns: 3 }));
        assert_eq!(Area::at("F:F"), Some(Area::single(0, 5)));
        for wrong in ["INDIRECT(A1)", "", "A1B", "12", "表1"] {
            assert_eq!(Area::at(wrong), None, "{wrong}");
        }
    }
}
