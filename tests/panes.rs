//! The right side of the window: findings, finding and replacing, the preview, by pointer and by keyboard alone.

use crate::support::window::Window;
use egui::{Key, Modifiers, pos2, vec2};
use jibiao::model::{Bureau, Column, Project};
use jibiao::session::samples::SAMPLES;
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::PathBuf;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::CTRL;
const SHIFT: Modifiers = Modifiers::SHIFT;
const CTRL_SHIFT: Modifiers = Modifiers::CTRL.plus(Modifiers::SHIFT);

/// A window with a project open that is in a file.
struct Open {
    _folder: tempfile::TempDir,
    path: PathBuf,
    window: Window,
}

impl Open {
    fn project(project: &Project) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("p.ron");
        project::save(&path, project).expect("saved");
        let window = Window::open(&path);
        Self { _folder: folder, path, window }
    }

    /// Two forms whose amounts say 万元 over again, which can be mended.
    fn fixable() -> Self {
        let mut project =
            Project { bureau: Bureau { name: "甲局".into(), ..Bureau::default() }, ..Project::default() };
        for name in ["甲项目", "乙项目"] {
            let library = Library::builtin();
            let template = library.template("guangyuan-project").expect("template");
            let mut form = blank::form(template, &Bureau { year: "2026".into(), ..Bureau::default() });
            for (key, text) in [("project_name", name), ("unit", "甲局"), ("funds.total", "6万元"), ("goals", "甲目标")]
            {
                form.fields.set(key.into(), text);
            }
            for (row, value) in ["", "显著提高"].into_iter().enumerate() {
                form.indicators[row].set(Column::Name, format!("办公座椅{row}"));
                form.indicators[row].set(Column::Value, value);
            }
            project.push(form);
        }
        Self::project(&project)
    }

    fn saved(&mut self) -> Project {
        self.window.save();
        project::load(&self.path).expect("loaded")
    }

    fn total(&mut self, form: usize) -> String {
        self.saved().forms[form].field("funds.total").to_owned()
    }

    /// Presses Tab until the control whose name has `part` in it has the keys.
    fn tab_to(&mut self, part: &str) {
        for _ in 0..40 {
            if self.window.focused().contains(part) {
                return;
            }
            self.window.press(NONE, Key::Tab);
        }
        panic!("Tab does not come to {part}");
    }
}

/// The part of its name that the card about 6万元 alone has.
const DOUBLED: &str = "建议，年度资金总额，";

/// Brings the finding about 6万元 of the first form into view.
fn with_findings() -> Open {
    let mut open = Open::fixable();
    open.window.press(CTRL_SHIFT, Key::F);
    while !open.window.focused().contains(DOUBLED) {
        open.window.press(NONE, Key::ArrowDown);
    }
    open
}

#[test]
fn the_mend_of_a_finding_answers_to_the_pointer() {
    let mut open = with_findings();
    open.window.click_in(DOUBLED, "改正");
    assert_eq!((open.total(0), open.total(1)), ("6".into(), "6万元".into()));
    open.window.press(CTRL, Key::Z);
    assert_eq!(open.total(0), "6万元");
    open.window.click_in(DOUBLED, "同类 2 处都改正");
    assert_eq!((open.total(0), open.total(1)), ("6".into(), "6".into()));
}

#[test]
fn a_finding_is_accepted_by_the_pointer() {
    let mut open = with_findings();
    open.window.click_in(DOUBLED, "其他");
    open.window.click_on("接受这一处（写明理由）…");
    open.window.type_text("县里要求这样写");
    open.window.click_on("接受");
    let accepted = open.saved().checks.accepted;
    assert_eq!(accepted.len(), 1);
    assert_eq!(accepted[0].reason, "县里要求这样写");
    // What is accepted comes after all that is not: down there with the wheel.
    let over_the_list = pos2(open.window.rect_of("不再接受").center().x, 400.0);
    open.window.wheel(over_the_list, vec2(0.0, -100.0), NONE);
    open.window.rest(60);
    open.window.click_on("不再接受");
    assert!(open.saved().checks.accepted.is_empty());
}

#[test]
fn a_finding_is_mended_and_accepted_by_keyboard_alone() {
    let mut open = with_findings();
    open.tab_to("改正");
    open.window.press(NONE, Key::Enter);
    assert_eq!(open.total(0), "6");
    // The keys stay in the list, with the next finding.
    assert!(open.window.focused().contains("，"), "{}", open.window.focused());
    open.tab_to("其他");
    open.window.press(NONE, Key::Enter);
    open.window.press(NONE, Key::ArrowDown);
    open.window.press(NONE, Key::Enter);
    open.window.type_text("已核对");
    open.window.press(NONE, Key::Enter);
    assert_eq!(open.saved().checks.accepted.len(), 1);
    // The keys are the list's again.
    assert!(
        open.window.focused().contains("其他") || open.window.focused().contains("，"),
        "{}",
        open.window.focused()
    );
}

