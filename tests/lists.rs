//! The list of forms and the outline beside it, by pointer and by keys.

use crate::support::projects_of;
use crate::support::window::Window;
use egui::{Key, Modifiers, Pos2};
use jibiao::model::{Bureau, Column, Form, Project, Row, State, Step, Table};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::{Path, PathBuf};

/// A window on a project in a file.
struct Opened {
    path: PathBuf,
    window: Window,
    _folder: tempfile::TempDir,
}

impl Opened {
    fn on(project: &Project) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("p.ron");
        project::save(&path, project).expect("saved");
        Self { window: Window::open(&path), path, _folder: folder }
    }

    fn saved(&mut self) -> Project {
        saved(&mut self.window, &self.path)
    }

    /// The names of the forms, as they are saved.
    fn names(&mut self) -> Vec<String> {
        self.saved().forms.iter().map(|form| form.name().to_owned()).collect()
    }

    /// The indicators of the first form, as they are saved: subclass and name.
    fn rows(&mut self) -> String {
        let project = self.saved();
        let row = |row: &Row| format!("{}{}", &row[Column::Subclass], &row[Column::Name]);
        project.forms[0].indicators.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    fn centre(&self, part: &str) -> Pos2 {
        self.window.rect_of_part(part).center()
    }
}

fn saved(window: &mut Window, path: &Path) -> Project {
    // The keys of the list would otherwise take what is typed next.
    window.save();
    project::load(path).expect("loaded")
}

/// A project with a form of each name.
fn forms(names: &[&str]) -> Opened {
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let mut project = Project::default();
    for name in names {
        let mut form = blank::form(template, &Bureau::default());
        form.fields.set("project_name".into(), *name);
        project.push(form);
    }
    Opened::on(&project)
}

