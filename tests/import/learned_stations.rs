//! The upload sheets of self-evaluations and of monitoring are learned, and which columns no form can fill is told.

use crate::support::drawn::workbook;
use jibiao::import::{Importer, Learned};
use jibiao::template::profile::{CodeStyle, Profile, RowOf, UploadValue, parse};
use jibiao::template::{Library, Stage};
use rust_xlsxwriter::{DataValidation, Workbook};

/// A system's own import sheet of monitoring, and what fills each column.
const MONITORING: [(&str, &str); 19] = [
    ("序号", "序号"),
    ("处室名称", "留空"),
    ("单位名称", "单位名称"),
    ("项目类别", "表里的其他项目（attribute）"),
    ("项目编码", "项目编码"),
    ("支出项目名称", "项目名称"),
    ("年初预算数", "年初预算数"),
    ("追加数", "追加数"),
    ("追减数", "追减数"),
    ("调整预算数", "调整后预算数"),
    ("绩效目标", "绩效目标"),
    ("截止X月底支出数", "执行数"),
    ("预算执行率", "执行率"),
    ("截止X月底绩效目标执行情况", "完成情况概述"),
    ("是否达到序时支出进度", "是否达到序时进度"),
    ("是否达到阶段性绩效目标", "是否达到阶段目标"),
    ("原因类型", "原因类型"),
    ("情况分析", "偏差原因"),
    ("绩效目标调整情况", "调整后的绩效目标"),
];

/// The columns of a self-evaluation's indicators (四川 2023) behind those of the project.
const SELF_EVALUATION: [(&str, &str); 12] = [
    ("项目编码", "项目编码"),
    ("项目名称", "项目名称"),
    ("一级指标", "一级指标"),
    ("二级指标", "二级指标"),
    ("三级指标", "三级指标"),
    ("指标性质", "指标性质"),
    ("指标值", "指标值的数字"),
    ("度量单位", "计量单位"),
    ("完成值", "完成值的数字"),
    ("权重", "权重"),
    ("得分", "得分"),
    ("未完成原因分析", "偏差原因"),
];

fn learned(bytes: &[u8]) -> Learned {
    let learned = Importer::new(&Library::builtin()).learn(bytes, "own", "本市上报").expect("learned");
    let read = parse("own.ron", &learned.profile.ron()).expect("a profile that is read again");
    assert_eq!(read, learned.profile);
    learned
}

fn headed(headers: &[&str]) -> Learned {
    learned(&workbook(&[&headers.join("|")]))
}

fn contents(profile: &Profile) -> Vec<String> {
    profile.columns.iter().map(|column| column.value.full_name()).collect()
}

#[test]
fn a_sheet_of_monitoring() {
    let learned = headed(&MONITORING.map(|(header, _)| header));
    assert_eq!(contents(&learned.profile), MONITORING.map(|(_, value)| value));
    assert_eq!((learned.profile.row, &learned.profile.stages[..]), (RowOf::Project, &[Stage::Monitoring][..]));
    // An office of the finance bureau stands in no form; of any other column a form tells something.
    assert_eq!(learned.unmapped().collect::<Vec<_>>(), [1]);
}

#[test]
fn a_sheet_of_self_evaluations() {
    let learned = headed(&SELF_EVALUATION.map(|(header, _)| header));
    assert_eq!(contents(&learned.profile), SELF_EVALUATION.map(|(_, value)| value));
    assert_eq!((learned.profile.row, &learned.profile.stages[..]), (RowOf::Indicator, &[Stage::SelfEvaluation][..]));
    assert_eq!(learned.unmapped().count(), 0);
}

