//! Gathers the labels of a template, and borrows those of the others.

use super::super::aligned::steps;
use super::super::fold::folded;
use super::super::slot;
use super::coverage::{VARIANT, add_item};
use super::{Thesaurus, Vocabulary};
use crate::template::{Block, Side, TableBlock, Template};
use foldhash::{HashMap, HashMapExt, HashSet, HashSetExt};
use std::sync::Arc;

impl Vocabulary {
    /// The vocabulary of `template`, with the labels of the same fields in other templates that have no other meaning
    /// here.
    pub(in crate::import) fn new(template: &Arc<Template>, thesaurus: &Thesaurus) -> Self {
        let mut this = Self {
            template: Arc::clone(template),
            slots: slot::of(template),
            fields: HashMap::new(),
            keyed: HashMap::new(),
            literals: HashSet::new(),
            columns: HashMap::new(),
            totals: HashMap::new(),
            sides: HashSet::new(),
            branches: HashMap::new(),
            notes: template.notes().map(folded).collect(),
            schedule: None,
            steps: steps(template),
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
                Block::Prose(_) | Block::Notes(_) => {}
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
            let share = |label: &str| if spec.variants.iter().any(|variant| variant == label) { VARIANT } else { 1.0 };
            let labels: Vec<_> = spec.labels().map(|label| (folded(&label), share(&label))).collect();
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
            // Neither label alone names a slot of a matrix.
            if slot.row.is_none() {
                self.keyed.entry(slot.key.clone()).or_default().push(index);
            }
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
}