/// A form with these indicators: subclass, name, weight.
fn indicators(rows: &[[&str; 3]]) -> Opened {
    let mut form = Form { template: "national-project-2021".into(), ..Form::default() };
    form.fields.set("project_name".into(), "资产采购");
    for [subclass, name, weight] in rows {
        let cells = [
            (Column::Class, "产出指标"),
            (Column::Subclass, *subclass),
            (Column::Name, *name),
            (Column::Weight, *weight),
        ];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    let mut project = Project::default();
    project.push(form);
    Opened::on(&project)
}

const CTRL: Modifiers = Modifiers::CTRL;
const SHIFT: Modifiers = Modifiers::SHIFT;
const NONE: Modifiers = Modifiers::NONE;

#[test]
fn the_list_filters_as_one_types() {
    let mut opened = forms(&["资产采购", "信息系统运维", "办公经费"]);
    opened.window.click(opened.centre("办公经费，"));
    opened.window.type_text("zccg");
    assert!(opened.window.shows("资产采购，") && !opened.window.shows("办公经费，"));
    opened.window.press(NONE, Key::Escape);
    assert!(opened.window.shows("办公经费，"));
    opened.window.click_on("筛选表");
    opened.window.type_text("运维");
    assert!(opened.window.shows("信息系统运维，") && !opened.window.shows("资产采购，"));
    opened.window.click_on("清除筛选");
    assert!(opened.window.shows("资产采购，"));
    assert_eq!(opened.names(), ["资产采购", "信息系统运维", "办公经费"], "nothing was typed into a form");
}

#[test]
fn several_forms_are_removed_in_one_step() {
    let mut opened = forms(&["甲", "乙", "丙", "丁"]);
    opened.window.click(opened.centre("乙，"));
    opened.window.click_with(SHIFT, opened.centre("丙，"));
    opened.window.press(NONE, Key::Delete);
    assert_eq!(opened.names(), ["甲", "丁"]);
    opened.window.press(CTRL, Key::Z);
    assert_eq!(opened.names(), ["甲", "乙", "丙", "丁"]);
    opened.window.click(opened.centre("甲，"));
    opened.window.click_with(CTRL, opened.centre("丙，"));
    opened.window.press(NONE, Key::Delete);
    assert_eq!(opened.names(), ["乙", "丁"]);
}

#[test]
fn several_forms_are_dragged_and_moved_by_keys() {
    let mut opened = forms(&["甲", "乙", "丙", "丁"]);
    opened.window.click(opened.centre("甲，"));
    opened.window.click_with(CTRL, opened.centre("丙，"));
    let below = opened.window.rect_of_part("丁，").center_bottom() - egui::vec2(0.0, 2.0);
    opened.window.drag(opened.centre("丙，"), below);
    assert_eq!(opened.names(), ["乙", "丁", "甲", "丙"]);
    opened.window.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(opened.names(), ["乙", "甲", "丙", "丁"]);
}

#[test]
fn arrows_show_forms_and_enter_goes_into_them() {
    let mut opened = forms(&["甲", "乙", "丙"]);
    opened.window.press(SHIFT, Key::F6);
    opened.window.press(SHIFT, Key::F6);
    opened.window.press(NONE, Key::ArrowDown);
    opened.window.press(NONE, Key::Enter);
    opened.window.type_text("新名");
    assert_eq!(opened.names(), ["甲", "新名", "丙"]);
}

#[test]
fn ctrl_a_chooses_every_form_and_the_menu_sets_their_year() {
    let mut opened = forms(&["甲", "乙", "丙"]);
    opened.window.click(opened.centre("乙，"));
    opened.window.press(CTRL, Key::A);
    opened.window.press(SHIFT, Key::F10);
    opened.window.click_on("设年度…");
    opened.window.type_text("2031");
    opened.window.press(NONE, Key::Enter);
    let years: Vec<String> = opened.saved().forms.iter().map(|form| form.field("year").to_owned()).collect();
    assert_eq!(years, ["2031", "2031", "2031"]);
    assert_eq!(opened.names(), ["甲", "乙", "丙"]);
}

#[test]
fn the_menu_of_a_form_is_at_the_right_button() {
    let mut opened = forms(&["甲", "乙"]);
    opened.window.right_click(opened.centre("乙，"));
    opened.window.click_on("删除");
    assert_eq!(opened.names(), ["甲"]);
    opened.window.right_click(opened.centre("甲，"));
    opened.window.click_on("改名");
    opened.window.press(CTRL, Key::A);
    opened.window.type_text("丙");
    assert_eq!(opened.names(), ["丙"]);
}

#[test]
fn forms_stand_by_stage_where_there_are_several() {
    let mut project = projects_of(2);
    let library = Library::builtin();
    let template = library.template("guangyuan-self-evaluation").expect("template");
    let mut form = blank::form(template, &Bureau::default());
    form.fields.set("project_name".into(), "自评的表");
    project.push(form);
    let mut opened = Opened::on(&project);
    assert!(opened.window.shows("自评表，1 张"));
    opened.window.click(opened.centre("自评表，1 张"));
    assert!(!opened.window.shows("自评的表，"), "folded");
    opened.window.click(opened.centre("自评表，1 张"));
    assert!(opened.window.shows("自评的表，"));
}

#[test]
fn clicks_in_the_lists_change_nothing() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/guangyuan-2021.ron");
    let project = project::load(&path).expect("sample");
    let mut opened = Opened::on(&project);
    opened.window.resize(egui::vec2(1366.0, 1400.0));
    for form in ["医疗保险监管经费，", "帮村扶贫工作经费，", "资产采购，"] {
        opened.window.click(opened.centre(form));
        for branch in ["数量指标（", "成本指标（"] {
            opened.window.click(opened.centre(branch));
        }
    }
    // What is saved is what was opened, though the file was written anew.
    opened.window.press(NONE, Key::F6);
    opened.window.press(NONE, Key::Space);
    assert_eq!(opened.saved(), project);
}

#[test]
fn the_menu_is_of_the_row_under_the_pointer() {
    let mut opened = forms(&["甲", "乙", "丙"]);
    opened.window.click(opened.centre("甲，"));
    opened.window.click_with(SHIFT, opened.centre("丙，"));
    opened.window.right_click(opened.centre("乙，"));
    opened.window.click_on("进入这张表");
    opened.window.type_text("新名");
    assert_eq!(opened.names(), ["甲", "新名", "丙"]);
}

