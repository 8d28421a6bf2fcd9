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
