//! Published forms in files that are no spreadsheets. Of Word the title and the notes are paragraphs, the rest is a table.

use super::forms::{COUNTIES, imported, spreadsheets};
use crate::support::rewritten::{between_texts, document, page};
use jibiao::import::Importer;
use jibiao::template::Library;
use jibiao::workbook;

#[test]
fn a_form_from_word_is_the_form_from_excel() {
    let importer = Importer::new(&Library::builtin());
    for path in COUNTIES.iter().flat_map(|county| spreadsheets(county)) {
        let book = workbook::read(&std::fs::read(&path).expect("read")).expect("workbook");
        let stem = path.file_stem().expect("name").to_string_lossy();
        let from_word = importer.read(&document(&between_texts(&book.grids[0])), &stem, None).expect("imported");
        let (word, excel) = (from_word.forms, imported(&path).forms);
        assert_eq!(word.len(), 1, "{}", path.display());
        assert_eq!(word[0].form, excel[0].form, "{}", path.display());
    }
}

#[test]
fn a_form_from_a_web_page_is_the_form_from_excel() {
    let importer = Importer::new(&Library::builtin());
    for path in COUNTIES.iter().flat_map(|county| spreadsheets(county)) {
        let book = workbook::read(&std::fs::read(&path).expect("read")).expect("workbook");
        let stem = path.file_stem().expect("name").to_string_lossy();
        let html = page(&book.grids[0]);
        let gbk = encoding_rs::GBK
            .encode(&String::from_utf8(html.clone()).expect("text").replace("utf-8", "gb2312"))
            .0
            .into_owned();
        for bytes in [html, gbk] {
            let read = importer.read(&bytes, &stem, None).expect("imported").forms;
            assert_eq!(read.len(), 1, "{}", path.display());
            assert_eq!(read[0].form, imported(&path).forms[0].form, "{}", path.display());
        }
    }
}

#[test]
fn several_forms_between_texts() {
    let importer = Importer::new(&Library::builtin());
    let paths = spreadsheets("guangyuan-2021");
    let mut body = String::from("<w:p><w:r><w:t>二、项目支出绩效目标表见下。</w:t></w:r></w:p>");
    for path in &paths {
        let book = workbook::read(&std::fs::read(path).expect("read")).expect("workbook");
        body += &between_texts(&book.grids[0]);
        body += "<w:p/>";
    }
    let read = importer.read(&document(&body), "公开", None).expect("imported");
    let names: Vec<&str> = read.forms.iter().map(|imported| imported.form.name()).collect();
    let wanted: Vec<String> = paths.iter().map(|path| imported(path).forms[0].form.name().to_owned()).collect();
    assert_eq!(names, wanted);
}
