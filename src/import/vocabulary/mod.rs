//! The labels that templates print, indexed for lookup. A [`Vocabulary`] has those of one template. The [`Thesaurus`]
//! has those of all: a vocabulary borrows what it gives no other meaning, since one county's label may be another's.
//! What neither lists is known by its [`kernel`].

mod coverage;
mod gather;
mod thesaurus;

pub(super) use thesaurus::Thesaurus;

use super::aligned::Step;
use super::fold::{bare, folded};
use super::kernel;
use super::slot::Slot;
use crate::model::{Column, Key, Table};
use crate::template::{Block, Template};
use foldhash::{HashMap, HashSet};
use std::sync::Arc;

/// The labels of one template.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) template: Arc<Template>,
    /// The single fields, in reading order.
    pub(super) slots: Vec<Slot>,
    /// The slots that a label may name, by index.
    fields: HashMap<String, Vec<usize>>,
    /// The slots of each key, for labels that are known by their kernel.
    keyed: HashMap<Key, Vec<usize>>,
    /// Labels that name no single field: beside a block, over or beside several fields.
    literals: HashSet<String>,
    columns: HashMap<String, Vec<(Table, Column)>>,
    totals: HashMap<String, Table>,
    /// The labels beside each table.
    sides: HashSet<(Table, String)>,
    branches: HashMap<String, String>,
    notes: HashSet<String>,
    schedule: Option<String>,
    /// The layout, for forms that have exactly that one.
    pub(super) steps: Vec<Step>,
    items: HashMap<String, Vec<(usize, f32)>>,
    weights: Vec<f32>,
}

impl Vocabulary {
    /// The slots that the folded `label` may name.
    pub(super) fn fields_of(&self, label: &str) -> &[usize] {
        let found = self.fields.get(label).or_else(|| self.fields.get(bare(label)?));
        let by_kernel = || {
            let mut keys = kernel::keys(label).iter();
            keys.find_map(|key| self.keyed.get(*key)).filter(|_| !self.literals.contains(label))
        };
        found.or_else(by_kernel).map_or(&[], Vec::as_slice)
    }

    /// Whether the template prints `label` other than for a single field.
    pub(super) fn is_literal(&self, label: &str) -> bool {
        self.literals.contains(label)
    }

    /// Whether the template itself prints `label` beside or over the field `key`, whatever it calls it: 全年预算数（A）,
    /// 1—7月执行数.
    pub(super) fn prints(&self, key: &str, label: &str) -> bool {
        let folded = folded(label);
        let around = |slot: &Slot| [&slot.row, &slot.over].into_iter().flatten().any(|own| *own == folded);
        let grids = self.template.blocks.iter().filter_map(|block| match block {
            Block::Grid(grid) => Some(grid),
            Block::Table(_) | Block::Schedule { .. } | Block::Prose(_) | Block::Notes(_) => None,
        });
        let mut mentions = grids.flat_map(|grid| &grid.rows).flatten().filter(|cell| cell.mentions);
        self.slots.iter().any(|slot| slot.key.as_str() == key && around(slot))
            || mentions.any(|cell| cell.is_caption_of(key) && cell.text.matches(label).is_some())
    }

    /// The columns that `label` may head.
    pub(super) fn columns_of(&self, label: &str) -> &[(Table, Column)] {
        let found = self.columns.get(label).or_else(|| self.columns.get(bare(label)?));
        found.map_or_else(|| kernel::columns_of(label), Vec::as_slice)
    }

    /// The table whose total row `label` begins.
    pub(super) fn total_of(&self, label: &str) -> Option<Table> {
        self.totals.get(label).copied()
    }

    /// Whether `label` may stand beside `table`.
    pub(super) fn is_side_of(&self, table: Table, label: &str) -> bool {
        self.sides.contains(&(table, label.to_owned()))
    }

    /// The class or subclass with the folded `label`, as the template spells it.
    pub(super) fn branch_of(&self, label: &str) -> Option<&str> {
        self.branches.get(label).map(String::as_str)
    }

    /// Whether `label` is a note that the template prints itself.
    pub(super) fn is_note(&self, label: &str) -> bool {
        self.notes.contains(label)
    }

    /// Whether `label` is the one beside the payment schedule.
    pub(super) fn is_schedule(&self, label: &str) -> bool {
        self.schedule.as_deref() == Some(label)
    }
}
