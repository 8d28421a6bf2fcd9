//! New forms: their defaults and their first rows.

use super::{Block, TableBlock, Template};
use crate::model::{Bureau, Column, Form, Key, Table, Texts, keys};

/// A new form of `template` for `bureau`: the year, the defaults filled in from the bureau's data, a row for each
/// required subclass (or for each of all), the months of the payment schedule.
pub fn form(template: &Template, bureau: &Bureau) -> Form {
    let mut form = Form { template: template.id.clone(), ..Form::default() };
    for (key, text) in filled(template, bureau) {
        form.fields.set(key, text);
    }
    // The indicators get the first ids.
    for table in Table::ALL.into_iter().rev() {
        add_rows(&mut form, table, template);
    }
    form
}

/// The fields of `template` with a default, filled in from the data of `bureau`, and the year.
pub fn filled(template: &Template, bureau: &Bureau) -> impl Iterator<Item = (Key, String)> {
    let year = (Key::from(keys::YEAR), bureau.year.clone());
    let fields = template.fields.iter().filter_map(|spec| {
        let default = spec.default.as_ref()?.fill(|slot| bureau_text(bureau, slot.as_str()));
        let default = match default.trim() {
            // 主管部门及代码 holds the name until the code is known.
            "" if spec.key.as_str() == keys::DEPARTMENT => &bureau.name,
            default => default,
        };
        Some((spec.key.clone(), default.to_owned()))
    });
    std::iter::once(year).chain(fields)
}

fn add_rows(form: &mut Form, table: Table, template: &Template) {
    match table {
        Table::Indicators => {
            if let Some(block) = template.table(table) {
                add_branches(form, block);
                if block.tree.is_empty() {
                    // A form without classes (重庆) has a row to type into all the same.
                    form.push_row(table, Texts::default());
                }
            }
        }
        Table::Tasks => {
            if template.table(table).is_some() {
                // An empty table would have no row to type into.
                form.push_row(table, Texts::default());
            }
        }
        Table::Paragraphs => {
            let prose = template
                .blocks
                .iter()
                .filter_map(|block| if let Block::Prose(begins) = block { Some(begins) } else { None });
            for opening in prose.flatten() {
                form.push_row(table, opening.cells());
            }
            if template.has_prose() && form.paragraphs.is_empty() {
                form.push_row(table, Texts::default());
            }
        }
        Table::Schedule => {
            if template.has_schedule() {
                // The months that 博野 2022 prints.
                for month in ["3月底", "6月底", "10月底", "12月底"] {
                    form.push_row(table, [(Column::Month, month)].into_iter().collect());
                }
            }
        }
    }
}

/// Adds a row for each subclass that a form needs, in each of its terms; for each of all subclasses where the template does
/// not tell.
fn add_branches(form: &mut Form, block: &TableBlock) {
    let tells = block.tree.iter().flat_map(|class| &class.subclasses).any(|subclass| subclass.required);
    let prefix = block.row_prefix.as_ref().map(|prefix| prefix.fill(|_| "1")).unwrap_or_default();
    let once = [String::new()];
    for term in if block.terms.is_empty() { &once[..] } else { &block.terms } {
        for class in &block.tree {
            for subclass in class.subclasses.iter().filter(|subclass| subclass.required || !tells) {
                let cells = [
                    (Column::Term, term.as_str()),
                    (Column::Class, &class.label),
                    (Column::Subclass, &subclass.label),
                    (Column::Mark, &subclass.mark),
                    (Column::Name, &prefix),
                ];
                form.push_row(Table::Indicators, cells.into_iter().collect());
            }
        }
    }
}

fn bureau_text<'u>(bureau: &'u Bureau, slot: &str) -> &'u str {
    match slot {
        "unit.name" => &bureau.name,
        "unit.code" => &bureau.code,
        "unit.year" => &bureau.year,
        _ => "",
    }
}
