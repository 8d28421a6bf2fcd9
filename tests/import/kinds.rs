//! What counties do to forms, one kind a test: units, lists, headings, funds, goals, levels, footers, years. The sheets are made
//! after published forms.

use super::sheets::{IMPORTER, imported, whole};
use crate::support::drawn::workbook;
use jibiao::import::Reason;
use jibiao::model::{Column, Form, Row, keys};
use jibiao::template::Library;
use jibiao::template::units::amount;

/// A project's form with the lines `above` its funds, its `funds`, its `goals` and its `table`.
fn project(above: &str, funds: &str, goals: &str, table: &str) -> String {
    let parts = ["项目支出绩效目标表|<|<|<|<|<", above, "项目名称|<|培训经费|<|<|<", funds, goals, table];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("\n")
}

const YEAR: &str = "（2023年度）|<|<|<|<|<";
const FUNDS: &str = "项目资金\\n（万元）|<|年度资金总额|<|#35|<\n^|<|其中：财政拨款|<|#35|<\n^|<|其他资金|<||<";
const GOALS: &str = "年度总体目标|完成培训。|<|<|<|<";
const TABLE: &str = "绩效指标|一级指标|二级指标|三级指标|<|指标值\n^|产出指标|数量指标|培训人数|<|≥200人\n^|^|质量指标|合格率|<|≥95%\n^|满意度指标|服务对象满意度指标|群众满意度|<|≥90%";

fn rows(form: &Form) -> Vec<String> {
    let line = |row: &Row| {
        [Column::Class, Column::Subclass, Column::Name, Column::Value].map(|column| row[&column].to_owned()).join("|")
    };
    form.indicators.iter().map(line).collect()
}

const ROWS: [&str; 3] = [
    "产出指标|数量指标|培训人数|≥200人",
    "产出指标|质量指标|合格率|≥95%",
    "满意度指标|服务对象满意度指标|群众满意度|≥90%",
];

/// The text under `label`, whatever its key.
fn under<'f>(form: &'f Form, label: &str) -> &'f str {
    let found = form.labels.iter().find(|(_, printed)| *printed == label).map(|(key, _)| key.as_str());
    found.map_or("", |key| form.field(key))
}

#[test]
fn amounts_in_yuan() {
    let in_yuan = FUNDS.replace("#35", "#350000");
    let no_unit = in_yuan.replace("\\n（万元）", "");
    for (above, funds) in [
        (YEAR.to_owned(), in_yuan.replace("万元", "元")),
        (YEAR.to_owned(), in_yuan.replace("（万元）", "（单位：元）")),
        (format!("{YEAR}\n金额单位：元|<|<|<|<|<"), no_unit.clone()),
        (format!("{YEAR}\n|||||单位:元"), no_unit),
    ] {
        let form = whole(&project(&above, &funds, GOALS, TABLE));
        let library = Library::builtin();
        let template = library.template(&form.template).expect("template");
        let read = |key| amount(template, &form, key).expect("an amount").to_string();
        assert_eq!(
            (read("funds.total"), read("funds.fiscal")),
            ("350000元".into(), "350000元".into()),
            "{above} {funds}"
        );
    }
}

#[test]
fn targets_under_any_heading() {
    for heading in [
        "2023年指标值",
        "全年预期值",
        "年初目标值(A)",
        "年度目标值（A）",
        "指标值(或计划水平)",
        "指标值（含单位）",
        "目标值",
        "绩效目标值",
        "预期目标值",
        "当年预期实现值",
        "计划指标值",
        "本年\\n指标值",
        "设定值",
        "标杆",
    ] {
        let form = whole(&project(YEAR, FUNDS, GOALS, &TABLE.replace("指标值", heading)));
        assert_eq!(rows(&form), ROWS, "{heading}");
    }
}

#[test]
fn levels_by_any_name() {
    let two = "绩效指标|一级指标|二级指标|<|<|指标值\n^|数量指标|维修次数|<|<|≥280次\n^|质量指标|合格率|<|<|≥92%";
    assert_eq!(rows(&whole(&project(YEAR, FUNDS, GOALS, two))), ["|数量指标|维修次数|≥280次", "|质量指标|合格率|≥92%"]);
    let none = "绩效指标|指标名称|<|<|计量单位|指标值\n^|维修次数|<|<|次|≥280\n^|合格率|<|<|%|≥92";
    assert_eq!(rows(&whole(&project(YEAR, FUNDS, GOALS, none))), ["||维修次数|≥280", "||合格率|≥92"]);
    let before = "绩效指标|二级指标|一级指标|三级指标|<|指标值\n^|数量指标|产出指标|培训人数|<|≥200人\n^|质量指标|^|合格率|<|≥95%";
    assert_eq!(rows(&whole(&project(YEAR, FUNDS, GOALS, before))), &ROWS[..2]);
    let one = "绩效指标|指标类别|指标名称|<|<|指标值\n^|产出指标|培训人数|<|<|≥200人\n^|效益指标|覆盖率|<|<|≥80%";
    assert_eq!(rows(&whole(&project(YEAR, FUNDS, GOALS, one))), ["产出指标||培训人数|≥200人", "效益指标||覆盖率|≥80%"]);
}

