//! .docx files: paragraphs and tables in their order, as one grid.
//!
//! A paragraph is a row with one cell, a table's rows follow each other, and a table within a cell comes after the row
//! of that cell. Forms stand between texts in many published files, and one file holds many forms: where each begins is
//! found as on a sheet (ECMA-376 part 1, 17: WordprocessingML).

mod document;
mod numbering;
mod paragraph;
mod symbols;
mod table;

use super::error::WorkbookError;
use super::grid::Grid;
use super::package::Package;
use super::sheets::BROKEN_OFF;
use document::Document;
use numbering::Numbering;

/// Reads the document, whose main part is `main`; `own` if this program wrote it.
pub(super) fn read(package: &mut Package<'_>, main: &str, own: bool) -> Result<Vec<Grid>, WorkbookError> {
    let numbers = package.part("word/numbering.xml", "编号")?.unwrap_or_default();
    let styles = package.part("word/styles.xml", "样式")?.unwrap_or_default();
    let numbering = Numbering::read(&numbers, &styles);
    let text = package.needed(main, "正文")?;
    let mut document = Document::new(numbering, own);
    let sound = super::xml::events(&text, |node| document.see(&node));
    Ok(document.into_grids((!sound).then_some(BROKEN_OFF)))
}
