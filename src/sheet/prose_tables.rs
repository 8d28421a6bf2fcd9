//! The tables of a manuscript: which rows are one table, how wide its columns are, and which of its cells are one.

use super::builder::Builder;
use super::{Align, Cell, CellStyle, SheetRow};
use crate::model::merging::{Merged, merged, texts};
use crate::model::prose::{self, LISTED, MERGED, Style, cell_column};
use crate::model::score::points;
use crate::model::{Column, FieldPath, Row, Table};
use std::collections::BTreeSet;
use std::ops::Range;

/// Into how many parts the width of the paper is divided: columns of tables begin and end at these.
const PARTS: usize = 96;
/// The narrowest and the widest column, in characters of half width.
const NARROWEST: usize = 5;
const WIDEST: usize = 30;
/// The longest text that is to stay on one line beside long ones.
const SHORT: usize = 8;
/// The space beside a text, in such characters, and what a part is smaller than one.
const BESIDE: usize = 3;

/// A table among the paragraphs of a manuscript.
#[derive(Debug)]
pub(super) struct ProseTable<'f> {
    /// The places of its rows among the paragraphs.
    pub(super) rows: Range<usize>,
    /// Its texts, row by row; as many in each row.
    texts: Vec<Vec<&'f str>>,
    paragraphs: &'f [Row],
    heads: usize,
}

/// The grid that the tables of a manuscript share.
pub(super) struct Grid {
    /// Relative widths of its columns.
    pub(super) widths: Vec<f32>,
    /// For each table, where its columns begin in the grid, and where the last one ends.
    pub(super) columns: Vec<Vec<usize>>,
}

/// The tables among `rows`.
pub(super) fn tables(rows: &[Row]) -> Vec<ProseTable<'_>> {
    let table = |places: Range<usize>| {
        let own = &rows[places.clone()];
        let (texts, heads) = texts(own);
        ProseTable { rows: places, texts, paragraphs: own, heads }
    };
    prose::tables(rows).into_iter().map(table).collect()
}

/// The grid of `tables`: its columns begin wherever a column of one of them does.
pub(super) fn grid(tables: &[ProseTable<'_>]) -> Grid {
    let edges: Vec<Vec<usize>> = tables.iter().map(ProseTable::edges).collect();
    let all: BTreeSet<usize> = edges.iter().flatten().copied().chain([0, PARTS]).collect();
    let all: Vec<usize> = all.into_iter().collect();
    #[expect(clippy::cast_precision_loss, reason = "at most PARTS")]
    let widths = all.windows(2).map(|pair| (pair[1] - pair[0]) as f32).collect();
    let place = |edge: &usize| all.binary_search(edge).unwrap_or_default();
    Grid { widths, columns: edges.iter().map(|edges| edges.iter().map(place).collect()).collect() }
}

impl ProseTable<'_> {
    fn width(&self) -> usize {
        self.texts.first().map_or(1, Vec::len)
    }

    /// Where its columns begin and the last one ends, in parts of the paper's width: by their longest texts.
    fn edges(&self) -> Vec<usize> {
        let longest = |column: usize| {
            // A percent sign is nearly as wide as a Chinese character.
            // A text that reaches over the next column asks nothing of its own.
            let reaches = |row: &&Vec<&str>| row.get(column + 1) == Some(&MERGED[0]);
            let texts = self.texts.iter().filter(|row| !reaches(row)).map(|row| row[column]);
            let texts = texts.filter(|text| !MERGED.contains(text));
            let widths =
                texts.map(|text| text.chars().map(|c| if c.is_ascii() && c != '%' { 1 } else { 2 }).sum::<usize>());
            widths.max().unwrap_or(0).clamp(NARROWEST, WIDEST) + BESIDE
        };
        let weights: Vec<usize> = (0..self.width()).map(longest).collect();
        // Short texts stand on one line beside columns of sentences, as long ones of them as there is room for; in any case
        // each column has a part.
        let least = |short: usize| weights.iter().map(|weight| (*weight).min(short + BESIDE)).collect::<Vec<usize>>();
        let least = (0..=SHORT).rev().map(least).find(|least| least.iter().sum::<usize>() <= PARTS);
        let least = least.unwrap_or_else(|| vec![1; weights.len()]);
        // And the rest is divided by weight.
        let rest = PARTS - least.iter().sum::<usize>();
        let longer: Vec<usize> = weights.iter().zip(&least).map(|(weight, least)| weight - least).collect();
        let total: usize = longer.iter().sum();
        // Columns of short texts alone share it evenly by their widths.
        let (shares, total) = if total == 0 { (&weights, weights.iter().sum()) } else { (&longer, total) };
        let (mut sum, mut begun) = (0, 0);
        let ends = shares.iter().zip(&least).map(|(share, least)| {
            (sum, begun) = (sum + share, begun + least);
            begun + sum * rest / total
        });
        std::iter::once(0).chain(ends).collect()
    }

    /// Whether the column holds codes or numbers of rows, and no amounts.
    fn counts(&self, column: usize) -> bool {
        let heads = self.texts[..self.heads].iter().map(|row| row[column]);
        heads.into_iter().any(|head| ["编码", "代码", "序号"].iter().any(|word| head.contains(word)))
    }
}

impl Builder<'_> {
    /// Adds `table`, whose columns begin at `columns` of the grid; its first row is as `first` says.
    pub(super) fn table(&mut self, table: &ProseTable<'_>, columns: &[usize], first: SheetRow) {
        let top = self.next_row();
        for at in 0..table.texts.len() {
            let plain = SheetRow { framed: true, keep: at > 0 && at <= table.heads, ..SheetRow::default() };
            self.add(if at == 0 { first } else { plain });
        }
        let merged = merged(&table.texts, table.heads);
        for (r, texts) in table.texts.iter().enumerate() {
            for (c, text) in texts.iter().enumerate() {
                let (wide, high, text) = match merged[r][c] {
                    Merged::Whole { columns, rows } => (columns, rows, *text),
                    Merged::Part { .. } => continue,
                    // A check tells of it; paper shows no arrow.
                    Merged::Loose => (1, 1, ""),
                };
                let row = &table.paragraphs[r];
                let is_head = r < table.heads;
                // What is made of a figure is typed nowhere but in the figure's own cell.
                let is_listed = !row[Column::Extra(LISTED.into())].is_empty();
                let column = if is_listed { Column::Text } else { cell_column(c) };
                let is_amount = !is_head && !table.counts(c) && points(text).is_some();
                let align = match is_head {
                    true => Align::Center,
                    false if is_amount => Align::Right,
                    false => Align::Left,
                };
                self.cell(Cell {
                    rows: high,
                    columns: columns[c + wide] - columns[c],
                    value_at: 0,
                    field: Some(FieldPath::Cell(Table::Paragraphs, row.id(), column)),
                    style: CellStyle::Paragraph(Style::of(row)),
                    align: Some(align),
                    amount: is_amount,
                    ..Cell::label(top + r, columns[c], text.to_owned())
                });
            }
        }
        self.section(top, table.heads);
    }
}
