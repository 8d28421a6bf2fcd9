//! Where the cells of a block belong: by their classes, by their header, as they stand, and over a larger selection.

use jibiao::edit::{Edit, History};
use jibiao::import::Importer;
use jibiao::import::clipboard::{Block, Pasted, Selection};
use jibiao::model::{Bureau, Column, FieldPath, Form, Project, Row, Table};
use jibiao::template::{Library, blank};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);
static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&LIBRARY));

fn fresh(template: &str) -> Form {
    blank::form(LIBRARY.template(template).expect("template"), &Bureau::default())
}

fn block(text: &str) -> Block {
    Block::from_text(text).expect("block")
}

fn cell(form: &Form, row: usize, column: Column) -> FieldPath {
    FieldPath::Cell(Table::Indicators, form.indicators[row].id(), column)
}

fn over(anchor: &FieldPath, rows: u32, columns: u32) -> Selection {
    Selection { anchor: anchor.clone(), rows, columns }
}

fn paste(form: &Form, anchor: &FieldPath, block: &Block) -> Pasted {
    IMPORTER.paste(form, &Selection::from(anchor), block).expect("template")
}

fn after(form: &Form, edit: Option<&Edit>) -> Form {
    let mut history = History::new(Arc::new(Project { forms: vec![Arc::new(form.clone())], ..Project::default() }));
    let _ = edit.map(|edit| history.commit(edit));
    (*history.project().forms[0]).clone()
}

fn lines(form: &Form, columns: &[Column]) -> Vec<String> {
    let line = |row: &Row| columns.iter().map(|column| &row[column]).collect::<Vec<_>>().join("|");
    form.indicators.iter().map(line).collect()
}

/// The rows that hold something beyond their class.
fn filled(form: &Form, columns: &[Column]) -> Vec<String> {
    let blank: Vec<bool> = form.indicators.iter().map(Row::is_blank).collect();
    lines(form, columns).into_iter().zip(blank).filter(|(_, blank)| !blank).map(|(line, _)| line).collect()
}

/// The classes and second-level classes of the form, each once.
fn classes(form: &Form) -> BTreeSet<[String; 2]> {
    form.indicators.iter().map(|row| [row[Column::Class].to_owned(), row[Column::Subclass].to_owned()]).collect()
}

/// Whether the rows of each second-level class stand together.
fn are_together(form: &Form) -> bool {
    form.indicators.chunk_by(|a, b| a.branch() == b.branch()).count() == classes(form).len()
}

const SHOWN: [Column; 4] = [Column::Class, Column::Subclass, Column::Name, Column::Value];
const NATIONAL: [Column; 5] = [Column::Name, Column::Operator, Column::Value, Column::Unit, Column::Weight];

#[test]
fn classes_go_where_classes_are_wherever_the_cursor_stands() {
    let form = fresh("guangyuan-project");
    let table = block(
        "产出指标\t数量指标\t参保人数\t≥95万人\n\t\t培训场次\t4次\n\t质量指标\t准确率\t100%\n效益指标\t社会效益指标\t知晓率\t≥90%",
    );
    let anchors = [
        cell(&form, 0, Column::Name),
        cell(&form, 0, Column::Value),
        cell(&form, 0, Column::Class),
        FieldPath::field("goals"),
    ];
    for anchor in anchors {
        let pasted = paste(&form, &anchor, &table);
        assert_eq!(pasted.notices(), [""; 0]);
        let got = after(&form, pasted.edit.as_ref());
        assert_eq!(
            filled(&got, &SHOWN),
            [
                "项目完成|数量指标|参保人数|≥95万人",
                "项目完成|数量指标|培训场次|4次",
                "项目完成|质量指标|准确率|100%",
                "项目效益|社会效益指标|知晓率|≥90%",
            ],
            "{anchor:?}"
        );
        assert_eq!(classes(&got), classes(&form));
        assert!(are_together(&got));
    }
}

#[test]
fn merged_classes_of_a_web_table_are_classes_too() {
    let form = fresh("guangyuan-project");
    let html = "<table><tr><td rowspan=3>产出指标</td><td rowspan=2>数量指标</td><td>甲</td><td>1次</td></tr>\
                <tr><td>乙</td><td>2次</td></tr><tr><td>质量指标</td><td>丙</td><td>3%</td></tr></table>";
    let pasted = paste(&form, &cell(&form, 0, Column::Name), &Block::from_html(html).expect("block"));
    let got = after(&form, pasted.edit.as_ref());
    let expected = ["项目完成|数量指标|甲|1次", "项目完成|数量指标|乙|2次", "项目完成|质量指标|丙|3%"];
    assert_eq!((filled(&got, &SHOWN), pasted.notices()), (expected.map(str::to_owned).into(), Vec::new()));
}

