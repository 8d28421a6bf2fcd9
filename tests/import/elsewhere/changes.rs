//! The changes that a county makes to a form, one kind each.

use super::added;
use super::layout;
use super::rows;
use super::sheet::{Cell, Part, Sheet};
use super::words::{COLUMNS, FIELDS, FISCAL, SUFFIXES};
use crate::support::random::Random;
use jibiao::base::amount::{MoneyUnit, plain_number};
use jibiao::model::{Column, FieldPath, Table, keys};

/// Changes a sheet, and what must be read from it if that changes too.
pub(super) type Change = fn(&mut Sheet, &mut Random);

/// The kinds of change.
pub(super) const CHANGES: [(&str, Change); 29] = [
    ("other headings", headings),
    ("other labels", labels),
    ("other names of funds", funds),
    ("additions in brackets", suffixes),
    ("years in headings", years),
    ("brackets and colons of another width", widths),
    ("labels over several lines", lines),
    ("元 for 万元", yuan),
    ("the unit in a line", unit_line),
    ("the year line", year_line),
    ("columns swapped", layout::swap_columns),
    ("blocks moved", layout::move_blocks),
    ("cells unmerged", layout::unmerge),
    ("a blank column", layout::blank_column),
    ("a blank row", layout::blank_row),
    ("side labels split", layout::split_sides),
    ("rows of ……", rows::ellipsis),
    ("footers", rows::footers),
    ("signatures", rows::signatures),
    ("a total row", rows::total),
    ("points of classes", class_points),
    ("label and value in one cell", inline),
    ("thousands", thousands),
    ("the title", title),
    ("a column more", added::a_column),
    ("a header on each page", added::repeated_header),
    ("instructions above", added::instructions),
    ("a second form below", added::second_form),
    ("numbers of indicators", added::numbers),
];

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The words of a label: without 其中, colon and unit.
fn core(text: &str) -> String {
    let text = squeezed(text);
    let text = text.trim_start_matches("其中").trim_matches(['：', ':']);
    MoneyUnit::without(text).unwrap_or(text).to_owned()
}

/// Replaces labels whose words are in `table`, each by one of the other words for it.
fn replace(sheet: &mut Sheet, random: &mut Random, table: &[(&[&str], &[&str])], in_header: bool) {
    let header = sheet.header;
    let range = sheet.body.clone();
    let mut used: Vec<(String, String)> = Vec::new();
    for cell in sheet.labels() {
        let row = cell.area.row;
        if in_header != (row == header) || range.contains(&row) {
            continue;
        }
        let words = core(&cell.text);
        let Some((_, others)) = table.iter().find(|(usual, _)| usual.contains(&words.as_str())) else { continue };
        let other = match used.iter().find(|(from, _)| *from == words) {
            Some((_, other)) => other.clone(),
            None => (*random.one_of(others)).to_owned(),
        };
        // Two columns of the same name would be another form.
        if used.iter().any(|(from, to)| *to == other && *from != words) {
            continue;
        }
        used.push((words.clone(), other.clone()));
        cell.text = squeezed(&cell.text).replace(&words, &other);
    }
}

fn headings(sheet: &mut Sheet, random: &mut Random) {
    replace(sheet, random, &COLUMNS, true);
}

fn labels(sheet: &mut Sheet, random: &mut Random) {
    replace(sheet, random, &FIELDS, false);
}

fn funds(sheet: &mut Sheet, random: &mut Random) {
    let usual: &[&str] = &["财政拨款", "当年财政拨款", "本年财政拨款", "财政资金"];
    replace(sheet, random, &[(usual, &FISCAL)], false);
}

fn is_heading(cell: &Cell, header: u32) -> bool {
    cell.area.row == header && cell.area.rows == 1
}

fn suffixes(sheet: &mut Sheet, random: &mut Random) {
    let header = sheet.header;
    for cell in sheet
        .labels()
        .filter(|cell| is_heading(cell, header) && cell.text.chars().count() > 1 && !cell.text.contains(['（', '(']))
    {
        if random.below(2) == 0 {
            cell.text.push_str(random.one_of::<&str>(&SUFFIXES));
        }
    }
}

