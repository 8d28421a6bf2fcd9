//! Files that are small and claim much: what a reader holds is counted before it is held.

use crate::support::biff::{container, record, stream, words};
use crate::support::drawn::workbook;
use crate::support::packed::{packed, with_part};
use jibiao::workbook::{self, Grid, limits};

const SHEET: &str = "xl/worksheets/sheet1.xml";
const SURPLUS: &str = "整个文件的单元格超过 250000 个，或文字超过 32 MB，多出的没有读取";

fn grid(bytes: &[u8]) -> Grid {
    workbook::read(bytes).expect("read").grids.remove(0)
}

fn held(grid: &Grid) -> usize {
    grid.cells().iter().map(|cell| cell.text.len()).sum()
}

/// A workbook whose sheet holds these rows, and whose styles are these.
fn drawn(rows: &str, styles: &str) -> Vec<u8> {
    let sheet = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let drawn = with_part(&workbook(&["甲"]), SHEET, |_| sheet.clone());
    with_part(&drawn, "xl/styles.xml", |_| format!("<styleSheet>{styles}</styleSheet>"))
}

#[test]
fn a_long_text_that_many_cells_share() {
    let text = [&[1, 0, 0, 0, 1, 0, 0, 0][..], &60_000_u16.to_le_bytes(), &[0], &[b'a'; 8_000]].concat();
    let rest = record(0x3C, &[&[0][..], &[b'a'; 8_000]].concat());
    let texts = [record(0xFC, &text), rest.repeat(6), record(0x3C, &[&[0][..], &[b'a'; 4_000]].concat())].concat();
    let cells = (0..20_000_u16).map(|row| record(0xFD, &words(&[row, 0, 0, 0, 0]))).collect();
    let grid = grid(&container(&[("Workbook", &stream(0x600, &[texts], &[(b"\x01\x00a", cells)]))]));
    assert_eq!(grid.cells().len(), limits::TEXT_BYTES / 60_000);
    assert_eq!(grid.notices.last().map(String::as_str), Some(SURPLUS));
}

#[test]
fn a_long_formula_that_many_cells_share() {
    let formula = "A1+".repeat(40_000);
    let first = format!("<row r=\"1\"><c><f t=\"shared\" si=\"0\">{formula}</f></c></row>");
    let others = "<row><c><f t=\"shared\" si=\"0\"/></c></row>".repeat(100_000);
    let grid = grid(&drawn(&format!("{first}{others}"), ""));
    assert!(held(&grid) <= limits::TEXT_BYTES && grid.cells().len() < 1_000, "{}", grid.cells().len());
    assert_eq!(grid.notices.last().map(String::as_str), Some(SURPLUS));
}

#[test]
fn a_long_format_that_many_styles_and_cells_have() {
    let code = format!("0.{}\\户", "0".repeat(1_000_000));
    let styles = format!(
        "<numFmts><numFmt numFmtId=\"200\" formatCode=\"{code}\"/></numFmts><cellXfs>{}</cellXfs>",
        "<xf numFmtId=\"200\"/>".repeat(60_000)
    );
    let rows = "<row><c s=\"59999\"><v>1</v></c></row>".repeat(100_000);
    let grid = grid(&drawn(&rows, &styles));
    assert_eq!((grid.cells().len(), grid.cells()[99_999].text.as_str()), (100_000, "1"));
}

#[test]
fn spaces_that_are_written_as_a_number() {
    let spaces = "<text:s text:c=\"4294967295\"/>".repeat(50_000);
    let content = format!(
        "<table:table table:name=\"a\"><table:table-row><table:table-cell><text:p>{spaces}a</text:p></table:table-cell>\
         </table:table-row></table:table>"
    );
    let mime = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    let grid = grid(&packed(&[("mimetype".into(), mime), ("content.xml".into(), content.into_bytes())]));
    assert_eq!(grid.notices, ["A1 超过 32767 个字，多出的没有导入"]);
}

#[test]
fn parts_with_long_names_that_many_sheets_share() {
    let target = "a".repeat(1_000_000);
    let drawn = with_part(&workbook(&["甲"]), "xl/_rels/workbook.xml.rels", |text| {
        text.replace(
            "</Relationships>",
            &format!("<Relationship Id=\"x\" Type=\"a/worksheet\" Target=\"{target}\"/></Relationships>"),
        )
    });
    let sheets = "<sheet name=\"b\" r:id=\"x\"/>".repeat(limits::SHEETS - 1);
    let drawn = with_part(&drawn, "xl/workbook.xml", |text| text.replace("</sheets>", &format!("{sheets}</sheets>")));
    let grids = workbook::read(&drawn).expect("read").grids;
    assert_eq!((grids.len(), grids[1].notices.len()), (limits::SHEETS, 1));
}
