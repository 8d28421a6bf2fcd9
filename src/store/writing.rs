//! Writes a project file: one line per field and per row of a table, so that one edit is a small diff.
//!
//! ron's own writer either escapes apostrophes, combining marks and emoji joiners or leaves control characters raw, and
//! it puts a text of ten lines on one line; so the layout is written here. [`super::gate`] reads it with ron.

mod print;

use super::gate::VERSION;
use super::quoting::{ColumnName, Quoted};
use crate::model::{Accepted, Bureau, Checks, Fit, Form, Key, Project, Row, Snapshot, Step, Table, Texts};
use std::fmt::Write;

/// Returns the text of a project file for `project`.
pub(super) fn project(project: &Project) -> String {
    let Project { bureau, print, checks, forms, snapshots } = project;
    // An estimate, so that the text of many forms need not be moved as it grows.
    let mut out = Lines { text: String::with_capacity(1_000 + forms.len() * 6_000), depth: 0 };
    out.block("(", ")", |out| {
        out.line(format_args!("version: {VERSION},"));
        out.block("unit: (", "),", |out| bureau_fields(out, bureau));
        out.block("print: (", "),", |out| print::fields(out, print));
        if !checks.is_empty() {
            out.block("checks: (", "),", |out| check_fields(out, checks));
        }
        out.block("forms: [", "],", |out| {
            for form in forms {
                out.block("(", "),", |out| form_fields(out, form));
            }
        });
        if !snapshots.is_empty() {
            out.block("snapshots: [", "],", |out| {
                for Snapshot { of, taken, form } in snapshots {
                    let head = format_args!("(of: {}, taken: {}, form: (", of.0, taken.code());
                    out.block(head, ")),", |out| form_fields(out, form));
                }
            });
        }
    });
    out.text
}

fn bureau_fields(out: &mut Lines, bureau: &Bureau) {
    // Taken apart by all fields, here and below, so that the compiler notices a new field that is not written.
    let Bureau { name, code, year, filler, head, phone, date } = bureau;
    let fields = [
        ("name", name),
        ("code", code),
        ("year", year),
        ("filler", filler),
        ("head", head),
        ("phone", phone),
        ("date", date),
    ];
    for (field, text) in fields.into_iter().filter(|(_, text)| !text.is_empty()) {
        out.text_field(field, text);
    }
}

fn check_fields(out: &mut Lines, checks: &Checks) {
    let Checks { rules, accepted, profile } = checks;
    if !rules.is_empty() {
        out.block("rules: {", "},", |out| {
            for (code, regrade) in rules {
                out.line(format_args!("{}: {},", Quoted::inline(code), regrade.name()));
            }
        });
    }
    if !accepted.is_empty() {
        out.block("accepted: [", "],", |out| {
            for Accepted { rule, form, place, evidence, reason } in accepted {
                let [rule, place, evidence, reason] = [rule, place, evidence, reason].map(|text| Quoted::inline(text));
                let form = form.0;
                out.line(format_args!(
                    "(rule: {rule}, form: {form}, place: {place}, evidence: {evidence}, reason: {reason}),"
                ));
            }
        });
    }
    if !profile.is_empty() {
        out.text_field("profile", profile);
    }
}

fn form_fields(out: &mut Lines, form: &Form) {
    let Form { id, template, source, fields, labels, unasked, schedule, tasks, indicators, paragraphs, totals, .. } =
        form;
    let Form { steps, fit, .. } = form;
    out.line(format_args!("id: {},", id.0));
    out.text_field("template", template);
    if !source.is_empty() {
        out.text_field("source", source);
    }
    texts(out, "fields", fields);
    texts(out, "labels", labels);
    if !unasked.is_empty() {
        let keys: Vec<String> = unasked.iter().map(|key| Quoted::inline(key.as_str()).to_string()).collect();
        out.line(format_args!("unasked: [{}],", keys.join(", ")));
    }
    let tables = [
        (Table::Schedule, schedule),
        (Table::Tasks, tasks),
        (Table::Indicators, indicators),
        (Table::Paragraphs, paragraphs),
    ];
    for (table, rows) in tables {
        if !rows.is_empty() {
            out.block(format_args!("{}: [", table.name()), "],", |out| rows.iter().for_each(|row| row_line(out, row)));
        }
    }
    if !totals.is_empty() {
        out.block("totals: {", "},", |out| {
            for ((table, column), text) in totals.iter() {
                out.line(format_args!("({}, {}): {},", table.name(), ColumnName(column), Quoted::inline(text)));
            }
        });
    }
    step_lines(out, steps);
    if *fit != Fit::Auto {
        out.line(format_args!("fit: {},", fit.code()));
    }
}

fn step_lines(out: &mut Lines, steps: &[Step]) {
    if !steps.is_empty() {
        out.block("steps: [", "],", |out| {
            for Step { state, date, reason } in steps {
                let (date, reason) = (Quoted::inline(date), Quoted::inline(reason));
                out.line(format_args!("(state: {}, date: {date}, reason: {reason}),", state.code()));
            }
        });
    }
}

fn texts(out: &mut Lines, name: &str, texts: &Texts<Key>) {
    if !texts.is_empty() {
        out.block(format_args!("{name}: {{"), "},", |out| {
            for (key, text) in texts.iter() {
                out.text_field(Quoted::inline(key.as_str()), text);
            }
        });
    }
}

fn row_line(out: &mut Lines, row: &Row) {
    out.start();
    out.push(format_args!("({}, {{", row.id().0));
    for (i, (column, text)) in row.cells().enumerate() {
        let comma = if i == 0 { "" } else { ", " };
        out.push(format_args!("{comma}{}: {}", ColumnName(column), Quoted::inline(text)));
    }
    out.push("}),\n");
}

/// Text in lines, indented by four spaces per level.
struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    fn start(&mut self) {
        self.text.extend(std::iter::repeat_n("    ", self.depth));
    }

    fn push(&mut self, part: impl std::fmt::Display) {
        // Writing to a String cannot fail.
        let _ = write!(self.text, "{part}");
    }

    fn line(&mut self, line: impl std::fmt::Display) {
        self.start();
        self.push(line);
        self.text.push('\n');
    }

    fn block(&mut self, open: impl std::fmt::Display, close: &str, inside: impl FnOnce(&mut Self)) {
        self.line(open);
        self.depth += 1;
        inside(self);
        self.depth -= 1;
        self.line(close);
    }

    fn text_field(&mut self, name: impl std::fmt::Display, text: &str) {
        self.line(format_args!("{name}: {},", Quoted::lines(text, self.depth + 1)));
    }
}
