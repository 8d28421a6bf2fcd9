//! Boxes that are ticked: 优□ 良√, 延续□ 新增√, and the columns of a table for a tick alone.
//!
//! The text is the truth: a tick is a character of it.

use crate::base::nothing::is_nothing;
use std::ops::Range;

/// What a tick column holds where it is ticked.
pub const TICK: &str = "√";

const EMPTY: [char; 4] = ['□', '☐', '▢', '◻'];
const TICKED: [char; 6] = ['☑', '☒', '■', '√', '✓', '✔'];

/// The places of the boxes of `text`, in bytes.
pub fn boxes(text: &str) -> impl Iterator<Item = Range<usize>> {
    let is_box = |c: &char| EMPTY.contains(c) || TICKED.contains(c);
    text.char_indices().filter(move |(_, c)| is_box(c)).map(|(at, c)| at..at + c.len_utf8())
}

/// Whether `text` in a column for a tick ticks it: anything but an empty box or a word for nothing does.
pub fn is_ticked(text: &str) -> bool {
    // Some forms print a circle where others print a box.
    !is_nothing(text) && !text.trim().chars().all(|c| EMPTY.contains(&c) || c == '○')
}

/// `text` with the box at `place` ticked, or no longer ticked.
pub fn turned(text: &str, place: &Range<usize>) -> Option<String> {
    let was = text.get(place.clone())?;
    // The printed faces have no ☑: published forms tick with √ (宁乡 2021).
    let new = if was.starts_with(EMPTY) { TICK } else { "□" };
    Some(format!("{}{new}{}", text.get(..place.start)?, text.get(place.end..)?))
}

/// The same with all other boxes empty, if that one is ticked by it: boxes of which one is chosen.
pub fn chosen(text: &str, place: &Range<usize>) -> Option<String> {
    let new = turned(text, place)?;
    let is_chosen = new.get(place.start..)?.starts_with(TICKED);
    let emptied = |(at, c): (usize, char)| if at != place.start && TICKED.contains(&c) { '□' } else { c };
    Some(if is_chosen { new.char_indices().map(emptied).collect() } else { new })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn turned_at(text: &str, number: usize) -> String {
        let place = boxes(text).nth(number).expect("a box");
        turned(text, &place).expect("a box")
    }

    #[test]
    fn a_box_is_turned_alone() {
        assert_eq!(turned_at("优□ 良□ 中□ 差□", 1), "优□ 良√ 中□ 差□");
        assert_eq!(turned_at("新增项目□    延续项目√", 1), "新增项目□    延续项目□");
        assert_eq!(turned_at("□延续 ☑新增", 0), "√延续 ☑新增");
        assert_eq!(boxes("评估意见（优）").count(), 0);
        for text in ["优□ 良□", "☐是☐否"] {
            let ticked = turned_at(text, 0);
            assert_eq!(turned_at(&ticked, 0).chars().count(), text.chars().count());
        }
    }

    #[test]
    fn one_of_several_boxes_is_chosen() {
        let chosen_at = |text: &str, number: usize| chosen(text, &boxes(text).nth(number).expect("a box"));
        for (text, number, expected) in [
            ("优√ 良□ 中□ 差□", 1, "优□ 良√ 中□ 差□"),
            ("☑是☐否（说明）", 1, "□是√否（说明）"),
            ("优√ 良■", 0, "优□ 良■"),
        ] {
            assert_eq!(chosen_at(text, number).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_ticks_a_column() {
        for (text, ticked) in [
            ("√", true),
            ("☑", true),
            ("是", true),
            ("□", false),
            ("○", false),
            ("", false),
            ("/", false),
            (" ", false),
        ] {
            assert_eq!(is_ticked(text), ticked, "{text}");
        }
    }

    #[test]
    fn a_place_that_is_none_changes_nothing() {
        assert_eq!(turned("优", &(1..2)), None);
        assert_eq!(turned("优□", &(90..93)), None);
    }
}
