//! .xlsx packages: bombs, broken parts, markup without an end, references to everything.

use super::Case;
use super::sheets::{import, workbook};
use crate::support::packed::{packed, parts, with_more, with_part};

const SHEET: &str = "xl/s.xml";
const TEXTS: &str = "xl/sharedStrings.xml";
const STYLES: &str = "xl/styles.xml";
const BOOK: &str = "xl/workbook.xml";
const RELATIONS: &str = "xl/_rels/workbook.xml.rels";
const DAMAGED: &str = "已损坏或不完整";
const LARGE: &str = "解压后超过 100 MB";
const CUT: &str = "工作表没有读完";

fn of(kind: &'static str, says: &'static str, file: impl Fn(usize) -> Vec<u8> + 'static) -> Case {
    Case { reader: "xlsx", kind, says, file: Box::new(file), read: import }
}

/// Cells of the sheet, and another part beside.
fn beside(cells: &str, name: &str, part: String) -> Vec<u8> {
    with_more(&workbook(&format!("{cells}</sheetData>")), name, part.into_bytes())
}

/// The workbook with its sheet as `xml`.
fn sheet(xml: String) -> Vec<u8> {
    with_part(&workbook(""), SHEET, move |_| xml.clone())
}

/// One cell for each of `count`, with that inside.
fn cells(count: usize, attributes: &str, inside: &str) -> String {
    format!("<row><c{attributes}>{inside}</c></row>").repeat(count)
}

/// The package with the first byte of the content of `name` changed in place: its checksum fails.
fn spoiled(bytes: &[u8], name: &str) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let at = bytes.windows(name.len()).position(|window| window == name.as_bytes()).expect("part");
    bytes[at + name.len() + 4] ^= 1;
    bytes
}

fn whole() -> Vec<u8> {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "项目名称".repeat(9));
    let drawn = beside(&cells(3, " t=\"s\"", "<v>0</v>"), TEXTS, texts);
    let styles = "<styleSheet><cellXfs><xf numFmtId=\"9\"/><xf numFmtId=\"0\"/></cellXfs></styleSheet>";
    let drawn = with_more(&drawn, STYLES, styles.as_bytes().to_vec());
    with_more(
        &drawn,
        "docProps/core.xml",
        b"<coreProperties><description>abcdefgh</description></coreProperties>".to_vec(),
    )
}

/// A bomb in a part.
fn bomb(name: &'static str) -> impl Fn(usize) -> Vec<u8> {
    move |_| {
        let mut parts = parts(&whole());
        parts.retain(|(own, _)| own != name);
        parts.push((name.to_owned(), vec![b' '; 100_000_001]));
        packed(&parts)
    }
}

