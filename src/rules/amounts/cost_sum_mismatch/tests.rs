use crate::model::{Column, Form};
use crate::rules::Severity;
use crate::rules::testing::{check, findings, project};

fn costs(total: &str, values: &[(&str, &str)]) -> Form {
    values
        .iter()
        .fold(project().with(&[("funds.total", total)]), |form, (name, value)| form.indicator("成本指标", name, value))
}

#[test]
fn costs_of_several_years() {
    let cost = |term, value| {
        let name = [(Column::Subclass, "成本指标"), (Column::Name, "补贴总额")];
        name.into_iter().chain([(Column::Term, term), (Column::Value, value)]).collect::<Vec<_>>()
    };
    let form = |year| {
        let form = project().with(&[("funds.total", "900")]);
        form.indicator_of("产出指标", &cost("中期", "≤2700万元")).indicator_of("产出指标", &cost("年度", year))
    };
    check(CODE, form("≤900万元"), &[]);
    check(CODE, form("≤950万元"), AT);
}

const CODE: &str = "cost-sum-mismatch";
const AT: &[&str] = &["funds.年度资金总额"];

#[test]
fn sums() {
    let furniture = [("座椅", "7.87万（按0.526万元/套测算+0.65+1.96）"), ("文件柜", "2.88万元"), ("沙发", "1.25万元")];
    check(CODE, costs("6万元", &furniture), AT);
    check(CODE, costs("12", &furniture), &[]);
    check(CODE, costs("1.68", &[("网络", "16800元")]), &[]);
    check(CODE, costs("20", &[("宣传", "≤19万元")]), AT);
    check(CODE, costs("5", &[("运维", "5万元/年")]), &[]);
    let bounds = findings(CODE, &[costs("20", &[("宣传", "≤15万元"), ("培训", "≤8万元")])]);
    assert_eq!(bounds.iter().map(|f| f.severity).collect::<Vec<_>>(), [Severity::Warning]);
    let found = findings(CODE, &[costs("6万元", &furniture)]);
    assert_eq!(found[0].message, "成本指标合计 12万元，与年度资金总额 6万元 不符，相差 6万元");
}

#[test]
fn costs_that_are_less_than_the_total() {
    let severity = |total, values: &[(&str, &str)]| findings(CODE, &[costs(total, values)])[0].severity;
    assert_eq!(severity("20", &[("宣传", "≤19万元")]), Severity::Warning);
    assert_eq!(severity("200", &[("宣传", "≤19万元")]), Severity::Hint);
    assert_eq!(severity("20", &[("项目总成本", "≤5万元")]), Severity::Error);
    assert_eq!(severity("20", &[("宣传", "10万元"), ("培训", "9万元")]), Severity::Error);
    assert_eq!(severity("20", &[("宣传", "21万元")]), Severity::Error);
}

#[test]
fn what_is_no_cost_or_no_amount() {
    check(CODE, costs("5", &[("宣传", "5万元"), ("减少缴费", "≥5000万元")]), &[]);
    check(CODE, costs("7", &[("宣传", "6万元"), ("补助", "财政标准")]), &[]);
    check(CODE, costs("5", &[("宣传", "6万元"), ("补助", "财政标准")]), AT);
    check(CODE, costs("5", &[("宣传", "3万元"), ("补助", "每人补助500元")]), &[]);
    check(CODE, costs("5", &[("宣传", "3万元"), ("每人补助", "500元")]), &[]);
    check(CODE, costs("35", &[("工作经费", "≤35万元"), ("每人每年工作经费", "≥1元")]), &[]);
    check(CODE, costs("", &[("宣传", "6万元")]), &[]);
    check(CODE, costs("120", &[("桥梁", "≤40万元/座")]), &[]);
    check(CODE, costs("120", &[("桩位", "0.8万元/充电桩位")]), &[]);
    check(CODE, costs("70", &[("改造", "35万元"), ("设备", "35万元"), ("系统", "")]), &[]);
    check(CODE, costs("10", &[("总成本", "≤10万元"), ("宣传", "6万元"), ("会议", "4万元")]), &[]);
}

#[test]
fn a_total_in_another_unit() {
    let labelled = |value| {
        let mut form = costs("60000", &[("宣传", value)]);
        form.labels.set("funds.total".into(), "年度资金总额（元）");
        form
    };
    check(CODE, labelled("6万元"), &[]);
    let found = findings(CODE, &[labelled("7万元")]);
    assert_eq!(found[0].message, "成本指标合计 70000元，与年度资金总额（元） 60000元 不符，相差 10000元");
}

#[test]
fn a_price_times_the_count() {
    let form = |total| costs(total, &[("宣传册", "3元/份")]).indicator("数量指标", "宣传册", "20000份");
    check(CODE, form("6"), &[]);
    check(CODE, form("7"), AT);
}
