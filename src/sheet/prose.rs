//! Lays out the paragraphs of a manuscript: running text in lines over the whole width, tables on a grid of their own.

use super::builder::Builder;
use super::prose_tables::{Grid, grid, tables};
use super::{Align, Cell, CellStyle, SheetRow};
use crate::model::prose::{FORM, PAGE, Style};
use crate::model::{Column, FieldPath, Row, Table};

/// The indent of the first line: two characters (GB/T 9704).
const INDENT: &str = "　　";

/// Adds the paragraphs of the form.
pub(super) fn add(builder: &mut Builder<'_>) {
    let rows = &builder.form.paragraphs;
    let tables = tables(rows);
    let Grid { widths, columns } = grid(&tables);
    builder.divide(widths);
    let mut tables = tables.into_iter().zip(columns).peekable();
    // What the row above asks of the next one.
    let (mut keep, mut begins_page) = (false, false);
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        if let Some((table, columns)) = tables.next_if(|(table, _)| table.rows.start == at) {
            builder.table(&table, &columns, SheetRow { framed: true, keep, flows: false, begins_page });
            at = table.rows.end;
            (keep, begins_page) = (false, false);
            continue;
        }
        let style = Style::of(row);
        let spec = SheetRow {
            framed: style == Style::Form,
            keep,
            flows: style == Style::Body,
            begins_page: begins_page || style == Style::Part,
        };
        paragraph(builder, row, style, spec);
        // A heading, and the title of a table, stay with what they head.
        let heads = style.depth().is_some() || style == Style::Caption;
        (keep, begins_page) = (heads, style == Style::PageBreak);
        at += 1;
    }
}

fn paragraph(builder: &mut Builder<'_>, row: &Row, style: Style, spec: SheetRow) {
    let path = FieldPath::Cell(Table::Paragraphs, row.id(), Column::Text);
    let text = &row[Column::Text];
    let indent = match style {
        Style::Body | Style::Heading1 | Style::Heading2 | Style::Heading3 | Style::Heading4 => INDENT,
        _ => "",
    };
    let (label, shown) = match style {
        Style::Form if text.is_empty() => (format!("〔表单 {}〕", &row[Column::Extra(FORM.into())]), text.to_owned()),
        Style::Form => ("〔表单〕".to_owned(), text.to_owned()),
        Style::ContentsLine => (String::new(), format!("{text}\t{}", &row[Column::Extra(PAGE.into())])),
        _ => (indent.to_owned(), text.to_owned()),
    };
    let align = match style {
        Style::Title | Style::Caption | Style::Part | Style::Centered => Align::Center,
        Style::Signature => Align::Right,
        _ => Align::Left,
    };
    let at = builder.add(spec);
    builder.cell(Cell {
        columns: builder.width(),
        value_at: label.len(),
        // The lines of the contents are made, and their rows are not in the form.
        field: (style != Style::ContentsLine).then_some(path),
        style: CellStyle::Paragraph(style),
        align: Some(align),
        ..Cell::label(at, 0, label + &shown)
    });
}
