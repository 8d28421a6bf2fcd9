//! Figures in braces as pieces of the text that is typed: the caret steps over one, and what takes a part takes it whole.
//! `{预算数` would be printed as it stands.

use super::cursor_id;
use crate::model::figure::braced;
use crate::session::Draft;
use crate::session::manuscript::Figures;
use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use std::cmp::Ordering;
use std::ops::Range;

/// A text with its figures, as it was before the keys and the pointer of a frame.
pub(super) struct Pieces<'f> {
    figures: &'f Figures,
    text: String,
    places: Vec<Range<usize>>,
    /// Where the caret was, in characters.
    caret: usize,
}

/// Where the figures of `text` stand, in characters. A name that is none yet can be corrected like any text.
fn places(text: &str, figures: &Figures) -> Vec<Range<usize>> {
    let chars = |byte: usize| text.get(..byte).unwrap_or_default().chars().count();
    let is_known = |at: &Range<usize>, name| {
        let listed = || text.get(at.clone()).and_then(|whole| figures.rows(whole));
        figures.text(name).is_some() || listed().is_some()
    };
    let known = braced(text).into_iter().filter(|(at, name)| is_known(at, name));
    known.map(|(at, _)| chars(at.start)..chars(at.end)).collect()
}

impl<'f> Pieces<'f> {
    /// The pieces of `text`, in which the caret is as the text field remembers it.
    pub(super) fn of(ctx: &egui::Context, text: &str, figures: &'f Figures) -> Self {
        let range = TextEditState::load(ctx, cursor_id()).and_then(|state| state.cursor.char_range());
        let caret = range.map_or(usize::MAX, |range| range.primary.index.into());
        Self { figures, text: text.to_owned(), places: places(text, figures), caret }
    }

    /// Makes the figures of what is typed whole again. Returns what is selected then, where it is something else than `range`.
    pub(super) fn keep(&self, ui: &egui::Ui, draft: &mut Draft, range: CCursorRange) -> Option<CCursorRange> {
        if draft.composing.is_some() {
            return None;
        }
        let by_pointer = ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
        let mended = self.mend(&mut draft.text).map(|caret| CCursorRange::one(CCursor::new(caret)));
        mended.or_else(|| self.snapped(&draft.text, range, by_pointer))
    }

    /// Makes `now` whole again after keys took a part of a figure. Returns where the caret goes, in characters.
    fn mend(&self, now: &mut String) -> Option<usize> {
        if places(now, self.figures).len() >= self.places.len() {
            return None;
        }
        let (before, after): (Vec<char>, Vec<char>) = (self.text.chars().collect(), now.chars().collect());
        let same = |(a, b): &(&char, &char)| a == b;
        let head = before.iter().zip(&after).take_while(same).count();
        let rest = before.len().min(after.len()) - head;
        let tail = before.iter().rev().zip(after.iter().rev()).take(rest).take_while(same).count();
        let taken = head..before.len() - tail;
        let mut cut = taken.clone();
        for piece in self.places.iter().filter(|piece| piece.start < taken.end && taken.start < piece.end) {
            cut = cut.start.min(piece.start)..cut.end.max(piece.end);
        }
        if cut == taken {
            return None;
        }
        let put_in = after.get(head..after.len() - tail).unwrap_or_default();
        let kept = [before.get(..cut.start), Some(put_in), before.get(cut.end..)];
        *now = kept.into_iter().flatten().flatten().collect();
        Some(cut.start + put_in.len())
    }

    /// Where what is selected in `text` begins and ends once no end is within a figure; None where none is.
    fn snapped(&self, text: &str, range: CCursorRange, by_pointer: bool) -> Option<CCursorRange> {
        let places = places(text, self.figures);
        let [at, from]: [usize; 2] = [range.primary.index.into(), range.secondary.index.into()];
        let way = match (by_pointer, at.cmp(&from), at.cmp(&self.caret)) {
            // What the pointer selects a part of is selected whole.
            (true, Ordering::Equal, _) => None,
            (true, way, _) => Some(way),
            (false, _, way) => Some(way),
        };
        let outside = |at: usize, way: Option<Ordering>| {
            let piece = places.iter().find(|piece| piece.start < at && at < piece.end);
            piece.map_or(at, |piece| match way {
                Some(Ordering::Less) => piece.start,
                None if at - piece.start < piece.end - at => piece.start,
                Some(Ordering::Equal | Ordering::Greater) | None => piece.end,
            })
        };
        let ends = (outside(at, way), outside(from, if by_pointer { way.map(Ordering::reverse) } else { way }));
        (ends != (at, from)).then(|| CCursorRange::two(CCursor::new(ends.1), CCursor::new(ends.0)))
    }
}
