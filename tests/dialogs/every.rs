//! What holds for every dialog, at every size of window.

use super::stage::{CTRL_SHIFT, Stage};
use crate::support::exports::unknown_form;
use crate::support::window::Control;
use egui::{Key, Modifiers, Vec2, vec2};
use std::time::Duration;

/// How far a rectangle may reach beyond the border of the window.
const SLACK: f32 = 0.5;

/// A dialog, and how a user comes to it.
struct Case {
    heading: &'static str,
    open: fn(&mut Stage),
}

const fn case(heading: &'static str, open: fn(&mut Stage)) -> Case {
    Case { heading, open }
}

const CASES: &[Case] = &[
    case("命令", |stage| stage.window.press(CTRL_SHIFT, Key::P)),
    case("添加表", |stage| stage.window.press(CTRL_SHIFT, Key::N)),
    case("转到表", |stage| stage.window.press(Modifiers::CTRL, Key::G)),
    case("加指标到分类", |stage| stage.window.press(CTRL_SHIFT, Key::A)),
    case("单位信息", |stage| stage.window.press(Modifiers::CTRL, Key::U)),
    case("设置", |stage| stage.window.press(Modifiers::CTRL, Key::Comma)),
    case("打印", |stage| stage.window.press(Modifiers::CTRL, Key::P)),
    case("版面", |stage| stage.command("版面")),
    case("导出 PDF", |stage| stage.window.press(CTRL_SHIFT, Key::E)),
    case("导出 Excel", |stage| stage.window.press(Modifiers::CTRL, Key::E)),
    case("导出上报表", |stage| stage.window.press(CTRL_SHIFT, Key::U)),
    case("导出 JSON", |stage| stage.command("导出 JSON")),
    case("导出检查报告", |stage| stage.command("导出检查报告")),
    case("以前的保存", |stage| stage.command("以前的保存")),
    case("上次没有保存的项目", |stage| stage.command("没有保存的项目")),
    case("保存项目", |stage| stage.window.press(CTRL_SHIFT, Key::S)),
    case("文件已经存在", |stage| {
        stage.window.press(CTRL_SHIFT, Key::S);
        stage.name_file("保存项目", &stage.path.clone());
    }),
    case("记住上报格式", |stage| {
        stage.command("记住上报格式");
        let sheet = stage.spreadsheets().swap_remove(0);
        stage.open_file("打开财政系统下载的空白上报表", &sheet);
    }),
    case("接受这一处", |stage| {
        stage.window.press(CTRL_SHIFT, Key::F);
        stage.window.rest(3);
        let more = stage.window.controls().into_iter().find(|control| control.name == "其他" && control.is_in_sight());
        let at = more.expect("a finding").rect.center();
        stage.window.click(at);
        stage.window.click_on("接受这一处（写明理由）…");
    }),
    case("导入", |stage| {
        let sheets = stage.spreadsheets();
        stage.window.drop_files(&sheets);
    }),
    case("记住这种表", |stage| {
        stage.window.drop_files(&[unknown_form()]);
        stage.until_asked("导入");
        stage.window.click_on("记住这种表…");
    }),
    case("提示", |stage| {
        let broken = stage.folder.path().join("坏.xlsx");
        std::fs::write(&broken, "no spreadsheet").expect("written");
        stage.window.drop_files(&[broken]);
    }),
    case("没有保存成功", |stage| {
        stage.window.type_text("改");
        stage.window.press(Modifiers::NONE, Key::Enter);
        stage.window.press(Modifiers::NONE, Key::ArrowUp);
        std::fs::rename(&stage.path, stage.path.with_extension("moved")).expect("moved");
        stage.window.press(Modifiers::CTRL, Key::S);
    }),
    case("改动还没有保存", |stage| stage.window.press(Modifiers::CTRL, Key::W)),
];

/// Opens each dialog in a window of `size` and looks at it.
fn look(size: Vec2) {
    let mut stage = Stage::new(size);
    let had_keys = stage.focused();
    assert!(had_keys.is_some(), "a field of the form");
    for Case { heading, open } in CASES {
        open(&mut stage);
        stage.until_asked(heading);
        inside(&stage, heading);
        reached(&stage, heading);
        still(&mut stage, heading);
        keys_stay(&mut stage, heading);
        let before = stage.window.project();
        stage.window.press(Modifiers::NONE, Key::Escape);
        stage.window.rest(4);
        assert_eq!(stage.asks().filter(|asks| asks == heading), None, "{heading} stays at {size:?}");
        while stage.asks().is_some() {
            stage.window.press(Modifiers::NONE, Key::Escape);
            stage.window.rest(4);
        }
        assert_eq!(stage.window.project(), before, "{heading} changes something");
        assert_eq!(stage.focused(), had_keys, "the keys after {heading}");
    }
}

