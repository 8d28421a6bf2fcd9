//! The labels that templates print, indexed for lookup. A [`Vocabulary`] has those of one template. The [`Thesaurus`]
//! has those of all: a vocabulary borrows what it gives no other meaning, since one county's label may be another's.

use super::fold::{bare, folded};
use super::slot::{self, Slot};
use crate::model::{Column, Key, Table};
use crate::template::{Block, Side, TableBlock, Template};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::Arc;

/// The labels of one template.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) template: Arc<Template>,
    /// The single fields, in reading order.
    pub(super) slots: Vec<Slot>,
    /// The slots that a label may name, by index.
    fields: HashMap<String, Vec<usize>>,
    /// Labels that name no single field: beside a block, over or beside several fields.
    literals: HashSet<String>,
    columns: HashMap<String, Vec<(Table, Column)>>,
    totals: HashMap<String, Table>,
    /// The labels beside each table.
    sides: HashSet<(Table, String)>,
    branches: HashMap<String, String>,
    notes: HashSet<String>,
    schedule: Option<String>,
    items: HashMap<String, Vec<(usize, f32)>>,
    weights: Vec<f32>,
}

/// The share that a variant of a label counts in the score, against 1 for the label itself.
const VARIANT: f32 = 0.85;

impl Vocabulary {
    /// The vocabulary of `template`, with the labels of the same fields in other templates that have no other meaning
    /// here.
    pub(super) fn new(template: &Arc<Template>, thesaurus: &Thesaurus) -> Self {
        let mut this = Self {
            template: Arc::clone(template),
            slots: slot::of(template),
            fields: HashMap::new(),
            literals: HashSet::new(),
            columns: HashMap::new(),
            totals: HashMap::new(),
            sides: HashSet::new(),
            branches: HashMap::new(),
            notes: template.notes().map(folded).collect(),
            schedule: None,
            items: HashMap::new(),
            weights: Vec::new(),
        };
        for block in &template.blocks {
            match block {
                Block::Grid(grid) => {
                    this.side(grid.side.as_ref());
                    this.literals.extend(grid.rows.iter().flatten().map(|cell| folded(&cell.text.literal())));
                }
                Block::Table(table) => this.table(table),
                Block::Schedule { side } => {
                    this.side(side.as_ref());
                    this.schedule = side.as_ref().map(|side| folded(&side.text));
                }
                Block::Notes(_) => {}
            }
        }
        this.fields();
        this.borrow(thesaurus);
        // 项目支出绩效自评表 prints — in cells that are not scored: no label.
        this.literals.retain(|literal| literal.chars().any(char::is_alphanumeric));
        this
    }

    fn side(&mut self, side: Option<&Side>) {
        if let Some(side) = side {
            let text = folded(&side.text);
            self.item([(text.clone(), 1.0)], 0.7);
            self.literals.insert(text);
        }
    }

    fn table(&mut self, table: &TableBlock) {
        self.side(table.side.as_ref());
        self.sides.extend(table.side.iter().map(|side| (table.of, folded(&side.text))));
        for spec in &table.columns {
            let variants = spec.variants.iter().map(|variant| (folded(variant), VARIANT));
            let labels: Vec<_> = std::iter::once((folded(&spec.label), 1.0)).chain(variants).collect();
            for (label, _) in &labels {
                self.columns.entry(label.clone()).or_default().push((table.of, spec.column.clone()));
            }
            self.item(labels, 1.5);
        }
        for class in &table.tree {
            self.branch(&class.label, &class.variants);
            for subclass in &class.subclasses {
                self.branch(&subclass.label, &subclass.variants);
            }
        }
        if let Some(total) = &table.total {
            self.totals.insert(folded(&total.label), table.of);
        }
    }

    fn branch(&mut self, label: &str, variants: &[String]) {
        for text in std::iter::once(label).chain(variants.iter().map(String::as_str)) {
            self.branches.entry(folded(text)).or_insert_with(|| text.to_owned());
        }
    }

