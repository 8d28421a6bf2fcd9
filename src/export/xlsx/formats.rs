//! Cell formats of a workbook, each made once and shared.

use crate::sheet::{Align, Cell, CellStyle, PageSpec};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use std::collections::HashMap;

/// The face of every cell but the title.
const BODY_FONT: &str = "宋体";
/// The face of titles (GB/T 9704), proprietary and so only named. A machine without it falls back by the family below.
const TITLE_FONT: &str = "方正小标宋简体";
/// The family of serif faces in XLSX, by which a missing face is replaced.
const ROMAN_FAMILY: u8 = 1;
/// The character set GB 2312 in XLSX.
const GB2312: u8 = 134;

/// The properties that distinguish formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    style: CellStyle,
    framed: bool,
    align: Align,
    indent: u8,
    decimals: Option<u32>,
    quarter_points: u16,
}

/// Cell formats by look.
#[derive(Debug, Default)]
pub(super) struct Formats(HashMap<Look, Format>);

impl Formats {
    /// The format of `cell`; `decimals` is the number of decimals shown, None for text.
    pub(super) fn of(
        &mut self,
        cell: &Cell,
        page: &PageSpec,
        framed: bool,
        align: Align,
        decimals: Option<u32>,
    ) -> &Format {
        let size = if cell.style == CellStyle::Title { page.title_pt } else { page.body_pt };
        // An integer, since an f32 cannot be part of a map key.
        let quarter_points = (size * 4.0).round() as u16;
        let look = Look { style: cell.style, framed, align, indent: cell.indent, decimals, quarter_points };
        self.0.entry(look).or_insert_with(|| make(look))
    }
}

fn make(look: Look) -> Format {
    let font = if look.style == CellStyle::Title { TITLE_FONT } else { BODY_FONT };
    let horizontal = match look.align {
        Align::Left => FormatAlign::Left,
        Align::Center => FormatAlign::Center,
        Align::Right => FormatAlign::Right,
    };
    let mut format = Format::new()
        .set_font_name(font)
        .set_font_family(ROMAN_FAMILY)
        .set_font_charset(GB2312)
        .set_font_size(f64::from(look.quarter_points) / 4.0)
        .set_align(horizontal)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    if look.framed {
        format = format.set_border(FormatBorder::Thin);
    }
    if look.indent > 0 && look.align == Align::Left {
        format = format.set_indent(look.indent);
    }
    match look.decimals {
        Some(decimals) => format.set_num_format(format!("0.{}", "0".repeat(decimals as usize))),
        // Text, so that Excel leaves codes and dates as typed.
        None => format.set_num_format("@"),
    }
}
