//! Makes a template from a form on a sheet: a county's form is learned by showing it once.
//!
//! The reading says what each cell is: a label stays as it is printed, what was filled in becomes a slot. The fields
//! that every form has keep their keys, so that checks, sums and upload know them; any other is called by its label.
//! Blocks, columns and classes come in the order of the sheet.

mod bands;
mod cells;
mod corrected;
mod fields;
mod grid;
mod head;
mod source;
mod spot;
mod table;

use super::error::ImportError;
use super::importer::Importer;
use super::outcome::{Imported, ReadSheet, Role};
use crate::base::text::squeezed;
use crate::template::{Block, Library, Stage, Template};
use crate::workbook;
use fields::Fields;
use source::Source;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What a user says about a template that is made from a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct About {
    /// Its name in lists; empty for the form's title.
    pub name: String,
    /// Where the form is used.
    pub region: String,
    /// Its stage, unless its title says it.
    pub stage: Option<Stage>,
}

/// A template made from a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Made {
    /// The template.
    pub template: Arc<Template>,
    /// Remarks for the user, one per line.
    pub remarks: Vec<String>,
}

impl Importer {
    /// Makes a template from the form `which` of `imported`, which was read from the spreadsheet in `bytes`.
    pub fn make(&self, bytes: &[u8], imported: &Imported, which: usize, about: &About) -> Result<Made, ImportError> {
        let form = imported.forms.get(which).ok_or(ImportError::NothingToLearn)?;
        let book = workbook::read(bytes)?;
        let (Some(grid), Some(sheet)) = (book.grids.get(form.sheet), imported.sheets.get(form.sheet)) else {
            return Err(ImportError::NothingToLearn);
        };
        if is_list(sheet) {
            return Err(ImportError::ListOfForms);
        }
        let mut source = Source::new(grid, sheet, which, &form.form).ok_or(ImportError::NothingToLearn)?;
        corrected::correct(&mut source);
        let known = self.vocabulary(&form.form.template).map(|vocabulary| &*vocabulary.template);
        let all = self.vocabularies().iter().map(|vocabulary| &*vocabulary.template);
        let mut fields = Fields::new(known, all.collect());
        let mut remarks = Vec::new();
        let mut blocks: Vec<Block> = Vec::new();
        for band in bands::split(&source, &self.words, &mut remarks) {
            match band {
                bands::Band::Table(block) => blocks.push(Block::Table(*block)),
                bands::Band::Schedule(side) => blocks.push(Block::Schedule { side }),
                bands::Band::Cells { rows, frame } => grid::add(&source, rows, frame, &mut fields, &mut blocks),
            }
        }
        remarks.extend(years(&source));
        let template = head::template(&source, about, fields.finish(), blocks);
        // Read back: a template that cannot be used is told now, not at the next start.
        let template = Library::default().add_template(&template.id, &template.ron())?;
        Ok(Made { template, remarks })
    }
}

/// Whether another form of the sheet is only rows of one table, without a label of its own: the table lists projects.
fn is_list(sheet: &ReadSheet) -> bool {
    let forms: BTreeSet<usize> = sheet.cells.iter().filter_map(|cell| cell.form).collect();
    let labelled: BTreeSet<usize> =
        sheet.cells.iter().filter(|cell| cell.role == Role::Understood).filter_map(|cell| cell.form).collect();
    forms != labelled
}

/// A remark on labels that name a year: they will be printed so next year too.
fn years(source: &Source<'_>) -> Option<String> {
    let names_year = |text: &str| {
        text.match_indices('年').any(|(at, _)| {
            let digits = at.checked_sub(4).and_then(|start| text.get(start..at));
            digits.is_some_and(|digits| digits.starts_with("20") && digits.bytes().all(|b| b.is_ascii_digit()))
        })
    };
    let labels = source.within(0..source.height).filter(|spot| spot.is_label() && spot.text.chars().count() < 40);
    let named: Vec<String> =
        labels.filter(|spot| names_year(&spot.text)).map(|spot| format!("“{}”", squeezed(&spot.text))).collect();
    (!named.is_empty()).then(|| format!("标签里写着年份，以后会照样印：{}。第二年请在模板文件里改", named.join("、")))
}
