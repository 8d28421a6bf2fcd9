//! Splits the rows of a sheet into pages: header rows and class labels repeat, and a total or grade row is never alone.

use super::measure::{Measure, line_height, pad_y};
use super::strip::{PageRows, Strip};
use crate::sheet::{CellStyle, Sheet, Style};
use std::ops::Range;

/// How full a page must be (as a share of its height) for an earlier break that leaves labels room to be taken.
// Without a limit, a tall label that spans most of a page would leave that page almost empty.
const WELL_FILLED: f32 = 0.5;
/// How many lines of a split row stay together at its start and at its end.
// Two, as Word's 孤行控制 keeps them.
const LINES_TOGETHER: usize = 2;

/// The smallest unit of pagination: a row, or one line of a row that is taller than a page.
struct Piece {
    strip: Strip,
    /// Whether a page must not begin here.
    keep: bool,
    /// Whether a page must begin here.
    begins_page: bool,
}

/// Splits the rows of `sheet` into pages of `room` pt. There is at least one page.
pub(super) fn paginate(sheet: &Sheet, measured: &Measure, room: f32, endless: bool) -> Vec<PageRows> {
    let mut pieces = pieces(sheet, measured, room, endless);
    let mut pages = Vec::new();
    let mut start = 0;
    while start < pieces.len() {
        let mut strips = repeated_header(sheet, measured, &pieces[start]);
        let repeated = strips.len();
        let header: f32 = strips.iter().map(|strip| strip.height).sum();
        // Before the fit is measured, because it makes the pieces of a continued label higher.
        make_room_for_continued_labels(sheet, measured, &mut pieces, start, header);
        let end = last_that_fits(&pieces, start, room - header);
        let ends_here = pieces.get(end).is_none_or(|next| next.begins_page);
        let end = if ends_here { end } else { best_break(sheet, measured, &pieces, start..end, header, room) };
        for piece in &pieces[start..end] {
            join(&mut strips, &piece.strip);
        }
        pages.push(PageRows { strips, repeated });
        start = end;
    }
    if pages.is_empty() {
        pages.push(PageRows::default());
    }
    pages
}

fn pieces(sheet: &Sheet, measured: &Measure, room: f32, endless: bool) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(sheet.rows.len());
    for (row, spec) in sheet.rows.iter().enumerate() {
        let style = sheet.cells_of(row).next().map_or(CellStyle::Value, |cell| sheet.cells[cell].style);
        // On paper a page break takes no room; on screen it can be seen.
        let is_break = style == CellStyle::Paragraph(Style::PageBreak) && !endless;
        let height = if is_break { 0.0 } else { measured.heights[row] };
        let begins_page = spec.begins_page && !endless;
        let header: f32 = header_of(sheet, row).map(|rows| measured.heights[rows].iter().sum()).unwrap_or(0.0);
        // A row must fit below the header that repeats above it. Long goals may not: they split by lines.
        if height <= room - header && !(spec.flows && line_count(sheet, measured, row) > 1) {
            pieces.push(Piece { strip: Strip { row, lines: None, height }, keep: spec.keep, begins_page });
            continue;
        }
        let count = line_count(sheet, measured, row).max(1);
        let line = line_height(style, measured.scale);
        for i in 0..count {
            let edge = usize::from(i == 0) + usize::from(i + 1 == count);
            let height = line + edge as f32 * pad_y(style);
            // Only the first piece inherits the row's own `keep`; inside the row the widow rule decides.
            let keep = if i == 0 { spec.keep } else { i < LINES_TOGETHER || i + LINES_TOGETHER > count };
            let begins_page = begins_page && i == 0;
            pieces.push(Piece { strip: Strip { row, lines: Some(i..i + 1), height }, keep, begins_page });
        }
    }
    pieces
}

fn line_count(sheet: &Sheet, measured: &Measure, row: usize) -> usize {
    let cells = sheet.cells_of(row).filter(|i| sheet.cells[*i].rows == 1);
    cells.map(|i| measured.lines(i).len()).max().unwrap_or(0)
}

