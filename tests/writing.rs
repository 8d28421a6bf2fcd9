//! A manuscript in the window, written with the pointer and the keys: what is typed stands where it was typed.

use crate::support::window::Window;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use jibiao::model::prose::{Style, cell_column, cell_count};
use jibiao::model::{Bureau, Column, Form, Project, Row, Table};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::PathBuf;

const NONE: Modifiers = Modifiers::NONE;

/// A manuscript of `rows`, each a style and its cells, and a form that it mentions, in a window.
fn manuscript(rows: &[(&str, &[&str])]) -> (tempfile::TempDir, PathBuf, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    let library = Library::builtin();
    let bureau = Bureau { name: "某县医保局".into(), year: "2026".into(), ..Bureau::default() };
    let mut form = blank::form(library.template("manuscript").expect("template"), &bureau);
    form.paragraphs.clear();
    for (style, cells) in rows {
        let cells = cells.iter().enumerate().map(|(place, text)| (cell_column(place), *text));
        form.push_row(Table::Paragraphs, [(Column::Style, *style)].into_iter().chain(cells).collect());
    }
    let mut plan = blank::form(library.template("boye-project").expect("template"), &bureau);
    plan.fields.set("project_name".into(), "网络经费");
    plan.fields.set("funds.total".into(), "15.78");
    let mut new = Project { bureau, ..Project::default() };
    new.push(form);
    new.push(plan);
    project::save(&path, &new).expect("saved");
    let mut window = Window::open(&path);
    window.rest(3);
    (folder, path, window)
}

/// The paragraphs as they are saved: style, cells.
fn saved(window: &mut Window, path: &std::path::Path) -> Vec<String> {
    window.save();
    lines(&project::load(path).expect("loaded").forms[0])
}

fn lines(form: &Form) -> Vec<String> {
    let line = |row: &Row| {
        let cells: Vec<&str> = (0..cell_count(row)).map(|place| &row[cell_column(place)]).collect();
        format!("{} {}", &row[Column::Style], cells.join("|")).trim().to_owned()
    };
    form.paragraphs.iter().map(line).collect()
}

/// The middle of the paragraph `number`, from 1, at a share of its width.
fn within(window: &Window, number: usize, share: f32) -> Pos2 {
    let rect = window.rect_of(&format!("第 {number} 段"));
    rect.left_center() + vec2(rect.width() * share, 0.0)
}

/// Chooses an entry of a menu of the bar.
fn choose(window: &mut Window, menu: &str, entry: &str) {
    window.click(window.rect_of(menu).center());
    window.rest(3);
    window.click(window.rect_of_part(entry).center());
    window.rest(3);
}

#[test]
fn a_click_puts_the_caret_where_it_points() {
    let (_folder, path, mut window) = manuscript(&[("", &["一二三四五六七八九十"]), ("", &["尾"])]);
    // At the left of the paper, behind two characters of indent; to the right end is after the text.
    window.click(within(&window, 1, 0.9));
    window.type_text("末");
    window.press(NONE, Key::Home);
    window.type_text("首");
    assert_eq!(saved(&mut window, &path), ["首一二三四五六七八九十末", "尾"]);
    let (_folder, path, mut window) = manuscript(&[("", &["一二三四五六七八九十"]), ("", &["尾"])]);
    for number in [1, 2, 1] {
        window.click(within(&window, number, 0.3));
        window.rest(2);
    }
    assert_eq!(saved(&mut window, &path), ["一二三四五六七八九十", "尾"], "a hand that types nothing changes nothing");
}

