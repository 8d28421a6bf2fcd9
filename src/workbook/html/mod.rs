//! Reads tables from HTML, which is often not well-formed: that which Excel, WPS and Word put on the clipboard, and pages
//! that web systems hand out as .xls.

mod flow;
mod tokens;

use super::area::Area;
use super::collected::Collected;
use flow::Flow;
use std::collections::BTreeSet;
use tokens::{Tag, Token, tokens};

/// The most columns, and the most that a cell may span: the HTML standard clamps `colspan` to 1,000.
const MOST_COLUMNS: u32 = 1_000;
/// The most rows that a cell may span, as in the HTML standard.
const MOST_ROWS: u32 = 65_534;

/// The cells of the tables in `html`, with the tables below each other.
///
/// The header that Windows puts in front of the HTML ("Version:0.9 StartHTML:…") is outside of any cell: ignored.
pub fn tables(html: &str) -> Collected {
    read(html, Soup::default())
}

/// The cells of a page: its tables, and each block of text before, between and behind them as a row with one cell.
pub(super) fn page(html: &str) -> Collected {
    read(html, Soup { outside: Some(Flow::default()), ..Soup::default() })
}

fn read(html: &str, mut soup: Soup) -> Collected {
    for token in tokens(html) {
        if soup.sheet.full {
            break;
        }
        match token {
            Token::Start(tag) => soup.start(&tag),
            Token::End(name) => soup.end(&name),
            Token::Text(text) => soup.text(&text),
        }
    }
    soup.close_cell();
    soup.close_block();
    drop_empty_lines(&mut soup.sheet.cells);
    soup.sheet
}

/// Elements that begin and end a block of text.
const BLOCKS: [&[u8]; 14] =
    [b"p", b"div", b"li", b"br", b"table", b"tr", b"center", b"h1", b"h2", b"h3", b"h4", b"h5", b"caption", b"body"];

/// The state of reading.
#[derive(Default)]
struct Soup {
    sheet: Collected,
    /// The open row, and whether it is visible.
    row: Option<(u32, bool)>,
    next_row: u32,
    /// For each column, the first row that no cell from above spans into.
    free_from: Vec<u32>,
    open: Option<(Area, Flow)>,
    /// The depth of tables nested in the open cell: their text belongs to the cell.
    nested: u32,
    /// The depth in styles and scripts, whose content is not text.
    unseen: u32,
    /// The block of text that is open outside of tables, if such texts are wanted.
    outside: Option<Flow>,
}

impl Soup {
    fn start(&mut self, tag: &Tag) {
        if self.open.is_none() && BLOCKS.contains(&tag.name.as_slice()) {
            self.close_block();
        }
        match (tag.name.as_slice(), &mut self.open) {
            (b"style" | b"script" | b"xml" | b"title", _) => self.unseen += u32::from(!tag.self_closing),
            (b"table", Some(_)) => self.nested += 1,
            (b"table", None) => self.free_from.clear(),
            (b"br", Some((_, flow))) => flow.line_break(),
            (b"p" | b"div" | b"li", Some((_, flow))) => flow.paragraph(),
            (b"tr", Some((_, flow))) if self.nested > 0 => flow.paragraph(),
            (b"td" | b"th", Some((_, flow))) if self.nested > 0 => flow.character(' '),
            (b"tr", _) => self.start_row(tag),
            (b"td" | b"th", _) => self.start_cell(tag),
            _ => {}
        }
    }

