//! The library of indicators: offered while a name is typed, browsed, put into the form, kept.

use crate::support::window::Window;
use egui::{Event, Key, Modifiers, PointerButton, vec2};
use jibiao::model::{Bureau, Column, FieldPath, Form, Project, Row, Table};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::PathBuf;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;

/// A form of guangyuan-project of a year with its first indicators named.
fn form(project: &str, year: &str, indicators: &[[&str; 2]]) -> Form {
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let mut form = blank::form(template, &Bureau { year: year.into(), ..Bureau::default() });
    form.fields.set("project_name".into(), project);
    for (at, [name, value]) in indicators.iter().enumerate() {
        form.indicators[at].set(Column::Name, *name);
        form.indicators[at].set(Column::Value, *value);
    }
    form
}

/// A window with a project of its own, and a library folder with a former one.
struct Desk {
    folder: tempfile::TempDir,
    path: PathBuf,
    window: Window,
}

impl Desk {
    fn with(forms: Vec<Form>) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let (path, library) = (folder.path().join("p.ron"), folder.path().join("library"));
        std::fs::create_dir(&library).expect("made");
        let save = |path: PathBuf, forms: Vec<Form>| {
            let mut all = Project::default();
            forms.into_iter().for_each(|form| {
                all.push(form);
            });
            project::save(&path, &all).expect("saved");
        };
        save(path.clone(), forms);
        let former = form("乡镇培训", "2024", &[["培训人数", "≥300人次"], ["培训人数达标率", "≥95%"]]);
        save(library.join("2024.ron"), vec![former]);
        std::fs::write(library.join("damaged.ron"), "(version: 1, forms: [").expect("written");
        let window = Window::with_library(&path, &library);
        Self { folder, path, window }
    }

    /// One new form.
    fn new() -> Self {
        Self::with(vec![form("资产采购", "2026", &[])])
    }

    fn saved(&mut self) -> Form {
        self.window.save();
        Form::clone(&project::load(&self.path).expect("loaded").forms[0])
    }

    /// Name and target of an indicator, as they are saved.
    fn row(&mut self, row: usize) -> [String; 2] {
        let row = self.saved().indicators[row - 1].clone();
        [Column::Name, Column::Value].map(|column| row[&column].to_owned())
    }

    fn click_name(&mut self, row: usize) {
        self.window.click_on(&name_of(row));
    }

    /// Types into the name of an indicator and waits for what is offered.
    fn type_name(&mut self, row: usize, text: &str) {
        self.click_name(row);
        self.window.type_text(text);
        self.window.until_part_shown("填入：");
    }

    /// The names that are offered, from the top.
    fn offered(&self) -> Vec<String> {
        let names = self.window.texts_with("填入：");
        names.iter().map(|name| name.trim_start_matches("填入：").to_owned()).collect()
    }

    /// Waits long enough for names to come, and says whether none has.
    fn offers_nothing(&mut self) -> bool {
        for _ in 0..20 {
            std::thread::sleep(std::time::Duration::from_millis(2));
            self.window.rest(1);
        }
        self.offered().is_empty()
    }
}

fn name_of(row: usize) -> String {
    format!("绩效指标第 {row} 行的三级指标")
}

fn value_of(row: usize) -> String {
    format!("绩效指标第 {row} 行的指标值")
}

#[test]
fn initials_offer_names_and_tab_takes_the_first() {
    let mut desk = Desk::new();
    let before = desk.saved();
    desk.type_name(7, "myd");
    let offered = desk.offered();
    assert_eq!(offered[0], "服务对象满意度，服务对象满意度指标，≥…%，常用指标");
    assert!(offered.len() > 3 && offered.iter().all(|name| name.contains("满意度")), "{offered:?}");
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.window.focused(), value_of(7), "on to the target, as Tab goes");
    assert_eq!(desk.row(7), ["服务对象满意度", ""]);
    desk.window.press(CTRL, Key::Z);
    assert_eq!(desk.saved(), before, "one step takes back all of it");
}

#[test]
fn a_former_target_comes_with_the_name() {
    let mut desk = Desk::new();
    desk.type_name(1, "培训人");
    assert_eq!(
        desk.offered()[..2],
        ["培训人数，数量指标，≥300人次，2024 乡镇培训", "培训人数达标率，质量指标，≥95%，2024 乡镇培训"]
    );
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.row(1), ["培训人数", "≥300人次"]);
    desk.window.press(CTRL, Key::Z);
    assert_eq!(desk.row(1), ["", ""]);
}

