//! The rules that read manuscripts, each on the sentences of a small file.

use crate::model::{Column, Form, Project, Table};
use crate::rules::check::check_all;
use crate::rules::testing::form;
use crate::template::Library;

/// Two projects with their self-evaluations, and a manuscript of `paragraphs`, each a style and its cells.
fn file(paragraphs: &[(&str, &[&str])]) -> Project {
    let mut project = Project::default();
    project.bureau.name = "某县医疗保障局".into();
    project.bureau.code = "644001".into();
    project.bureau.year = "2022".into();
    for (name, budget, executed) in [("骨干网络经费", "15.78", "15.75"), ("政策宣传培训", "20", "18.5")] {
        let fields = [
            ("project_name", name),
            ("year", "2022"),
            ("unit", "某县医疗保障局"),
            ("funds.budget.total", budget),
            ("funds.executed.total", executed),
            ("funds.weight.total", "10"),
        ];
        let row = [(Column::Name, "名称"), (Column::Value, "100次"), (Column::Actual, "90次"), (Column::Weight, "90")];
        project.push(form("national-self-evaluation").with(&fields).indicator_of("产出指标", &row));
    }
    let mut manuscript = Form { template: "manuscript".into(), ..Form::default() };
    for (style, cells) in paragraphs {
        let cells = cells.iter().enumerate().map(|(at, text)| (crate::model::prose::cell_column(at), *text));
        manuscript.push_row(Table::Paragraphs, [(Column::Style, *style)].into_iter().chain(cells).collect());
    }
    project.push(manuscript);
    project
}

/// The rules that find something in the manuscript, each with the row from 0.
fn found(paragraphs: &[(&str, &[&str])]) -> Vec<(&'static str, usize)> {
    let project = file(paragraphs);
    let form = project.forms.last().expect("manuscript");
    let of_text = check_all(&project, &Library::builtin()).into_iter().filter(|finding| finding.form == form.id);
    let of_text = of_text.filter(|finding| {
        finding.rule.starts_with("prose-") || ["unknown-figure", "loose-arrow"].contains(&finding.rule)
    });
    of_text
        .map(|finding| {
            let (table, row) = finding.place.row().expect("a row");
            (finding.rule, form.place_of(table, row).expect("place"))
        })
        .collect()
}

#[track_caller]
fn check(rule: &str, wrong: &[&str], right: &[&str]) {
    for text in wrong {
        assert_eq!(found(&[("正文", &[text])]), [(rule_named(rule), 0)], "{text}");
    }
    for text in right {
        assert_eq!(found(&[("正文", &[text])]), [], "{text}");
    }
}

fn rule_named(code: &str) -> &'static str {
    crate::rules::rules().iter().find(|rule| rule.code == code).map_or("", |rule| rule.code)
}

#[test]
fn amounts() {
    check(
        "prose-amount-differs",
        &[
            "骨干网络经费预算15.75万元",
            "骨干网络经费项目预算15.78万元，实际支出15.78万元",
            "“政策宣传培训”年初预算为２５万元",
            "安排15.87万元用于骨干网络经费",
            "政策宣传培训20.8万元",
            "骨干网络经费预算157500元",
            "各项目预算35.87万元",
        ],
        &[
            "骨干网络经费预算15.78万元，实际支出15.75万元，执行率99.8%",
            "骨干网络经费预算157,800元，约16万元",
            "骨干网络经费预算15.8万元",
            "骨干网络经费上年预算15.2万元，比上年增加0.58万元",
            "骨干网络经费2021年预算15.2万元",
            "骨干网络经费预算15.78万元，其中设备12万元、线路3.7万元",
            "预算{预算数}万元",
            "各项目预算合计35.78万元，支出34.25万元",
            "会议费预算2万元，公用经费支出35.7万元以上",
        ],
    );
}

#[test]
fn amounts_of_what_the_heading_or_the_sentence_before_names() {
    let heading: (&str, &[&str]) = ("二级标题", &["骨干网络经费"]);
    let wrong = |text| found(&[heading, ("正文", &[text])]);
    assert_eq!(wrong("项目预算15.75万元，全部为财政拨款。"), [("prose-amount-differs", 1)]);
    assert_eq!(wrong("项目预算15.78万元。培训支出3万元。"), []);
    let next = [heading, ("一级标题", &["保障措施"]), ("正文", &["项目预算15.75万元。"])];
    assert_eq!(found(&next), []);
    assert_eq!(found(&[("正文", &["骨干网络经费按期完成。全年预算15.75万元。"])]), [("prose-amount-differs", 0)]);
}

