//! Tells the kind of a column by its texts, for blocks without a header.

use super::super::branch::without_mark;
use super::super::fold::folded;
use super::super::importer::Importer;
use super::Block;
use crate::base::nothing::is_no_unit;
use crate::model::score::{self, points};
use crate::model::value::{QUALITATIVE, Reading, UnitKind, operator_alone, parse};
use crate::model::{Column, Form, Table};
use rust_decimal::Decimal;
use std::collections::{HashMap, HashSet};

/// The filled texts in `column` of `block`.
pub(super) fn texts(block: &Block, column: u32) -> Vec<&str> {
    (0..block.rows()).map(|row| block.text_at(row, column).trim()).filter(|text| !text.is_empty()).collect()
}

/// Whether all `texts` are operators.
pub(super) fn are_operators(texts: &[&str]) -> bool {
    !texts.is_empty() && texts.iter().all(|text| *text == QUALITATIVE || operator_alone(text).is_some())
}

/// Whether all `texts` are known units, or say that there is none.
pub(super) fn are_units(texts: &[&str]) -> bool {
    texts.iter().any(|text| is_unit(text)) && texts.iter().all(|text| is_no_unit(text) || is_unit(text))
}

fn is_unit(text: &str) -> bool {
    // With the 1 put in front, 0人 would read as 10 人.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    // A unit is what the parser of targets reads as one, so that both know the same units.
    let counted = format!("1{text}");
    let target = parse(&counted);
    let known = |quantity: &crate::model::value::Quantity<'_>| {
        !matches!(quantity.unit.kind, UnitKind::Missing | UnitKind::Unfamiliar) && quantity.span.of(&counted) == counted
    };
    target.quantity().is_some_and(known)
}

/// Whether `texts` are the weights of all `rows` indicators: numbers with a usual sum. By 财预〔2021〕101号 a declaration
/// sums to 90, because 预算执行率 has the other 10.
pub(super) fn are_weights(texts: &[&str], rows: usize, total: Option<u32>) -> bool {
    let Some(weights) = texts.iter().map(|text| points(text)).collect::<Option<Vec<Decimal>>>() else { return false };
    let usual = [total.unwrap_or(100), 90, 100].map(Decimal::from);
    // A single 100 may be a target.
    weights.len() == rows && rows > 1 && usual.contains(&score::total(weights))
}

/// The number of `texts` that can be read as targets.
pub(super) fn targets(texts: &[&str]) -> usize {
    texts.iter().filter(|text| parse(text).reading() != Reading::Text).count()
}

/// The class labels that a block may contain: the form's own and those of all templates.
pub(super) struct Levels<'i> {
    importer: &'i Importer,
    /// The labels of the form's own rows, folded.
    own: HashMap<Column, HashSet<String>>,
}

impl<'i> Levels<'i> {
    pub(super) fn new(importer: &'i Importer, form: &Form) -> Self {
        let rows = || form.rows(Table::Indicators).iter();
        let own = [Column::Class, Column::Subclass].into_iter().map(|level| {
            let labels = rows().map(|row| folded(&row[&level])).collect();
            (level, labels)
        });
        Self { importer, own: own.collect() }
    }

    /// Whether all `texts` are labels of `level`.
    pub(super) fn are(&self, texts: &[&str], level: &Column) -> bool {
        !texts.is_empty() && texts.iter().all(|text| self.is(text, level))
    }

    fn is(&self, text: &str, level: &Column) -> bool {
        let label = folded(without_mark(text).0);
        let own = self.own.get(level).is_some_and(|labels| labels.contains(&label));
        own || self.importer.words.is_level(&label, level)
    }
}
