//! Every reader of the program, with files that it reads.

use super::mutation::{HTML, RON, TEXT, XML, mutated, mutated_within};
use crate::support::exports::sample_path;
use crate::support::random::Random;
use jibiao::base::amount::MoneyUnit;
use jibiao::base::face::{Faces, bundled};
use jibiao::base::money::Money;
use jibiao::import::Importer;
use jibiao::import::clipboard::{Block, Selection};
use jibiao::model::{Column, FieldPath, Form, Table, keys, value};
use jibiao::store::{project, settings};
use jibiao::template::Library;
use std::fs;
use std::path::{Path, PathBuf};

/// A reader, and how often it is tried among the others.
pub(super) struct Reader {
    pub(super) name: &'static str,
    share: u64,
    seeds: Vec<Vec<u8>>,
    tokens: Vec<&'static str>,
    read: Box<dyn Fn(&[u8])>,
}

impl Reader {
    /// What it is to read in the case of that `random`.
    pub(super) fn input(&self, random: &mut Random) -> Vec<u8> {
        let seed = random.one_of(&self.seeds).clone();
        if seed.starts_with(b"PK") && random.below(4) > 0 {
            return mutated_within(random, &seed, &self.tokens);
        }
        let other = random.one_of(&self.seeds);
        mutated(random, seed, other, &self.tokens)
    }

    pub(super) fn read(&self, input: &[u8]) {
        (self.read)(input);
    }
}

/// The reader of the case `number`.
pub(super) fn of_case(readers: &[Reader], number: u64) -> &Reader {
    let all: u64 = readers.iter().map(|reader| reader.share).sum();
    let mut place = number % all;
    let found = readers.iter().find(|reader| match place.checked_sub(reader.share) {
        Some(left) => {
            place = left;
            false
        }
        None => true,
    });
    found.expect("within the shares")
}

/// The files in `folder` with that extension.
fn files(folder: &str, extension: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).expect("folder").map(|e| e.expect("entry").path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|own| own == extension));
    paths.iter().map(|path| fs::read(path).expect("file")).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// All readers; files are written to `folder`, where a reader wants one.
pub(super) fn all(folder: &Path) -> Vec<Reader> {
    let mut readers = spreadsheets();
    readers.extend(notations(folder));
    readers.extend(clipboard());
    let mut sample = project::load(&sample_path("shapotou-2023")).expect("sample");
    sample.forms.truncate(20);
    let texts = sample.forms.iter().flat_map(|form| form.texts().map(|(_, text)| text.as_bytes().to_vec()));
    readers.push(Reader {
        name: "value",
        share: 600,
        seeds: texts.collect(),
        tokens: TEXT.to_vec(),
        read: Box::new(|bytes| {
            let text = text(bytes);
            let read = value::parse(&text);
            let money = Money::read(&text, MoneyUnit::Wan);
            std::hint::black_box((read.quantity().is_some(), read.prices().count(), money));
        }),
    });
    readers.push(Reader {
        name: "font",
        share: 4,
        seeds: vec![bundled::BOX.to_vec()],
        tokens: TEXT.to_vec(),
        read: Box::new(|bytes| drop(Faces::with_body(bytes.to_vec()))),
    });
    readers
}

fn spreadsheets() -> Vec<Reader> {
    let xlsx =
        || [files("tests/data/forms/shapotou-2023", "xlsx"), files("tests/data/forms/weinan-2023", "xlsx")].concat();
    let reader = |name, share, seeds| {
        let importer = Importer::new(&Library::builtin());
        let read = Box::new(move |bytes: &[u8]| drop(importer.read(bytes, "p", None)));
        Reader { name, share, seeds, tokens: [&XML[..], &TEXT].concat(), read }
    };
    let learner = Importer::new(&Library::builtin());
    vec![
        reader("xlsx", 6, xlsx()),
        reader("xls", 8, files("tests/data/import", "xls")),
        reader("ods", 4, files("tests/data/import", "ods")),
        Reader {
            read: Box::new(move |bytes| drop(learner.learn(bytes, "own", "上报"))),
            ..reader("upload sheet", 4, xlsx())
        },
    ]
}

