//! .xlsx and .xlsm files, in one pass over each part. Not read by calamine, which unpacks and reads a sheet once for
//! the values, again for the formats and again for the merged cells, and panics on some damaged files.

mod book;
mod cells;
mod choices;
mod formula;
mod paper;
mod strings;
mod styles;

use super::error::WorkbookError;
use super::grid::Grid;
use super::package::Package;
use super::sheets::Sheets;
use book::Book;
use cells::Known;

/// What users know the parts as that the cells of all sheets refer to.
const TEXTS: &str = "各格的文字";
const FORMATS: &str = "数字格式";

/// Reads the sheets. One that breaks off keeps what there is, with a notice; without what all of them refer to, no cell
/// shows what it should.
pub(super) fn read(package: &mut Package<'_>) -> Result<Vec<Grid>, WorkbookError> {
    let Book { sheets, names, mut styles } = Book::read(package)?;
    let strings = strings::read(&package.part("xl/sharedStrings.xml", TEXTS)?.unwrap_or_default());
    let strings = strings.ok_or_else(|| WorkbookError::broken_off(TEXTS))?;
    if !styles::read(&package.part("xl/styles.xml", FORMATS)?.unwrap_or_default(), &mut styles) {
        return Err(WorkbookError::broken_off(FORMATS));
    }
    let known = Known { strings, formats: styles.formats(), names };
    let mut read = Sheets::default();
    for (name, place) in sheets {
        let part = place.map(|place| package.part_at(place, &format!("工作表“{name}”"))).transpose()?;
        cells::read(name, &part.unwrap_or_default(), &known, &mut read);
    }
    Ok(read.into_grids())
}

/// What in the file is not read, one line per kind.
pub(super) fn left_out(package: &Package<'_>) -> Vec<String> {
    // In lower case, as `Package` normalizes the names of parts.
    let kinds = [
        ("xl/vbaproject", "文件含有宏：宏没有运行，也没有导入"),
        ("xl/externallinks/", "有的格引用了其他文件：导入的是文件里存着的结果，请核对"),
        ("xl/comments", "批注没有导入"),
        ("xl/threadedcomments/", "批注没有导入"),
    ];
    let mut said: Vec<String> =
        kinds.into_iter().filter(|(start, _)| package.has_part_like(start)).map(|(_, what)| what.to_owned()).collect();
    // Both kinds of comments have the same line.
    said.dedup();
    said
}
