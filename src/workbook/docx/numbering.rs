//! The numbers that Word prints before the paragraphs of lists (一、 （1） 1.): they are not in the text.

use super::super::xml::{Node, attribute, events};
use super::symbols::bullet;
use foldhash::HashMap;
use std::ops::ControlFlow;

/// The levels of a list.
const LEVELS: usize = 9;
/// The most lists in a document; Word itself grows slow before.
const LISTS: usize = 10_000;

/// A level of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Level {
    /// The list (`w:numId`).
    pub(super) list: u32,
    /// From 0 to 8.
    pub(super) depth: u8,
}

/// How a level is numbered.
#[derive(Debug, Clone, Default)]
struct Pattern {
    start: u32,
    format: String,
    /// The text, with the numbers of levels as `%1` to `%9`.
    text: String,
}

/// The lists of a document, and how far each was counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<u32, Vec<Pattern>>,
    /// The pattern of each list, and the starts that it has of its own.
    lists: HashMap<u32, (u32, Vec<(u8, u32)>)>,
    styles: HashMap<String, Level>,
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the parts with the lists and with the styles, which may be empty.
    pub(super) fn read(lists: &str, styles: &str) -> Self {
        let mut numbering = Self::default();
        numbering.read_lists(lists);
        numbering.read_styles(styles);
        numbering
    }

    fn read_lists(&mut self, part: &str) {
        let (mut pattern, mut list, mut depth) = (None, None, 0_u8);
        events(part, |node| {
            let Node::Start(name, tag) = node else { return ControlFlow::Continue(()) };
            let number = |name: &str| attribute(tag, name).and_then(|text| text.parse::<u32>().ok());
            match name {
                "abstractNum" => (pattern, list) = (number("abstractNumId"), None),
                "num" => (pattern, list) = (None, number("numId")),
                "lvl" | "lvlOverride" => depth = number("ilvl").map_or(0, |depth| depth.min(8) as u8),
                "abstractNumId" => {
                    if let (Some(list), Some(of)) = (list, number("val")) {
                        self.lists.entry(list).or_default().0 = of;
                    }
                }
                "startOverride" => {
                    if let (Some(list), Some(start)) = (list, number("val")) {
                        self.lists.entry(list).or_default().1.push((depth, start));
                    }
                }
                "start" | "numFmt" | "lvlText" if let Some(pattern) = pattern => {
                    let levels = self.patterns.entry(pattern).or_insert_with(|| vec![Pattern::default(); LEVELS]);
                    if let Some(level) = levels.get_mut(usize::from(depth)) {
                        let value = attribute(tag, "val").unwrap_or_default();
                        match name {
                            "start" => level.start = value.parse().unwrap_or(1),
                            "numFmt" => level.format = value,
                            _ => level.text = value.chars().take(64).collect(),
                        }
                    }
                }
                _ => {}
            }
            let many = self.patterns.len().max(self.lists.len()) > LISTS;
            if many { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
    }

    fn read_styles(&mut self, part: &str) {
        let mut style: Option<String> = None;
        let mut level = Level::default();
        events(part, |node| {
            match node {
                Node::Start("style", tag) => (style, level) = (attribute(tag, "styleId"), Level::default()),
                Node::Start("numId", tag) => {
                    level.list = attribute(tag, "val").and_then(|id| id.parse().ok()).unwrap_or(0);
                }
                Node::Start("ilvl", tag) => {
                    level.depth = attribute(tag, "val").and_then(|depth| depth.parse().ok()).unwrap_or(0);
                }
                Node::End("style") if level.list > 0 => self.styles.extend(style.take().map(|style| (style, level))),
                _ => {}
            }
            if self.styles.len() > LISTS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
    }

    /// The level at which paragraphs of `style` are numbered.
    pub(super) fn of_style(&self, style: &str) -> Option<Level> {
        self.styles.get(style).copied()
    }

    /// Counts the next paragraph at `level`: what is printed before it. List 0 takes a style's numbers away.
    pub(super) fn next(&mut self, level: Level) -> Option<String> {
        let (of, starts) = self.lists.get(&level.list)?;
        let patterns = self.patterns.get(of)?;
        let depth = usize::from(level.depth);
        let start = |depth: usize| {
            let own = starts.iter().find(|(at, _)| usize::from(*at) == depth).map(|(_, start)| *start);
            own.or_else(|| patterns.get(depth).map(|pattern| pattern.start)).unwrap_or(1)
        };
        // Lists of one pattern count on, unless one has a start of its own.
        let counted = self.counted.entry(if starts.is_empty() { *of } else { LISTS as u32 + level.list }).or_default();
        let this = counted.get_mut(depth)?;
        *this = Some(this.map_or_else(|| start(depth), |last| last.saturating_add(1)));
        counted.iter_mut().skip(depth + 1).for_each(|deeper| *deeper = None);
        let pattern = patterns.get(depth)?;
        if pattern.format == "bullet" {
            return Some(bullet(&pattern.text) + " ");
        }
        let mut text = pattern.text.clone();
        for (place, of_level) in patterns.iter().enumerate().take(depth + 1) {
            let number = counted.get(place).copied().flatten().unwrap_or_else(|| start(place));
            text = text.replace(&format!("%{}", place + 1), &figure(number, &of_level.format));
        }
        // After a wide mark (、 ）) no space is printed that anyone would type.
        let spaced = text.chars().next_back().is_some_and(|last| last.is_ascii() && last != ')');
        Some(if spaced { text + " " } else { text })
    }
}

/// `number` in the figures of `format` (ST_NumberFormat).
fn figure(number: u32, format: &str) -> String {
    let letter = |first: u8| {
        let place = number.saturating_sub(1);
        char::from(first + (place % 26) as u8).to_string().repeat((place / 26).min(8) as usize + 1)
    };
    match format {
        "none" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => chinese(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number - 1).map_or_else(String::new, String::from)
        }
        "decimalFullWidth" => {
            number.to_string().bytes().filter_map(|digit| char::from_u32(0xFEE0 + u32::from(digit))).collect()
        }
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

/// Up to 99 in Chinese figures, larger ones in Arabic.
fn chinese(number: u32) -> String {
    const FIGURES: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let figure = |digit: u32| FIGURES.get(digit as usize).copied().unwrap_or_default();
    match number {
        0 => "〇".to_owned(),
        1..=9 => figure(number).to_owned(),
        10..=19 => format!("十{}", figure(number % 10)),
        20..=99 => format!("{}十{}", figure(number / 10), figure(number % 10)),
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const FIGURES: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if number > 399 {
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, figure) in FIGURES {
        while rest >= value {
            out.push_str(figure);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_counted_level_by_level() {
        let part = "<w:numbering><w:abstractNum w:abstractNumId=\"3\">\
            <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
            <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%2.\"/></w:lvl>\
            </w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num>\
            <w:num w:numId=\"8\"><w:abstractNumId w:val=\"3\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>\
            </w:numbering>";
        let styles = "<w:styles><w:style w:styleId=\"a\"><w:pPr><w:numPr><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>\
            <w:style w:styleId=\"b\"/></w:styles>";
        let mut numbering = Numbering::read(part, styles);
        let mut next = |list, depth| numbering.next(Level { list, depth }).unwrap_or_default();
        assert_eq!([next(7, 0), next(7, 1), next(7, 1)], ["一、", "一.1. ", "一.2. "]);
        assert_eq!([next(7, 0), next(7, 1), next(8, 0), next(7, 0)], ["二、", "二.1. ", "五、", "三、"]);
        assert_eq!([next(0, 0), next(99, 0)], ["", ""]);
        assert_eq!((numbering.of_style("a"), numbering.of_style("b")), (Some(Level { list: 7, depth: 0 }), None));
    }

    #[test]
    fn figures() {
        for (number, format, expected) in [
            (12, "chineseCounting", "十二"),
            (30, "japaneseCounting", "三十"),
            (3, "decimalEnclosedCircle", "③"),
            (28, "lowerLetter", "bb"),
            (94, "upperRoman", "XCIV"),
            (15, "decimalFullWidth", "１５"),
            (7, "decimal", "7"),
            (u32::MAX, "upperRoman", "4294967295"),
        ] {
            assert_eq!(figure(number, format), expected);
        }
    }
}
