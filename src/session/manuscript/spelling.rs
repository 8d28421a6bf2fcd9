//! A manuscript as it reads.

use super::Figures;
use crate::model::prose::{LISTED, PAGE, Style, TARGET, cell_column, cell_place, numbers, placed};
use crate::model::{Column, Form, FormId, Row, RowId, Texts};
use std::borrow::Cow;
use std::collections::HashMap;

/// What the texts of a manuscript refer to.
#[derive(Clone, Copy)]
pub struct Spelling<'s> {
    /// The figures of the file.
    pub figures: &'s Figures,
    /// The titles of its forms.
    pub title: &'s dyn Fn(FormId) -> Option<String>,
    /// The pages of headings and forms, by the row; empty where they are not known.
    pub pages: &'s HashMap<RowId, usize>,
    /// The paragraph that is being typed into, whose figures are shown as they are typed.
    pub typed: Option<RowId>,
}

/// `manuscript` as it reads: headings numbered, figures filled in, forms titled, contents listed.
pub fn spelled(manuscript: &Form, spelling: Spelling<'_>) -> Form {
    let numbers = numbers(&manuscript.paragraphs);
    let mut rows: Vec<Row> = Vec::with_capacity(manuscript.paragraphs.len());
    for (row, number) in manuscript.paragraphs.iter().zip(&numbers) {
        let unfolds = Style::of(row) == Style::TableRow && spelling.typed != Some(row.id());
        match spelling.figures.rows(&row[Column::Text]).filter(|_| unfolds) {
            Some(listed) => rows.extend(listed.iter().map(|texts| table_row(row, texts))),
            None => rows.push(paragraph(row, number, spelling)),
        }
    }
    let contents: Vec<Texts<Column>> = rows.iter().filter_map(|row| contents_line(row, spelling.pages)).collect();
    let mut next = manuscript.next_row_id().0;
    let with_contents = rows.into_iter().flat_map(|row| {
        let lines = if Style::of(&row) == Style::Contents { &contents[..] } else { &[] };
        let lines: Vec<Row> = lines
            .iter()
            .map(|cells| {
                next += 1;
                Row::with(RowId(next - 1), cells.clone())
            })
            .collect();
        std::iter::once(row).chain(lines)
    });
    Form { paragraphs: with_contents.collect(), ..manuscript.clone() }
}

/// One of the rows that `row` stands for. All of them are that row, so that a click on one leads to it.
fn table_row(row: &Row, texts: &[String]) -> Row {
    let cells = texts.iter().enumerate().map(|(place, text)| (cell_column(place), text.clone()));
    let marks = [(Column::Style, Style::TableRow.name().to_owned()), (Column::Extra(LISTED.into()), true.to_string())];
    Row::with(row.id(), marks.into_iter().chain(cells).collect())
}

/// The paragraph as it reads.
fn paragraph(row: &Row, number: &str, spelling: Spelling<'_>) -> Row {
    let is_typed = spelling.typed == Some(row.id());
    let style = Style::of(row);
    let mut read = Row::new(row.id());
    for (column, text) in row.cells() {
        let text = match cell_place(column).filter(|_| !is_typed) {
            Some(_) => spelling.figures.filled(text),
            None => Cow::Borrowed(text),
        };
        read.set(column.clone(), text);
    }
    if !number.is_empty() {
        read.set(Column::Text, format!("{number}{}", &read[Column::Text]));
    }
    if style == Style::Form && !is_typed && read[Column::Text].trim().is_empty() {
        let title = placed(row).and_then(spelling.title);
        read.set(Column::Text, title.unwrap_or_default());
    }
    read
}

/// The line of the contents for a heading or a form; None for other paragraphs.
fn contents_line(row: &Row, pages: &HashMap<RowId, usize>) -> Option<Texts<Column>> {
    let depth = heading(row)?;
    let page = pages.get(&row.id()).map(ToString::to_string).unwrap_or_default();
    let text = format!("{}{}", "　".repeat(depth), &row[Column::Text]);
    let cells = [
        (Column::Style, Style::ContentsLine.name().to_owned()),
        (Column::Text, text),
        (Column::Extra(PAGE.into()), page),
        (Column::Extra(TARGET.into()), row.id().0.to_string()),
    ];
    Some(cells.into_iter().collect())
}

/// How deep the contents show the paragraph: parts, headings of the first level, and forms below them.
pub fn heading(row: &Row) -> Option<usize> {
    match Style::of(row) {
        Style::Part => Some(0),
        Style::Heading1 => Some(1),
        Style::Form => Some(2),
        _ => None,
    }
}
