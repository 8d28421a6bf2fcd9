//! Real files damaged at random: no panic, no long wait, and whatever is understood holds together.

use super::bad_files::fixture;
use super::forms::{COUNTIES, spreadsheets};
use crate::faults::mutation::XML;
use crate::support::packed::{packed, parts};
use crate::support::work::worked;
use jibiao::import::{Importer, Role};
use jibiao::template::Library;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::TestRunner;
use std::cell::Cell;
use std::sync::LazyLock;
use std::time::Duration;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));
/// Real files of every kind, with the parts of those that are packed.
static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
    let old = ["01-bumen-zhengti", "01-canbao-xianji-peitao", "01-jingban-jingfei"];
    let old = old.iter().flat_map(|name| ["xls", "ods"].map(|extension| fixture(&format!("{name}.{extension}"))));
    let xlsx = COUNTIES.iter().flat_map(|county| spreadsheets(county));
    let read = |path: std::path::PathBuf| {
        let bytes = std::fs::read(path).expect("file");
        let parts = if bytes.starts_with(b"PK") { parts(&bytes) } else { Vec::new() };
        (bytes, parts)
    };
    xlsx.chain(old).map(read).collect()
});
/// The longest time that a damaged file may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// A file and the parts that it packs.
type File = (Vec<u8>, Vec<(String, Vec<u8>)>);

#[derive(Debug, Clone)]
enum Damage {
    Flip(Index, u8),
    Cut(Index),
    Splice(Index, Index, u8),
    Insert(Index, usize),
}

impl Damage {
    fn strategy() -> impl Strategy<Value = Self> {
        prop_oneof![
            4 => (any::<Index>(), 1..=255_u8).prop_map(|(at, bits)| Self::Flip(at, bits)),
            1 => any::<Index>().prop_map(Self::Cut),
            2 => (any::<Index>(), any::<Index>(), any::<u8>()).prop_map(|(from, to, length)| Self::Splice(from, to, length)),
            3 => (any::<Index>(), 0..XML.len()).prop_map(|(at, snippet)| Self::Insert(at, snippet)),
        ]
    }

    fn done_to(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        match self {
            Self::Flip(at, bits) => *at.get_mut(bytes) ^= bits,
            Self::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Self::Splice(from, to, length) => {
                let from = from.index(bytes.len());
                let piece = bytes[from..bytes.len().min(from + usize::from(*length))].to_vec();
                let to = to.index(bytes.len());
                bytes.splice(to..to, piece);
            }
            Self::Insert(at, snippet) => {
                let at = tag_end(bytes, at.index(bytes.len()));
                bytes.splice(at..at, XML[*snippet].bytes());
            }
        }
    }
}

/// The end of the tag around `at`, so that what is put there is read.
fn tag_end(bytes: &[u8], at: usize) -> usize {
    bytes[at..].iter().position(|byte| *byte == b'>').map_or(at, |end| at + end + 1)
}

/// A real file, damaged as it lies on disk or in one of its parts.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    (any::<Index>(), prop::option::weighted(0.8, any::<Index>()), vec(Damage::strategy(), 1..6)).prop_map(
        |(file, part, damages)| {
            let (bytes, parts) = file.get(&FILES);
            let Some(part) = part.filter(|_| !parts.is_empty()) else {
                let mut bytes = bytes.clone();
                damages.iter().for_each(|damage| damage.done_to(&mut bytes));
                return bytes;
            };
            let mut parts = parts.clone();
            let place = part.index(parts.len());
            damages.iter().for_each(|damage| damage.done_to(&mut parts[place].1));
            packed(&parts)
        },
    )
}

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows what a long run met")]
fn damaged_files_do_no_harm() {
    let config = ProptestConfig {
        cases: super::cases(300),
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let (slowest, read, forms) = (Cell::new(Duration::ZERO), Cell::new(0), Cell::new(0));
    let outcome = TestRunner::new(config).run(&damaged(), |bytes| {
        let (imported, taken) = worked(|| IMPORTER.read(&bytes, "表", None));
        slowest.set(slowest.get().max(taken));
        prop_assert!(taken < PATIENCE, "{taken:?}");
        let Ok(imported) = imported else { return Ok(()) };
        read.set(read.get() + 1);
        forms.set(forms.get() + imported.forms.len());
        for cell in imported.sheets.iter().flat_map(|sheet| &sheet.cells) {
            let within = cell.form.is_some_and(|form| form < imported.forms.len());
            prop_assert!(within || matches!((cell.form, &cell.role), (None, Role::NotPlaced(_))));
        }
        Ok(())
    });
    let most = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let most = most.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("memory unknown").to_owned();
    println!(
        "{} inputs, {} read, {} forms, slowest {:?}, {most}",
        super::cases(300),
        read.get(),
        forms.get(),
        slowest.get()
    );
    if let Err(error) = outcome {
        let harmful = std::env::temp_dir().join("jibiao-harmful");
        if let proptest::test_runner::TestError::Fail(_, bytes) = &error {
            std::fs::write(&harmful, bytes).expect("written");
        }
        panic!("{} {}", harmful.display(), error.to_string().chars().take(200).collect::<String>());
    }
}
