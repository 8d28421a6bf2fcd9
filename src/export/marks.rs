//! Where readers of a file go: its forms, the headings of its manuscripts, and the lines of the contents that name them.

use super::laid::{LaidOut, PartOf};
use crate::model::prose::{Style, TARGET};
use crate::model::{Column, FieldPath, Row, RowId, Table};
use crate::page::Area;
use crate::sheet::CellStyle;
use std::collections::HashSet;

/// How deep a form stands in a manuscript: below whatever heading is above it.
const BELOW_HEADINGS: usize = 6;

/// A place that a reader goes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The row of the manuscript that it is; None for the manuscript itself, and for a form that is in none.
    pub row: Option<RowId>,
    /// How deep it stands: what is deeper than the mark above it belongs to that.
    pub depth: usize,
    /// What it is called.
    pub text: String,
    /// Its page, from 0, among those of its form or text.
    pub page: usize,
    /// Its upper edge, pt from the top of the page; None for a whole form.
    pub top: Option<f32>,
}

/// A line of the contents.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Its page, from 0, among those of its text.
    pub page: usize,
    /// Left, top, right, bottom, pt.
    pub rect: [f32; 4],
    /// The row of the manuscript that it names.
    pub to: RowId,
}

impl LaidOut<'_> {
    /// The places in it that a reader goes to, in their order.
    pub fn marks(&self) -> Vec<Mark> {
        let whole = |row, depth| Mark { row, depth, text: self.called(), page: 0, top: None };
        match self.part_of() {
            None => vec![whole(None, 0)],
            Some(PartOf::Form(row)) => vec![whole(Some(row), BELOW_HEADINGS)],
            Some(PartOf::First) => [whole(None, 0)].into_iter().chain(self.headings()).collect(),
            Some(PartOf::Text) => self.headings(),
        }
    }

    /// What bookmarks call it: a form by its project, a manuscript by its title too, as there may be several of a project.
    fn called(&self) -> String {
        let (name, title) = (&self.sheet().name, self.sheet().title.trim());
        match self.part_of() {
            Some(PartOf::First) if title.contains(name.as_str()) => title.to_owned(),
            Some(PartOf::First) => format!("{name}{title}"),
            _ => name.clone(),
        }
    }

    fn headings(&self) -> Vec<Mark> {
        let mut headings = Vec::new();
        for (row, page, area) in self.paragraphs() {
            let cell = &self.sheet().cells[area.cell];
            if let CellStyle::Paragraph(style) = cell.style
                && let Some(depth) = style.depth()
            {
                let text = cell.text.trim().replace('\n', " ");
                headings.push(Mark { row: Some(row), depth: depth + 1, text, page, top: Some(area.rect[1]) });
            }
        }
        headings
    }

    /// The paragraphs of a manuscript, each with the page, from 0, and the area where it begins.
    pub fn paragraphs(&self) -> Vec<(RowId, usize, Area)> {
        let (sheet, mut seen, mut found) = (self.sheet(), HashSet::new(), Vec::new());
        for (at, page) in self.pages().pages.iter().enumerate() {
            for area in &page.areas {
                if let Some(FieldPath::Cell(Table::Paragraphs, row, _)) = &sheet.cells[area.cell].field
                    && seen.insert(*row)
                {
                    found.push((*row, at, *area));
                }
            }
        }
        found
    }

    /// The lines of the contents, as cells of the sheet, with the rows of the manuscript that they name.
    pub fn contents(&self) -> Vec<(usize, RowId)> {
        let is_line = |style: Style| style == Style::ContentsLine;
        let cells = self.sheet().cells.iter().enumerate();
        let cells = cells.filter(|(_, cell)| matches!(cell.style, CellStyle::Paragraph(style) if is_line(style)));
        let rows = self.form.paragraphs.iter().filter(|row| is_line(Style::of(row)));
        let named = |row: &Row| row[Column::Extra(TARGET.into())].parse().ok().map(RowId);
        cells.zip(rows).filter_map(|((cell, _), row)| Some((cell, named(row)?))).collect()
    }

    /// The lines of the contents on paper.
    pub fn links(&self) -> Vec<Link> {
        let contents = self.contents();
        if contents.is_empty() {
            return Vec::new();
        }
        let pages = self.pages().pages.iter().enumerate();
        let areas = pages.flat_map(|(page, own)| own.areas.iter().map(move |area| (page, area)));
        let link = |(page, area): (usize, &Area)| {
            let at = contents.binary_search_by_key(&area.cell, |(cell, _)| *cell).ok()?;
            Some(Link { page, rect: area.rect, to: contents[at].1 })
        };
        areas.filter_map(link).collect()
    }
}
