//! Published forms as other counties would lay them out: other headings, other order, other units, rows that are no
//! indicators. The reading is held to the same data. `JIBIAO_CASES=10000` tries ten thousand of them and tells what share
//! of their cells came through, by kind of change.

mod added;
mod changes;
mod compared;
mod layout;
mod rows;
mod sheet;
mod words;

use crate::support::cases;
use crate::support::random::Random;
use changes::CHANGES;
use compared::{Cells, cells};
use jibiao::import::Importer;
use jibiao::template::Library;
use sheet::Sheet;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));

/// The share of the cells that must come through, in hundredths.
const WANTED: usize = 99;

/// The published forms, of the counties that templates follow and of nine others.
fn published() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let folders = ["forms", "forms-other"].map(|name| data.join(name));
    let folders = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("forms"));
    let files = folders.flat_map(|county| std::fs::read_dir(county.expect("county").path()).expect("county"));
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    files.sort();
    files
}

/// How many cells of one kind of change were wanted, came through, and were invented.
#[derive(Default, Clone, Copy)]
struct Tally {
    variants: usize,
    wanted: usize,
    right: usize,
    invented: usize,
}

impl Tally {
    fn add(&mut self, (wanted, right, invented): (usize, usize, usize)) {
        self.variants += 1;
        self.wanted += wanted;
        self.right += right;
        self.invented += invented;
    }
}

#[test]
fn forms_laid_out_by_other_counties() {
    let sheets: Vec<Sheet> = published().iter().map(|path| Sheet::read(&IMPORTER, path)).collect();
    let (mut all, mut kinds) = (Tally::default(), BTreeMap::<&str, Tally>::new());
    let told = std::env::var("JIBIAO_TOLD").ok();
    for number in 0..cases(400, 100_000) {
        let mut random = Random::of_case(number);
        let mut sheet = sheets[number as usize % sheets.len()].clone();
        // One change alone half of the time, so that each kind has a figure of its own.
        let count = if random.below(2) == 0 { 1 } else { 2 + random.below(3) };
        let mut made: Vec<&str> = Vec::new();
        while made.len() < count {
            let (name, change) = CHANGES[random.below(CHANGES.len())];
            if !made.contains(&name) {
                change(&mut sheet, &mut random);
                made.push(name);
            }
        }
        let wanted = sheet.expected.clone();
        let imported = IMPORTER.read(&sheet.workbook(), &sheet.name, None).expect("readable");
        let found = compare(&wanted, &cells(&imported));
        all.add(found);
        kinds.entry(if made.len() == 1 { made[0] } else { "several" }).or_default().add(found);
        if told.as_deref().is_some_and(|kind| made.contains(&kind) || kind == "all") && found.0 != found.1 + found.2 {
            tell(&sheet, &made, &wanted, &cells(&imported), number);
        }
    }
    kinds.iter().chain([(&"all", &all)]).for_each(|(kind, tally)| figures(kind, tally));
    assert!(all.right * 100 >= all.wanted * WANTED, "{}/{} cells came through", all.right, all.wanted);
    assert!(all.invented * 100 <= all.wanted, "{} cells of {} were invented", all.invented, all.wanted);
}

/// How many cells are wanted, how many of them are found, and how many others.
fn compare(wanted: &Cells, got: &Cells) -> (usize, usize, usize) {
    let right = wanted.iter().filter(|(place, text)| got.get(*place) == Some(text)).count();
    let invented = got.keys().filter(|place| !wanted.contains_key(*place)).count();
    (wanted.len(), right, invented)
}

#[expect(clippy::print_stdout, reason = "the figures are what a long run is for")]
fn figures(kind: &str, tally: &Tally) {
    let Tally { variants, wanted, right, invented } = tally;
    println!("{kind}: {variants} variants, {right}/{wanted} cells, {invented} invented");
}

#[expect(clippy::print_stdout, reason = "asked for by JIBIAO_TOLD")]
fn tell(sheet: &Sheet, made: &[&str], wanted: &Cells, got: &Cells, number: u64) {
    println!("case {number}: {} {made:?}", sheet.name);
    for (place, text) in wanted.iter().filter(|(place, text)| got.get(*place) != Some(text)).take(12) {
        println!("    {place}: want {text:?}, got {:?}", got.get(place).map_or("", String::as_str));
    }
    for (place, text) in got.iter().filter(|(place, _)| !wanted.contains_key(*place)).take(12) {
        println!("    {place}: invented {text:?}");
    }
}
