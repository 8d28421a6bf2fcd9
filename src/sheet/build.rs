//! Walks a template's blocks and lays the form's texts into cells.

use super::{Cell, Section, Sheet, SheetRow, signature, table};
use crate::model::{Bureau, Column, FieldPath, Form, PrintOptions, Table, keys};
use crate::template::shown::shown;
use crate::template::{Block, CellStyle, FieldKind, Grid, GridCell, Side, Template, label};

/// Lays out `form` by `template`; `bureau` signs it where `print` asks for a signature.
pub fn sheet(template: &Template, form: &Form, bureau: &Bureau, print: &PrintOptions) -> Sheet {
    let mut builder = Builder::new(template, form);
    for block in &template.blocks {
        match block {
            Block::Grid(grid) => builder.grid(grid),
            Block::Table(block) => table::add(&mut builder, block),
            Block::Schedule { side } => builder.schedule(side.as_ref()),
            Block::Notes(lines) => lines.iter().for_each(|line| builder.caption(line.clone())),
        }
    }
    if print.signature {
        signature::lines(bureau).into_iter().for_each(|line| builder.caption(line));
    }
    builder.finish()
}

/// A sheet in the making: rows are added downwards, cells rightwards.
pub(super) struct Builder<'t> {
    pub(super) template: &'t Template,
    pub(super) form: &'t Form,
    sheet: Sheet,
}

impl<'t> Builder<'t> {
    fn new(template: &'t Template, form: &'t Form) -> Self {
        let sheet = Sheet {
            name: form.name().to_owned(),
            title: shown(template, form, &FieldPath::field(keys::TITLE)).into_owned(),
            page: template.page.clone(),
            widths: template.widths.clone(),
            rows: Vec::new(),
            cells: Vec::new(),
            sections: Vec::new(),
        };
        Self { template, form, sheet }
    }

    fn finish(mut self) -> Sheet {
        // Side labels are added after the rows they stand beside.
        self.sheet.cells.sort_by_key(|cell| (cell.row, cell.column));
        self.sheet
    }

    /// How many columns the grid has.
    pub(super) fn width(&self) -> usize {
        self.sheet.widths.len()
    }

    /// The number of the next row.
    pub(super) fn next_row(&self) -> usize {
        self.sheet.rows.len()
    }

    /// Adds a row and returns its number.
    pub(super) fn row(&mut self, framed: bool, keep: bool) -> usize {
        self.sheet.rows.push(SheetRow { framed, keep });
        self.sheet.rows.len() - 1
    }

    /// Adds a cell.
    pub(super) fn cell(&mut self, cell: Cell) {
        self.sheet.cells.push(cell);
    }

    /// Marks the rows from `first` on as a table whose first `header` rows repeat.
    pub(super) fn section(&mut self, first: usize, header: usize) {
        self.sheet.sections.push(Section { header: first..first + header, rows: first..self.next_row() });
    }

    /// Adds the label at the left of the rows from `first` on.
    pub(super) fn side(&mut self, side: Option<&Side>, first: usize, field: Option<FieldPath>) {
        let rows = self.next_row() - first;
        if let Some(side) = side.filter(|_| rows > 0) {
            let text = self.own_label(&side.text, field.as_ref());
            self.cell(Cell { rows, columns: side.span, stacked: side.stacked, field, ..Cell::label(first, 0, text) });
        }
    }

    /// The text of `path` as the form shows it.
    pub(super) fn shown(&self, path: &FieldPath) -> String {
        shown(self.template, self.form, path).into_owned()
    }

    /// A label of the template, in the form's own words where it has some.
    fn own_label(&self, text: &str, field: Option<&FieldPath>) -> String {
        let Some(FieldPath::Field(key)) = field else { return text.to_owned() };
        match self.template.field(key.as_str()) {
            Some(spec) if !self.form.labels.is_empty() => {
                text.replace(&spec.label, label(self.template, self.form, key.as_str()))
            }
            _ => text.to_owned(),
        }
    }

    fn grid(&mut self, grid: &Grid) {
        let first = self.next_row();
        let offset = grid.side.as_ref().map_or(0, |side| side.span);
        for (r, cells) in grid.rows.iter().enumerate() {
            let bare = !grid.frame && cells.iter().all(|cell| self.is_empty_caption(cell));
            if bare || (grid.only_filled && cells.iter().all(|cell| self.is_unfilled(cell))) {
                continue;
            }
            // A short block with a label at its side, as the funds, stays together.
            let row = self.row(grid.frame, grid.keep || (r > 0 && grid.side.is_some()));
            let mut column = offset;
            for spec in cells {
                let mut cell = self.grid_cell(spec, row, column);
                if grid.only_filled && self.is_unfilled(spec) {
                    (cell.text, cell.value_at) = (String::new(), 0);
                }
                column += spec.span;
                self.cell(cell);
            }
        }
        self.side(grid.side.as_ref(), first, sole_field(grid));
    }

