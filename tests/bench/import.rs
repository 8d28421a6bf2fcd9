//! Importing 1,000 real forms on one core, and what of the time calamine takes to read the same files and no more.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

use calamine::{Reader, Xlsx};
use criterion::{Criterion, criterion_group, criterion_main};
use jibiao::import::Importer;
use jibiao::template::Library;
use std::io::Cursor;
use std::path::Path;
use std::time::{Duration, Instant};

const FORMS: usize = 1_000;
/// How often either reading is timed for the ratio; the fastest of each counts, as other programs take their time too.
const ROUNDS: usize = 200;

/// The files of real forms.
fn files() -> Vec<Vec<u8>> {
    let counties = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/forms")).expect("forms");
    let files = counties.flat_map(|county| std::fs::read_dir(county.expect("county").path()).expect("county"));
    let mut paths: Vec<_> = files.map(|file| file.expect("file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).expect("file")).collect()
}

fn imported(importer: &Importer, files: &[Vec<u8>]) -> usize {
    files.iter().map(|bytes| importer.read(bytes, "表", None).expect("imported").forms.len()).sum()
}

fn read(files: &[Vec<u8>]) -> usize {
    let cells = |bytes: &Vec<u8>| {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("workbook");
        workbook.worksheets().iter().map(|(_, range)| range.used_cells().count()).sum::<usize>()
    };
    files.iter().map(cells).sum()
}

/// The least time that `run` takes for a file.
fn timed(files: &[Vec<u8>], run: impl Fn(&[Vec<u8>]) -> usize) -> Duration {
    let once = |_| {
        let start = Instant::now();
        assert!(run(files) >= files.len());
        start.elapsed()
    };
    (0..ROUNDS).map(once).min().unwrap_or_default() / files.len() as u32
}

#[expect(clippy::print_stdout, reason = "criterion compares a benchmark with its past, not with another one")]
fn import(criterion: &mut Criterion) {
    let (files, library) = (files(), Library::builtin());
    let importer = Importer::new(&library);
    let (ours, bare) = (timed(&files, |files| imported(&importer, files)), timed(&files, read));
    println!("a form: {ours:?}, calamine alone {bare:?}, ratio {:.2}", ours.as_secs_f64() / bare.as_secs_f64());
    let files: Vec<_> = files.into_iter().cycle().take(FORMS).collect();
    let mut group = criterion.benchmark_group("1,000 forms");
    group.sample_size(10);
    group.bench_function("imported", |b| b.iter(|| imported(&importer, &files)));
    group.bench_function("read by calamine alone", |b| b.iter(|| read(&files)));
    group.finish();
    criterion.bench_function("an importer made ready", |b| b.iter(|| Importer::new(&library)));
}

criterion_group!(benches, import);
criterion_main!(benches);
