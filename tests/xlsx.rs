//! What a workbook holds, read back by another program's reader.

use crate::support::exports::{as_xlsx, laid_out, sample_forms};
use crate::support::packed::parts;
use calamine::{Data, Reader, Xlsx};
use jibiao::base::amount::plain_number;
use jibiao::base::face::Faces;
use jibiao::model::{FieldPath, Form};
use jibiao::page::{PageOptions, paged};
use jibiao::template::Library;
use std::io::Cursor;

fn opened(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

#[test]
fn every_cell_reads_back() {
    for (form, template) in sample_forms() {
        let sheet = laid_out(&form, &template);
        let mut workbook = opened(as_xlsx(&sheet));
        let range = workbook.worksheet_range_at(0).expect("a sheet").expect("readable");
        for cell in &sheet.cells {
            let place = (cell.row as u32, cell.column as u32);
            let found = range.get_value(place).unwrap_or(&Data::Empty);
            match (cell.amount.then(|| plain_number(&cell.text)).flatten(), found) {
                (Some(number), Data::Float(float)) => {
                    assert_eq!(*float, number.to_string().parse::<f64>().expect("float"));
                }
                (None, Data::String(text)) => {
                    assert!(*text == cell.text || (cell.stacked && text.replace('\n', "") == cell.text));
                }
                (None, Data::Empty) => assert_eq!(cell.text, "", "{place:?}"),
                (wanted, found) => panic!("{place:?}: {wanted:?} {:?} {found:?}", cell.text),
            }
        }
        let merged = workbook.merge_cells_by_sheet_id(0).expect("merges").len();
        assert_eq!(merged, sheet.cells.iter().filter(|cell| cell.rows * cell.columns > 1).count());
    }
}

/// What is printed is what was typed: 191 and not 191.00.
#[test]
fn amounts_are_shown_as_they_were_typed() {
    let library = Library::builtin();
    let template = library.template("national-project-2021").expect("template");
    for (text, number, code) in [
        ("191", "191", 0),
        ("100.00", "100", 2),
        ("1,200", "1200", 3),
        ("1,200.50", "1200.5", 4),
        ("504.5", "504.5", 164),
    ] {
        let mut form = Form { template: template.id.clone(), ..Form::default() };
        form.set_text(&FieldPath::field("funds.total"), text);
        let parts = parts(&as_xlsx(&laid_out(&form, template)));
        let part = |name: &str| {
            let (_, part) = parts.iter().find(|(known, _)| known == name).expect("a part");
            String::from_utf8_lossy(part).into_owned()
        };
        let number = format!("\"><v>{number}</v>");
        let sheet = part("xl/worksheets/sheet1.xml");
        let (before, _) = sheet.split_once(&number).expect("a number");
        let format: usize = before.rsplit('"').next().expect("a format").parse().expect("a number");
        let styles = part("xl/styles.xml");
        let formats = styles.split("<cellXfs").nth(1).expect("formats");
        let own = formats.split("<xf ").nth(format + 1).expect("a format");
        assert!(own.starts_with(&format!("numFmtId=\"{code}\"")), "{text}: {own}");
    }
}

#[test]
fn text_that_looks_like_a_formula_stays_text() {
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    for text in ["=1+1", "+86", "-5%", "@sum", "=cmd|' /C calc'!A0", "007", "1e5"] {
        let mut form = Form { template: template.id.clone(), ..Form::default() };
        form.set_text(&FieldPath::field("project_name"), text);
        let mut workbook = opened(as_xlsx(&laid_out(&form, template)));
        let formulas = workbook.worksheet_formula(&workbook.sheet_names()[0].clone()).expect("formulas");
        assert_eq!(formulas.used_cells().count(), 0);
        let range = workbook.worksheet_range_at(0).expect("a sheet").expect("readable");
        assert!(range.used_cells().any(|(_, _, cell)| *cell == Data::String(text.to_owned())), "{text}");
    }
}

#[test]
fn pages_begin_where_those_of_the_pdf_do() {
    let (mut begun, faces) = (0, Faces::bundled());
    for (form, template) in sample_forms() {
        let sheet = laid_out(&form, &template);
        let parts = parts(&as_xlsx(&sheet));
        let (_, part) = parts.iter().find(|(name, _)| name == "xl/worksheets/sheet1.xml").expect("a sheet");
        let part = String::from_utf8_lossy(part);
        let breaks: Vec<usize> = paged(&sheet, &faces, PageOptions::default()).breaks().collect();
        let written = part.split("<brk id=\"").skip(1).map(|rest| rest.split('"').next().expect("a number"));
        assert_eq!(written.map(|row| row.parse().expect("a number")).collect::<Vec<usize>>(), breaks);
        // Excel ignores them where it is to fit the sheet to the page.
        assert!(!part.contains("fitTo"), "{}", sheet.name);
        begun += breaks.len();
    }
    assert!(begun > 2, "{begun}");
}
