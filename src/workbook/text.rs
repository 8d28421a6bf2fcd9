//! Texts while they are read: bounded as they grow, not once they are complete.

use super::limits::{CELL_CHARS, CELLS, TEXT_BYTES};

/// Bytes in a text: one character more than a cell may have, so that `Grid::new` sees and reports the excess.
/// A character has up to 4 bytes.
const MOST_BYTES: usize = 4 * (CELL_CHARS + 1);

/// A text that grows piece by piece, up to [`MOST_BYTES`].
#[derive(Debug, Default)]
pub(super) struct Text(String);

impl Text {
    /// Appends `piece`, cut to the room left.
    pub(super) fn push(&mut self, piece: &str) {
        let left = MOST_BYTES.saturating_sub(self.0.len());
        self.0.push_str(piece.get(..piece.floor_char_boundary(left)).unwrap_or_default());
    }

    /// Appends `count` spaces, cut to the room left: .ods writes a run of spaces as a number, which may be huge.
    pub(super) fn push_spaces(&mut self, count: usize) {
        self.0.extend(std::iter::repeat_n(' ', count.min(MOST_BYTES.saturating_sub(self.0.len()))));
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The texts that cells share, concatenated: one allocation however many there are.
#[derive(Debug, Default)]
pub(super) struct SharedTexts {
    all: String,
    ends: Vec<usize>,
    full: bool,
}

impl SharedTexts {
    /// Appends the next text; false if there is no room left. Once one is refused all later ones are, since cells refer
    /// to texts by number. No file within the limits has cells for more.
    pub(super) fn add(&mut self, text: &str) -> bool {
        self.full |= self.ends.len() == CELLS || self.all.len() + text.len() > TEXT_BYTES;
        if !self.full {
            self.all.push_str(text);
            self.ends.push(self.all.len());
        }
        !self.full
    }

    /// The text number `index`.
    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let start = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.all.get(start..*self.ends.get(index)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_grow_no_further_than_a_cell() {
        let mut text = Text::default();
        (0..3).for_each(|_| text.push(&"表".repeat(CELL_CHARS)));
        text.push_spaces(usize::MAX);
        assert_eq!(text.as_str().len(), MOST_BYTES);
        assert!(text.as_str().chars().count() > CELL_CHARS);
        text.push("多");
        assert_eq!(text.as_str().len(), MOST_BYTES);
    }

    #[test]
    fn shared_texts_by_their_numbers() {
        let mut texts = SharedTexts::default();
        assert!(["甲", "", "乙"].into_iter().all(|text| texts.add(text)));
        assert_eq!(
            [0, 1, 2, 3, usize::MAX].map(|index| texts.get(index)),
            [Some("甲"), Some(""), Some("乙"), None, None]
        );
        let large = "多".repeat(TEXT_BYTES / 6);
        assert!(texts.add(&large) && !texts.add(&large) && !texts.add("丙"));
        assert_eq!((texts.get(3).map(str::len), texts.get(4)), (Some(large.len()), None));
    }
}