    /// Whether a line without frame has nothing to say: no words of its own, and its slots are all empty.
    fn is_empty_caption(&self, cell: &GridCell) -> bool {
        !cell.text.slots().is_empty() && cell.text.literal().trim().is_empty() && self.is_unfilled(cell)
    }

    /// Whether no field of the cell is filled in.
    fn is_unfilled(&self, cell: &GridCell) -> bool {
        cell.text.slots().into_iter().all(|key| self.shown(&FieldPath::Field(key.clone())).is_empty())
    }

    fn grid_cell(&self, spec: &GridCell, row: usize, column: usize) -> Cell {
        let field = spec.caption_of.clone().map(FieldPath::Field);
        let slots = spec.text.slots();
        let kind = slots.first().and_then(|key| self.template.field(key.as_str())).map(|field| field.kind);
        let filled = spec.text.fill(|key| self.shown(&FieldPath::Field(key.clone())));
        let label_end = label_length(&spec.text.fill(|_| "\u{0}"));
        let (text, value_at) = if slots.len() == 1 && label_end > 0 {
            let label = self.own_label(&filled[..label_end], field.as_ref());
            let value_at = label.len();
            (label + &filled[label_end..], value_at)
        } else if slots.is_empty() {
            let text = self.own_label(&filled, field.as_ref());
            let end = text.len();
            (text, end)
        } else {
            (filled, 0)
        };
        let left =
            kind == Some(FieldKind::Lines) || (label_end > 0 && !slots.is_empty() && spec.style == CellStyle::Value);
        Cell {
            columns: spec.span,
            value_at,
            field,
            style: spec.style,
            align: spec.align.or(left.then_some(crate::template::Align::Left)),
            indent: spec.indent,
            amount: kind == Some(FieldKind::Amount) && label_end == 0,
            ..Cell::label(row, column, text)
        }
    }

    /// The payment schedule: months above shares, a column a step, as many steps on a line as there are columns.
    fn schedule(&mut self, side: Option<&Side>) {
        let first = self.next_row();
        let offset = side.map_or(0, |side| side.span);
        let room = self.width() - offset;
        let steps = &self.form.schedule;
        let per_line = steps.len().clamp(1, room);
        let lines: Vec<_> = if steps.is_empty() { vec![&steps[..]] } else { steps.chunks(per_line).collect() };
        for line in lines {
            for column in [Column::Month, Column::Percent] {
                let row = self.row(true, self.next_row() > first);
                let style = if column == Column::Month { CellStyle::Label } else { CellStyle::Value };
                for slot in 0..per_line {
                    let (start, end) = (offset + slot * room / per_line, offset + (slot + 1) * room / per_line);
                    let step = line.get(slot);
                    let field = step.map(|step| FieldPath::Cell(Table::Schedule, step.id(), column.clone()));
                    let text = step.map_or("", |step| &step[&column]).to_owned();
                    self.cell(Cell {
                        columns: end - start,
                        value_at: 0,
                        field,
                        style,
                        ..Cell::label(row, start, text)
                    });
                }
            }
        }
        self.side(side, first, None);
    }

    /// Adds a line without frame over the whole width; it stays with what is above it.
    fn caption(&mut self, text: String) {
        let row = self.row(false, true);
        let align = Some(crate::template::Align::Left);
        self.cell(Cell { columns: self.width(), style: CellStyle::Caption, align, ..Cell::label(row, 0, text) });
    }
}

impl Cell {
    /// A label in one cell of the grid.
    pub(super) fn label(row: usize, column: usize, text: String) -> Self {
        Self {
            row,
            column,
            rows: 1,
            columns: 1,
            value_at: text.len(),
            text,
            field: None,
            style: CellStyle::Label,
            align: None,
            indent: 0,
            stacked: false,
            amount: false,
        }
    }
}

/// The length of the literal text in front of the only slot, in bytes.
fn label_length(with_mark: &str) -> usize {
    with_mark.find('\u{0}').unwrap_or(0)
}

/// The field that a block's side label stands for: the block's only one.
fn sole_field(grid: &Grid) -> Option<FieldPath> {
    let mut slots = grid.rows.iter().flatten().flat_map(|cell| cell.text.slots());
    match (slots.next(), slots.next()) {
        (Some(key), None) => Some(FieldPath::Field(key.clone())),
        _ => None,
    }
}
