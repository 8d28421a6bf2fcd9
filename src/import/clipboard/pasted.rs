//! What a block becomes in a form.

use super::super::outcome::{ReadCell, Role};
use crate::edit::Edit;

/// What a block becomes in a form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pasted {
    /// The change, as one step; None where nothing of the block has a place.
    pub edit: Option<Edit>,
    /// The cells that have no place, each with the reason; their areas count from the block's first cell.
    pub unplaced: Vec<ReadCell>,
    /// What else of the block was left out, in words.
    pub notices: Vec<String>,
    /// How many rows the block goes on below the table: they are added.
    pub added: usize,
}

impl Pasted {
    /// What of the block has no place in the form, a line each.
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

/// The edits as one step.
pub(super) fn step(edits: Vec<Edit>) -> Option<Edit> {
    (!edits.is_empty()).then(|| Edit::Many { name: "粘贴".to_owned(), edits })
}
