//! Files of strangers: whatever they hold, reading and writing them does nothing that was not asked for.

use crate::support::exports::sample_path;
use crate::support::work::worked;
use calamine::{Data, Reader, Xlsx};
use jibiao::export::{Info, upload};
use jibiao::model::{Bureau, Column, FieldPath, Form, Project, Table, keys};
use jibiao::session::export::{Format, Order, PerForm, run};
use jibiao::store::project;
use jibiao::template::Library;
use jibiao::template::profile::Profile;
use std::fs;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

/// What a spreadsheet would take for a formula, were it not written as text.
const FORMULAS: [&str; 7] =
    ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "=HYPERLINK(\"http://a\",\"b\")", "\t=1+1"];

#[test]
fn no_text_becomes_a_formula_of_the_upload_sheet() {
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    for profile in library.profiles() {
        let mut profile = Profile::clone(profile);
        profile.stages.clear();
        for text in FORMULAS {
            let mut form = Form { template: template.id.clone(), ..Form::default() };
            for key in [keys::PROJECT_NAME, keys::PROJECT_CODE, keys::BUREAU, keys::GOALS] {
                form.set_text(&FieldPath::field(key), text);
            }
            let columns = [Column::Class, Column::Subclass, Column::Name, Column::Value, Column::Unit, Column::Remark];
            form.push_row(Table::Indicators, columns.into_iter().map(|column| (column, text)).collect());
            let unit = Bureau { name: text.into(), code: text.into(), year: text.into(), ..Bureau::default() };
            let table = upload::table(&profile, &unit, [(&form, &**template)]);
            let workbook = upload::xlsx(&table, &Info::default()).expect("workbook");
            let mut workbook = Xlsx::new(Cursor::new(workbook)).expect("workbook");
            let name = workbook.sheet_names()[0].clone();
            assert_eq!(workbook.worksheet_formula(&name).expect("formulas").used_cells().count(), 0, "{text}");
            let range = workbook.worksheet_range(&name).expect("sheet");
            assert!(range.used_cells().any(|(_, _, cell)| *cell == Data::String(text.into())), "{text}");
        }
    }
}

#[test]
fn a_name_never_leads_out_of_the_folder() {
    let folder = tempfile::tempdir().expect("folder");
    let inside = folder.path().join("a").join("b");
    let mut project = project::load(&sample_path("shapotou-2023")).expect("sample");
    project.forms.truncate(1);
    let form = project.forms[0].clone();
    project.forms.clear();
    for name in ["../../上", "/etc/passwd", "C:\\Windows\\x", "..", "con", "a\0b", "a\nb", "./.hidden"] {
        let mut form = Form::clone(&form);
        form.set_text(&FieldPath::field(keys::PROJECT_NAME), name);
        project.push(form);
    }
    let order = Order { per_form: Some(PerForm::all_in(inside.clone())), ..Order::default() };
    run(&project, &Library::builtin(), &order, 0, |_| ControlFlow::Continue(())).expect("exported");
    assert_eq!(fs::read_dir(&inside).expect("listed").count(), Format::laid_out().count() * project.forms.len());
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
    assert_eq!(fs::read_dir(folder.path().join("a")).expect("listed").count(), 1);
    for id in ["../x", "a/b", "a\\\\b", "..", "", "a b", "é"] {
        let text = include_str!("../../assets/templates/guangyuan-project.ron").replacen(
            "id: \"guangyuan-project\"",
            &format!("id: \"{id}\""),
            1,
        );
        let error = Library::default().add_template("t.ron", &text).expect_err(id);
        assert!(error.to_string().contains("id"), "{error}");
    }
}

/// Reads `text` as each kind of file that holds RON, within a second of the processor each.
fn is_read_in_time(text: &str) {
    let in_time = |what: &str, read: &mut dyn FnMut() -> bool| {
        let (read, took) = worked(read);
        assert!(took < Duration::from_secs(1), "{what} took {took:?}, read: {read}");
    };
    in_time("a project", &mut || project::parse(Path::new("p"), text).is_ok());
    in_time("a template", &mut || Library::default().add_template("t", text).is_ok());
    in_time("a profile", &mut || Library::default().add_profile("p", text).is_ok());
}

#[test]
fn deep_and_enormous_texts_are_read_or_refused_in_time() {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(200_000), close.repeat(200_000));
    let project = |forms: &str| format!("(version: 1, forms: [{forms}])");
    is_read_in_time(&deep("(", ")"));
    is_read_in_time(&project(&deep("[", "]")));
    is_read_in_time(&project(&deep("(id: 1, template: \"a\", fields: {", "})")));
    is_read_in_time(&format!("(version: 1, {}", "/*".repeat(500_000)));
    is_read_in_time(&format!("(version: 1, unit: (name: \"{}\"))", "大".repeat(3_000_000)));
    is_read_in_time(&format!("(version: 1, unit: (name: {}))", "#".repeat(1_000_000)));
    is_read_in_time(&project(&"(id: 7, template: \"a\"),".repeat(50_000)));
    let rows: String = (0..50_000).map(|_| "(9, {name: \"a\"}),").collect();
    is_read_in_time(&project(&format!("(id: 1, template: \"a\", tasks: [{rows}])")));
    let fields: String = (0..50_000).map(|n| format!("\"k{n}\": \"a\",")).collect();
    is_read_in_time(&project(&format!("(id: 1, template: \"a\", fields: {{{fields}}})")));
}

#[test]
fn references_to_nothing_are_kept_and_do_no_harm() {
    let text = "(version: 1, checks: (rules: {\"no-such-rule\": off}, accepted: [(rule: \"x\", form: 99, place: \"y/9/z\", \
                evidence: \"\", reason: \"\")], profile: \"none\"), forms: [(id: 4294967295, template: \"none\", indicators: \
                [(4294967295, {name: \"a\"}), (4294967295, {name: \"b\"})], totals: {(tasks, total): \"x\"})])";
    let read: Project = project::parse(Path::new("p"), text).expect("read");
    assert_eq!(read.forms[0].indicators.len(), 2);
    assert_ne!(read.forms[0].indicators[0].id(), read.forms[0].indicators[1].id());
    let findings = jibiao::rules::check_all(&read, &Library::builtin());
    assert!(findings.iter().all(|finding| read.form(finding.form).is_some()));
    let order = Order { files: vec![(Format::Json, "unwritten".into())], ..Order::default() };
    let refused = run(&read, &Library::builtin(), &order, 0, |_| ControlFlow::Continue(())).expect_err("no template");
    assert!(refused.to_string().contains("none"), "{refused}");
}

#[test]
fn spans_that_overflow_are_refused() {
    let template = include_str!("../../assets/templates/guangyuan-project.ron");
    let spans: Vec<usize> = template.match_indices("span: ").map(|(at, _)| at).collect();
    assert!(!spans.is_empty());
    for at in spans {
        let digits = template[at + 6..].chars().take_while(char::is_ascii_digit).count();
        let huge = format!("{}{}{}", &template[..at + 6], usize::MAX, &template[at + 6 + digits..]);
        assert!(Library::default().add_template("t.ron", &huge).is_err());
    }
}