#[test]
fn amounts_are_in_one_unit() {
    let mut project = projects_of(1);
    let mut form = (*project.forms[0]).clone();
    form.fields.set("funds.total".into(), "200000元");
    form.fields.set("project_name".into(), "甲");
    project.push(form);
    let opened = Opened::on(&project);
    assert!(opened.window.shows("甲，20 万元，") && opened.window.shows("0，0.5 万元，"));
}

#[test]
fn a_thousand_forms_show_what_is_in_sight() {
    let opened = Opened::on(&projects_of(1000));
    assert!(opened.window.shows("医保骨干网络专项经费0，") && !opened.window.shows("医保骨干网络专项经费999，"));
}

#[test]
fn the_outline_goes_to_an_indicator_and_follows_the_cursor() {
    let mut opened = indicators(&[["数量指标", "座椅", "10"], ["质量指标", "合格率", "30"]]);
    assert!(opened.window.shows("产出指标（2），权重 40/40"));
    assert!(opened.window.shows("时效指标，还没有指标"));
    opened.window.click(opened.centre("合格率，"));
    opened.window.press(NONE, Key::Enter);
    opened.window.type_text("验收合格率");
    assert_eq!(opened.rows(), "数量指标座椅 质量指标验收合格率");
}

#[test]
fn an_indicator_is_added_to_a_class_and_removed_from_it() {
    let mut opened = indicators(&[["数量指标", "座椅", "10"], ["质量指标", "合格率", "30"]]);
    opened.window.click_on("在“数量指标”里加一个指标");
    opened.window.type_text("文件柜");
    assert_eq!(opened.rows(), "数量指标座椅 数量指标文件柜 质量指标合格率");
    opened.window.click_on("在“时效指标”里加一个指标");
    opened.window.type_text("完成时间");
    assert_eq!(opened.rows(), "数量指标座椅 数量指标文件柜 质量指标合格率 时效指标完成时间");
    opened.window.click(opened.centre("合格率，"));
    opened.window.press(NONE, Key::Delete);
    assert_eq!(opened.rows(), "数量指标座椅 数量指标文件柜 质量指标 时效指标完成时间", "the class stays");
}

#[test]
fn indicators_are_dragged_to_another_class() {
    let mut opened =
        indicators(&[["数量指标", "座椅", "10"], ["数量指标", "沙发", "10"], ["质量指标", "合格率", "20"]]);
    opened.window.drag(opened.centre("座椅，"), opened.centre("合格率，"));
    assert_eq!(opened.rows(), "数量指标沙发 质量指标座椅 质量指标合格率");
    opened.window.drag(opened.centre("沙发，"), opened.centre("时效指标，"));
    assert_eq!(opened.rows(), "数量指标 质量指标座椅 质量指标合格率 时效指标沙发");
    opened.window.press(CTRL, Key::Z);
    opened.window.press(CTRL, Key::Z);
    assert_eq!(opened.rows(), "数量指标座椅 数量指标沙发 质量指标合格率");
}

#[test]
fn a_class_folds_and_is_renamed() {
    let mut opened = indicators(&[["数量指标", "座椅", "10"], ["质量指标", "合格率", "30"]]);
    opened.window.click_on("折叠数量指标（1）");
    assert!(!opened.window.shows("座椅，"));
    opened.window.click(opened.centre("数量指标（1），"));
    opened.window.press(NONE, Key::ArrowRight);
    assert!(opened.window.shows("座椅，"));
    opened.window.press(NONE, Key::F2);
    opened.window.press(CTRL, Key::A);
    opened.window.type_text("产出数量");
    assert_eq!(opened.rows(), "产出数量座椅 质量指标合格率");
}

#[test]
fn the_keys_of_the_outline() {
    let mut opened =
        indicators(&[["数量指标", "座椅", "10"], ["数量指标", "沙发", "10"], ["质量指标", "合格率", "20"]]);
    opened.window.click(opened.centre("座椅，"));
    opened.window.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(opened.rows(), "数量指标沙发 数量指标座椅 质量指标合格率");
    opened.window.press(SHIFT, Key::ArrowUp);
    opened.window.press(NONE, Key::Delete);
    assert_eq!(opened.rows(), "数量指标 质量指标合格率");
    assert_eq!(opened.names(), ["资产采购"]);
}

