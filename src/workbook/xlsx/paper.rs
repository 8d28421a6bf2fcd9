//! Reads the column widths and the page setup of an .xlsx sheet.

use super::super::limits;
use super::super::paper::Paper;
use super::super::xml::{Node, attribute};
use quick_xml::events::BytesStart;

/// Millimetres per inch.
const MM: f32 = 25.4;
/// The width of a column without one of its own in Excel, in characters.
const USUAL: f32 = 8.43;

/// Takes what `node` says about the paper, if it says anything.
pub(super) fn see(paper: &mut Paper, node: &Node<'_>) {
    let Node::Start(name, tag) = node else { return };
    match *name {
        "col" => widths(paper, tag),
        "pageSetup" => paper.landscape = attribute(tag, "orientation").map(|text| text == "landscape"),
        "pageMargins" => {
            let margin = |name| Some(number(tag, name)? * MM);
            let sides = ["top", "right", "bottom", "left"].map(margin);
            paper.margins_mm = if let [Some(a), Some(b), Some(c), Some(d)] = sides { Some([a, b, c, d]) } else { None };
        }
        _ => {}
    }
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<f32> {
    attribute(tag, name)?.parse().ok().filter(|number: &f32| number.is_finite())
}

/// One width for all columns from `min` to `max`, which count from 1.
fn widths(paper: &mut Paper, tag: &BytesStart<'_>) {
    let place = |name| attribute(tag, name)?.parse::<usize>().ok();
    let (Some(first), Some(last), Some(width)) = (place("min"), place("max"), number(tag, "width")) else { return };
    let last = last.min(limits::COLUMNS as usize);
    if first == 0 || first > last {
        return;
    }
    if paper.widths.len() < last {
        paper.widths.resize(last, USUAL);
    }
    paper.widths[first - 1..last].fill(width);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::xml::events;
    use std::ops::ControlFlow;

    #[test]
    fn widths_and_margins_as_far_as_the_file_gives_them() {
        let read = |text: &str| {
            let mut paper = Paper::default();
            events(text, |node| {
                see(&mut paper, &node);
                ControlFlow::Continue(())
            });
            paper
        };
        let sheet = concat!(
            r#"<worksheet><cols><col min="2" max="3" width="20.5"/><col min="5" max="16384" width="7"/></cols>"#,
            r#"<pageMargins left="1" right="0.5" top="0" bottom="2"/><pageSetup orientation="landscape"/></worksheet>"#
        );
        let paper = read(sheet);
        assert_eq!((paper.landscape, paper.margins_mm), (Some(true), Some([0.0, 12.7, 50.8, 25.4])));
        assert_eq!(paper.widths[..5], [USUAL, 20.5, 20.5, USUAL, 7.0]);
        assert_eq!(paper.widths.len(), limits::COLUMNS as usize);
        let damaged =
            r#"<worksheet><cols><col min="0" max="3" width="1"/><col min="9" max="2" width="nan"/></cols></worksheet>"#;
        assert_eq!(read(damaged), Paper::default());
        assert_eq!(read(r#"<worksheet><pageMargins left="1"/><pageSetup/></worksheet>"#).margins_mm, None);
    }
}
