//! .ods files: counts instead of cells, notes in notes, tables in tables.

use super::Case;
use super::sheets::import;
use crate::support::packed::packed;

fn ods(content: String) -> Vec<u8> {
    let mime = b"application/vnd.oasis.opendocument.spreadsheet".to_vec();
    packed(&[("mimetype".into(), mime), ("content.xml".into(), content.into_bytes())])
}

fn of(kind: &'static str, says: &'static str, content: impl Fn(usize) -> String + 'static) -> Case {
    Case { reader: "ods", kind, says, file: Box::new(move |n| ods(content(n))), read: import }
}

/// A table with that in it.
fn table(inside: &str) -> String {
    format!("<c><table:table table:name=\"a\">{inside}</table:table></c>")
}

fn cell(attributes: &str, inside: &str) -> String {
    format!("<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>")
}

pub(super) fn cases() -> Vec<Case> {
    const SURPLUS: &str = "多出的没有读取";
    vec![
        of("rows by a number", SURPLUS, |_| {
            table(
                "<table:table-row table:number-rows-repeated=\"4294967295\"><table:table-cell table:number-columns-repeated=\"4294967295\"><text:p>满</text:p></table:table-cell></table:table-row>",
            )
        }),
        of("long cells by a number", SURPLUS, |_| {
            table(&cell(
                "table:number-columns-repeated=\"16384\"",
                &format!("<text:p>{}</text:p>", "长".repeat(30_000)),
            ))
        }),
        of("spaces by a number", "超过 32767 个字", |n| {
            table(&cell("", &format!("<text:p>{}</text:p>", "<text:s text:c=\"4294967295\"/>".repeat(10 * n))))
        }),
        of("spans", "forms", |n| {
            table(
                &cell(
                    "table:number-columns-spanned=\"16384\" table:number-rows-spanned=\"1048576\"",
                    "<text:p>甲</text:p>",
                )
                .repeat(n),
            )
        }),
        of("labels", "forms", |n| {
            table(
                &format!(
                    "<table:table-row>{}</table:table-row>",
                    "<table:table-cell><text:p>财政拨款</text:p></table:table-cell>".repeat(240)
                )
                .repeat(n / 240 + 1),
            )
        }),
        of("paragraphs", "超过 32767 个字", |n| table(&cell("", &"<text:p>a</text:p>".repeat(20_000.max(8 * n))))),
        of("notes in notes", "工作表没有读完", |n| {
            table(&cell("", &format!("{}<text:p>a</text:p>", "<office:annotation>".repeat(20 * n))))
        }),
        of("tables in tables", "forms", |n| {
            format!("<c>{}{}</c>", "<table:table table:name=\"a\">".repeat(n), "</table:table>".repeat(n))
        }),
        of("many tables", "个工作表，超过 1024 个", |n| {
            format!("<c>{}</c>", "<table:table table:name=\"a\"></table:table>".repeat(2_000.max(n)))
        }),
        of("elements in elements", "工作表没有读完", |n| {
            format!("<c><table:table table:name=\"a\">{}", "<a>".repeat(100 * n))
        }),
        of("one attribute", "forms", |n| {
            table(&cell(&format!("office:date-value=\"{}\"", "9".repeat(200 * n)), "<text:p>a</text:p>"))
        }),
        of("dates", "forms", |n| {
            table(&cell("office:date-value=\"4294967295-4294967295-4294967295T9\"", "<text:p>1</text:p>").repeat(n))
        }),
        of("numbers", "forms", |n| table(&cell("office:value=\"1e308\"", "<text:p>1</text:p>").repeat(n))),
        of("content that breaks off between tables", "已损坏或不完整", |n| {
            format!("<c>{}", "<table:table table:name=\"a\"></table:table>".repeat(n.min(900)))
        }),
        of("content that breaks off in a table", "工作表没有读完", |n| {
            format!("<c><table:table table:name=\"a\">{}", cell("", "<text:p>甲</text:p>").repeat(n))
        }),
        of("a bomb", "解压后超过 100 MB", |_| " ".repeat(100_000_001)),
        Case {
            file: Box::new(|_| {
                let mut bytes = ods(table(&cell("", "<text:p>11套</text:p>")));
                let at = bytes.windows(11).position(|window| window == b"content.xml").expect("part");
                bytes[at + 15] ^= 1;
                bytes
            }),
            ..of("a checksum", "已损坏或不完整", |_| String::new())
        },
    ]
}
