//! Undo and redo over any edits return to the very same state.

use super::cases;
use crate::support::random::Random;
use jibiao::edit::Edit;
use jibiao::model::{Bureau, Checks, Column, FieldPath, Fit, Form, FormId, PrintOptions, Project, RowId, Table, keys};
use jibiao::session::Document;
use std::sync::Arc;

const COLUMNS: [Column; 4] = [Column::Class, Column::Name, Column::Value, Column::Weight];
const TEXTS: [&str; 7] = ["", "≥95%", "一", "一\n二", "社会效益", "\"\\\u{0}\t#\"", "👨‍👩‍👧 e\u{301}\u{202e}\r"];

fn form_id(random: &mut Random, project: &Project) -> FormId {
    // One that is gone, now and then.
    FormId(1 + random.below(project.forms.len() + 1) as u32)
}

fn row_id(random: &mut Random) -> RowId {
    RowId(random.below(6) as u32)
}

fn path(random: &mut Random) -> FieldPath {
    match random.below(3) {
        0 => FieldPath::field([keys::GOALS, keys::PROJECT_NAME][random.below(2)]),
        1 => FieldPath::Cell(*random.one_of(&Table::ALL), row_id(random), random.one_of(&COLUMNS).clone()),
        _ => FieldPath::Total(Table::Indicators, random.one_of(&COLUMNS).clone()),
    }
}

fn edit(random: &mut Random, project: &Project, depth: usize) -> Edit {
    let form = form_id(random, project);
    let table = *random.one_of(&Table::ALL);
    let text = |random: &mut Random| TEXTS[random.below(TEXTS.len())].to_owned();
    match random.below(if depth == 0 { 14 } else { 11 }) {
        0..=2 => Edit::set(form, path(random), text(random)),
        3 => {
            let cells = |random: &mut Random| (0..2).map(|_| (random.one_of(&COLUMNS).clone(), text(random))).collect();
            let rows = (0..random.below(3)).map(|_| cells(random)).collect();
            Edit::InsertRows { form, table, before: Some(row_id(random)), rows }
        }
        4 => Edit::RemoveRows { form, table, rows: vec![row_id(random), row_id(random)] },
        5 => {
            let branch = (random.below(2) == 0).then(|| [text(random), text(random), String::new()]);
            Edit::MoveRows { form, table, rows: vec![row_id(random)], before: Some(row_id(random)), branch }
        }
        6 => Edit::InsertForms { at: random.below(4), forms: vec![Form { source: text(random), ..Form::default() }] },
        7 => Edit::RemoveForm(form),
        8 => Edit::MoveForm { form, to: random.below(4) },
        9 => Edit::SetBureau(Bureau { name: text(random), ..Bureau::default() }),
        10 => Edit::SetPrint(PrintOptions { signature: random.below(2) == 0, ..PrintOptions::default() }),
        12 => Edit::SetFit { form, fit: *random.one_of(&Fit::ALL) },
        11 => Edit::SetChecks(Checks { profile: text(random), ..Checks::default() }),
        _ => Edit::Many { name: "多项".into(), edits: (0..3).map(|_| edit(random, project, 1)).collect() },
    }
}

/// A project with something in it.
pub(super) fn project() -> Project {
    let mut project = Project::default();
    for name in ["一", "二"] {
        let mut form = Form { source: name.into(), ..Form::default() };
        for table in Table::ALL {
            form.push_row(table, [(Column::Name, name), (Column::Value, "1")].into_iter().collect());
            form.push_row(table, [(Column::Name, name), (Column::Weight, "2")].into_iter().collect());
        }
        project.push(form);
    }
    project
}

/// Does one thing that a window does.
pub(super) fn step(random: &mut Random, document: &mut Document) {
    let project = Arc::clone(document.project());
    match random.below(8) {
        0 | 1 => {
            document.begin(form_id(random, &project), &path(random));
            document.type_text(TEXTS[random.below(TEXTS.len())]);
        }
        2 => drop(document.commit_draft()),
        3 => document.cancel_draft(),
        4 => drop(document.undo()),
        5 => drop(document.redo()),
        _ => drop(document.edit(&edit(random, &project, 0))),
    }
}

#[test]
fn undoing_all_and_doing_all_again_returns() {
    let (count, mut undone) = (cases(300, 10_000), 0);
    for case in 0..count {
        let random = &mut Random::of_case(case);
        let mut document = Document::new(project());
        let first = Arc::clone(document.project());
        for _ in 0..20 + random.below(80) {
            step(random, &mut document);
        }
        let _ = document.commit_draft();
        while document.redo_name().is_some() {
            let _ = document.redo();
        }
        let last = Arc::clone(document.project());
        let mut on_the_way = vec![Arc::clone(&last)];
        while document.undo_name().is_some() {
            let _ = document.undo();
            on_the_way.push(Arc::clone(document.project()));
        }
        assert!(Arc::ptr_eq(document.project(), &first) && !document.is_dirty(), "case {case}");
        undone += on_the_way.len() as u64 - 1;
        while let Some(wanted) = on_the_way.pop() {
            assert!(Arc::ptr_eq(document.project(), &wanted), "case {case}");
            let _ = document.redo();
        }
        assert!(Arc::ptr_eq(document.project(), &last), "case {case}");
    }
    assert!(undone > 5 * count, "{undone} steps in {count} sequences");
}
