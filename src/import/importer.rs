//! Reads a file into forms: splits its sheets, chooses a template for each form, and runs the readers in order.

use super::aligned::{self, Filled};
use super::error::ImportError;
use super::limits;
use super::listed::Listed;
use super::manuscript::Manuscripts;
use super::outcome::{Imported, ImportedForm, ReadCell, ReadSheet, Reason, Role};
use super::reading::Reading;
use super::recognise::{FITS, NEAR, Printed};
use super::section::{Section, sections};
use super::text::Labelled;
use super::vocabulary::{Thesaurus, Vocabulary};
use super::{
    branch::Branches, budget, bureau, funds, head, heading, leftover, month, paired_funds, rows, schedule, small,
    tables, totals, units, years,
};
use crate::model::{Table, Texts, keys};
use crate::template::Library;
use crate::workbook::limits::Room;
use crate::workbook::{self, Grid};
use std::borrow::Cow;
use std::ops::Range;

/// The id of the general template, for forms that fit no other.
const GENERAL: &str = "generic";

/// Reads spreadsheets with the templates of a library. Making one takes longer than reading a form: reuse it.
#[derive(Debug)]
pub struct Importer {
    vocabularies: Vec<Vocabulary>,
    pub(super) words: Thesaurus,
    /// Whether the library has the manuscript that budget tables become.
    takes_tables: bool,
}

/// What all sheets of a file have in common.
struct File<'i> {
    /// Its name without folder and extension.
    source: &'i str,
    /// The vocabulary of its forms, if known.
    forced: Option<&'i Vocabulary>,
    /// Whether this program wrote it.
    own: bool,
    /// What is left for the rows of tables.
    room: Room,
}

impl Importer {
    /// An importer for the templates of `library`.
    pub fn new(library: &Library) -> Self {
        let mut words = Thesaurus::default();
        // A manuscript has no labels by which it could be known, and what it holds is no form.
        let templates = || library.templates().iter().filter(|template| !template.has_prose());
        templates().for_each(|template| words.add(template));
        let vocabularies = templates().map(|template| Vocabulary::new(template, &words)).collect();
        Self { vocabularies, words, takes_tables: library.template(budget::TEMPLATE).is_some() }
    }

    /// Reads the spreadsheet in `bytes`; `source` is its name without folder and extension, `template` the id of the
    /// template of its forms, if known.
    pub fn read(&self, bytes: &[u8], source: &str, template: Option<&str>) -> Result<Imported, ImportError> {
        // Budget tables are found by what they hold, as they are where no template is named.
        let template = template.filter(|id| !self.takes_tables || *id != budget::TEMPLATE);
        let forced = match template {
            Some(id) => Some(self.vocabulary(id).ok_or_else(|| ImportError::NoSuchTemplate(id.to_owned()))?),
            None => None,
        };
        let book = workbook::read(bytes)?;
        let mut imported = Imported { notices: book.notices, ..Imported::default() };
        let mut file = File { source, forced, own: book.own, room: Room::default() };
        let mut manuscripts = Manuscripts::default();
        let mut tables = budget::Tables::default();
        // Where the template of all forms is named, there are nothing but forms.
        let wanted = self.takes_tables && template.is_none();
        for grid in &book.grids {
            if manuscripts.read(grid, source, &mut imported) {
                continue;
            }
            let first = imported.forms.len();
            let (forms, blocks) = if wanted { budget::parted(grid) } else { (Cow::Borrowed(grid), Vec::new()) };
            self.read_sheet(&forms, &mut file, &mut imported);
            manuscripts.place(grid, first..imported.forms.len(), &mut imported);
            tables.take(grid, &blocks, imported.sheets.len() - 1);
        }
        Manuscripts::finish(&mut imported);
        tables.finish(source, &mut imported);
        imported.bureau.complete_with(bureau::of(&imported.forms));
        Ok(imported)
    }

    /// The vocabulary of the template `id`.
    pub(super) fn vocabulary(&self, id: &str) -> Option<&Vocabulary> {
        self.vocabularies.iter().find(|vocabulary| vocabulary.template.id == id)
    }

