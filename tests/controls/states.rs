//! How one gets to each part of the window.

use crate::support::exports::{as_xlsx, laid_out, sample_forms, sample_path, unknown_form};
use crate::support::window::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use jibiao::model::prose::cell_column;
use jibiao::model::{Column, Form, Table};
use jibiao::session::keeper::Keeper;
use jibiao::store::StateFolder;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Opens a window and goes to a part of it.
pub(crate) type State = fn() -> (TempDir, Window);

/// A window with a sample open, on a form that has errors, warnings and fixes.
pub(crate) fn sample() -> (TempDir, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    std::fs::copy(sample_path("guangyuan-2021"), &path).expect("copied");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    // High enough for every row of the list of forms.
    let mut window = Window::sized(&path, Some(keeper), egui::vec2(1366.0, 1100.0));
    window.press(Modifiers::CTRL, Key::PageDown);
    window.rest(3);
    (folder, window)
}

/// A window with a manuscript that has a heading, text, a table and a form in its place, with the cursor in the table.
pub(crate) fn manuscript() -> (TempDir, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    let mut project = jibiao::store::project::load(&sample_path("guangyuan-2021")).expect("sample");
    let form_column = Column::Extra("form".into());
    let rows: [&[(Column, &str)]; 5] = [
        &[(Column::Style, "一级标题"), (Column::Text, "概况")],
        &[(Column::Text, "预算{预算数}万元。")],
        &[(Column::Style, "表头"), (Column::Text, "名称"), (cell_column(1), "金额")],
        &[(Column::Style, "表格行"), (Column::Text, "甲"), (cell_column(1), "1")],
        &[(Column::Style, "表单"), (form_column, "1")],
    ];
    let mut form = Form { template: "manuscript".into(), ..Form::default() };
    for cells in rows {
        form.push_row(Table::Paragraphs, cells.iter().cloned().collect());
    }
    form.id = project.next_form_id();
    project.forms.insert(0, form.into());
    jibiao::store::project::save(&path, &project).expect("saved");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut window = Window::sized(&path, Some(keeper), egui::vec2(1366.0, 1100.0));
    window.rest(3);
    window.click_on("“概况”下的表第 2 行第 2 格");
    window.until_part_shown("打印预览第 1 页");
    window.rest(3);
    (folder, window)
}

/// The menus of its bar.
pub(crate) fn manuscript_menu(name: &'static str) -> (TempDir, Window) {
    let (folder, mut window) = manuscript();
    press(&mut window, name, PointerButton::Primary);
    (folder, window)
}

/// The same with the cursor in an indicator that has neighbours.
pub(crate) fn in_row() -> (TempDir, Window) {
    let (folder, mut window) = sample();
    window.click_on("绩效指标第 2 行的指标值");
    window.rest(3);
    (folder, window)
}

/// The same after `keys` were pressed.
fn after(keys: &[(Modifiers, Key)]) -> (TempDir, Window) {
    let (folder, mut window) = in_row();
    keys.iter().for_each(|(held, key)| window.press(*held, *key));
    window.rest(3);
    (folder, window)
}

/// Clicks the control that `part` names, as a line of the table does.
fn press(window: &mut Window, part: &str, button: PointerButton) {
    let controls = window.controls();
    let mut found = controls.iter().filter(|control| control.is_in_sight() && control.role != Role::Label);
    let at = found.rfind(|control| super::fits(control, part)).map(|control| control.rect.center());
    let at = at.unwrap_or_else(|| panic!("{part} is not shown"));
    window.point(at);
    window.button(at, button, true, Modifiers::NONE);
    window.button(at, button, false, Modifiers::NONE);
    window.rest(3);
}

/// The same after a control was clicked.
fn clicked(part: &str) -> (TempDir, Window) {
    let (folder, mut window) = in_row();
    press(&mut window, part, PointerButton::Primary);
    (folder, window)
}

