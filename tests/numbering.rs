//! Pages numbered through all forms of an export, or through each.

use crate::support::exports::sample_path;
use crate::support::packed::parts;
use crate::support::pdf_text;
use jibiao::model::{Numbering, PrintOptions, Project};
use jibiao::session::choice::FormChoice;
use jibiao::session::export::{Format, Order, run};
use jibiao::store::project;
use jibiao::template::Library;
use std::ops::ControlFlow;

/// A file in `format` with the chosen forms of the sample of 广元.
fn exported(format: Format, print: PrintOptions, forms: FormChoice) -> (Project, Vec<u8>) {
    let project = Project { print, ..project::load(&sample_path("guangyuan-2021")).expect("loaded") };
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("全册");
    let order = Order { forms, files: vec![(format, path.clone())], ..Order::default() };
    run(&project, &Library::builtin(), &order, 0, |_| ControlFlow::Continue(())).expect("exported");
    (project, std::fs::read(path).expect("read"))
}

/// The numbers at the foot of each page.
fn feet(print: PrintOptions, forms: FormChoice) -> Vec<String> {
    let pages = pdf_text::pages(&exported(Format::Pdf, print, forms).1);
    pages.iter().map(|text| text.rfind('第').map(|at| text[at..].to_owned()).unwrap_or_default()).collect()
}

fn through() -> PrintOptions {
    PrintOptions { numbering: Numbering::Through, ..PrintOptions::default() }
}

#[test]
fn all_forms_are_one_volume_or_each_begins_anew() {
    let own = feet(PrintOptions::default(), FormChoice::All);
    let firsts = own.iter().filter(|foot| foot.starts_with("第 1 页　")).count();
    assert_eq!((firsts, own.len()), (10, 12));
    let volume: Vec<String> = (1..=12).map(|page| format!("第 {page} 页　共 12 页")).collect();
    assert_eq!(feet(through(), FormChoice::All), volume);
    let without = PrintOptions { no_page_numbers: true, ..through() };
    assert!(feet(without, FormChoice::All).iter().all(|foot| !foot.contains("页　共")));
}

#[test]
fn the_volume_is_what_is_printed_together() {
    let (project, _) = exported(Format::Json, through(), FormChoice::All);
    let chosen = FormChoice::Ids(project.forms[1..3].iter().map(|form| form.id).collect());
    let found = feet(through(), chosen);
    let count = found.len();
    let wanted: Vec<String> = (1..=count).map(|page| format!("第 {page} 页　共 {count} 页")).collect();
    assert_eq!(found, wanted);
}

#[test]
fn sheets_of_a_workbook_go_on_counting() {
    let (_, workbook) = exported(Format::Xlsx, through(), FormChoice::All);
    let mut firsts: Vec<u32> = Vec::new();
    for (name, part) in parts(&workbook).into_iter().filter(|(name, _)| name.starts_with("xl/worksheets/")) {
        let part = String::from_utf8(part).expect("text");
        let first = part.split("firstPageNumber=\"").nth(1).and_then(|rest| rest.split('"').next());
        firsts.push(first.expect("a first number").parse().expect("a number"));
        assert!(part.contains("页　共 12 页") && part.contains("useFirstPageNumber=\"1\""), "{name}");
    }
    firsts.sort_unstable();
    assert_eq!((firsts.len(), firsts.first(), firsts.last()), (10, Some(&1), Some(&12)));
    assert!(firsts.windows(2).all(|pair| pair[0] < pair[1]), "{firsts:?}");
    let (_, workbook) = exported(Format::Xlsx, PrintOptions::default(), FormChoice::All);
    assert!(parts(&workbook).iter().all(|(_, part)| !String::from_utf8_lossy(part).contains("irstPageNumber")));
}
