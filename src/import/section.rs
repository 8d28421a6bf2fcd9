//! Splits a sheet into forms: it may hold several below each other.

use super::fold::splits;
use super::header::{Columns, Header};
use super::limits;
use super::tables;
use super::text::Labelled;
use super::vocabulary::Thesaurus;
use crate::base::text::numeral;
use crate::model::{Column, Table, keys};
use std::cell::LazyCell;
use std::ops::Range;

/// The longest title, in characters; a longer line is a text.
const TITLE_CHARS: usize = 90;
/// A title contains one of these words.
const SUBJECTS: [&str; 3] = ["绩效", "自评", "项目申报"];
/// A title ends with one of these words, or with one and a bracket: …绩效目标表（2023年度）.
const ENDS: [&str; 6] = ["表", "自评", "目标", "报告", "情况", "文本"];

impl Columns for Thesaurus {
    fn columns(&self, label: &str) -> &[(Table, Column)] {
        self.columns_of(label)
    }

    fn is_side(&self, label: &str) -> bool {
        self.is_label(label)
    }

    fn names_project(&self, label: &str) -> bool {
        self.names(label, keys::PROJECT_NAME)
    }
}

/// The rows of a form, and the headers of tables in them.
#[derive(Debug)]
pub(super) struct Section {
    pub(super) rows: Range<u32>,
    pub(super) headers: Vec<Header>,
}

/// The forms on `sheet`, from top to bottom.
pub(super) fn sections(sheet: &Labelled<'_>, words: &Thesaurus) -> Vec<Section> {
    let found = tables::find(sheet, 0..sheet.bottom(), words);
    let mut starts: Vec<u32> = Vec::new();
    let mut since = Since::default();
    let mut headers = found.iter().peekable();
    let mut row_done = None;
    // The rows of all cells with a label. They are looked for once, and only where a form is not told by its table.
    let labels = LazyCell::new(|| {
        let labels = sheet.filled(0..sheet.bottom()).filter(|index| has_label(sheet, *index, words));
        labels.filter_map(|index| Some(sheet.cell(index)?.area.row)).collect::<Vec<u32>>()
    });
    let labels_in = |rows: Range<u32>| {
        let before = |end: u32| labels.partition_point(|row| *row < end);
        before(rows.end).saturating_sub(before(rows.start))
    };
    for index in sheet.filled(0..sheet.bottom()) {
        let Some(row) = sheet.cell(index).map(|cell| cell.area.row) else { continue };
        if row_done == Some(row) {
            continue;
        }
        row_done = Some(row);
        while let Some(header) = headers.next_if(|header| header.rows.start <= row) {
            since.table |= header.table == Table::Indicators;
        }
        let title = title_in(sheet, row, words).is_some();
        let subject = names_subject(sheet, row, words);
        // A form begins only after an indicator table: a title within a form is that of a printed page. Without titles
        // it begins where the project or the bureau is named again.
        let begins = if starts.is_empty() {
            true
        } else if title {
            // Without a label before the next table the title is repeated on a printed page.
            let next = headers.peek().map_or(sheet.bottom(), |header| header.rows.start);
            since.table && labels_in(row + 1..next) > 0
        } else {
            subject && since.table && since.subject
        };
        if begins {
            starts.push(with_table_number(sheet, row));
            since = Since::default();
        }
        since.subject |= subject;
    }
    let ends = starts.iter().skip(1).copied().chain([sheet.bottom()]);
    let section = |rows: Range<u32>| {
        let before = |end: u32| found.partition_point(|header| header.rows.start < end);
        let headers = found[before(rows.start)..before(rows.end)].to_vec();
        Section { rows, headers }
    };
    let mut sections: Vec<Section> = starts.iter().copied().zip(ends).map(bounded).map(section).collect();
    sections.retain(|section| is_form(section, &labels_in));
    sections
}

/// The rows of a form, at most [`limits::FORM_ROWS`].
fn bounded((start, end): (u32, u32)) -> Range<u32> {
    start..end.min(start.saturating_add(limits::FORM_ROWS))
}

/// What was seen since the last form began: an indicator table, the name of the project or bureau.
#[derive(Default)]
struct Since {
    table: bool,
    subject: bool,
}

/// The title in `row`, if there is one: the only filled cell of its row.
pub(super) fn title_in(sheet: &Labelled<'_>, row: u32, words: &Thesaurus) -> Option<usize> {
    let mut filled = sheet.filled(row..row + 1);
    let index = filled.next()?;
    if filled.next().is_some() {
        return None;
    }
    let cell = sheet.cell(index)?;
    let label = sheet.label(index);
    let beside = cell.area.column > 0 && sheet.grid.index_at(row, cell.area.column - 1).is_some();
    let fits = !label.is_empty() && label.chars().count() <= TITLE_CHARS && !words.is_label(label) && !beside;
    let mut heads = label.match_indices('(').map(|(at, _)| at).chain([label.len()]).filter_map(|at| label.get(..at));
    let ends = heads.any(|head| ENDS.iter().any(|end| head.ends_with(end)));
    let speaks = SUBJECTS.iter().any(|subject| label.contains(subject));
    (fits && ends && speaks && words.columns_of(label).is_empty()).then_some(index)
}

/// Whether the first label in `row` is that of the project or the bureau.
fn names_subject(sheet: &Labelled<'_>, row: u32, words: &Thesaurus) -> bool {
    let Some(index) = sheet.filled(row..row + 1).next() else { return false };
    let label = sheet.label(index);
    [keys::PROJECT_NAME, keys::BUREAU].iter().any(|key| words.names(label, key))
}

/// Whether the cell `index` holds the label of a field, alone or before its text.
fn has_label(sheet: &Labelled<'_>, index: usize, words: &Thesaurus) -> bool {
    let label = sheet.label(index);
    if words.is_label(label) {
        return true;
    }
    let Some(cell) = sheet.cell(index).filter(|cell| cell.text.len() < 120) else { return false };
    splits(&cell.text)
        .iter()
        .any(|(end, _)| cell.text.get(..*end).is_some_and(|text| words.is_label(&super::fold::folded(text))))
}

/// The row above `row` if it holds the table's number (表13), else `row`.
fn with_table_number(sheet: &Labelled<'_>, row: u32) -> u32 {
    let above = row.checked_sub(1).filter(|above| {
        let mut labels = sheet.labels_in(*above);
        labels.next().is_some_and(is_table_number) && labels.next().is_none()
    });
    above.unwrap_or(row)
}

/// Whether `label` is the number of a table: 表13, 附件2, 附表一, 绩效02表.
pub(super) fn is_table_number(label: &str) -> bool {
    let label = label.trim_end_matches(':');
    if let Some(before) = label.strip_suffix('表') {
        return before.ends_with(|c: char| c.is_ascii_digit()) && before.chars().count() <= 8;
    }
    let rest = ["附件", "附表", "表"].iter().find_map(|word| label.strip_prefix(word));
    rest.is_some_and(|rest| {
        rest.chars().count() <= 6 && rest.chars().all(|c| numeral(c).is_some() || "-—.:()".contains(c))
    })
}

/// Whether `section` holds a form: an indicator table or enough labels, fewer if it has another table.
fn is_form(section: &Section, labels_in: &impl Fn(Range<u32>) -> usize) -> bool {
    let indicators = section.headers.iter().any(|header| header.table == Table::Indicators);
    indicators || labels_in(section.rows.clone()) >= if section.headers.is_empty() { 5 } else { 2 }
}