/// The same with the menu of something.
fn menu_of(part: &str) -> (TempDir, Window) {
    let (folder, mut window) = in_row();
    press(&mut window, part, PointerButton::Secondary);
    (folder, window)
}

const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);

pub(crate) fn findings() -> (TempDir, Window) {
    after(&[(CTRL_SHIFT, Key::F)])
}

/// The findings of a form of which some can be mended.
pub(crate) fn fixes() -> (TempDir, Window) {
    let (folder, mut window) = findings();
    press(&mut window, "医疗保险监管经费，", PointerButton::Primary);
    press(&mut window, "绩效指标第 2 行的指标值", PointerButton::Primary);
    (folder, window)
}

pub(crate) fn menu_of_finding() -> (TempDir, Window) {
    let (folder, mut window) = fixes();
    press(&mut window, "=其他", PointerButton::Primary);
    (folder, window)
}

/// A finding that is accepted, with the reason.
pub(crate) fn accepting() -> (TempDir, Window) {
    let (folder, mut window) = menu_of_finding();
    press(&mut window, "接受这一处", PointerButton::Primary);
    window.type_text("已核对");
    (folder, window)
}

pub(crate) fn replacing() -> (TempDir, Window) {
    let (folder, mut window) = after(&[(Modifiers::CTRL, Key::H)]);
    window.type_text("2021");
    window.rest(3);
    (folder, window)
}

/// The library of indicators, with what is found by a name.
pub(crate) fn library() -> (TempDir, Window) {
    let (folder, mut window) = after(&[(Modifiers::CTRL, Key::L)]);
    until(&mut window, |window| window.shows("，加进表里"));
    window.type_text("fwdxmyd");
    window.rest(3);
    (folder, window)
}

pub(crate) fn menu_of_form() -> (TempDir, Window) {
    menu_of("医疗保险监管经费，")
}

pub(crate) fn menu_of_cell() -> (TempDir, Window) {
    menu_of("绩效指标第 2 行的三级指标")
}

pub(crate) fn menu_of_table_cell() -> (TempDir, Window) {
    let (folder, mut window) = manuscript();
    press(&mut window, "“概况”下的表第 2 行第 2 格", PointerButton::Secondary);
    (folder, window)
}

pub(crate) fn menu_of_indicator() -> (TempDir, Window) {
    menu_of("沙发，5套")
}

pub(crate) fn menu_of_class() -> (TempDir, Window) {
    menu_of("=质量指标（1）")
}

pub(crate) fn zoom_menu() -> (TempDir, Window) {
    clicked("缩放 100%")
}

pub(crate) fn file_menu() -> (TempDir, Window) {
    clicked("文件(F)")
}

pub(crate) fn edit_menu() -> (TempDir, Window) {
    clicked("编辑(E)")
}

pub(crate) fn form_menu() -> (TempDir, Window) {
    clicked("表(T)")
}

fn of_form_menu(item: &str) -> (TempDir, Window) {
    let (folder, mut window) = form_menu();
    press(&mut window, item, PointerButton::Primary);
    (folder, window)
}

pub(crate) fn next_station() -> (TempDir, Window) {
    of_form_menu("生成下一环节的表…")
}

pub(crate) fn next_year() -> (TempDir, Window) {
    of_form_menu("生成下一年度的表…")
}

pub(crate) fn marking_state() -> (TempDir, Window) {
    of_form_menu("登记状态")
}

pub(crate) fn comparing() -> (TempDir, Window) {
    of_form_menu("对比…")
}

pub(crate) fn overview() -> (TempDir, Window) {
    of_form_menu("项目一览…")
}

/// The list of forms grouped by project.
pub(crate) fn by_project() -> (TempDir, Window) {
    let (folder, mut window) = in_row();
    press(&mut window, "=按项目", PointerButton::Primary);
    (folder, window)
}

pub(crate) fn check_menu() -> (TempDir, Window) {
    clicked("检查(C)")
}

pub(crate) fn view_menu() -> (TempDir, Window) {
    clicked("视图(V)")
}