    /// The vocabularies of all templates.
    pub(super) fn vocabularies(&self) -> &[Vocabulary] {
        &self.vocabularies
    }

    fn read_sheet(&self, grid: &Grid, file: &mut File<'_>, imported: &mut Imported) {
        let sheet = Labelled::new(grid);
        let mut roles: Vec<Option<(usize, Role)>> = vec![None; grid.cells().len()];
        let mut notices = grid.notices.clone();
        // A sheet that is one form of a template as a whole is not searched for several.
        let filled = Filled::of(&sheet, 0..sheet.bottom());
        let mut whole = filled.and_then(|filled| self.laid_out(&sheet, 0..sheet.bottom(), filled, file));
        let several: Vec<Option<Section>> = match whole {
            Some(_) => vec![None],
            None => sections(&sheet, &self.words).into_iter().map(Some).collect(),
        };
        for section in several {
            if imported.forms.len() >= limits::FORMS {
                notices.push(format!("整个文件的表超过 {} 张，后面的没有导入", limits::FORMS));
                break;
            }
            let found = section.map(|section| {
                // A section that is all of the sheet was tried above.
                let own = Filled::of(&sheet, section.rows.clone()).filter(|own| Some(*own) != filled);
                let laid_out = own.and_then(|own| self.laid_out(&sheet, section.rows.clone(), own, file));
                laid_out.map_or_else(|| self.best(&sheet, &section, file), |reading| (reading, false))
            });
            let Some((reading, general)) = found.or_else(|| Some((whole.take()?, false))) else { break };
            let place = imported.forms.len();
            let listed = Listed::of(&reading);
            for (index, role) in reading.roles() {
                if let Some(told) = roles.get_mut(index) {
                    *told = Some(match role {
                        Role::Taken(path) => {
                            let (of, path) = listed.place_of(path);
                            (place + of, path.map_or(Role::NotPlaced(Reason::Subtotal), Role::Taken))
                        }
                        other => (place, other.clone()),
                    });
                }
            }
            let Reading { form, bureau, room, new_columns, vocabulary, .. } = reading;
            file.room = room;
            for (_, label) in new_columns.iter().filter(|(column, _)| !listed.is_field(column)) {
                let template = &vocabulary.template.name;
                notices.push(format!("模板“{template}”没有“{label}”这一列：已加在表的右边，打印时一起印出"));
            }
            imported.bureau.complete_with(bureau);
            for mut form in listed.forms(form, &vocabulary.template) {
                file.source.clone_into(&mut form.source);
                // Last of all: a file may be named after the year in which it was made.
                if let Some(year) = years::year_of_file(file.source).filter(|_| form.field(keys::YEAR).is_empty()) {
                    form.fields.set(keys::YEAR.into(), year);
                }
                imported.forms.push(ImportedForm { form, sheet: imported.sheets.len(), general });
            }
        }
        let aside = grid.aside.iter().map(|cell| (cell, None));
        let cells = grid.cells().iter().zip(roles).chain(aside).filter(|(cell, _)| !cell.is_blank());
        let cells = cells.map(|(cell, told)| {
            let outside = Role::NotPlaced(if cell.failed { Reason::Failed } else { Reason::NoForm });
            let (form, role) = told.map_or((None, outside), |(form, role)| (Some(form), role));
            ReadCell { area: cell.area, text: cell.text.clone(), form, role }
        });
        imported.sheets.push(ReadSheet { name: grid.name.clone(), cells: cells.collect(), notices });
    }

    /// Reads the form in `rows`, of which so much is `filled`, with the template that lays it out exactly so, if one does.
    fn laid_out<'r, 'g>(
        &'r self,
        sheet: &'r Labelled<'g>,
        rows: Range<u32>,
        filled: Filled,
        file: &File<'r>,
    ) -> Option<Reading<'r, 'g>> {
        let all = self.vocabularies.iter().filter(|vocabulary| vocabulary.template.id != GENERAL);
        let mut tried = all.filter(|vocabulary| file.forced.is_none_or(|forced| std::ptr::eq(forced, *vocabulary)));
        tried.find_map(|vocabulary| {
            aligned::read(sheet, filled, vocabulary, || {
                let mut reading = Reading::new(sheet, rows.clone(), vocabulary, &self.words, file.own);
                reading.room = file.room;
                reading
            })
        })
    }

