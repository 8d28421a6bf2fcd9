//! Cell formats of a workbook, each written once and referred to by its number.

use super::number::Shape;
use super::xml::escaped;
use crate::page::{Scale, text_size};
use crate::sheet::{Align, Cell, CellStyle};
use std::collections::HashMap;
use std::fmt::Write;

/// The face of every cell but the title.
const BODY_FONT: &str = "宋体";
/// The face of titles (GB/T 9704), proprietary and so only named. A machine without it falls back by its family, serif,
/// and its character set, GB 2312.
const TITLE_FONT: &str = "方正小标宋简体";

/// The properties that distinguish formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Look {
    style: CellStyle,
    framed: bool,
    align: Align,
    indent: u8,
    shape: Option<Shape>,
    quarter_points: u16,
    quoted: bool,
}

/// Cell formats in the order of their first cells; number 0 is that of a cell without one.
#[derive(Debug, Default)]
pub(super) struct Formats {
    numbers: HashMap<Look, usize>,
    looks: Vec<Look>,
}

impl Formats {
    /// The number of the format of `cell`; `shape` is how its number is shown, None for text.
    pub(super) fn of(&mut self, cell: &Cell, scale: Scale, framed: bool, align: Align, shape: Option<Shape>) -> usize {
        let (_, size) = text_size(cell.style, scale);
        // An integer, since an f32 cannot be part of a map key.
        let quarter_points = (size * 4.0).round() as u16;
        let quoted = shape.is_none() && reads_as_formula(&cell.text);
        let look = Look { style: cell.style, framed, align, indent: cell.indent, shape, quarter_points, quoted };
        *self.numbers.entry(look).or_insert_with(|| {
            self.looks.push(look);
            self.looks.len()
        })
    }

    /// The part `xl/styles.xml`.
    pub(super) fn part(&self) -> String {
        let (mut fonts, mut numbers) = (List::default(), List::default());
        fonts.place(r#"<font><sz val="12"/><name val="Times New Roman"/><family val="1"/></font>"#.to_owned());
        let mut formats = String::new();
        for look in &self.looks {
            // Writing to a String cannot fail.
            let _ = write!(formats, "{}", look.format(fonts.place(look.font()), &mut numbers));
        }
        let codes = numbers.0.iter().enumerate();
        let codes: String = codes
            .map(|(at, code)| format!(r#"<numFmt numFmtId="{}" formatCode="{}"/>"#, OWN + at, escaped(code)))
            .collect();
        let codes =
            if codes.is_empty() { codes } else { format!(r#"<numFmts count="{}">{codes}</numFmts>"#, numbers.0.len()) };
        format!(
            concat!(
                r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
                "\n",
                r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{codes}"#,
                r#"<fonts count="{font_count}">{fonts}</fonts>"#,
                r#"<fills count="2"><fill><patternFill patternType="none"/></fill>"#,
                r#"<fill><patternFill patternType="gray125"/></fill></fills>"#,
                r#"<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>"#,
                r#"<border>{sides}<diagonal/></border></borders>"#,
                r#"<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>"#,
                r#"<cellXfs count="{format_count}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>"#,
                r#"{formats}</cellXfs>"#,
                r#"<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#,
            ),
            codes = codes,
            font_count = fonts.0.len(),
            fonts = fonts.0.concat(),
            sides = ["left", "right", "top", "bottom"]
                .map(|side| format!(r#"<{side} style="thin"><color auto="1"/></{side}>"#))
                .concat(),
            format_count = self.looks.len() + 1,
            formats = formats,
        )
    }
}

/// Format codes that every spreadsheet knows by their numbers (ECMA-376-1, 18.8.30).
const BUILT_IN: [(usize, &str); 6] = [(0, "General"), (1, "0"), (2, "0.00"), (3, "#,##0"), (4, "#,##0.00"), (49, "@")];

/// The first number of a format code that is not built in.
const OWN: usize = 164;

/// Different texts in the order in which they came.
#[derive(Default)]
struct List(Vec<String>);

impl List {
    fn place(&mut self, text: String) -> usize {
        let known = self.0.iter().position(|other| *other == text);
        known.unwrap_or_else(|| {
            self.0.push(text);
            self.0.len() - 1
        })
    }
}

impl Look {
    fn font(&self) -> String {
        let name = if self.style == CellStyle::Title { TITLE_FONT } else { BODY_FONT };
        let size = f32::from(self.quarter_points) / 4.0;
        format!(r#"<font><sz val="{size}"/><name val="{name}"/><family val="1"/><charset val="134"/></font>"#)
    }

    fn format(&self, font: usize, codes: &mut List) -> String {
        // Text, so that Excel leaves codes and dates as typed.
        let code = self.shape.map_or("@".to_owned(), Shape::code);
        let built_in = BUILT_IN.iter().find(|(_, known)| *known == code);
        let code = built_in.map_or_else(|| OWN + codes.place(code), |(number, _)| *number);
        let align = match self.align {
            Align::Left => "left",
            Align::Center => "center",
            Align::Right => "right",
        };
        let indent = match self.indent {
            indent if indent > 0 && self.align == Align::Left => format!(r#" indent="{indent}""#),
            _ => String::new(),
        };
        let quoted = if self.quoted { r#" quotePrefix="1""# } else { "" };
        format!(
            concat!(
                r#"<xf numFmtId="{}" fontId="{}" fillId="0" borderId="{}" xfId="0"{} applyNumberFormat="1" "#,
                r#"applyFont="1" applyBorder="1" applyAlignment="1">"#,
                r#"<alignment horizontal="{}" vertical="center" wrapText="1"{}/></xf>"#
            ),
            code,
            font,
            u8::from(self.framed),
            quoted,
            align,
            indent
        )
    }
}

/// Whether a spreadsheet may take a text for a formula where it is typed, or read from CSV.
pub(in crate::export) fn reads_as_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}
