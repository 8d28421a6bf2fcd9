//! Checks the manual page about templates against the types: it explains every field and every value, and its examples
//! can be read.

use super::recorder::{Parts, parts};
use crate::base::notation;
use crate::model::keys;
use crate::template::profile::{Merge, Profile, parse};
use crate::template::shape::{BlockFile, TemplateFile};
use crate::template::{ClassSpec, Computed, FieldSpec, Library, PageSpec, Pattern};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::collections::BTreeSet;

const PAGE: &str = include_str!("../../../assets/help/templates.md");

/// The prefix of a required field's meaning.
const REQUIRED: &str = "必写。";

/// The heading of each type on the page; two types may share one.
const HEADINGS: &[(&str, &str)] = &[
    ("TemplateFile", "整张表"),
    ("Scope", "范围 scope"),
    ("Stage", "环节 stage"),
    ("MoneyUnit", "金额单位 money"),
    ("PageSpec", "纸张和字号 page"),
    ("FieldSpec", "字段 fields"),
    ("FieldKind", "字段的种类 kind"),
    ("Computed", "计算 computed"),
    ("Computed::ratio", "计算 ratio"),
    ("Computed::score", "计算 score"),
    ("Computed::total", "计算 total"),
    ("BlockFile", "区块 blocks"),
    ("GridFile", "单元格块 grid"),
    ("Side", "左侧标签 side"),
    ("CellFile", "单元格"),
    ("CellStyle", "样式 style"),
    ("Align", "文字的位置 align"),
    ("TableBlock", "明细表 table"),
    ("Table", "明细表的种类 of"),
    ("ColumnSpec", "列 columns"),
    ("Column", "列的内容 column"),
    ("ClassSpec", "一级指标 tree"),
    ("SubclassSpec", "二级指标 subclasses"),
    ("TotalSpec", "合计行 total"),
    ("SumSpec", "合计的列"),
    ("ScheduleFile", "支出计划 schedule"),
    ("ProseFile", "文稿的正文 prose"),
    ("Opening", "文稿的段落 begins"),
    ("Style", "段落的样式 style"),
    ("Profile", "上报配置"),
    ("RowOf", "一行是什么 row"),
    ("Merge", "合并的单元格 merges"),
    ("ProfileColumn", "上报表的列"),
    ("CodeStyle", "代码的写法 write"),
    ("UploadValue", "列里填什么 value"),
];

/// Reads an example.
type Reads = fn(&str) -> Result<(), String>;

/// What the examples under a heading are of.
const EXAMPLES: &[(&str, Reads)] = &[
    ("一份完整的模板", |text| {
        Library::builtin().add_template("t", text).map(drop).map_err(|faults| faults.to_string())
    }),
    ("纸张和字号 page", read::<PageSpec>),
    ("字段 fields", read::<FieldSpec>),
    ("计算 computed", read::<Computed>),
    ("单元格块 grid", read::<BlockFile>),
    ("明细表 table", read::<BlockFile>),
    ("一级指标 tree", read::<ClassSpec>),
    ("支出计划 schedule", read::<BlockFile>),
    ("文稿的正文 prose", read::<BlockFile>),
    ("上报配置", |text| parse("t", text).map(drop).map_err(|faults| faults.to_string())),
    ("合并的单元格 merges", read::<Merge>),
];

fn read<T: DeserializeOwned>(text: &str) -> Result<(), String> {
    notation::read::<T>(text).map(drop).map_err(|error| error.to_string())
}

/// The text under `heading`.
fn section(heading: &str) -> &'static str {
    let begin = format!("## {heading}\n");
    let at = PAGE.find(&begin).unwrap_or_else(|| panic!("no heading {heading}"));
    let rest = &PAGE[at + begin.len()..];
    rest.split("\n## ").next().unwrap_or(rest)
}

/// The names in the first column of the table under `heading`, with their meanings.
fn rows(heading: &str) -> Vec<(&'static str, &'static str)> {
    let rows = section(heading).lines().filter_map(|line| line.strip_prefix("| `"));
    rows.filter_map(|row| row.split_once("` | "))
        .map(|(name, meaning)| (name, meaning.trim_end_matches(" |")))
        .collect()
}

/// The examples in fences, each with the heading above it.
fn examples() -> Vec<(&'static str, &'static str)> {
    let mut examples = Vec::new();
    for part in PAGE.split("\n## ").skip(1) {
        let heading = part.lines().next().expect("a heading");
        examples.extend(
            part.split("```").skip(1).step_by(2).map(|text| (heading, text.strip_prefix("ron\n").expect("RON"))),
        );
    }
    examples
}

#[test]
fn every_field_and_value_is_on_the_page() {
    let [template, profile] = [parts::<TemplateFile>(), parts::<Profile>()];
    let mut expected = BTreeSet::new();
    for Parts { structs, enums } in [template, profile] {
        for (name, fields) in structs {
            let heading = heading(&name);
            let on_page: Vec<_> =
                rows(heading).iter().map(|(field, says)| (*field, says.starts_with(REQUIRED))).collect();
            assert_eq!(on_page, fields, "{heading}: fields, and whether they are required");
            expected.insert(name);
        }
        for (name, variants) in enums {
            let heading = heading(&name);
            let on_page: Vec<_> = rows(heading).iter().map(|(value, _)| *value).collect();
            assert_eq!(on_page, variants, "{heading}");
            expected.insert(name);
        }
    }
    let listed: BTreeSet<String> = HEADINGS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed, expected);
    for (_, heading) in HEADINGS {
        assert!(rows(heading).iter().all(|(_, says)| !says.trim_start_matches(REQUIRED).is_empty()), "{heading}");
    }
}

fn heading(name: &str) -> &'static str {
    let heading = HEADINGS.iter().find(|(of, _)| *of == name).map(|(_, heading)| *heading);
    heading.unwrap_or_else(|| panic!("{name} has no heading"))
}

#[test]
fn every_known_key_is_on_the_page() {
    let source = include_str!("../../model/keys.rs");
    let keys = source.lines().filter_map(|line| line.strip_prefix("pub const ")?.split('"').nth(1));
    let on_page: BTreeSet<&str> = rows("程序认得的字段名").iter().map(|(key, _)| *key).collect();
    assert_eq!(on_page, keys.collect());
    assert!(on_page.contains(keys::GOALS));
}

#[test]
fn every_example_can_be_read() {
    let mut headings = BTreeSet::new();
    for (heading, text) in examples() {
        let reads = EXAMPLES.iter().find(|(of, _)| *of == heading);
        let (_, reads) = reads.unwrap_or_else(|| panic!("nobody knows what the example under {heading} is"));
        assert_eq!(reads(text), Ok(()), "{text}");
        headings.insert(heading);
    }
    assert_eq!(headings, EXAMPLES.iter().map(|(heading, _)| *heading).collect());
}

#[test]
fn what_stands_in_a_line_can_be_read() {
    for part in PAGE.split("\n## ").skip(1).filter(|part| !part.starts_with("记法")) {
        for line in part.lines().filter(|line| !line.starts_with("```")) {
            for code in line.split('`').skip(1).step_by(2) {
                let is_value = notation::read::<IgnoredAny>(code).is_ok();
                assert!(is_value || Pattern::parse(code).is_ok(), "{code}");
            }
        }
    }
}
