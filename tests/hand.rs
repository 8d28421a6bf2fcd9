//! The hand on the form: what a click, a key and a drag do in the cells, as in a spreadsheet.

use crate::support::window::Window;
use egui::{Event, Key, Modifiers, PointerButton, Pos2, pos2, vec2};
use jibiao::model::{Bureau, Column, FieldPath, Form, Project, Table};
use jibiao::session::samples::SAMPLES;
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::{Path, PathBuf};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;
const SHIFT: Modifiers = Modifiers::SHIFT;

/// A window with a project of its own.
struct Desk {
    _folder: tempfile::TempDir,
    path: PathBuf,
    window: Window,
}

impl Desk {
    fn with(project: &Project) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("p.ron");
        project::save(&path, project).expect("saved");
        let window = Window::open(&path);
        Self { _folder: folder, path, window }
    }

    /// Forms of guangyuan-project under `names`, each with its indicators named 甲1, 甲2 …
    fn forms(names: &[&str]) -> Self {
        let library = Library::builtin();
        let template = library.template("guangyuan-project").expect("template");
        let mut project = Project::default();
        for name in names {
            let mut form = blank::form(template, &Bureau { year: "2026".into(), ..Bureau::default() });
            form.fields.set("project_name".into(), *name);
            let rows: Vec<_> = form.indicators.iter().map(jibiao::model::Row::id).collect();
            for (at, row) in rows.into_iter().enumerate() {
                form.set_text(&FieldPath::Cell(Table::Indicators, row, Column::Name), &format!("{name}{}", at + 1));
            }
            project.push(form);
        }
        Self::with(&project)
    }

    fn saved(&mut self) -> Project {
        self.window.save();
        project::load(&self.path).expect("loaded")
    }

    fn form(&mut self) -> Form {
        (*self.saved().forms[0]).clone()
    }

    /// The names of the indicators of the first form.
    fn names(&mut self) -> Vec<String> {
        self.form().indicators.iter().map(|row| row[Column::Name].to_owned()).collect()
    }

    fn name_cell(&self, row: usize) -> Pos2 {
        self.window.rect_of(&format!("绩效指标第 {row} 行的三级指标")).center()
    }

    fn value_cell(&self, row: usize) -> Pos2 {
        self.window.rect_of(&format!("绩效指标第 {row} 行的指标值")).center()
    }

    fn press_button(&mut self, button: PointerButton, held: Modifiers, pos: Pos2) {
        let press = |pressed| Event::PointerButton { pos, button, pressed, modifiers: held };
        self.window.frame(vec![Event::ModifiersChanged(held)]);
        self.window.frame(vec![Event::PointerMoved(pos)]);
        self.window.frame(vec![press(true)]);
        self.window.frame(vec![press(false)]);
        self.window.frame(vec![Event::ModifiersChanged(NONE)]);
        (0..3).for_each(|_| self.window.frame(Vec::new()));
    }

    fn double_click(&mut self, pos: Pos2) {
        let press = |pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
        self.window.frame(vec![Event::PointerMoved(pos)]);
        for pressed in [true, false, true, false] {
            self.window.frame(vec![press(pressed)]);
        }
        self.window.frame(Vec::new());
    }

    /// Presses a key as a keyboard does that writes a text with it.
    fn key_with_text(&mut self, held: Modifiers, key: Key, text: Option<&str>) {
        let held = Modifiers { command: held.ctrl, ..held };
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: held };
        let mut events = vec![event(true)];
        events.extend(text.map(|text| Event::Text(text.to_owned())));
        events.push(event(false));
        self.window.frame(events);
        self.window.frame(Vec::new());
    }

    fn click_name(&mut self, row: usize) {
        let at = self.name_cell(row);
        self.window.click(at);
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).expect("read")
}

#[test]
fn a_hand_that_types_nothing_changes_nothing() {
    for sample in &SAMPLES {
        let mut desk = Desk::with(&sample.project().expect("sample"));
        let before = read(&desk.path);
        let names = desk.window.texts_with(" 处问题");
        for (i, name) in names.iter().enumerate() {
            let row = desk.window.rect_of_part(name).center();
            desk.window.click(row);
            for step in 0..3_u8 {
                let at = pos2(420.0 + 90.0 * f32::from(step), 200.0 + 45.0 * (i % 7) as f32);
                desk.window.point(at);
                // The ＋ of a class adds an indicator, and nothing but it.
                let plus = "在这一类里加一个指标";
                if !desk.window.shows(plus) || !desk.window.rect_of(plus).contains(at) {
                    desk.window.click(at);
                }
            }
        }
        let _ = desk.saved();
        assert_eq!(read(&desk.path), before, "{}", sample.name);
    }
}

