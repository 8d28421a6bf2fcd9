//! Choosing files in our own dialog, as on a machine whose system has none.

use crate::support::window::Window;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use jibiao::model::{Bureau, Project};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::Path;

const NONE: Modifiers = Modifiers::NONE;

/// A folder with a project and other files, and the project open in a window.
fn opened() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    let library = Library::builtin();
    let mut new = Project::default();
    new.push(blank::form(library.template("guangyuan-project").expect("template"), &Bureau::default()));
    project::save(&path, &new).expect("saved");
    for name in ["表10.xlsx", "表2.xlsx", "信.txt", "别的.ron"] {
        std::fs::write(folder.path().join(name), "").expect("written");
    }
    std::fs::create_dir(folder.path().join("资料")).expect("made");
    let window = Window::open(&path);
    (folder, window)
}

/// Types a path into the dialog's line and goes there.
fn go(window: &mut Window, path: &Path) {
    window.click_on("文件夹的路径");
    window.press(Modifiers::CTRL, Key::A);
    window.type_text(&path.display().to_string());
    window.press(NONE, Key::Enter);
}

/// Clicks with keys held, all of it within one frame, as on a slow machine.
fn click_with(window: &mut Window, at: Pos2, modifiers: Modifiers) {
    let button = |pressed| Event::PointerButton { pos: at, button: PointerButton::Primary, pressed, modifiers };
    window.at_once(vec![
        Event::ModifiersChanged(modifiers),
        Event::PointerMoved(at),
        button(true),
        button(false),
        Event::ModifiersChanged(NONE),
    ]);
    window.rest(6);
}

/// Opens the import of spreadsheets at `folder`.
fn import_at(window: &mut Window, folder: &Path) {
    window.press(Modifiers::CTRL.plus(Modifiers::SHIFT), Key::I);
    window.until_shown("导入 Excel、Word 表");
    go(window, folder);
    window.until_part_shown("表10.xlsx，文件");
}

#[test]
fn a_project_is_saved_by_a_name_that_is_typed() {
    let (folder, mut window) = opened();
    // Then it says 已保存 again once the save has ended.
    window.type_text("资产");
    window.press(NONE, Key::F12);
    window.until_shown("保存项目");
    window.until_part_shown("别的.ron，文件");
    assert!(!window.shows("信.txt，文件"));
    window.type_text("新的");
    window.press(NONE, Key::Enter);
    window.until("the file", |_| project::load(&folder.path().join("新的.ron")).is_ok());
}

#[test]
fn a_file_is_replaced_only_when_that_is_agreed_to() {
    let (folder, mut window) = opened();
    // Then it says 已保存 again once the save has ended.
    window.type_text("资产");
    window.press(NONE, Key::F12);
    window.until_part_shown("别的.ron，文件");
    let at = window.rect_of_part("别的.ron，文件").center();
    window.click(at);
    window.click_on("保存");
    window.until_part_shown("已经存在");
    window.press(NONE, Key::Enter);
    window.until_part_shown("别的.ron，文件");
    assert_eq!(std::fs::read(folder.path().join("别的.ron")).expect("read"), b"");
    window.click_on("保存");
    window.click_on("覆盖");
    window.until("the file", |_| project::load(&folder.path().join("别的.ron")).is_ok());
}

#[test]
fn several_files_are_chosen_with_ctrl() {
    let (folder, mut window) = opened();
    import_at(&mut window, folder.path());
    let rows = ["资料，文件夹", "表2.xlsx，文件", "表10.xlsx，文件"].map(|name| window.rect_of_part(name));
    assert!(rows.is_sorted_by(|a, b| a.bottom() <= b.top()), "folders first, 2 before 10: {rows:?}");
    window.click(rows[1].center());
    click_with(&mut window, rows[2].center(), Modifiers::COMMAND);
    window.click_on("打开");
    window.until_part_shown("表2.xlsx");
    assert!(window.shows("表10.xlsx"), "both were read");
}

