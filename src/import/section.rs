//! Where on a sheet each form begins: several may stand below each other.

use super::fold::splits;
use super::header::{self, Columns, Header};
use super::limits;
use super::text::Labelled;
use super::vocabulary::Thesaurus;
use crate::base::text::numeral;
use crate::model::{Column, Table, keys};
use std::ops::Range;

/// The longest title, in characters.
const TITLE_CHARS: usize = 90;
/// The words of which a title of a performance form has one.
const SUBJECTS: [&str; 2] = ["绩效", "自评"];
/// What a title ends with, or a bracket after it.
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

/// The forms of `sheet`. A sheet that holds no form has none.
pub(super) fn sections(sheet: &Labelled<'_>, words: &Thesaurus) -> Vec<Section> {
    let found = header::find(sheet, 0..sheet.bottom(), words);
    let mut starts: Vec<u32> = Vec::new();
    let mut since = Since::default();
    let mut headers = found.iter().peekable();
    let mut row_done = None;
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
        let begins = if starts.is_empty() {
            true
        } else if title {
            since.table && fields_follow(sheet, row, headers.peek().map(|header| header.rows.start), words)
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
        let headers = found.iter().filter(|header| rows.contains(&header.rows.start)).cloned().collect();
        Section { rows, headers }
    };
    let mut sections: Vec<Section> = starts.iter().copied().zip(ends).map(bounded).map(section).collect();
    sections.retain(|section| is_form(sheet, section, words));
    sections
}

/// The rows of a form, as many as one may take.
fn bounded((start, end): (u32, u32)) -> Range<u32> {
    start..end.min(start.saturating_add(limits::FORM_ROWS))
}

/// What came since the last beginning.
#[derive(Default)]
struct Since {
    table: bool,
    subject: bool,
}

/// The title that stands in `row`, if one does.
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

/// Whether `row` begins with the label of the project or the bureau.
fn names_subject(sheet: &Labelled<'_>, row: u32, words: &Thesaurus) -> bool {
    let Some(index) = sheet.filled(row..row + 1).next() else { return false };
    let label = sheet.label(index);
    [keys::PROJECT_NAME, keys::BUREAU].iter().any(|key| words.names(label, key))
}

/// Whether the label of a field stands below `row` before the next table: a title within a table is a printed page's.
fn fields_follow(sheet: &Labelled<'_>, row: u32, until: Option<u32>, words: &Thesaurus) -> bool {
    sheet.filled(row + 1..until.unwrap_or_else(|| sheet.bottom())).any(|index| has_label(sheet, index, words))
}

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

/// The row of the table's number above the title in `row`, or `row`.
fn with_table_number(sheet: &Labelled<'_>, row: u32) -> u32 {
    let above = row.checked_sub(1).filter(|above| {
        let mut labels = sheet.labels_in(*above);
        labels.next().is_some_and(is_table_number) && labels.next().is_none()
    });
    above.unwrap_or(row)
}

/// Whether `label` numbers a table: 表13, 附件2, 附表一.
pub(super) fn is_table_number(label: &str) -> bool {
    let rest = ["附件", "附表", "表"].iter().find_map(|word| label.strip_prefix(word));
    rest.is_some_and(|rest| {
        rest.chars().count() <= 6 && rest.chars().all(|c| numeral(c).is_some() || "-—.:()".contains(c))
    })
}

/// Whether a form stands there: a table of indicators, or labels enough.
fn is_form(sheet: &Labelled<'_>, section: &Section, words: &Thesaurus) -> bool {
    if section.headers.iter().any(|header| header.table == Table::Indicators) {
        return true;
    }
    let labels = sheet.filled(section.rows.clone()).filter(|index| has_label(sheet, *index, words)).count();
    labels >= if section.headers.is_empty() { 5 } else { 2 }
}
