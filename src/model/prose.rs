//! Paragraphs of a manuscript: what each is, and the numbers that its headings have.

use super::{Column, FormId, Key, Row, Texts, numbering};
use crate::base::numeral::chinese;
use crate::base::text::numeral;
use serde::{Deserialize, Serialize};
use std::ops::Range;
use strum::VariantArray;

/// What a paragraph of a manuscript is. The order here is that of menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// Running text.
    #[default]
    Body,
    /// 第一部分: begins on a new page.
    Part,
    /// 一、
    Heading1,
    /// （一）
    Heading2,
    /// 1.
    Heading3,
    /// （1）
    Heading4,
    /// A title in the middle, as on the cover.
    Title,
    /// The title of the table below it.
    Caption,
    /// A line in the middle.
    Centered,
    /// Who signs and when, at the right.
    Signature,
    /// A row of labels of a table; rows of a table that follow each other are one table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// A form of the file in its place, on pages of its own.
    Form,
    /// The headings with their pages.
    Contents,
    /// A line of the contents, which are made and not typed.
    ContentsLine,
    /// What follows begins on a new page.
    PageBreak,
}

/// The column that names the form of a [`Style::Form`], by its id.
pub const FORM: &str = "form";
/// The column that holds the page of a [`Style::ContentsLine`].
pub const PAGE: &str = "page";
/// The column that holds the row that a [`Style::ContentsLine`] names.
pub const TARGET: &str = "target";
/// The column that marks a row of a table as one of those that a figure stands for: `{项目一览}`.
pub const LISTED: &str = "listed";
/// A cell of a table that belongs to the one at its left, and to the one above.
pub const MERGED: [&str; 2] = ["←", "↑"];
/// The most columns that a table of a manuscript has.
pub const MAX_CELLS: usize = 40;

impl Style {
    /// The styles that a user gives to paragraphs.
    pub fn given() -> impl Iterator<Item = Self> {
        Self::VARIANTS.iter().copied().filter(|style| *style != Self::ContentsLine)
    }

    /// The name that users see and project files hold.
    pub fn name(self) -> &'static str {
        match self {
            Self::Body => "正文",
            Self::Part => "部分",
            Self::Heading1 => "一级标题",
            Self::Heading2 => "二级标题",
            Self::Heading3 => "三级标题",
            Self::Heading4 => "四级标题",
            Self::Title => "标题",
            Self::Caption => "表题",
            Self::Centered => "居中",
            Self::Signature => "落款",
            Self::TableHead => "表头",
            Self::TableRow => "表格行",
            Self::Form => "表单",
            Self::Contents => "目录",
            Self::ContentsLine => "目录行",
            Self::PageBreak => "分页",
        }
    }

    /// The style of a paragraph; what is not known is running text.
    pub fn of(row: &Row) -> Self {
        let name = &row[Column::Style];
        Self::VARIANTS.iter().copied().find(|style| style.name() == name).unwrap_or_default()
    }

    /// How deep the heading stands, from 0; None for what is no heading.
    pub fn depth(self) -> Option<usize> {
        let headings = [Self::Part, Self::Heading1, Self::Heading2, Self::Heading3, Self::Heading4];
        headings.iter().position(|heading| *heading == self)
    }

    /// Whether it is a row of a table.
    pub fn is_table(self) -> bool {
        matches!(self, Self::TableHead | Self::TableRow)
    }

    /// Whether its text is typed.
    pub fn has_text(self) -> bool {
        !matches!(self, Self::Contents | Self::PageBreak)
    }

    /// Whether it is typed like text: not a cell of a table, and not the title of a form.
    pub fn is_text(self) -> bool {
        self.has_text() && !self.is_table() && self != Self::Form
    }
}

/// The form that a paragraph puts in its place.
pub fn placed(row: &Row) -> Option<FormId> {
    let id = row[Column::Extra(FORM.into())].trim().parse().ok()?;
    (Style::of(row) == Style::Form).then_some(FormId(id))
}

/// The column of a table's cell at `place`, from 0.
pub fn cell_column(place: usize) -> Column {
    match place {
        0 => Column::Text,
        // Two digits, so that the columns of a row stand in their order in files.
        place => Column::Extra(Key::new(&format!("{:02}", place + 1))),
    }
}

/// The place of a table's cell, from 0; None for another column.
pub fn cell_place(column: &Column) -> Option<usize> {
    match column {
        Column::Text => Some(0),
        Column::Extra(key) => key.as_str().parse::<usize>().ok().filter(|n| (2..=MAX_CELLS).contains(n)).map(|n| n - 1),
        _ => None,
    }
}

/// How many cells `row` of a table has, at least one.
pub fn cell_count(row: &Row) -> usize {
    row.cells().filter_map(|(column, _)| cell_place(column)).max().map_or(1, |last| last + 1)
}