#[test]
fn enter_parts_and_backspace_joins() {
    let (_folder, path, mut window) = manuscript(&[("", &["前后"]), ("一级标题", &["概况"])]);
    window.click(within(&window, 1, 0.9));
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::Enter);
    window.type_text("新");
    assert_eq!(saved(&mut window, &path), ["前", "新后", "一级标题 概况"]);
    window.press(NONE, Key::Home);
    window.press(NONE, Key::Backspace);
    window.type_text("，");
    assert_eq!(saved(&mut window, &path), ["前，新后", "一级标题 概况"]);
    // A style changes while she types, and she goes on.
    window.press(Modifiers::CTRL.plus(Modifiers::ALT), Key::Num2);
    window.type_text("、");
    assert_eq!(saved(&mut window, &path)[0], "二级标题 前，、新后");
    (0..2).for_each(|_| window.press(Modifiers::CTRL, Key::Z));
    // Text goes on below a heading.
    window.click(within(&window, 2, 0.9));
    window.press(NONE, Key::Enter);
    window.type_text("正文");
    assert_eq!(saved(&mut window, &path), ["前，新后", "一级标题 概况", "正文"]);
    for _ in 0..6 {
        window.press(Modifiers::CTRL, Key::Z);
    }
    assert_eq!(saved(&mut window, &path), ["前后", "一级标题 概况"]);
}

#[test]
fn arrows_lead_from_one_paragraph_into_the_next() {
    let (_folder, path, mut window) = manuscript(&[("", &["甲"]), ("", &["乙"]), ("", &["丙"])]);
    window.click(within(&window, 1, 0.9));
    window.press(NONE, Key::ArrowDown);
    window.type_text("2");
    window.press(NONE, Key::End);
    window.press(NONE, Key::ArrowRight);
    window.type_text("3");
    window.press(NONE, Key::Home);
    window.press(NONE, Key::ArrowLeft);
    window.type_text("尾");
    window.press(NONE, Key::ArrowUp);
    window.type_text("1");
    assert_eq!(saved(&mut window, &path), ["甲1", "2乙尾", "3丙"]);
}

#[test]
fn keys_go_on_a_paragraph_and_replace_a_cell() {
    let (_folder, path, mut window) = manuscript(&[("", &["正文"]), ("表头", &["甲", "乙"]), ("表格行", &["1", "2"])]);
    window.click(within(&window, 1, 0.9));
    window.press(NONE, Key::Escape);
    window.compose(&["x", "xu"], "续");
    window.click(window.rect_of("表第 2 行第 2 格").center());
    window.type_text("9");
    window.press(NONE, Key::Tab);
    assert_eq!(saved(&mut window, &path), ["正文续", "表头 甲|乙", "表格行 1|9"]);
}

#[test]
fn pasted_lines_are_paragraphs() {
    let (_folder, path, mut window) = manuscript(&[("", &["前后"])]);
    window.click(within(&window, 1, 0.9));
    window.press(NONE, Key::ArrowLeft);
    window.frame(vec![Event::Paste("一\r\n二\r\n甲\t乙\r\n1\t2".into())]);
    window.type_text("续");
    assert_eq!(saved(&mut window, &path), ["前一", "二", "表头 甲|乙", "表格行 1|2", "续后"]);
}

#[test]
fn the_bar_changes_styles_and_puts_in_tables_forms_and_figures() {
    let (_folder, path, mut window) = manuscript(&[("", &["概况"]), ("", &["预算万元"])]);
    window.click(within(&window, 1, 0.9));
    choose(&mut window, "段落样式", Style::Heading1.name());
    assert_eq!(saved(&mut window, &path)[0], "一级标题 概况");
    window.click(within(&window, 2, 0.9));
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::ArrowLeft);
    choose(&mut window, "数据", "预算数：15.78");
    window.type_text("余");
    assert_eq!(saved(&mut window, &path)[1], "预算{预算数}余万元");
    window.press(NONE, Key::Escape);
    window.rest(2);
    assert!(window.painted().concat().contains("预算15.78余万元"), "the figure is read");
    choose(&mut window, "表格", "新表格的大小");
    window.type_text("名称");
    window.press(NONE, Key::Tab);
    choose(&mut window, "表格", "在右边插入一列");
    assert_eq!(saved(&mut window, &path)[2], "表头 名称|列2|新列|列3|列4|列5|列6");
    choose(&mut window, "表单", "放进所有还没放的表（1）");
    let form = &project::load(&path).expect("loaded").forms[0].clone();
    window.save();
    let now = &project::load(&path).expect("loaded").forms[0];
    assert_eq!(now.paragraphs.len(), form.paragraphs.len() + 1);
    assert!(now.paragraphs.iter().any(|row| &row[Column::Extra("form".into())] == "2"));
}

