//! Every format: it is made, another program opens it, and whatever offers it calls it what it calls itself.

use crate::support::exports::{sample_forms, sample_path, with_setting};
use crate::support::program::{Desk, complaints};
use jibiao::export::{About, Format, LaidOut};
use jibiao::model::Project;
use jibiao::session::choice::FormChoice;
use jibiao::session::export::{Order, PerForm, run};
use jibiao::session::naming::{Output, suggested};
use jibiao::session::report::{self, Subject};
use jibiao::store::project;
use jibiao::template::Library;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{Cursor, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether a file of `format` is whole and holds something, as another program reads it.
fn opens(format: Format, contents: &[u8]) -> bool {
    use calamine::Reader;
    match format {
        Format::Pdf => lopdf::Document::load_mem(contents).is_ok_and(|pdf| !pdf.get_pages().is_empty()),
        Format::Xlsx | Format::Upload => calamine::Xlsx::new(Cursor::new(contents)).is_ok_and(|mut workbook| {
            workbook.worksheet_range_at(0).is_some_and(|range| range.is_ok_and(|range| !range.is_empty()))
        }),
        Format::Docx => jibiao::workbook::read(contents).is_ok_and(|read| !read.grids.is_empty()),
        Format::Json => serde_json::from_slice::<serde_json::Value>(contents)
            .is_ok_and(|json| json["forms"].as_array().is_some_and(|forms| !forms.is_empty())),
    }
}

/// Counts the bytes that are written, for one who looks on.
#[derive(Default)]
struct Seen(Arc<AtomicUsize>, Cursor<Vec<u8>>);

impl Write for Seen {
    fn write(&mut self, contents: &[u8]) -> std::io::Result<usize> {
        self.0.fetch_add(contents.len(), Ordering::Relaxed);
        self.1.write(contents)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Seek for Seen {
    fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
        self.1.seek(to)
    }
}

fn sample() -> Project {
    project::load(&sample_path("shapotou-2023")).expect("sample")
}

#[test]
fn each_is_made_and_opened() {
    let (folder, library, project) = (tempfile::tempdir().expect("folder"), Library::builtin(), sample());
    let name = |format: Format| suggested("项目", (&project, &library), &FormChoice::All, Output::Forms(format));
    let path = |format: Format| folder.path().join(name(format));
    let order = Order {
        files: Format::ALL.iter().map(|format| (*format, path(*format))).collect(),
        per_form: Some(PerForm::all_in(folder.path().join("各表"))),
        ..Order::default()
    };
    let report = run(&project, &library, &order, 0, |_| ControlFlow::Continue(())).expect("exported");
    let alone = Format::laid_out().count() * project.forms.len();
    assert_eq!(report.files.len(), Format::ALL.len() + alone);
    for format in Format::ALL {
        assert!(format.ends(&path(*format)), "{format:?} is named by its ending");
        assert!(opens(*format, &fs::read(path(*format)).expect("written")), "{format:?}");
    }
    for path in report.files.iter().take(alone) {
        let format = Format::laid_out().find(|format| format.ends(path)).expect("laid out");
        assert!(opens(format, &fs::read(path).expect("written")), "{}", path.display());
    }
}

#[test]
fn each_is_made_by_command() {
    let folder = tempfile::tempdir().expect("folder");
    let jibiao = || Command::new(env!("CARGO_BIN_EXE_jibiao"));
    let help = jibiao().args(["export", "--help"]).output().expect("run").stdout;
    let help = String::from_utf8(help).expect("text");
    for format in Format::ALL {
        let (about, path) = (format.about(), folder.path().join(format.about().option));
        let option = format!("--{}", about.option);
        let done = jibiao().arg("export").arg(sample_path("boye-2022")).arg(&option).arg(&path).output().expect("run");
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        assert!(opens(*format, &fs::read(&path).expect("written")), "{format:?}");
        assert!(help.lines().any(|line| line.contains(&option) && line.ends_with(about.help)), "{help}");
        assert!(help.lines().next().is_some_and(|first| first.contains(about.name)), "{help}");
    }
    let nothing = jibiao().arg("export").arg(sample_path("boye-2022")).output().expect("run").stderr;
    let nothing = String::from_utf8(nothing).expect("text");
    assert!(Format::ALL.iter().all(|format| nothing.contains(&format!("--{}", format.about().option))), "{nothing}");
}

#[test]
fn no_two_are_called_the_same() {
    let all = || Format::ALL.iter().map(|format| format.about());
    let different = |names: BTreeSet<&str>| names.len() == Format::ALL.len() && !names.contains("");
    assert!(different(all().map(|about| about.name).collect()));
    assert!(different(all().map(|about| about.command).collect()));
    assert!(different(all().map(About::title).collect()));
    assert!(different(all().map(|about| about.option).collect()));
    assert!(different(all().map(|about| about.help).collect()));
    assert_eq!(all().map(|about| (about.extension, about.mark)).collect::<BTreeSet<_>>().len(), Format::ALL.len());
    // A name alone says what a form's own file and a report are made in.
    let endings: BTreeSet<&str> = Format::laid_out().map(|format| format.about().extension).collect();
    assert_eq!(endings.len(), Format::laid_out().count());
}

#[test]
fn a_report_is_made_in_every_format_that_is_laid_out() {
    let (folder, library, project) = (tempfile::tempdir().expect("folder"), Library::builtin(), sample());
    let (forms, user) = (FormChoice::All, BTreeMap::new());
    let subject = Subject { project: &project, library: &library, forms: &forms, user: &user, created: 0 };
    for format in Format::laid_out() {
        let path = folder.path().join("报告").with_extension(format.about().extension.to_uppercase());
        report::write(&path, &subject).expect("written");
        assert!(opens(format, &fs::read(&path).expect("written")), "{format:?}");
    }
    let refused = report::write(Path::new("/无/报告.json"), &subject).expect_err("data");
    let wanted = format!("这份表只能存成 {}，不能存成 /无/报告.json：请改文件名", report::endings());
    assert_eq!(refused.to_string(), wanted);
}

#[test]
fn data_are_written_as_the_forms_come() {
    let forms = sample_forms();
    with_setting(|setting| {
        for format in [Format::Json, Format::Pdf] {
            let mut out = Seen::default();
            let seen = Arc::clone(&out.0);
            let mut exporter = (format.about().begin)(setting, &mut out).expect("begun");
            for (form, template) in &forms {
                let before = seen.load(Ordering::Relaxed);
                exporter.add(&[&LaidOut::new(form, template, setting)]).expect("added");
                assert!(seen.load(Ordering::Relaxed) > before + form.texts().count(), "the form is written");
            }
            exporter.finish().expect("finished");
            assert!(opens(format, out.1.get_ref()));
        }
    });
}

/// The files of an export of a sample, with `time` as the time of creation if there is one.
fn dated(time: Option<&str>) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let desk = Desk::new();
    let sample = sample_path("shapotou-2023");
    let sample = sample.to_str().expect("path");
    let options = ["--pdf", "a.pdf", "--xlsx", "a.xlsx", "--upload", "b.xlsx", "--per-form", "each"];
    let mut command = desk.command(&[&["export", sample][..], &options].concat());
    command.env_remove("SOURCE_DATE_EPOCH").envs(time.map(|time| ("SOURCE_DATE_EPOCH", time)));
    let done = command.output().expect("run");
    if !done.status.success() {
        assert_eq!(desk.files(), Vec::<String>::new());
        return Err(complaints(&done));
    }
    let each = fs::read_dir(desk.path("each")).expect("listed").map(|entry| entry.expect("entry").path());
    let all = desk.files().into_iter().map(|name| desk.path(&name)).filter(|path| path.is_file()).chain(each);
    Ok(all
        .map(|path| (path.file_name().expect("name").to_string_lossy().into_owned(), fs::read(path).expect("read")))
        .collect())
}

#[test]
fn the_same_forms_of_the_same_time_are_the_same_bytes() {
    let second = std::time::Duration::from_millis(1_100);
    let dates = || (dated(Some("1600000000")).expect("exported"), dated(None).expect("exported"));
    let ((set, now), (again, later)) = (dates(), {
        std::thread::sleep(second);
        dates()
    });
    assert_eq!(set.len(), 3 + Format::laid_out().count() * sample().forms.len());
    for (name, contents) in &set {
        assert!(again[name] == *contents, "{name} is the same");
        assert!(later[name] != now[name], "{name} has the real time");
    }
    assert!(dated(Some("yesterday")).expect_err("no time").contains("SOURCE_DATE_EPOCH"));
    assert!(dated(Some("")).expect_err("no time").contains("SOURCE_DATE_EPOCH"));
}

#[test]
fn a_file_of_a_form_takes_the_place_of_no_other_output_and_of_no_project() {
    let desk = Desk::new();
    fs::copy(sample_path("shapotou-2023"), desk.path("p.ron")).expect("copied");
    fs::create_dir(desk.path("each")).expect("made");
    let export = |more: &[&str]| desk.run(&[&["export", "p.ron", "--per-form", "each"][..], more].concat());
    assert!(export(&[]).status.success());
    let first = fs::read_dir(desk.path("each")).expect("listed").map(|entry| entry.expect("entry").path()).min();
    let first = first.expect("a file");
    let same = format!("each/{}", first.file_name().expect("name").to_string_lossy());
    assert!(complaints(&export(&["--pdf", &same])).contains("有两项结果"));
    fs::copy(desk.path("p.ron"), &first).expect("copied");
    assert!(complaints(&export(&[])).contains("项目文件，没有覆盖"));
    assert_eq!(fs::read(&first).expect("there"), fs::read(desk.path("p.ron")).expect("there"));
}