#[test]
fn a_target_that_is_there_stays() {
    let mut desk = Desk::with(vec![form("资产采购", "2026", &[["旧名", "5次"]])]);
    desk.type_name(1, "培训人");
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.row(1), ["培训人数", "5次"]);
}

#[test]
fn this_file_comes_first() {
    let open = form("资产采购", "2026", &[]);
    let other = form("信息化", "2026", &[["骨干培训人数", "≥20人"]]);
    let mut desk = Desk::with(vec![open, other]);
    desk.type_name(1, "pxrs");
    assert_eq!(
        desk.offered()[..2],
        ["骨干培训人数，数量指标，≥20人，本文件 2026 信息化", "培训人数，数量指标，≥300人次，2024 乡镇培训"]
    );
}

#[test]
fn typing_on_leaves_what_was_typed() {
    let leave: [fn(&mut Desk); 5] = [
        |desk| desk.window.press(NONE, Key::Enter),
        |desk| desk.window.press(NONE, Key::ArrowDown),
        |desk| desk.window.press(NONE, Key::ArrowRight),
        |desk| desk.window.press(Modifiers::SHIFT, Key::Tab),
        |desk| desk.window.click_on("项目名称"),
    ];
    for (way, leave) in leave.into_iter().enumerate() {
        let mut desk = Desk::new();
        desk.type_name(1, "培训人");
        desk.window.type_text("员满意情况");
        desk.window.rest(3);
        leave(&mut desk);
        assert_eq!(desk.row(1), ["培训人员满意情况", ""], "{way}");
        desk.type_name(2, "培训人");
        leave(&mut desk);
        assert_eq!(desk.row(2), ["培训人", ""], "{way}, with names in sight");
    }
}

#[test]
fn a_name_in_full_is_left_by_tab() {
    let mut desk = Desk::new();
    desk.type_name(2, "培训人");
    desk.window.type_text("数");
    desk.window.rest(3);
    assert_eq!(desk.offered(), [""; 0]);
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.row(2), ["培训人数", ""]);
}

#[test]
fn escape_closes_the_list_and_keeps_what_is_typed() {
    let mut desk = Desk::new();
    desk.type_name(1, "培训人");
    desk.window.press(NONE, Key::Escape);
    assert!(desk.offers_nothing());
    desk.window.type_text("员");
    assert!(desk.offers_nothing(), "closed until the cell is left");
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.row(1), ["培训人员", ""]);
    desk.type_name(2, "培训人");
    desk.window.press(NONE, Key::Escape);
    desk.window.press(NONE, Key::Escape);
    assert_eq!(desk.row(2), ["", ""], "a second Escape gives the text up, as always");
}

#[test]
fn the_list_is_entered_and_left_by_keys() {
    let mut desk = Desk::new();
    desk.type_name(1, "培训人");
    desk.window.press(CTRL, Key::ArrowDown);
    desk.window.press(NONE, Key::ArrowDown);
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.row(1), ["培训人数达标率", "≥95%"]);
    desk.type_name(2, "培训人");
    desk.window.press(CTRL, Key::ArrowDown);
    desk.window.press(NONE, Key::ArrowUp);
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.row(2), ["培训人", ""], "up from the first one goes back to the text");
    desk.type_name(3, "培训");
    desk.window.press(CTRL, Key::ArrowDown);
    desk.window.type_text("员");
    desk.window.press(NONE, Key::Enter);
    assert_eq!(desk.row(3), ["培训员", ""], "typing on leaves the list");
}

#[test]
fn a_click_takes_a_name_and_no_click_beside_it() {
    let mut desk = Desk::new();
    desk.type_name(1, "培训人");
    let cell = desk.window.rect_of(&name_of(1));
    let rows: Vec<_> = desk.window.controls().into_iter().filter(|row| row.name.starts_with("填入：")).collect();
    assert!(rows.iter().all(|row| !row.whole.intersects(cell)), "{cell:?}");
    desk.window.click(rows[1].rect.center());
    assert_eq!(desk.row(1), ["培训人数达标率", "≥95%"]);
    desk.type_name(2, "培训人");
    let target = desk.window.rect_of(&value_of(1)).center();
    desk.window.click(target);
    assert_eq!(desk.window.focused(), value_of(1));
    assert_eq!(desk.row(2), ["培训人", ""]);
    assert!(desk.offers_nothing());
}

