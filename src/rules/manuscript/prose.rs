//! A manuscript as the rules read it: its sentences with their figures, and the figures that it takes from the forms.

use super::stated::{Stated, stated};
use crate::base::amount::{MoneyUnit, plain_number};
use crate::base::text::half_width;
use crate::model::merging::{Merged, merged, texts};
use crate::model::prose::{self, FORM, Style, cell_column, cell_count};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, figure, keys};
use crate::rules::budget::table::{BudgetTable, tables};
use foldhash::HashSet;

/// What stands for a text in braces: it is right by construction.
pub(super) const FILLED: char = '□';

/// A manuscript, read.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Prose {
    pub(in crate::rules) sentences: Vec<Sentence>,
    /// The texts in braces, each with its place.
    pub(in crate::rules) filled: Vec<(FieldPath, String)>,
    /// The forms in their places, by the number that their paragraph names.
    pub(in crate::rules) placed: Vec<(RowId, String)>,
    /// The arrows in its tables that no cell can be one with, each with its place.
    pub(in crate::rules) loose: Vec<(FieldPath, String)>,
    /// Its budget tables, which are compared by rules of their own.
    pub(in crate::rules) tables: Vec<BudgetTable>,
    /// The project that it belongs to, and its year; empty where it names none.
    pub(in crate::rules) project: String,
    pub(in crate::rules) year: String,
}

/// A sentence, or a cell of a table with its labels in front.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Sentence {
    pub(in crate::rules) path: FieldPath,
    pub(in crate::rules) style: Style,
    /// Whether it is the first of its paragraph.
    pub(in crate::rules) begins: bool,
    /// Its text, digits and % of half width.
    pub(in crate::rules) text: String,
    pub(in crate::rules) stated: Vec<Stated>,
}

impl Prose {
    /// Reads the manuscript `form`.
    pub(in crate::rules) fn of(form: &Form) -> Self {
        let mut prose = Self {
            sentences: Vec::new(),
            filled: Vec::new(),
            placed: Vec::new(),
            loose: loose(&form.paragraphs),
            tables: tables(&form.paragraphs),
            project: form.field(keys::PROJECT_NAME).trim().to_owned(),
            year: form.field(keys::YEAR).trim().to_owned(),
        };
        let budget: HashSet<RowId> = prose.tables.iter().flat_map(|table| &table.lines).map(|line| line.row).collect();
        let (mut heads, mut unit): (Vec<&Row>, Option<MoneyUnit>) = (Vec::new(), None);
        for row in &form.paragraphs {
            let style = Style::of(row);
            if style == Style::Form {
                prose.placed.push((row.id(), row[Column::Extra(FORM.into())].trim().to_owned()));
            }
            if !style.is_table() {
                heads.clear();
                unit = MoneyUnit::stated_by(&row[Column::Text]).or(unit.filter(|_| style == Style::Caption));
                prose.read(row, Column::Text, style);
                continue;
            }
            if style == Style::TableHead {
                heads.push(row);
            }
            for place in 0..cell_count(row) {
                prose.read(row, cell_column(place), style);
            }
            if style == Style::TableRow && !budget.contains(&row.id()) {
                prose.read_row(row, &heads, unit);
            }
        }
        prose
    }

    fn read(&mut self, row: &Row, column: Column, style: Style) {
        let text = &row[&column];
        if text.is_empty() {
            return;
        }
        let path = FieldPath::Cell(Table::Paragraphs, row.id(), column);
        let text = self.without_filled(text, &path);
        let mut begins = true;
        for sentence in text.split(['。', '；', ';', '\n', '！', '？']).filter(|sentence| !sentence.trim().is_empty())
        {
            let stated = stated(sentence);
            self.sentences.push(Sentence { path: path.clone(), style, begins, text: sentence.to_owned(), stated });
            begins = false;
        }
    }

    /// The text with half-width digits, and a mark where a figure of the forms is filled in.
    fn without_filled(&mut self, text: &str, path: &FieldPath) -> String {
        let mut read = String::with_capacity(text.len());
        let mut from = 0;
        let digits = |c: char| match c {
            '０'..='９' | '％' | '．' => half_width(c),
            c => c,
        };
        for (at, name) in figure::braced(text) {
            read.extend(text.get(from..at.start).unwrap_or_default().chars().map(digits));
            read.push(FILLED);
            self.filled.push((path.clone(), name.to_owned()));
            from = at.end;
        }
        read.extend(text.get(from..).unwrap_or_default().chars().map(digits));
        read
    }

    /// The numbers of a row of a table, each as a sentence of its row's name and its column's label: 网络经费，预算数15.78万元.
    fn read_row(&mut self, row: &Row, heads: &[&Row], unit: Option<MoneyUnit>) {
        let count = cell_count(row);
        let is_number =
            |text: &str| plain_number(MoneyUnit::behind(text.trim_end_matches(['%', '％', '分'])).0).is_some();
        let name =
            (0..count).map(|place| row[cell_column(place)].trim()).find(|text| !text.is_empty() && !is_number(text));
        let Some(name) = name.filter(|_| !heads.is_empty()) else { return };
        for place in 0..count {
            let column = cell_column(place);
            let number = row[&column].trim();
            if !is_number(number) {
                continue;
            }
            let label = label(heads, place);
            let own = !number.ends_with(|c: char| c.is_ascii_digit());
            let unit = if own {
                ""
            } else if label.contains("得分") || label.contains("总分") {
                "分"
            } else if label.contains('%') || label.contains('％') {
                "%"
            } else if let Some(unit) = MoneyUnit::named_in(&label).or(unit) {
                unit.name()
            } else {
                continue;
            };
            let label = label.split(['（', '(', '：']).next().unwrap_or_default();
            let text = format!("{name}，{label}{number}{unit}");
            let path = FieldPath::Cell(Table::Paragraphs, row.id(), column);
            let stated = stated(&text).into_iter().filter(|stated| stated.at.start > name.len()).collect();
            self.sentences.push(Sentence { path, style: Style::TableRow, begins: true, text, stated });
        }
    }
}

/// The label above the cell at `place`: the last one that is there.
fn label(heads: &[&Row], place: usize) -> String {
    let labels = heads.iter().rev().map(|head| head[cell_column(place)].trim());
    let label = labels.into_iter().find(|label| !label.is_empty() && !crate::model::prose::MERGED.contains(label));
    label.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect()
}

/// The arrows in the tables among `rows` that no cell can be one with.
fn loose(rows: &[Row]) -> Vec<(FieldPath, String)> {
    let mut found = Vec::new();
    for table in prose::tables(rows).into_iter().filter_map(|table| rows.get(table)) {
        let (texts, heads) = texts(table);
        for (row, (cells, texts)) in table.iter().zip(merged(&texts, heads).iter().zip(&texts)) {
            let loose = cells.iter().zip(texts).enumerate().filter(|(_, (cell, _))| **cell == Merged::Loose);
            let path = |place| FieldPath::Cell(Table::Paragraphs, row.id(), cell_column(place));
            found.extend(loose.map(|(place, (_, arrow))| (path(place), arrow.trim().to_owned())));
        }
    }
    found
}