fn years(sheet: &mut Sheet, random: &mut Random) {
    let header = sheet.header;
    for cell in sheet.labels().filter(|cell| is_heading(cell, header)) {
        let words = squeezed(&cell.text);
        if words.ends_with("指标值") || words.ends_with("完成值") {
            let words = words.trim_start_matches("年度");
            cell.text = format!("{}{words}", random.one_of(&["2023年", "2022年度", "２０２３年"]));
        }
    }
}

fn widths(sheet: &mut Sheet, random: &mut Random) {
    let wide = random.below(2) == 0;
    let pairs = [('(', '（'), (')', '）'), (':', '：')];
    for cell in sheet.labels() {
        for (half, full) in pairs {
            let (from, to) = if wide { (half, full) } else { (full, half) };
            cell.text = cell.text.replace(from, &to.to_string());
        }
    }
}

fn lines(sheet: &mut Sheet, random: &mut Random) {
    let body = sheet.body.clone();
    for cell in sheet.labels().filter(|cell| !body.contains(&cell.area.row)) {
        let characters: Vec<char> = cell.text.chars().collect();
        if characters.len() > 3 && characters.len() < 12 && random.below(2) == 0 {
            let at = 2 + random.below(characters.len() - 3);
            let (before, after) = characters.split_at(at);
            let break_ = random.one_of(&["\n", " ", "　", "\n "]);
            cell.text = format!("{}{break_}{}", before.iter().collect::<String>(), after.iter().collect::<String>());
        }
    }
}

/// Whether the cell holds an amount of the funds or of a task.
fn is_amount(cell: &Cell) -> bool {
    match &cell.part {
        Part::Text(FieldPath::Field(key)) => {
            let column = key.as_str().rsplit_once('.').map_or("", |(column, _)| column);
            key.fund().is_some() && !["funds.rate", "funds.weight", "funds.score", "funds.reason"].contains(&column)
        }
        Part::Text(FieldPath::Cell(Table::Tasks, _, column)) => column.is_amount(),
        Part::Text(FieldPath::Total(Table::Tasks, column)) => column.is_amount(),
        _ => false,
    }
}

/// Multiplies the amounts by 10,000; false if they cannot be.
fn in_yuan(sheet: &mut Sheet) -> bool {
    let plain = |cell: &Cell| !is_amount(cell) || cell.text.trim().is_empty() || plain_number(&cell.text).is_some();
    let tasks = sheet.cells.iter().any(|cell| matches!(cell.part, Part::Text(FieldPath::Cell(Table::Tasks, ..))));
    let stated = sheet.form.labels.iter().any(|(_, label)| MoneyUnit::named_in(label).is_some());
    if !sheet.fund_unit_is_wan || sheet.forms > 1 || stated || tasks || !sheet.cells.iter().all(plain) {
        return false;
    }
    for cell in sheet.cells.iter_mut().filter(|cell| is_amount(cell)) {
        let Some(amount) = plain_number(&cell.text) else { continue };
        let text = (amount * MoneyUnit::Wan.in_yuan()).normalize().to_string();
        for (place, wanted) in &mut sheet.expected {
            if place.contains("funds.") && *wanted == squeezed(&cell.text) {
                wanted.clone_from(&text);
            }
        }
        cell.text = text;
    }
    true
}

fn yuan(sheet: &mut Sheet, _: &mut Random) {
    let names = sheet.labels().any(|cell| MoneyUnit::named_in(&cell.text) == Some(MoneyUnit::Wan));
    if names && in_yuan(sheet) {
        sheet.labels().for_each(|cell| cell.text = cell.text.replace("万元", "元"));
        sheet.expected.insert("0.money_unit".into(), "元".into());
    }
}

fn unit_line(sheet: &mut Sheet, random: &mut Random) {
    let stated = sheet.cells.iter().any(|cell| MoneyUnit::stated_by(&squeezed(&cell.text)).is_some());
    if stated || !in_yuan(sheet) {
        return;
    }
    let bare = |text: &str| ["（万元）", "(万元)"].iter().fold(text.to_owned(), |text, unit| text.replace(unit, ""));
    sheet.labels().for_each(|cell| cell.text = bare(&cell.text));
    let title = sheet.cells.iter().find(|cell| cell.part == Part::Text(FieldPath::field(keys::TITLE)));
    let row = title.map_or(0, |cell| cell.area.bottom());
    sheet.make_room(row, 1);
    let text = (*random.one_of(&["金额单位：元", "单位：元", "（单位:元）", "单位： 元"])).to_owned();
    let columns = sheet.width();
    let area = jibiao::workbook::Area { row, column: 0, rows: 1, columns };
    sheet.cells.push(Cell { area, text, part: Part::Label });
    sheet.expected.insert("0.money_unit".into(), "元".into());
}

