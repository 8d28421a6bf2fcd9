//! Loading and saving of project files, and what a save costs who goes on typing.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

#[path = "../support/large.rs"]
mod large;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jibiao::model::FieldPath;
use jibiao::session::keeper::Keeper;
use jibiao::session::saving::Target;
use jibiao::session::{Document, Wake};
use jibiao::store::{StateFolder, project};
use std::path::Path;
use std::sync::Arc;

fn files(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    for forms in [1, 20, 1_000] {
        let wanted = large::large(forms);
        let mut group = criterion.benchmark_group(format!("{forms} forms"));
        group.sample_size(20).throughput(Throughput::Elements(forms as u64));
        group.bench_function("save", |b| b.iter(|| project::save(&path, &wanted).expect("saved")));
        group.bench_function("load", |b| b.iter(|| project::load(&path).expect("loaded")));
        let text = project::to_text(&wanted);
        group.bench_function("write text", |b| b.iter(|| project::to_text(&wanted)));
        group.bench_function("read text", |b| b.iter(|| project::parse(Path::new("p"), &text).expect("read")));
    }
}

/// What the window waits for while 1,000 forms are saved behind it: a frame has some 16 ms.
fn behind_the_window(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    project::save(&file, &large::large(1_000)).expect("saved");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[500].id;
    let wake: Wake = Arc::new(|| {});
    let mut count = 0;
    let mut typed = move |document: &mut Document| {
        count += 1;
        document.begin(form, &FieldPath::field("goals"));
        document.type_text(&format!("第 {count} 次"));
    };
    let mut group = criterion.benchmark_group("behind the window");
    group.sample_size(20);
    group.bench_function("typing", |b| b.iter(|| typed(&mut document)));
    group.bench_function("typing and starting a save", |b| {
        b.iter(|| {
            typed(&mut document);
            let _ = document.finish_saving();
            assert!(document.start_saving(Target::Own, Arc::clone(&wake)).expect("started"));
        });
    });
    let _ = document.wait_for_saving();
}

criterion_group!(benches, files, behind_the_window);
criterion_main!(benches);
