//! What another program may put on the clipboard.

use super::Case;
use jibiao::import::Importer;
use jibiao::import::clipboard::{Block, Selection};
use jibiao::model::{Column, FieldPath, Form, Table};
use jibiao::template::Library;
use std::sync::LazyLock;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));

/// Pastes the block into a table of a form, by its meaning and cell by cell.
fn pasted(block: Option<Block>) -> String {
    let Some(block) = block else { return "nothing".to_owned() };
    let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
    for _ in 0..200 {
        let cells = [(Column::Class, "产出指标"), (Column::Subclass, "数量指标"), (Column::Name, "人数")];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    let anchor = FieldPath::Cell(Table::Indicators, form.indicators[0].id(), Column::Class);
    let at = Selection::from(&anchor);
    let meant = IMPORTER.paste(&form, &at, &block).expect("template");
    let literally = IMPORTER.paste_values(&form, &at, &block).expect("template");
    let notices = [meant.notices(), literally.notices()].concat();
    // What is said of the whole follows what is said of its cells.
    let notices = notices[notices.len().saturating_sub(500)..].join("\n");
    format!("{} rows\n{notices}\n{}", block.rows(), block.text().chars().take(100).collect::<String>())
}

fn html(bytes: &[u8]) -> String {
    pasted(Block::from_html(&String::from_utf8_lossy(bytes)))
}

fn text(bytes: &[u8]) -> String {
    pasted(Block::from_text(&String::from_utf8_lossy(bytes)))
}

fn of(kind: &'static str, says: &'static str, text: impl Fn(usize) -> String + 'static) -> Case {
    Case { reader: "clipboard HTML", kind, says, file: Box::new(move |n| text(n).into_bytes()), read: html }
}

fn lines(kind: &'static str, says: &'static str, lines: impl Fn(usize) -> String + 'static) -> Case {
    Case { reader: "clipboard text", read: text, ..of(kind, says, lines) }
}

pub(super) fn cases() -> Vec<Case> {
    const CUT: &str = "只粘贴前 2000 行、前 256 列";
    const SURPLUS: &str = "多出的没有读取";
    vec![
        of("cells over all rows", "rows", |n| {
            format!("<table>{}</table>", "<tr><td rowspan=65534 colspan=1000>甲</td></tr>".repeat(n))
        }),
        of("cells over several rows", "rows", |n| {
            format!("<table>{}</table>", "<tr><td rowspan=9 colspan=9>甲</td><td>乙</td></tr>".repeat(n))
        }),
        of("cells without rows", "rows", |n| format!("<table>{}</table>", "<td>甲".repeat(n))),
        of("more cells than are read", SURPLUS, |_| format!("<table>{}</table>", "<tr><td>1<td>2".repeat(200_000))),
        of("tables in cells", "rows", |n| "<table><tr><td>甲".repeat(n)),
        of("tables below tables", "rows", |n| "<table><tr><td>甲</table>".repeat(n)),
        of("elements in elements", "rows", |n| format!("<table><tr><td>{}甲</table>", "<div>".repeat(20 * n))),
        of("one attribute", "rows", |n| format!("<table><tr><td style=\"{}\">甲</table>", " a".repeat(40 * n))),
        of("many attributes", "rows", |n| {
            let names: String = (0..n).map(|n| format!(" a{n}=1")).collect();
            format!("<table><tr><td{names}>甲</table>")
        }),
        of("references", "rows", |n| format!("<table><tr><td>{}</table>", "&amp;&#x110000;&bogus".repeat(10 * n))),
        of("breaks", "rows", |n| format!("<table><tr><td>甲{}乙</table>", "<br>".repeat(20 * n))),
        of("spaces", "rows", |n| format!("<table><tr><td>甲{}乙</table>", " \n".repeat(50 * n))),
        of("a style without an end", "nothing", |n| format!("<table><tr><td><style>{}", "甲".repeat(20 * n))),
        of("a comment without an end", "nothing", |n| format!("<table><tr><td><!--{}", "-".repeat(60 * n))),
        of("a tag without an end", "nothing", |n| format!("<table><tr><td {}", "<".repeat(60 * n))),
        of("a long cell", "超过 32767 个字", |n| {
            format!("<table><tr><td>{}</table>", "长".repeat(40_000.max(30 * n)))
        }),
        of("headers", "rows", |n| {
            format!("<table>{}</table>", "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值".repeat(n / 4))
        }),
        lines("tabs", CUT, |n| format!("甲{}甲", "\t".repeat(60 * n))),
        lines("line breaks", CUT, |n| format!("甲{}甲", "\n".repeat(60 * n))),
        lines("quotes", "rows", |n| "\"\t\"\"\n".repeat(8 * n)),
        lines("a quote without an end", "rows", |n| format!("甲\n{}", "\"a\t\"\"".repeat(8 * n))),
        lines("a long cell", "超过 32767 个字", |n| "长".repeat(40_000.max(30 * n))),
        lines("classes", "rows", |n| "产出指标\t数量指标\t甲\t≥1\n".repeat(n)),
        lines("headers", "rows", |n| "一级指标\t二级指标\t三级指标\t指标值\n".repeat(n)),
        lines("subclasses without classes", "rows", |n| "数量指标\t甲\t≥1\n满意度指标\t乙\t≥2\n".repeat(n / 2)),
        lines("wide rows", CUT, |n| ("甲\t".repeat(300) + "\n").repeat(n / 300 + 1)),
        lines("weights", "rows", |n| "产出指标\t数量指标\t甲\t79228162514264337593543950335\n".repeat(n)),
        lines("more than a file may have", SURPLUS, |_| "长".repeat(11_000_000)),
    ]
}
