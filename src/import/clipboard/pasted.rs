//! The result of pasting a block, as data: the edit is applied by the caller.

use super::super::outcome::{ReadCell, Role};
use crate::edit::Edit;

/// The result of pasting a block.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pasted {
    /// The change, as one undo step; None if nothing in the block has a place.
    pub edit: Option<Edit>,
    /// The cells without a place, each with the reason; their areas are relative to the block.
    pub unplaced: Vec<ReadCell>,
    /// What else in the block was left out, in words.
    pub notices: Vec<String>,
    /// The number of rows added because the block is longer than the table.
    pub added: usize,
}

impl Pasted {
    /// Everything in the block that was not pasted, one line each.
    pub fn notices(&self) -> Vec<String> {
        let line = |cell: &ReadCell| {
            let Role::NotPlaced(reason) = cell.role else { return None };
            let text = cell.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (row, column) = (cell.area.row + 1, cell.area.column + 1);
            Some(format!("所粘贴内容第 {row} 行第 {column} 列：{text}（{}）", reason.name()))
        };
        self.unplaced.iter().filter_map(line).chain(self.notices.iter().cloned()).collect()
    }
}

/// Combines `edits` into one undo step.
pub(super) fn step(edits: Vec<Edit>) -> Option<Edit> {
    (!edits.is_empty()).then(|| Edit::Many { name: "粘贴".to_owned(), edits })
}