#[test]
fn nothing_is_offered_before_something_is_typed() {
    let mut desk = Desk::with(vec![form("资产采购", "2026", &[["培训", ""]])]);
    desk.click_name(1);
    assert!(desk.offers_nothing());
    desk.window.press(NONE, Key::F2);
    assert!(desk.offers_nothing());
    desk.window.type_text("人");
    desk.window.until_part_shown("填入：");
    desk.window.press(NONE, Key::Backspace);
    assert!(desk.offers_nothing(), "as it was");
    desk.window.press(NONE, Key::Escape);
    desk.window.click_on(&value_of(2));
    desk.window.type_text("培训人");
    assert!(desk.offers_nothing(), "not for targets");
    desk.click_name(3);
    desk.window.type_text("m");
    assert!(desk.offers_nothing(), "not for a single letter");
}

#[test]
fn nothing_is_offered_while_an_input_method_composes() {
    let mut desk = Desk::new();
    desk.type_name(1, "培训");
    desk.window.compose_half(&["r", "ren"]);
    assert!(desk.offers_nothing());
    desk.window.press(NONE, Key::Tab);
    assert_ne!(desk.window.focused(), value_of(1), "Tab is the input method's");
    desk.window.frame(vec![Event::Ime(egui::ImeEvent::Commit("人".into()))]);
    desk.window.until_part_shown("填入：");
    desk.window.press(NONE, Key::Tab);
    assert_eq!(desk.row(1), ["培训人数", "≥300人次"]);
}

#[test]
fn the_list_finds_room_in_every_window() {
    for size in [vec2(800.0, 600.0), vec2(1024.0, 640.0), vec2(1366.0, 768.0)] {
        let mut desk = Desk::new();
        desk.window.resize(size);
        for row in [1, 7] {
            // The last rows come into view by keys.
            desk.click_name(1);
            (1..row).for_each(|_| desk.window.press(NONE, Key::ArrowDown));
            desk.window.rest(3);
            desk.window.type_text("服务对象");
            desk.window.until_part_shown("填入：");
            let controls = desk.window.controls();
            let cell = controls.iter().find(|control| control.name == name_of(row)).expect("cell").rect;
            for list in controls.iter().filter(|control| control.name.starts_with("填入：")) {
                assert!(!list.whole.intersects(cell), "{size:?}: {list:?} over {cell:?}");
                assert!(desk.window.screen().contains_rect(list.whole), "{size:?}: {list:?}");
            }
            desk.window.press(NONE, Key::Escape);
            desk.window.press(NONE, Key::Escape);
            desk.window.press(CTRL, Key::Home);
        }
    }
}

/// Opens the pane and waits for what it lists.
fn browsing() -> Desk {
    let mut desk = Desk::new();
    desk.window.press(CTRL, Key::L);
    desk.window.until_part_shown("乡镇培训，加进表里");
    desk
}

fn named(form: &Form) -> Vec<String> {
    let named = form.indicators.iter().filter(|row| !row[Column::Name].is_empty());
    let told =
        |row: &Row| [Column::Subclass, Column::Name, Column::Value].map(|column| row[&column].to_owned()).join("|");
    named.map(told).collect()
}

#[test]
fn the_pane_finds_and_puts_in() {
    let mut desk = browsing();
    desk.window.type_text("pxrs");
    desk.window.rest(3);
    assert_eq!(desk.window.texts_with("，加进表里").len(), 2);
    assert!(desk.window.shows("质量指标（1）"));
    desk.window.click_on("加进表里");
    assert_eq!(named(&desk.saved()), ["数量指标|培训人数|≥300人次"]);
    let row = desk.window.rect_of_part("培训人数达标率，").center();
    for _ in 0..2 {
        desk.window.button(row, PointerButton::Primary, true, NONE);
        desk.window.button(row, PointerButton::Primary, false, NONE);
    }
    desk.window.rest(3);
    assert_eq!(named(&desk.saved()), ["数量指标|培训人数|≥300人次", "质量指标|培训人数达标率|≥95%"]);
    desk.window.press(CTRL, Key::Z);
    assert_eq!(named(&desk.saved()), ["数量指标|培训人数|≥300人次"], "one step");
}