#[test]
fn headings_lead_to_their_paragraphs() {
    let many: Vec<(&str, &[&str])> = (0..60).map(|_| ("", &["正文正文正文"][..])).collect();
    let rows: Vec<(&str, &[&str])> =
        [("一级标题", &["开头"][..])].into_iter().chain(many).chain([("一级标题", &["结尾"][..])]).collect();
    let (_folder, path, mut window) = manuscript(&rows);
    window.click_on("二、结尾");
    window.rest(5);
    assert!(window.shows("第 62 段"), "it is in sight");
    window.type_text("了");
    assert_eq!(saved(&mut window, &path)[61], "一级标题 结尾了");
}

#[test]
fn a_chapter_comes_to_the_top() {
    let text: [(&str, &[&str]); 40] = [("", &["正文正文正文"]); 40];
    let mut rows: Vec<(&str, &[&str])> = vec![("一级标题", &["开头"])];
    rows.extend(text);
    rows.push(("一级标题", &["中间"]));
    rows.extend(text);
    let (_folder, _path, mut window) = manuscript(&rows);
    let top = window.rect_of("第 1 段").top();
    window.click_on("二、中间");
    window.rest(8);
    let at = window.rect_of("第 42 段").top();
    assert!(at <= top, "{at} is as high as the first one was, {top}");
}

#[test]
fn the_tables_of_a_budget_are_in_its_outline() {
    let rows: &[(&str, &[&str])] =
        &[("表题", &["表1 收支总表"]), ("表头", &["科目"]), ("表题", &["表2 支出总表"]), ("表头", &["科目"])];
    let (_folder, _path, mut window) = manuscript(rows);
    assert!(window.shows("表1 收支总表"));
    window.click_on("表2 支出总表");
    window.rest(5);
    assert!(window.focused().contains("第 3 段"), "{}", window.focused());
}

#[test]
fn a_click_beside_a_figure_leaves_it_whole() {
    let (_folder, path, mut window) = manuscript(&[("", &["预算{预算数}"]), ("", &["尾"])]);
    // Behind the figure, which is shorter as it is shown.
    window.click(within(&window, 1, 0.9));
    window.type_text("万元");
    assert_eq!(saved(&mut window, &path)[0], "预算{预算数}万元");
    window.click(within(&window, 2, 0.9));
    // 预 begins behind the indent of two characters; the pointer is in the figure.
    let rect = window.rect_of("第 1 段");
    let size = rect.height() / 28.0 * 16.0;
    window.click(rect.left_center() + vec2(size * 5.2, 0.0));
    window.type_text("约");
    assert_eq!(saved(&mut window, &path)[0], "预算{预算数}约万元");
}

#[test]
fn what_is_typed_stays_after_escape_and_comes_back_with_undo() {
    let (_folder, path, mut window) = manuscript(&[("", &["一二三四"]), ("", &["尾"])]);
    window.click(within(&window, 1, 0.9));
    window.type_text("五");
    window.press(NONE, Key::Escape);
    assert_eq!(saved(&mut window, &path)[0], "一二三四五");
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(saved(&mut window, &path)[0], "一二三四");
    // Undo leaves the caret where it changed the text.
    window.press(NONE, Key::Home);
    window.press(NONE, Key::ArrowRight);
    window.type_text("ABC");
    window.press(Modifiers::CTRL, Key::Z);
    window.type_text("Z");
    assert_eq!(saved(&mut window, &path)[0], "一Z二三四");
    window.press(Modifiers::SHIFT, Key::Enter);
    window.type_text("行");
    assert_eq!(saved(&mut window, &path)[0], "一Z\n行二三四");
}