    /// Reads the form of `section` with the template that loses the fewest cells; true if that is the general one.
    fn best<'r, 'g>(&'r self, sheet: &'r Labelled<'g>, section: &Section, file: &File<'r>) -> (Reading<'r, 'g>, bool) {
        let read = |vocabulary| read_form(sheet, section.rows.clone(), vocabulary, &self.words, file);
        if let Some(vocabulary) = file.forced {
            return (read(vocabulary), vocabulary.template.id == GENERAL);
        }
        let printed = Printed::collect(sheet, section, &self.words);
        let general = self.vocabularies.iter().find(|vocabulary| vocabulary.template.id == GENERAL);
        // The general template lists as many aliases as possible, so it would outrank templates that fit.
        let special = self.vocabularies.iter().filter(|vocabulary| file.own || vocabulary.template.id != GENERAL);
        let mut ranked: Vec<(f32, &Vocabulary)> =
            special.map(|vocabulary| (printed.score(vocabulary), vocabulary)).collect();
        ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        // The score compares labels and titles alone: of the two best the one that loses fewer cells wins.
        let two = |range: Range<f32>| {
            let within = ranked.iter().filter(move |(score, _)| range.contains(score));
            within.take(2).map(|(_, vocabulary)| *vocabulary)
        };
        let mut best: Option<(Reading<'r, 'g>, bool)> = None;
        // A county with words of its own may be far from a template that nevertheless has a place for everything.
        for vocabulary in two(FITS..f32::INFINITY).chain(general).chain(two(NEAR..FITS)) {
            let lost = best.as_ref().map(|(reading, _)| reading.lost());
            if lost == Some(0) {
                break;
            }
            let reading = read(vocabulary);
            if lost.is_none_or(|lost| reading.lost() < lost) {
                best = Some((reading, vocabulary.template.id == GENERAL));
            }
        }
        // A library without a general template: the best of the others.
        best.unwrap_or_else(|| {
            let nearest = ranked.first().map_or_else(|| &self.vocabularies[0], |(_, vocabulary)| *vocabulary);
            (read(nearest), false)
        })
    }
}

fn read_form<'r, 'g>(
    sheet: &'r Labelled<'g>,
    rows: Range<u32>,
    vocabulary: &'r Vocabulary,
    words: &'r Thesaurus,
    file: &File<'_>,
) -> Reading<'r, 'g> {
    let mut reading = Reading::new(sheet, rows.clone(), vocabulary, words, file.own);
    reading.room = file.room;
    let headers = tables::find(sheet, rows.clone(), vocabulary);
    let mut branches = Branches::default();
    let lists_tasks = headers.iter().any(|header| header.table == Table::Tasks);
    // Two tables side by side have the same rows.
    let below = |row: u32| headers.iter().map(|next| next.rows.start).find(|next| *next > row).unwrap_or(rows.end);
    let limits: Vec<u32> = headers.iter().map(|header| below(header.rows.start)).collect();
    for (header, limit) in headers.into_iter().zip(limits) {
        rows::read(&mut reading, header, limit, &mut branches);
    }
    if lists_tasks && reading.form.tasks.is_empty() {
        // A table of tasks needs a row to type into.
        reading.form.push_row(Table::Tasks, Texts::default());
    }
    // Tables come first: their texts may read like labels or titles. A cell keeps the first role it gets. The settling
    // steps need every field: they compare printed text with what the template computes.
    heading::read(&mut reading);
    schedule::read(&mut reading);
    funds::read(&mut reading);
    paired_funds::read(&mut reading);
    head::read(&mut reading);
    small::read(&mut reading);
    leftover::settle(&mut reading);
    month::settle(&mut reading);
    heading::settle(&mut reading);
    units::settle(&mut reading);
    totals::settle(&mut reading);
    reading
}