#[test]
fn enter_opens_what_is_chosen() {
    for takes_one_out in [false, true] {
        let (folder, mut window) = opened();
        std::fs::remove_dir(folder.path().join("资料")).expect("removed");
        import_at(&mut window, folder.path());
        window.press(Modifiers::CTRL, Key::A);
        if takes_one_out {
            // The keyboard is at it then, and it is not chosen.
            let at = window.rect_of_part("表10.xlsx，文件").center();
            click_with(&mut window, at, Modifiers::COMMAND);
        }
        window.press(NONE, Key::Enter);
        window.until("what was read", |window| !window.shows("文件夹的路径") && window.shows("表2.xlsx"));
        assert_eq!(window.shows("表10.xlsx"), !takes_one_out);
    }
}

#[test]
fn the_keyboard_alone_goes_into_folders_and_back() {
    let (folder, mut window) = opened();
    import_at(&mut window, folder.path());
    window.type_text("资");
    window.press(NONE, Key::Enter);
    window.until_part_shown("这里没有可以选的文件");
    window.press(NONE, Key::Backspace);
    window.until_part_shown("表2.xlsx，文件");
    window.press(NONE, Key::ArrowDown);
    window.press(NONE, Key::Enter);
    window.until_part_shown("表2.xlsx");
    assert!(!window.shows("取消"), "the dialog is gone");
}

#[test]
fn other_files_are_shown_on_demand() {
    let (folder, mut window) = opened();
    import_at(&mut window, folder.path());
    assert!(!window.shows("信.txt，文件"));
    let at = window.rect_of_part("所有文件").center();
    window.click(at);
    assert!(window.shows("信.txt，文件"));
}

#[test]
fn a_folder_is_made_and_gone_into() {
    let (folder, mut window) = opened();
    import_at(&mut window, folder.path());
    window.click_on("新建文件夹");
    window.type_text("2027");
    window.press(NONE, Key::Enter);
    window.until_part_shown("这里没有可以选的文件");
    assert!(folder.path().join("2027").is_dir());
    // Escape leaves the name first, then the dialog.
    window.click_on("新建文件夹");
    window.press(NONE, Key::Escape);
    assert!(window.shows("文件夹的路径"));
    window.press(NONE, Key::Escape);
    assert!(!window.shows("文件夹的路径"));
}

#[test]
fn what_cannot_be_read_says_why() {
    let (folder, mut window) = opened();
    import_at(&mut window, folder.path());
    go(&mut window, &folder.path().join("没有"));
    window.until_part_shown("找不到");
}

#[test]
fn a_folder_of_twenty_thousand_files_does_not_hold_the_window_up() {
    let (folder, mut window) = opened();
    let many = folder.path().join("多");
    std::fs::create_dir(&many).expect("made");
    for i in 0..20_000 {
        std::fs::File::create(many.join(format!("{i}.xlsx"))).expect("made");
    }
    import_at(&mut window, folder.path());
    go(&mut window, &many);
    window.until_part_shown("0.xlsx，文件");
    window.press(NONE, Key::End);
    assert!(window.shows("19999.xlsx，文件"));
    assert!(!window.shows("，10000.xlsx"), "what is out of sight is not drawn");
}

#[test]
fn the_dialog_is_inside_every_window_and_does_not_move() {
    let (folder, mut window) = opened();
    for size in [vec2(800.0, 500.0), vec2(1024.0, 640.0), vec2(1366.0, 728.0)] {
        window.resize(size);
        import_at(&mut window, folder.path());
        let names = ["导入 Excel、Word 表", "文件夹的路径", "新建文件夹", "打开", "取消", "文件和文件夹"];
        let rects = names.map(|name| window.rect_of(name));
        for (name, rect) in names.iter().zip(rects) {
            let inside = rect.left() >= 0.0 && rect.top() >= 0.0 && rect.right() <= size.x && rect.bottom() <= size.y;
            assert!(inside, "{name} at {size:?}: {rect:?}");
        }
        window.rest(3);
        assert_eq!(names.map(|name| window.rect_of(name)), rects);
        window.click_on("取消");
        assert!(!window.shows("文件夹的路径"));
    }
}
