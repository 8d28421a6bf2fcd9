//! Makes the head of the template: titles, stage, scope, unit of money, paper.

use super::About;
use super::source::Source;
use super::spot::{Is, Spot};
use crate::base::amount::MoneyUnit;
use crate::import::fold::folded;
use crate::model::{Column, Key, Table, keys};
use crate::template::{Block, CellStyle, FieldSpec, Grid, GridCell, PageSpec, Pattern, Scope, Stage, Template};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The width of A4, mm.
const A4_MM: f32 = 210.0;
/// The width of a character of a column's width in a spreadsheet, and the room beside its text, mm: 7 and 5 pixels.
const CHAR_MM: f32 = 1.85;
const PAD_MM: f32 = 1.32;
/// The width of a column of which the file says nothing, in characters.
const USUAL_CHARS: f32 = 12.0;
/// A form that is this much wider than the room on portrait paper is printed on landscape.
const TOO_WIDE: f32 = 1.3;

/// The most rows of the usual height on a page.
const LANDSCAPE_ROWS: usize = 16;
const PORTRAIT_ROWS: usize = 26;

/// The template with `fields` and `blocks`.
pub(super) fn template(source: &Source<'_>, about: &About, fields: Vec<FieldSpec>, mut blocks: Vec<Block>) -> Template {
    let titled = source.within(0..source.height).find(|spot| spot.is == Is::Field(keys::TITLE.into()));
    if titled.is_none() {
        blocks.insert(0, title_line(source.width));
    }
    let title = titled.map_or_else(|| "绩效目标表".to_owned(), |spot| spot.text.replace('\n', "").trim().to_owned());
    let widths = widths(source);
    let money = source.within(0..source.height).find_map(|spot| MoneyUnit::stated_by(&folded(&spot.text)));
    let weights = source.form.indicators.iter().filter_map(|row| row[&Column::Weight].trim().parse::<u32>().ok());
    let year = source.form.field(keys::YEAR);
    let name = Some(about.name.trim()).filter(|name| !name.is_empty());
    let name = name.map_or_else(|| without_year(&title, year), str::to_owned);
    let mut template = Template {
        id: String::new(),
        name,
        region: about.region.trim().to_owned(),
        scope: if title.contains("整体") { Scope::Department } else { Scope::Project },
        stage: about.stage.or_else(|| Stage::named_in(&title)).unwrap_or(Stage::Targets),
        titles: vec![with_year(&title, year)],
        money: money.unwrap_or(MoneyUnit::Wan),
        page: page(source, &widths, titled),
        widths,
        fields,
        blocks,
        weight_total: Some(weights.sum()).filter(|sum| [90, 100].contains(sum)),
        least_execution: crate::template::LEAST_EXECUTION,
    };
    template.id = id(&template);
    template
}

/// An id made of the layout. The same form that is shown on two computers gets the same one there, and another form
/// another one: project files that go from one to the other name the right template.
fn id(template: &Template) -> String {
    let layout = Template { name: String::new(), region: String::new(), ..template.clone() };
    let mut hasher = DefaultHasher::new();
    layout.ron().hash(&mut hasher);
    format!("form-{:08x}", hasher.finish() >> 32)
}

/// The line with the title, for a sheet without one.
fn title_line(width: usize) -> Block {
    let text = Pattern::around("", &keys::TITLE.into(), "");
    let (style, span) = (CellStyle::Title, width);
    let cell =
        GridCell { text, column: 0, span, rows: 1, style, align: None, indent: 0, mentions: false, caption_of: None };
    Block::Grid(Grid { frame: false, keep: false, only_filled: false, side: None, rows: vec![vec![cell]] })
}

/// The title with a slot for the year, if it names the form's.
fn with_year(title: &str, year: &str) -> Pattern {
    match title.split_once(year).filter(|_| !year.is_empty()) {
        Some((before, after)) => Pattern::around(before, &Key::from(keys::YEAR), after),
        None => Pattern::fixed(title),
    }
}

/// The title of every year.
fn without_year(title: &str, year: &str) -> String {
    if year.is_empty() {
        return title.to_owned();
    }
    let bare = title.replace(&format!("{year}年度"), "").replace(&format!("{year}年"), "");
    ["（）", "()"].into_iter().fold(bare, |bare, empty| bare.replace(empty, ""))
}

/// The widths of the columns, in characters.
fn widths(source: &Source<'_>) -> Vec<f32> {
    let width = |column: usize| source.paper.widths.get(source.left + column).copied().filter(|width| *width > 0.0);
    (0..source.width).map(|column| width(column).unwrap_or(USUAL_CHARS)).collect()
}

fn page(source: &Source<'_>, widths: &[f32], titled: Option<&Spot>) -> PageSpec {
    let margins_mm = source.paper.margins_mm.unwrap_or([20.0, 18.0, 18.0, 18.0]).map(|mm| mm.clamp(5.0, 60.0).round());
    let wide: f32 = widths.iter().map(|chars| chars * CHAR_MM + PAD_MM).sum();
    let room = A4_MM - margins_mm[1] - margins_mm[3];
    let landscape = source.paper.landscape.unwrap_or(wide > room * TOO_WIDE);
    let many = source.form.rows(Table::Indicators).len() > 30;
    let body_pt = if widths.len() > 10 || many { 9.0 } else { 10.5 };
    // The rows of most forms fit on one page.
    let rows = if landscape { LANDSCAPE_ROWS } else { PORTRAIT_ROWS };
    let row_pt = if source.height > rows { 17.0 } else { 22.0 };
    let long = titled.is_some_and(|title| title.text.chars().count() > 24);
    let title_pt = if long { 16.0 } else { 18.0 };
    PageSpec { landscape, margins_mm, title_pt, body_pt, row_pt, ..PageSpec::of_table() }
}