#[test]
fn the_pane_is_used_by_keys_alone() {
    let mut desk = browsing();
    desk.window.type_text("pxrs");
    for _ in 0..10 {
        if desk.window.focused().contains("，加进表里") {
            break;
        }
        desk.window.press(NONE, Key::Tab);
    }
    desk.window.press(NONE, Key::ArrowDown);
    desk.window.press(NONE, Key::Enter);
    assert_eq!(named(&desk.saved()), ["质量指标|培训人数达标率|≥95%"]);
    desk.window.press(NONE, Key::Escape);
    assert!(desk.window.focused().starts_with("绩效指标第"), "{}", desk.window.focused());
}

#[test]
fn an_indicator_is_dragged_into_a_class_of_the_outline() {
    let mut desk = browsing();
    let before = desk.saved();
    desk.window.type_text("pxrs");
    desk.window.rest(3);
    let from = desk.window.rect_of_part("培训人数，").center();
    let to = desk.window.rect_of_part("时效指标").center();
    desk.window.drag(from, to);
    assert_eq!(named(&desk.saved()), ["时效指标|培训人数|≥300人次"]);
    desk.window.press(CTRL, Key::Z);
    assert_eq!(desk.saved(), before);
}

#[test]
fn a_row_is_kept_and_offered_in_the_next_project() {
    let mut desk = Desk::with(vec![form("资产采购", "2026", &[["定制家具合格率", "≥99%"]])]);
    let at = desk.window.rect_of(&name_of(1)).center();
    desk.window.right_click(at);
    let keep = desk.window.rect_of_part("存入指标库").center();
    desk.window.click(keep);
    assert!(desk.window.shows("已存入指标库：定制家具合格率"));
    let library = desk.folder.path().join("library");
    let kept = std::fs::read_to_string(library.join("indicators.ron")).expect("kept");
    assert!(kept.contains("定制家具合格率") && kept.contains("version: 1"), "{kept}");
    let other = desk.folder.path().join("q.ron");
    let mut next = Project::default();
    next.push(form("另一个", "2027", &[]));
    project::save(&other, &next).expect("saved");
    desk.window = Window::with_library(&other, &library);
    desk.type_name(2, "dzjj");
    assert_eq!(desk.offered(), ["定制家具合格率，数量指标，≥99%，存入的 2026 资产采购"]);
}

#[test]
fn a_project_that_is_copied_into_the_folder_is_found_when_the_window_is_looked_at_again() {
    let mut desk = browsing();
    let library = desk.folder.path().join("library");
    let mut former = Project::default();
    former.push(form("消防改造", "2025", &[["灭火器更换数量", "≥30个"]]));
    project::save(&library.join("2025.ron"), &former).expect("saved");
    desk.window.frame(vec![Event::WindowFocused(false)]);
    desk.window.frame(vec![Event::WindowFocused(true)]);
    desk.window.type_text("mhq");
    desk.window.until_part_shown("灭火器更换数量，数量指标，≥30个，2025 消防改造");
}

#[test]
fn a_kept_file_that_cannot_be_read_is_told_and_left_alone() {
    let mut desk = Desk::with(vec![form("资产采购", "2026", &[["定制家具合格率", "≥99%"]])]);
    let kept = desk.folder.path().join("library").join("indicators.ron");
    std::fs::write(&kept, "(version: 9, indicators: [])").expect("written");
    desk.window.press(CTRL, Key::L);
    desk.window.until_part_shown("新版本的绩表写的");
    let at = desk.window.rect_of(&name_of(1)).center();
    desk.window.right_click(at);
    let keep = desk.window.rect_of_part("存入指标库").center();
    desk.window.click(keep);
    assert!(desk.window.modal().is_some());
    assert_eq!(std::fs::read_to_string(&kept).expect("read"), "(version: 9, indicators: [])");
}

#[test]
fn a_row_without_a_class_gets_one_as_the_form_calls_it() {
    let mut open = form("资产采购", "2026", &[]);
    let row = open.push_row(Table::Indicators, [(Column::Name, "旧名")].into_iter().collect());
    let number = open.indicators.len();
    let mut desk = Desk::with(vec![open]);
    desk.type_name(number, "培训人");
    desk.window.press(NONE, Key::Tab);
    let form = desk.saved();
    let text = |column| form.text(&FieldPath::Cell(Table::Indicators, row, column)).to_owned();
    let texts = [Column::Class, Column::Subclass, Column::Name, Column::Value].map(text);
    assert_eq!(texts, ["项目完成", "数量指标", "培训人数", "≥300人次"]);
}
