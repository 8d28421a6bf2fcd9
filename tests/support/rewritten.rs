//! Sheets written in other file formats, as programs and web systems write them.

use super::packed::packed;
use jibiao::workbook::{Grid, GridCell};

/// The rows of `grid`: what covers each column, and whether it begins there.
fn rows(grid: &Grid) -> Vec<Vec<(Option<&GridCell>, bool)>> {
    let bottom = grid.cells().iter().map(|cell| cell.area.bottom()).max().unwrap_or(0);
    let right = grid.cells().iter().map(|cell| cell.area.right()).max().unwrap_or(0);
    let at = |row, column| grid.index_at(row, column).and_then(|index| grid.cells().get(index));
    let row = |row: u32| {
        let cells = (0..right).map(|column| at(row, column));
        let kept = cells.zip(0..).filter(|(cell, column)| cell.is_none_or(|cell| cell.area.column == *column));
        kept.map(|(cell, _)| (cell, cell.is_none_or(|cell| cell.area.row == row))).collect()
    };
    (0..bottom).map(row).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A Word file with `body`.
pub(crate) fn document(body: &str) -> Vec<u8> {
    let main = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}\
         <w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body></w:document>"
    );
    packed(&[
        ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
        ("word/document.xml".to_owned(), main.into_bytes()),
    ])
}

/// The paragraphs of `text`, a line each.
pub(crate) fn paragraphs(text: &str) -> String {
    let line = |line: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(line));
    text.split('\n').map(line).collect()
}

/// `grid` as a table of Word, its merged ranges with `w:gridSpan` and `w:vMerge`.
pub(crate) fn table(grid: &Grid) -> String {
    table_of(&rows(grid))
}

fn table_of(rows: &[Vec<(Option<&GridCell>, bool)>]) -> String {
    let cell = |(cell, begins): &(Option<&GridCell>, bool)| {
        let area = cell.map(|cell| cell.area);
        let span = area.filter(|area| area.columns > 1).map(|area| format!("<w:gridSpan w:val=\"{}\"/>", area.columns));
        let down = area.filter(|area| area.rows > 1);
        let down = down.map(|_| if *begins { "<w:vMerge w:val=\"restart\"/>" } else { "<w:vMerge/>" });
        let text = cell.filter(|_| *begins).map_or("", |cell| cell.text.as_str());
        let (span, down) = (span.unwrap_or_default(), down.unwrap_or_default());
        format!("<w:tc><w:tcPr>{span}{down}</w:tcPr>{}</w:tc>", paragraphs(text))
    };
    let row = |row: &Vec<_>| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl><w:tblPr/>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// The text in `row`, if there is one alone.
fn alone<'g>(row: &Vec<(Option<&'g GridCell>, bool)>) -> Option<&'g str> {
    let mut filled = row.iter().filter_map(|(cell, _)| cell.filter(|cell| !cell.is_blank()));
    filled.next().filter(|cell| cell.area.rows == 1 && filled.next().is_none()).map(|cell| cell.text.as_str())
}

/// `grid` as Word has it: the lines above and below the table are paragraphs.
pub(crate) fn between_texts(grid: &Grid) -> String {
    let rows = rows(grid);
    let above: Vec<&str> = rows.iter().map_while(alone).collect();
    let below: Vec<&str> = rows.iter().skip(above.len()).rev().map_while(alone).collect();
    let (first, last) = (above.len() as u32, (rows.len() - below.len()) as u32);
    let table = table_of(rows.get(first as usize..last as usize).unwrap_or_default());
    let texts = |texts: &mut dyn Iterator<Item = &&str>| texts.map(|text| paragraphs(text)).collect::<String>();
    format!("{}{table}{}", texts(&mut above.iter()), texts(&mut below.iter().rev()))
}

/// `grid` as Excel 2003 XML.
pub(crate) fn spreadsheetml(grid: &Grid) -> Vec<u8> {
    let cell = |cell: &GridCell| {
        let area = cell.area;
        format!(
            "<Cell ss:Index=\"{}\" ss:MergeAcross=\"{}\" ss:MergeDown=\"{}\"><Data ss:Type=\"String\">{}</Data></Cell>",
            area.column + 1,
            area.columns - 1,
            area.rows - 1,
            escaped(&cell.text).replace('\n', "&#10;")
        )
    };
    let row = |row: &Vec<(Option<&GridCell>, bool)>| {
        let cells = row.iter().filter(|(_, begins)| *begins).filter_map(|(found, _)| found.map(cell));
        format!("<Row>{}</Row>", cells.collect::<String>())
    };
    let name = escaped(&grid.name);
    let rows: String = rows(grid).iter().map(row).collect();
    format!(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n\
         <Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\
         <Worksheet ss:Name=\"{name}\"><Table>{rows}</Table></Worksheet></Workbook>"
    )
    .into_bytes()
}

/// `grid` as a page of a web system.
pub(crate) fn page(grid: &Grid) -> Vec<u8> {
    let cell = |cell: &GridCell| {
        let text = escaped(&cell.text).replace(' ', "&nbsp;").replace('\n', "<br>");
        format!("<td rowspan={} colspan=\"{}\">{text}</td>\n", cell.area.rows, cell.area.columns)
    };
    let row = |row: &Vec<(Option<&GridCell>, bool)>| {
        let begin = row.iter().filter(|(_, begins)| *begins);
        let cells: String = begin.map(|(found, _)| found.map_or_else(|| "<td></td>".to_owned(), cell)).collect();
        format!("<tr>{cells}</tr>\n")
    };
    let rows: String = rows(grid).iter().map(row).collect();
    format!("<html><head><meta charset=\"utf-8\"><title>导出</title></head><body><table border=1>{rows}</table></body></html>")
        .into_bytes()
}