#[test]
fn several_paragraphs_are_removed_and_tables_grow() {
    let rows: &[(&str, &[&str])] =
        &[("", &["甲"]), ("二级标题", &["乙"]), ("", &["丙"]), ("表头", &["名"]), ("表格行", &["1"]), ("", &["尾"])];
    let (_folder, path, mut window) = manuscript(rows);
    let (from, to) = (within(&window, 1, 0.5), within(&window, 2, 0.5));
    window.drag(from, to);
    window.press(NONE, Key::Delete);
    assert_eq!(saved(&mut window, &path), ["丙", "表头 名", "表格行 1", "尾"]);
    window.click(window.rect_of("表第 2 行第 1 格").center());
    window.press(NONE, Key::Enter);
    window.type_text("2");
    assert_eq!(saved(&mut window, &path), ["丙", "表头 名", "表格行 1", "表格行 2", "尾"]);
}

#[test]
fn a_budget_table_is_pasted_with_its_title_and_unit() {
    let (_folder, path, mut window) = manuscript(&[("", &["前"]), ("", &["尾"])]);
    window.click(within(&window, 1, 0.9));
    let block = "表3 支出总表\t\t\r\n\t\t单位：元\r\n科目编码\t科目名称\t合计\r\n208\t社会保障\t100\r\n\t合计\t100\r\n";
    window.frame(vec![Event::Paste(block.into())]);
    window.rest(3);
    let found = saved(&mut window, &path);
    assert_eq!((found[0].as_str(), found[1].as_str()), ("前", "表题 表3 支出总表"), "{found:?}");
    assert!(found.iter().any(|line| line.contains("单位：元")), "{found:?}");
    assert_eq!(
        found[found.len() - 4..],
        ["表头 科目编码|科目名称|合计", "表格行 208|社会保障|100", "表格行 |合计|100", "尾"]
    );
}

#[test]
fn a_figure_is_one_piece() {
    let text = &["约{预算数}万元"];
    let after = |keys: &[(Modifiers, Key)]| {
        let (_folder, path, mut window) = manuscript(&[("", text), ("", &["尾"])]);
        window.click(within(&window, 1, 0.9));
        window.press(NONE, Key::Home);
        keys.iter().for_each(|(held, key)| window.press(*held, *key));
        window.type_text("、");
        saved(&mut window, &path).remove(0)
    };
    const RIGHT: (Modifiers, Key) = (NONE, Key::ArrowRight);
    const LEFT: (Modifiers, Key) = (NONE, Key::ArrowLeft);
    assert_eq!(after(&[RIGHT, RIGHT]), "约{预算数}、万元");
    assert_eq!(after(&[RIGHT, RIGHT, LEFT]), "约、{预算数}万元");
    assert_eq!(after(&[RIGHT, RIGHT, (NONE, Key::Backspace)]), "约、万元");
    assert_eq!(after(&[RIGHT, (NONE, Key::Delete)]), "约、万元");
    assert_eq!(
        after(&[RIGHT, RIGHT, RIGHT, RIGHT, (Modifiers::CTRL, Key::Backspace)]).matches(['{', '}']).count() % 2,
        0
    );
    assert_eq!(after(&[RIGHT, (Modifiers::SHIFT, Key::ArrowRight)]), "约、万元");
    assert_eq!(after(&[RIGHT, RIGHT, (Modifiers::SHIFT, Key::ArrowLeft)]), "约、万元");
    let there_and_back = [(Modifiers::SHIFT, Key::ArrowRight), (Modifiers::SHIFT, Key::ArrowLeft)];
    assert_eq!(after(&[RIGHT, there_and_back[0], there_and_back[1]]), "约、{预算数}万元");
    assert_eq!(after(&[RIGHT, RIGHT, (NONE, Key::Backspace), (Modifiers::CTRL, Key::Z)]), "约{预算数}、万元");
}