#[test]
fn the_general_sheets_are_learned_back() {
    for id in ["self-evaluation", "monitoring"] {
        let library = Library::builtin();
        let general = library.profile(id).expect("profile");
        let headers: Vec<String> = general.columns.iter().map(|column| column.header.replace("{month}", "7")).collect();
        let learned = headed(&headers.iter().map(String::as_str).collect::<Vec<_>>());
        let open: Vec<&str> = learned.unmapped().map(|at| headers[at].as_str()).collect();
        assert_eq!(open, if id == "monitoring" { &["处室名称"][..] } else { &[] });
        assert_eq!((learned.profile.row, &learned.profile.stages), (general.row, &general.stages), "{id}");
        let pairs = learned.profile.columns.iter().zip(&general.columns).filter(|(own, _)| own.header != "处室名称");
        assert!(pairs.clone().all(|(own, general)| own.value == general.value), "{:?}", contents(&learned.profile));
    }
}

/// What is learned of a column called `header` beside three that are known.
#[track_caller]
fn check(header: &str, value: &UploadValue) {
    let learned = headed(&["项目编码", "项目名称", "三级指标", header]);
    assert_eq!(&learned.profile.columns[3].value, value, "{header}");
}

#[test]
fn what_columns_are_called() {
    check("截至8月末累计支出数", &UploadValue::FundsExecuted);
    check("1—7月执行数（万元）", &UploadValue::FundsExecuted);
    check("1-8月预算执行率(%)", &UploadValue::ExecutionPercent);
    check("*扣分", &UploadValue::Deduction);
    check("偏差原因分析及改进措施（200字以内）", &UploadValue::Deviation);
    check("实际完成值", &UploadValue::Actual);
    check("月份", &UploadValue::Month);
    check("主管部门", &UploadValue::Field("department".into()));
    check("是否涉密", &UploadValue::Fixed(String::new()));
}

#[test]
fn names_are_read_with_the_heads_of_their_groups() {
    let bytes = workbook(&["
项目名称|项目编码|年初|调整后|截止7月底|<
^|^|预算数|预算数|支出数（元）|预算执行率
"]);
    let learned = learned(&bytes);
    let wanted = ["项目名称", "项目编码", "年初预算数", "调整后预算数", "执行数", "执行率"];
    assert_eq!(contents(&learned.profile), wanted);
    assert_eq!(learned.profile.money.name(), "元");
    assert_eq!(learned.profile.stages, [Stage::Monitoring]);
}

#[test]
fn a_name_in_the_upper_row_alone_is_the_columns_too() {
    let learned = learned(&workbook(&["
项目名称|项目编码|绩效指标|<|联系方式
||三级指标|完成值|
"]));
    assert_eq!(contents(&learned.profile), ["项目名称", "项目编码", "三级指标", "完成值全文", "留空"]);
    assert_eq!(learned.unmapped().collect::<Vec<_>>(), [4]);
}

#[test]
fn codes_are_read_from_the_lists() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let headers = [
        "单位名称（代码-名称）",
        "项目名称",
        "三级指标",
        "计算符号",
        "指标值",
        "指标值说明（选定量时必填）",
        "原因类型",
    ];
    for (column, header) in (0..).zip(headers) {
        sheet.write_string(0, column, header).expect("header");
    }
    let list = |texts: &[&str]| DataValidation::new().allow_list_strings(texts).expect("list");
    sheet.add_data_validation(1, 3, 99, 3, &list(&["1-≥", "6-定性", "9-定量（其他）"])).expect("list");
    sheet.add_data_validation(1, 6, 99, 6, &list(&["01-经费保障", "05-其他"])).expect("list");
    let profile = learned(&book.save_to_buffer().expect("workbook")).profile;
    assert_eq!(profile.columns[0].write, CodeStyle::CodeName);
    assert_eq!(profile.columns[3].code_of("定量(其他)"), Some("9-定量（其他）"));
    assert_eq!(profile.columns[5].required_for, ["定量（其他）"]);
    assert!(!profile.columns[5].required, "only in those rows");
    assert_eq!(profile.columns[6].code_of("其他"), Some("05-其他"));
}