    fn start_row(&mut self, tag: &Tag) {
        self.close_cell();
        let hidden = tag.attribute(b"style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
        self.row = Some((self.next_row, !hidden));
        self.next_row = self.next_row.saturating_add(1);
    }

    fn start_cell(&mut self, tag: &Tag) {
        self.close_cell();
        // Browsers too open a row for a cell without `tr`.
        if self.row.is_none() {
            self.row = Some((self.next_row, true));
            self.next_row = self.next_row.saturating_add(1);
        }
        let row = self.row.map_or(0, |(row, _)| row);
        let free = |column: &u32| self.free_from.get(*column as usize).is_none_or(|from| *from <= row);
        let Some(column) = (0..MOST_COLUMNS).find(free) else { return };
        let span =
            |name: &[u8], most| tag.attribute(name).and_then(|n| n.trim().parse().ok()).unwrap_or(1).clamp(1, most);
        let columns = span(b"colspan", MOST_COLUMNS).min(MOST_COLUMNS - column);
        let area = Area { row, column, rows: span(b"rowspan", MOST_ROWS), columns };
        if self.free_from.len() < area.right() as usize {
            self.free_from.resize(area.right() as usize, 0);
        }
        let taken = self.free_from.iter_mut().skip(column as usize).take(columns as usize);
        taken.for_each(|from| *from = area.bottom());
        self.open = Some((area, Flow::default()));
    }

    fn text(&mut self, text: &str) {
        let flow = self.open.as_mut().map(|(_, flow)| flow).or(self.outside.as_mut());
        if let Some(flow) = flow.filter(|_| self.unseen == 0) {
            text.chars().for_each(|c| flow.character(c));
        }
    }

    /// Puts the text that is open outside of tables into a row of its own.
    fn close_block(&mut self) {
        let Some(flow) = &mut self.outside else { return };
        let text = std::mem::take(flow).text;
        if !text.trim().is_empty() {
            self.sheet.add(Area::single(self.next_row, 0), text);
            self.next_row = self.next_row.saturating_add(1);
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.open.is_none() && BLOCKS.contains(&name) {
            self.close_block();
        }
        match name {
            b"style" | b"script" | b"xml" | b"title" => self.unseen = self.unseen.saturating_sub(1),
            b"table" if self.nested > 0 => self.nested -= 1,
            b"p" | b"div" | b"li" => {
                if let Some((_, flow)) = &mut self.open {
                    flow.paragraph();
                }
            }
            b"td" | b"th" if self.nested == 0 => self.close_cell(),
            b"tr" | b"table" if self.nested == 0 => {
                self.close_cell();
                self.row = None;
            }
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        (self.nested, self.unseen) = (0, 0);
        let Some((area, flow)) = self.open.take() else { return };
        // Excel ends a table with a hidden row of empty cells that set the widths of columns.
        let shown = self.row.is_none_or(|(_, shown)| shown);
        if shown || !flow.text.trim().is_empty() {
            self.sheet.add(area, flow.text);
        }
    }
}

/// Removes rows and columns in which no cell begins: columns that a sheet merges in every row are one column of a form.
fn drop_empty_lines(cells: &mut [(Area, String)]) {
    let rows: BTreeSet<u32> = cells.iter().map(|(area, _)| area.row).collect();
    let columns: BTreeSet<u32> = cells.iter().map(|(area, _)| area.column).collect();
    let (rows, columns): (Vec<u32>, Vec<u32>) = (rows.into_iter().collect(), columns.into_iter().collect());
    let place = |starts: &[u32], at: u32| starts.partition_point(|start| *start < at) as u32;
    for (area, _) in cells {
        let (row, column) = (place(&rows, area.row), place(&columns, area.column));
        let (bottom, right) = (place(&rows, area.bottom()), place(&columns, area.right()));
        *area = Area { row, column, rows: bottom - row, columns: right - column };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: &[([u32; 4], &str)]) {
        let found = tables(html).cells;
        let found: Vec<_> = found
            .iter()
            .map(|(area, text)| ([area.row, area.column, area.rows, area.columns], text.as_str()))
            .collect();
        assert_eq!(found, expected, "{html}");
    }

    #[test]
    fn as_excel_writes_it() {
        check(
            "Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000900\r\n<html xmlns:o=\"urn:schemas\"><head><style>\r\n\
             <!--table {mso-displayed-decimal-separator:\"\\.\";} td {color:red} --></style></head><body><table border=0>\
             <!--StartFragment--> <col width=64 span=3>\r\n <tr height=18><td rowspan=2 class=xl65 x:str>产出<br>\r\n    指标</td>\
             <td colspan=2>甲&amp;乙<span style='mso-spacerun:yes'>&nbsp; </span>&lt;5</td></tr>\r\n <tr><td colspan=2>城乡\r\n  居民</td></tr>\
             <![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td><td></td><td></td></tr><![endif]>\
             <!--EndFragment--></table></body></html>",
            &[([0, 0, 2, 1], "产出\n指标"), ([0, 1, 1, 1], "甲&乙  <5"), ([1, 1, 1, 1], "城乡居民")],
        );
    }

    #[test]
    fn as_word_writes_it() {
        check(
            "<table><tbody><tr><td><p class=MsoNormal>一、<span lang=EN-US>2023\r\nbudget</span></p><p>二<o:p></o:p></p></td>\
             <td><table><tr><td>内<td>表</tr></table></td></tr></tbody></table><p>外面</p>",
            &[([0, 0, 1, 1], "一、2023 budget\n二"), ([0, 1, 1, 1], "内 表")],
        );
    }

    #[test]
    fn texts_of_a_page_are_rows() {
        let found = page(
            "<html><head><title>导出</title><style>td {}</style></head><body><h2>项目支出<b>绩效目标表</b></h2>单位：元<br>\
             <table><caption>附件1</caption><tr><td>甲<td>乙</table><p>注：略</p></body></html>",
        );
        let found: Vec<_> = found.cells.iter().map(|(area, text)| (area.address(), text.as_str())).collect();
        let found: Vec<_> = found.iter().map(|(address, text)| (address.as_str(), *text)).collect();
        let expected = [
            ("A1", "项目支出绩效目标表"),
            ("A2", "单位：元"),
            ("A3", "附件1"),
            ("A4", "甲"),
            ("B4", "乙"),
            ("A5", "注：略"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn tags_that_are_not_closed() {
        check(
            "<TABLE><TR><TD>甲<TD>乙<TR><TD ROWSPAN=\"0\">丙<TD COLSPAN=x>丁",
            &[([0, 0, 1, 1], "甲"), ([0, 1, 1, 1], "乙"), ([1, 0, 1, 1], "丙"), ([1, 1, 1, 1], "丁")],
        );
        check("<p>没有表</p>", &[]);
        check("<td>独", &[([0, 0, 1, 1], "独")]);
    }

    #[test]
    fn spans_cost_nothing() {
        let row = "<tr><td rowspan=99999999 colspan=99999999>甲</td><td>乙</td></tr>";
        let cells = tables(&row.repeat(2_000)).cells;
        assert_eq!(cells.len(), 1, "no column is left free");
    }
}
