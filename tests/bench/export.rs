//! Laying out and exporting, for 1, 20 and 1,000 forms.
//!
//! Each group is for a number of forms, its throughput is in forms: criterion states the cost per form.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

#[path = "../support/large.rs"]
mod large;
#[path = "../support/long_manuscript.rs"]
mod long_manuscript;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jibiao::base::face::Faces;
use jibiao::export::{Copies, Format, Info, LaidOut, Setting};
use jibiao::model::{Bureau, Form, PrintOptions, Project};
use jibiao::page::{PageOptions, Pages, pages};
use jibiao::session::manuscript::bound;
use jibiao::sheet::{Sheet, sheet};
use jibiao::template::{Library, Template};
use rust_xlsxwriter::{FormatBorder, Workbook};
use std::io::Cursor;

fn laid_out(form: &Form, template: &Template) -> Sheet {
    sheet(template, form, &Bureau::default(), &PrintOptions::default())
}

fn on_paper(sheet: &Sheet, faces: &Faces) -> Pages {
    pages(sheet, faces, PageOptions::default())
}

/// A file in `format` with every form of `project`.
fn exported(format: Format, project: &Project, template: &Template, library: &Library, faces: &Faces) -> Vec<u8> {
    let (info, print) = (&Info::default(), &project.print);
    let (bureau, copies) = (&project.bureau, Copies::default());
    let setting = Setting { info, faces, bureau, print, copies, library, profile: "general" };
    let mut out = Cursor::new(Vec::new());
    let mut exporter = (format.about().begin)(setting, &mut out).expect("begun");
    let forms: Vec<LaidOut<'_>> = project.forms.iter().map(|form| LaidOut::new(form, template, setting)).collect();
    forms.chunks(64).for_each(|forms| exporter.add(&forms.iter().collect::<Vec<_>>()).expect("added"));
    exporter.finish().expect("finished");
    out.into_inner()
}

/// The same cells and merges written by rust_xlsxwriter with nothing computed.
fn bare_xlsx(sheets: &[Sheet]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let format = rust_xlsxwriter::Format::new().set_border(FormatBorder::Thin).set_text_wrap();
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
        for format in Format::ALL {
            let name = format.about().option;
            group.bench_function(name, |b| b.iter(|| exported(*format, &project, template, &library, &faces)));
        }
        group.bench_function("xlsx bare", |b| b.iter(|| bare_xlsx(&sheets)));
    }
}

/// Paragraphs of a page, and of about 200.
const PARAGRAPHS: [usize; 2] = [4, 780];

/// A file in `format` with the manuscript of `project` bound as a book.
fn bound_as(format: Format, project: &Project, library: &Library, faces: &Faces) -> Vec<u8> {
    let (info, print) = (&Info::default(), &project.print);
    let (bureau, copies) = (&project.bureau, Copies::default());
    let setting = Setting { info, faces, bureau, print, copies, library, profile: "general" };
    let form = &project.forms[0];
    let leaves = bound(project, library, (form, library.template(&form.template).expect("template")), setting);
    let laid: Vec<LaidOut<'_>> = leaves.iter().map(|leaf| leaf.laid_out(setting)).collect();
    let mut out = Cursor::new(Vec::new());
    let mut exporter = (format.about().begin)(setting, &mut out).expect("begun");
    exporter.add(&laid.iter().collect::<Vec<_>>()).expect("added");
    exporter.finish().expect("finished");
    out.into_inner()
}

/// A manuscript of 200 pages beside one of a page: the cost of each page.
fn manuscripts(criterion: &mut Criterion) {
    let (library, faces) = (Library::builtin(), Faces::bundled());
    for paragraphs in PARAGRAPHS {
        let project = long_manuscript::manuscript(paragraphs);
        let mut group = criterion.benchmark_group(format!("manuscript of {paragraphs} paragraphs"));
        group.sample_size(10).throughput(Throughput::Elements(paragraphs as u64));
        for format in Format::laid_out() {
            let name = format.about().option;
            group.bench_function(name, |b| b.iter(|| bound_as(format, &project, &library, &faces)));
        }
    }
}

criterion_group!(benches, exports, manuscripts);
criterion_main!(benches);
