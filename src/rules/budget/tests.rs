//! The rules about budget tables, on small tables; tests/budget.rs tries them on the sample of 渭南.

use crate::model::prose::cell_column;
use crate::model::{Column, Form, Project, Table};
use crate::rules::check::check_all;
use crate::rules::finding::Finding;
use crate::rules::testing::form;
use crate::template::Library;

const RULES: [&str; 3] = ["budget-total-differs", "budget-differs-from-form", "budget-tables-differ"];

fn of_budget(project: &Project) -> Vec<Finding> {
    let all = check_all(project, &Library::builtin());
    all.into_iter().filter(|finding| RULES.contains(&finding.rule)).collect()
}

/// A manuscript of these rows, the first `heads` of them labels.
fn table(unit: &str, heads: usize, rows: &[&[&str]]) -> Form {
    let mut manuscript = form("manuscript");
    push(&mut manuscript, "表1　支出总表", unit, heads, rows);
    manuscript
}

fn push(manuscript: &mut Form, caption: &str, unit: &str, heads: usize, rows: &[&[&str]]) {
    let mut push = |style: &str, cells: &[&str]| {
        let cells = cells.iter().enumerate().map(|(place, text)| (cell_column(place), *text));
        manuscript.push_row(Table::Paragraphs, [(Column::Style, style)].into_iter().chain(cells).collect());
    };
    push("表题", &[caption]);
    push("落款", &[unit]);
    for (at, cells) in rows.iter().enumerate() {
        push(if at < heads { "表头" } else { "表格行" }, cells);
    }
}

fn project(forms: Vec<Form>) -> Project {
    let mut project = Project::default();
    for form in forms {
        project.push(form);
    }
    project
}

/// How many sums of the table do not come out.
fn wrong(heads: usize, rows: &[&[&str]]) -> usize {
    of_budget(&project(vec![table("单位：元", heads, rows)])).len()
}

#[test]
fn codes_add_up() {
    let head: &[&str] = &["科目编码", "科目名称", "合计", "人员经费", "公用经费"];
    let rows = |leaf: &'static str| -> [&[&str]; 6] {
        [
            head,
            &["", "合计", "30", "20", "10"],
            &["208", "社会保障", "30", "20", "10"],
            &["20805", "养老", "30", "20", "10"],
            &["2080501", "离退休", "10", "10", ""],
            if leaf == "10" {
                &["2080505", "缴费", "20", "10", "10"]
            } else {
                &["2080505", "缴费", "20", "11", "9"]
            },
        ]
    };
    assert_eq!(wrong(1, &rows("10")), 0);
    // Both columns of the code above it, though the row itself comes out.
    assert_eq!(wrong(1, &rows("11")), 2);
    // A code without any below it, and lines that say nothing, are no sums.
    assert_eq!(wrong(1, &[head, &["208", "社会保障", "5", "", ""], &["20805", "养老", "", "", ""]]), 0);
}

#[test]
fn numbered_lines_and_both_sides_add_up() {
    let head: &[&str] = &["收入项目", "预算数", "支出项目", "预算数"];
    let right: [&[&str]; 6] = [
        head,
        &["一、财政拨款", "90", "一、社会保障和就业支出", "60"],
        &["（一）一般公共预算", "80", "二、卫生健康支出", "30"],
        &["（二）政府性基金", "10", "", ""],
        &["本年收入合计", "90", "本年支出合计", "90"],
        &["收入总计", "90", "支出总计", "90"],
    ];
    assert_eq!(wrong(1, &right), 0);
    for (line, column) in [(1, 1), (1, 3), (2, 1), (2, 3), (3, 1), (4, 1), (4, 3), (5, 1), (5, 3)] {
        let mut rows: Vec<Vec<&str>> = right.iter().map(|row| row.to_vec()).collect();
        rows[line][column] = "91";
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        assert!(wrong(1, &rows) > 0, "{line} {column}");
    }
    let carried: [&[&str]; 4] = [
        head,
        &["本年收入合计", "90", "本年支出合计", "95"],
        &["上年结转", "10", "结转下年", "5"],
        &["收入总计", "100", "支出总计", "100"],
    ];
    assert_eq!(wrong(1, &carried), 0);
}

#[test]
fn columns_below_one_label_add_up() {
    let heads: [&[&str]; 2] = [
        &["单位编码", "单位名称", "合计", "拨款", "←", "←", "会议费"],
        &["↑", "↑", "↑", "小计", "公务接待", "其中：外宾", "↑"],
    ];
    let check = |row: &[&str], expected: usize| assert_eq!(wrong(2, &[heads[0], heads[1], row]), expected, "{row:?}");
    check(&["611", "医保局", "55", "5", "5", "2", "50"], 0);
    check(&["611", "医保局", "55", "6", "5", "2", "50"], 2);
    check(&["611", "医保局", "56", "5", "5", "2", "50"], 1);
    check(&["611", "医保局", "55", "", "", "", ""], 0);
}

