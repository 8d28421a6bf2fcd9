//! Published forms in the other file formats that bureaus and web systems hand out: the same cells as in .xlsx.

use crate::support::rewritten::{document, paragraphs, spreadsheetml, table};
use jibiao::workbook::{self, Area, Grid};
use std::path::{Path, PathBuf};

/// The published forms of all counties.
fn spreadsheets() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms");
    let counties = std::fs::read_dir(folder).expect("forms").map(|county| county.expect("county").path());
    let files = counties.flat_map(|county| std::fs::read_dir(county).expect("county"));
    let files = files.map(|file| file.expect("file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "xlsx")).collect();
    files.sort();
    assert!(!files.is_empty());
    files
}

fn grids(bytes: &[u8]) -> Vec<Grid> {
    workbook::read(bytes).expect("read").grids
}

/// The cells with text, with the white space that a form does not show at the ends of its lines left out.
fn shown(grid: &Grid) -> Vec<(Area, String)> {
    let cells = grid.cells().iter().filter(|cell| !cell.is_blank());
    cells.map(|cell| (cell.area, cell.text.trim_end().to_owned())).collect()
}

fn check_each(what: &str, written: impl Fn(&Grid) -> Vec<u8>) {
    for path in spreadsheets() {
        let original = grids(&std::fs::read(&path).expect("read")).remove(0);
        let read = grids(&written(&original));
        assert_eq!(read.len(), 1);
        assert_eq!(shown(&read[0]), shown(&original), "{} as {what}", path.display());
        assert_eq!(read[0].notices, Vec::<String>::new());
    }
}

#[test]
fn forms_as_tables_of_word() {
    check_each("a table of Word", |grid| document(&table(grid)));
}

#[test]
fn forms_as_excel_2003_xml() {
    check_each("XML", spreadsheetml);
}

/// The texts in `body`, with the addresses of their cells and what these span.
fn of_document(body: &str) -> Vec<(String, String)> {
    let grid = grids(&document(body)).remove(0);
    let place = |area: Area| format!("{}+{}x{}", area.address(), area.rows, area.columns);
    grid.cells().iter().map(|cell| (place(cell.area), cell.text.clone())).collect()
}

fn check(body: &str, expected: &[(&str, &str)]) {
    let found = of_document(body);
    let found: Vec<_> = found.iter().map(|(place, text)| (place.as_str(), text.as_str())).collect();
    assert_eq!(found, expected, "{body}");
}

fn cell(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

#[test]
fn texts_around_tables_are_rows() {
    let row = format!("<w:tr>{}{}</w:tr>", cell("", &paragraphs("甲")), cell("", &paragraphs("乙\n丙")));
    let body = format!("{}<w:p/><w:tbl>{row}</w:tbl>{}", paragraphs("表题"), paragraphs("后文"));
    check(&body, &[("A1+1x1", "表题"), ("A2+1x1", "甲"), ("B2+1x1", "乙\n丙"), ("A3+1x1", "后文")]);
}

#[test]
fn a_table_in_a_cell_comes_after_its_row() {
    let inner =
        format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", &paragraphs("内一")), cell("", &paragraphs("内二")));
    let outer = |content: &str| format!("<w:tr>{}{}</w:tr>", cell("", &paragraphs("左")), cell("", content));
    let body = format!("<w:tbl>{}{}</w:tbl>", outer(&(paragraphs("右") + &inner + "<w:p/>")), outer(&paragraphs("下")));
    check(
        &body,
        &[
            ("A1+1x1", "左"),
            ("B1+1x1", "右"),
            ("B2+1x1", "内一"),
            ("C2+1x1", "内二"),
            ("A3+1x1", "左"),
            ("B3+1x1", "下"),
        ],
    );
}

#[test]
fn merges_in_words_old_way_and_rows_that_begin_later() {
    let body = format!(
        "<w:tbl><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}</w:tr></w:tbl>",
        cell("<w:hMerge w:val=\"restart\"/><w:vMerge w:val=\"restart\"/>", &paragraphs("甲")),
        cell("<w:hMerge w:val=\"continue\"/><w:vMerge w:val=\"restart\"/>", "<w:p/>"),
        cell("", &paragraphs("乙")),
        cell("", &paragraphs("丙")),
    );
    check(&body, &[("A1+1x2", "甲"), ("C1+1x1", "乙"), ("B2+1x1", "丙")]);
}

#[test]
fn what_word_shows_of_a_text_and_nothing_else() {
    let run = |content: &str| format!("<w:r>{content}</w:r>");
    let body = format!(
        "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr>{}{}{}{}{}{}</w:p>",
        run(
            "<w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>新增</w:t><w:sym w:font=\"Wingdings 2\" w:char=\"00A3\"/>"
        ),
        run("<w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t>"),
        "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom>",
        run("<w:instrText>PAGE</w:instrText><w:t>延续</w:t><w:br/><w:t>次行</w:t><w:tab/><w:t>后</w:t>"),
        "<w:sdt><w:sdtPr><w:alias w:val=\"t\"/></w:sdtPr><w:sdtContent><w:r><w:t>控件</w:t></w:r></w:sdtContent></w:sdt>",
        run(
            "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice>\
             <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent>"
        ),
    );
    check(&body, &[("A1+1x1", "框"), ("A2+1x1", "☑新增□延续\n次行\t后控件")]);
}