/// The number of each heading in front of its text, and nothing for other paragraphs: 第一部分　 一、 （一） 1. （1）
/// as official documents have them (GB/T 9704).
pub fn numbers(rows: &[Row]) -> Vec<String> {
    let mut counts = [0_usize; 5];
    let number = |row: &Row| {
        let Some(depth) = Style::of(row).depth() else { return String::new() };
        counts[depth] += 1;
        counts[depth + 1..].fill(0);
        let n = counts[depth];
        match depth {
            0 => format!("第{}部分　", chinese(n)),
            1 => format!("{}、", chinese(n)),
            2 => format!("（{}）", chinese(n)),
            3 => format!("{n}. "),
            _ => format!("（{n}）"),
        }
    };
    rows.iter().map(number).collect()
}

/// `text` without the number of a heading that was typed in front of it; None if there is none.
pub fn unnumbered(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let part = || {
        let number = text.strip_prefix('第')?.trim_start_matches(|c| numeral(c).is_some());
        number.strip_prefix("部分").filter(|rest| rest.len() + "第部分".len() < text.len())
    };
    numbering::split(text).map(|(_, rest)| rest).or_else(part).map(str::trim_start)
}

/// The cells of a paragraph of `style`; running text needs no word for it.
pub fn paragraph(style: Style, cells: impl IntoIterator<Item = (Column, String)>) -> Texts<Column> {
    let named = Some((Column::Style, style.name().to_owned())).filter(|_| style != Style::default());
    named.into_iter().chain(cells).collect()
}

/// The places of the tables among `rows`: rows of tables that follow each other, and begin anew where labels follow figures.
pub fn tables(rows: &[Row]) -> Vec<Range<usize>> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        let count = |from: usize, style: Style| rows[from..].iter().take_while(|row| Style::of(row) == style).count();
        let heads = count(at, Style::TableHead);
        let end = at + heads + count(at + heads, Style::TableRow);
        if end > at {
            tables.push(at..end);
        }
        at = end.max(at + 1);
    }
    tables
}

/// The place of the table that the row at `place` is in, as [`tables`] parts them; None for what is in no table.
pub fn table_around(rows: &[Row], place: usize) -> Option<Range<usize>> {
    let style = rows.get(place).map(Style::of).filter(|style| style.is_table())?;
    let above = |from: usize, style: Style| {
        rows.get(..from).unwrap_or_default().iter().rev().take_while(|row| Style::of(row) == style).count()
    };
    let below = |from: usize, style: Style| {
        rows.get(from..).unwrap_or_default().iter().take_while(|row| Style::of(row) == style).count()
    };
    let mut start = place - above(place, style);
    let mut end = place + below(place, style);
    if style == Style::TableRow {
        start -= above(start, Style::TableHead);
    } else {
        end += below(end, Style::TableRow);
    }
    Some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RowId;

    fn row(style: &str, text: &str) -> Row {
        Row::with(RowId(1), [(Column::Style, style), (Column::Text, text)].into_iter().collect())
    }

    #[test]
    fn headings_are_numbered_each_below_its_own() {
        let styles = [
            "部分",
            "一级标题",
            "二级标题",
            "正文",
            "二级标题",
            "三级标题",
            "四级标题",
            "四级标题",
            "一级标题",
            "二级标题",
            "部分",
            "一级标题",
        ];
        let rows: Vec<Row> = styles.iter().map(|style| row(style, "")).collect();
        let expected = [
            "第一部分　",
            "一、",
            "（一）",
            "",
            "（二）",
            "1. ",
            "（1）",
            "（2）",
            "二、",
            "（一）",
            "第二部分　",
            "一、",
        ];
        assert_eq!(numbers(&rows), expected);
    }

    #[test]
    fn what_is_not_known_is_running_text() {
        assert_eq!(Style::of(&row("随便", "")), Style::Body);
        assert!(Style::given().all(|style| Style::of(&row(style.name(), "")) == style));
    }

    #[test]
    fn typed_numbers_are_told_from_text() {
        let numbered = ["一、概况", "　（二）概况", "1. 概况", "3、概况", "(4)概况", "第一部分　概况", "十二、概况"];
        for text in numbered {
            assert_eq!(unnumbered(text), Some("概况"), "{text}");
        }
        for text in ["概况", "2023年概况", "1.5万元", "一是加强", "（写明）", "第一名", ""] {
            assert_eq!(unnumbered(text), None, "{text}");
        }
    }

    #[test]
    fn a_row_is_in_the_table_that_is_told() {
        let styles = ["表格行", "表头", "表头", "表格行", "表格行", "", "表头", "表头", "", "表格行", "表头", "表格行"];
        let rows: Vec<Row> = styles.iter().map(|style| row(style, "")).collect();
        let tables = tables(&rows);
        for place in 0..rows.len() + 1 {
            assert_eq!(table_around(&rows, place), tables.iter().find(|table| table.contains(&place)).cloned());
        }
    }

    #[test]
    fn cells_are_found_by_their_column() {
        for place in 0..MAX_CELLS {
            assert_eq!(cell_place(&cell_column(place)), Some(place));
        }
        assert_eq!(cell_place(&Column::Extra(Key::new(FORM))), None);
        let mut wide = row("表格行", "甲");
        wide.set(cell_column(11), "12");
        assert_eq!((cell_count(&row("表格行", "甲")), cell_count(&wide)), (1, 12));
    }
}
