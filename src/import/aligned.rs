//! Reads a form whose layout is exactly that of a template, by position: nothing has to be guessed then, a blank place
//! stays blank and no text can be taken for a label. Any difference leaves the form to the readers that look for labels.

use super::branch::Branches;
use super::header::{HeadColumn, Header};
use super::outcome::Role;
use super::reading::Reading;
use super::text::Labelled;
use super::vocabulary::Vocabulary;
use super::{heading, limits, rows, schedule, totals, units};
use crate::base::text::squeezed;
use crate::model::{FieldPath, keys};
use crate::template::{Block, Grid, Pattern, Side, TableBlock, Template};
use crate::workbook::Area;
use foldhash::{HashSet, HashSetExt};
use std::ops::Range;

/// The rows of a sheet in Excel. A file may name cells below them, of which no number of a row is to be made.
const LAST_ROW: u32 = 1_048_576;

/// The part of a sheet that is filled in, as far as a form can be read by position there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Filled {
    left: u32,
    start: u32,
    /// The row after the last one.
    end: u32,
}

impl Filled {
    /// What of `rows` is filled in; None if no form can be read by position there.
    pub(super) fn of(sheet: &Labelled<'_>, rows: Range<u32>) -> Option<Self> {
        let mut all: Option<Self> = None;
        for cell in sheet.filled(rows).filter_map(|index| sheet.cell(index)) {
            if cell.failed {
                return None;
            }
            let (left, start, end) = (cell.area.column, cell.area.row, cell.area.row.saturating_add(1));
            all = Some(all.map_or(Self { left, start, end }, |all| Self {
                left: all.left.min(left),
                start: all.start.min(start),
                end: all.end.max(end),
            }));
        }
        all.filter(|all| all.end - all.start <= limits::FORM_ROWS && all.end <= LAST_ROW)
    }
}

/// Reads the form in what is `filled` if it is laid out as the template of `vocabulary`, into what `begun` gives; None if
/// it differs anywhere.
pub(super) fn read<'r, 'g>(
    sheet: &'r Labelled<'g>,
    filled: Filled,
    vocabulary: &'r Vocabulary,
    begun: impl FnOnce() -> Reading<'r, 'g>,
) -> Option<Reading<'r, 'g>> {
    let Filled { left, start, end } = filled;
    let template = &vocabulary.template;
    let steps = steps(template);
    let mut walk =
        Walk { sheet, steps: &steps, left, end, found: Vec::new(), tables: Vec::new(), failed: HashSet::new() };
    if !walk.goes_on(0, start) {
        return None;
    }
    let Walk { found, tables, .. } = walk;
    let mut reading = begun();
    for Found { index, role, text } in found {
        if let Role::Taken(path) = &role {
            reading.form.set_text(path, &text);
        }
        reading.mark(index, role);
    }
    let mut branches = Branches::default();
    for (header, limit) in tables {
        rows::read(&mut reading, header, limit, &mut branches);
    }
    schedule::read(&mut reading);
    if !reading.open().is_empty() {
        return None;
    }
    heading::settle(&mut reading);
    totals::settle(&mut reading);
    units::settle(&mut reading);
    Some(reading)
}

/// A part of a template's layout.
enum Step<'t> {
    /// A row of cells; `may_lack` if it is printed only where one of its fields is filled in.
    Row {
        grid: &'t Grid,
        row: usize,
        may_lack: bool,
    },
    Table(&'t TableBlock),
    Schedule(Option<&'t Side>),
    Note(&'t str),
}

fn steps(template: &Template) -> Vec<Step<'_>> {
    let mut steps = Vec::new();
    for block in &template.blocks {
        match block {
            Block::Grid(grid) => steps.extend((0..grid.rows.len()).map(|row| {
                let bare = |text: &Pattern| !text.slots().is_empty() && text.literal().trim().is_empty();
                let titled =
                    grid.rows[row].iter().any(|cell| cell.text.slots().iter().any(|key| key.as_str() == keys::TITLE));
                let unframed = !grid.frame && !titled && grid.rows[row].iter().all(|cell| bare(&cell.text));
                Step::Row { grid, row, may_lack: grid.only_filled || unframed }
            })),
            Block::Table(table) => steps.push(Step::Table(table)),
            Block::Schedule { side } => steps.push(Step::Schedule(side.as_ref())),
            Block::Notes(lines) => steps.extend(lines.iter().map(|line| Step::Note(line))),
        }
    }
    steps
}

/// What a cell was found to be.
struct Found {
    index: usize,
    role: Role,
    text: String,
}

/// The way down the sheet and the template together.
struct Walk<'w, 'g> {
    sheet: &'w Labelled<'g>,
    steps: &'w [Step<'w>],
    left: u32,
    /// The row after the last filled one.
    end: u32,
    found: Vec<Found>,
    /// The tables, each with the row that it ends before.
    tables: Vec<(Header, u32)>,
    /// The steps and rows from which the form does not go on as the template.
    failed: HashSet<(usize, u32)>,
}

impl Walk<'_, '_> {
    /// Whether the steps from `step` on take the rows from `row` on, all of them.
    fn goes_on(&mut self, step: usize, row: u32) -> bool {
        // Each way is tried once, so that no file can make the search long.
        if self.failed.contains(&(step, row)) {
            return false;
        }
        let goes_on = self.tries(step, row);
        if !goes_on {
            self.failed.insert((step, row));
        }
        goes_on
    }

