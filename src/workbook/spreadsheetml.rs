//! Excel 2003 XML (SpreadsheetML), which web systems hand out as .xls ("XML Spreadsheet Reference", Microsoft, 2001).

use super::area::Area;
use super::error::WorkbookError;
use super::grid::Grid;
use super::limits;
use super::sheets::{BROKEN_OFF, Sheets};
use super::shown::{FROM_1899_TO_1970, Formats, Styles};
use super::text::Text;
use super::xml::{Node, attribute, events};
use crate::base::calendar;
use foldhash::HashMap;
use quick_xml::events::BytesStart;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Reads the sheets in `text`.
pub(super) fn read(text: &str) -> Result<Vec<Grid>, WorkbookError> {
    let mut book = Book::default();
    let sound = events(text, |node| {
        match node {
            Node::Start(name, tag) => book.start(name, tag),
            Node::End(name) => book.end(name),
            Node::Text(text) => book.text(text),
        }
        if book.sheets.count() > limits::SHEETS { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    book.close_sheet((!sound).then_some(BROKEN_OFF));
    let found = book.sheets.count();
    if found > limits::SHEETS { Err(WorkbookError::TooManySheets { found }) } else { Ok(book.sheets.into_grids()) }
}

/// The sheets read so far, and the place in the open one; rows and columns count from 0.
#[derive(Default)]
struct Book {
    sheets: Sheets,
    styles: Named,
    name: Option<String>,
    row: u32,
    /// How many more rows the open one stands for.
    span: u32,
    column: u32,
    cell: Option<Open>,
    within: bool,
    /// The depth in comments, which hold a `Data` of their own, and in phonetic aids.
    aside: u32,
}

/// The open cell.
#[derive(Default)]
struct Open {
    style: usize,
    columns: u32,
    rows: u32,
    kind: String,
    text: Text,
}

impl Book {
    fn start(&mut self, name: &str, tag: &BytesStart<'_>) {
        let number = |name: &str| attribute(tag, name).and_then(|text| text.trim().parse::<u32>().ok());
        let place = |now: u32| number("Index").map_or(now, |index| index.saturating_sub(1));
        match name {
            "Style" | "NumberFormat" => self.styles.see(name, tag),
            "Worksheet" => {
                self.name = Some(attribute(tag, "Name").unwrap_or_default());
                (self.row, self.column) = (0, 0);
            }
            "Row" => {
                (self.row, self.column) = (place(self.row), 0);
                self.span = number("Span").unwrap_or(0);
            }
            "Cell" => {
                self.column = place(self.column);
                let style = attribute(tag, "StyleID").map_or(0, |id| self.styles.place(&id));
                let (columns, rows) = (number("MergeAcross").unwrap_or(0), number("MergeDown").unwrap_or(0));
                self.cell = Some(Open { style, columns, rows, ..Open::default() });
            }
            "Comment" | "PhoneticText" => self.aside += 1,
            "Data" if self.aside == 0 => {
                if let Some(cell) = &mut self.cell {
                    cell.kind = attribute(tag, "Type").unwrap_or_default();
                    self.within = true;
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, piece: &str) {
        if self.within && self.aside == 0 {
            self.cell.iter_mut().for_each(|cell| cell.text.push(piece));
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "Comment" | "PhoneticText" => self.aside = self.aside.saturating_sub(1),
            "Data" if self.aside == 0 => self.within = false,
            "Cell" => self.close_cell(),
            "Row" => self.row = self.row.saturating_add(1).saturating_add(self.span),
            "Worksheet" => self.close_sheet(None),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        self.within = false;
        let (row, column) = (self.row, self.column);
        let (rows, columns) = (cell.rows.saturating_add(1), cell.columns.saturating_add(1));
        self.column = self.column.saturating_add(columns);
        if rows > 1 || columns > 1 {
            self.sheets.merge(Area { row, column, rows, columns });
        }
        let (text, failed) = cell.shown(self.styles.formats());
        self.sheets.add(row, column, text, failed);
    }

    fn close_sheet(&mut self, notice: Option<&str>) {
        if let Some(name) = self.name.take() {
            self.sheets.close(name, notice);
        }
    }
}

impl Open {
    /// The text of the cell, and whether it is an error.
    fn shown(&self, formats: &Formats) -> (Cow<'_, str>, bool) {
        let text = self.text.as_str();
        let value = text.trim();
        match self.kind.as_str() {
            "Number" => match value.parse::<f64>() {
                Ok(number) => (formats.shown(number, self.style).into(), false),
                Err(_) => (value.into(), false),
            },
            "DateTime" => match serial(value) {
                Some(number) => (formats.shown(number, self.style).into(), false),
                None => (value.into(), false),
            },
            "Boolean" => (if value == "1" { "TRUE" } else { "FALSE" }.into(), false),
            "Error" => (value.into(), true),
            _ => (text.into(), false),
        }
    }
}

/// The serial number of `2021-12-31T12:00:00.000`.
fn serial(text: &str) -> Option<f64> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let mut parts = date.splitn(3, '-').map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    if !(0..=9_999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let mut seconds = 0.0;
    for (part, length) in time.split(':').zip([3_600.0, 60.0, 1.0]) {
        seconds += part.parse::<f64>().unwrap_or(0.0) * length;
    }
    Some((calendar::days(year, month, day) + FROM_1899_TO_1970) as f64 + seconds / 86_400.0)
}

/// The number formats of styles, by the names of these.
#[derive(Default)]
struct Named {
    places: HashMap<String, usize>,
    codes: Vec<String>,
    formats: Option<Formats>,
}

/// The most styles in a file, as in Excel 2003.
const STYLES: usize = 4_000;

impl Named {
    fn see(&mut self, name: &str, tag: &BytesStart<'_>) {
        // All styles come before the sheets.
        if self.formats.is_some() {
            return;
        }
        if name == "Style" && self.codes.len() < STYLES {
            let parent = attribute(tag, "Parent").and_then(|id| self.places.get(&id)).copied();
            let inherited = parent.and_then(|place| self.codes.get(place)).cloned().unwrap_or_default();
            self.places.insert(attribute(tag, "ID").unwrap_or_default(), self.codes.len());
            self.codes.push(inherited);
        } else if let (Some(code), Some(last)) = (attribute(tag, "Format"), self.codes.last_mut()) {
            *last = spelled(&code).chars().take(super::shown::CODE_CHARS).collect();
        }
    }

    /// The place of the style `id`; cells that name no style have the first.
    fn place(&self, id: &str) -> usize {
        self.places.get(id).or_else(|| self.places.get("Default")).copied().unwrap_or(usize::MAX)
    }

    fn formats(&mut self) -> &Formats {
        let codes = &self.codes;
        self.formats.get_or_insert_with(|| {
            let mut styles = Styles::default();
            for (id, code) in (1_000..).zip(codes) {
                styles.add_code(id, code);
                styles.add_style(id);
            }
            styles.formats()
        })
    }
}

/// The code of a format that is given by its name.
fn spelled(name: &str) -> &str {
    match name {
        "General" | "General Number" | "@" => "",
        "Fixed" => "0.00",
        "Standard" => "#,##0.00",
        "Percent" => "0.00%",
        "Scientific" => "0.00E+00",
        "Currency" => "\"￥\"#,##0.00",
        "Euro Currency" => "\"€\"#,##0.00",
        "Short Date" => "yyyy/m/d",
        "Medium Date" | "Long Date" => "yyyy\"年\"m\"月\"d\"日\"",
        "General Date" => "yyyy/m/d h:mm",
        "Long Time" => "h:mm:ss",
        "Short Time" | "Medium Time" => "h:mm",
        "Yes/No" => "\"Yes\";\"Yes\";\"No\"",
        "True/False" => "\"True\";\"True\";\"False\"",
        "On/Off" => "\"On\";\"On\";\"Off\"",
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(rows: &str) -> Vec<(String, String)> {
        let text = format!(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>\
             <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" \
             xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles>\
             <Style ss:ID=\"Default\"/><Style ss:ID=\"s1\"><NumberFormat ss:Format=\"0%\"/></Style>\
             <Style ss:ID=\"s2\" ss:Parent=\"s1\"/><Style ss:ID=\"s3\"><NumberFormat ss:Format=\"Long Date\"/></Style>\
             </Styles><Worksheet ss:Name=\"表\"><Table>{rows}</Table></Worksheet></Workbook>"
        );
        let grids = read(&text).expect("sheets");
        let grid = grids.first().expect("one");
        assert_eq!(grid.name, "表");
        let place = |area: &Area| format!("{}+{}x{}", area.address(), area.rows, area.columns);
        grid.cells().iter().map(|cell| (place(&cell.area), cell.text.clone())).collect()
    }

    fn check(rows: &str, expected: &[(&str, &str)]) {
        let found = sheet(rows);
        let found: Vec<_> = found.iter().map(|(place, text)| (place.as_str(), text.as_str())).collect();
        assert_eq!(found, expected, "{rows}");
    }

    #[test]
    fn cells_by_order_and_by_index() {
        check(
            "<Column ss:Width=\"60\"/><Row><Cell ss:MergeAcross=\"1\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">甲&#10;乙</Data></Cell>\
             <Cell><Data ss:Type=\"Number\">30.5</Data></Cell></Row><Row><Cell ss:Index=\"3\"><Data ss:Type=\"String\">丙</Data></Cell></Row>\
             <Row ss:Index=\"5\" ss:Span=\"2\"><Cell/><Cell><Data ss:Type=\"String\">丁</Data></Cell></Row>\
             <Row><Cell><Data ss:Type=\"String\">戊</Data></Cell></Row>",
            &[("A1+2x2", "甲\n乙"), ("C1+1x1", "30.5"), ("C2+1x1", "丙"), ("B5+1x1", "丁"), ("A8+1x1", "戊")],
        );
    }

    #[test]
    fn values_as_their_cells_show_them() {
        check(
            "<Row><Cell ss:StyleID=\"s2\"><Data ss:Type=\"Number\">0.95</Data></Cell>\
             <Cell ss:StyleID=\"s3\"><Data ss:Type=\"DateTime\">2021-12-31T00:00:00.000</Data></Cell>\
             <Cell><Data ss:Type=\"Boolean\">1</Data></Cell><Cell><Data ss:Type=\"Error\">#DIV/0!</Data></Cell>\
             <Cell ss:StyleID=\"none\"><ss:Data ss:Type=\"String\"><Font>粗</Font>细</ss:Data><Comment><ss:Data>批注</ss:Data></Comment></Cell></Row>",
            &[
                ("A1+1x1", "95%"),
                ("B1+1x1", "2021年12月31日"),
                ("C1+1x1", "TRUE"),
                ("D1+1x1", "#DIV/0!"),
                ("E1+1x1", "粗细"),
            ],
        );
    }

    #[test]
    fn a_file_that_is_cut_off_says_so() {
        let grids =
            read("<Workbook><Worksheet ss:Name=\"表\"><Table><Row><Cell><Data>甲</Data></Cell><Cell").expect("read");
        let grid = grids.first().expect("one");
        assert_eq!((grid.cells().len(), grid.notices.as_slice()), (1, [BROKEN_OFF.to_owned()].as_slice()));
    }
}