#[test]
fn the_pointer_selects_a_figure_whole() {
    let (_folder, path, mut window) = manuscript(&[("", &["预算{预算数}万元"]), ("", &["尾"])]);
    window.click(within(&window, 1, 0.9));
    // While it is typed the text stands as it is typed: two characters of indent, two of text, then the figure.
    let rect = window.rect_of("第 1 段");
    let size = rect.height() / 28.0 * 16.0;
    let at = |characters: f32| rect.left_center() + vec2(size * characters, 0.0);
    window.drag(at(7.0), at(5.5));
    window.type_text("约");
    assert_eq!(saved(&mut window, &path)[0], "预算约万元");
    window.press(Modifiers::CTRL, Key::Z);
    window.press(Modifiers::CTRL, Key::Z);
    window.rest(8);
    window.point(at(5.2));
    for pressed in [true, false, true, false] {
        window.button(at(5.2), PointerButton::Primary, pressed, NONE);
    }
    window.type_text("约");
    assert_eq!(saved(&mut window, &path)[0], "预算约万元", "a double click");
}

#[test]
fn a_figure_can_be_typed_and_a_wrong_name_corrected() {
    let (_folder, path, mut window) = manuscript(&[("", &["约{预算额}万元"]), ("", &["尾"])]);
    window.click(within(&window, 1, 0.9));
    (0..3).for_each(|_| window.press(NONE, Key::ArrowLeft));
    window.press(NONE, Key::Backspace);
    window.type_text("数");
    window.press(NONE, Key::End);
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::ArrowLeft);
    window.press(NONE, Key::Backspace);
    assert_eq!(saved(&mut window, &path)[0], "约万元");
}

#[test]
fn the_number_of_a_heading_stays_before_what_is_typed() {
    let (_folder, path, mut window) = manuscript(&[("一级标题", &["概况"]), ("二级标题", &["背景"]), ("", &["尾"])]);
    window.click(within(&window, 2, 0.9));
    window.type_text("介绍");
    window.rest(2);
    assert!(window.painted().iter().any(|text| text == "（一）"), "{:?}", window.painted());
    // The caret stands behind the number and not in it.
    window.press(NONE, Key::Home);
    window.type_text("新");
    assert_eq!(saved(&mut window, &path)[1], "二级标题 新背景介绍");
    window.press(NONE, Key::Backspace);
    window.press(NONE, Key::Escape);
    window.rest(2);
    // A click on the text behind the number is where it points: two characters of indent, three of the number.
    let rect = window.rect_of("第 2 段");
    let size = rect.height() / 28.0 * 16.0;
    window.click(rect.left_center() + vec2(size * 5.9, 0.0));
    window.type_text("、");
    assert_eq!(saved(&mut window, &path)[1], "二级标题 背、景介绍");
    window.click(within(&window, 1, 0.9));
    window.press(NONE, Key::Enter);
    window.press(Modifiers::CTRL.plus(Modifiers::ALT), Key::Num1);
    window.rest(2);
    assert!(window.painted().iter().any(|text| text == "二、"), "an empty heading too: {:?}", window.painted());
}

#[test]
fn a_table_is_changed_by_the_menus() {
    let (_folder, path, mut window) = manuscript(&[("", &["文"]), ("", &["尾"])]);
    window.click(within(&window, 1, 0.9));
    window.click(window.rect_of("表格").center());
    window.rest(3);
    // The third row and the second column of the grid.
    let grid = window.rect_of("新表格的大小");
    let at = grid.min + vec2(grid.width() * 0.15, grid.height() * 2.5 / 8.0);
    window.point(at);
    window.rest(2);
    assert!(window.painted().concat().contains("3 行 × 2 列"), "the size is told");
    window.click(at);
    window.rest(3);
    window.type_text("名称");
    window.press(NONE, Key::Enter);
    window.type_text("甲");
    window.press(NONE, Key::Enter);
    window.type_text("乙");
    assert_eq!(saved(&mut window, &path), ["文", "表头 名称|列2", "表格行 甲", "表格行 乙", "尾"]);
    choose(&mut window, "表格", "与上面的格合并");
    assert_eq!(saved(&mut window, &path)[2..4], ["表格行 甲\n乙", "表格行 ↑"]);
    assert!(!window.painted().concat().contains('↑'));
    window.right_click(window.rect_of("表第 3 行第 2 格").center());
    window.click(window.rect_of("与左边的格合并").center());
    window.rest(3);
    assert!(window.shows("不一样高"), "it is told why not");
    window.right_click(window.rect_of("表第 3 行第 2 格").center());
    window.click(window.rect_of("删除所选行").center());
    window.rest(3);
    assert_eq!(saved(&mut window, &path), ["文", "表头 名称|列2", "表格行 甲\n乙", "尾"]);
}

