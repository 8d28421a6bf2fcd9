use super::{form, profile, under, uploaded, written};
use jibiao::model::{Column, Form};

const FIELDS: [(&str, &str); 10] = [
    ("year", "2026"),
    ("project_name", "51080021T000000123-医保经办"),
    ("implementer", "644001 医保局"),
    ("finance_office", "社保科"),
    ("month", "7"),
    ("funds.initial.total", "60"),
    ("funds.budget.total", "50"),
    ("funds.executed.total", "300000元"),
    ("goals", "办好经办"),
    ("goals_adjusted", "办得更好"),
];

fn own(name: &str) -> Column {
    Column::Extra(name.into())
}

fn monitored(fields: &[(&str, &str)], rows: &[&[(Column, &str)]]) -> Form {
    let mut form = form("monitored", &FIELDS, rows);
    fields.iter().for_each(|(key, text)| form.fields.set((*key).into(), *text));
    form
}

fn behind() -> Vec<(Column, &'static str)> {
    vec![
        (Column::Name, "指标1：经办人次"),
        (Column::Value, "≥5000人次"),
        (Column::Actual, "2000人次"),
        (own("全年预计完成情况"), "4000人次"),
        (own("经费保障"), "√"),
        (own("人员保障"), "□"),
        (Column::Deviation, "窗口停办一月"),
    ]
}

fn ahead() -> Vec<(Column, &'static str)> {
    vec![
        (Column::Name, "满意度"),
        (Column::Value, "≥90%"),
        (Column::Actual, "95%"),
        (own("人员保障"), "√"),
        (own("确定能"), "√"),
    ]
}

#[test]
fn every_cell_of_the_general_sheet() {
    let table = uploaded(&profile("monitoring"), vec![monitored(&[], &[&behind(), &ahead()])]);
    let rows = written(&table);
    let wanted = [
        ("序号", "#1"),
        ("处室名称", "社保科"),
        ("单位名称", "644001-医保局"),
        ("项目类别", ""),
        ("项目编码", "51080021T000000123"),
        ("支出项目名称", "医保经办"),
        ("年初预算数", "#60"),
        ("追加数", "#0"),
        ("追减数", "#10"),
        ("调整预算数", "#50"),
        ("绩效目标", "办好经办"),
        ("截止7月底支出数", "#30"),
        ("预算执行率", "60%"),
        ("截止7月底绩效目标执行情况", "经办人次：2000人次\n满意度：95%"),
        ("是否达到序时支出进度", "1-是"),
        ("是否达到阶段性绩效目标", "2-否"),
        ("原因类型", "1-经费保障、3-人员保障"),
        ("情况分析", "经办人次：窗口停办一月"),
        ("绩效目标调整情况", "办得更好"),
    ];
    assert_eq!(rows[0], wanted.map(|(header, _)| header));
    assert_eq!(rows[1], wanted.map(|(_, cell)| cell));
    assert_eq!(rows.len(), 2);
    assert_eq!((table.gaps, table.refused), (vec![], vec![]));
}

#[test]
fn each_project_is_a_row() {
    let named = |name| monitored(&[("project_name", name)], &[&ahead()]);
    let rows = written(&uploaded(&profile("monitoring"), vec![named("甲"), named("乙"), named("丙")]));
    let cells = |row| (under(&rows, row, "序号"), under(&rows, row, "支出项目名称"));
    assert_eq!([cells(1), cells(2), cells(3)], [("#1", "甲"), ("#2", "乙"), ("#3", "丙")]);
}

#[track_caller]
fn check(header: &str, fields: &[(&str, &str)], rows: &[&[(Column, &str)]], wanted: &str) {
    let table = uploaded(&profile("monitoring"), vec![monitored(fields, rows)]);
    assert_eq!(under(&written(&table), 1, header), wanted);
    let is_gap = table.gaps.iter().any(|gap| gap.header == header);
    assert_eq!(is_gap, wanted.is_empty(), "{header}");
}

#[test]
fn whether_the_spending_keeps_pace() {
    let flag = "是否达到序时支出进度";
    check(flag, &[("funds.executed.total", "29.16")], &[], "2-否");
    check(flag, &[("funds.executed.total", "29.17")], &[], "1-是");
    check(flag, &[("funds.executed.total", "29.17"), ("month", "8")], &[], "2-否");
    check(flag, &[("month", "")], &[], "");
    check(flag, &[("month", "13")], &[], "");
    check(flag, &[("funds.executed.total", "")], &[], "");
    // Without an adjusted budget the initial one counts.
    check(flag, &[("funds.budget.total", ""), ("funds.executed.total", "35")], &[], "1-是");
    check("预算执行率", &[("funds.budget.total", ""), ("funds.executed.total", "30")], &[], "50%");
}

#[test]
fn whether_the_targets_will_be_reached() {
    let flag = "是否达到阶段性绩效目标";
    let of = |actual, expected, certain| {
        vec![
            (Column::Name, "率"),
            (Column::Value, "≥90%"),
            (Column::Actual, actual),
            (own("全年预计完成情况"), expected),
            (own("确定能"), certain),
        ]
    };
    check(flag, &[], &[&ahead()], "1-是");
    check(flag, &[], &[&ahead(), &behind()], "2-否");
    check(flag, &[], &[&of("60%", "92%", "")], "1-是");
    check(flag, &[], &[&of("60%", "89.99%", "√")], "2-否");
    check(flag, &[], &[&of("60%", "", "√")], "1-是");
    // 60 % in July says nothing of December.
    check(flag, &[], &[&of("60%", "", "□")], "");
    check(flag, &[], &[], "");
}

#[test]
fn a_code_that_nobody_knows_is_asked_for() {
    let form = monitored(&[("implementer", "乡镇卫生院"), ("project_code", "1")], &[&ahead()]);
    let mut table = uploaded(&profile("monitoring"), vec![form.clone()]);
    // The bureau's own code stands for a filer whose form tells none.
    assert_eq!(under(&written(&table), 1, "单位名称"), "644001-乡镇卫生院");
    let library = super::library();
    let template = library.template("monitored").expect("template");
    let nobody = jibiao::model::Bureau::default();
    table = jibiao::export::upload::table(&profile("monitoring"), &nobody, [(&form, &**template)]);
    assert_eq!(under(&written(&table), 1, "单位名称"), "乡镇卫生院");
    let gaps: Vec<String> = table.gaps.iter().map(ToString::to_string).collect();
    assert!(gaps.contains(&"单位名称：1 行没有代码，例如“51080021T000000123-医保经办”".to_owned()), "{gaps:?}");
}