#[test]
fn the_key_that_goes_to_a_finding_does_nothing_there() {
    let mut open = with_findings();
    open.window.press(NONE, Key::Enter);
    open.window.type_text("7");
    assert_eq!(open.total(0), "7");
}

#[test]
fn a_click_on_a_finding_goes_to_its_field_and_escape_gives_the_keys_back() {
    let mut open = with_findings();
    let card = open.window.rect_of_part(DOUBLED);
    open.window.click(card.left_top() + vec2(30.0, 14.0));
    open.window.type_text("8");
    assert_eq!(open.total(0), "8");
    open.window.press(CTRL_SHIFT, Key::F);
    open.window.press(NONE, Key::Escape);
    open.window.type_text("9");
    assert_eq!(open.total(0), "9");
}

#[test]
fn every_count_is_the_same_count() {
    let mut open = with_findings();
    let counts: Vec<usize> = ["错误 ", "提醒 ", "建议 "]
        .iter()
        .map(|name| open.window.texts_with(name)[0].trim_start_matches(name).parse().expect("a count"))
        .collect();
    let all: usize = counts.iter().sum();
    assert!(all > 1);
    assert!(open.window.shows(&format!("检查（{all}）")));
    assert!(open.window.shows(&format!("甲项目，6 万元，{all} 处问题")));
    for (name, count) in ["错误", "提醒", "建议"].iter().zip(&counts) {
        open.window.click_on(&format!("{name} {count}"));
    }
    assert!(open.window.shows(&format!("有 {all} 处问题被筛去了")) && !open.window.shows("没有发现问题"));
}

#[test]
fn what_is_no_longer_true_is_not_said_while_typing() {
    let mut open = Open::fixable();
    for _ in 0..7 {
        open.window.press(NONE, Key::Tab);
    }
    assert_eq!(open.window.focused(), "绩效指标第 1 行的指标值");
    assert!(open.window.shows("“办公座椅0”没有指标值"));
    open.window.type_text("≥9");
    assert!(!open.window.shows("“办公座椅0”没有指标值"));
}

#[test]
fn going_from_finding_to_finding_keeps_the_order_of_the_list() {
    let mut open = Open::fixable();
    open.window.press(CTRL_SHIFT, Key::F);
    let mut listed = Vec::new();
    while !listed.contains(&open.window.focused()) {
        listed.push(open.window.focused());
        open.window.press(NONE, Key::ArrowDown);
    }
    let place = |name: &String| name.split('，').nth(1).unwrap_or_default().to_owned();
    let mut places: Vec<String> = listed.iter().map(place).collect();
    places.dedup();
    assert!(places.len() > 2, "{listed:?}");
    open.window.press(NONE, Key::Home);
    open.window.press(NONE, Key::Enter);
    for place in &places[1..] {
        open.window.press(NONE, Key::F7);
        let at_hand = open.window.at_hand();
        assert!(at_hand.iter().any(|name| name.contains(place.as_str())), "{place}: {at_hand:?}");
    }
}

/// The window with what is looked for typed in.
fn searching(wanted: &str) -> Open {
    let mut open = Open::fixable();
    open.window.press(CTRL, Key::F);
    open.window.type_text(wanted);
    open
}

#[test]
fn enter_goes_from_match_to_match_and_stays_in_the_search() {
    let mut open = searching("甲");
    // Three texts of the first form, two of the second, the unit's name.
    for number in 1..=6 {
        open.window.press(NONE, Key::Enter);
        assert!(open.window.shows(&format!("第 {number} / 6 处")), "{number}");
    }
    open.window.press(NONE, Key::Enter);
    assert!(open.window.shows("第 1 / 6 处") && open.window.shows("已到末尾"), "{:?}", open.window.texts_with(""));
    open.window.press(SHIFT, Key::Enter);
    assert!(open.window.shows("第 6 / 6 处") && open.window.shows("已到开头"));
    open.window.press(SHIFT, Key::F3);
    assert!(open.window.shows("第 5 / 6 处"));
    // Still in the search: what is typed belongs to it.
    open.window.type_text("目");
    assert!(open.window.shows("处，2 格") || open.window.shows("/ 2 处"));
}

#[test]
fn the_cursor_lands_on_the_match() {
    let mut open = searching("甲局");
    open.window.press(NONE, Key::Enter);
    open.window.press(NONE, Key::Escape);
    open.window.type_text("乙局");
    let project = open.saved();
    let texts: Vec<&str> = ["project_name", "unit", "funds.total"].map(|key| project.forms[0].field(key)).into();
    assert_eq!(texts, ["甲项目", "乙局", "6万元"]);
}

