//! The way down a sheet and a template together.

use super::Filled;
use super::steps::Step;
use crate::base::text::{alike, squeezed};
use crate::import::fold::folded;
use crate::import::header::{HeadColumn, Header};
use crate::import::outcome::Role;
use crate::import::text::Labelled;
use crate::import::vocabulary::Vocabulary;
use crate::model::{FieldPath, keys};
use crate::template::{Block, Grid, Pattern, Side, TableBlock};
use crate::workbook::Area;
use foldhash::{HashSet, HashSetExt};

/// What a cell was found to be.
pub(super) struct Found {
    pub(super) index: usize,
    pub(super) role: Role,
    pub(super) text: String,
}

/// The way down the sheet and the template together.
pub(super) struct Walk<'w, 'g> {
    sheet: &'w Labelled<'g>,
    blocks: &'w [Block],
    steps: &'w [Step],
    left: u32,
    /// The row after the last filled one.
    end: u32,
    pub(super) found: Vec<Found>,
    /// The tables, each with the row that it ends before.
    pub(super) tables: Vec<(Header, u32)>,
    /// The steps and rows from which the form does not go on as the template.
    failed: HashSet<(usize, u32)>,
}

impl<'w, 'g> Walk<'w, 'g> {
    pub(super) fn new(sheet: &'w Labelled<'g>, vocabulary: &'w Vocabulary, Filled { left, end, .. }: Filled) -> Self {
        let (blocks, steps) = (vocabulary.template.blocks.as_slice(), vocabulary.steps.as_slice());
        Self { sheet, blocks, steps, left, end, found: Vec::new(), tables: Vec::new(), failed: HashSet::new() }
    }

    /// The way done, if all steps take all rows from `start` on.
    pub(super) fn done(mut self, start: u32) -> Option<Self> {
        self.goes_on(0, start).then_some(self)
    }

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
        let Some(Step { block, part, may_lack }) = self.steps.get(step).copied() else { return row >= self.end };
        let (found, tables) = (self.found.len(), self.tables.len());
        let blocks = self.blocks;
        let matched = match blocks.get(block) {
            Some(Block::Grid(grid)) => self.row(grid, part, row) && self.goes_on(step + 1, row + 1),
            Some(Block::Notes(lines)) => {
                let line = lines.get(part).map_or("", String::as_str);
                self.label(row, self.left, u32::MAX, line) && self.goes_on(step + 1, row + 1)
            }
            Some(Block::Table(table)) => self.table(table, step, row),
            Some(Block::Schedule { side }) => self.schedule(side.as_ref(), step, row),
            Some(Block::Prose(_)) | None => false,
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
            && !self.label(row, self.left, side.span as u32, &side.text)
        {
            return false;
        }
        grid.rows[r].iter().all(|cell| {
            self.text(row, self.left + offset + cell.column as u32, cell.span as u32, &cell.text, cell.mentions)
        })
    }

    /// The only filled cell in the `span` columns from `column` on, if any; the error is any other content.
    fn only(&self, row: u32, column: u32, span: u32) -> Result<Option<usize>, ()> {
        let across = column..column.saturating_add(span);
        let mut filled = self
            .sheet
            .filled(row..row + 1)
            .filter(|index| self.area(*index).is_some_and(|area| across.contains(&area.column)));
        let (first, second) = (filled.next(), filled.next());
        let within = |index: usize| self.area(index).is_some_and(|area| area.right() <= across.end);
        if second.is_some() || first.is_some_and(|index| !within(index)) { Err(()) } else { Ok(first) }
    }

    /// Whether the `span` columns from `column` on hold `label`, and nothing else.
    fn label(&mut self, row: u32, column: u32, span: u32, label: &str) -> bool {
        match self.only(row, column, span) {
            Ok(Some(index)) => {
                self.found.push(Found { index, role: Role::Understood, text: String::new() });
                self.sheet.cell(index).is_some_and(|cell| alike(label, &cell.text))
            }
            Ok(None) => label.trim().is_empty(),
            Err(()) => false,
        }
    }

    /// Whether the `span` columns from `column` on hold what `text` prints, and nothing else.
    fn text(&mut self, row: u32, column: u32, span: u32, text: &Pattern, mentions: bool) -> bool {
        let slots = text.slots();
        if slots.is_empty() {
            return self.label(row, column, span, &text.literal());
        }
        let Ok(found) = self.only(row, column, span) else { return false };
        let Some(index) = found else { return text.literal().trim().is_empty() };
        let Some(cell) = self.sheet.cell(index) else { return false };
        let printed = cell.text.trim();
        let is_year = slots.iter().all(|key| key.as_str() == keys::YEAR);
        let values = if is_year { text.squeezed().matches(&squeezed(printed)) } else { text.matches(printed) };
        let Some(values) = values.filter(|values| !is_year || values.values().all(|year| is_a_year(year))) else {
            return false;
        };
        // A label stays one, whatever it mentions: the first role counts.
        if mentions {
            self.found.push(Found { index, role: Role::Understood, text: String::new() });
        }
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
            if !self.label(row, self.left, side.span as u32, &side.text) {
                return false;
            }
            header.side = self.sheet.grid.index_at(row, self.left).and_then(|index| self.area(index));
        }
        let mut group: Option<&str> = None;
        for spec in &table.columns {
            let span = spec.span as u32;
            let at = row + u32::from(spec.group.is_some());
            let heads = match &spec.printed {
                Some(printed) => self.text(at, column, span, printed, true),
                None => self.label(at, column, span, &spec.label),
            };
            if !heads {
                return false;
            }
            if spec.group.as_deref() != group {
                group = spec.group.as_deref();
                let over = self.sheet.text_at(row, column);
                if group.is_some_and(|group| !alike(group, over)) {
                    return false;
                }
            }
            let label = folded(&spec.label);
            header.columns.push(HeadColumn {
                named: Some(spec.column.clone()),
                column: spec.column.clone(),
                at: column..column + span,
                label,
            });
            column += span;
        }
        // The table ends where the rest of the template takes all rows that follow.
        let place = self.tables.len();
        self.tables.push((header, body));
        (body..=self.end).any(|end| {
            self.tables[place].1 = end;
            self.goes_on(step + 1, end)
        })
    }

    /// The schedule's own reader takes its cells; here only its place is found.
    fn schedule(&mut self, side: Option<&Side>, step: usize, row: u32) -> bool {
        let begins = side.is_none_or(|side| alike(&side.text, self.sheet.text_at(row, self.left)));
        begins && (row + 2..=self.end).step_by(2).any(|end| self.goes_on(step + 1, end))
    }
}

fn is_a_year(text: &str) -> bool {
    text.is_empty() || (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()))
}