#[test]
fn every_wrong_figure_of_a_sentence() {
    let found = |text| found(&[("二级标题", &["骨干网络经费"]), ("正文", &[text])]);
    let all = ["prose-amount-differs", "prose-amount-differs", "prose-rate-differs"].map(|rule| (rule, 1));
    let mut of = found("本项目预算15.75万元，执行率为80%，全年预算5.2万元");
    of.sort_unstable();
    assert_eq!(of, all);
}

#[test]
fn rates_and_scores() {
    let right = "骨干网络经费预算执行率99.81%，自评得分90.98分";
    check(
        "prose-rate-differs",
        &["骨干网络经费执行率98.9%", "政策宣传培训预算执行率为100%"],
        &[right, "预算执行率达到95%以上的得10分", "骨干网络经费上年执行率98%", "政策知晓率92%"],
    );
    check(
        "prose-score-differs",
        &["骨干网络经费自评总分95.98分", "政策宣传培训项目得分92.5分"],
        &[right, "骨干网络经费产出指标得分81分", "满分100分，90分以上为优", "各项目平均得分90.62分"],
    );
}

#[test]
fn counts_names_codes_and_years() {
    check(
        "prose-count-differs",
        &["我局共有3个项目", "本部门共申报项目17个"],
        &["我局共有2个项目", "其中1个项目未完成", "共设置3个一级指标", "编制2张自评表"],
    );
    check(
        "prose-name-differs",
        &["“骨干网络专项经费”已经完成", "我局开展的政策宣传培养项目", "某县医疗保险局负责实施"],
        &["完成骨干网络的维护", "政策宣传培训项目", "某县财政局批复", "某县医疗保障局服务中心", "政策宣传和业务培训"],
    );
    check(
        "prose-code-differs",
        &["某县医疗保障局（64401）", "单位代码640401", "某县医疗保障局（644002）"],
        &["某县医疗保障局（644001）", "部门代码644", "下属单位代码644002", "电话0839-3263001"],
    );
    check(
        "prose-year-differs",
        &["2021年度部门整体支出绩效", "2023年部门预算如下"],
        &["2022年度部门整体支出绩效", "2021年度结转资金", "2021年6月印发", "《2021年度绩效自评》"],
    );
    check("unknown-figure", &["{预算金额}万元", "{预算数：没有的项目}"], &["{预算数}{总分}", "{预算数：骨干网络经费}"]);
}

#[test]
fn tables_of_a_report() {
    let head: (&str, &[&str]) = ("表头", &["项目名称", "预算数（万元）", "执行数（万元）", "执行率（%）", "得分"]);
    let right: (&str, &[&str]) = ("表格行", &["骨干网络经费", "15.78", "15.75", "99.81", "90.98"]);
    assert_eq!(found(&[head, right]), []);
    let wrong: [&[&str]; 4] = [
        &["骨干网络经费", "15.75", "15.75", "99.81", "90.98"],
        &["骨干网络经费", "15.78", "15.78", "99.81", "90.98"],
        &["骨干网络经费", "15.78", "15.75", "98.81", "90.98"],
        &["骨干网络经费", "15.78", "15.75", "99.81", "98.90"],
    ];
    let rules = ["prose-amount-differs", "prose-amount-differs", "prose-rate-differs", "prose-score-differs"];
    for (cells, rule) in wrong.into_iter().zip(rules) {
        assert_eq!(found(&[head, right, ("表格行", cells)]), [(rule_named(rule), 2)], "{cells:?}");
    }
}

#[test]
fn forms_are_not_read() {
    let mut project = file(&[("正文", &["没有数"])]);
    let mut form = (*project.forms[0]).clone();
    form.fields.set("goals".into(), "政策宣传培训预算25万元，2021年度绩效");
    project.push(form);
    let found = check_all(&project, &Library::builtin());
    assert!(!found.iter().any(|finding| finding.rule.starts_with("prose-")), "{found:#?}");
}

#[test]
fn arrows_that_merge_nothing() {
    let table: &[(&str, &[&str])] =
        &[("表头", &["甲", "←", "乙"]), ("表格行", &["1", "2", "3"]), ("表格行", &["↑", "←", "↑"])];
    assert_eq!(found(table), [("loose-arrow", 2)], "the cells above are two");
    let merged: &[(&str, &[&str])] =
        &[("表头", &["甲", "←", "乙"]), ("表格行", &["1", "←", "3"]), ("表格行", &["↑", "←", "↑"])];
    assert_eq!(found(merged), []);
    assert_eq!(found(&[("表头", &["甲"]), ("表格行", &["↑"]), ("正文", &["↑"])]), [("loose-arrow", 1)]);
}
