//! The spreadsheets of real forms: every cell of every form lands where it was transcribed, and nothing is invented.

use crate::support::cells::cells;
use jibiao::export::json;
use jibiao::import::{Imported, Importer, Role};
use jibiao::session;
use jibiao::template::Library;
use serde_json::Value;
use std::path::{Path, PathBuf};

pub(super) const COUNTIES: [&str; 5] =
    ["boye-2022", "guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "weinan-2023"];

/// The spreadsheets of `county`, in order of their names.
pub(super) fn spreadsheets(county: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms").join(county);
    let files = std::fs::read_dir(folder).expect("forms").map(|file| file.expect("file").path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|e| e == "xlsx")).collect();
    files.sort();
    files
}

pub(super) fn imported(path: &Path) -> Imported {
    let bytes = std::fs::read(path).expect("read");
    let stem = path.file_stem().expect("name").to_string_lossy();
    Importer::new(&Library::builtin()).read(&bytes, &stem, None).expect("imported")
}

#[test]
fn every_cell_lands_where_it_was_transcribed() {
    for path in COUNTIES.iter().flat_map(|county| spreadsheets(county)) {
        let imported = imported(&path);
        let lost: Vec<_> = imported.unplaced().collect();
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
        assert_eq!(imported.forms.len(), 1, "{}", path.display());
        let wanted = std::fs::read(path.with_extension("json")).expect("transcription");
        let wanted: Value = serde_json::from_slice(&wanted).expect("JSON");
        let library = Library::builtin();
        let form = &imported.forms[0].form;
        let mut got = json::value(form, library.template(&form.template).expect("template"));
        got["source"] = wanted["source"].clone();
        assert_eq!(cells(&got), cells(&wanted), "{}", path.display());
    }
}

/// Whatever a county's form holds that the transcription leaves out (立项, 进度, notes, a second table) is read too.
#[test]
fn every_cell_of_other_counties_is_read() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms-other");
    for folder in std::fs::read_dir(data).expect("counties") {
        let files =
            std::fs::read_dir(folder.expect("county").path()).expect("county").map(|file| file.expect("file").path());
        for path in files.filter(|path| path.extension().is_some_and(|e| e == "xlsx")) {
            let wanted = std::fs::read(path.with_extension("json")).expect("transcription");
            let wanted: Value = serde_json::from_slice(&wanted).expect("JSON");
            let more = wanted["more_forms"].as_array().cloned().unwrap_or_default();
            let imported = imported(&path);
            assert_eq!(imported.forms.len(), 1 + more.len(), "{}", path.display());
            for (form, wanted) in imported.forms.iter().zip(std::iter::once(&wanted).chain(&more)) {
                let library = Library::builtin();
                let got = json::value(&form.form, library.template(&form.form.template).expect("template"));
                // 3309840 is printed as 3,309,840.00 where the transcription keeps the format.
                let plain = |text: &String| text.replace(',', "").trim_end_matches(".00").to_owned();
                let texts: Vec<String> = cells(&got).values().map(plain).collect();
                let lost: Vec<_> =
                    cells(wanted).into_iter().filter(|(_, text)| !texts.contains(&plain(text))).collect();
                assert!(lost.is_empty(), "{}: {lost:?}", path.display());
            }
        }
    }
}

#[test]
fn an_import_is_the_sample() {
    for county in COUNTIES {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(county).with_extension("ron");
        let sample = session::open(&sample).expect("sample");
        for (wanted, path) in sample.forms.iter().zip(spreadsheets(county)) {
            let got = imported(&path).forms.remove(0).form;
            assert_eq!((&got.template, &got.source), (&wanted.template, &wanted.source));
            assert_eq!((&got.labels, &got.totals), (&wanted.labels, &wanted.totals), "{}", got.source);
        }
    }
}

#[test]
fn every_cell_of_a_sheet_is_accounted_for() {
    for path in COUNTIES.iter().flat_map(|county| spreadsheets(county)) {
        let imported = imported(&path);
        let form = &imported.forms[0].form;
        for cell in &imported.sheets[0].cells {
            assert_eq!(cell.form, Some(0), "{cell:?}");
            match &cell.role {
                Role::Taken(place) => {
                    let text: String = form.text(place).split_whitespace().collect();
                    let printed: String = cell.text.split_whitespace().collect();
                    let title = *place == jibiao::model::FieldPath::field("title");
                    assert!(title || printed.contains(&text), "{}: {cell:?} {text}", path.display());
                }
                Role::Understood => {}
                Role::NotPlaced(_) => panic!("{}: {cell:?}", path.display()),
            }
        }
    }
}

#[test]
fn a_unit_is_what_its_forms_say() {
    let unit = imported(&spreadsheets("boye-2022")[0]).bureau;
    assert_eq!((unit.code.as_str(), unit.name.as_str()), ("450001", "博野县医疗保障局本级"));
    let unit = imported(&spreadsheets("weinan-2023")[0]).bureau;
    assert_eq!((unit.code.as_str(), unit.name.as_str()), ("611001", "渭南市医疗保障经办机构"));
}
