//! How the forms are printed, as a project file says it: what was never set is not there.

use super::Lines;
use crate::base::paper::Paper;
use crate::model::{Numbering, PaperStyle, PrintOptions};

pub(super) fn fields(out: &mut Lines, print: &PrintOptions) {
    let PrintOptions { signature, fit_one_page, no_page_numbers, paper, numbering, style } = print;
    // These three are in the files of every version.
    out.line(format_args!("signature: {signature},"));
    out.line(format_args!("fit_one_page: {fit_one_page},"));
    out.line(format_args!("no_page_numbers: {no_page_numbers},"));
    if *paper != Paper::default() {
        out.line(format_args!("paper: {},", paper.code()));
    }
    if *numbering != Numbering::default() {
        out.line(format_args!("numbering: {},", numbering.code()));
    }
    if *style != PaperStyle::default() {
        out.block("style: (", "),", |out| style_fields(out, style));
    }
}

fn style_fields(out: &mut Lines, style: &PaperStyle) {
    let PaperStyle { title_pt, body_half_pt, line_percent, margins_mm } = style;
    if let Some(size) = title_pt {
        out.line(format_args!("title_pt: {size},"));
    }
    if *body_half_pt != 0 {
        out.line(format_args!("body_half_pt: {body_half_pt},"));
    }
    if let Some(percent) = line_percent {
        out.line(format_args!("line_percent: {percent},"));
    }
    if let Some([top, right, bottom, left]) = margins_mm {
        out.line(format_args!("margins_mm: ({top}, {right}, {bottom}, {left}),"));
    }
}
