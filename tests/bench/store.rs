//! Loading and saving of project files.

#![allow(clippy::expect_used, missing_docs, reason = "a benchmark stops by panicking, and its entry is a macro")]

#[path = "../support/large.rs"]
mod large;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use jibiao::store::project;
use std::path::Path;

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

criterion_group!(benches, files);
criterion_main!(benches);
