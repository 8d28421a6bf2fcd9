//! A template made from a form's sheet prints the sheet again cell for cell, and reads another year's form whole.
//!
//! White space is layout, a figure may be printed with other zeros, and of what a column merges over several rows only
//! classes are merged again: its other texts are repeated in each row.

use super::cases;
use crate::support::exports::{as_xlsx, laid_out, unknown_form};
use crate::support::program::{Desk, complaints};
use crate::support::random::Random;
use jibiao::base::amount::plain_number;
use jibiao::base::text::{half_width, squeezed};
use jibiao::import::{About, Imported, Importer, Made};
use jibiao::model::{Column, FieldPath, Form, Table, Texts, keys};
use jibiao::template::{Block, FieldKind, Library, Template};
use jibiao::workbook;
use rust_xlsxwriter::{Format, Workbook};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The published forms: those of the counties that the program knows, and others; and small sheets as other counties lay
/// them out.
fn published() -> Vec<PathBuf> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let folders =
        |folder: PathBuf| std::fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path());
    let known = folders(data.join("forms")).flat_map(folders);
    let unknown = ["unknown", "small"].into_iter().flat_map(|name| folders(data.join(name)));
    let mut files: Vec<PathBuf> = known.chain(unknown).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "xlsx"));
    files.sort();
    files
}

/// A county that is learned: its form, the template made of it, and a library with that template.
struct Learned {
    bytes: Vec<u8>,
    template: std::sync::Arc<Template>,
    library: Library,
}

fn made(bytes: &[u8]) -> Option<Made> {
    let importer = Importer::new(&Library::builtin());
    let imported = importer.read(bytes, "表", None).expect("readable");
    importer.make(bytes, &imported, 0, &About { region: "某县".to_owned(), ..About::default() }).ok()
}

fn learned(path: &Path) -> Option<Learned> {
    let bytes = std::fs::read(path).expect("read");
    let made = made(&bytes)?;
    let mut library = Library::builtin();
    let template = library.add_template("own.ron", &made.template.ron()).expect("a template that can be used");
    Some(Learned { bytes, template, library })
}

impl Learned {
    fn read(&self, bytes: &[u8]) -> Imported {
        Importer::new(&self.library).read(bytes, "表", Some(&self.template.id)).expect("readable")
    }
}

/// What is printed, by place: how many rows and columns it takes, and its text.
type Printed = BTreeMap<(u32, u32), ((u32, u32), String)>;

fn printed(bytes: &[u8]) -> Printed {
    let book = workbook::read(bytes).expect("readable");
    let cells = book.grids[0].cells().iter().filter(|cell| !cell.is_blank());
    cells
        .map(|cell| {
            let text = squeezed(&cell.text);
            let figure = plain_number(&text).map(|number| number.normalize().to_string());
            let area = cell.area;
            ((area.row, area.column), ((area.rows, area.columns), figure.unwrap_or(text)))
        })
        .collect()
}

/// What is printed without the rows that hold nothing but …: no form keeps them, as they are no indicators.
fn without_ellipses(printed: &Printed) -> Printed {
    let rows: std::collections::BTreeSet<u32> = printed.keys().map(|(row, _)| *row).collect();
    let dots = |text: &str| text.chars().all(|c| matches!(c, '…' | '.' | '。'));
    let of = |row: u32| printed.range((row, 0)..(row + 1, 0));
    let left_out: Vec<u32> = rows.into_iter().filter(|row| of(*row).all(|(_, (_, text))| dots(text))).collect();
    let before = |row: u32| left_out.iter().filter(|out| **out < row).count() as u32;
    let kept = printed.iter().filter(|((row, _), _)| !left_out.contains(row));
    kept.map(|((row, column), ((rows, columns), text))| {
        let within = before(row + rows) - before(*row);
        ((row - before(*row), *column), ((rows - within, *columns), text.clone()))
    })
    .collect()
}