pub(super) fn cases() -> Vec<Case> {
    let damaged = |kind, name: &'static str| of(kind, DAMAGED, move |_| spoiled(&whole(), name));
    let broken = |kind, name: &'static str| {
        of(kind, DAMAGED, move |_| with_part(&whole(), name, |text| text[..text.find("</").expect("end")].to_owned()))
    };
    vec![
        damaged("a checksum of the texts", TEXTS),
        damaged("a checksum of the styles", STYLES),
        damaged("a checksum of the properties", "docProps/core.xml"),
        damaged("a checksum of the sheet", SHEET),
        damaged("a checksum of the workbook", BOOK),
        damaged("a checksum of the relations", RELATIONS),
        broken("texts that break off", TEXTS),
        broken("styles that break off", STYLES),
        broken("a workbook that breaks off", BOOK),
        broken("relations that break off", RELATIONS),
        of("a sheet that breaks off", CUT, |n| sheet(format!("<worksheet><sheetData>{}", cells(n, "", "<v>1</v>")))),
        of("a name that differs in the directory", DAMAGED, |_| {
            let mut bytes = whole();
            let at = bytes.windows(STYLES.len()).rposition(|window| window == STYLES.as_bytes()).expect("listed");
            bytes[at + 3] ^= 1;
            bytes
        }),
        of("a directory that counts too few", DAMAGED, |_| {
            let mut bytes = whole();
            let at = bytes.len() - 14;
            bytes[at] -= 1;
            bytes[at + 2] -= 1;
            bytes
        }),
        of("a directory that is cut off", DAMAGED, |_| whole()[..whole().len() - 30].to_vec()),
        of("a bomb in the sheet", LARGE, bomb(SHEET)),
        of("a bomb in the texts", LARGE, bomb(TEXTS)),
        of("a bomb in the styles", LARGE, bomb(STYLES)),
        of("a bomb in the workbook", LARGE, bomb(BOOK)),
        of("a bomb in the relations", LARGE, bomb(RELATIONS)),
        of("a bomb in the properties", LARGE, bomb("docProps/core.xml")),
        of("a bomb that nobody reads", "forms", bomb("xl/media/image1.png")),
        of("many parts", LARGE, |_| packed(&(0..4_097).map(|n| (format!("xl/{n}"), Vec::new())).collect::<Vec<_>>())),
        of("many sheets", "个工作表，超过 1024 个", |_| {
            with_part(&workbook(""), BOOK, |text| {
                text.replace("</sheets>", &format!("{}</sheets>", "<sheet name=\"b\" r:id=\"r\"/>".repeat(1_024)))
            })
        }),
        of("one sheet many times", LARGE, |_| {
            let large = sheet(format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(1_000_000)));
            with_part(&large, BOOK, |text| {
                text.replace("</sheets>", &format!("{}</sheets>", "<sheet name=\"b\" r:id=\"r\"/>".repeat(1_000)))
            })
        }),
        of("elements in elements", CUT, |n| sheet(format!("<worksheet><sheetData>{}", "<a>".repeat(100 * n)))),
        of("one attribute", "forms", |n| {
            sheet(format!("<worksheet a=\"{}\"><sheetData></sheetData></worksheet>", "a".repeat(200 * n)))
        }),
        of("many attributes", "forms", |n| {
            sheet(format!("<worksheet><sheetData><row><c{}/></row></sheetData></worksheet>", " a=\"\"".repeat(20 * n)))
        }),
        of("many names of attributes", "forms", |n| {
            let names: String = (0..n).map(|n| format!(" a{n}=\"\"")).collect();
            sheet(format!("<worksheet><sheetData><row{names}><c{names}/></row></sheetData></worksheet>"))
        }),
        of("references", "forms", |n| {
            sheet(format!(
                "<worksheet><sheetData>{}</sheetData></worksheet>",
                cells(1, " t=\"str\"", &format!("<v>{}</v>", "&#65;".repeat(50 * n)))
            ))
        }),
        of("entities", CUT, |n| {
            sheet(format!(
                "<!DOCTYPE a [<!ENTITY b \"{}\">]><worksheet><sheetData>{}",
                "&b;".repeat(n),
                cells(n, " t=\"str\"", "<v>&b;</v>")
            ))
        }),
        of("a comment without an end", CUT, |n| sheet(format!("<worksheet><sheetData><!--{}", "-".repeat(100 * n)))),
        of("a tag without an end", CUT, |n| sheet(format!("<worksheet><sheetData><c {}", "a".repeat(100 * n)))),
        of("rows beyond the last", "forms", |n| {
            sheet(format!(
                "<worksheet><sheetData>{}</sheetData></worksheet>",
                "<row r=\"4294967295\"><c><v>1</v></c></row>".repeat(n)
            ))
        }),
        of("cells far to the right", "这里没有找到绩效表", |n| {
            sheet(format!(
                "<worksheet><sheetData>{}</sheetData></worksheet>",
                cells(n, " r=\"XFD1048576\"", "<v>1</v>")
            ))
        }),
        of("merges over each other", "forms", |n| {
            let merges: String = (1..=n).map(|n| format!("<mergeCell ref=\"A1:XFD{n}\"/>")).collect();
            workbook(&format!("{}</sheetData><mergeCells>{merges}</mergeCells>", cells(n, "", "<v>1</v>")))
        }),
        of("merges of cells that hold something", "看不见，没有导入|这里没有找到绩效表", |n| {
            workbook(&format!(
                "{}</sheetData><mergeCells><mergeCell ref=\"A1:A{n}\"/></mergeCells>",
                cells(n, " t=\"str\"", "<v>甲</v>").replacen('甲', "乙", 1)
            ))
        }),
        of("a long text that cells share", "多出的没有读取", |n| {
            beside(
                &cells(n.max(20_000), " t=\"s\"", "<v>0</v>"),
                TEXTS,
                format!("<sst><si><t>{}</t></si></sst>", "长".repeat(30_000)),
            )
        }),
        of("many texts", "forms", |n| {
            beside(
                &cells(n, " t=\"s\"", "<v>1</v>"),
                TEXTS,
                format!("<sst>{}</sst>", "<si><t>甲</t></si>".repeat(8 * n)),
            )
        }),
        of("a text that is not there", "公式出错，或文件里没有它的结果", |n| {
            workbook(&format!("{}</sheetData>", cells(n, " t=\"s\"", "<v>99999999999</v>")))
        }),
        of("escapes", "forms", |n| {
            beside(
                &cells(n, " t=\"s\"", "<v>0</v>"),
                TEXTS,
                format!("<sst><si><t>{}</t></si></sst>", "_x_x000D_x".repeat(3_000)),
            )
        }),
        of("runs of one text", "forms", |n| {
            beside(
                &cells(3, " t=\"s\"", "<v>0</v>"),
                TEXTS,
                format!("<sst><si>{}</si></sst>", "<r><t>甲</t></r>".repeat(8 * n)),
            )
        }),
        of("a long formula that cells share", "forms", |n| {
            let first = cells(1, "", &format!("<f t=\"shared\" si=\"0\">{}</f>", "A1+".repeat(9_000)));
            workbook(&format!("{first}{}</sheetData>", cells(n, "", "<f t=\"shared\" si=\"0\"/>")))
        }),
        of("formulas of their own", "公式出错", |n| {
            workbook(&format!("{}</sheetData>", cells(n, "", "<f>SUM(A1:A9)</f>")))
        }),
        of("formats", "forms|解压后超过 100 MB", |n| {
            let formats: String = (0..n)
                .map(|n| format!("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", n + 200, "0;".repeat(200)))
                .collect();
            let styles: String = (0..n).map(|n| format!("<xf numFmtId=\"{}\"/>", n + 200)).collect();
            let cells = cells(n, " s=\"1\"", "<v>1.5</v>");
            beside(&cells, STYLES, format!("<s><numFmts>{formats}</numFmts><cellXfs>{styles}</cellXfs></s>"))
        }),
        of("numbers", "forms|解压后超过 100 MB", |n| {
            workbook(&format!("{}</sheetData>", cells(n, "", &format!("<v>1{}</v>", "0".repeat(400)))))
        }),
        of("names", "forms", |n| {
            let names: String =
                (0..n).map(|n| format!("<definedName name=\"a{n}\">{}</definedName>", "A1".repeat(100))).collect();
            with_part(&workbook(""), BOOK, move |text| text.replace("</workbook>", &format!("{names}</workbook>")))
        }),
        of("UTF-16", "forms", |n| {
            let xml = format!(
                "\u{feff}<worksheet><sheetData>{}</sheetData></worksheet>",
                cells(n, " t=\"str\"", "<v>甲</v>")
            );
            let mut parts = parts(&workbook(""));
            parts.last_mut().expect("sheet").1 = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
            packed(&parts)
        }),
        of("no UTF-8", "forms", |n| {
            let mut parts = parts(&workbook(""));
            parts.last_mut().expect("sheet").1 =
                [b"<worksheet><sheetData>".to_vec(), vec![0xFF; 300 * n], b"</sheetData></worksheet>".to_vec()]
                    .concat();
            packed(&parts)
        }),
    ]
}