fn year_line(sheet: &mut Sheet, random: &mut Random) {
    let shapes: [fn(&str) -> String; 5] = [
        |year| format!("({year})年度"),
        |year| format!("（ {year} 年 度 ）"),
        |year| format!("{year}年度"),
        |year| format!("（{year}年）"),
        |year| format!("预算年度：{year}年"),
    ];
    let shape = random.one_of(&shapes);
    let year = sheet.form.field(keys::YEAR).to_owned();
    let line = sheet.cells.iter_mut().find(|cell| cell.part == Part::Text(FieldPath::field(keys::YEAR)));
    if let Some(cell) = line.filter(|_| !year.is_empty()) {
        cell.text = shape(&year);
    }
}

/// 产出指标 → 产出指标（50分）.
fn class_points(sheet: &mut Sheet, random: &mut Random) {
    let points = *random.one_of(&["（50分）", "(30分)", "\n（10）"]);
    let mut changed = Vec::new();
    for cell in &mut sheet.cells {
        let class = matches!(&cell.part, Part::Text(FieldPath::Cell(Table::Indicators, _, Column::Class)));
        if class && cell.text.ends_with("指标") {
            changed.push((squeezed(&cell.text), squeezed(&format!("{}{points}", cell.text))));
            cell.text.push_str(points);
        }
    }
    for (_, text) in sheet.expected.iter_mut().filter(|(place, _)| place.ends_with(".l1")) {
        if let Some((_, new)) = changed.iter().find(|(old, _)| old == text) {
            text.clone_from(new);
        }
    }
}

/// 项目名称 | 甲 → 项目名称：甲, where a row holds nothing else.
fn inline(sheet: &mut Sheet, _: &mut Random) {
    let names = ["项目名称", "主管部门", "实施单位", "预算单位", "主管部门及代码"];
    let mut at = 0;
    while at < sheet.cells.len() {
        let row = sheet.cells[at].area.row;
        let fits = names.contains(&core(&sheet.cells[at].text).as_str()) && sheet.cells[at].part == Part::Label;
        let alone = sheet.cells.iter().filter(|cell| (cell.area.row..cell.area.bottom()).contains(&row)).count() == 2;
        if fits
            && alone
            && row < sheet.header
            && at + 1 < sheet.cells.len()
            && !sheet.cells[at + 1].text.trim().is_empty()
        {
            let value = sheet.cells.remove(at + 1);
            let label = core(&sheet.cells[at].text);
            let cell = &mut sheet.cells[at];
            cell.area.columns = value.area.right() - cell.area.column;
            cell.text = format!("{label}：{}", value.text);
            cell.part = value.part;
        }
        at += 1;
    }
}

/// 2500 → 2,500.00 in amounts.
fn thousands(sheet: &mut Sheet, _: &mut Random) {
    for cell in sheet.cells.iter_mut().filter(|cell| is_amount(cell)) {
        let Some(amount) = plain_number(&cell.text).filter(|_| cell.text.bytes().all(|b| b.is_ascii_digit())) else {
            continue;
        };
        let digits = amount.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
        let text = format!("{}.00", groups.join(","));
        for (place, wanted) in &mut sheet.expected {
            if (place.contains("funds.") || place.contains("].total") || place.contains("].fiscal"))
                && *wanted == squeezed(&cell.text)
            {
                wanted.clone_from(&text);
            }
        }
        cell.text = text;
    }
}

/// The title with the county and a year in front; a title that names the project says what nothing else does.
fn title(sheet: &mut Sheet, random: &mut Random) {
    let named = sheet.form.field(keys::PROJECT_NAME).to_owned();
    let path = Part::Text(FieldPath::field(keys::TITLE));
    let Some(cell) = sheet.cells.iter_mut().find(|cell| cell.part == path) else { return };
    if (named.is_empty() || !cell.text.contains(&named)) && !cell.text.contains("20") {
        cell.text =
            format!("{}{}", random.one_of::<&str>(&["平远县", "县级", "XX市财政局", "附件2：", "部门预算"]), cell.text);
    }
}
