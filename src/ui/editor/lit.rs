//! Where a part of a cell's text is on the screen, and which part of it the pointer is at.

use super::Canvas;
use crate::base::face::Faces;
use egui::{Pos2, Rect};
use std::ops::Range;

/// Returns where the part `span` of a cell's text (in bytes) is on the page: one rectangle per line.
pub(super) fn lit(canvas: &Canvas<'_>, faces: &Faces, cell: usize, span: Range<usize>) -> Vec<Rect> {
    let whole = &canvas.sheet.cells[cell].text;
    let mut from = 0;
    let mut found = Vec::new();
    for line in canvas.page.texts.iter().filter(|text| text.cell == Some(cell)) {
        // The lines leave out blanks at their ends, so each is looked up in the whole text.
        let Some(start) = whole.get(from..).and_then(|rest| rest.find(&line.text)).map(|at| from + at) else {
            continue;
        };
        from = start + line.text.len();
        let (first, last) = (span.start.max(start), span.end.min(from));
        let (Some(before), Some(within)) = (whole.get(start..first), whole.get(first..last)) else { continue };
        if within.is_empty() {
            continue;
        }
        let width =
            |text: &str| text.chars().map(|c| f32::from(faces.advance(line.role, c))).sum::<f32>() * line.size / 1000.0;
        let left = line.x + width(before);
        let top = line.baseline - 0.9 * line.size;
        found.push(canvas.placement.rect([left, top, left + width(within), top + 1.2 * line.size]));
    }
    found
}

/// Returns the place in a cell's text (in bytes) that a point of the screen is nearest to, as the lines of the page have it:
/// a text field breaks lines elsewhere. None if the cell has no text.
pub(super) fn pointed(canvas: &Canvas<'_>, faces: &Faces, cell: usize, at: Pos2) -> Option<usize> {
    let whole = &canvas.sheet.cells[cell].text;
    let (x, y) = canvas.placement.on_page(at);
    let mut from = 0;
    let mut nearest: Option<(f32, f32, usize)> = None;
    for line in canvas.page.texts.iter().filter(|text| text.cell == Some(cell)) {
        let Some(start) = whole.get(from..).and_then(|rest| rest.find(&line.text)).map(|at| from + at) else {
            continue;
        };
        from = start + line.text.len();
        // The middle of a character's square.
        let away = (y - (line.baseline - 0.38 * line.size)).abs();
        let mut left = line.x;
        let ends = line.text.char_indices().map(|(byte, c)| (byte, f32::from(faces.advance(line.role, c))));
        for (byte, advance) in ends.chain([(line.text.len(), 0.0)]) {
            let found = (away, (x - left).abs(), start + byte);
            if nearest.is_none_or(|(near, beside, _)| (found.0, found.1) < (near, beside)) {
                nearest = Some(found);
            }
            left += advance * line.size / 1000.0;
        }
    }
    nearest.map(|(.., byte)| byte)
}