#[test]
fn several_indicators_are_dragged_together() {
    let rows =
        [["数量指标", "座椅", ""], ["数量指标", "沙发", ""], ["数量指标", "书柜", ""], ["质量指标", "合格率", ""]];
    let mut opened = indicators(&rows);
    opened.window.click(opened.centre("座椅"));
    opened.window.click_with(CTRL, opened.centre("书柜"));
    opened.window.drag(opened.centre("书柜"), opened.centre("质量指标（1）"));
    assert_eq!(opened.rows(), "数量指标沙发 质量指标合格率 质量指标座椅 质量指标书柜");
}

#[test]
fn an_indicator_is_moved_by_its_menu() {
    let mut opened = indicators(&[["数量指标", "座椅", "10"], ["质量指标", "合格率", "30"]]);
    opened.window.right_click(opened.centre("座椅，"));
    opened.window.click_on("移到分类");
    opened.window.click_on("产出指标 › 时效指标");
    assert_eq!(opened.rows(), "数量指标 质量指标合格率 时效指标座椅");
    opened.window.right_click(opened.centre("质量指标（1），"));
    opened.window.click_on("删除这个分类");
    assert_eq!(opened.rows(), "数量指标 时效指标座椅");
}

#[test]
fn delete_goes_on_from_the_row_that_is_there_now() {
    let rows = [
        ["数量指标", "座椅", "10"],
        ["数量指标", "沙发", "10"],
        ["数量指标", "书柜", "10"],
        ["质量指标", "合格率", "20"],
    ];
    let mut opened = indicators(&rows);
    opened.window.click(opened.centre("座椅，"));
    opened.window.press(NONE, Key::Delete);
    opened.window.rest(3);
    assert!(opened.window.at_hand().iter().any(|name| name.starts_with("沙发，")));
    opened.window.press(NONE, Key::Delete);
    assert_eq!(opened.rows(), "数量指标书柜 质量指标合格率");
    opened.window.press(NONE, Key::Enter);
    opened.window.type_text("文件柜");
    assert_eq!(opened.rows(), "数量指标文件柜 质量指标合格率", "the form's cursor is on the row");
}

#[test]
fn where_a_class_was_the_cursor_stays() {
    let rows = [["数量指标", "座椅", "10"], ["质量指标", "合格率", "20"], ["时效指标", "完成时间", "20"]];
    let mut opened = indicators(&rows);
    opened.window.right_click(opened.centre("质量指标（1），"));
    opened.window.click_on("删除这个分类");
    opened.window.rest(3);
    opened.window.press(NONE, Key::Enter);
    opened.window.type_text("及时率");
    assert_eq!(opened.rows(), "数量指标座椅 时效指标及时率");
    let cell = opened.window.rect_of("绩效指标第 1 行的三级指标").center();
    opened.window.right_click(cell);
    opened.window.click(opened.centre("删除这个分类"));
    opened.window.rest(3);
    opened.window.type_text("办结率");
    assert_eq!(opened.rows(), "时效指标办结率");
}

#[test]
fn no_indicator_is_at_hand_where_the_cursor_leaves_them() {
    let mut opened = indicators(&[["数量指标", "座椅", "10"], ["质量指标", "合格率", "30"]]);
    let at_hand = |opened: &Opened| opened.window.at_hand().iter().any(|name| name.starts_with("座椅，"));
    opened.window.click(opened.window.rect_of("绩效指标第 1 行的三级指标").center());
    assert!(at_hand(&opened));
    opened.window.click(opened.window.rect_of("项目名称").center());
    assert!(!at_hand(&opened));
    opened.window.click(opened.centre("座椅，"));
    assert!(at_hand(&opened));
}

/// So many forms.
fn many(count: usize) -> Opened {
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let mut project = Project::default();
    for number in 0..count {
        let mut form = blank::form(template, &Bureau::default());
        form.fields.set("project_name".into(), format!("表{number}").as_str());
        project.push(form);
    }
    Opened::on(&project)
}

