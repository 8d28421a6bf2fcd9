//! Splits a form into its parts from top to bottom: tables, the payment schedule, and cells at fixed places between them.

use super::source::Source;
use super::spot::{Is, Spot};
use super::table;
use crate::import::vocabulary::Thesaurus;
use crate::model::Table;
use crate::template::{Side, TableBlock};
use std::collections::BTreeSet;
use std::ops::Range;

/// A part of the form, over its whole width.
pub(super) enum Band {
    /// A table.
    Table(Box<TableBlock>),
    /// The payment schedule, with the label on its left.
    Schedule(Option<Side>),
    /// Cells at fixed places.
    Cells {
        rows: Range<usize>,
        /// Whether they have borders.
        frame: bool,
    },
}

/// The parts of the form, from top to bottom.
pub(super) fn split(source: &Source<'_>, words: &Thesaurus, remarks: &mut Vec<String>) -> Vec<Band> {
    let mut tables: Vec<(Range<usize>, Band)> = Vec::new();
    for of in [Table::Tasks, Table::Indicators] {
        let runs = runs(source, of);
        // A template has each table once: of several the one with the most rows, of equals the last, which is the annual one.
        let Some(body) = runs.iter().max_by_key(|run| run.len()).cloned() else { continue };
        if runs.len() > 1 {
            remarks.push(format!(
                "这张表里有 {} 个“{}”表，只有一个可以加减行，其余的按固定的格子记住",
                runs.len(),
                of.label()
            ));
        }
        match table::table(source, of, body, words) {
            Some((rows, block))
                if tables.iter().all(|(other, _)| other.end <= rows.start || rows.end <= other.start) =>
            {
                tables.push((rows, Band::Table(Box::new(block))));
            }
            _ => remarks.push(format!("“{}”表的列认不出来，按固定的格子记住", of.label())),
        }
    }
    tables.extend(schedule(source));
    tables.sort_by_key(|(rows, _)| rows.start);
    let mut bands = Vec::new();
    let mut next = 0;
    for (rows, band) in tables {
        bands.extend(cells(source, next..rows.start));
        bands.push(band);
        next = rows.end;
    }
    bands.extend(cells(source, next..source.height));
    bands
}

/// The rows of the table `of`, apart where another label stands beside them.
fn runs(source: &Source<'_>, of: Table) -> Vec<Range<usize>> {
    let mut rows: BTreeSet<usize> = BTreeSet::new();
    let mut left = source.width;
    for spot in source.within(0..source.height).filter(|spot| matches!(&spot.is, Is::Cell(table, ..) if *table == of)) {
        rows.extend(spot.row..spot.bottom());
        left = left.min(spot.column);
    }
    let beside =
        |row: usize| left.checked_sub(1).and_then(|column| source.at(row, column)).map(|spot| spot.text.trim());
    let mut runs: Vec<Range<usize>> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some(run) if beside(run.start) == beside(row) || run.end == row => run.end = row + 1,
            _ => runs.push(row..row + 1),
        }
    }
    runs
}

/// The rows of the payment schedule.
fn schedule(source: &Source<'_>) -> Option<(Range<usize>, Band)> {
    let is_step = |spot: &&Spot| matches!(spot.is, Is::Cell(Table::Schedule, ..));
    let steps: Vec<&Spot> = source.within(0..source.height).filter(is_step).collect();
    let rows = steps.iter().map(|spot| spot.row).min()?..steps.iter().map(|spot| spot.bottom()).max()?;
    let left = steps.iter().map(|spot| spot.column).min()?;
    let side = source.at(rows.start, 0).filter(|_| left > 0);
    let side = side.map(|side| Side { text: side.text.trim().to_owned(), span: left, stacked: false });
    Some((rows, Band::Schedule(side)))
}

/// Splits rows of cells into those with borders and the lines above and below the form.
fn cells(source: &Source<'_>, rows: Range<usize>) -> Vec<Band> {
    let first = rows.clone().find(|row| rows.start > 0 || !is_loose(source, *row)).unwrap_or(rows.end);
    let end = if rows.end == source.height {
        (first..rows.end).rev().find(|row| !is_loose(source, *row)).map_or(first, |row| row + 1)
    } else {
        rows.end
    };
    let parts = [(rows.start..first, false), (first..end, true), (end..rows.end, false)];
    parts.into_iter().filter(|(rows, _)| !rows.is_empty()).map(|(rows, frame)| Band::Cells { rows, frame }).collect()
}

/// Whether a row is a line above or below the form: the title, the year, the unit, a note, a signature.
fn is_loose(source: &Source<'_>, row: usize) -> bool {
    let spots = source.covering(row);
    let filled: Vec<&&Spot> = spots.iter().filter(|spot| spot.is != Is::Blank).collect();
    let says_it_all = |spot: &&&Spot| spot.text.contains(['：', ':']);
    spots.iter().all(|spot| spot.rows == 1) && (filled.len() < 2 || filled.iter().all(says_it_all))
}