fn notations(folder: &Path) -> Vec<Reader> {
    let mut sample = project::load(&sample_path("shapotou-2023")).expect("sample");
    sample.forms.truncate(1);
    let projects = vec![project::to_text(&sample).into_bytes()];
    let usual = folder.join("usual.ron");
    settings::save(&usual, &settings::Settings::default()).expect("saved");
    let read_settings = folder.join("settings.ron");
    let reader = |name, share, seeds, read| Reader { name, share, seeds, tokens: [&RON[..], &TEXT].concat(), read };
    vec![
        reader("project", 40, projects.clone(), Box::new(|bytes| drop(project::parse(Path::new("p"), &text(bytes))))),
        reader("salvage", 6, projects, Box::new(|bytes| drop(project::salvage(bytes)))),
        reader(
            "template",
            10,
            files("assets/templates", "ron"),
            Box::new(|bytes| drop(Library::default().add_template("t.ron", &text(bytes)))),
        ),
        reader(
            "profile",
            14,
            files("assets/profiles", "ron"),
            Box::new(|bytes| drop(Library::default().add_profile("p.ron", &text(bytes)))),
        ),
        reader(
            "settings",
            14,
            vec![fs::read(usual).expect("settings")],
            Box::new(move |bytes| {
                fs::write(&read_settings, bytes).expect("written");
                drop(settings::load(&read_settings));
            }),
        ),
    ]
}

/// What Excel, WPS and Word put on the clipboard, in the words of a form.
const COPIED: &str = "<html><body><!--StartFragment--><table border=1><col width=72><tr height=20><td rowspan=2 \
    style='mso-x:1'>产出指标</td><td>数量指标</td><td>参保人数<br>（人）</td><td>≥95%</td></tr><tr><td>质量指标</td><td><p>合格率\
    </p></td><td x:num=\"0.9\">90%</td></tr><tr><td colspan=2>效益指标</td><td>满意度</td><td>&ge;90</td></tr></table></body></html>";
const LINES: &str = "一级指标\t二级指标\t三级指标\t指标值\r\n产出指标\t数量指标\t\"甲\n乙\"\t≥95%\r\n\t质量指标\t\"\"\"丙\"\"\t\"\t100万元\r\n";

fn clipboard() -> Vec<Reader> {
    let pasted = || {
        let library = Library::builtin();
        let template = library.template("guangyuan-project").expect("template");
        let mut form = Form { template: template.id.clone(), ..Form::default() };
        for name in ["甲", "乙"] {
            let cells = [(Column::Class, "产出指标"), (Column::Subclass, "数量指标"), (Column::Name, name)];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        let cell = FieldPath::Cell(Table::Indicators, form.indicators[0].id(), Column::Class);
        let importer = Importer::new(&library);
        move |block: Option<Block>| {
            let Some(block) = block else { return };
            for anchor in [&cell, &FieldPath::field(keys::GOALS)] {
                let at = Selection::from(anchor);
                let read = importer.paste(&form, &at, &block).map(|pasted| pasted.notices());
                std::hint::black_box((read, importer.paste_values(&form, &at, &block)));
            }
        }
    };
    let reader = |name, seed: &str, read| Reader {
        name,
        share: 20,
        seeds: vec![seed.as_bytes().to_vec()],
        tokens: [&HTML[..], &TEXT].concat(),
        read,
    };
    let (paste_html, paste_text) = (pasted(), pasted());
    vec![
        reader("clipboard HTML", COPIED, Box::new(move |bytes| paste_html(Block::from_html(&text(bytes))))),
        reader("clipboard text", LINES, Box::new(move |bytes| paste_text(Block::from_text(&text(bytes))))),
    ]
}