#[test]
fn columns_under_among_are_at_most_the_whole() {
    let heads: [&[&str]; 2] = [
        &["科目编码", "科目名称", "合计", "其中", "←", "接待费", "其中：外宾"],
        &["↑", "↑", "↑", "工资", "办公", "↑", "↑"],
    ];
    let check = |row: &[&str], expected: usize| assert_eq!(wrong(2, &[heads[0], heads[1], row]), expected, "{row:?}");
    check(&["208", "社保", "55", "30", "20", "", ""], 0);
    check(&["208", "社保", "55", "30", "30", "", ""], 1);
    let single = |row: &[&str], expected: usize| {
        let head: &[&str] = &["科目编码", "科目名称", "合计", "其中：财政拨款", "其他资金"];
        assert_eq!(wrong(1, &[head, row]), expected, "{row:?}");
    };
    single(&["208", "社保", "55", "30", "20"], 0);
    single(&["208", "社保", "55", "30", "30"], 1);
    // All that there is comes to the whole.
    let split = |row: &[&str], expected: usize| {
        let heads: [&[&str]; 2] =
            [&["科目编码", "科目名称", "合计", "其中：", "←"], &["↑", "↑", "↑", "基本支出", "项目支出"]];
        assert_eq!(wrong(2, &[heads[0], heads[1], row]), expected, "{row:?}");
    };
    split(&["208", "社保", "55", "30", "25"], 0);
    split(&["208", "社保", "55", "30", "24"], 1);
    split(&["208", "社保", "55", "30", "26"], 1);
    split(&["208", "社保", "55", "", ""], 0);
}