#[test]
fn an_arrow_is_never_printed() {
    let rows: &[(&str, &[&str])] = &[("表头", &["名", "←", "数"]), ("表格行", &["↑", "1", "↑"]), ("正文", &["尾"])];
    let (_folder, _path, mut window) = manuscript(rows);
    window.until_part_shown("打印预览第 1 页");
    window.rest(5);
    assert!(!window.painted().concat().contains(['↑', '←']), "{:?}", window.painted());
}

const WHOLE: &[(&str, &[&str])] = &[
    ("一级标题", &["概况"]),
    ("", &["预算{预算数}万元。"]),
    ("表题", &["表1"]),
    ("表头", &["名", "数"]),
    ("表格行", &["甲", "1"]),
    ("分页", &[]),
    ("", &["尾"]),
];

#[test]
fn a_second_ctrl_a_selects_the_whole_manuscript() {
    let ctrl_a = |window: &mut Window| (0..2).for_each(|_| window.press(Modifiers::CTRL, Key::A));
    let (_folder, path, mut window) = manuscript(WHOLE);
    window.click(within(&window, 2, 0.9));
    window.press(Modifiers::CTRL, Key::A);
    window.type_text("文");
    assert_eq!(saved(&mut window, &path)[1], "文", "the first one selects the paragraph");
    window.press(Modifiers::CTRL, Key::Z);
    ctrl_a(&mut window);
    window.press(Modifiers::CTRL.plus(Modifiers::ALT), Key::Num2);
    let found = saved(&mut window, &path);
    assert_eq!(found[0], "二级标题 概况");
    assert_eq!(found[3..6], ["表头 名|数", "表格行 甲|1", "分页"], "tables and breaks stay what they are");
    window.press(Modifiers::CTRL, Key::Z);
    window.click(within(&window, 2, 0.9));
    ctrl_a(&mut window);
    window.press(NONE, Key::Delete);
    assert_eq!(saved(&mut window, &path), [""], "a paragraph to type into is left");
    window.type_text("新");
    assert_eq!(saved(&mut window, &path), ["新"]);
    (0..2).for_each(|_| window.press(Modifiers::CTRL, Key::Z));
    assert_eq!(saved(&mut window, &path).len(), WHOLE.len());
}

#[test]
fn copied_paragraphs_keep_their_styles() {
    let (_folder, path, mut window) = manuscript(WHOLE);
    window.click(within(&window, 2, 0.9));
    (0..2).for_each(|_| window.press(Modifiers::CTRL, Key::A));
    window.frame(vec![Event::Copy]);
    window.rest(2);
    // As the clipboard has it.
    let text = "概况\n预算{预算数}万元。\n表1\n名\t数\n甲\t1\n\n尾\n".to_owned();
    window.click(within(&window, 7, 0.9));
    window.press(NONE, Key::Enter);
    window.frame(vec![Event::Paste(text.replace('\n', "\r\n"))]);
    window.rest(2);
    window.type_text("了");
    let found = saved(&mut window, &path);
    let mut expected = found[..7].to_vec();
    expected.extend(found[..6].to_vec());
    expected.push("尾了".to_owned());
    assert_eq!(found, expected, "into an empty paragraph");
    window.click(within(&window, 2, 0.9));
    window.press(NONE, Key::Home);
    window.press(NONE, Key::ArrowRight);
    window.frame(vec![Event::Paste(text.clone())]);
    window.rest(2);
    let found = saved(&mut window, &path);
    assert_eq!(found[1..3], ["预", "一级标题 概况"]);
    assert_eq!(found[8..10], ["尾", "算{预算数}万元。"], "the text is parted");
    // What was copied elsewhere since has no styles.
    window.click(within(&window, 2, 0.9));
    window.frame(vec![Event::Paste("概况\n正文".into())]);
    window.rest(2);
    assert_eq!(saved(&mut window, &path)[1..3], ["预概况", "正文"]);
}

