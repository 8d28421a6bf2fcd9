//! Class and subclass labels, which are printed once for several rows.

use super::fold::folded;
use super::header::{HeadColumn, Header};
use super::reading::Reading;
use crate::base::text::{alike, squeezed};
use crate::model::Column;
use std::collections::HashMap;

/// The last class labels seen, kept across page breaks within a table.
#[derive(Debug, Default)]
pub(super) struct Branches {
    /// Whether a blank cell stands for the label above it.
    fills: HashMap<Column, bool>,
    above: HashMap<Column, String>,
}

impl Branches {
    /// Learns how the table below `header` writes labels of several rows. If it merges or repeats them, a blank cell is
    /// blank; if it does neither, a blank cell has the label above.
    pub(super) fn learn(&mut self, reading: &Reading<'_, '_>, header: &Header, bottom: u32) {
        let columns = || header.columns.iter().filter(|head| matches!(head.column, Column::Class | Column::Subclass));
        let cells = |head: &HeadColumn| {
            let at = head.at.clone();
            let all = reading.sheet.grid.indices_in(header.rows.end..bottom).filter_map(|index| reading.cell(index));
            all.filter(move |cell| at.contains(&cell.area.column)).collect::<Vec<_>>()
        };
        let merged = columns().any(|head| cells(head).iter().any(|cell| cell.area.rows > 1));
        for head in columns() {
            let filled: Vec<_> = cells(head).into_iter().filter(|cell| !cell.is_blank()).collect();
            let repeats = filled
                .windows(2)
                .any(|pair| matches!(pair, [a, b] if a.area.bottom() == b.area.row && alike(&a.text, &b.text)));
            self.fills.insert(head.column.clone(), !merged && !repeats && !reading.own);
        }
    }

    /// The label in `column` of a row whose cells there are `cells`.
    pub(super) fn text(&mut self, reading: &Reading<'_, '_>, column: &Column, cells: &[usize]) -> String {
        let text: String = cells.iter().map(|index| spelled(reading, reading.text(*index))).collect();
        if !text.is_empty() {
            // A new class does not inherit the subclass of the one before.
            if *column == Column::Class && self.above.get(column) != Some(&text) {
                self.above.remove(&Column::Subclass);
            }
            self.above.insert(column.clone(), text.clone());
            return text;
        }
        self.inherited(column).to_owned()
    }

    /// The label that a blank cell in `column` stands for.
    pub(super) fn inherited(&self, column: &Column) -> &str {
        let fills = self.fills.get(column).copied().unwrap_or(false);
        self.above.get(column).filter(|_| fills).map_or("", String::as_str)
    }
}

/// A class label without padding and without the line breaks that fit it into a narrow column: 项\n目\n完\n成.
fn spelled(reading: &Reading<'_, '_>, text: &str) -> String {
    let (label, mark) = without_mark(text);
    // Lines of up to two characters are a label set vertically in a narrow column.
    let narrow = label.lines().all(|line| squeezed(line).chars().count() <= 2);
    let known = reading.vocabulary.branch_of(&folded(label)).is_some();
    let set = known || (narrow && label.contains('\n'));
    let label = if set && !reading.own { squeezed(label) } else { label.to_owned() };
    // The bracket as it was printed, of whatever width.
    let bracket = text.rfind(['(', '（']).and_then(|at| text.get(at..)).filter(|_| !mark.is_empty());
    bracket.map_or(label.clone(), |bracket| format!("{label}\n{bracket}"))
}

/// Splits a subclass from the mark in brackets below it: `数量指标\n(必填硬性指标)` of 沙坡头 2023. In 成本指标(万元) the bracket is
/// part of the label.
pub(super) fn without_mark(text: &str) -> (&str, &str) {
    let whole = (text, "");
    let Some(inner) = text.strip_suffix([')', '）']) else { return whole };
    let Some(open) = inner.rfind(['(', '（']) else { return whole };
    let (before, bracket) = inner.split_at(open);
    let mark = bracket.trim_start_matches(['(', '（']).trim();
    // A bracket is a mark by its words (沙坡头 prints 必填), or if it is on a line below the label.
    let says = ["必填", "选填", "必选", "可选", "必须"].iter().any(|word| mark.contains(word));
    let below = before.ends_with('\n') || before.trim_end_matches([' ', '　']).ends_with('\n');
    let label = before.trim();
    if (says || below) && !label.is_empty() && !mark.is_empty() { (label, mark) } else { whole }
}

/// Adds a class column to a table without one, if there are class labels to its left, below the label beside it.
pub(super) fn find_class_column(reading: &Reading<'_, '_>, header: &mut Header, bottom: u32) {
    if header.has(&Column::Class) || header.table != crate::model::Table::Indicators {
        return;
    }
    let left = header.left();
    let labels = reading.sheet.filled(header.rows.end..bottom).filter_map(|index| {
        let area = reading.cell(index)?.area;
        let branch = reading.vocabulary.branch_of(reading.label(index)).is_some();
        (branch && area.right() <= left).then_some(area)
    });
    let found = labels.reduce(|a, b| if b.column < a.column { b } else { a });
    if let Some(area) = found {
        header.columns.insert(0, HeadColumn::bare(Column::Class, area.column..left));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_subclasses() {
        for (text, expected) in [
            ("数量指标\n(必填硬性指标)", ("数量指标", "必填硬性指标")),
            ("质量指标（必填）", ("质量指标", "必填")),
            ("成本指标(万元)", ("成本指标(万元)", "")),
            ("数量指标", ("数量指标", "")),
            ("(必填)", ("(必填)", "")),
        ] {
            assert_eq!(without_mark(text), expected);
        }
    }
}