#[test]
fn lines_under_among_are_at_most_the_whole() {
    let head: &[&str] = &["收入项目", "预算数"];
    let lines = |below: &[[&'static str; 2]], expected: usize| {
        let mut rows: Vec<&[&str]> = vec![head, &["一、财政拨款", "90"]];
        rows.extend(below.iter().map(<[&str; 2]>::as_slice));
        rows.extend([["二、事业收入", "10"].as_slice(), &["收入总计", "100"]]);
        assert_eq!(wrong(1, &rows), expected, "{below:?}");
    };
    lines(&[["其中：经费拨款", "80"]], 0);
    lines(&[["其中：经费拨款", "80"], ["专项资金", "10"]], 0);
    lines(&[["其中：经费拨款", "80"], ["专项资金", "11"]], 1);
    // The second may be a part of the first.
    lines(&[["其中：经费拨款", "80"], ["其中：工资", "70"]], 0);
    lines(&[["其中：经费拨款", "80"], ["其中：工资", "91"]], 1);
    lines(&[["其中：1.经费拨款", "80"], ["2.专项资金", "5"]], 0);
    lines(&[["其中：1.经费拨款", "80"], ["2.专项资金", "11"]], 1);
    let total: [&[&str]; 4] =
        [&["经费支出", "预算数"], &["“三公”经费合计", "10"], &["其中：出国（境）", "3"], &["公务接待", "4"]];
    assert_eq!(wrong(1, &total), 0);
    let all: [&[&str]; 5] = [total[0], total[1], total[2], total[3], &["公务用车", "2"]];
    assert_eq!(wrong(1, &all), 1);
    let coded: [&[&str]; 3] = [&["科目编码", "科目名称", "预算数"], &["208", "社保", "10"], &["", "其中：离退休", "4"]];
    assert_eq!(wrong(1, &coded), 0);
    assert_eq!(wrong(1, &[coded[0], coded[1], &["", "其中：离退休", "14"]]), 1);
}

#[test]
fn totals_of_both_sides_are_compared_by_their_wholes() {
    let heads: [&[&str]; 1] = [&["收入项目", "预算数", "支出项目", "合计", "一般公共预算", "政府性基金"]];
    let check = |total: &str, expected: usize| {
        let rows: [&[&str]; 2] = [heads[0], &["收入总计", "100", "支出总计", total, "90", "10"]];
        assert_eq!(wrong(1, &rows), expected, "{total}");
    };
    check("100", 0);
    // The sum of its columns and the other side are told at one place.
    check("101", 1);
}

#[test]
fn one_total_in_several_tables() {
    let check = |[income, outlay, fiscal, basic]: [&str; 4], expected: &[&str]| {
        let mut all = form("manuscript");
        let head: &[&str] = &["收入项目", "预算数", "支出项目", "预算数"];
        push(
            &mut all,
            "表1　收支总表",
            "单位：元",
            1,
            &[
                head,
                &["一、一般公共预算拨款收入", "70", "一、社会保障支出", "100"],
                &["二、事业收入", "20", "", ""],
                &["本年收入合计", "90", "本年支出合计", "100"],
                &["上年结转", "10", "", ""],
                &["收入总计", "100", "支出总计", "100"],
            ],
        );
        let head_of_bureau: &[&str] = &["单位编码", "单位名称", "合计"];
        push(&mut all, "表2　收入总表", "单位：元", 1, &[head_of_bureau, &["", "合计", income]]);
        push(&mut all, "表3　支出总表", "单位：万元", 1, &[head_of_bureau, &["", "合计", outlay]]);
        push(
            &mut all,
            "表4　财政拨款收支总表",
            "单位：元",
            1,
            &[head, &["一、一般公共预算拨款", fiscal, "", ""], &["收入总计", fiscal, "支出总计", fiscal]],
        );
        for caption in ["表5　一般公共预算基本支出表（按功能）", "表6　一般公共预算基本支出表（按经济）"]
        {
            let amount = if caption.starts_with("表5") { "60" } else { basic };
            let head: &[&str] = &["科目编码", "科目名称", "合计"];
            push(&mut all, caption, "单位：元", 1, &[head, &["", "合计", amount]]);
        }
        let of_rule = of_budget(&project(vec![all])).into_iter().filter(|found| found.rule == "budget-tables-differ");
        let found: Vec<String> = of_rule.map(|found| found.message).collect();
        assert_eq!(found.len(), expected.len() * 2, "{found:#?}");
        for (two, words) in found.iter().zip(expected) {
            assert!(found.iter().any(|message| message.contains(words)), "{two} {words}");
        }
    };
    check(["100", "0.01", "70", "60"], &[]);
    // Without what was carried over.
    check(["90", "0.01", "70", "60"], &[]);
    check(["95", "0.01", "70", "60"], &["表2　收入总表的“合计”是 95元"]);
    check(["100", "0.02", "70", "60"], &["表3　支出总表的“合计”是 0.02万元"]);
    check(["100", "0.01", "71", "60"], &["表1　收支总表的“一、一般公共预算拨款收入”是 70元"]);
    // Last year's amounts stand beside this year's: which column is meant is not sure.
    let two_years: &[&str] = &["单位编码", "单位名称", "上年执行数", "本年预算数"];
    let mut manuscript = form("manuscript");
    let balance: &[&[&str]] = &[&["收入项目", "预算数", "支出项目", "预算数"], &["收入总计", "100", "支出总计", "100"]];
    push(&mut manuscript, "表1　收支总表", "单位：元", 1, balance);
    push(&mut manuscript, "表2　收入总表", "单位：元", 1, &[two_years, &["", "合计", "80", "100"]]);
    assert_eq!(of_budget(&project(vec![manuscript])), []);
    check(["100", "0.01", "70", "61"], &["表5　一般公共预算基本支出表（按功能）的“合计”是 60元"]);
}

#[test]
fn tables_that_are_no_budgets_are_left_alone() {
    let rows: [&[&str]; 3] = [&["职责", "人次", "金额"], &["培训", "3", "5"], &["合计", "9", "9"]];
    assert_eq!(wrong(1, &rows), 0);
    let counts: [&[&str]; 3] = [&["采购项目", "数量", "采购金额"], &["电脑", "3", "5"], &["合计", "9", "5"]];
    assert_eq!(wrong(1, &counts), 0);
}

#[test]
fn differences_from_the_forms_are_told_on_both_sides() {
    let check = |unit: &str, wages: &str, of_project: &str, expected: &[u32]| {
        let tasks = [("工资福利支出", "630.51"), ("网络(专项)", "30")];
        let department = tasks.into_iter().fold(form("guangyuan-department"), |form, (name, total)| {
            form.row_of(Table::Tasks, &[(Column::Name, name), (Column::Total, total)])
        });
        let own = form("guangyuan-project").with(&[("project_name", "网络"), ("funds.total", "30万元")]);
        let rows: [&[&str]; 3] =
            [&["科目编码", "科目（项目）名称", "预算数"], &["301", "工资福利支出", wages], &["", "网络", of_project]];
        let mut found: Vec<u32> =
            of_budget(&project(vec![department, own, table(unit, 1, &rows)])).iter().map(|f| f.form.0).collect();
        found.retain(|form| *form != 0);
        found.sort_unstable();
        found.dedup();
        assert_eq!(found, expected, "{unit} {wages} {of_project}");
    };
    // The single project below the code is no part of it here: only comparisons with forms are looked at.
    check("单位：元", "6,305,101", "", &[]);
    check("单位：元", "6,315,101", "", &[1, 3]);
    check("单位：万元", "630.51", "", &[]);
    check("单位：万元", "631.51", "", &[1, 3]);
    check("", "1", "", &[]);
}
