//! How a sheet is printed: its paper, its margins, and the rows with which pages begin, as on the pages of the PDF.

use crate::page::Paged;
use crate::sheet::{Paper, Sheet};
use rust_xlsxwriter::utility::column_number_to_name;
use std::fmt::Write;

/// Inches per mm.
const INCH_PER_MM: f32 = 1.0 / 25.4;
/// By how much the margins at the sides and at the bottom are smaller than those of the PDF, mm: rows and columns are
/// counted in pixels of the screen and widened by some printers, and must not run over to another page for that. The table
/// is centred and begins at the top, so that it lies as on the PDF.
const SIDE_SLACK_MM: f32 = 3.0;
const BOTTOM_SLACK_MM: f32 = 5.0;
/// The least margin that is left, mm: what printers cannot print on.
const LEAST_MARGIN_MM: f32 = 5.0;

/// What stands at the foot of the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Foot {
    Empty,
    /// Numbers as the spreadsheet counts them: of the sheet, or of all sheets if they are printed together.
    Counted,
    /// Numbers with how many pages are before the sheet, and how many there are in all.
    Within((usize, usize)),
}

/// Adds the paper, the margins and the foot. In full size: where a sheet is fitted to the page, Excel ignores the rows with
/// which pages are to begin.
pub(super) fn setup(out: &mut String, sheet: &Sheet, foot: Foot) {
    let page = &sheet.page;
    let [top, right, bottom, left] = page.margins_mm;
    let slack = |margin: f32, slack: f32| (margin - slack).max(LEAST_MARGIN_MM).min(margin) * INCH_PER_MM;
    let size = match sheet.paper {
        Paper::A4 => 9,
        Paper::A3 => 8,
        // B5 of JIS, 182 × 257 mm: what is called 16K there measures 146 × 215 mm, and others cannot be named.
        Paper::K16 => 13,
    };
    let (first, numbered) = match foot {
        Foot::Within((before, _)) => (format!(r#" firstPageNumber="{}""#, before + 1), r#" useFirstPageNumber="1""#),
        Foot::Empty | Foot::Counted => (String::new(), ""),
    };
    let orientation = if page.landscape { "landscape" } else { "portrait" };
    let _ = write!(
        out,
        concat!(
            r#"<printOptions horizontalCentered="1"/>"#,
            r#"<pageMargins left="{}" right="{}" top="{}" bottom="{}" header="0.3" footer="{}"/>"#,
            r#"<pageSetup paperSize="{}"{} orientation="{}"{}/>"#
        ),
        slack(left, SIDE_SLACK_MM),
        slack(right, SIDE_SLACK_MM),
        top * INCH_PER_MM,
        slack(bottom, BOTTOM_SLACK_MM),
        bottom / 2.0 * INCH_PER_MM,
        size,
        first,
        orientation,
        numbered
    );
    let total = match foot {
        Foot::Empty => return,
        Foot::Counted => "&amp;N".to_owned(),
        Foot::Within((_, all)) => all.to_string(),
    };
    let _ = write!(
        out,
        "<headerFooter><oddFooter>&amp;C&amp;&quot;宋体&quot;&amp;9第 &amp;P 页　共 {total} 页</oddFooter></headerFooter>"
    );
}

/// Adds the rows with which pages begin.
pub(super) fn page_breaks(out: &mut String, paged: &Paged) {
    let breaks: Vec<usize> = paged.breaks().collect();
    if breaks.is_empty() {
        return;
    }
    let _ = write!(out, r#"<rowBreaks count="{0}" manualBreakCount="{0}">"#, breaks.len());
    for row in breaks {
        // The number of the row above, counted from 1; the greatest column of a spreadsheet.
        let _ = write!(out, r#"<brk id="{row}" max="16383" man="1"/>"#);
    }
    out.push_str("</rowBreaks>");
}

/// A range of whole cells as names of a workbook have it: `$A$1:$G$30`.
pub(super) fn print_area(sheet: &Sheet) -> String {
    let (rows, columns) = (sheet.rows.len().max(1), sheet.widths.len().max(1));
    format!("$A$1:${}${rows}", column_number_to_name((columns - 1) as u16))
}

/// The rows that are printed on each page, as names of a workbook have them: `$5:$6`.
pub(super) fn print_titles(sheet: &Sheet) -> Option<String> {
    sheet.repeated_rows().map(|rows| format!("${}:${}", rows.start + 1, rows.end))
}
