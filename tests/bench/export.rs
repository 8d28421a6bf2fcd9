//! Laying out and exporting, for 1, 20 and 1,000 forms.
//!
//! Each group is for a number of forms, its throughput is in forms: criterion states the cost per form.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

#[path = "../support/large.rs"]
mod large;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jibiao::base::face::Faces;
use jibiao::export::json;
use jibiao::export::pdf::{PdfInfo, PdfWriter};
use jibiao::export::xlsx::{XlsxInfo, XlsxWriter};
use jibiao::model::{Bureau, Form, PrintOptions, Project};
use jibiao::page::{PageOptions, Pages, pages};
use jibiao::sheet::{Sheet, sheet};
use jibiao::template::{Library, Template};
use rust_xlsxwriter::{Format, FormatBorder, Workbook};

fn laid_out(form: &Form, template: &Template) -> Sheet {
    sheet(template, form, &Bureau::default(), &PrintOptions::default())
}

fn on_paper(sheet: &Sheet, faces: &Faces) -> Pages {
    pages(sheet, faces, PageOptions::default())
}

fn pdf(project: &Project, template: &Template, faces: &Faces) -> Vec<u8> {
    let mut writer = PdfWriter::new(faces, &PdfInfo::default());
    for form in &project.forms {
        let sheet = laid_out(form, template);
        writer.add(&sheet.name, &on_paper(&sheet, faces));
    }
    writer.finish().expect("a PDF")
}

fn xlsx(project: &Project, template: &Template, faces: &Faces) -> Vec<u8> {
    let mut writer = XlsxWriter::new(faces, &XlsxInfo::default(), false);
    for form in &project.forms {
        writer.add(&laid_out(form, template)).expect("a sheet");
    }
    writer.finish().expect("a workbook").0
}

/// The same cells and merges written by rust_xlsxwriter with nothing computed.
fn bare_xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let format = Format::new().set_border(FormatBorder::Thin).set_text_wrap();
    for sheet in sheets {
        let worksheet = workbook.add_worksheet();
        for row in 0..sheet.rows.len() {
            worksheet.set_row_height(row as u32, 22).expect("height");
        }
        for cell in &sheet.cells {
            let (row, column) = (cell.row as u32, cell.column as u16);
            if cell.rows * cell.columns > 1 {
                let (last, right) = (row + cell.rows as u32 - 1, column + cell.columns as u16 - 1);
                worksheet.merge_range(row, column, last, right, "", &format).expect("merge");
            }
            worksheet.write_string_with_format(row, column, &cell.text, &format).expect("text");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}

fn exports(criterion: &mut Criterion) {
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let faces = Faces::bundled();
    for count in [1, 20, 1_000] {
        let project = large::large(count);
        let sheets: Vec<Sheet> = project.forms.iter().map(|form| laid_out(form, template)).collect();
        let mut group = criterion.benchmark_group(format!("{count} forms"));
        group.sample_size(10).throughput(Throughput::Elements(count as u64));
        group.bench_function("sheets", |b| {
            b.iter(|| project.forms.iter().map(|form| laid_out(form, template).cells.len()).sum::<usize>());
        });
        group.bench_function("pages", |b| {
            b.iter(|| sheets.iter().map(|sheet| on_paper(sheet, &faces).pages.len()).sum::<usize>());
        });
        group.bench_function("pdf", |b| b.iter(|| pdf(&project, template, &faces)));
        group.bench_function("xlsx", |b| b.iter(|| xlsx(&project, template, &faces)));
        group.bench_function("xlsx bare", |b| b.iter(|| bare_xlsx(&sheets)));
        group.bench_function("json", |b| {
            b.iter(|| json::write(project.forms.iter().map(|form| (&**form, &**template))));
        });
    }
}

criterion_group!(benches, exports);
criterion_main!(benches);