pub(crate) fn help_menu() -> (TempDir, Window) {
    clicked("帮助(H)")
}

pub(crate) fn diagnostics() -> (TempDir, Window) {
    let (folder, mut window) = help_menu();
    press(&mut window, "诊断信息…", PointerButton::Primary);
    (folder, window)
}

pub(crate) fn start_page() -> (TempDir, Window) {
    after(&[(Modifiers::CTRL, Key::W)])
}

pub(crate) fn unit_data() -> (TempDir, Window) {
    after(&[(Modifiers::CTRL, Key::U)])
}

pub(crate) fn settings() -> (TempDir, Window) {
    after(&[(Modifiers::CTRL, Key::Comma)])
}

pub(crate) fn add_form() -> (TempDir, Window) {
    after(&[(CTRL_SHIFT, Key::N)])
}

pub(crate) fn go_to_form() -> (TempDir, Window) {
    after(&[(Modifiers::CTRL, Key::G)])
}

pub(crate) fn add_to_class() -> (TempDir, Window) {
    after(&[(CTRL_SHIFT, Key::A)])
}

pub(crate) fn manual() -> (TempDir, Window) {
    after(&[(Modifiers::NONE, Key::F1)])
}

pub(crate) fn unsaved() -> (TempDir, Window) {
    let (folder, mut window) = sample();
    window.type_text("7");
    window.press(Modifiers::CTRL, Key::W);
    window.rest(3);
    (folder, window)
}

pub(crate) fn exporting() -> (TempDir, Window) {
    after(&[(Modifiers::CTRL, Key::E)])
}

pub(crate) fn printing() -> (TempDir, Window) {
    after(&[(Modifiers::CTRL, Key::P)])
}

pub(crate) fn layout() -> (TempDir, Window) {
    let (folder, mut window) = file_menu();
    press(&mut window, "版面…", PointerButton::Primary);
    (folder, window)
}

/// The program's own dialog for a file.
pub(crate) fn file_dialog() -> (TempDir, Window) {
    let (folder, mut window) = exporting();
    press(&mut window, "选择文件…", PointerButton::Primary);
    until(&mut window, |window| window.shows("文件夹的路径") && !window.shows("正在读取…"));
    (folder, window)
}

pub(crate) fn palette() -> (TempDir, Window) {
    let (folder, mut window) = after(&[(CTRL_SHIFT, Key::P)]);
    window.type_text("放大");
    window.rest(3);
    (folder, window)
}

pub(crate) fn earlier_saves() -> (TempDir, Window) {
    let (folder, mut window) = file_menu();
    press(&mut window, "以前的保存…", PointerButton::Primary);
    (folder, window)
}

/// Two spreadsheets that were read.
pub(crate) fn importing() -> (TempDir, Window) {
    let (folder, mut window) = sample();
    let forms = sample_forms();
    let paths = [0, 3].map(|at: usize| {
        let path = folder.path().join(format!("表{at}.xlsx"));
        let (form, template) = &forms[at];
        std::fs::write(&path, as_xlsx(&laid_out(form, template))).expect("written");
        path
    });
    window.drop_files(&paths);
    until(&mut window, |window| window.shows("取消"));
    (folder, window)
}

pub(crate) fn importing_unknown() -> (TempDir, Window) {
    let (folder, mut window) = sample();
    let path = folder.path().join("鄂州.xlsx");
    std::fs::copy(unknown_form(), &path).expect("copied");
    window.drop_files(&[path]);
    until(&mut window, |window| window.shows("取消"));
    (folder, window)
}

pub(crate) fn remembering() -> (TempDir, Window) {
    let (folder, mut window) = importing_unknown();
    window.click_on("记住这种表…");
    until(&mut window, |window| window.shows("地区"));
    (folder, window)
}

fn until(window: &mut Window, has_come: impl Fn(&Window) -> bool) {
    let begun = Instant::now();
    while !has_come(window) && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(2));
        window.rest(1);
    }
    window.rest(3);
}
