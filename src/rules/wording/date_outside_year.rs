//! A date or a year that is not the form's, as it remains when last year's form is copied.

use crate::base::words::Words;
use crate::model::value::{DateMark, Value, parse};
use crate::model::{Column, FieldPath, Table, keys};
use crate::rules::finding::Severity;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::rules::view::FormView;
use std::sync::LazyLock;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "date-outside-year",
    severity: Severity::Error,
    says: "日期或年份不是本表的年度",
    example: "2021 年的表写“2020年12月底之前”完成",
    check: Check::Form(check),
};

fn check(view: &FormView<'_>, report: &mut Report) {
    let Some(year) = view.year else { return };
    let period = view.form.field("period");
    let long_project = parse(period).dates.len() > 1
        || ["三年", "两年", "3年", "2年", "五年", "长期"].iter().any(|w| period.contains(w));
    for indicator in &view.indicators {
        // A project of several years may end in a later one.
        let later =
            |found: i32| found > year && (long_project || (found == year + 1 && AFTERWARDS.stand_in(indicator.name)));
        if let Some(found) = outside_in(&indicator.target, year).filter(|found| !later(*found)) {
            let found =
                Found::value(indicator, format!("本表是 {year} 年度，指标值写的是 {found} 年：{}", indicator.value));
            report.add(view.form.id, found.hint(format!("请核对是否应为 {year} 年")));
        } else if let Some(found) = outside(indicator.name, year).filter(|found| *found < year) {
            let message = format!("本表是 {year} 年度，指标名称写的是 {found} 年：{}", indicator.name);
            let found = Found::cell(indicator, Column::Name, message).graded(Severity::Warning);
            report.add(view.form.id, found.hint(format!("请核对是否应为 {year} 年")));
        }
    }
    if let Some(found) = outside(period, year) {
        let found = Found::field("period", format!("本表是 {year} 年度，实施期限写的是 {found} 年：{}", period.trim()));
        report.add(view.form.id, found.hint(format!("请核对是否应为 {year} 年")));
    }
    let mut look = |place: Place, text: &str| {
        // 完成2020年…目标任务 in a form for 2021 (广元 2021). An earlier year may be meant, a later one mostly is.
        if let Some(found) = outside(text, year).filter(|found| (year - 3..year).contains(found)) {
            let found = Found::at(place, format!("本表是 {year} 年度，这里写的是 {found} 年：{}", text.trim()));
            let hint = format!("请核对是否应为 {year} 年");
            report.add(view.form.id, found.evidence(text.trim()).graded(Severity::Warning).hint(hint));
        }
    };
    look(Place::Text(FieldPath::field(keys::FUND_USE)), view.form.field(keys::FUND_USE));
    for (line, text) in view.form.field(keys::GOALS).lines().enumerate() {
        look(Place::Line(keys::GOALS.into(), line), text);
    }
    for task in &view.form.tasks {
        look(Place::Text(FieldPath::Cell(Table::Tasks, task.id(), Column::Name)), &task[Column::Name]);
        look(Place::Text(FieldPath::Cell(Table::Tasks, task.id(), Column::Content)), &task[Column::Content]);
    }
}

/// The first year in `text` that differs from `year` and is the time of the work, not one that is only referred to.
fn outside(text: &str, year: i32) -> Option<i32> {
    // A quick test first, since parsing dates is slow and most texts hold no year.
    static YEARS: LazyLock<Words> = LazyLock::new(|| Words::new(["年", "20"]));
    if !YEARS.stand_in(text) {
        return None;
    }
    outside_in(&parse(text), year)
}

fn outside_in(target: &Value<'_>, year: i32) -> Option<i32> {
    let text = target.text;
    let dated: Vec<(&DateMark, i32)> = target.dates.iter().filter_map(|date| Some((date, date.year?))).collect();
    let (first, last) = (dated.iter().map(|(_, y)| *y).min()?, dated.iter().map(|(_, y)| *y).max()?);
    // 2020年-2022年 covers the form's year.
    if (first..=last).contains(&year) {
        return None;
    }
    let meant = |date: &DateMark| {
        let before = text.get(..date.span.start).unwrap_or_default();
        let after = text.get(date.span.end..).unwrap_or_default();
        !is_baseline(before, after) && !in_title(before)
    };
    dated.into_iter().find(|(date, found)| *found != year && meant(date)).map(|(_, found)| found)
}

