//! Ticks by hand: a box in a text by a click on it, a column of ticks by a click on the selected cell or the space bar. And
//! limits of characters, counted while one types.

use crate::support::window::Window;
use egui::{Key, Modifiers, pos2, vec2};
use jibiao::model::{Bureau, Column, FieldPath, Form, Project, Row, Table};
use jibiao::rules::check_all;
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::collections::BTreeSet;

/// A window with one form, high enough for all of it.
fn open(form: Form) -> (tempfile::TempDir, Window) {
    let mut project = Project::default();
    project.push(form);
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    project::save(&path, &project).expect("saved");
    let window = Window::sized(&path, None, vec2(1366.0, 1100.0));
    (folder, window)
}

fn text(window: &Window, path: &FieldPath) -> String {
    window.project().expect("a project").forms[0].text(path).to_owned()
}

/// What the field at `path` says after clicks from one end of its cell to the other.
fn clicked_across(window: &mut Window, cell: &str, path: &FieldPath) -> BTreeSet<String> {
    let cell = window.rect_of(cell);
    let mut seen = BTreeSet::new();
    let mut x = cell.left() + 2.0;
    while x < cell.right() {
        window.click(pos2(x, cell.center().y));
        seen.insert(text(window, path));
        window.press(Modifiers::NONE, Key::Escape);
        window.rest(30);
        x += 5.0;
    }
    seen
}

#[test]
fn a_tick_cell_takes_a_tick_once_it_is_selected() {
    let mut form = Form { template: "national-monitoring".into(), ..Form::default() };
    let row = form.push_row(Table::Indicators, [(Column::Name, "等保测评系统")].into_iter().collect());
    let path = FieldPath::Cell(Table::Indicators, row, Column::CauseStaff);
    let (_folder, mut window) = open(form);
    let cell = window.rect_of("绩效指标第 1 行的人员保障").center();
    window.click(cell);
    assert_eq!(text(&window, &path), "", "the first click selects");
    window.click(cell);
    assert_eq!(text(&window, &path), "√");
    window.press_writing(Modifiers::NONE, Key::Space, " ");
    assert_eq!(text(&window, &path), "");
    window.press_writing(Modifiers::NONE, Key::Space, " ");
    assert_eq!(text(&window, &path), "√");
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(text(&window, &path), "", "a tick is undone");
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(text(&window, &path), "√", "each tick is a step of its own");
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(text(&window, &path), "");
    // Words in it are the user's.
    window.type_text("缺编");
    window.press(Modifiers::NONE, Key::Enter);
    window.click(cell);
    window.click(cell);
    assert_eq!(text(&window, &path), "缺编");
    let rows = |window: &Window| window.project().expect("a project").forms[0].indicators.clone();
    assert_eq!(rows(&window).iter().filter(|row| !row.is_blank()).map(Row::id).collect::<Vec<_>>(), [row]);
}

#[test]
fn a_box_in_a_text_is_turned_by_a_click_on_it_and_nothing_else_is() {
    const TEXT: &str = "新增□　延续√　其他";
    let mut form = Form { template: "generic".into(), ..Form::default() };
    form.fields.set("attribute".into(), TEXT);
    let path = FieldPath::field("attribute");
    let (_folder, mut window) = open(form);
    let seen = clicked_across(&mut window, "项目属性", &path);
    let plain = |text: &String| text.replace('√', "□") == TEXT.replace('√', "□");
    assert!(seen.iter().all(plain), "{seen:?}");
    let first = |text: &String| text.starts_with("新增√");
    let second = |text: &String| text.contains("延续□");
    assert!(seen.iter().any(first) && seen.iter().any(second) && seen.iter().any(|text| !first(text)), "{seen:?}");
}

