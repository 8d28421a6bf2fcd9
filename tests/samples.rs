//! The samples: real forms, as projects. What they export is what was printed.

use crate::support::cells::cells;
use crate::support::exports;
use jibiao::export::Format;
use jibiao::model::{Form, Project};
use jibiao::store::{project, text};
use jibiao::template::{Library, Template};
use serde_json::Value;
use std::path::{Path, PathBuf};

const SAMPLES: [&str; 5] = ["boye-2022", "guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "weinan-2023"];

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name).with_extension("ron")
}

fn with_templates<'p>(project: &'p Project, library: &'p Library) -> Vec<(&'p Form, &'p Template)> {
    let template = |form: &Form| library.template(&form.template).map(AsRef::as_ref).expect("template");
    let forms = project.forms.iter().map(|form| (&**form, template(form)));
    // What is written about the forms was not printed with them.
    forms.filter(|(_, template)| !template.has_prose()).collect()
}

/// What was transcribed from the paper forms of a county, in order of the files' names.
fn transcribed(county: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms").join(county);
    let files = std::fs::read_dir(folder).expect("forms").map(|file| file.expect("file").path());
    let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
    let mut files: Vec<_> = files.filter(is_json).collect();
    files.sort();
    let read = |path: PathBuf| {
        let stem = path.file_stem().expect("name").to_string_lossy().into_owned();
        (stem, serde_json::from_slice(&std::fs::read(path).expect("read")).expect("JSON"))
    };
    files.into_iter().map(read).collect()
}

fn exported(county: &str) -> Vec<Value> {
    let project = project::load(&sample(county)).expect("sample");
    let library = Library::builtin();
    let json = exports::exported(Format::Json, with_templates(&project, &library));
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    json["forms"].as_array().expect("forms").clone()
}

#[test]
fn samples_export_what_was_printed() {
    for county in SAMPLES {
        let (wanted, got) = (transcribed(county), exported(county));
        assert_eq!(got.len(), wanted.len(), "{county}");
        for ((stem, wanted), mut got) in wanted.into_iter().zip(got) {
            assert_eq!(got["source"], stem.as_str());
            assert_eq!(got["form_kind"], wanted["form_kind"], "{stem}");
            assert_eq!(got["table_no"], wanted["table_no"], "{stem}");
            // The transcription names the publication, which decides whether a year was printed.
            got["source"] = wanted["source"].clone();
            assert_eq!(cells(&got), cells(&wanted), "{county}/{stem}");
        }
    }
}

#[test]
fn samples_keep_the_order_of_keys() {
    let keys = |value: &Value| value.as_object().expect("object").keys().cloned().collect::<Vec<_>>();
    for county in SAMPLES {
        for ((stem, wanted), got) in transcribed(county).into_iter().zip(exported(county)) {
            let wanted: Vec<_> = keys(&wanted).into_iter().filter(|key| key != "uncertain").collect();
            let got: Vec<_> = keys(&got).into_iter().filter(|key| wanted.contains(key)).collect();
            assert_eq!(got, wanted, "{county}/{stem}");
        }
    }
}

#[test]
fn samples_are_as_the_program_saves_them() {
    for county in SAMPLES {
        let path = sample(county);
        let project = project::load(&path).expect("sample");
        assert_eq!(project::to_text(&project), text::read(&path, project::MAX_BYTES).expect("text"), "{county}");
    }
}

#[test]
fn samples_say_only_what_the_template_does_not() {
    let library = Library::builtin();
    for county in SAMPLES {
        let project = project::load(&sample(county)).expect("sample");
        for (form, template) in with_templates(&project, &library) {
            assert!(form.totals.is_empty() && form.labels.is_empty(), "{county}/{}", form.source);
            let computed = jibiao::template::shown::title(template, form);
            assert_ne!(form.field("title"), computed, "{county}/{}", form.source);
        }
    }
}
