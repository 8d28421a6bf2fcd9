//! What labels were found to mean: a sheet asks for few labels, in many cells and for many templates.

use super::columns::Columns;
use super::fund_columns::{self, FundColumn};
use super::fund_names::FundRow;
use super::fund_rows;
use super::{columns, fields};
use foldhash::{HashMap, HashMapExt};
use std::cell::RefCell;

/// The longest label that is looked at, in bytes: a longer text is no heading.
const LABEL_BYTES: usize = 112;

/// The most labels that are remembered at a time.
const LABELS: usize = 8_192;

/// What a label means by its kernel, in each part of a form.
#[derive(Clone, Copy, Default)]
struct Meaning {
    columns: Columns,
    keys: &'static [&'static str],
    fund: Option<&'static [&'static str]>,
    row: Option<FundRow>,
    column: Option<FundColumn>,
}

thread_local! {
    static KNOWN: RefCell<HashMap<Box<str>, Meaning>> = RefCell::new(HashMap::new());
}

fn meaning(label: &str) -> Meaning {
    if label.is_empty() || label.len() > LABEL_BYTES {
        return Meaning::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(meaning) = known.get(label) {
            return *meaning;
        }
        if known.len() >= LABELS {
            known.clear();
        }
        let meaning = Meaning {
            columns: columns::columns(label),
            keys: fields::keys(label),
            fund: fields::fund(label),
            row: fund_rows::row(label),
            column: fund_columns::column(label),
        };
        known.insert(label.into(), meaning);
        meaning
    })
}

/// The columns that the folded `label` may head; none if it heads no column that the program knows.
pub(in crate::import) fn columns_of(label: &str) -> Columns {
    meaning(label).columns
}

/// The keys of the fields that the folded `label` may name, the likeliest first.
pub(in crate::import) fn keys(label: &str) -> &'static [&'static str] {
    meaning(label).keys
}

/// The keys of the fund of one column that the folded `label` names.
pub(in crate::import) fn fund(label: &str) -> Option<&'static [&'static str]> {
    meaning(label).fund
}

/// The row of the funds that the folded `label` names.
pub(in crate::import) fn row(label: &str) -> Option<FundRow> {
    meaning(label).row
}

/// The column of the funds that the folded `label` heads.
pub(in crate::import) fn column(label: &str) -> Option<FundColumn> {
    meaning(label).column
}
