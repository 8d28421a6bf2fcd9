use super::{form, profile, under, uploaded, written};
use jibiao::model::{Column, FieldPath, Form};
use jibiao::template::profile::{Profile, ProfileColumn, UploadValue};

const FIELDS: [(&str, &str); 9] = [
    ("year", "2026"),
    ("project_name", "51080021T000000123-医保经办"),
    ("implementer", "医保局"),
    ("funds.initial.total", "60"),
    ("funds.budget.total", "65.66"),
    ("funds.executed.total", "65.07"),
    ("goals", "办好经办\n方便群众"),
    ("goals_actual", "已经办好"),
    ("month", "12"),
];

fn evaluation(rows: &[&[(Column, &str)]]) -> Form {
    form("national-self-evaluation", &FIELDS, rows)
}

fn row<'t>(target: &'t str, actual: &'t str, weight: &'t str, score: &'t str) -> Vec<(Column, &'t str)> {
    vec![
        (Column::Class, "产出指标"),
        (Column::Subclass, "数量指标"),
        (Column::Name, "指标1：经办人次"),
        (Column::Value, target),
        (Column::Actual, actual),
        (Column::Weight, weight),
        (Column::Score, score),
    ]
}

/// The cell of the first row that holds `value` of the indicator.
#[track_caller]
fn check(value: UploadValue, cells: &[(Column, &str)], wanted: &str) {
    let mut own = Profile::new("own", "own");
    own.columns = vec![ProfileColumn::new("三级指标", UploadValue::Name), ProfileColumn::new("值", value)];
    assert_eq!(under(&written(&uploaded(&own, vec![evaluation(&[cells])])), 1, "值"), wanted);
}

#[test]
fn every_cell_of_the_general_sheet() {
    let mut cells = row("≥5000人次", "3200人次", "20", "");
    cells.extend([(Column::Deviation, "窗口停办一月"), (Column::Remark, "次年补办")]);
    let table = uploaded(&profile("self-evaluation"), vec![evaluation(&[&cells])]);
    let rows = written(&table);
    let wanted = [
        ("年度", "2026"),
        ("单位编码", "644001"),
        ("单位名称", "医保局"),
        ("项目编码", "51080021T000000123"),
        ("项目名称", "医保经办"),
        ("年初预算数（万元）", "#60"),
        ("全年预算数（万元）", "#65.66"),
        ("全年执行数（万元）", "#65.07"),
        ("预算执行率（%）", "#99.1"),
        ("年度总体目标", "办好经办\n方便群众"),
        ("目标实际完成情况", "已经办好"),
        ("一级指标", "产出指标"),
        ("二级指标", "数量指标"),
        ("三级指标", "经办人次"),
        ("指标性质", "1-≥"),
        ("指标值", "#5000"),
        ("计量单位", "人次"),
        ("指标值说明", ""),
        ("实际完成值", "#3200"),
        ("分值", "#20"),
        ("得分", "#12.8"),
        ("扣分", "#7.2"),
        ("偏差原因分析及改进措施", "窗口停办一月"),
        ("备注", "次年补办"),
    ];
    assert_eq!(rows[0], wanted.map(|(header, _)| header));
    assert_eq!(rows[1], wanted.map(|(_, cell)| cell));
    assert_eq!((table.gaps, table.refused), (vec![], vec![]));
}

#[test]
fn what_was_achieved() {
    check(UploadValue::Actual, &row("≥95%", "96.5%", "", ""), "96.5%");
    check(UploadValue::ActualNumber, &row("≥95%", "96.5%", "", ""), "#96.5");
    check(UploadValue::ActualNumber, &row("≥5000人次", "3200", "", ""), "#3200");
    check(UploadValue::ActualNumber, &row("≥5000人次", "1,200人次", "", ""), "#1200");
    // In another unit the number alone would say something else.
    check(UploadValue::ActualNumber, &row("≥5000人次", "0.32万人次", "", ""), "0.32万人次");
    check(UploadValue::ActualNumber, &row("≥95%", "96%以上", "", ""), "96%以上");
    check(UploadValue::ActualNumber, &row("显著", "显著", "", ""), "显著");
    check(UploadValue::ActualNumber, &row("≥95%", "", "", ""), "");
}

#[test]
fn points() {
    check(UploadValue::Score, &row("≥95%", "96%", "10分", "9.5分"), "#9.5");
    check(UploadValue::Score, &row("≥95%", "96%", "10", ""), "#10");
    check(UploadValue::Score, &row("显著", "显著", "10", ""), "");
    check(UploadValue::Deduction, &row("≥95%", "96%", "10", "9.5"), "#0.5");
    check(UploadValue::Deduction, &row("≥95%", "96%", "10", ""), "#0");
    check(UploadValue::Deduction, &row("显著", "显著", "10", ""), "");
    check(UploadValue::Weight, &row("≥95%", "96%", "10分", ""), "#10");
}