/// A way to another form.
type Way = fn(&mut Desk);

#[test]
fn what_is_typed_goes_where_it_was_typed_however_another_form_is_reached() {
    let ways: [(&str, Way); 5] = [
        ("a click in the list", |desk| {
            let at = desk.window.rect_of_part("乙，").center();
            desk.window.click(at);
        }),
        ("the next form", |desk| desk.window.press(CTRL, Key::PageDown)),
        ("a hit of the search", |desk| {
            desk.window.press(CTRL, Key::F);
            desk.window.type_text("乙3");
            desk.window.press(NONE, Key::Enter);
        }),
        ("moving the form", |desk| desk.window.press(CTRL.plus(SHIFT), Key::PageDown)),
        ("another form's removal", |desk| desk.window.press(CTRL.plus(SHIFT), Key::D)),
    ];
    for (way, go) in ways {
        let mut desk = Desk::forms(&["甲", "乙"]);
        desk.click_name(2);
        desk.window.type_text("新");
        go(&mut desk);
        let project = desk.saved();
        let of = |form: &str| {
            let form = project.forms.iter().find(|f| f.name() == form).expect("form");
            form.indicators.iter().take(3).map(|row| row[Column::Name].to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("甲"), ["甲1", "新", "甲3"], "{way}");
        assert_eq!(of("乙"), ["乙1", "乙2", "乙3"], "{way}");
    }
}

#[test]
fn a_click_selects_and_typing_replaces() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(1);
    desk.click_name(1);
    desk.window.type_text("新");
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.names()[..2], ["新", "甲2"]);
}

#[test]
fn f2_and_a_double_click_put_the_caret_into_the_text() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(1);
    desk.window.press(NONE, Key::F2);
    desk.window.type_text("尾");
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.names()[0], "甲1尾");
    let at = desk.window.rect_of("绩效指标第 2 行的三级指标");
    desk.double_click(at.center() - vec2(at.width() / 2.0 - 12.0, 0.0));
    desk.window.type_text("头");
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.names()[1], "头甲2", "the caret stands where the click was");
}

#[test]
fn keys_that_mean_something_else_never_reach_a_cell() {
    for (modifiers, key, text) in [
        (Modifiers::ALT, Key::F, Some("f")),
        (Modifiers::ALT, Key::E, Some("e")),
        (CTRL, Key::Enter, None),
        (Modifiers::ALT, Key::Enter, None),
        (NONE, Key::F6, None),
        (NONE, Key::F3, None),
    ] {
        let mut desk = Desk::forms(&["甲"]);
        desk.click_name(1);
        desk.key_with_text(modifiers, key, text);
        desk.window.press(NONE, Key::Escape);
        assert_eq!(desk.names()[0], "甲1", "{modifiers:?} {key:?}");
    }
}

#[test]
fn lines_are_broken_while_a_cell_is_edited() {
    for modifiers in [CTRL, Modifiers::ALT] {
        let mut desk = Desk::forms(&["甲"]);
        desk.click_name(1);
        desk.window.press(NONE, Key::F2);
        desk.window.press(modifiers, Key::Enter);
        desk.window.type_text("下");
        desk.window.press(NONE, Key::Tab);
        assert_eq!(desk.names()[0], "甲1\n下", "{modifiers:?}");
    }
}

#[test]
fn what_is_typed_into_a_selection_goes_into_all_of_it_with_ctrl_enter() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(1);
    desk.window.press(SHIFT, Key::ArrowDown);
    desk.window.press(SHIFT, Key::ArrowDown);
    desk.window.type_text("同");
    desk.window.press(CTRL, Key::Enter);
    assert_eq!(desk.names()[..4], ["同", "同", "同", "甲4"]);
    desk.window.press(CTRL, Key::Z);
    assert_eq!(desk.names()[..3], ["甲1", "甲2", "甲3"], "one step");
    desk.window.press(CTRL, Key::Y);
    desk.click_name(1);
    desk.window.press(SHIFT, Key::ArrowDown);
    desk.window.type_text("二");
    desk.window.press(CTRL, Key::Enter);
    desk.window.press(NONE, Key::Delete);
    assert_eq!(desk.names()[..3], ["", "", "同"], "it stays selected");
}

