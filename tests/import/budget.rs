//! The budget tables that a county publishes beside its forms become one manuscript, from sheets and from a document.

use super::forms::{imported, spreadsheets};
use crate::support::rewritten::{between_texts, document, paragraphs};
use jibiao::import::{Imported, Importer, Role};
use jibiao::model::prose::{MERGED, Style, cell_column, cell_count};
use jibiao::model::{Column, Form, Row};
use jibiao::store::project;
use jibiao::template::Library;
use jibiao::workbook;
use rust_xlsxwriter::{Format, Workbook};
use std::path::Path;

/// A table of the sample: the lines above it, its rows, and the notes below it.
#[derive(Default)]
struct Published {
    above: Vec<String>,
    rows: Vec<Vec<String>>,
    below: Vec<String>,
}

/// The paragraphs of the sample's budget tables, without its first two: the bureau and the title of the list of tables.
fn sample() -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/weinan-2023.ron");
    let project = project::load(&path).expect("sample");
    let form = project.forms.iter().find(|form| form.template == "budget-tables").expect("tables");
    form.paragraphs[2..].to_vec()
}

fn published(rows: &[Row]) -> Vec<Published> {
    let mut tables = vec![Published::default()];
    for row in rows {
        let table = tables.last_mut().expect("table");
        match Style::of(row) {
            Style::PageBreak => tables.push(Published::default()),
            style if style.is_table() => {
                table.rows.push((0..cell_count(row)).map(|place| row[cell_column(place)].to_owned()).collect());
            }
            Style::Body => table.below.push(row[Column::Text].to_owned()),
            _ => table.above.push(row[Column::Text].to_owned()),
        }
    }
    tables
}

/// The tables as a spreadsheet, a sheet each, as the county publishes it: number and title in two lines, merged cells.
fn spreadsheet(tables: &[Published]) -> Vec<u8> {
    let (mut book, plain) = (Workbook::new(), Format::new());
    for table in tables {
        let sheet = book.add_worksheet();
        let mut at = 0;
        for line in table.above.iter().flat_map(|line| line.split('　')) {
            sheet.write(at, 0, line).expect("title");
            at += 1;
        }
        let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell =
            |row: usize, column: usize| table.rows.get(row).and_then(|cells| cells.get(column)).map_or("", |text| text);
        for row in 0..table.rows.len() {
            for column in 0..width {
                let text = cell(row, column);
                if text.is_empty() || MERGED.contains(&text) {
                    continue;
                }
                let across = (column + 1..width).take_while(|column| cell(row, *column) == MERGED[0]).count();
                let down = (row + 1..table.rows.len()).take_while(|row| cell(*row, column) == MERGED[1]).count();
                let (top, left) = (at + row as u32, column as u16);
                if across + down > 0 {
                    let (bottom, right) = (top + down as u32, left + across as u16);
                    sheet.merge_range(top, left, bottom, right, text, &plain).expect("merged");
                } else if let Ok(amount) = text.parse::<f64>() {
                    sheet.write(top, left, amount).expect("amount");
                } else {
                    sheet.write(top, left, text).expect("text");
                }
            }
        }
        for (line, below) in table.below.iter().enumerate() {
            sheet.write(at + (table.rows.len() + line) as u32, 0, below).expect("note");
        }
    }
    book.save_to_buffer().expect("spreadsheet")
}

/// What paragraphs hold, a line each.
fn shown(rows: &[Row]) -> Vec<String> {
    let cells =
        |row: &Row| (0..cell_count(row)).map(|place| row[cell_column(place)].to_owned()).collect::<Vec<_>>().join("|");
    rows.iter().map(|row| format!("{}: {}", Style::of(row).name(), cells(row))).collect()
}

#[track_caller]
fn check_tables(read: &Imported, wanted: &[Row]) -> Form {
    let form = &read.forms.last().expect("a form").form;
    assert_eq!(form.template, "budget-tables");
    for (got, wanted) in shown(&form.paragraphs).iter().zip(shown(wanted)) {
        assert_eq!(*got, wanted);
    }
    assert_eq!(form.paragraphs.len(), wanted.len());
    // Each cell that was taken is where the preview says that it is.
    for cell in read.sheets.iter().flat_map(|sheet| &sheet.cells) {
        if let (Role::Taken(path), true) = (&cell.role, cell.form == Some(read.forms.len() - 1)) {
            let text = form.text(path);
            assert!(text.contains(cell.text.trim()), "{path:?}: {text} {}", cell.text);
        }
    }
    form.clone()
}

#[test]
fn sheets_of_budget_tables_are_one_manuscript() {
    let wanted = sample();
    let bytes = spreadsheet(&published(&wanted));
    let read = Importer::new(&Library::builtin()).read(&bytes, "2023年部门预算公开", None).expect("read");
    assert_eq!(read.forms.len(), 1);
    let form = check_tables(&read, &wanted);
    assert_eq!(form.field("year"), "2023");
    assert_eq!(read.unplaced().count(), 0, "{:#?}", read.unplaced().collect::<Vec<_>>());
}

#[test]
fn the_template_of_budget_tables_may_be_named() {
    let bytes = spreadsheet(&published(&sample()));
    let importer = Importer::new(&Library::builtin());
    let read = |template| importer.read(&bytes, "2023年部门预算公开", template).expect("read");
    assert_eq!(read(Some("budget-tables")), read(None));
}

#[test]
fn a_document_of_budget_tables_and_forms() {
    let wanted = sample();
    let book = workbook::read(&spreadsheet(&published(&wanted))).expect("workbook");
    let mut body = paragraphs("2023年部门预算公开\n第一部分　部门概况。本部门负责全市医疗保障工作。");
    body.extend(book.grids.iter().map(between_texts));
    let paths = spreadsheets("weinan-2023");
    for path in &paths {
        let form = workbook::read(&std::fs::read(path).expect("read")).expect("workbook");
        body += &between_texts(&form.grids[0]);
    }
    let read = Importer::new(&Library::builtin()).read(&document(&body), "公开", None).expect("read");
    assert_eq!(read.forms.len(), paths.len() + 1);
    check_tables(&read, &wanted);
    for (path, read) in paths.iter().zip(&read.forms) {
        let alone = imported(path).forms.remove(0).form;
        assert_eq!(read.form.indicators, alone.indicators, "{}", path.display());
        assert_eq!(read.form.tasks, alone.tasks, "{}", path.display());
    }
}
