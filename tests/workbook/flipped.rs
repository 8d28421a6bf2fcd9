//! One flipped bit of a packed file never changes a form without a word.
//!
//! `JIBIAO_CASES=100000000 cargo test --release flipped -- --nocapture` flips every bit of every file.

use crate::support::cases;
use crate::support::exports::{as_xlsx, exported, laid_out, sample_forms};
use crate::support::random::Random;
use jibiao::export::Format;
use jibiao::import::{Imported, Importer};
use jibiao::template::Library;
use std::fs;
use std::path::{Path, PathBuf};

/// Workbooks that the program wrote from the samples, published ones, and .ods files.
fn files() -> Vec<Vec<u8>> {
    let forms = sample_forms();
    let mut files: Vec<Vec<u8>> = forms.iter().map(|(form, template)| as_xlsx(&laid_out(form, template))).collect();
    files.push(exported(Format::Xlsx, forms.iter().take(5).map(|(form, template)| (&**form, &**template))));
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let listed =
        |folder: &str| fs::read_dir(data.join(folder)).expect("folder").map(|entry| entry.expect("entry").path());
    let packed = |path: &PathBuf| path.extension().is_some_and(|kind| kind == "ods" || kind == "xlsx");
    let own = |path: &PathBuf| !path.ends_with("encrypted.ods") && !path.ends_with("encrypted.xlsx");
    let mut paths: Vec<PathBuf> =
        listed("import").chain(listed("forms/weinan-2023")).filter(packed).filter(own).collect();
    paths.sort();
    files.extend(paths.iter().map(|path| fs::read(path).expect("file")));
    files
}

/// Whether the two imports give the same forms, or the second says that something is wrong.
fn is_told_or_same(whole: &Imported, flipped: &Imported) -> bool {
    let told = |imported: &Imported| {
        let sheets = imported.sheets.iter().flat_map(|sheet| sheet.notices.clone());
        sheets.chain(imported.notices.clone()).collect::<Vec<_>>()
    };
    whole.forms == flipped.forms || told(whole) != told(flipped)
}

#[test]
#[expect(clippy::print_stdout, reason = "`cargo test -- --nocapture` shows the figures")]
fn a_flipped_bit_is_told_or_changes_nothing() {
    let importer = Importer::new(&Library::builtin());
    let files = files();
    let whole: Vec<Imported> =
        files.iter().map(|bytes| importer.read(bytes, "表", None).expect("a sound file")).collect();
    let bits: Vec<usize> = files.iter().map(|bytes| 8 * bytes.len()).collect();
    let count = cases(4_000, bits.iter().sum::<usize>() as u64);
    let every = count == bits.iter().sum::<usize>() as u64;
    let (mut refused, mut same) = (0_u64, 0_u64);
    for case in 0..count {
        let random = &mut Random::of_case(case);
        let (file, bit) = if every {
            let mut left = case as usize;
            let file = bits.iter().position(|bits| match left.checked_sub(*bits) {
                Some(rest) => {
                    left = rest;
                    false
                }
                None => true,
            });
            (file.expect("a file"), left)
        } else {
            let file = random.below(files.len());
            (file, random.below(bits[file]))
        };
        let mut bytes = files[file].clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        match importer.read(&bytes, "表", None) {
            Err(_) => refused += 1,
            Ok(imported) => {
                assert!(is_told_or_same(&whole[file], &imported), "file {file} bit {bit}: changed without a word");
                same += 1;
            }
        }
    }
    assert!(refused > count / 2, "{refused} of {count}: most bits are under a checksum");
    println!("{count} bits flipped: {refused} refused, {same} the same or told, none silent");
}
