//! Scores how well a form fits a template, by the labels that both print.

use super::fold::{folded, splits};
use super::header::Header;
use super::section::{Section, title_in};
use super::text::Labelled;
use super::vocabulary::{Thesaurus, Vocabulary};
use crate::base::text::squeezed;
use crate::model::{Column, keys};

/// The lowest score of a template that fits.
pub(super) const FITS: f32 = 0.62;

/// The lowest score of a template that is tried after the general one, and taken if it loses fewer cells.
pub(super) const NEAR: f32 = 0.4;

/// The labels of a form on a sheet.
pub(super) struct Printed {
    /// Labels of fields and columns, folded.
    labels: Vec<String>,
    title: String,
    /// The folded title.
    title_label: String,
    /// The columns of all tables.
    columns: Vec<Column>,
}

impl Printed {
    /// Collects the labels of `section`.
    pub(super) fn collect(sheet: &Labelled<'_>, section: &Section, words: &Thesaurus) -> Self {
        let Section { rows, headers } = section;
        let title = sheet.filled(rows.clone()).find_map(|index| title_in(sheet, sheet.cell(index)?.area.row, words));
        let title = title.and_then(|index| sheet.cell(index)).map(|cell| squeezed(&cell.text)).unwrap_or_default();
        let mut labels = Vec::new();
        for index in sheet.filled(rows.clone()) {
            let Some(cell) = sheet.cell(index) else { continue };
            if within_body(headers, cell.area.row, cell.area.column) {
                continue;
            }
            let label = sheet.label(index);
            if words.is_label(label) || !words.columns_of(label).is_empty() {
                labels.push(label.to_owned());
            } else if cell.text.len() < 120 {
                // 广元 prints label and amount in one cell: 其中：财政拨款  6万元. Longer texts are goals.
                let parts = splits(&cell.text).into_iter().filter_map(|(end, _)| cell.text.get(..end).map(folded));
                labels.extend(parts.filter(|label| words.is_label(label)).take(1));
            }
        }
        let columns = headers.iter().flat_map(|header| header.columns.iter().map(|head| head.column.clone())).collect();
        Self { labels, title_label: folded(&title), title, columns }
    }

    /// How well the form fits `vocabulary`: at most 1, for all labels and the title.
    pub(super) fn score(&self, vocabulary: &Vocabulary) -> f32 {
        let (coverage, known) = vocabulary.coverage(self.labels.iter().map(String::as_str));
        let understood = if self.labels.is_empty() { 0.0 } else { known / self.labels.len() as f32 };
        let extra = self.columns.iter().filter(|column| matches!(column, Column::Extra(_))).count() as f32;
        0.45 * coverage + 0.35 * understood + 0.2 * self.title_score(vocabulary) - 0.02 * extra
    }

    fn title_score(&self, vocabulary: &Vocabulary) -> f32 {
        let scores = vocabulary.template.titles.iter().map(|pattern| {
            // A title with a free part, such as a project's name, matches others by chance.
            let free = pattern.slots().iter().any(|key| key.as_str() != keys::YEAR);
            if pattern.matches(&self.title).is_some() {
                return if free { 0.7 } else { 1.0 };
            }
            let literal = folded(&pattern.literal());
            // From the end: counties put the year and the project in front of the same words.
            let shared = literal.chars().rev().zip(self.title_label.chars().rev()).take_while(|(a, b)| a == b).count();
            0.8 * shared as f32 / literal.chars().count().max(1) as f32
        });
        scores.fold(0.0, f32::max)
    }
}

/// Whether a cell is below a header and in its columns: then it holds the form's own text.
fn within_body(headers: &[Header], row: u32, column: u32) -> bool {
    let header = headers[..headers.partition_point(|header| header.rows.start <= row)].last();
    header.is_some_and(|header| row >= header.rows.end && column >= header.left())
}