#[test]
fn the_fiscal_part_by_any_name() {
    for name in [
        "本年财政拨款",
        "当年财政拨款",
        "一般公共预算拨款",
        "一般公共预算",
        "财政资金",
        "财政投款",
        "财政拔款",
        "本级财政资金",
        "财政补助资金",
        "中央补助",
    ] {
        let form = whole(&project(YEAR, &FUNDS.replace("财政拨款", name), GOALS, TABLE));
        assert_eq!((form.field("funds.total"), form.field("funds.fiscal")), ("35", "35"), "{name}");
    }
}

#[test]
fn funds_that_no_template_has() {
    let funds = "项目资金\\n（万元）|<||年初预算数|全年预算数(A)|全年执行数(B)\n^|<|年度资金总额：|#880|#880|#870\n^|<|其中：中央财政资金|#700|#700|#690\n^|<|地方资金|#100|#100|#100\n^|<|彩票公益金|#80|#80|#80\n^|<|其他资金|—|—|—";
    let form = whole(&project(YEAR, funds, GOALS, TABLE));
    for (label, total) in [("年初预算数", "880"), ("全年预算数(A)", "880"), ("全年执行数(B)", "870")] {
        let key = form.labels.iter().find(|(_, printed)| *printed == label).map(|(key, _)| key.as_str());
        let key = key.unwrap_or("funds.initial.total");
        assert_eq!(form.field(key), total, "{label}");
    }
    let parts: Vec<&str> = form
        .fields
        .iter()
        .filter(|(key, _)| key.as_str().starts_with("funds.executed."))
        .map(|(_, text)| text)
        .collect();
    assert_eq!(parts.iter().filter(|text| ["690", "100", "80", "870"].contains(text)).count(), 4, "{parts:?}");
    // A heading row over one row of values.
    let line = "预算执行情况|年初预算数|全年(调整)预算数|全年执行数|执行率(%)|执行率得分(分)\n^|#100|#120|#90|75%|7.5";
    let form = whole(&project(YEAR, line, GOALS, TABLE));
    let read = ["initial", "budget", "executed", "rate", "score"]
        .map(|part| form.field(&format!("funds.{part}.total")).to_owned());
    assert_eq!(read, ["100", "120", "90", "75%", "7.5"]);
}

#[test]
fn goals_each_in_its_place() {
    for (heads, keys) in [
        (["中期滚动目标(2019年--2021年)", "年度目标"], [keys::GOALS_WHOLE, keys::GOALS]),
        (["长期目标", "年度目标"], [keys::GOALS_WHOLE, keys::GOALS]),
        (["实施期目标", "年度绩效目标"], [keys::GOALS_WHOLE, keys::GOALS]),
        (["年初设定目标", "年度总体目标完成情况综述"], [keys::GOALS, keys::GOALS_ACTUAL]),
        (["项目年度目标", "年度目标完成情况"], [keys::GOALS, keys::GOALS_ACTUAL]),
        (["年度预期目标", "全年实际完成情况"], [keys::GOALS, keys::GOALS_ACTUAL]),
    ] {
        let goals = format!("总体目标|{}|<|<|{}|<\n^|目标甲|<|<|目标乙|<", heads[0], heads[1]);
        let form = whole(&project(YEAR, FUNDS, &goals, TABLE));
        assert_eq!(keys.map(|key| form.field(key)), ["目标甲", "目标乙"], "{heads:?}");
    }
    let three = "当年绩效目标|年初绩效目标|<|全年(调整)绩效目标|<|全年目标实际完成情况\n^|甲|<|无|<|乙";
    let form = whole(&project(YEAR, FUNDS, three, TABLE));
    let read = [keys::GOALS, keys::GOALS_ADJUSTED, keys::GOALS_ACTUAL].map(|key| form.field(key));
    assert_eq!(read, ["甲", "无", "乙"]);
}

#[test]
fn a_blank_value_stays_blank() {
    for behind in ["实施单位|某局", "财政处室|", "财政处室|预算科"] {
        let above = format!("{YEAR}\n主管部门|<||<|{behind}");
        let form = whole(&project(&above, FUNDS, GOALS, TABLE));
        assert_eq!(form.field(keys::DEPARTMENT), "", "{behind}");
    }
}

