//! Arbitrary projects, of texts that no form should hold and some does.

use jibiao::base::paper::Paper;
use jibiao::model::{
    Accepted, Bureau, Checks, Column, Fit, Form, FormId, Key, Numbering, Occasion, PaperStyle, PrintOptions, Project,
    Regrade, Snapshot, State, Step, Table, Texts,
};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use strum::IntoEnumIterator;

/// Any text: of any characters, of those that break file formats and layouts, and of 10,000 characters.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => any::<String>(),
        4 => "[\n\r\t \"\\\\'#{}()\\[\\],:/*0-9≥≤%，。（）一-龥]{0,40}",
        2 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{feff}\u{fffe}]{0,20}",
        2 => "[א-תء-ي😀-🙏\u{20000}-\u{20100}\u{300}-\u{310}\u{fe0f}\u{200d}]{0,20}",
        1 => "[a一\n]".prop_map(|c| c.repeat(10_000)),
    ]
}

/// Any project whose forms and rows have ids of their own, as those that the program holds.
pub(crate) fn project() -> impl Strategy<Value = Project> {
    (bureau(), print(), checks(), vec(form(), 0..4), vec(snapshot(), 0..2)).prop_map(
        |(bureau, print, checks, forms, snapshots)| {
            let mut project = Project { bureau, print, checks, forms: Vec::new(), snapshots };
            for form in forms {
                project.push(form);
            }
            project
        },
    )
}

fn snapshot() -> impl Strategy<Value = Snapshot> {
    let taken = prop::sample::select(vec![Occasion::HandedIn, Occasion::LastYear]);
    (0..4_u32, taken, form()).prop_map(|(of, taken, form)| Snapshot { of: FormId(of), taken, form: Arc::new(form) })
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (prop::sample::select(State::ALL.to_vec()), text(), text());
    vec(step.prop_map(|(state, date, reason)| Step { state, date, reason }), 0..3)
}

fn bureau() -> impl Strategy<Value = Bureau> {
    [text(), text(), text(), text(), text(), text(), text()].prop_map(
        |[name, code, year, filler, head, phone, date]| Bureau { name, code, year, filler, head, phone, date },
    )
}

fn checks() -> impl Strategy<Value = Checks> {
    let regrade = prop::sample::select(vec![Regrade::Off, Regrade::Error, Regrade::Warning, Regrade::Hint]);
    let accepted = (text(), any::<u32>(), text(), text(), text()).prop_map(|(rule, form, place, evidence, reason)| {
        Accepted { rule, form: FormId(form), place, evidence, reason }
    });
    (prop::collection::btree_map(text(), regrade, 0..3), vec(accepted, 0..3), text())
        .prop_map(|(rules, accepted, profile)| Checks { rules, accepted, profile })
}

fn print() -> impl Strategy<Value = PrintOptions> {
    let paper = prop::sample::select(Paper::ALL.to_vec());
    let numbering = prop::sample::select(vec![Numbering::PerForm, Numbering::Through]);
    (any::<[bool; 3]>(), paper, numbering, style()).prop_map(
        |([signature, fit_one_page, no_page_numbers], paper, numbering, style)| PrintOptions {
            signature,
            fit_one_page,
            no_page_numbers,
            paper,
            numbering,
            style,
        },
    )
}

fn style() -> impl Strategy<Value = PaperStyle> {
    any::<(Option<u8>, i8, Option<u8>, Option<[u8; 4]>)>().prop_map(
        |(title_pt, body_half_pt, line_percent, margins_mm)| PaperStyle {
            title_pt,
            body_half_pt,
            line_percent,
            margins_mm,
        },
    )
}

/// Any form.
pub(crate) fn form() -> impl Strategy<Value = Form> {
    let totals = vec((prop::sample::select(Table::ALL.to_vec()), column(), text()), 0..3);
    let unasked = prop::collection::btree_set(key(), 0..3);
    let kept = (totals, steps(), prop::sample::select(Fit::ALL.to_vec()));
    (text(), text(), texts(), texts(), unasked, [cells(), cells(), cells(), cells()], kept).prop_map(
        |(template, source, fields, labels, unasked, rows, (totals, steps, fit))| {
            let mut form = Form { template, source, fields, labels, unasked, steps, fit, ..Form::default() };
            for (table, rows) in Table::ALL.into_iter().zip(rows) {
                for cells in rows {
                    form.push_row(table, cells);
                }
            }
            form.totals = totals.into_iter().map(|(table, column, text)| ((table, column), text)).collect();
            // Rows that were moved: ids say nothing about the order.
            form.indicators.reverse();
            form
        },
    )
}

fn texts() -> impl Strategy<Value = Texts<Key>> {
    vec((key(), text()), 0..6).prop_map(|pairs| pairs.into_iter().collect())
}

fn cells() -> impl Strategy<Value = Vec<Texts<Column>>> {
    vec(vec((column(), text()), 0..6).prop_map(|pairs| pairs.into_iter().collect()), 0..4)
}

fn key() -> impl Strategy<Value = Key> {
    prop_oneof!["[a-z_.]{1,12}", text()].prop_map(|name| Key::new(&name))
}

fn column() -> impl Strategy<Value = Column> {
    let known: Vec<Column> = Column::iter().collect();
    prop_oneof![8 => prop::sample::select(known), 1 => key().prop_map(Column::Extra)]
}