#[test]
fn ctrl_d_and_ctrl_r_fill_and_duplicate_nothing() {
    let mut desk = Desk::forms(&["甲"]);
    let rows = desk.form().indicators.len();
    desk.click_name(1);
    desk.window.press(SHIFT, Key::ArrowDown);
    desk.window.press(SHIFT, Key::ArrowDown);
    desk.window.press(CTRL, Key::D);
    assert_eq!(desk.names()[..4], ["甲1", "甲1", "甲1", "甲4"]);
    desk.window.press(NONE, Key::Escape);
    desk.click_name(4);
    desk.window.press(CTRL, Key::D);
    assert_eq!(desk.names()[3], "甲1", "a single cell is filled from the one above");
    let at = desk.value_cell(2);
    desk.window.click(at);
    desk.window.press(CTRL, Key::R);
    assert_eq!(&desk.form().indicators[1][Column::Value], "甲1");
    assert_eq!(desk.form().indicators.len(), rows);
}

#[test]
fn the_fill_handle_counts_on() {
    let mut desk = Desk::forms(&["指标"]);
    desk.click_name(1);
    let handle = desk.window.rect_of("拖动填充").center();
    let to = desk.name_cell(4);
    desk.window.drag(handle, to);
    assert_eq!(desk.names()[..5], ["指标1", "指标2", "指标3", "指标4", "指标5"]);
    desk.window.press(CTRL, Key::D);
    assert_eq!(desk.names()[..5], ["指标1", "指标1", "指标1", "指标1", "指标5"], "what was filled is selected");
    desk.click_name(1);
    desk.window.type_text("第1季度");
    desk.window.press(NONE, Key::Enter);
    desk.click_name(1);
    let (handle, to) = (desk.window.rect_of("拖动填充").center(), desk.name_cell(3));
    desk.window.drag(handle, to);
    assert_eq!(desk.names()[..3], ["第1季度", "第2季度", "第3季度"]);
}

#[test]
fn enter_after_a_run_of_tabs_goes_back_to_its_column() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(1);
    desk.window.press(NONE, Key::Tab);
    desk.window.type_text("≥1个");
    desk.window.press(NONE, Key::Enter);
    desk.window.type_text("新");
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.names()[..2], ["甲1", "新"]);
}

#[test]
fn ctrl_a_takes_the_table_and_then_the_form() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(2);
    desk.window.press(CTRL, Key::A);
    desk.window.press(NONE, Key::Delete);
    let form = desk.form();
    assert!(form.indicators.iter().all(jibiao::model::Row::is_blank));
    assert_eq!(form.field("project_name"), "甲");
    desk.window.press(CTRL, Key::Z);
    desk.click_name(2);
    desk.window.press(CTRL, Key::A);
    desk.window.press(CTRL, Key::A);
    desk.window.press(NONE, Key::Delete);
    assert_eq!(desk.form().field("project_name"), "");
}

#[test]
fn a_drag_draws_a_block_and_shift_draws_it_on() {
    let mut desk = Desk::forms(&["甲"]);
    let (from, to) = (desk.name_cell(1), desk.name_cell(2));
    desk.window.drag(from, to);
    let last = desk.name_cell(3);
    desk.press_button(PointerButton::Primary, SHIFT, last);
    desk.window.press(NONE, Key::Delete);
    assert_eq!(desk.names()[..4], ["", "", "", "甲4"]);
}

#[test]
fn a_text_is_pasted_into_a_selected_cell_in_place_of_its_own() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(1);
    desk.click_name(1);
    desk.window.frame(vec![Event::Paste("一\n二".into())]);
    assert_eq!(desk.names()[..3], ["一", "二", "甲3"], "a column of two, not one text of two lines");
}

#[test]
fn the_right_button_selects_and_offers() {
    let mut desk = Desk::forms(&["甲"]);
    let at = desk.name_cell(2);
    desk.press_button(PointerButton::Secondary, NONE, at);
    let clear = desk.window.rect_of_part("清空所选格").center();
    desk.window.click(clear);
    assert_eq!(desk.names()[..3], ["甲1", "", "甲3"]);
}

#[test]
fn a_row_added_with_the_plus_is_named_first() {
    let mut desk = Desk::forms(&["甲"]);
    let at = desk.value_cell(1);
    desk.window.click(at);
    desk.window.press(CTRL, Key::I);
    desk.window.type_text("新指标");
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.names()[1], "新指标");
}