#[test]
fn what_is_no_indicator() {
    let under_table = "总分|<|<|<|<|100\n偏差大或目标未完成原因分析|<|无|<|<|<\n改进措施及结果应用方案|<|加快进度|<|<|<\n主管部门审核意见|<|单位公章：　年　月　日|<|<|<";
    let form = whole(&project(YEAR, FUNDS, GOALS, &format!("{TABLE}\n{under_table}")));
    assert_eq!(rows(&form), ROWS);
    assert_eq!(under(&form, "偏差大或目标未完成原因分析"), "无");
    assert_eq!(under(&form, "改进措施及结果应用方案"), "加快进度");
    assert_eq!(under(&form, "主管部门审核意见"), "单位公章：　年　月　日");
    let dots = "绩效指标|一级指标|二级指标|三级指标|<|指标值\n^|产出指标|数量指标|培训人数|<|≥200人\n^|^|^|……|<|\n^|^|……||<|\n^|满意度指标|服务对象满意度指标|群众满意度|<|≥90%";
    assert_eq!(rows(&whole(&project(YEAR, FUNDS, GOALS, dots))), [ROWS[0], ROWS[2]]);
    // Where indicators are numbered, one left open stays for the checks.
    let numbered = dots.replace("培训人数", "指标1：培训人数");
    assert_eq!(rows(&whole(&project(YEAR, FUNDS, GOALS, &numbered))).len(), 3);
}

#[test]
fn two_tables_of_indicators() {
    let table = |side: &str, name: &str| TABLE.replace("绩效指标", side).replace("培训人数", name);
    let both = format!("{}\n{}", table("长期绩效指标", "三年人数"), table("年度绩效指标", "今年人数"));
    let form = whole(&project(YEAR, FUNDS, GOALS, &both));
    let read: Vec<(&str, &str)> = form.indicators.iter().map(|row| (&row[Column::Term], &row[Column::Name])).collect();
    assert_eq!(
        read,
        [
            ("长期", "三年人数"),
            ("长期", "合格率"),
            ("长期", "群众满意度"),
            ("年度", "今年人数"),
            ("年度", "合格率"),
            ("年度", "群众满意度")
        ]
    );
    let goals = "总体目标|中期目标|<|<|<|年度目标|<|<\n^|甲|<|<|<|乙|<|<";
    let beside = "绩效指标|一级指标|二级指标|指标内容|指标值|二级指标|指标内容|指标值\n^|产出指标|数量指标|三年人数|3万人|数量指标|今年人数|1万人\n^|^|质量指标|合格率|95%|质量指标|合格率|90%";
    let sheet = format!("项目支出绩效目标表|<|<|<|<|<|<|<\n项目名称|甲|<|<|<|<|<|<\n{goals}\n{beside}");
    let form = whole(&sheet);
    let read: Vec<(&str, &str, &str)> =
        form.indicators.iter().map(|row| (&row[Column::Term], &row[Column::Class], &row[Column::Value])).collect();
    assert_eq!(
        read,
        [
            ("中期", "产出指标", "3万人"),
            ("中期", "产出指标", "95%"),
            ("年度", "产出指标", "1万人"),
            ("年度", "产出指标", "90%")
        ]
    );
    assert_eq!((form.field(keys::GOALS_WHOLE), form.field(keys::GOALS)), ("甲", "乙"));
}

#[test]
fn lists_of_projects_with_sums() {
    let head = "部门预算项目绩效目标申报表(2023年度)|<|<|<|<|<|<|<|<|<|<|<\n金额单位:元|<|<|<|<|<|<|<|<|<|<|<\n单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重|指标方向性";
    let body = "820001-某镇|51-村组干部报酬|#3309840|按时发放|产出指标|数量指标|干部数|≥|230|人|45|正向指标\n^|^|^|^|效益指标|社会效益指标|稳定率|≥|95|%|45|正向指标\n^|52-基层经费|#660000|运转|产出指标|数量指标|行政村数|=|11|个|90|正向指标\n820002-某中心|53-平台|#50000|建成|产出指标|数量指标|平台数|=|1|个|90|正向指标";
    for sum in
        ["", "\n820-某镇部门||#4019840|||||||||", "\n820-某镇部门|||||||||||", "\n|某镇部门小计|#4019840|||||||||"]
    {
        let imported = imported(&format!("{head}{sum}\n{body}\n合计||#4019840|||||||||"));
        let told = imported.unplaced().filter(|cell| cell.reason != Reason::Subtotal).count();
        assert_eq!(told, 0, "{sum}");
        let read: Vec<[&str; 4]> = imported
            .forms
            .iter()
            .map(|form| {
                [keys::BUREAU, keys::PROJECT_NAME, keys::FUNDS_TOTAL, keys::GOALS].map(|key| form.form.field(key))
            })
            .collect();
        assert_eq!(
            read,
            [
                ["820001-某镇", "51-村组干部报酬", "3309840", "按时发放"],
                ["820001-某镇", "52-基层经费", "660000", "运转"],
                ["820002-某中心", "53-平台", "50000", "建成"],
            ],
            "{sum}"
        );
        assert_eq!(imported.forms.iter().map(|form| form.form.indicators.len()).collect::<Vec<_>>(), [2, 1, 1]);
        assert!(
            imported.forms.iter().all(|form| form.form.field(keys::MONEY_UNIT) == "元" && form.form.totals.is_empty())
        );
    }
}