#[test]
fn the_border_follows_what_the_lists_hold() {
    let one = many(1);
    let (form, border) = (one.window.rect_of_part("表0，"), one.window.rect_of("拖动分界"));
    assert!(border.top() - form.bottom() < 60.0, "no room lies idle under the list: {form:?} {border:?}");
    let mut opened = many(60);
    opened.window.resize(egui::vec2(1366.0, 1100.0));
    let border = opened.window.rect_of("拖动分界");
    let (first, last) = (opened.window.rect_of_part("个指标"), opened.window.rect_of("在“满意度指标”里加一个指标"));
    assert!(first.top() > border.center().y && last.bottom() < 1070.0, "{border:?} {last:?}");
    opened.window.drag(border.center(), border.center() - egui::vec2(0.0, 100.0));
    let dragged = opened.window.rect_of("拖动分界").center().y;
    assert!((border.center().y - 100.0 - dragged).abs() < 2.0);
    opened.window.press(CTRL, Key::PageDown);
    opened.window.resize(egui::vec2(1366.0, 1000.0));
    assert_eq!(opened.window.rect_of("拖动分界").center().y, dragged, "what was dragged stays");
}

#[test]
fn the_border_stays_while_indicators_are_added() {
    let mut opened = many(60);
    let border = opened.window.rect_of("拖动分界");
    opened.window.press(CTRL, Key::I);
    opened.window.rest(2);
    assert_eq!(opened.window.rect_of("拖动分界"), border);
}

#[test]
fn the_form_that_is_shown_is_in_view() {
    let mut project = projects_of(60);
    let library = Library::builtin();
    let template = library.template("guangyuan-self-evaluation").expect("template");
    let mut form = blank::form(template, &Bureau::default());
    form.fields.set("project_name".into(), "自评的表");
    project.forms.insert(0, std::sync::Arc::new(Form { id: jibiao::model::FormId(999), ..form }));
    let mut opened = Opened::on(&project);
    let is_in_view = |opened: &Opened, form: &str| {
        let border = opened.window.rect_of("拖动分界");
        opened.window.shows(form) && opened.window.rect_of_part(form).bottom() <= border.center().y
    };
    opened.window.rest(10);
    assert!(is_in_view(&opened, "自评的表，"), "it is the last of the list");
    opened.window.press(CTRL, Key::PageDown);
    opened.window.rest(10);
    assert!(is_in_view(&opened, "专项经费0，"));
    opened.window.press(CTRL, Key::PageUp);
    opened.window.resize(egui::vec2(1024.0, 620.0));
    opened.window.rest(10);
    assert!(is_in_view(&opened, "自评的表，"));
}

#[test]
fn a_form_that_was_sent_back_stands_out() {
    let mut project = Project::default();
    for (name, state) in [("甲", State::HandedIn), ("乙", State::Returned)] {
        let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
        form.fields.set("project_name".into(), name);
        form.fields.set("funds.total".into(), "8");
        form.steps.push(Step { state, date: "10月12日".into(), reason: "指标值不明确".into() });
        project.push(form);
    }
    let opened = Opened::on(&project);
    let [handed_in, returned] = ["已报 8", "退回 8"].map(|detail| opened.window.inks(detail));
    assert_eq!((handed_in.len(), returned.len()), (1, 1));
    assert_ne!(handed_in, returned);
}

#[test]
fn undoing_a_station_shows_the_project_that_it_was_made_of() {
    let mut opened = forms(&["甲", "乙", "丙"]);
    let row = opened.centre("乙，");
    opened.window.click(row);
    opened.window.press(Modifiers::ALT, Key::T);
    opened.window.click_on("生成下一环节的表…");
    opened.window.rest(2);
    opened.window.click_on("生成 1 张");
    opened.window.rest(2);
    assert_eq!(opened.names(), ["甲", "乙", "乙", "丙"]);
    opened.window.press(Modifiers::CTRL, Key::Z);
    opened.window.rest(2);
    assert_eq!(opened.names(), ["甲", "乙", "丙"]);
    assert!(opened.window.at_hand().iter().any(|name| name.contains('乙')), "{:?}", opened.window.at_hand());
}