#[test]
fn undo_says_what_it_undid_and_shows_the_place() {
    let mut desk = Desk::forms(&["甲", "乙"]);
    desk.click_name(3);
    desk.window.type_text("新");
    desk.window.press(NONE, Key::Enter);
    desk.window.press(CTRL, Key::PageDown);
    desk.window.press(CTRL, Key::Z);
    assert!(desk.window.shows("已撤销：填写（绩效指标第 3 行的三级指标）"));
    desk.window.type_text("又");
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.names()[2], "又", "the view went back to the field");
    desk.window.press(CTRL, Key::Z);
    desk.window.press(CTRL, Key::Z);
    assert!(desk.window.shows("没有可以撤销的了"));
}

#[test]
fn letters_and_tabs_that_arrive_together_go_where_they_were_typed() {
    let mut desk = Desk::forms(&["甲"]);
    desk.click_name(1);
    let key = |key| Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: NONE };
    desk.window.at_once(vec![
        Event::Text("一".into()),
        key(Key::Enter),
        Event::Text("二".into()),
        key(Key::Enter),
        Event::Text("三".into()),
    ]);
    desk.window.rest(6);
    assert_eq!(desk.names()[..4], ["一", "二", "三", "甲4"]);
}

#[test]
fn what_is_typed_stays_one_text_where_the_cell_reaches_under_another_pane() {
    let mut desk = Desk::forms(&["甲"]);
    desk.window.resize(vec2(800.0, 600.0));
    desk.window.press(NONE, Key::F9);
    for _ in 0..10 {
        desk.window.press(CTRL, Key::Equals);
    }
    desk.window.press(CTRL, Key::Home);
    desk.window.type_text("一二三");
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.form().field("title"), "一二三");
}

#[test]
fn a_drag_within_one_frame_begins_where_it_was_pressed() {
    let mut desk = Desk::forms(&["甲"]);
    let (from, to) = (desk.name_cell(1), desk.name_cell(3));
    let button = |pos, pressed| Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: NONE };
    desk.window.frame(vec![Event::PointerMoved(from)]);
    desk.window.at_once(vec![button(from, true), Event::PointerMoved(to), button(to, false)]);
    desk.window.rest(6);
    desk.window.press(NONE, Key::Delete);
    assert_eq!(desk.names()[..4], ["", "", "", "甲4"]);
}

#[test]
fn a_click_below_the_field_goes_to_the_cell_that_is_there() {
    let mut desk = Desk::forms(&["甲"]);
    let at = desk.window.rect_of("年度").center();
    desk.window.wheel(at, vec2(0.0, -3.0), CTRL);
    desk.window.rest(5);
    let at = desk.window.rect_of("年度").center();
    desk.window.click(at);
    desk.window.compose_half(&["w", "wa"]);
    let below = desk.window.rect_of("项目名称");
    desk.window.click(below.center_top() + vec2(0.0, 2.0));
    assert_eq!(desk.window.focused(), "项目名称");
}

#[test]
fn keys_of_rows_do_nothing_while_the_search_is_typed_into() {
    for (held, key) in [(CTRL, Key::Delete), (CTRL, Key::I), (CTRL, Key::D), (CTRL.plus(SHIFT), Key::R)] {
        let mut desk = Desk::forms(&["甲"]);
        desk.click_name(2);
        desk.window.press(CTRL, Key::F);
        desk.window.type_text("乙");
        desk.window.press(held, key);
        desk.window.press(NONE, Key::Escape);
        assert_eq!(desk.names()[..3], ["甲1", "甲2", "甲3"], "{key:?}");
    }
}

#[test]
fn a_button_that_says_row_copies_no_form() {
    let mut desk = Desk::forms(&["甲", "乙"]);
    let at = desk.window.rect_of_part("乙，").center();
    desk.window.click(at);
    desk.window.press(NONE, Key::F3);
    let copy = desk.window.rect_of("再来一行（复制本行）").center();
    desk.window.click(copy);
    assert_eq!(desk.saved().forms.len(), 2);
}

#[test]
fn the_label_that_is_selected_is_the_one_that_is_renamed() {
    for (label, column) in [("二级指标", Column::Subclass), ("一级指标", Column::Class)] {
        let mut desk = Desk::forms(&["甲"]);
        let before = desk.form().indicators[0].clone();
        desk.window.click_on(&format!("绩效指标第 1 行的{label}"));
        desk.window.press(SHIFT, Key::F2);
        desk.window.type_text("新");
        desk.window.press(NONE, Key::Enter);
        let after = desk.form().indicators[0].clone();
        let other = if column == Column::Class { Column::Subclass } else { Column::Class };
        assert_eq!(after[&column], format!("{}新", &before[&column]));
        assert_eq!(after[&other], before[&other]);
    }
}