/// Whether the year is one to compare with, or the year of a document.
fn is_baseline(before: &str, after: &str) -> bool {
    const BEFORE: &[&str] =
        &["较", "比", "自", "从", "根据", "按照", "依据", "同", "与", "于", "截至", "截止", "对", "以", "原"];
    const AFTER: &[&str] = &[
        "以来",
        "起",
        "相比",
        "同期",
        "以前",
        "之前的",
        "度相比",
        "印发",
        "出台",
        "下发",
        "度结转",
        "结转",
        "提前下达",
        "基数",
        "水平",
        "的基础",
        "度基础",
        "基础",
        "增长",
        "平均",
        "度决算",
        "决算",
        "发布",
        "制定",
        "欠",
        "遗留",
        "已",
        "建成",
        "启动",
        "开始",
        "度同期",
        "版",
        "级",
    ];
    // 20万元（2023年18万元）
    let compared = before.ends_with(['（', '(']) && after.starts_with(|c: char| c.is_ascii_digit());
    let clause = after.split(['，', '。', '；', ',', ';', '、']).next().unwrap_or_default();
    compared
        || BEFORE.iter().any(|word| before.trim_end().ends_with(word))
        || AFTER.iter().any(|word| after.trim_start().starts_with(word))
        || CITED.stand_in(clause)
}

/// What is cited, or built upon, with its year: 贯彻2023年中央一号文件, 在2023年完成的基础上.
static CITED: LazyLock<Words> = LazyLock::new(|| {
    Words::new(["文件", "精神", "意见", "通知", "办法", "一号", "条例", "决定", "会议", "基础上", "规划"])
});

/// What is done in the year after.
static AFTERWARDS: LazyLock<Words> =
    LazyLock::new(|| Words::new(["自评", "评价", "决算", "审计", "结算", "质保", "结转", "清算"]));

/// Whether `before` ends inside 《…》 or “…”: the year of a document's title is not the form's.
fn in_title(before: &str) -> bool {
    let open = |opening: char, closing: char| {
        before.rfind(opening).is_some_and(|at| !before.get(at..).unwrap_or_default().contains(closing))
    };
    open('《', '》') || open('“', '”')
}

#[cfg(test)]
mod tests {
    use crate::model::{Column, Table};
    use crate::rules::Severity;
    use crate::rules::testing::{check, check_values, findings, findings_in, form, project, set};

    const CODE: &str = "date-outside-year";

    #[test]
    fn values() {
        check_values(
            CODE,
            "时效指标",
            &[("完成时间", "2020年12月底之前"), ("完成时间", "2022.6.30前"), ("2020年培训", "100%")],
            &[
                ("完成时间", "2021年12月底前"),
                ("完成时间", "12月底前"),
                ("增长率", "较2020年提高5%"),
                ("实施期", "2020年-2022年"),
                ("2021年培训", "100%"),
            ],
        );
    }

    #[test]
    fn goals_and_tasks() {
        let goals = |text| project().with(&[("goals", text)]);
        check(CODE, goals("做好征收\n完成2020年医疗保险目标任务。"), &["goals[1]"]);
        for text in [
            "根据2020年文件",
            "落实《2020年工作要点》",
            "到2025年全面建成",
            "比2020年增长5%",
            "自2019年起",
            "贯彻2020年中央一号文件精神",
            "在2020年完成30万亩的基础上再管护20万亩",
        ] {
            check(CODE, goals(text), &[]);
        }
        let task = form("guangyuan-department").row_of(Table::Tasks, &[(Column::Content, "完成2020年任务")]);
        check(CODE, task.clone(), &["tasks[0].content"]);
        assert_eq!(findings(CODE, &[task])[0].severity, Severity::Warning);
    }

    #[test]
    fn projects_of_several_years() {
        let long = form("shapotou-project").with(&[("period", "2021-2023年")]);
        check(CODE, long.clone().indicator("时效指标", "完成时间", "2023年12月底前"), &[]);
        check(CODE, long.indicator("时效指标", "完成时间", "2020年12月底前"), &["indicators[0].value"]);
        check(CODE, form("weinan-special").with(&[("period", "2020年")]), &["fields.实施期限"]);
    }

    #[test]
    fn a_form_that_prints_no_year() {
        let mut set =
            set(&[form("guangyuan-project").with(&[("year", "")]).indicator("时效指标", "完成", "2020年12月底前")]);
        assert_eq!(findings_in(CODE, &set).len(), 0);
        set.bureau.year = "2021".to_owned();
        assert_eq!(findings_in(CODE, &set).len(), 1);
    }
}
