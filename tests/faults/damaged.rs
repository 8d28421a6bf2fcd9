//! A damaged project file is read as far as it goes, and left as it is.

use super::cases;
use crate::support::exports::{SAMPLES, sample_path};
use crate::support::random::Random;
use jibiao::model::{Form, Project};
use jibiao::session::keeper::Keeper;
use jibiao::store::{StateFolder, project};
use std::fs;
use std::path::Path;
use std::sync::Arc;

fn text_of(sample: &str) -> String {
    fs::read_to_string(sample_path(sample)).expect("sample")
}

/// What is read of a file with these contents, and the lines that are named as lost.
fn salvaged(contents: &[u8]) -> Option<(Project, Vec<usize>)> {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    fs::write(&file, contents).expect("written");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let opened = keeper.open_damaged(&file).expect("read");
    assert_eq!(fs::read(&file).expect("there"), contents, "it is left as it is");
    opened.map(|(document, lost)| {
        assert!(document.is_dirty() && document.path().is_none(), "it is not saved over");
        let project = Project::clone(document.project());
        document.close();
        (project, lost.iter().map(|lost| lost.line).collect())
    })
}

#[test]
fn a_whole_file_is_read_whole() {
    for sample in SAMPLES {
        let (project, lost) = salvaged(text_of(sample).as_bytes()).expect(sample);
        assert_eq!((project, lost), (project::load(&sample_path(sample)).expect(sample), Vec::new()));
    }
}

/// Reads `sample` with `damage` done to its line `number`, from 1; the form that was damaged, as it was and as it is.
fn one_form_damaged(sample: &str, number: usize, damage: impl Fn(&str) -> String) -> (Form, Form, Vec<usize>) {
    let text = text_of(sample);
    let lines: Vec<String> =
        text.lines().zip(1..).map(|(line, at)| if at == number { damage(line) } else { line.to_owned() }).collect();
    let damaged = lines.join("\n");
    assert!(project::parse(Path::new("p.ron"), &damaged).is_err());
    let (found, lost) = salvaged(damaged.as_bytes()).expect("forms");
    let whole = project::load(&sample_path(sample)).expect("sample");
    assert_eq!(found.forms.len(), whole.forms.len());
    let differing: Vec<usize> = (0..whole.forms.len()).filter(|at| found.forms[*at] != whole.forms[*at]).collect();
    let [at] = differing[..] else { panic!("{differing:?}: one form is damaged") };
    (Form::clone(&whole.forms[at]), Form::clone(&found.forms[at]), lost)
}

#[test]
fn a_quote_that_is_missing_costs_its_line_alone() {
    let text = text_of("guangyuan-2021");
    let number = 1 + text.lines().position(|line| line.contains("\"project_name\"")).expect("a name");
    let (whole, found, lost) = one_form_damaged("guangyuan-2021", number, |line| line.replace("\",", ","));
    assert_eq!(lost, [number]);
    assert_eq!(found.field("project_name"), "");
    let mut mended = found;
    mended.fields.set("project_name".into(), whole.field("project_name"));
    assert_eq!(mended, whole);
}

#[test]
fn a_row_that_is_damaged_costs_itself_alone() {
    let text = text_of("guangyuan-2021");
    let number = text.lines().position(|line| line.trim() == "indicators: [").expect("indicators") + 3;
    let (whole, found, lost) = one_form_damaged("guangyuan-2021", number, |line| line.replace("{", "<"));
    assert_eq!(lost, [number]);
    let kept: Vec<_> = whole.indicators.iter().enumerate().filter(|(at, _)| *at != 1).map(|(_, row)| row).collect();
    assert!(found.indicators.iter().eq(kept));
}

#[test]
fn a_file_that_ends_early_keeps_what_stands_before() {
    let text = text_of("guangyuan-2021");
    let whole = project::load(&sample_path("guangyuan-2021")).expect("sample");
    for case in 0..cases(60, 2_000) {
        let end = text.floor_char_boundary(2_000 + Random::of_case(case).below(text.len() - 2_000));
        let begun = text[..end].matches("\n        (\n").count();
        let Some((found, _)) = salvaged(&text.as_bytes()[..end]) else {
            assert!(begun <= 1, "at {end}");
            continue;
        };
        assert!(found.forms.len() + 1 >= begun && found.bureau == whole.bureau, "at {end}");
        for (found, whole) in found.forms.iter().zip(&whole.forms).take(begun.saturating_sub(1)) {
            assert_eq!(found, whole, "at {end}");
        }
    }
}

#[test]
fn bytes_that_flip_cost_no_other_form() {
    let text = text_of("guangyuan-2021");
    let whole = project::load(&sample_path("guangyuan-2021")).expect("sample");
    let first = text.find("\n        (\n").expect("a form");
    for case in 0..cases(100, 5_000) {
        let random = &mut Random::of_case(case);
        let mut bytes = text.clone().into_bytes();
        let at = first + 2 + random.below(bytes.len() - first - 2);
        bytes[at] ^= 1 << random.below(8);
        let Some((found, _)) = salvaged(&bytes) else { panic!("case {case}: nothing") };
        let same = |form: &Arc<Form>| found.forms.iter().any(|found| found == form);
        // The byte may have stood in the bracket between two forms.
        assert!(whole.forms.iter().filter(|form| !same(form)).count() <= 2, "case {case} at {at}");
    }
}

#[test]
fn what_holds_no_form_is_not_opened() {
    for contents in [&b""[..], b"(version: 1)", &[0; 5_000], b"\xff\xfe(\0", b"PK\x03\x04"] {
        assert_eq!(salvaged(contents), None);
    }
}
