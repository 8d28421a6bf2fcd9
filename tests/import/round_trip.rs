//! What the program writes as XLSX and as Word imports back to an equal form.
//!
//! Equal but for what a spreadsheet does not keep: amounts are numbers, so 220 and 220.00 are one; padding around a text,
//! and texts of white space alone, are layout; characters that XML has no place for are written in its escapes; a year that the layout does not print is not there; and a
//! row in which nothing of its own is printed (it has no text, or only the branch of the row above) is no row.

use crate::support::exports::{as_docx, as_xlsx, laid_out, sample_forms};
use crate::support::projects;
use jibiao::base::amount::plain_number;
use jibiao::base::text::taken_in;
use jibiao::import::Importer;
use jibiao::model::{Bureau, Column, FieldPath, Form, Key, Row, RowId, Table, Texts};
use jibiao::sheet::Sheet;
use jibiao::template::shown::shown;
use jibiao::template::{Block, FieldKind, GridCell, Library, Template, blank};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);
static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&LIBRARY));

/// Writes a sheet as a file that is read back.
type Write = fn(&Sheet) -> Vec<u8>;

const WRITERS: [(&str, Write); 2] = [("xlsx", as_xlsx), ("docx", as_docx)];

fn imported(form: &Form, template: &Template, written: Write) -> Form {
    let bytes = written(&laid_out(form, template));
    let mut imported = IMPORTER.read(&bytes, &form.source, None).expect("readable");
    assert_eq!(imported.forms.len(), 1, "one form");
    imported.forms.remove(0).form
}

/// Whether the label of the field `key` is on paper: some cells are printed only where they are filled in.
fn is_printed(key: &Key, form: &Form, template: &Template) -> bool {
    let is_blank = |cell: &GridCell| cell.text.slots().iter().all(|slot| form.field(slot.as_str()).is_empty());
    !template.blocks.iter().any(|block| {
        let Block::Grid(grid) = block else { return false };
        let mut cells = grid.rows.iter().flatten();
        grid.only_filled && cells.any(|cell| cell.text.slots().contains(&key) && is_blank(cell))
    })
}

/// The form without what a spreadsheet does not keep.
fn kept(form: &Form, template: &Template) -> Form {
    let mut kept =
        Form { id: form.id, template: form.template.clone(), source: form.source.clone(), ..Form::default() };
    for (path, text) in form.texts() {
        let amount = match &path {
            FieldPath::Field(key) => template.field(key.as_str()).is_some_and(|spec| spec.kind == FieldKind::Amount),
            FieldPath::Cell(_, _, column) | FieldPath::Total(_, column) => column.is_amount(),
        };
        let text = taken_in(text.trim());
        let number = plain_number(&text).filter(|_| amount).map(|number| number.normalize().to_string());
        let text = number.unwrap_or_else(|| text.into_owned());
        let mut without = form.clone();
        without.set_text(&path, "");
        if path == FieldPath::field("year") && !prints_year(template) {
            continue;
        }
        // What is computed all the same need not be said.
        let said = !matches!(path, FieldPath::Cell(..)) && shown(template, &without, &path) == text;
        if let (FieldPath::Field(_) | FieldPath::Total(..), false) = (&path, said) {
            kept.set_text(&path, &text);
        } else if let FieldPath::Cell(table, id, column) = path {
            if kept.row(table, id).is_none() {
                kept.rows_mut(table).push(Row::new(id));
            }
            kept.set_text(&FieldPath::Cell(table, id, column), &text);
        }
    }
    let labels = form.labels.iter().filter(|(key, _)| is_printed(key, form, template));
    kept.labels = labels.map(|(key, label)| (key.clone(), label)).collect();
    for table in Table::ALL {
        let order: Vec<RowId> = form.rows(table).iter().map(Row::id).collect();
        let rows = std::mem::take(kept.rows_mut(table));
        let mut branch = [const { String::new() }; 4];
        let mut number = 0;
        for id in order {
            let Some(row) = rows.iter().find(|row| row.id() == id) else {
                branch = Default::default();
                continue;
            };
            let [class, subclass, mark] = row.branch();
            let own = [&row[Column::Term], class, subclass, mark].map(str::to_owned);
            let nothing =
                row.cells().next().is_none() || (row.is_blank() && own == branch && table == Table::Indicators);
            branch = own;
            if !nothing {
                number += 1;
                let cells: Texts<Column> = row.cells().map(|(column, text)| (column.clone(), text)).collect();
                kept.rows_mut(table).push(Row::with(RowId(number), cells));
            }
        }
    }
    kept
}

