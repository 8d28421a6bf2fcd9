//! The content of a page: its lines, then its texts in reading order.

use super::PdfError;
use super::fonts::{Run, id};
use super::objects::deflated;
use crate::page::{Page, RULE_PT};
use printpdf::{
    Codepoint, Line, LinePoint, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, TextItem,
    TextMatrix,
};

/// The deflated content of `page`, whose texts are `runs`, on paper of `width` and `height` pt.
///
/// printpdf keeps every page of a document until its end, and all of it a second time as it is written: so it is given a
/// page at a time.
pub(super) fn content(page: &Page, runs: &[Run], (width, height): (f32, f32)) -> Result<Vec<u8>, PdfError> {
    let size = |pt: f32| Pt(pt).into();
    let mut document = PdfDocument::new("");
    document.pages.push(PdfPage::new(size(width), size(height), ops(page, runs, height)));
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let written = document.to_lopdf_document(&options, &mut Vec::new());
    let content = written.page_iter().next().map(|page| written.get_page_content(page)).unwrap_or_default();
    deflated(&content)
}

fn ops(page: &Page, runs: &[Run], height: f32) -> Vec<Op> {
    // A PDF counts from the lower left corner.
    let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(height - y) }, bezier: false };
    let mut ops = Vec::with_capacity(page.rules.len() + runs.len() * 3 + 3);
    ops.push(Op::SetOutlineThickness { pt: Pt(RULE_PT) });
    ops.extend(
        page.rules.iter().map(|rule| Op::DrawLine {
            line: Line { points: vec![point(rule.from), point(rule.to)], is_closed: false },
        }),
    );
    ops.push(Op::StartTextSection);
    let mut current = None;
    for run in runs {
        if current != Some((run.role, run.size)) {
            current = Some((run.role, run.size));
            ops.push(Op::SetFont { font: PdfFontHandle::External(id(run.role)), size: Pt(run.size) });
        }
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(run.x), Pt(height - run.baseline)) });
        // The codes are those of the document's subset, which printpdf need not know.
        let glyphs = run.codes.iter().map(|code| Codepoint::new(*code, 0.0)).collect();
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
    }
    ops.push(Op::EndTextSection);
    ops
}
