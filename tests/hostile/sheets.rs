//! Sheets whose cells are what a form's labels, tables and titles are looked for by, too many of them.

use super::Case;
use crate::support::packed::packed;
use jibiao::import::{Imported, Importer};
use jibiao::template::Library;
use std::sync::LazyLock;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));
const SURPLUS: &str = "多出的没有读取";
const HEADER: [&str; 4] = ["一级指标", "二级指标", "三级指标", "指标值"];

/// Everything that an import says.
pub(super) fn told(imported: &Imported) -> String {
    let sheets = imported.sheets.iter().flat_map(|sheet| &sheet.notices).chain(&imported.notices);
    let notices = sheets.map(String::as_str).collect::<Vec<_>>().join("\n");
    let unplaced = imported.unplaced().map(|cell| cell.reason.name()).next().unwrap_or_default();
    format!("{} forms\n{notices}\n{unplaced}", imported.forms.len())
}

pub(super) fn import(bytes: &[u8]) -> String {
    IMPORTER.read(bytes, "表", None).map_or_else(|error| error.to_string(), |imported| told(&imported))
}

fn learn(bytes: &[u8]) -> String {
    match IMPORTER.learn(bytes, "own", "上报") {
        Ok(learned) => format!("{} columns", learned.profile.columns.len()),
        Err(error) => error.to_string(),
    }
}

/// A workbook with one sheet of that XML behind the start of its cells.
pub(super) fn workbook(cells: &str) -> Vec<u8> {
    let part = |name: &str, text: String| (name.to_owned(), text.into_bytes());
    packed(&[
        part("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"r\"/></sheets></workbook>".into()),
        part(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"r\" Type=\"a/worksheet\" Target=\"s.xml\"/></Relationships>".into(),
        ),
        part("xl/s.xml", format!("<worksheet><sheetData>{cells}</worksheet>")),
    ])
}