fn prints_year(template: &Template) -> bool {
    let cells =
        template.blocks.iter().filter_map(|block| if let Block::Grid(grid) = block { Some(&grid.rows) } else { None });
    let in_cells = cells.flatten().flatten().flat_map(|cell| cell.text.slots());
    let in_title = template.titles.iter().take(1).flat_map(|title| title.slots());
    in_cells.chain(in_title).any(|key| key.as_str() == "year")
}

/// What differs between the form and what came back, a line each.
fn differences(form: &Form, template: &Template) -> Vec<String> {
    let of = |(name, written): (&str, Write)| {
        let found = differences_in(form, template, written);
        found.into_iter().map(|line| format!("{name}: {line}")).collect::<Vec<_>>()
    };
    WRITERS.into_iter().flat_map(of).collect()
}

fn differences_in(form: &Form, template: &Template, written: Write) -> Vec<String> {
    let got = imported(form, template, written);
    if got.template != form.template {
        return vec![format!("template {} instead of {}", got.template, form.template)];
    }
    let (wanted, got) = (kept(form, template), kept(&got, template));
    let mut found = Vec::new();
    for (one, other, what) in [(&wanted, &got, "lost"), (&got, &wanted, "new")] {
        for (path, text) in one.texts().filter(|(path, text)| other.text(path) != *text) {
            found.push(format!("{what} {path:?}: {text:?}"));
        }
    }
    if wanted.labels != got.labels {
        found.push(format!("labels {:?} instead of {:?}", got.labels, wanted.labels));
    }
    found
}

fn check(form: &Form, template: &Template) {
    let differences = differences(form, template);
    assert!(differences.is_empty(), "{} {}: {differences:#?}", template.id, form.source);
}

#[test]
fn samples_come_back() {
    for (form, template) in sample_forms() {
        check(&form, &template);
    }
}

/// Columns that a county has and the template has not are printed at the right of it, with what stands in its total row.
#[test]
fn columns_of_the_forms_own_come_back() {
    for id in ["generic", "guangyuan-department", "national-self-evaluation"] {
        let template = LIBRARY.template(id).expect("template");
        let mut form = Form { template: id.into(), source: "a.xlsx".into(), ..Form::default() };
        form.fields.set("year".into(), "2023");
        let own = |name: &str| Column::Extra(Key::new(name));
        for (name, direction) in [("发放人数", "正向指标"), ("投诉件数", "反向指标")] {
            let branch = [(Column::Class, "产出指标"), (Column::Subclass, "数量指标")];
            let cells = [(Column::Name, name), (Column::Value, "≥5人"), (own("指标方向性"), direction)];
            form.push_row(Table::Indicators, branch.into_iter().chain(cells).collect());
        }
        if template.table(Table::Tasks).is_some() {
            let cells = [(Column::Name, "保安"), (Column::Total, "814"), (own("2020年实际执行数"), "191.5")];
            form.push_row(Table::Tasks, cells.into_iter().collect());
            form.totals.set((Table::Tasks, own("2020年实际执行数")), "662.98");
        }
        check(&form, template);
    }
}

#[test]
fn blank_forms_come_back() {
    let unit =
        Bureau {
            name: "广元市医疗保障局".into(), code: "644001".into(), year: "2026".into(), ..Bureau::default()
        };
    for template in LIBRARY.templates().iter().filter(|template| !template.has_prose()) {
        check(&blank::form(template, &unit), template);
        check(&blank::form(template, &Bureau::default()), template);
    }
}