#[test]
fn a_tick_takes_the_tick_away_that_it_excludes() {
    let mut form = Form { template: "national-monitoring".into(), ..Form::default() };
    let cells = [(Column::Name, "等保测评系统"), (Column::Impossible, "再议"), (Column::CauseStaff, "√")];
    let row = form.push_row(Table::Indicators, cells.into_iter().collect());
    let (_folder, mut window) = open(form);
    let tick = |window: &mut Window, name: &str| {
        // From elsewhere: undo selects what it changed.
        window.click(window.rect_of("绩效指标第 1 行的备注").center());
        let cell = window.rect_of(&format!("绩效指标第 1 行的{name}")).center();
        window.click(cell);
        window.click(cell);
    };
    let ticks = |window: &Window| {
        let columns = [Column::Certain, Column::Possible, Column::Impossible, Column::CauseStaff];
        columns.map(|column| text(window, &FieldPath::Cell(Table::Indicators, row, column)))
    };
    tick(&mut window, "确定能");
    assert_eq!(ticks(&window), ["√", "", "再议", "√"]);
    tick(&mut window, "有可能");
    assert_eq!(ticks(&window), ["", "√", "再议", "√"], "words stay, and so do the causes, of which several may be");
    window.press(Modifiers::CTRL, Key::Z);
    assert_eq!(ticks(&window), ["√", "", "再议", "√"], "one step");
    tick(&mut window, "确定能");
    assert_eq!(ticks(&window), ["", "", "再议", "√"]);
    tick(&mut window, "经费保障");
    assert_eq!(text(&window, &FieldPath::Cell(Table::Indicators, row, Column::CauseFunds)), "√");
    assert_eq!(ticks(&window), ["", "", "再议", "√"]);
}

#[test]
fn of_the_boxes_of_a_choice_one_is_ticked() {
    let mut form = Form { template: "national-ex-ante-review".into(), ..Form::default() };
    form.fields.set("conclusion".into(), "予以支持√　部分支持□　不予支持□");
    let path = FieldPath::field("conclusion");
    let (_folder, mut window) = open(form);
    let seen = clicked_across(&mut window, "评估结论", &path);
    assert!(seen.iter().all(|text| text.matches('√').count() <= 1), "{seen:?}");
    for chosen in ["予以支持□　部分支持√　不予支持□", "予以支持□　部分支持□　不予支持√"]
    {
        assert!(seen.contains(chosen), "{seen:?}");
    }
}

#[test]
fn a_grade_that_is_ticked_is_no_prompt_left_in_place() {
    let library = Library::builtin();
    let template = library.template("shapotou-project").expect("template");
    let (_folder, mut window) = open(blank::form(template, &Bureau::default()));
    let path = FieldPath::field("grade");
    let prompts = |window: &Window| {
        let found = check_all(&window.project().expect("a project"), &Library::builtin());
        found.iter().filter(|finding| finding.rule == "placeholder-left" && finding.message.contains('良')).count()
    };
    assert_eq!(prompts(&window), 1);
    let cell = window.rect_of("综合评定等级");
    let mut chosen = std::collections::BTreeSet::new();
    let mut x = cell.left() + 2.0;
    while x < cell.right() {
        window.click(pos2(x, cell.center().y));
        let now = text(&window, &path);
        if now.contains('√') {
            assert_eq!(prompts(&window), 0, "{now}");
            chosen.insert(now);
        }
        window.press(Modifiers::NONE, Key::Escape);
        x += 5.0;
    }
    assert!(chosen.len() >= 4, "{chosen:?}");
}

#[test]
fn a_limit_of_characters_is_counted_while_one_types() {
    let form = Form { template: "sichuan-self-evaluation".into(), ..Form::default() };
    let (_folder, mut window) = open(form);
    let cell = window.rect_of("年度目标完成情况").center();
    window.click(cell);
    assert!(window.shows("已写 0 字，限 100 字"));
    window.type_text("完成 三项");
    window.rest(2);
    assert!(window.shows("已写 4 字，限 100 字"));
    // The cell below has no limit.
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.shows("已写 4 字，限 100 字"));
}
