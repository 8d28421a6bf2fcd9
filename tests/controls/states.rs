//! How one gets to each part of the window.

use crate::support::exports::{as_xlsx, laid_out, sample_forms, sample_path};
use crate::support::window::Window;
use egui::{Key, Modifiers, PointerButton};
use jibiao::session::keeper::Keeper;
use jibiao::store::StateFolder;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Opens a window and goes to a part of it.
pub(crate) type State = fn() -> (TempDir, Window);

/// A window with a sample open, on a form that has errors, warnings and mends.
pub(crate) fn sample() -> (TempDir, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    std::fs::copy(sample_path("guangyuan-2021"), &path).expect("copied");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut window = Window::kept(&path, Some(keeper));
    window.press(Modifiers::CTRL, Key::PageDown);
    window.rest(3);
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

/// The same after the control called `name` was clicked.
fn clicked(name: &str) -> (TempDir, Window) {
    let (folder, mut window) = in_row();
    window.click_on(name);
    window.rest(3);
    (folder, window)
}

const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);

pub(crate) fn findings() -> (TempDir, Window) {
    after(&[(CTRL_SHIFT, Key::F)])
}

/// The findings of a form of which some can be mended.
pub(crate) fn mends() -> (TempDir, Window) {
    let (folder, mut window) = findings();
    let at = window.rect_of_part("医疗保险监管经费，").center();
    window.click(at);
    window.rest(3);
    (folder, window)
}

pub(crate) fn menu_of_finding() -> (TempDir, Window) {
    let (folder, mut window) = mends();
    window.click_on("其他");
    window.rest(3);
    (folder, window)
}

/// A finding that is accepted, with the reason.
pub(crate) fn accepting() -> (TempDir, Window) {
    let (folder, mut window) = menu_of_finding();
    let at = window.rect_of_part("接受这一处").center();
    window.click(at);
    window.rest(3);
    window.type_text("已核对");
    (folder, window)
}

pub(crate) fn replacing() -> (TempDir, Window) {
    let (folder, mut window) = after(&[(Modifiers::CTRL, Key::H)]);
    window.type_text("2021");
    window.rest(3);
    (folder, window)
}

pub(crate) fn menu_of_form() -> (TempDir, Window) {
    let (folder, mut window) = sample();
    let at = window.rect_of_part("资产采购，").center();
    window.point(at);
    window.button(at, PointerButton::Secondary, true, Modifiers::NONE);
    window.button(at, PointerButton::Secondary, false, Modifiers::NONE);
    window.rest(3);
    (folder, window)
}

pub(crate) fn file_menu() -> (TempDir, Window) {
    clicked("文件")
}

pub(crate) fn edit_menu() -> (TempDir, Window) {
    clicked("编辑")
}

pub(crate) fn form_menu() -> (TempDir, Window) {
    clicked("表")
}

pub(crate) fn check_menu() -> (TempDir, Window) {
    clicked("检查")
}

pub(crate) fn view_menu() -> (TempDir, Window) {
    clicked("视图")
}

pub(crate) fn help_menu() -> (TempDir, Window) {
    clicked("帮助")
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

/// The program's own dialog for a file.
pub(crate) fn file_dialog() -> (TempDir, Window) {
    let (folder, mut window) = after(&[(Modifiers::CTRL, Key::E)]);
    until(&mut window, |window| window.modal().is_some());
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

fn until(window: &mut Window, has_come: impl Fn(&Window) -> bool) {
    let begun = Instant::now();
    while !has_come(window) && begun.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(2));
        window.rest(1);
    }
    window.rest(3);
}
