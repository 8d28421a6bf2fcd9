//! What the header rows of an upload sheet say over a column.

use super::Profile;

impl Profile {
    /// The texts over `column`, from the lowest header row up; merged cells count for all that they cover.
    pub fn heads(&self, column: usize) -> Vec<&str> {
        let mut heads: Vec<&str> = (0..=self.above.len()).rev().map(|row| self.head(row, column)).collect();
        heads.retain(|head| !head.is_empty());
        // A name that is merged over two rows stands in both.
        heads.dedup();
        heads
    }

    fn head(&self, row: usize, column: usize) -> &str {
        let merge = self.merges.iter().find(|merge| merge.covers(row, column));
        let (row, column) = merge.map_or((row, column), |merge| (merge.row, merge.column));
        let above = self.above.get(row).map(|row| row.get(column).map_or("", String::as_str));
        let name = || self.columns.get(column).map_or("", |column| column.header.as_str());
        above.unwrap_or_else(name).trim()
    }
}
