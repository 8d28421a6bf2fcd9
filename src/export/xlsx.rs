//! Writes sheets as XLSX as a finance bureau expects it: merged cells, thin borders, a height for every row, print
//! settings, amounts as numbers and everything else as text.

mod exporter;
mod formats;
mod names;

pub(super) use exporter::ABOUT;

use super::{Info, Sink};
use crate::base::amount::plain_number;
use crate::page::Measure;
use crate::sheet::{Align, Cell, CellStyle, Sheet};
use formats::Formats;
use names::SheetNames;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

/// The greatest row height in Excel, pt.
const MAX_ROW_PT: f32 = 409.5;
/// The most characters in a cell of Excel.
const MAX_CELL_CHARS: usize = 32_767;
/// Factor on measured heights: the bureau's 宋体 is not the face that we measure with.
const SLACK: f32 = 1.04;
/// Pixels per pt in a spreadsheet, at 96 dpi.
const PX_PER_PT: f32 = 96.0 / 72.0;
/// Inches per mm.
const INCH_PER_MM: f64 = 1.0 / 25.4;

/// A workbook that could not be made.
#[derive(Debug, thiserror::Error)]
#[error("Excel 文件无法生成：{0}")]
pub struct XlsxFailure(#[from] XlsxError);

/// A workbook under construction, one sheet per form.
pub struct XlsxWriter {
    workbook: Workbook,
    formats: Formats,
    names: SheetNames,
    no_page_numbers: bool,
    cut: Vec<String>,
}

impl XlsxWriter {
    /// An empty workbook.
    pub fn new(info: &Info, no_page_numbers: bool) -> Self {
        let mut workbook = Workbook::new();
        let mut about = DocProperties::new().set_title(&info.title).set_author(&info.author).set_comment("由绩表生成");
        if let Ok(date) = ExcelDateTime::from_timestamp(info.created) {
            about = about.set_creation_datetime(&date);
        }
        workbook.set_properties(&about);
        Self { workbook, formats: Formats::default(), names: SheetNames::default(), no_page_numbers, cut: Vec::new() }
    }

    /// Adds a form, with the row heights of `measured`, which uses the template's type sizes.
    pub fn add(&mut self, sheet: &Sheet, measured: &Measure) -> Result<(), XlsxFailure> {
        let worksheet = self.workbook.add_worksheet();
        worksheet.set_name(self.names.unique(&sheet.name))?;
        set_up_page(worksheet, sheet, self.no_page_numbers)?;
        set_sizes(worksheet, measured)?;
        for (i, cell) in sheet.cells.iter().enumerate() {
            if cell.text.chars().nth(MAX_CELL_CHARS).is_some() {
                self.cut.push(format!("{}：第 {} 行", sheet.name, cell.row + 1));
            }
            write(worksheet, &mut self.formats, sheet, measured, i, cell)?;
        }
        Ok(())
    }

    /// Writes the workbook; returns the cells whose text was truncated.
    pub fn finish(mut self, out: &mut dyn Sink) -> Result<Vec<String>, XlsxFailure> {
        self.workbook.save_to_writer(out)?;
        Ok(self.cut)
    }
}

fn set_up_page(worksheet: &mut Worksheet, sheet: &Sheet, no_page_numbers: bool) -> Result<(), XlsxError> {
    let [top, right, bottom, left] = sheet.page.margins_mm.map(|mm| f64::from(mm) * INCH_PER_MM);
    worksheet
        // 9 is A4.
        .set_paper_size(9)
        .set_margins(left, right, top, bottom, 0.3, bottom / 2.0)
        .set_print_center_horizontally(true);
    if sheet.page.landscape {
        worksheet.set_landscape();
    }
    // One page wide, any number long: without this LibreOffice splits columns over pages.
    worksheet.set_print_fit_to_pages(1, 0);
    let (last_row, last_column) =
        (sheet.rows.len().saturating_sub(1) as u32, sheet.widths.len().saturating_sub(1) as u16);
    worksheet.set_print_area(0, 0, last_row, last_column)?;
    if let Some(rows) = sheet.repeated_rows() {
        worksheet.set_repeat_rows(rows.start as u32, rows.end as u32 - 1)?;
    }
    if !no_page_numbers {
        worksheet.set_footer("&C&\"宋体\"&9第 &P 页　共 &N 页");
    }
    Ok(())
}

fn set_sizes(worksheet: &mut Worksheet, measured: &Measure) -> Result<(), XlsxError> {
    for (column, edges) in measured.edges.windows(2).enumerate() {
        let pixels = ((edges[1] - edges[0]) * PX_PER_PT).round() as u32;
        worksheet.set_column_width_pixels(column as u16, pixels)?;
    }
    for (row, height) in measured.heights.iter().enumerate() {
        // Always: Excel never fits the height of merged wrapped cells.
        worksheet.set_row_height(row as u32, (height * SLACK).min(MAX_ROW_PT))?;
    }
    Ok(())
}

fn write(
    worksheet: &mut Worksheet,
    formats: &mut Formats,
    sheet: &Sheet,
    measured: &Measure,
    index: usize,
    cell: &Cell,
) -> Result<(), XlsxError> {
    let number = if cell.amount { plain_number(&cell.text).filter(spreadsheet_holds) } else { None };
    let lines = measured.lines(index).len();
    let align = cell.align.unwrap_or(match cell.style {
        CellStyle::Value if lines > 1 => Align::Left,
        _ => Align::Center,
    });
    let decimals = number.map(|number| number.normalize().scale().max(2));
    let format = formats.of(cell, &sheet.page, sheet.rows[cell.row].framed, align, decimals);
    let (row, column) = (cell.row as u32, cell.column as u16);
    let (last_row, last_column) = (row + cell.rows as u32 - 1, column + cell.columns as u16 - 1);
    if (row, column) != (last_row, last_column) {
        // This writes a blank merged cell; the content below overwrites its first cell.
        worksheet.merge_range(row, column, last_row, last_column, "", format)?;
    }
    match number.and_then(|number| number.to_f64()) {
        Some(number) => worksheet.write_number_with_format(row, column, number, format)?,
        // A blank with a format keeps its border.
        None if cell.text.is_empty() => worksheet.write_blank(row, column, format)?,
        None => {
            let room: f32 = measured.heights[cell.row..cell.row + cell.rows].iter().sum();
            let text = shown_text(cell, measured.stands_upright(sheet, index, room));
            worksheet.write_string_with_format(row, column, text, format)?
        }
    };
    Ok(())
}

/// Whether a spreadsheet stores `number` exactly: it keeps 15 digits.
fn spreadsheet_holds(number: &Decimal) -> bool {
    number.normalize().mantissa().unsigned_abs() < 10_u128.pow(15)
}

/// The cell's text in the spreadsheet; stacked labels have one character per line.
fn shown_text(cell: &Cell, upright: bool) -> String {
    if upright {
        let characters: Vec<String> = cell.text.chars().filter(|c| !c.is_whitespace()).map(String::from).collect();
        return characters.join("\n");
    }
    match cell.text.char_indices().nth(MAX_CELL_CHARS) {
        Some((end, _)) => cell.text[..end].to_owned(),
        None => cell.text.clone(),
    }
}