fn cell(text: &str) -> String {
    format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

/// Rows of `width` cells, `count` cells in all, each as `text` says for its row and column.
fn rows(count: usize, width: usize, text: impl Fn(usize, usize) -> String) -> String {
    let row = |row| format!("<row>{}</row>", (0..width).map(|column| cell(&text(row, column))).collect::<String>());
    (0..count.div_ceil(width)).map(row).collect()
}

fn sheet(rows: &str) -> Vec<u8> {
    workbook(&format!("{rows}</sheetData>"))
}

/// A case whose cells repeat `texts`, row by row.
fn repeated(kind: &'static str, width: usize, texts: &'static [&'static str]) -> Case {
    of(kind, "forms", move |n| sheet(&rows(n, width, |row, column| texts[(row * width + column) % texts.len()].into())))
}

/// The same below the header of a table.
fn below(kind: &'static str, width: usize, texts: &'static [&'static str]) -> Case {
    of(kind, "forms", move |n| {
        let head: String = (0..width.max(4)).map(|column| cell(HEADER.get(column).unwrap_or(&"列"))).collect();
        let body = rows(n, width, |row, column| texts[(row * width + column) % texts.len()].into());
        sheet(&format!("<row>{head}</row>{body}"))
    })
}

fn of(kind: &'static str, says: &'static str, file: impl Fn(usize) -> Vec<u8> + 'static) -> Case {
    Case { reader: "sheet", kind, says, file: Box::new(file), read: import }
}

/// A text over `rows` rows in each of `columns` columns from the second on, and a name in every row.
fn merged(length: usize, columns: usize) -> impl Fn(usize) -> Vec<u8> {
    move |n| {
        let height = (n / columns.max(1)).clamp(2, 2_000);
        let head: String = HEADER.iter().chain(std::iter::repeat_n(&"列", columns)).map(|label| cell(label)).collect();
        let first: String = (0..columns).map(|_| cell(&"长".repeat(length))).collect();
        let names = format!("<row>{}</row>", cell("甲")).repeat(height);
        let name = |at: usize| char::from(b'A' + at as u8);
        let merges: String =
            (1..=columns).map(|at| format!("<mergeCell ref=\"{0}2:{0}{1}\"/>", name(at), height + 1)).collect();
        let names = names.replacen("</row>", &format!("{first}</row>"), 1);
        workbook(&format!("<row>{head}</row>{names}</sheetData><mergeCells>{merges}</mergeCells>"))
    }
}

fn lists(n: usize) -> Vec<u8> {
    let head: String = HEADER.iter().chain(&["计量单位", "项目名称"]).map(|label| cell(label)).collect();
    let list =
        "<dataValidation type=\"list\" sqref=\"A2:A9 B2 C2\"><formula1>$Z$1:$Z$1048576</formula1></dataValidation>";
    let body = rows(n, 4, |_, _| "甲".into());
    workbook(&format!("<row>{head}</row>{body}</sheetData><dataValidations>{}</dataValidations>", list.repeat(n / 10)))
}

fn low_header(_: usize) -> Vec<u8> {
    let head: String = HEADER.iter().map(|label| cell(label)).collect();
    let row = |row: u32| format!("<row r=\"{row}\">{head}</row>");
    sheet(&[row(1_000_000), row(1_048_576)].concat())
}

/// Projects listed in a table, below a field that each of their forms repeats.
fn listed(n: usize) -> Vec<u8> {
    let goals = format!("<row>{}{}</row>", cell("年度目标"), cell(&"长".repeat(32_000)));
    let head: String = ["项目名称"].iter().chain(&HEADER).map(|label| cell(label)).collect();
    let body = rows(n.min(9_000), 5, |row, column| if column == 0 { format!("项目{row}") } else { "甲".into() });
    sheet(&format!("{goals}<row>{head}</row>{body}"))
}

pub(super) fn cases() -> Vec<Case> {
    let learning =
        |kind, says, file: fn(usize) -> Vec<u8>| Case { reader: "upload sheet", read: learn, ..of(kind, says, file) };
    vec![
        repeated("one label", 240, &["项目名称"]),
        repeated("one label, narrow", 2, &["项目名称"]),
        repeated("labels of funds", 240, &["财政拨款", "其他资金", "年度资金总额", "预算数", "执行数"]),
        repeated("a label of several fields", 240, &["财政拨款"]),
        repeated("labels and figures", 240, &["财政拨款", "12.5"]),
        repeated("labels and figures, narrow", 2, &["财政拨款", "12.5"]),
        repeated("figures and labels below", 239, &["其中：财政拨款", "12.5", "年度资金总额", "无"]),
        repeated("labels with their values", 240, &["项目名称：甲", "财政拨款6万元", "其中：其他资金  7万元"]),
        repeated("texts without labels", 240, &["甲", "乙丙", "1"]),
        repeated("one text in a column", 1, &["甲"]),
        repeated("titles", 1, &["项目绩效目标表"]),
        repeated("years", 1, &["（2021年度）"]),
        repeated("numbers of tables", 1, &["表13"]),
        repeated("notes", 1, &["注：甲"]),
        repeated("pages", 1, &["第1页"]),
        repeated("dashes", 200, &["—"]),
        repeated("signatures", 3, &["填报人：甲", "负责人：", "单位（盖章）：乙"]),
        repeated("months", 12, &["1月", "2月", "第一季度"]),
        repeated("bureaus", 2, &["预算单位", "甲局"]),
        repeated("headers", 240, &HEADER),
        repeated("headers, narrow", 4, &HEADER),
        repeated("headers of tasks", 240, &["任务名称", "主要内容", "预算金额", "财政拨款"]),
        repeated("headers with other columns", 200, &["一级指标", "三级指标", "甲", "乙", "丙"]),
        repeated(
            "forms",
            4,
            &[
                "一级指标",
                "二级指标",
                "三级指标",
                "指标值",
                "产出指标",
                "数量指标",
                "甲",
                "≥1",
                "项目名称",
                "甲",
                "预算单位",
                "乙",
            ],
        ),
        repeated("forms with titles", 1, &["项目绩效目标表", "项目名称：甲", "一级指标"]),
        repeated("brackets", 100, &["（（（（（（（（万元）", "))))))))))", "(万元)(万元)(万元)(万元)："]),
        repeated("colons", 100, &["：：：：：：：：", "甲：乙：丙：丁：1：2：3：", "a:1 2 3 4 5 6 7 8 9"]),
        repeated("numbers", 240, &["1e308", "79228162514264337593543950335", "-0.00", "１２３"]),
        repeated("classes", 240, &["产出指标", "数量指标", "质量指标"]),
        below("rows", 4, &["产出指标", "数量指标", "甲", "≥95%"]),
        below("totals", 4, &["合计", "1", "2", "3"]),
        below("totals, wide", 240, &["合计", "1", "79228162514264337593543950335", "3"]),
        below("titles below a table", 1, &["项目绩效目标表"]),
        below("numbered columns", 240, &["1", "2", "3", "4"]),
        below("a class in every row", 3, &["产出指标", "产出指标", "甲"]),
        below("other parts", 2, &["项目名称", "甲"]),
        below("wide rows", 240, &["甲"]),
        of("each header another", "forms", |n| {
            sheet(&rows(n, 200, |row, column| {
                HEADER.get(column).map_or_else(|| format!("列{row}-{column}"), |l| (*l).into())
            }))
        }),
        of("a signature in one text", "forms|解压后超过 100 MB", |n| {
            sheet(&rows(n / 200, 1, |_, _| "单位：".repeat(10_000)))
        }),
        of("a signature without an end", "forms", |n| {
            sheet(&rows(n / 200, 1, |_, _| format!("单位{}", " ".repeat(32_000))))
        }),
        of("long texts", "forms", |n| sheet(&rows(n / 100, 10, |_, _| "长".repeat(3_000)))),
        of("goals in many cells", "forms", |n| {
            let goals = |row| if row == 0 { cell("年度目标") } else { "<c/>".into() };
            let body: String = (0..n.min(1_900))
                .map(|row| format!("<row>{}{}</row>", goals(row), cell(&"长".repeat(4_000))))
                .collect();
            workbook(&format!("{body}</sheetData><mergeCells><mergeCell ref=\"A1:A1900\"/></mergeCells>"))
        }),
        of("a class merged over many rows", "读不下了", merged(32_000, 1)),
        of("columns merged over many rows", "forms", merged(3_000, 20)),
        of("projects in a list", "forms", listed),
        of("more cells than are read", SURPLUS, |_| {
            sheet(&"<row><c><v>1</v></c><c><v>2</v></c></row>".repeat(130_000))
        }),
        learning("lists", "columns", lists),
        learning("a header far below", "没有找到上报表的表头", low_header),
        learning("headers", "columns", |n| sheet(&rows(n, 240, |_, column| HEADER[column % 4].into()))),
        learning("names", "没有找到上报表的表头", |n| {
            sheet(&rows(n, 240, |_, column| format!("甲{column}")))
        }),
    ]
}
