//! Files that are something else, damaged, or made to harm: an error that says what to do, or what could be read.

use super::forms::spreadsheets;
use crate::support::drawn::workbook;
use crate::support::packed::{packed, parts, with_more, with_part};
use crate::support::work::worked;
use jibiao::import::{ImportError, Imported, Importer, Reason};
use jibiao::template::Library;
use jibiao::workbook::{WorkbookError, limits};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::Duration;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));
/// The first sheet of a workbook.
const SHEET: &str = "xl/worksheets/sheet1.xml";

fn read(bytes: &[u8]) -> Result<Imported, ImportError> {
    IMPORTER.read(bytes, "表", None)
}

fn refused(bytes: &[u8]) -> WorkbookError {
    match read(bytes) {
        Err(ImportError::Workbook(error)) => error,
        other => panic!("{other:?}"),
    }
}

fn error(bytes: &[u8]) -> String {
    read(bytes).expect_err("no import").to_string()
}

fn real() -> Vec<u8> {
    std::fs::read(&spreadsheets("guangyuan-2021")[1]).expect("file")
}

pub(super) fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import").join(name)
}

#[test]
fn what_is_no_spreadsheet() {
    let package = |name: &str| packed(&[(name.to_owned(), b"<x/>".to_vec())]);
    for (bytes, expected) in [
        (b"".to_vec(), "是空文件"),
        ("绩效目标".into(), "不是能导入的文件"),
        (b"%PDF-1.7".to_vec(), "是 PDF 文件，不能直接导入：请用 WPS 等软件把它转换成 .docx"),
        (
            b"{\\rtf1".to_vec(),
            "是旧格式的文字文档（.doc、.wps、.rtf 或 .odt），不能直接导入：请用 Word 或 WPS 打开，另存为 .docx",
        ),
        (b"<?xml version=\"1.0\"?><w:wordDocument>".to_vec(), "是网页或 XML 文件"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related".to_vec(), "是网页或 XML 文件"),
        (package("ppt/presentation.xml"), "是演示文稿，"),
        (package("xl/workbook.bin"), "是 .xlsb 文件，不能直接导入：请用 Excel 或 WPS 打开，另存为 .xlsx"),
        (package("picture.png"), "是压缩包，不能直接导入：请先解压"),
        (package("[Content_Types].xml"), "不是能导入的文件"),
        (b"Rar!\x1a\x07\x01\x00".to_vec(), "是压缩包"),
        (b"PK\x03\x04".to_vec(), "已损坏或不完整"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), "已损坏或不完整"),
    ] {
        let message = error(&bytes);
        assert!(message.starts_with(expected), "{message}");
        assert!(message.contains('：'), "{message} says what to do");
    }
}

#[test]
fn files_behind_a_password() {
    for name in ["encrypted.xlsx", "encrypted.xls", "encrypted.ods"] {
        let bytes = std::fs::read(fixture(name)).expect("file");
        assert_eq!(refused(&bytes), WorkbookError::Encrypted, "{name}");
    }
}

#[test]
fn files_that_are_cut_off() {
    let files = [
        real(),
        std::fs::read(fixture("01-jingban-jingfei.xls")).expect("file"),
        std::fs::read(fixture("01-jingban-jingfei.ods")).expect("file"),
    ];
    for bytes in &files {
        for length in (8..bytes.len()).step_by(bytes.len() / 40) {
            let cut = read(&bytes[..length]);
            let told = match &cut {
                Ok(imported) => imported.forms.is_empty() || imported.unplaced().count() == 0,
                Err(error) => error.to_string().contains("请"),
            };
            assert!(told, "{length} of {}: {cut:?}", bytes.len());
        }
    }
    assert!(matches!(refused(&files[0][..files[0].len() - 30]), WorkbookError::Damaged(_)));
}

#[test]
fn a_sheet_that_breaks_off_gives_what_there_is() {
    let cut = with_part(&real(), SHEET, |text| text[..text.find("<row r=\"12\"").expect("row")].to_owned());
    let imported = read(&cut).expect("a part");
    assert_eq!(imported.sheets[0].notices, ["工作表没有读完：内容在中途断开"]);
    assert_eq!(imported.forms.len(), 1);
    assert!(!imported.forms[0].form.field("project_name").is_empty());
}

#[test]
fn a_part_that_is_missing() {
    let mut without = parts(&real());
    without.retain(|(name, _)| name != SHEET);
    let imported = read(&packed(&without)).expect("an empty import");
    assert_eq!((imported.forms.len(), imported.sheets[0].notices.len()), (0, 1));
    without.retain(|(name, _)| name != "xl/_rels/workbook.xml.rels");
    assert!(error(&packed(&without)).starts_with("已损坏或不完整（缺少工作表的目录）"));
    let mut without = parts(&workbook(&["项目名称|甲|预算单位|乙\n一级指标|二级指标|三级指标|指标值"]));
    without.retain(|(name, _)| name != "xl/sharedStrings.xml");
    let imported = read(&packed(&without)).expect("a part");
    assert!(imported.unplaced().any(|cell| cell.reason == Reason::Failed), "texts that are not there are told of");
}

/// Runs `read` and checks that the processor is not busy with it for long.
fn soon<T>(read: impl FnOnce() -> T) -> T {
    let (done, taken) = worked(read);
    assert!(taken < Duration::from_secs(20), "{taken:?}");
    done
}