#[test]
fn small_tables_and_single_fields_of_a_county() {
    let above = format!(
        "{YEAR}\n项目负责人|<|蒋建国|<|联系电话|\n项目立项情况|立项依据|三定方案|<|<|<\n^|可行性|已评估|<|<|<\n进度计划|实施内容|<|<|开始时间|完成时间\n^|总体规划|<|<|2016|2020"
    );
    let form = whole(&project(&above, FUNDS, GOALS, TABLE));
    for (label, text) in [
        ("项目负责人", "蒋建国"),
        ("立项依据", "三定方案"),
        ("可行性", "已评估"),
        ("进度计划·实施内容", "总体规划"),
        ("进度计划·完成时间", "2020"),
    ] {
        assert_eq!(under(&form, label), text, "{label}");
    }
    assert_eq!(rows(&form), ROWS);
}

#[test]
fn years_in_lines_and_names() {
    for (line, year) in
        [("(2020)年度", "2020"), ("（ 2024 年度）", "2024"), ("2021 年 度", "2021"), ("预算年度：2022", "2022")]
    {
        let form = whole(&project(&format!("{line}|<|<|<|<|<"), FUNDS, GOALS, TABLE));
        assert_eq!(form.field(keys::YEAR), year, "{line}");
    }
    let read = |name: &str| {
        let imported = IMPORTER.read(&workbook(&[&project("", FUNDS, GOALS, TABLE)]), name, None).expect("readable");
        imported.forms[0].form.field(keys::YEAR).to_owned()
    };
    assert_eq!((read("2022年绩效目标").as_str(), read("绩效目标").as_str()), ("2022", ""));
}

#[test]
fn classes_on_rows_of_their_own() {
    let sheet = "
项目支出绩效目标表（本级下达）|<|<|<|<|<|<|<|<|<
单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|指标属性|指标内容
某局||||||||||
培训经费|完成培训。||||||||
||产出指标|||||||
|||数量指标||||||
||||培训人数|>=|#100|人|定量指标|反映培训人数
|||质量指标||||||
||||合格率|>=|#95|%|定量指标|反映合格情况
||满意度指标|||||||
|||服务对象满意度指标||||||
||||学员满意度|>=|#90|%|定量指标|
会议经费|开好会议。||||||||
||产出指标|||||||
|||数量指标||||||
||||会议次数|=|#2|次|定量指标|";
    let imported = imported(sheet);
    let lost: Vec<_> = imported.unplaced().map(|cell| &cell.cell.text).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let read: Vec<[&str; 3]> = imported
        .forms
        .iter()
        .map(|form| [keys::BUREAU, keys::PROJECT_NAME, keys::GOALS].map(|key| form.form.field(key)))
        .collect();
    assert_eq!(read, [["某局", "培训经费", "完成培训。"], ["某局", "会议经费", "开好会议。"]]);
    assert_eq!(
        rows(&imported.forms[0].form),
        [
            "产出指标|数量指标|培训人数|100",
            "产出指标|质量指标|合格率|95",
            "满意度指标|服务对象满意度指标|学员满意度|90",
        ]
    );
    assert_eq!(rows(&imported.forms[1].form), ["产出指标|数量指标|会议次数|2"]);
}

#[test]
fn targets_of_other_years_are_no_targets() {
    let table = "绩效指标|一级指标|二级指标|三级指标|近两年指标值|<|预期当年实现值\n^|^|^|^|前年|上年|^\n^|产出指标|数量指标|培训人数|100人|150人|≥200人\n^|^|质量指标|合格率|90%|92%|≥95%";
    let sheet = format!("项目支出绩效目标表|<|<|<|<|<|<\n项目名称|培训经费|<|<|<|<|<\n{table}");
    assert_eq!(rows(&whole(&sheet)), &ROWS[..2]);
}