/// Returns the header rows that repeat above `row` when a page begins with it.
fn header_of(sheet: &Sheet, row: usize) -> Option<Range<usize>> {
    let section = sheet.sections.iter().find(|section| section.rows.contains(&row))?;
    (row >= section.header.end).then(|| section.header.clone())
}

fn repeated_header(sheet: &Sheet, measured: &Measure, first: &Piece) -> Vec<Strip> {
    let rows = header_of(sheet, first.strip.row).unwrap_or(0..0);
    rows.map(|row| Strip { row, lines: None, height: measured.heights[row] }).collect()
}

/// Raises the rows on this page that continue a merged label from the page before, so that the label fits there again.
fn make_room_for_continued_labels(sheet: &Sheet, measured: &Measure, pieces: &mut [Piece], start: usize, header: f32) {
    let row = pieces[start].strip.row;
    // As on the published forms of 广元, the merged class label is printed again on the next page.
    for &i in measured.continuing(row) {
        let cell = &sheet.cells[i];
        // A label outside the table, such as 绩效指标 at its left, also runs along the repeated header rows.
        let beside_header = if header_of(sheet, row).is_some_and(|rows| rows.start >= cell.row) { header } else { 0.0 };
        let mine = |piece: &Piece| piece.strip.row < cell.row + cell.rows;
        let here: f32 = pieces[start..].iter().take_while(|piece| mine(piece)).map(|piece| piece.strip.height).sum();
        let lacking = measured.least_height(i) - here - beside_header;
        if lacking > 0.0
            && let Some(last) =
                pieces[start..].iter_mut().take_while(|piece| piece.strip.row < cell.row + cell.rows).last()
        {
            last.strip.height += lacking;
        }
    }
}

/// Returns the end of the pieces from `start` on that fit into `room` pt. At least one piece, so that paging advances.
fn last_that_fits(pieces: &[Piece], start: usize, room: f32) -> usize {
    let mut used = 0.0;
    // The first piece begins this page.
    let forced =
        pieces.iter().skip(start + 1).position(|piece| piece.begins_page).map_or(pieces.len(), |at| start + 1 + at);
    let fitting = pieces[start..forced].iter().take_while(|piece| {
        used += piece.strip.height;
        // 0.01 pt absorbs the rounding of the f32 sum.
        used <= room + 0.01
    });
    start + fitting.count().max(1)
}

/// Returns where to end a page that can hold `fitting`: as late as possible, but never before a piece that is kept with
/// the one above, and preferably where every label that is cut has room for its text.
fn best_break(
    sheet: &Sheet,
    measured: &Measure,
    pieces: &[Piece],
    fitting: Range<usize>,
    header: f32,
    room: f32,
) -> usize {
    let filled = |end: usize| header + pieces[fitting.start..end].iter().map(|piece| piece.strip.height).sum::<f32>();
    let mut allowed = (fitting.start + 1..=fitting.end).rev().filter(|&end| !pieces[end].keep);
    let latest = allowed.clone().next();
    allowed
        .find(|&end| labels_have_room(sheet, measured, pieces, fitting.start, end))
        .filter(|&end| filled(end) >= room * WELL_FILLED)
        // No good break: cut a label, or, if all pieces are kept together, break where the page is full.
        .or(latest)
        .unwrap_or(fitting.end)
}

/// Whether each label that is cut by a break before `end` has room for its text above the break.
fn labels_have_room(sheet: &Sheet, measured: &Measure, pieces: &[Piece], start: usize, end: usize) -> bool {
    let row = pieces[end].strip.row;
    measured.continuing(row).iter().all(|&i| {
        let rows = sheet.cells[i].row..row;
        let here = pieces[start..end].iter().filter(|piece| rows.contains(&piece.strip.row));
        here.map(|piece| piece.strip.height).sum::<f32>() + 0.01 >= measured.least_height(i)
    })
}

/// Adds `strip` to the page. Lines of one row become one strip.
fn join(page: &mut Vec<Strip>, strip: &Strip) {
    if let (Some(last), Some(lines)) = (page.last_mut(), &strip.lines)
        && last.row == strip.row
        && let Some(above) = &mut last.lines
    {
        above.end = lines.end;
        last.height += strip.height;
        return;
    }
    page.push(strip.clone());
}