#[test]
fn f3_goes_on_from_the_form_and_leaves_the_keys_there() {
    let mut open = searching("甲");
    open.window.press(NONE, Key::Escape);
    open.window.press(NONE, Key::F3);
    open.window.press(NONE, Key::F3);
    assert!(open.window.shows("第 2 / 6 处"));
    open.window.type_text("丙局");
    assert_eq!(open.saved().forms[0].field("unit"), "丙局");
}

#[test]
fn a_search_goes_on_from_where_the_cursor_is() {
    let mut open = Open::fixable();
    // To the goals, behind two of the three matches of the form.
    for _ in 0..5 {
        open.window.press(NONE, Key::Tab);
    }
    open.window.press(CTRL, Key::F);
    open.window.type_text("甲");
    open.window.press(NONE, Key::Enter);
    assert!(open.window.shows("第 3 / 6 处"));
}

#[test]
fn the_buttons_of_the_search_do_not_move_under_the_pointer() {
    let mut open = Open::fixable();
    open.window.press(CTRL, Key::H);
    open.window.type_text("甲");
    let places = |open: &Open| ["上一处", "下一处", "替换", "全部替换"].map(|name| open.window.rect_of(name));
    let before = places(&open);
    for said in ["第 6 / 6 处", "第 5 / 6 处"] {
        open.window.click_on("上一处");
        assert!(open.window.shows(said), "{:?}", open.window.texts_with("处"));
        assert_eq!(places(&open), before, "{said}");
    }
}

#[test]
fn matches_are_replaced_one_by_one() {
    let mut open = Open::fixable();
    open.window.press(CTRL, Key::H);
    open.window.type_text("甲");
    open.window.click_on("替换为");
    open.window.type_text("甲甲");
    open.window.press(NONE, Key::Enter);
    open.window.press(NONE, Key::Enter);
    assert!(open.window.shows("第 2 / 6 处"));
    open.window.click_on("替换");
    let project = open.saved();
    assert_eq!((project.forms[0].field("unit"), project.forms[0].field("goals")), ("甲甲局", "甲目标"));
    // What was put in holds what is looked for: it is passed over.
    assert!(open.window.shows("第 4 / 7 处"));
    open.window.click_on("替换");
    assert_eq!(open.saved().forms[0].field("goals"), "甲甲目标");
}

#[test]
fn all_matches_are_replaced_the_units_own_data_too() {
    let mut open = Open::fixable();
    open.window.press(CTRL, Key::H);
    open.window.type_text("甲局");
    open.window.click_on("替换为");
    open.window.type_text("乙局");
    open.window.click_on("全部替换");
    assert!(open.window.shows("已替换 3 处"));
    let project = open.saved();
    let texts = [project.forms[0].field("unit"), project.forms[1].field("unit"), &project.bureau.name];
    assert_eq!(texts, ["乙局"; 3]);
    open.window.press(CTRL, Key::Z);
    assert_eq!(open.saved().bureau.name, "甲局");
}

#[test]
fn a_hit_in_the_list_is_gone_to_with_the_keys() {
    let mut open = searching("甲局");
    let row = open.window.rect_of_part("乙项目　");
    open.window.click(row.center());
    open.window.type_text("丙局");
    let project = open.saved();
    assert_eq!((project.forms[0].field("unit"), project.forms[1].field("unit")), ("甲局", "丙局"));
    let row = open.window.rect_of_part("单位信息　单位名称");
    open.window.click(row.center());
    assert!(open.window.shows("填进新建的表"));
}

#[test]
fn a_click_on_the_preview_goes_to_the_field() {
    let mut open = Open::fixable();
    let page = open.window.rect_of("打印预览第 1 页");
    open.window.press(NONE, Key::Tab);
    for step in 1..40 {
        let at = page.left_top() + vec2(page.width() * 0.6, f32::from(u8::try_from(step).expect("small")) * 8.0);
        open.window.click(at);
        if open.window.focused() == "项目名称" {
            open.window.type_text("丙项目");
            assert_eq!(open.saved().forms[0].field("project_name"), "丙项目");
            return;
        }
    }
    panic!("no click on the page comes to 项目名称");
}

#[test]
fn nothing_grows_in_a_pane_at_rest() {
    for side in [Key::F, Key::V] {
        let sample = SAMPLES[0].project().expect("project");
        let mut open = Open::project(&sample);
        open.window.press(CTRL_SHIFT, side);
        open.window.frame(Vec::new());
        let before = open.window.rects();
        open.window.frame(Vec::new());
        assert_eq!(before, open.window.rects());
    }
}
