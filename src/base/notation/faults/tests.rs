//! What is said of texts that cannot be read as they stand.

use super::*;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sheet {
    name: String,
    #[serde(default)]
    money: Option<Money>,
    margins: [f32; 2],
    rows: Vec<Row>,
    #[serde(default)]
    codes: BTreeMap<String, u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Money {
    Yuan,
    Wan,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Row {
    Blank,
    Cells(Vec<Cell>),
    Side(Cell),
    Ratio { of: String, to: String },
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Cell {
    text: Short,
    #[serde(default)]
    span: usize,
    #[serde(default)]
    bold: bool,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
struct Short(String);

impl TryFrom<String> for Short {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        if text.len() < 9 { Ok(Self(text)) } else { Err(format!("“{text}”太长")) }
    }
}

fn check(text: &str, expected: &[&str]) -> Option<Sheet> {
    let (sheet, faults) = match read_with_faults::<Sheet>(text) {
        Ok((sheet, faults)) => (Some(sheet), faults.into_list()),
        Err(faults) => (None, faults),
    };
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(faults, expected, "{text}");
    sheet
}

#[test]
fn what_is_right_has_no_faults() {
    let text = "(name: \"a\", money: wan, margins: (1, 2.5), rows: [blank, cells([(text: \"x\", span: 2)]), \
                side(text: \"s\"), ratio(of: \"a\", to: \"b\")], codes: {\"≥\": 1})";
    let sheet = check(text, &[]).expect("read");
    // Read around a mistake, it says the same.
    let (other, _) = read_with_faults::<Sheet>(&text.replacen("name", "odd: 1, name", 1)).expect("read");
    assert_eq!(sheet, other);
    assert!(sheet.money == Some(Money::Wan) && sheet.codes["≥"] == 1);
}

#[test]
fn every_fault_has_its_line() {
    let text = "(\n  nam: \"a\",\n  money: dollar,\n  margins: (1, 2, 3),\n  rows: [\n    blank,\n    cells([\n      \
                (text: \"a text too long\", span: -1, bold: yes),\n      (span: 2.5), (text: 7, span: 99999999999999999999),\n    ]),\n    \
                wide(text: \"a\"),\n    side(text: \"a\", txt: \"b\", text: \"c\"),\n    ratio(of: 1),\n    cells(x: 1),\n  \
                ],\n  codes: {\"a\": 1, \"b\": \"c\"},\n)";
    check(
        text,
        &[
            "第 1 行：缺少字段“name”",
            "第 2 行：不认识的字段“nam”，可用的有 name、money、margins、rows、codes",
            "第 3 行：不认识的名称“dollar”，可用的有 yuan、wan",
            "第 4 行：margins 应有 2 项，却有 3 项",
            "第 8 行：“a text too long”太长",
            "第 8 行：span 的整数太大，或者小于 0",
            "第 8 行：bold 应是 true 或 false",
            "第 9 行：缺少字段“text”",
            "第 9 行：span 应是一个不小于 0 的整数",
            "第 9 行：text 应是用英文双引号括起的文字，引号要配对",
            "第 9 行：span 的整数太大，或者小于 0",
            "第 11 行：不认识的名称“wide”，可用的有 blank、cells、side、ratio",
            "第 12 行：不认识的字段“txt”，可用的有 text、span、bold",
            "第 12 行：字段“text”写了两次",
            "第 13 行：缺少字段“to”",
            "第 13 行：of 应是用英文双引号括起的文字，引号要配对",
            "第 14 行：rows 的第 6 项应是用 [ ] 括起的列表",
            "第 16 行：codes 的第 2 项应是一个不小于 0 的整数",
        ],
    );
}

#[test]
fn a_wrong_bracket_is_one_fault() {
    check("(\n  name: \"a\",\n  rows [],\n)", &["第 3 行第 7 列：这里缺少英文冒号"]);
    check("(name: \"a", &["第 1 行第 8 列：这里应是用英文双引号括起的文字，引号要配对"]);
}

#[test]
fn what_is_something_else_is_no_endless_list() {
    check("[1, 2]", &["第 1 行：这里应是用 ( ) 括起的内容"]);
    let many = format!("(name: \"a\", margins: (1, 2), rows: [{}])", "cells(1), ".repeat(1000));
    let faults = read_with_faults::<Sheet>(&many).expect_err("too many");
    assert_eq!(faults.len(), 50);
}

#[test]
fn what_depends_on_the_unread_is_not_judged() {
    let text = "(name: \"a\", margins: (1, 2), rows: [cells([(text: 1, span: 3)]), blank])";
    let (_, mut faults) = read_with_faults::<Sheet>(text).expect("read");
    let rows = Place::default().field("rows");
    let cell = rows.item(0).item(0).item(0);
    assert!(faults.is_read(&rows) && faults.is_read(&cell.field("span")) && !faults.is_read(&cell.field("text")));
    for place in [&cell, &rows.item(0), &cell.field("text")] {
        faults.add(place, "含有没有读出的内容");
    }
    faults.add(&cell.field("span"), "太宽");
    faults.add(&rows.item(1), "空行");
    assert_eq!(faults.into_list().len(), 3);
}