fn inside(stage: &Stage, heading: &str) {
    let (rect, screen) = (stage.rect(), stage.window.screen());
    assert!(screen.expand(SLACK).contains_rect(rect), "{heading} at {rect:?} on {:?}", screen.size());
    let last = stage.controls().into_iter().rfind(Control::can_be_pressed);
    let last = last.unwrap_or_else(|| panic!("{heading} has no button"));
    assert!(rect.contains_rect(last.whole), "{heading}: “{}” is cut off at {:?} of {rect:?}", last.name, last.whole);
}

/// Every control answers at its middle itself.
fn reached(stage: &Stage, heading: &str) {
    for control in stage.controls().iter().filter(|control| control.can_be_pressed()) {
        let at = control.whole.center();
        let top = stage.window.answering(at).map(|top| top.id);
        assert_eq!(top, Some(control.id), "{heading}: something lies over “{}” at {at:?}", control.name);
    }
}

/// Nothing moves from frame to frame, once what is read in the background is there.
fn still(stage: &mut Stage, heading: &str) {
    let mut before = stage.window.rectangles();
    for _ in 0..50 {
        std::thread::sleep(Duration::from_millis(5));
        stage.window.rest(1);
        if stage.window.rectangles() == before {
            break;
        }
        before = stage.window.rectangles();
    }
    for _ in 0..5 {
        stage.window.rest(1);
        let now = stage.window.rectangles();
        let moved: Vec<_> = now.iter().filter(|(id, rect)| before.get(id) != Some(rect)).collect();
        assert!(moved.is_empty() && now.len() == before.len(), "{heading} moves by itself: {moved:?}");
    }
}

/// Something of the dialog has the keys, and Tab does not leave it.
fn keys_stay(stage: &mut Stage, heading: &str) {
    let count = stage.controls().len();
    for step in 0..count.min(25) {
        let focused = stage.window.controls().into_iter().find(|control| control.focused);
        let layer = focused.as_ref().map(|control| control.layer);
        assert_eq!(layer, stage.window.modal(), "{heading}, {step} times Tab: {focused:?}");
        stage.window.press(Modifiers::NONE, Key::Tab);
    }
}

#[test]
fn dialogs_at_800_by_500() {
    look(vec2(800.0, 500.0));
}

#[test]
fn dialogs_at_800_by_600() {
    look(vec2(800.0, 600.0));
}

#[test]
fn dialogs_at_1024_by_640() {
    look(vec2(1024.0, 640.0));
}

#[test]
fn dialogs_at_1366_by_728() {
    look(vec2(1366.0, 728.0));
}

#[test]
fn what_an_earlier_run_left_and_what_another_window_has() {
    for size in [vec2(800.0, 500.0), vec2(1366.0, 728.0)] {
        let mut stage = Stage::new(size);
        stage.window.type_text("改");
        stage.window.press(Modifiers::NONE, Key::Enter);
        let mut stage = stage.crash();
        let second = stage.second_window();
        let first = std::mem::replace(&mut stage.window, second);
        stage.until_asked("项目已在别处打开");
        inside(&stage, "项目已在别处打开");
        reached(&stage, "项目已在别处打开");
        still(&mut stage, "项目已在别处打开");
        stage.window = first;
        stage.until_asked("上次没有保存的项目");
        inside(&stage, "上次没有保存的项目");
        reached(&stage, "上次没有保存的项目");
        let places = |stage: &Stage| (stage.rect(), stage.window.rect_of("恢复"), stage.window.rect_of("看看有什么"));
        let before = places(&stage);
        stage.window.click_on("看看有什么");
        stage.window.rest(4);
        assert!(stage.window.shows("→“改”"), "what was typed is listed");
        assert_eq!(places(&stage), before, "nothing moves under the pointer");
        inside(&stage, "上次没有保存的项目");
        still(&mut stage, "上次没有保存的项目");
        keys_stay(&mut stage, "上次没有保存的项目");
        stage.window.click_on("恢复");
        stage.window.rest(4);
        assert_eq!(stage.asks(), None);
    }
}

#[test]
fn where_nothing_was_left_that_alone_is_said() {
    let mut stage = Stage::new(vec2(1024.0, 640.0));
    stage.command("没有保存的项目");
    stage.until_asked("上次没有保存的项目");
    assert!(stage.window.shows("没有未保存的项目。") && !stage.window.shows("没有正常关闭"));
}
