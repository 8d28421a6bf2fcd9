//! A line of the contents: the heading, dots, and its page at the right.

use super::Text;
use super::runs::{runs_width, write_runs};
use crate::base::face::{Faces, Role};

/// The dots between a heading and its page.
const LEADER: &str = "…";

/// Writes `title` at `start` and `page` up to `end`, pt, with dots between.
pub(super) fn write(
    texts: &mut Vec<Text>,
    faces: &Faces,
    (role, size): (Role, f32),
    (title, page): (&str, &str),
    (start, end, baseline): (f32, f32, f32),
    cell: usize,
) {
    let number = end - runs_width(faces, role, size, page);
    let after = start + runs_width(faces, role, size, title) + size / 4.0;
    let dot = runs_width(faces, role, size, LEADER);
    write_runs(texts, faces, (role, size), title, (start, baseline), cell);
    // Counted from the right, so that the dots of all lines stand below each other.
    let count = ((number - size / 4.0 - after) / dot).floor().max(0.0);
    if count > 0.0 && !page.is_empty() {
        let dots = LEADER.repeat(count as usize);
        write_runs(texts, faces, (role, size), &dots, (number - size / 4.0 - count * dot, baseline), cell);
    }
    write_runs(texts, faces, (role, size), page, (number, baseline), cell);
}
