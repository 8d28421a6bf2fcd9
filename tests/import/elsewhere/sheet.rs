//! A sheet that can be laid out anew, with what must be read from it.

use super::compared::{self, Cells};
use jibiao::import::{Importer, Role};
use jibiao::model::{FieldPath, Form, Table};
use jibiao::template::Library;
use jibiao::template::units::Units;
use jibiao::workbook::{self, Area};
use rust_xlsxwriter::{Format, Workbook};
use std::ops::Range;
use std::path::Path;

/// What a cell is to its form.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part {
    /// A label, or a blank cell.
    Label,
    /// The text at a path of the form.
    Text(FieldPath),
}

/// A cell, or a merged range.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub(super) area: Area,
    pub(super) text: String,
    pub(super) part: Part,
}

/// A sheet with one form or a list of several.
#[derive(Clone)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) cells: Vec<Cell>,
    /// The row of the headings of the indicators.
    pub(super) header: u32,
    /// The rows of the indicator table below its header.
    pub(super) body: Range<u32>,
    pub(super) expected: Cells,
    /// The form as it is read before it is changed; the first one of a list.
    pub(super) form: Form,
    /// How many forms it holds.
    pub(super) forms: usize,
    /// Whether its amounts are in 万元.
    pub(super) fund_unit_is_wan: bool,
}

impl Sheet {
    /// The sheet of the file at `path`.
    pub(super) fn read(importer: &Importer, path: &Path) -> Self {
        let bytes = std::fs::read(path).expect("file");
        let name = path.file_stem().expect("name").to_string_lossy().into_owned();
        let imported = importer.read(&bytes, &name, None).expect("readable");
        let grid = workbook::read(&bytes).expect("readable").grids.remove(0);
        let part = |area: Area| {
            let read = imported.sheets[0].cells.iter().find(|cell| cell.area == area);
            match read.map(|cell| &cell.role) {
                Some(Role::Taken(path)) => Part::Text(path.clone()),
                _ => Part::Label,
            }
        };
        let cells = grid.cells().iter();
        let cells: Vec<Cell> =
            cells.map(|cell| Cell { area: cell.area, text: cell.text.clone(), part: part(cell.area) }).collect();
        let in_table = |cell: &&Cell| matches!(cell.part, Part::Text(FieldPath::Cell(Table::Indicators, ..)));
        let top = cells.iter().filter(in_table).map(|cell| cell.area.row).min().unwrap_or(0);
        let bottom = cells.iter().filter(in_table).map(|cell| cell.area.bottom()).max().unwrap_or(0);
        let names = ["三级指标", "指标内容", "指标名称", "二级指标"];
        let head = cells
            .iter()
            .filter(|cell| cell.area.row < top && names.contains(&cell.text.trim().replace('\n', "").as_str()));
        let header = head.map(|cell| cell.area.row).max().unwrap_or(top.saturating_sub(1));
        let form = imported.forms[0].form.clone();
        let library = Library::builtin();
        let template = library.template(&form.template).expect("template");
        let units = Units::of(template, &form);
        let fund_unit_is_wan = units.usual().name() == "万元" && units.of_field("funds.total").name() == "万元";
        let forms = imported.forms.len();
        let expected = compared::cells(&imported);
        Self { name, cells, header, body: top..bottom, expected, form, forms, fund_unit_is_wan }
    }

    /// The number of columns.
    pub(super) fn width(&self) -> u32 {
        self.cells.iter().map(|cell| cell.area.right()).max().unwrap_or(0)
    }

    /// The number of rows.
    pub(super) fn height(&self) -> u32 {
        self.cells.iter().map(|cell| cell.area.bottom()).max().unwrap_or(0)
    }

    /// The labels with their places in `cells`.
    pub(super) fn labels(&mut self) -> impl Iterator<Item = &mut Cell> {
        self.cells.iter_mut().filter(|cell| cell.part == Part::Label && !cell.text.trim().is_empty())
    }

    /// Moves all rows from `row` on down by `count`, and stretches what is merged over it.
    pub(super) fn make_room(&mut self, row: u32, count: u32) {
        for cell in &mut self.cells {
            if cell.area.row >= row {
                cell.area.row += count;
            } else if cell.area.bottom() > row {
                cell.area.rows += count;
            }
        }
        if self.header >= row {
            self.header += count;
        }
        if self.body.start >= row {
            self.body.start += count;
        }
        if self.body.end > row {
            self.body.end += count;
        }
    }

    /// The sheet as a workbook.
    pub(super) fn workbook(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        for Cell { area, text, .. } in &self.cells {
            let (row, column) = (area.row, area.column as u16);
            if area.rows > 1 || area.columns > 1 {
                let (last, right) = (area.bottom() - 1, (area.right() - 1) as u16);
                sheet.merge_range(row, column, last, right, text, &Format::new()).expect("merged");
            } else if !text.is_empty() {
                sheet.write_string(row, column, text).expect("written");
            }
        }
        workbook.save_to_buffer().expect("workbook")
    }
}