/// The cells of `wanted` and `got` that differ, but for texts of `merged` columns, which are repeated.
fn differences(wanted: &Printed, got: &Printed) -> Vec<String> {
    let repeated = |place: &(u32, u32)| {
        let over = wanted.iter().find(|((row, column), ((rows, _), _))| {
            *column == place.1 && *row <= place.0 && place.0 < row + rows && *rows > 1
        });
        over.is_some_and(|(_, (_, text))| got.get(place).is_some_and(|(_, own)| own == text))
    };
    let places: std::collections::BTreeSet<_> = wanted.keys().chain(got.keys()).collect();
    let differ = places.into_iter().filter(|place| wanted.get(place) != got.get(place) && !repeated(place));
    differ.map(|place| format!("{place:?}: {:?} came out as {:?}", wanted.get(place), got.get(place))).collect()
}

#[test]
fn a_learned_template_prints_the_sheet_again() {
    let mut count = 0;
    for path in published() {
        let Some(learned) = learned(&path) else { continue };
        let imported = learned.read(&learned.bytes);
        assert_eq!(imported.unplaced().count(), 0, "{}: {:?}", path.display(), imported.unplaced().next());
        let form = &imported.forms[0].form;
        let again = without_ellipses(&printed(&as_xlsx(&laid_out(form, &learned.template))));
        let differ = differences(&without_ellipses(&printed(&learned.bytes)), &again);
        assert!(differ.is_empty(), "{}:\n{}", path.display(), differ.join("\n"));
        count += 1;
    }
    assert!(count >= 30, "{count} forms can be learned");
}

/// The published sheets that a built-in template follows, though no form of its county is a sample.
const FOLLOWED: [(&str, &str); 2] = [
    ("sichuan-qingshen-2023", "sichuan-self-evaluation"),
    ("chongqing-gaoxin-2021", "chongqing-department-self-evaluation"),
];

#[test]
fn a_built_in_template_prints_the_sheet_that_it_follows() {
    // Widths of brackets and colons are the transcription's.
    let narrow = |printed: Printed| -> Printed {
        let text = |text: &str| text.chars().map(half_width).collect::<String>();
        printed.into_iter().map(|(place, (size, own))| (place, (size, text(&own)))).collect()
    };
    let library = Library::builtin();
    for (name, id) in FOLLOWED {
        let bytes = std::fs::read(unknown_form().with_file_name(name).with_extension("xlsx")).expect("read");
        let imported = Importer::new(&library).read(&bytes, "表", None).expect("readable");
        assert_eq!(imported.unplaced().count(), 0, "{name}: {:?}", imported.unplaced().next());
        let form = &imported.forms[0].form;
        assert_eq!(form.template, id);
        let again = printed(&as_xlsx(&laid_out(form, library.template(id).expect("template"))));
        // What the county left open and the program computes is printed too.
        let wanted = narrow(printed(&bytes));
        let again = narrow(again).into_iter().filter(|(place, _)| wanted.contains_key(place)).collect();
        let differ = differences(&wanted, &again);
        assert!(differ.is_empty(), "{name}:\n{}", differ.join("\n"));
    }
}

/// The sheet of `form` as another program writes it: this one's own files are read by other rules.
fn foreign(form: &Form, template: &Template) -> Vec<u8> {
    let sheet = laid_out(form, template);
    let mut workbook = Workbook::new();
    let page = workbook.add_worksheet();
    for cell in &sheet.cells {
        let (row, column) = (cell.row as u32, cell.column as u16);
        if cell.rows * cell.columns > 1 {
            let (last, right) = (row + cell.rows as u32 - 1, column + cell.columns as u16 - 1);
            page.merge_range(row, column, last, right, "", &Format::new()).expect("merged");
        }
        if !cell.text.is_empty() {
            page.write_string(row, column, &cell.text).expect("written");
        }
    }
    workbook.save_to_buffer().expect("workbook")
}

fn prints_year(template: &Template) -> bool {
    let cells = template.blocks.iter().flat_map(|block| match block {
        Block::Grid(grid) => grid.rows.iter().flatten().flat_map(|cell| cell.text.slots()).collect(),
        _ => Vec::new(),
    });
    cells.chain(template.titles[0].slots()).any(|key| key.as_str() == keys::YEAR)
}