#[test]
fn bombs() {
    let large = vec![b' '; limits::UNZIPPED_BYTES as usize + 1];
    let bomb = with_part(&real(), SHEET, |_| String::from_utf8(large.clone()).expect("text"));
    assert!(bomb.len() < 1_000_000);
    assert_eq!(soon(|| refused(&bomb)), WorkbookError::UnpacksTooLarge);
    let beside = with_more(&real(), "xl/media/image1.png", large);
    assert_eq!(soon(|| read(&beside)).expect("what nobody reads does no harm").forms.len(), 1);
    let many = (0..=limits::PARTS).map(|n| (format!("xl/{n}"), Vec::new()));
    assert_eq!(refused(&packed(&many.collect::<Vec<_>>())), WorkbookError::UnpacksTooLarge);
    assert_eq!(refused(&vec![b'P'; limits::FILE_BYTES as usize + 1]), WorkbookError::TooLarge);
}

#[test]
fn sheets_that_claim_more_than_they_hold() {
    let claims = with_part(&real(), SHEET, |text| {
        let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>远</t></is></c></row></sheetData>";
        let merged =
            "<mergeCells count=\"4294967295\"><mergeCell ref=\"A60:XFD1048576\"/><mergeCell ref=\"ZZZZZZZZ1\"/>";
        text.replace("</sheetData>", far).replacen("<mergeCells", &format!("{merged}</mergeCells><mergeCells"), 1)
    });
    let imported = soon(|| read(&claims)).expect("read");
    assert_eq!(imported.forms.len(), 1);
    assert!(imported.unplaced().any(|cell| cell.cell.text == "远" && cell.cell.area.address() == "XFD1048576"));
    let ods = std::fs::read(fixture("01-jingban-jingfei.ods")).expect("file");
    let repeated = with_part(&ods, "content.xml", |text| {
        let rows = "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell \
                    table:number-columns-repeated=\"4294967295\"><text:p>满</text:p></table:table-cell></table:table-row></table:table>";
        text.replacen("</table:table>", rows, 1)
    });
    let imported = soon(|| read(&repeated)).expect("read");
    assert_eq!(imported.sheets[0].notices, ["整个文件的单元格超过 250000 个，或文字超过 32 MB，多出的没有读取"]);
}

#[test]
fn more_cells_than_are_read() {
    let rows: String = (1..=limits::CELLS / 10 + 10)
        .map(|row| format!("<row r=\"{row}\">{}</row>", "<c><v>1</v></c>".repeat(10)))
        .collect();
    let full = with_part(&real(), SHEET, |_| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    let imported = soon(|| read(&full)).expect("read");
    assert!(imported.sheets[0].notices[0].starts_with("整个文件的单元格超过"));
    assert_eq!(imported.sheets[0].cells.len(), limits::CELLS);
}

#[test]
fn formulas_that_failed_are_told_of() {
    let form = "部门预算项目支出绩效目标申报表|<|<|<|<\n项目名称|甲|<|<|<\n预算单位|乙|<|<|<\n项目资金（万元）|年度资金总额：|<|<|<\n\
                绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）\n^|项目完成|数量指标|人数|#1";
    let with = |cell: &str| {
        let cell = cell.to_owned();
        with_part(&workbook(&[form]), SHEET, move |text| {
            let start = text.find("<c r=\"E6\"").expect("cell");
            let end = start + text[start..].find("</c>").expect("end") + 4;
            format!("{}{cell}{}", &text[..start], &text[end..])
        })
    };
    for (cell, shown) in [
        ("<c r=\"E6\" t=\"e\"><f>Sheet9!A1</f><v>#REF!</v></c>", "#REF!"),
        ("<c r=\"E6\"><f>SUM(A1:A2)</f></c>", "=SUM(A1:A2)"),
        ("<c r=\"E6\" t=\"s\"><v>99999</v></c>", "[文字 99999]"),
    ] {
        let imported = read(&with(cell)).expect("read");
        let lost: Vec<_> =
            imported.unplaced().map(|c| (c.cell.area.address(), c.cell.text.as_str(), c.reason)).collect();
        assert_eq!(lost, [("E6".to_owned(), shown, Reason::Failed)]);
        assert_eq!(imported.forms[0].form.indicators.len(), 1, "the row stays");
    }
    let imported = read(&with("<c r=\"E6\"><f>[1]表!A1*2</f><v>24</v></c>")).expect("read");
    assert_eq!(
        &imported.forms[0].form.indicators[0][jibiao::model::Column::Value],
        "24",
        "the result that the file holds"
    );
}

#[test]
fn macros_links_and_comments_are_mentioned() {
    for (part, expected) in [
        ("xl/vbaProject.bin", "文件含有宏：宏没有运行，也没有导入"),
        ("xl/externalLinks/externalLink1.xml", "有的格引用了其他文件：导入的是文件里存着的结果，请核对"),
        ("xl/comments1.xml", "批注没有导入"),
    ] {
        let imported = read(&with_more(&real(), part, b"\x00\xff".to_vec())).expect("read");
        assert_eq!(imported.notices, [expected]);
        assert_eq!((imported.forms.len(), imported.unplaced().count()), (1, 0));
    }
}

#[test]
fn parts_as_other_programs_write_them() {
    let plain = read(&real()).expect("read");
    let renamed: Vec<_> =
        parts(&real()).into_iter().map(|(name, part)| (name.replace("xl/", "XL\\").replace('/', "\\"), part)).collect();
    assert_eq!(read(&packed(&renamed)), Ok(plain.clone()), "names in capitals, with backslashes");
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let mut parts = parts(&real());
    for (name, part) in parts.iter_mut().filter(|(name, _)| name.ends_with(".xml")) {
        let text = String::from_utf8(std::mem::take(part)).expect(name).replace("UTF-8", "UTF-16");
        *part = [vec![0xFF, 0xFE], wide(&text)].concat();
    }
    assert_eq!(read(&packed(&parts)), Ok(plain), "UTF-16");
}