    fn fields(&mut self) {
        for (index, slot) in self.slots.iter().enumerate() {
            let spec = self.template.field(slot.key.as_str());
            let variants = spec.iter().flat_map(|spec| &spec.variants).map(|variant| (folded(variant), VARIANT));
            let captions = slot.captions.iter().map(|caption| (caption.clone(), 1.0));
            let own = spec.map(|spec| (folded(&spec.label), 1.0));
            let labels: Vec<_> = own.into_iter().chain(captions).chain(variants).collect();
            for (label, _) in &labels {
                let slots = self.fields.entry(label.clone()).or_default();
                if !slots.contains(&index) {
                    slots.push(index);
                }
            }
            // Neither a bare slot nor a field of the title has a label that could be found on the sheet.
            let weight = if slot.is_bare || spec.is_some_and(|spec| spec.in_title) { 0.0 } else { 1.0 };
            let (items, weights) = (&mut self.items, &mut self.weights);
            add_item(items, weights, labels, weight);
        }
    }

    fn borrow(&mut self, thesaurus: &Thesaurus) {
        for (index, slot) in self.slots.iter().enumerate() {
            for label in thesaurus.fields.get(&slot.key).into_iter().flatten() {
                let taken = self.literals.contains(label) || self.columns.contains_key(label);
                if !taken {
                    let slots = self.fields.entry(label.clone()).or_default();
                    // A label of another field of this template keeps that meaning.
                    if slots.is_empty() || slots.contains(&index) {
                        slots.push(index);
                        slots.dedup();
                    }
                }
            }
        }
        for (label, columns) in &thesaurus.columns {
            if self.literals.contains(label) {
                continue;
            }
            let own = self.columns.entry(label.clone()).or_default();
            for (table, column) in columns {
                if !own.iter().any(|(t, _)| t == table) {
                    own.push((*table, column.clone()));
                }
            }
        }
        self.sides.extend(thesaurus.sides.iter().cloned());
        for (label, table) in &thesaurus.totals {
            self.totals.entry(label.clone()).or_insert(*table);
        }
        for (label, text) in &thesaurus.branches {
            self.branches.entry(label.clone()).or_insert_with(|| text.clone());
        }
    }

    fn item(&mut self, labels: impl IntoIterator<Item = (String, f32)>, weight: f32) {
        add_item(&mut self.items, &mut self.weights, labels, weight);
    }

    /// The slots that the folded `label` may name.
    pub(super) fn fields_of(&self, label: &str) -> &[usize] {
        let found = self.fields.get(label).or_else(|| self.fields.get(bare(label)?));
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether the template prints `label` other than for a single field.
    pub(super) fn is_literal(&self, label: &str) -> bool {
        self.literals.contains(label)
    }

    /// The columns that `label` may head.
    pub(super) fn columns_of(&self, label: &str) -> &[(Table, Column)] {
        let found = self.columns.get(label).or_else(|| self.columns.get(bare(label)?));
        found.map_or(&[], Vec::as_slice)
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

    /// Compares `labels` with the template's: the weighted share of its labels that are among them, and the number of
    /// `labels` that it knows, each variant counted as [`VARIANT`].
    pub(super) fn coverage<'l>(&self, labels: impl Iterator<Item = &'l str>) -> (f32, f32) {
        let mut found = vec![0.0_f32; self.weights.len()];
        let mut known = 0.0;
        for label in labels {
            let items = self.items.get(label).or_else(|| self.items.get(bare(label)?));
            let mut most = if self.literals.contains(label) { 1.0 } else { 0.0_f32 };
            for (item, share) in items.into_iter().flatten() {
                most = most.max(*share);
                if let Some(best) = found.get_mut(*item) {
                    *best = best.max(*share);
                }
            }
            known += most;
        }
        let whole: f32 = self.weights.iter().sum();
        let sum: f32 = found.iter().zip(&self.weights).map(|(share, weight)| share * weight).sum();
        (if whole > 0.0 { sum / whole } else { 0.0 }, known)
    }
}

fn add_item(
    items: &mut HashMap<String, Vec<(usize, f32)>>,
    weights: &mut Vec<f32>,
    labels: impl IntoIterator<Item = (String, f32)>,
    weight: f32,
) {
    for (label, share) in labels {
        items.entry(label).or_default().push((weights.len(), share));
    }
    weights.push(weight);
}

/// The meanings of the labels of all templates.
#[derive(Debug, Default)]
pub(super) struct Thesaurus {
    fields: HashMap<Key, HashSet<String>>,
    columns: HashMap<String, Vec<(Table, Column)>>,
    totals: HashMap<String, Table>,
    sides: HashSet<(Table, String)>,
    branches: HashMap<String, String>,
    classes: HashSet<String>,
    subclasses: HashSet<String>,
    labels: HashSet<String>,
    /// The labels of funds, each with the last parts of the keys that it names.
    funds: HashMap<String, HashSet<String>>,
}

impl Thesaurus {
    /// Adds the labels of `template`.
    pub(super) fn add(&mut self, template: &Template) {
        for spec in &template.fields {
            let labels = self.fields.entry(spec.key.clone()).or_default();
            labels.extend(std::iter::once(&spec.label).chain(&spec.variants).map(|label| folded(label)));
            self.labels.extend(labels.iter().cloned());
            if let Some(part) = spec.key.fund().and_then(|parts| parts.last().map(|part| (*part).to_owned())) {
                for label in labels.iter() {
                    self.funds.entry(label.clone()).or_default().insert(part.clone());
                }
            }
        }
        for block in &template.blocks {
            match block {
                Block::Grid(grid) => {
                    self.labels.extend(grid.side.iter().map(|side| folded(&side.text)));
                    let cells = grid.rows.iter().flatten().filter(|cell| cell.text.slots().is_empty());
                    self.labels.extend(cells.map(|cell| folded(&cell.text.literal())));
                }
                Block::Table(table) => self.table(table),
                Block::Schedule { side } => self.labels.extend(side.iter().map(|side| folded(&side.text))),
                Block::Notes(_) => {}
            }
        }
        self.labels.retain(|label| label.chars().any(char::is_alphanumeric));
    }