/// The form with other texts and another number of rows, as another project of another year fills it in.
fn another_year(form: &Form, template: &Template, random: &mut Random) -> Form {
    let mut other = form.clone();
    if prints_year(template) {
        other.fields.set(keys::YEAR.into(), "2031");
    }
    other.fields.set(keys::TITLE.into(), "");
    for spec in template.fields.iter().filter(|spec| spec.computed.is_none()) {
        let text = match spec.kind {
            FieldKind::Amount => random.below(100_000).to_string(),
            FieldKind::Percent => format!("{}%", random.below(100)),
            FieldKind::Score => random.below(10).to_string(),
            // A text that equals a label, one of several lines, one like a note, or none.
            FieldKind::Lines => format!("目标{}：完成\n项目名称", random.below(9)),
            FieldKind::Text | FieldKind::Reviewer => {
                ["", "项目名称", "某某局", "合计：12个"][random.below(4)].to_owned()
            }
        };
        other.fields.set(spec.key.clone(), text);
    }
    let mut rows: Vec<Texts<Column>> = Vec::new();
    for row in &form.indicators {
        for copy in 0..random.below(3) {
            let mut cells: Texts<Column> = row.cells().map(|(column, text)| (column.clone(), text)).collect();
            let name = format!("第{copy}项{}", random.below(1000));
            cells.set(Column::Name, name);
            rows.push(cells);
        }
    }
    other.indicators.clear();
    other.totals = Texts::default();
    for cells in rows {
        other.push_row(Table::Indicators, cells);
    }
    other
}

/// What the form says, without rows' ids.
fn said(form: &Form) -> Vec<String> {
    let place = |path: &FieldPath| match path {
        FieldPath::Cell(table, id, column) => {
            let row = form.rows(*table).iter().position(|row| row.id() == *id);
            format!("{table:?} {row:?} {column:?}")
        }
        other => format!("{other:?}"),
    };
    let mut said: Vec<String> =
        form.texts().map(|(path, text)| format!("{} {}", place(&path), squeezed(text))).collect();
    said.sort();
    said
}

#[test]
fn a_learned_template_reads_another_year() {
    let mut random = Random::of_case(7);
    for path in published() {
        let Some(learned) = learned(&path) else { continue };
        let first = learned.read(&learned.bytes).forms.remove(0).form;
        if first.indicators.is_empty() {
            continue;
        }
        for _ in 0..cases(3) {
            let form = another_year(&first, &learned.template, &mut random);
            if form.indicators.is_empty() {
                continue;
            }
            let bytes = foreign(&form, &learned.template);
            let again =
                Importer::new(&learned.library).read(&bytes, "表", Some(&learned.template.id)).expect("readable");
            assert_eq!(again.forms.len(), 1, "{}", path.display());
            let (wanted, got) = (said(&form), said(&again.forms[0].form));
            let lost: Vec<_> = wanted.iter().filter(|line| !got.contains(line)).collect();
            let found: Vec<_> = got.iter().filter(|line| !wanted.contains(line)).collect();
            assert!(lost.is_empty() && found.is_empty(), "{}: lost {lost:#?}, found {found:#?}", path.display());
        }
    }
}