#[test]
fn a_notch_of_the_wheel_zooms_by_a_tenth() {
    let mut desk = Desk::forms(&["甲"]);
    let at = desk.name_cell(1);
    desk.window.wheel(at, vec2(0.0, 1.0), CTRL);
    desk.window.rest(20);
    assert!(desk.window.shows("110%"), "{:?}", desk.window.texts_with("%"));
    desk.window.wheel(at, vec2(0.0, -1.0), CTRL);
    desk.window.rest(20);
    assert!(desk.window.shows("100%"), "{:?}", desk.window.texts_with("%"));
}

#[test]
fn a_pane_is_put_away_and_opened_by_the_first_press_of_its_key() {
    let mut desk = Desk::forms(&["甲"]);
    for (key, other) in [((NONE, Key::F9), (CTRL, Key::B)), ((CTRL, Key::B), (NONE, Key::F9))] {
        let shown = |desk: &Desk| [desk.window.shows("添加表"), desk.window.shows("打印预览第 1 页")];
        assert_eq!(shown(&desk), [true, true]);
        desk.window.press(key.0, key.1);
        desk.window.press(key.0, key.1);
        assert_eq!(shown(&desk), [true, true], "{key:?}");
        desk.window.press(other.0, other.1);
        assert_ne!(shown(&desk), [true, true], "{other:?} after {key:?}");
        desk.window.press(other.0, other.1);
    }
}

#[test]
fn keys_of_rows_do_nothing_while_the_list_has_the_keys() {
    for (held, key) in [(CTRL, Key::Delete), (CTRL.plus(SHIFT), Key::R), (CTRL, Key::I)] {
        let mut desk = Desk::forms(&["甲", "乙"]);
        let before = desk.saved();
        let at = desk.window.rect_of_part("乙，").center();
        desk.window.click(at);
        desk.window.press(held, key);
        assert_eq!(desk.saved(), before, "{key:?}");
    }
}

/// The grip of a row.
fn grip_of(desk: &mut Desk, row: usize) -> Pos2 {
    let cell = desk.name_cell(row);
    desk.window.point(cell);
    desk.window.rest(1);
    desk.window.rect_of("选中或拖动这一行").center()
}

#[test]
fn the_grip_selects_its_row_and_shift_draws_the_rows_on() {
    let mut desk = Desk::forms(&["甲"]);
    let value = desk.value_cell(2);
    desk.window.click(value);
    desk.window.type_text("5个");
    let grip = grip_of(&mut desk, 2);
    desk.window.click(grip);
    desk.window.press(NONE, Key::Delete);
    let form = desk.form();
    assert_eq!((&form.indicators[1][Column::Name], &form.indicators[1][Column::Value]), ("", ""));
    assert_eq!(desk.names()[..3], ["甲1", "", "甲3"]);
    desk.window.press(CTRL, Key::Z);
    assert_eq!(&desk.form().indicators[1][Column::Value], "5个", "what was being typed came first");
    let grip = grip_of(&mut desk, 4);
    desk.window.click(grip);
    let grip = grip_of(&mut desk, 2);
    desk.window.click_with(SHIFT, grip);
    desk.window.press(NONE, Key::Delete);
    assert_eq!(desk.names()[..5], ["甲1", "", "", "", "甲5"]);
}

#[test]
fn the_grip_offers_what_a_cell_of_its_row_does() {
    let mut desk = Desk::forms(&["甲"]);
    let grip = grip_of(&mut desk, 2);
    desk.press_button(PointerButton::Secondary, NONE, grip);
    let away = desk.window.rect_of_part("删除所选行 ").center();
    desk.window.click(away);
    assert!(!desk.names().contains(&"甲2".to_owned()));
    let (first, last) = (grip_of(&mut desk, 3), grip_of(&mut desk, 4));
    desk.window.click(first);
    desk.window.click_with(SHIFT, last);
    desk.press_button(PointerButton::Secondary, NONE, first);
    let clear = desk.window.rect_of_part("清空所选格").center();
    desk.window.click(clear);
    assert_eq!(desk.names().iter().filter(|name| name.is_empty()).count(), 3, "what was selected stays so");
}

#[test]
fn the_grip_still_drags_its_row() {
    let mut desk = Desk::forms(&["甲"]);
    let (names, grip) = (desk.names(), grip_of(&mut desk, 1));
    let below = desk.name_cell(2) + vec2(0.0, 6.0);
    desk.window.drag(grip, below);
    assert_ne!(desk.names(), names);
}
