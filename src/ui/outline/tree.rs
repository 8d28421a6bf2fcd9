//! Builds the tree of a form's indicators, once for each state of the form.

use super::branches::{Class, Subclass, classes};
use super::marks::{Mark, Marks};
use super::sums::{Sums, Told};
use crate::model::{Column, Form, Row, RowId, Table};
use crate::template::Template;
use crate::ui::findings::Findings;
use std::ops::Range;

/// What a row of the outline represents, stable while the form changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Spot {
    /// An indicator.
    Row(RowId),
    /// A class, or a subclass if the second label is not empty. `run` counts the runs of rows with the same labels.
    Branch { labels: [String; 2], run: usize },
}

/// A row of the outline.
pub(super) struct Node {
    pub(super) spot: Spot,
    pub(super) depth: usize,
    pub(super) name: String,
    /// Its class, subclass and mark.
    pub(super) branch: [String; 3],
    /// The indices of its rows among the indicators. Empty if the form has none.
    pub(super) rows: Range<usize>,
    /// The text at its right.
    pub(super) told: Told,
    /// The findings at this row, and together with those of all rows under it.
    pub(super) own: Mark,
    pub(super) all: Mark,
    /// Whether an indicator can be added to it.
    pub(super) adds: bool,
    /// The index after the last node under it.
    pub(super) end: usize,
}

impl Node {
    /// Whether it is an indicator.
    pub(super) fn is_row(&self) -> bool {
        matches!(self.spot, Spot::Row(_))
    }
}

/// The outline of a form.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// The number of indicators that are filled in.
    pub(super) filled: usize,
    /// The weights of all indicators.
    pub(super) whole: Option<Told>,
}

/// Builds a tree.
struct Maker<'f> {
    form: &'f Form,
    sums: Sums<'f>,
    marks: Marks,
    nodes: Vec<Node>,
}

impl Tree {
    pub(super) fn of(form: &Form, template: &Template, findings: &Findings) -> Self {
        let sums = Sums::of(form, template);
        let mut maker = Maker { form, marks: Marks::of(findings, form.id), nodes: Vec::new(), sums };
        let whole = maker.sums.whole();
        for class in classes(form, template.table(Table::Indicators)) {
            maker.class(&class);
        }
        Self { nodes: maker.nodes, filled: filled(&form.indicators), whole }
    }

    /// Returns the node of `spot`.
    pub(super) fn node(&self, spot: &Spot) -> Option<&Node> {
        self.nodes.iter().find(|node| node.spot == *spot)
    }

    /// Returns the parent of the node at index `place`.
    pub(super) fn parent(&self, place: usize) -> Option<&Node> {
        let depth = self.nodes.get(place)?.depth;
        self.nodes[..place].iter().rfind(|node| node.depth < depth)
    }
}

fn filled(rows: &[Row]) -> usize {
    rows.iter().filter(|row| !row.is_blank()).count()
}

impl Maker<'_> {
    /// Adds a class and what is under it. An empty label makes no level of the tree.
    fn class(&mut self, class: &Class) {
        let named = !class.label.is_empty();
        let place = self.nodes.len();
        if named {
            let told = self.sums.of_branch(class.rows(), class.planned).unwrap_or_default();
            let mark = class.subclasses.first().map(|subclass| subclass.mark.clone()).unwrap_or_default();
            let adds = class.subclasses.iter().all(|subclass| subclass.label.is_empty());
            let labels = [class.label.clone(), String::new(), mark];
            self.branch(labels, Under { depth: 0, rows: class.rows(), told, adds });
        }
        for subclass in &class.subclasses {
            self.subclass(class, subclass, usize::from(named));
        }
        self.close(place, named);
    }

    fn subclass(&mut self, class: &Class, subclass: &Subclass, depth: usize) {
        let named = !subclass.label.is_empty();
        let place = self.nodes.len();
        let rows = subclass.rows.clone();
        let labels = [class.label.clone(), subclass.label.clone(), subclass.mark.clone()];
        if named {
            let told = self.sums.of_branch(rows.clone(), None).unwrap_or_default().and(self.sums.cost(rows.clone()));
            self.branch(labels.clone(), Under { depth, rows: rows.clone(), told, adds: true });
        }
        for at in rows {
            self.row(at, &labels, depth + usize::from(named));
        }
        self.close(place, named);
    }

    fn branch(&mut self, branch: [String; 3], under: Under) {
        let [class, subclass, _] = &branch;
        let labels = [class.clone(), subclass.clone()];
        let alike = |node: &&Node| matches!(&node.spot, Spot::Branch { labels: other, .. } if *other == labels);
        let run = self.nodes.iter().filter(alike).count();
        let label = if subclass.is_empty() { class } else { subclass };
        let filled = filled(&self.form.indicators[under.rows.clone()]);
        self.nodes.push(Node {
            depth: under.depth,
            name: if filled == 0 { label.clone() } else { format!("{label}（{filled}）") },
            own: self.marks.of_branch(label),
            all: Mark::default(),
            rows: under.rows,
            told: under.told,
            adds: under.adds,
            end: 0,
            spot: Spot::Branch { labels, run },
            branch,
        });
    }

    fn row(&mut self, at: usize, branch: &[String; 3], depth: usize) {
        let row = &self.form.indicators[at];
        let (name, weight) = (row[Column::Name].trim(), row[Column::Weight].trim());
        let value = Told { text: row.whole_value().into_owned(), amiss: false };
        let weight = Some(weight).filter(|weight| !weight.is_empty()).map(str::to_owned);
        let mark = self.marks.of_row(row.id());
        self.nodes.push(Node {
            spot: Spot::Row(row.id()),
            depth,
            name: if name.is_empty() { "（还没填）".to_owned() } else { name.to_owned() },
            branch: branch.clone(),
            rows: at..at + 1,
            told: value.and(weight.map(|text| Told { text, amiss: false })),
            own: mark,
            all: mark,
            adds: false,
            end: self.nodes.len() + 1,
        });
    }

    /// Completes the class that begins at index `place`.
    fn close(&mut self, place: usize, named: bool) {
        if named {
            let end = self.nodes.len();
            let under = self.nodes[place..].iter().filter(|node| node.is_row()).map(|node| node.own);
            let all = under.fold(self.nodes[place].own, Mark::with);
            let node = &mut self.nodes[place];
            (node.end, node.all) = (end, all);
        }
    }
}

/// What is known of a class when its node is added.
struct Under {
    depth: usize,
    rows: Range<usize>,
    told: Told,
    adds: bool,
}