const CHAPTERS: &[(&str, &[&str])] = &[
    ("一级标题", &["概况"]),
    ("", &["甲"]),
    ("一级标题", &["绩效"]),
    ("", &["乙"]),
    ("", &["丙"]),
    ("一级标题", &["问题"]),
    ("", &["丁"]),
];

#[test]
fn a_table_pasted_into_an_empty_paragraph_leaves_the_caret_below_it() {
    let (_folder, path, mut window) = manuscript(CHAPTERS);
    window.click(within(&window, 3, 0.9));
    window.press(NONE, Key::Enter);
    window.frame(vec![Event::Paste("项目\t预算数\r\n甲\t5\r\n".into())]);
    window.rest(3);
    window.type_text("MM");
    let found = saved(&mut window, &path);
    assert_eq!(found[2..7], ["一级标题 绩效", "表头 项目|预算数", "表格行 甲|5", "MM", "乙"], "{found:?}");
}

#[test]
fn the_caret_stays_where_paragraphs_were_removed() {
    for cut in [false, true] {
        let remove = |window: &mut Window| {
            if cut {
                window.frame(vec![Event::Cut]);
                window.rest(2);
            } else {
                window.press(NONE, Key::Delete);
            }
        };
        let (_folder, path, mut window) = manuscript(CHAPTERS);
        window.drag(within(&window, 4, 0.5), within(&window, 5, 0.5));
        remove(&mut window);
        window.type_text("新");
        let found = saved(&mut window, &path);
        assert_eq!(found[2..], ["一级标题 绩效", "一级标题 新问题", "丁"]);
        window.press(NONE, Key::Escape);
        window.drag(within(&window, 4, 0.5), within(&window, 5, 0.5));
        remove(&mut window);
        window.type_text("末");
        assert_eq!(saved(&mut window, &path)[1..], ["甲", "一级标题 绩效末"]);
    }
}

#[test]
fn a_chapter_moves_by_cut_and_paste() {
    let (_folder, path, mut window) = manuscript(CHAPTERS);
    window.drag(within(&window, 3, 0.5), within(&window, 5, 0.5));
    window.frame(vec![Event::Cut]);
    window.rest(2);
    let text = "绩效\n乙\n丙\n";
    window.click(within(&window, 4, 0.9));
    window.frame(vec![Event::Paste(text.into())]);
    window.rest(2);
    let moved = ["一级标题 概况", "甲", "一级标题 问题", "丁", "一级标题 绩效", "乙", "丙"];
    assert_eq!(saved(&mut window, &path), moved);
    window.press(Modifiers::CTRL, Key::Z);
    window.click(within(&window, 4, 0.9));
    window.press(NONE, Key::Enter);
    window.frame(vec![Event::Paste(text.into())]);
    window.rest(2);
    assert_eq!(saved(&mut window, &path), moved, "into an empty paragraph");
}

#[test]
fn undo_in_a_table_leaves_the_cursor_where_it_is() {
    let rows: &[(&str, &[&str])] =
        &[("", &["文"]), ("表头", &["甲", "乙"]), ("表格行", &["1", "2"]), ("表格行", &["3", "4"]), ("", &["尾"])];
    let (_folder, _path, mut window) = manuscript(rows);
    for change in ["在右边插入一列", "在左边插入一列", "删除这一列", "在上面插入一行", "在下面插入一行", "删除所选行"]
    {
        window.click(window.rect_of("表第 3 行第 2 格").center());
        choose(&mut window, "表格", change);
        window.press(Modifiers::CTRL, Key::Z);
        window.rest(2);
        let at = window.focused();
        assert!(!at.contains("第 1 行") && (at.contains("第 2 格") || change == "删除这一列"), "{change}: {at}");
    }
}