    fn table(&mut self, table: &TableBlock) {
        self.labels.extend(table.side.iter().map(|side| folded(&side.text)));
        self.sides.extend(table.side.iter().map(|side| (table.of, folded(&side.text))));
        for spec in &table.columns {
            for label in std::iter::once(&spec.label).chain(&spec.variants) {
                let columns = self.columns.entry(folded(label)).or_default();
                if !columns.iter().any(|(of, _)| *of == table.of) {
                    columns.push((table.of, spec.column.clone()));
                }
            }
        }
        let classes = table.tree.iter().flat_map(|class| std::iter::once(&class.label).chain(&class.variants));
        let subclasses = table.tree.iter().flat_map(|class| &class.subclasses);
        let subclasses = subclasses.flat_map(|sub| std::iter::once(&sub.label).chain(&sub.variants));
        self.classes.extend(classes.clone().map(|label| folded(label)));
        self.subclasses.extend(subclasses.clone().map(|label| folded(label)));
        for label in classes.chain(subclasses) {
            self.branches.entry(folded(label)).or_insert_with(|| label.clone());
        }
        self.totals.extend(table.total.iter().map(|total| (folded(&total.label), table.of)));
    }

    /// Whether `label` is a class or subclass of any template, depending on `level`.
    pub(super) fn is_level(&self, label: &str, level: &Column) -> bool {
        match level {
            Column::Class => self.classes.contains(label),
            Column::Subclass => self.subclasses.contains(label),
            _ => false,
        }
    }

    /// Whether any template prints `label` beside, over or around fields.
    pub(super) fn is_label(&self, label: &str) -> bool {
        self.labels.contains(label) || bare(label).is_some_and(|bare| self.labels.contains(bare))
    }

    /// The columns that `label` heads in any template.
    pub(super) fn columns_of(&self, label: &str) -> &[(Table, Column)] {
        let found = self.columns.get(label).or_else(|| self.columns.get(bare(label)?));
        found.map_or(&[], Vec::as_slice)
    }

    /// Whether `label` names the field `key` in any template.
    pub(super) fn names(&self, label: &str, key: &str) -> bool {
        self.fields.get(key).is_some_and(|labels| labels.contains(label))
    }

    /// Whether `label` names a field of the funds whose key has the same last part as `key`: the label of a row such as
    /// 其他资金, for all columns of amounts.
    pub(super) fn names_row(&self, label: &str, key: &Key) -> bool {
        let parts = self.funds.get(label);
        parts.zip(key.fund()).is_some_and(|(parts, key)| key.last().is_some_and(|last| parts.contains(*last)))
    }
}
