//! Whatever a file holds, reading it neither panics nor hangs nor takes more memory than it may.

use super::{cases, child, say, task};
use crate::support::exports::sample_path;
use crate::support::random::Random;
use crate::support::work::worked;
use jibiao::import::Importer;
use jibiao::model::value;
use jibiao::store::project;
use jibiao::template::Library;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// The most memory that a reader takes, in bytes.
const MEMORY: u64 = 200_000_000;
/// The longest that the processor is busy with one input.
const PATIENCE: Duration = Duration::from_secs(1);
/// What breaks things.
const EVIL: [&str; 16] = [
    "(",
    "[",
    "{",
    "\"",
    "\\",
    "\u{0}",
    "))))",
    "Some(",
    "/*",
    "r#\"",
    "99999999999999999999",
    "-1",
    "\u{202e}",
    "½",
    "１０万元",
    "=cmd|",
];

/// One of `seeds` with a few things wrong.
fn mutated(random: &mut Random, seeds: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = random.one_of(seeds).clone();
    for _ in 0..1 + random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(7) {
            0 if at < bytes.len() => bytes[at] ^= 1 << random.below(8),
            1 => drop(bytes.drain(at..end)),
            2 => drop(bytes.splice(at..at, random.one_of(&EVIL).bytes())),
            3 => drop(bytes.splice(at..at, random.one_of(&EVIL).repeat(random.below(200)).into_bytes())),
            4 => bytes.truncate(at),
            5 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                drop(bytes.splice(to..to, piece));
            }
            _ => drop(bytes.splice(at..end, random.number().to_le_bytes())),
        }
    }
    bytes
}

/// The parts of a packed file, by name.
type Parts = Vec<(String, Vec<u8>)>;

fn unpacked(packed: &[u8]) -> Parts {
    let mut archive = ZipArchive::new(Cursor::new(packed)).expect("a package");
    let count = archive.len();
    let part = |at| {
        let mut part = archive.by_index(at).expect("part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        (part.name().expect("name").into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

/// A packed file one of whose parts has a few things wrong, while the package itself is sound.
fn packed(random: &mut Random, parts: &Parts) -> Vec<u8> {
    let wrong = random.below(parts.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, bytes)) in parts.iter().enumerate() {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        writer.start_file(name.as_str(), options).expect("begun");
        let changed = if at == wrong { mutated(random, std::slice::from_ref(bytes)) } else { bytes.clone() };
        writer.write_all(&changed).expect("written");
    }
    writer.finish().expect("packed").into_inner()
}

/// What is read, and how.
struct Readers {
    values: Vec<Vec<u8>>,
    projects: Vec<Vec<u8>>,
    templates: Vec<Vec<u8>>,
    profiles: Vec<Vec<u8>>,
    spreadsheets: Vec<Vec<u8>>,
    packages: Vec<Parts>,
    importer: Importer,
}

fn assets(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()).collect();
    paths.sort();
    paths
        .iter()
        .filter(|path| path.extension().is_some_and(|e| e != "json"))
        .map(|p| fs::read(p).expect("file"))
        .collect()
}

impl Readers {
    fn new() -> Self {
        let mut sample = project::load(&sample_path("shapotou-2023")).expect("sample");
        let texts = sample.forms.iter().flat_map(|form| form.texts().map(|(_, text)| text.as_bytes().to_vec()));
        let values = texts.collect();
        sample.forms.truncate(1);
        let spreadsheets = assets("tests/data/forms/shapotou-2023");
        Self {
            values,
            projects: vec![project::to_text(&sample).into_bytes()],
            templates: assets("assets/templates"),
            profiles: assets("assets/profiles"),
            packages: spreadsheets.iter().map(|packed| unpacked(packed)).collect(),
            spreadsheets,
            importer: Importer::new(&Library::builtin()),
        }
    }

    /// Reads one input that has something wrong.
    fn read(&self, case: u64) {
        let random = &mut Random::of_case(case);
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        match case % 100 {
            0 if case.is_multiple_of(400) => {
                let sound = random.below(2) == 0;
                let bytes = if sound {
                    let at = random.below(self.packages.len());
                    packed(random, &self.packages[at])
                } else {
                    mutated(random, &self.spreadsheets)
                };
                let _ = self.importer.read(&bytes, "p", None);
            }
            1 => {
                let bytes = mutated(random, &self.projects);
                let _ = project::salvage(&bytes);
            }
            2..10 => {
                let _ = project::parse(Path::new("p"), &text(mutated(random, &self.projects)));
            }
            10..12 => {
                let text = text(mutated(random, &self.templates));
                let _ = Library::default().add_template("t.ron", &text);
            }
            12..15 => {
                let text = text(mutated(random, &self.profiles));
                let _ = Library::default().add_profile("p.ron", &text);
            }
            _ => {
                let text = text(mutated(random, &self.values));
                let read = value::parse(&text);
                std::hint::black_box((read.quantity().is_some(), read.prices().count()));
            }
        }
    }
}

/// The most memory that this process ever had, in bytes, where the system says.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1_024)
}

/// Reads as many inputs as the task says.
#[test]
#[ignore = "a child of the tests"]
fn reading_child() {
    let Some(count) = task().and_then(|task| task.parse::<u64>().ok()) else { return };
    let readers = Readers::new();
    let mut longest = (Duration::ZERO, 0);
    for case in 0..count {
        longest = longest.max((worked(|| readers.read(case)).1, case));
    }
    let (longest, case) = (longest.0.as_millis(), longest.1);
    say(&format!("read {count} longest {longest} case {case} peak {}", peak().unwrap_or(0)));
}

#[test]
fn no_input_panics_hangs_or_fills_the_memory() {
    let count = cases(40_000, 10_000_000);
    let output = child("faults::mutated::reading_child", &count.to_string()).output().expect("run");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "a reader panicked: {said}");
    let line = said.lines().find_map(|line| line.find("read ").map(|at| &line[at..])).expect("figures");
    let figures: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
    let [read, longest, case, peak] = figures[..] else { panic!("{line}") };
    assert_eq!(read, count);
    assert!(Duration::from_millis(longest) < PATIENCE, "case {case} took {longest} ms");
    assert!(peak < MEMORY, "{peak} bytes");
    say(&format!("{read} inputs, the longest took {longest} ms, {} MB at most", peak / 1_000_000));
}