#[test]
fn what_the_form_tells_as_a_whole() {
    let cells = row("≥95%", "96%", "10", "");
    check(UploadValue::Serial, &cells, "#1");
    check(UploadValue::Month, &cells, "12");
    check(UploadValue::FundsInitial, &cells, "#60");
    check(UploadValue::FundsAdded, &cells, "#5.66");
    check(UploadValue::FundsCut, &cells, "#0");
    check(UploadValue::FundsAdjusted, &cells, "#65.66");
    check(UploadValue::FundsTotal, &cells, "#65.66");
    check(UploadValue::FundsExecuted, &cells, "#65.07");
    check(UploadValue::ExecutionRate, &cells, "99.1%");
    check(UploadValue::ExecutionPercent, &cells, "#99.1");
    check(UploadValue::Goals, &cells, "办好经办\n方便群众");
    check(UploadValue::GoalsActual, &cells, "已经办好");
    check(UploadValue::Completion, &cells, "已经办好");
    check(UploadValue::Field("goals".into()), &cells, "办好经办\n方便群众");
}

/// 指标性质 of a row with this target, as the general sheet writes it.
#[track_caller]
fn check_code(target: &str, code: &str, number: &str) {
    let rows = written(&uploaded(&profile("self-evaluation"), vec![evaluation(&[&row(target, "完成", "10", "10")])]));
    assert_eq!((under(&rows, 1, "指标性质"), under(&rows, 1, "指标值")), (code, number));
}

#[test]
fn the_list_of_codes() {
    check_code("≥95%", "1-≥", "#95");
    check_code(">95%", "2->", "#95");
    check_code("4次", "3-=", "#4");
    check_code("<5起", "4-<", "#5");
    check_code("≤5起", "5-≤", "#5");
    check_code("显著提高", "6-定性", "显著提高");
    check_code("每季度1次，共4次", "9-定量（其他）", "每季度1次，共4次");
    check_code("2026年12月底前", "9-定量（其他）", "2026年12月底前");
    check_code("全年", "6-定性", "全年");
}

#[test]
fn a_target_that_no_operator_goes_with_must_be_explained() {
    let rows = [row("≥95%", "96%", "10", "10"), row("每季度1次，共4次", "4次", "10", "10")];
    let forms = || vec![evaluation(&[&rows[0], &rows[1]])];
    let table = uploaded(&profile("self-evaluation"), forms());
    let gaps: Vec<String> = table.gaps.iter().map(ToString::to_string).collect();
    assert_eq!(gaps, ["指标值说明：1 行没有填，例如“经办人次”"]);
    assert_eq!(table.gaps[0].rows[0].row, 3);
    assert!(matches!(table.gaps[0].rows[0].path, FieldPath::Cell(_, _, Column::Description)));
    let mut explained = rows[1].clone();
    explained.push((Column::Description, "每季度通报一次"));
    let table = uploaded(&profile("self-evaluation"), vec![evaluation(&[&rows[0], &explained])]);
    assert_eq!(table.gaps, []);
    // A system without that code takes it for 定性.
    let mut own = profile("self-evaluation");
    own.columns.iter_mut().for_each(|column| drop(column.codes.remove("定量（其他）")));
    let table = uploaded(&own, forms());
    assert_eq!(under(&written(&table), 2, "指标性质"), "6-定性");
    assert_eq!(table.gaps, []);
}

#[test]
fn no_amount_is_guessed() {
    let mut form = evaluation(&[&row("≥95%", "96%", "10", "10")]);
    form.fields.set("funds.initial.total".into(), "");
    form.fields.set("funds.executed.total".into(), "若干");
    let mut own = Profile::new("own", "own");
    let values = [
        UploadValue::FundsInitial,
        UploadValue::FundsAdded,
        UploadValue::FundsCut,
        UploadValue::FundsExecuted,
        UploadValue::ExecutionRate,
        UploadValue::OnSchedule,
    ];
    own.columns = values.into_iter().map(|value| ProfileColumn::new("列", value)).collect();
    let table = uploaded(&own, vec![form]);
    assert_eq!(written(&table)[1], ["", "", "", "若干", "", ""]);
    assert_eq!(table.refused.iter().map(ToString::to_string).collect::<Vec<_>>(), ["上报表第 2 行“列”“若干”不是数字"]);
}