/// Learning on the command line: the template is found from then on, and nothing is replaced.
#[test]
fn a_form_is_learned_once() {
    let desk = Desk::new();
    std::fs::copy(unknown_form(), desk.path("表.xlsx")).expect("copied");
    let learn = ["templates", "learn", "表.xlsx", "--name", "鄂州目标表", "--region", "湖北鄂州"];
    let output = desk.run(&learn);
    assert!(output.status.success(), "{}", complaints(&output));
    let file = std::fs::read_dir(desk.configuration().join("templates")).expect("folder").next().expect("a template");
    let file = file.expect("entry").path();
    let before = std::fs::read(&file).expect("read");
    let checked = desk.run(&["templates", "--check", file.to_str().expect("UTF-8")]);
    assert!(checked.status.success(), "{}", complaints(&checked));
    let again = desk.run(&learn);
    assert!(!again.status.success());
    assert!(complaints(&again).contains("这种表已经记住了，名称是“鄂州目标表”"), "{}", complaints(&again));
    let taken = desk.run(&["templates", "learn", "表.xlsx", "--name", "项目支出绩效自评表"]);
    assert!(complaints(&taken).contains("已有名为“项目支出绩效自评表”的模板"), "{}", complaints(&taken));
    assert_eq!(std::fs::read(&file).expect("read"), before);
    let read = desk.run(&["import", "表.xlsx", "-o", "项目.ron"]);
    assert_eq!((read.status.success(), complaints(&read)), (true, String::new()));
    let project = std::fs::read_to_string(desk.path("项目.ron")).expect("saved");
    assert!(
        project.contains(file.file_stem().expect("name").to_str().expect("UTF-8")),
        "read with the learned template"
    );
    let written = desk.run(&["templates", "learn", "表.xlsx", "-o", "项目.ron"]);
    assert!(!written.status.success(), "what is there is not replaced");
    assert_eq!(std::fs::read_to_string(desk.path("项目.ron")).expect("read"), project);
}

/// What is printed of a form without texts: its labels.
#[test]
fn labels_stay_and_what_was_filled_in_does_not() {
    let learned = learned(&unknown_form().with_file_name("sichuan-qingshen-2023.xlsx")).expect("a form");
    let blank = jibiao::template::blank::form(&learned.template, &jibiao::model::Bureau::default());
    let texts: Vec<String> =
        printed(&as_xlsx(&laid_out(&blank, &learned.template))).into_values().map(|(_, text)| text).collect();
    let has = |wanted: &str| texts.iter().any(|text| text == wanted);
    for label in [
        "1.项目年度目标完成情况",
        "2.项目实施内容及过程概述",
        "年初预算",
        "调整后预算数",
        "预算执行率",
        "其中:财政资金",
        "财政专户管理资金",
        "一级指标",
        "数量指标",
        "合计",
        "评价结论",
        "财务负责人:",
    ] {
        assert!(has(label), "{label} is a label: {texts:?}");
    }
    for value in ["青神县发展和改革局本级", "238.93", "251.89", "100.00%", "60", "510000_0013zp"] {
        assert!(texts.iter().all(|text| !text.contains(value)), "{value} was filled in: {texts:?}");
    }
    assert_eq!(learned.template.name, "部门预算项目支出绩效自评表");
}

#[test]
fn a_label_with_a_year_is_told() {
    let path = unknown_form().with_file_name("hubei-ezhou-2022.xlsx");
    let made = made(&std::fs::read(path).expect("read")).expect("a form");
    assert!(made.remarks.iter().any(|remark| remark.contains("“2021年实际执行数”")), "{:?}", made.remarks);
}

#[test]
fn a_list_of_projects_is_no_form() {
    let importer = Importer::new(&Library::builtin());
    let list = crate::support::drawn::workbook(&["
项目绩效目标申报表|<|<|<|<
项目名称|一级指标|二级指标|三级指标|指标值
道路维护|产出指标|数量指标|维护里程|≥20公里
^|满意度指标|服务对象满意度指标|群众满意度|≥90%
路灯更换|产出指标|数量指标|更换数量|≥50盏
^|满意度指标|服务对象满意度指标|居民满意度|≥90%
"]);
    let imported = importer.read(&list, "表", None).expect("readable");
    assert_eq!(imported.forms.len(), 2);
    let refused = importer.make(&list, &imported, 0, &About::default()).expect_err("a list");
    assert!(refused.to_string().contains("列了好几个项目"), "{refused}");
    let nothing = importer.make(&list, &imported, 7, &About::default()).expect_err("no such form");
    assert!(nothing.to_string().contains("没有可以记住的"), "{nothing}");
}