#[test]
fn two_stations_of_all_projects_are_compared_at_once() {
    let mut project = Project::default();
    for (template, targets) in
        [("national-project-2021", ["≥95%", "10次", "3份"]), ("national-self-evaluation", ["≥95%", "8次", "2份"])]
    {
        for (name, target) in ["甲", "乙", "丙"].into_iter().zip(targets) {
            let mut form = Form { template: template.into(), ..Form::default() };
            form.fields.set("project_name".into(), name);
            let cells = [(Column::Class, "产出指标"), (Column::Subclass, "数量指标")];
            let cells = cells.into_iter().chain([(Column::Name, "培训"), (Column::Value, target)]);
            form.push_row(Table::Indicators, cells.collect());
            project.push(form);
        }
    }
    let mut opened = Opened::on(&project);
    let window = &mut opened.window;
    window.press(Modifiers::ALT, Key::T);
    window.click_on("对比…");
    window.rest(2);
    window.click_on("对比");
    window.rest(2);
    window.click_on("所有项目：申报表和自评表（3 个）");
    window.rest(4);
    for head in ["乙（申报表 → 自评表）", "丙（申报表 → 自评表）"] {
        assert!(window.painted().iter().any(|text| text.contains(head)), "{head}: {:?}", window.painted());
    }
    for target in ["10次", "8次", "3份", "2份"] {
        assert!(window.painted().iter().any(|text| text == target), "{target}");
    }
}

#[test]
fn the_earlier_of_two_stations_is_what_was_before() {
    let form = |template: &str, target: &str| {
        let mut form = Form { template: template.into(), ..Form::default() };
        form.fields.set("project_name".into(), "甲");
        let cells = [(Column::Class, "产出指标"), (Column::Subclass, "数量指标")];
        let cells = cells.into_iter().chain([(Column::Name, "培训"), (Column::Value, target)]);
        form.push_row(Table::Indicators, cells.collect());
        form
    };
    let mut project = Project::default();
    // The first is shown; the others are before it and after it in the year.
    project.push(form("national-monitoring", "10次"));
    project.push(form("national-project-2021", "12次"));
    project.push(form("national-self-evaluation", "8次"));
    let mut opened = Opened::on(&project);
    let window = &mut opened.window;
    window.press(Modifiers::ALT, Key::T);
    window.click_on("对比…");
    window.rest(4);
    let heads = |window: &Window| -> Vec<String> {
        window.painted().into_iter().filter(|text| text.starts_with("甲（") && text.contains('→')).collect()
    };
    assert_eq!(heads(window), ["甲（监控表 → 自评表）"]);
    window.click_on("对比");
    window.rest(2);
    window.click_on("“甲”的监控表：和申报表");
    window.rest(4);
    assert_eq!(heads(window), ["甲（申报表 → 监控表）"]);
}

#[test]
fn the_sum_of_all_projects_counts_what_the_list_shows() {
    let mut project = Project::default();
    for (name, funds, tasks) in [("甲", "100", &[][..]), ("乙", "", &["191", "99", "524"][..]), ("", "", &["7"][..])]
    {
        let mut form = Form { template: "generic".into(), ..Form::default() };
        form.fields.set("project_name".into(), name);
        form.fields.set("funds.total".into(), funds);
        for total in tasks {
            form.push_row(Table::Tasks, [(Column::Name, "任务"), (Column::Total, *total)].into_iter().collect());
        }
        project.push(form);
    }
    let mut opened = Opened::on(&project);
    opened.window.rest(2);
    let painted = opened.window.painted();
    assert!(painted.iter().any(|text| text == "814 万元"), "{painted:?}");
    assert!(painted.iter().any(|text| text.starts_with("总额 914")), "{painted:?}");
}

#[test]
fn stations_of_all_projects_name_the_template_that_they_take() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/guangyuan-2021.ron");
    let mut opened = Opened::on(&project::load(&sample).expect("sample"));
    let window = &mut opened.window;
    window.press(Modifiers::ALT, Key::T);
    window.click_on("生成下一环节的表…");
    window.rest(2);
    window.click_on("自评表");
    window.click_on("文件里的全部项目");
    window.rest(4);
    // The first form of the file is of the whole department, of which none is made.
    assert!(
        window.painted().iter().any(|text| text == "按各张表的地区（部门预算项目绩效目标自评）"),
        "{:?}",
        window.painted()
    );
}