#[test]
fn what_belongs_to_the_value_goes_with_it() {
    let table = block("产出指标\t数量指标\t甲\t≥\t95\t%\t60\n产出指标\t质量指标\t乙\t定性\t优良\t无\t30");
    let form = fresh("guangyuan-project");
    let pasted = paste(&form, &cell(&form, 0, Column::Name), &table);
    let got = after(&form, pasted.edit.as_ref());
    assert_eq!(filled(&got, &SHOWN[2..]), ["甲|≥95%", "乙|优良"]);
    let notices = ["所粘贴内容第 1 行第 7 列：60（不在任何一列里）", "所粘贴内容第 2 行第 7 列：30（不在任何一列里）"];
    assert_eq!(pasted.notices(), notices, "the form has no column for weights");
    let form = fresh("national-project-2021");
    let pasted = paste(&form, &cell(&form, 0, Column::Name), &table);
    let got = after(&form, pasted.edit.as_ref());
    assert_eq!(
        (filled(&got, &NATIONAL), pasted.notices().len()),
        (vec!["甲|≥|95|%|60".into(), "乙|定性|优良|无|30".into()], 0)
    );
}

#[test]
fn what_is_not_sure_is_told() {
    let form = fresh("national-project-2021");
    let table = block("产出指标\t数量指标\t甲\t≥95%\t张三\t7\n产出指标\t质量指标\t乙\t100%\t李四\t8");
    let pasted = paste(&form, &cell(&form, 0, Column::Name), &table);
    assert_eq!(filled(&after(&form, pasted.edit.as_ref()), &NATIONAL), ["甲||≥95%||", "乙||100%||"]);
    let told = pasted.notices().concat();
    assert!(["张三", "7", "李四", "8"].iter().all(|text| told.contains(text)), "{told}");
}

#[test]
fn second_level_classes_alone_find_their_class() {
    let form = fresh("guangyuan-project");
    let table = block("时效指标\t完成时间\t12月底前\n社会效益指标\t知晓率\t≥90%");
    let pasted = paste(&form, &cell(&form, 0, Column::Name), &table);
    let got = after(&form, pasted.edit.as_ref());
    assert_eq!(filled(&got, &SHOWN), ["项目完成|时效指标|完成时间|12月底前", "项目效益|社会效益指标|知晓率|≥90%"]);
    assert_eq!(classes(&got), classes(&form));
}

#[test]
fn names_and_values_are_no_classes() {
    let form = fresh("guangyuan-project");
    let pasted = paste(&form, &cell(&form, 0, Column::Name), &block("参保人数\t95万人\n准确率\t100%"));
    assert_eq!(lines(&after(&form, pasted.edit.as_ref()), &SHOWN[2..])[..2], ["参保人数|95万人", "准确率|100%"]);
    let goals = FieldPath::field("goals");
    let pasted = paste(&form, &goals, &block("质量指标\t要提高"));
    assert_eq!(after(&form, pasted.edit.as_ref()).text(&goals), "质量指标 要提高");
}

#[test]
fn a_table_over_filled_rows_keeps_the_classes_it_falls_on() {
    let mut form = fresh("guangyuan-project");
    for row in &mut form.indicators {
        row.set(Column::Name, "旧");
    }
    let table = block("一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t甲\t1次\n产出指标\t数量指标\t乙\t2次");
    let got = after(&form, paste(&form, &cell(&form, 0, Column::Name), &table).edit.as_ref());
    assert_eq!(classes(&got), classes(&form));
    assert_eq!(lines(&got, &SHOWN[1..3])[..4], ["数量指标|甲", "数量指标|乙", "质量指标|", "时效指标|旧"]);
}