    fn tries(&mut self, step: usize, row: u32) -> bool {
        let steps = self.steps;
        let Some(this) = steps.get(step) else { return row >= self.end };
        let (found, tables) = (self.found.len(), self.tables.len());
        let (matched, may_lack) = match this {
            Step::Row { grid, row: r, may_lack } => {
                (self.row(grid, *r, row) && self.goes_on(step + 1, row + 1), *may_lack)
            }
            Step::Note(line) => {
                (self.text(row, self.left, u32::MAX, &Pattern::fixed(line)) && self.goes_on(step + 1, row + 1), false)
            }
            Step::Table(table) => (self.table(table, step, row), table.only_filled),
            Step::Schedule(side) => (self.schedule(*side, step, row), false),
        };
        if !matched {
            self.found.truncate(found);
            self.tables.truncate(tables);
        }
        matched || (may_lack && self.goes_on(step + 1, row))
    }

    fn row(&mut self, grid: &Grid, r: usize, row: u32) -> bool {
        if row >= self.end && grid.rows[r].iter().any(|cell| !cell.text.literal().is_empty()) {
            return false;
        }
        let offset = grid.side.as_ref().map_or(0, |side| side.span) as u32;
        if let Some(side) = grid.side.as_ref().filter(|_| r == 0)
            && !self.text(row, self.left, side.span as u32, &Pattern::fixed(&side.text))
        {
            return false;
        }
        grid.rows[r]
            .iter()
            .all(|cell| self.text(row, self.left + offset + cell.column as u32, cell.span as u32, &cell.text))
    }

    /// Whether the `span` columns from `column` on hold what `text` prints, and nothing else.
    fn text(&mut self, row: u32, column: u32, span: u32, text: &Pattern) -> bool {
        let across = column..column.saturating_add(span);
        let mut filled = self
            .sheet
            .filled(row..row + 1)
            .filter(|index| self.area(*index).is_some_and(|area| across.contains(&area.column)));
        let (first, second) = (filled.next(), filled.next());
        let Some(index) = first.filter(|index| self.area(*index).is_some_and(|area| area.right() <= across.end)) else {
            return first.is_none() && text.literal().trim().is_empty();
        };
        let Some(cell) = self.sheet.cell(index).filter(|_| second.is_none()) else { return false };
        let printed = cell.text.trim();
        let slots = text.slots();
        if slots.is_empty() {
            self.found.push(Found { index, role: Role::Understood, text: String::new() });
            return squeezed(&text.literal()) == squeezed(printed);
        }
        let is_year = slots.iter().all(|key| key.as_str() == keys::YEAR);
        let values = if is_year { squeezed_pattern(text).matches(&squeezed(printed)) } else { text.matches(printed) };
        let Some(values) = values.filter(|values| !is_year || values.values().all(|year| is_a_year(year))) else {
            return false;
        };
        // 填报人： without a name is a label and no more.
        for (key, value) in values.into_iter().filter(|(_, value)| !value.is_empty()) {
            self.found.push(Found { index, role: Role::Taken(FieldPath::Field(key)), text: value });
        }
        self.found.push(Found { index, role: Role::Understood, text: String::new() });
        true
    }

    fn area(&self, index: usize) -> Option<Area> {
        self.sheet.cell(index).map(|cell| cell.area)
    }

    fn table(&mut self, table: &TableBlock, step: usize, row: u32) -> bool {
        let grouped = table.columns.iter().any(|spec| spec.group.is_some());
        let body = row + 1 + u32::from(grouped);
        let mut column = self.left + table.side.as_ref().map_or(0, |side| side.span) as u32;
        let mut header = Header::new(table.of, row..body, Vec::new());
        if let Some(side) = &table.side {
            if !self.text(row, self.left, side.span as u32, &Pattern::fixed(&side.text)) {
                return false;
            }
            header.side = self.sheet.grid.index_at(row, self.left).and_then(|index| self.area(index));
        }
        let mut group: Option<&str> = None;
        for spec in &table.columns {
            let span = spec.span as u32;
            let at = row + u32::from(spec.group.is_some());
            if !self.text(at, column, span, &Pattern::fixed(&spec.label)) {
                return false;
            }
            if spec.group.as_deref() != group {
                group = spec.group.as_deref();
                let over = self.sheet.text_at(row, column);
                if group.is_some_and(|group| squeezed(group) != squeezed(over)) {
                    return false;
                }
            }
            let label = super::fold::folded(&spec.label);
            header.columns.push(HeadColumn {
                named: Some(spec.column.clone()),
                column: spec.column.clone(),
                at: column..column + span,
                label,
            });
            column += span;
        }
        // The table ends where the rest of the template takes all rows that follow.
        (body..=self.end).any(|end| {
            self.tables.push((header.clone(), end));
            let goes_on = self.goes_on(step + 1, end);
            if !goes_on {
                self.tables.pop();
            }
            goes_on
        })
    }

    /// The schedule's own reader takes its cells; here only its place is found.
    fn schedule(&mut self, side: Option<&Side>, step: usize, row: u32) -> bool {
        let begins = side.is_none_or(|side| squeezed(&side.text) == squeezed(self.sheet.text_at(row, self.left)));
        begins && (row + 2..=self.end).step_by(2).any(|end| self.goes_on(step + 1, end))
    }
}

/// The pattern without white space: a year is padded in every way.
fn squeezed_pattern(pattern: &Pattern) -> Pattern {
    Pattern::parse(&squeezed(&pattern.to_string())).unwrap_or_default()
}

fn is_a_year(text: &str) -> bool {
    text.is_empty() || (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
}
