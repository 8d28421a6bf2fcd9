//! The content of a page: its lines, then its texts in reading order.

use super::PdfError;
use super::fonts::{Run, name};
use super::objects::deflated;
use crate::page::{Page, RULE_PT};
use pdf_writer::{Content, Str};

/// The deflated content of `page`, whose texts are `runs`, on paper of `height` pt.
pub(super) fn content(page: &Page, runs: &[Run], height: f32) -> Result<Vec<u8>, PdfError> {
    let mut content = Content::with_capacity(page.rules.len() * 40 + runs.len() * 80);
    content.set_line_width(RULE_PT);
    for rule in &page.rules {
        // A PDF counts from the lower left corner.
        content.move_to(exact(rule.from.0), exact(height - rule.from.1));
        content.line_to(exact(rule.to.0), exact(height - rule.to.1));
        content.stroke();
    }
    content.begin_text();
    let mut current = None;
    for run in runs {
        if current != Some((run.role, run.size)) {
            current = Some((run.role, run.size));
            content.set_font(name(run.role), run.size);
        }
        content.set_text_matrix([1.0, 0.0, 0.0, 1.0, exact(run.x), exact(height - run.baseline)]);
        content.show(Str(&run.codes));
    }
    content.end_text();
    deflated(&content.finish())
}

/// Rounds to a thousandth of a pt, which no printer resolves.
fn exact(pt: f32) -> f32 {
    (pt * 1000.0).round() / 1000.0
}