/// A form of some built-in template, with any text in every place that the template has. Classes and subclasses are the
/// template's or any word; no text is itself a label of a form, which nobody could tell from one.
fn filled() -> impl Strategy<Value = Form> {
    let forms: Vec<_> = LIBRARY.templates().iter().filter(|template| !template.has_prose()).cloned().collect();
    let templates = prop::sample::select(forms);
    let years = prop_oneof![Just(String::new()), (2000..2100_u32).prop_map(|year| year.to_string())];
    (templates, vec(projects::text(), 1..40), 0..5_usize, years, any::<u32>()).prop_map(
        |(template, texts, rows, year, seed)| {
            let template: &Template = &template;
            let mut texts = texts.into_iter().map(|text| printable(&text)).cycle();
            let mut next = || texts.next().unwrap_or_default();
            let mut form = Form { template: template.id.clone(), ..Form::default() };
            form.fields.set(Key::new("year"), year);
            for spec in template.fields.iter().filter(|spec| spec.computed.is_none()) {
                let titled = template.titles.iter().any(|title| title.slots().contains(&&spec.key));
                let text = match spec.key.as_str() {
                    // A month is a number, or what forms print of it would not be their headings.
                    "month" => (seed % 12 + 1).to_string(),
                    _ if titled => in_title(&next()),
                    _ => next(),
                };
                form.set_text(&FieldPath::Field(spec.key.clone()), &text);
            }
            for block in &template.blocks {
                let (table, columns): (Table, Vec<Column>) = match block {
                    Block::Table(block) => (block.of, block.columns.iter().map(|spec| spec.column.clone()).collect()),
                    Block::Schedule { .. } => (Table::Schedule, vec![Column::Month, Column::Percent]),
                    _ => continue,
                };
                for row in 0..rows {
                    let branches = branches(template);
                    let branch = branches.get((seed as usize / 7 + row / 2) % branches.len().max(1));
                    let cells = columns.iter().map(|column| match (column, branch) {
                        (Column::Class, Some((class, _, _))) => (Column::Class, class.clone()),
                        (Column::Subclass, Some((_, subclass, _))) => (Column::Subclass, subclass.clone()),
                        (Column::Month, _) => (Column::Month, format!("{}月底", row * 3 + 3)),
                        _ => (column.clone(), next()),
                    });
                    let id = form.push_row(table, cells.collect());
                    if let (Table::Indicators, Some((_, subclass, mark))) = (table, branch) {
                        let mark = if subclass.is_empty() { "" } else { mark };
                        form.set_text(&FieldPath::Cell(table, id, Column::Mark), mark);
                    }
                }
            }
            if seed % 3 == 0 {
                say_otherwise(&mut form, template);
            }
            form
        },
    )
}

fn branches(template: &Template) -> Vec<(String, String, String)> {
    let table = template.table(Table::Indicators);
    let classes = table.iter().flat_map(|table| &table.tree);
    let own = classes.flat_map(|class| {
        class.subclasses.iter().map(|sub| (class.label.clone(), sub.label.clone(), sub.mark.clone()))
    });
    let foreign = [("", ""), ("", "数量指标"), ("产出指标", ""), ("管理类", "制度\n建设")];
    own.chain(foreign.map(|(class, subclass)| (class.into(), subclass.into(), String::new()))).collect()
}

/// Gives the form a title, labels and totals other than its template's.
fn say_otherwise(form: &mut Form, template: &Template) {
    // What only the title says would not be said.
    if template.titles.iter().all(|title| title.slots().is_empty()) {
        form.set_text(&FieldPath::field("title"), "某某局绩效目标修订表");
    }
    for spec in &template.fields {
        // A label that another field has too would change both.
        let alone = template.fields.iter().filter(|other| other.label == spec.label).count() == 1;
        if let Some(variant) = spec.variants.first().filter(|_| alone && spec.key.as_str() != "unit") {
            form.labels.set(spec.key.clone(), variant.as_str());
        }
    }
    if template.table(Table::Tasks).is_some_and(|table| table.total.is_some()) {
        form.totals.set((Table::Tasks, Column::Total), "718.015");
    }
}

/// The text as a part of a title: on one line, and not longer than a title is.
fn in_title(text: &str) -> String {
    text.replace(['\n', '\t'], " ").chars().take(40).collect()
}

/// The text as far as XML holds it, where it says anything: nobody can tell a colon behind a label from the
/// label's own.
fn printable(text: &str) -> String {
    let plain = |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'));
    let text: String = text.trim().chars().filter(plain).take(2_000).collect();
    let text = text.trim_start_matches([':', '：']).trim_start();
    if text.contains(char::is_alphanumeric) { text.to_owned() } else { String::new() }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(48), max_shrink_iters: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_form_comes_back(form in filled()) {
        let template = LIBRARY.template(&form.template).expect("template");
        let differences = differences(&form, template);
        prop_assert!(differences.is_empty(), "{:#?}", differences);
    }
}
