//! The plan: the tables in the documentation of lib.rs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What lib.rs allows.
pub(crate) struct Plan {
    /// Each storey with those it may import, in the order of the table.
    pub(crate) storeys: Vec<(String, BTreeSet<String>)>,
    /// Each outside crate, as code names it, with the storeys that may use it; none means all of them.
    pub(crate) rooms: BTreeMap<String, BTreeSet<String>>,
}

impl Plan {
    /// Reads the tables of lib.rs: the first row of each names its columns.
    pub(crate) fn read() -> Self {
        let lib = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
        let mut plan = Self { storeys: Vec::new(), rooms: BTreeMap::new() };
        let mut heading = "";
        for line in lib.lines() {
            let cells = line.strip_prefix("//! |").map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
            match cells.as_deref() {
                None => heading = "",
                Some([first, ..]) if heading.is_empty() => heading = first,
                Some([dashes, ..]) if dashes.starts_with('-') => {}
                Some([storey, _, imports, ..]) if heading == "storey" => {
                    plan.storeys.push((storey.trim_matches(['[', '`', ']']).to_owned(), words(imports)));
                }
                Some([crates, _, rooms, ..]) if heading == "crate" => {
                    for name in words(crates) {
                        plan.rooms.insert(name, words(rooms).into_iter().filter(|room| room != "all").collect());
                    }
                }
                Some(other) => panic!("a row of no known table: {other:?}"),
            }
        }
        plan
    }

    /// What `storey` may import.
    pub(crate) fn allowed(&self, storey: &str) -> Option<&BTreeSet<String>> {
        self.storeys.iter().find(|(name, _)| name == storey).map(|(_, allowed)| allowed)
    }
}

/// The names of a cell: between commas, without the marks of code and links; a dash stands for none.
fn words(cell: &str) -> BTreeSet<String> {
    let bare = |word: &str| word.trim().trim_matches(['[', '`', ']']).to_owned();
    cell.split(',').map(bare).filter(|word| !word.is_empty() && word != "–").collect()
}