#[test]
fn a_click_on_a_later_line_is_where_it_points() {
    let text = "{项目名称}由{单位}组织实施，{年度}年预算{预算数}万元，用于聘请专业风险评估机构，对医保政策开展风险评估，及时发现并化解风险。";
    // What the paper has in its lines, whose breaks are not those of a text field.
    let plain = "网络经费由某县医保局组织实施，2026年预算15.78万元，用于聘请专业风险评估机构，对医保政策开展风险评估，及时发现并化解风险。";
    for text in [text, plain] {
        let (_folder, path, mut window) = manuscript(&[("", &[text]), ("", &["尾"])]);
        assert!(window.painted().iter().any(|line| line == "险评估，及时发现并化解风险。"), "{:?}", window.painted());
        let rect = window.rect_of("第 1 段");
        let size = rect.height() / 3.0 / 28.0 * 16.0;
        window.click(rect.left_bottom() + vec2(size * 4.3, -size));
        window.type_text("|");
        assert_eq!(saved(&mut window, &path)[0], text.replace("及时发现", "|及时发现"));
    }
}

#[test]
fn the_labels_of_a_new_table_are_found_until_they_are_written_over() {
    let (_folder, _path, mut window) =
        manuscript(&[("", &["文"]), ("表头", &["列1", "新列"]), ("表格行", &["列1", "2"])]);
    window.press(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::F);
    window.until_part_shown("表头“列1”是新表格的提示文字");
    assert!(window.shows("表头“新列”是新表格的提示文字"));
}

#[test]
fn what_was_put_in_and_deleted_comes_back_with_undo() {
    let (_folder, path, mut window) = manuscript(&[("", &["甲"]), ("", &["乙"])]);
    window.click(within(&window, 2, 0.9));
    window.type_text("前");
    window.click(within(&window, 1, 0.9));
    choose(&mut window, "数据", "预算数：15.78");
    window.press(NONE, Key::Backspace);
    assert_eq!(saved(&mut window, &path), ["甲", "乙前"]);
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(saved(&mut window, &path), ["甲{预算数}", "乙前"]);
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(saved(&mut window, &path), ["甲", "乙前"]);
    window.type_text("丙丁");
    (0..2).for_each(|_| window.press(NONE, Key::Backspace));
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(saved(&mut window, &path), ["甲丙丁", "乙前"], "typed text too");
}

/// What is beside the style in the bar stays where it is, whatever the style is called.
#[test]
fn the_buttons_of_the_bar_stay_where_they_are() {
    let (_folder, _path, mut window) = manuscript(&[("", &["概况"]), ("一级标题", &["标题"]), ("表题", &["注"])]);
    let mut places = Vec::new();
    for number in 1..=3 {
        window.click(within(&window, number, 0.5));
        window.rest(3);
        places.push(window.rect_of("表格"));
    }
    assert!(places.iter().all(|place| *place == places[0]), "{places:?}");
}

/// The chapter in which the cursor is can be seen in the list, be it ever so far down.
#[test]
fn the_list_of_headings_follows_the_cursor() {
    let headings: Vec<String> = (1..=80).map(|number| format!("标题{number}")).collect();
    let cells: Vec<[&str; 1]> = headings.iter().map(|heading| [heading.as_str()]).collect();
    let rows: Vec<(&str, &[&str])> = cells.iter().map(|cells| ("一级标题", cells.as_slice())).collect();
    let (_folder, _path, mut window) = manuscript(&rows);
    window.click(within(&window, 1, 0.5));
    window.rest(3);
    assert!(!window.shows("三十一、标题31"));
    for _ in 0..30 {
        window.press(NONE, Key::ArrowDown);
        window.rest(2);
    }
    window.rest(20);
    assert!(window.shows("三十一、标题31"), "{:?}", window.texts_with("标题"));
}