#[test]
fn as_it_stands_nothing_is_read() {
    let form = fresh("guangyuan-project");
    let table = block("一级指标\t二级指标\n产出指标\t\t多");
    let at = Selection::from(&cell(&form, 0, Column::Name));
    let pasted = IMPORTER.paste_values(&form, &at, &table).expect("template");
    let got = after(&form, pasted.edit.as_ref());
    assert_eq!(lines(&got, &SHOWN[2..])[..2], ["一级指标|二级指标", "产出指标|"]);
    assert_eq!(pasted.notices(), ["所粘贴内容第 2 行第 3 列：多（不在任何一列里）"]);
    let last = Selection::from(&cell(&form, form.indicators.len() - 1, Column::Subclass));
    let pasted = IMPORTER.paste_values(&form, &last, &block("甲\t合计\n\t乙\n丙\t丁")).expect("template");
    let got = after(&form, pasted.edit.as_ref());
    let end = form.indicators.len() - 1;
    let class = &form.indicators[end][Column::Class];
    let expected = [
        format!("{class}|甲|合计"),
        format!("{class}|{}|乙", &form.indicators[end][Column::Subclass]),
        format!("{class}|丙|丁"),
    ];
    assert_eq!((&lines(&got, &SHOWN[..3])[end..], pasted.added), (expected.as_slice(), 2));
}

#[test]
fn a_larger_selection_is_filled_as_often_as_it_holds_the_block() {
    let form = fresh("guangyuan-project");
    let check = |text: &str, rows, columns, expected: &[&str]| {
        let at = over(&cell(&form, 0, Column::Name), rows, columns);
        for pasted in [IMPORTER.paste(&form, &at, &block(text)), IMPORTER.paste_values(&form, &at, &block(text))] {
            let got = after(&form, pasted.expect("template").edit.as_ref());
            let mut lines = lines(&got, &SHOWN[2..]);
            lines.truncate(5);
            assert_eq!(lines, expected, "{text} over {rows} × {columns}");
        }
    };
    check("甲", 3, 2, &["甲|甲", "甲|甲", "甲|甲", "|", "|"]);
    check("甲\t1", 4, 1, &["甲|1", "甲|1", "甲|1", "甲|1", "|"]);
    check("甲\n乙", 4, 2, &["甲|甲", "乙|乙", "甲|甲", "乙|乙", "|"]);
    check("甲\n乙", 3, 1, &["甲|", "乙|", "|", "|", "|"]);
    check("甲\n乙\n丙", 2, 1, &["甲|", "乙|", "丙|", "|", "|"]);
    check("甲", 1, 1, &["甲|", "|", "|", "|", "|"]);
}

#[test]
fn a_text_on_a_class_renames_it() {
    let mut form = fresh("guangyuan-project");
    let class = form.indicators[0][Column::Class].to_owned();
    let count = form.indicators.iter().filter(|row| row[Column::Class] == class).count();
    let pasted = paste(&form, &cell(&form, 0, Column::Class), &block("任务完成"));
    form = after(&form, pasted.edit.as_ref());
    assert_eq!(form.indicators.iter().filter(|row| &row[Column::Class] == "任务完成").count(), count);
}

const BRANCHES: [&str; 5] = [
    "产出指标\t数量指标",
    "产出指标\t质量指标",
    "产出指标\t成本指标",
    "效益指标\t社会效益指标",
    "满意度指标\t满意度指标",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(64), failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever table with a header is pasted, and wherever, no class is gone and every indicator is on its own.
    #[test]
    fn no_class_is_gone(rows in vec((0..BRANCHES.len(), "[甲乙]{1,3}"), 1..9), at in 0_usize..8, old in vec(any::<bool>(), 8), header: bool) {
        let mut form = fresh("guangyuan-project");
        for (row, old) in form.indicators.iter_mut().zip(old) {
            row.set(Column::Name, if old { "旧" } else { "" });
        }
        let mut text = if header { "一级指标\t二级指标\t三级指标\t指标值\n".to_owned() } else { String::new() };
        for (branch, name) in &rows {
            text += &format!("{}\t新{name}\t1次\n", BRANCHES[*branch]);
        }
        let pasted = paste(&form, &cell(&form, at.min(form.indicators.len() - 1), Column::Name), &block(&text));
        prop_assert_eq!(pasted.notices(), Vec::<String>::new());
        let got = after(&form, pasted.edit.as_ref());
        prop_assert!(classes(&form).is_subset(&classes(&got)));
        let placed = got.indicators.iter().filter(|row| row[Column::Name].starts_with('新'));
        prop_assert_eq!(placed.clone().count(), rows.len());
        for row in placed {
            let wanted = |(branch, name): &(usize, String)| {
                row[Column::Name] == format!("新{name}") && BRANCHES[*branch].ends_with(&row[Column::Subclass])
            };
            prop_assert!(rows.iter().any(wanted), "{row:?}");
        }
    }
}
