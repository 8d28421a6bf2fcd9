//! Any text lays out, prints and exports without a panic or a lost character.

use crate::support::exports::{as_pdf, as_xlsx, exported, laid_out, on_paper, visible};
use crate::support::{pdf_text, projects};
use jibiao::export::Format;
use jibiao::model::{Column, FieldPath, Form, Table};
use jibiao::template::{Block, Library, Template};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

/// A form of some built-in template with any text in every place that the template has.
fn filled() -> impl Strategy<Value = (Form, Arc<Template>)> {
    let templates = Library::builtin().templates().to_vec();
    (prop::sample::select(templates), vec(projects::text(), 1..40), 0..4_usize).prop_map(|(template, texts, rows)| {
        let mut texts = texts.into_iter().cycle();
        let mut form = Form { template: template.id.clone(), ..Form::default() };
        for spec in template.fields.iter().filter(|spec| !spec.in_title) {
            form.set_text(&FieldPath::Field(spec.key.clone()), &texts.next().unwrap_or_default());
        }
        for block in &template.blocks {
            let (table, columns): (Table, Vec<Column>) = match block {
                Block::Table(block) => (block.of, block.columns.iter().map(|spec| spec.column.clone()).collect()),
                Block::Schedule { .. } => (Table::Schedule, vec![Column::Month, Column::Percent]),
                _ => continue,
            };
            for _ in 0..rows {
                let cells = columns.iter().map(|column| (column.clone(), texts.next().unwrap_or_default()));
                form.push_row(table, cells.collect());
            }
        }
        (form, template)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn prints_and_exports((form, template) in filled()) {
        let sheet = laid_out(&form, &template);
        let set = on_paper(&sheet);
        for (i, cell) in sheet.cells.iter().enumerate().filter(|(_, cell)| cell.rows == 1) {
            let texts = set.pages.iter().flat_map(|page| &page.texts).filter(|text| text.cell == Some(i));
            let printed: String = texts.map(|text| text.text.as_str()).collect();
            let repeated = sheet.sections.iter().any(|section| section.header.contains(&cell.row));
            prop_assert!(repeated || visible(&printed) == visible(&cell.text), "{:?} {printed:?}", cell.text);
        }
        let printed = set.pages.iter().map(|page| page.texts.iter().map(|text| text.text.as_str()).collect::<String>());
        prop_assert_eq!(pdf_text::pages(&as_pdf(&sheet)), printed.collect::<Vec<_>>());
        prop_assert!(!as_xlsx(&sheet).is_empty());
        let json = exported(Format::Json, [(&form, &*template)]);
        let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        prop_assert_eq!(json["forms"].as_array().map(Vec::len), Some(1));
    }
}
