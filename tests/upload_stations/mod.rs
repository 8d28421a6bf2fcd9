//! The upload sheets of self-evaluations and of monitoring, read back from the written workbook cell by cell.

mod chosen;
mod header_rows;
mod monitoring;
mod self_evaluation;

use calamine::{Data, Reader, Xlsx};
use jibiao::export::Info;
use jibiao::export::upload::{Table, table, xlsx};
use jibiao::model::{Bureau, Column, Form, Project, Table as Rows, Texts};
use jibiao::template::Library;
use jibiao::template::profile::Profile;
use std::io::Cursor;

/// A monitoring table with the columns of the national frame, cut to what the upload reads.
const MONITORING: &str = r#"(
    version: 1, id: "monitored", name: "监控表", region: "县", scope: project, stage: monitoring,
    titles: ["项目支出绩效运行监控表"],
    page: (margins_mm: (18, 16, 16, 16), title_pt: 18, body_pt: 10),
    widths: [10, 10, 10, 10, 10, 10, 10, 10],
    fields: [
        (key: "project_name", label: "项目名称"), (key: "project_code", label: "项目编码"),
        (key: "implementer", label: "实施单位"), (key: "month", label: "监控月份"), (key: "finance_office", label: "财政处室"),
        (key: "funds.initial.total", label: "年初预算数", kind: amount),
        (key: "funds.budget.total", label: "调整预算数", kind: amount),
        (key: "funds.executed.total", label: "执行数", kind: amount),
        (key: "goals", label: "年度总体目标", kind: lines),
        (key: "goals_adjusted", label: "调整后的目标", kind: lines),
    ],
    blocks: [
        grid(frame: false, rows: [[(text: "{title}", span: 8, style: title)]]),
        grid(rows: [
            [(text: "项目名称"), (text: "{project_name}", span: 3), (text: "项目编码"), (text: "{project_code}", span: 3)],
            [(text: "实施单位"), (text: "{implementer}", span: 3), (text: "财政处室"), (text: "{finance_office}", span: 3)],
            [(text: "监控月份"), (text: "{month}", span: 7)],
            [(text: "年初预算数"), (text: "{funds.initial.total}", span: 3), (text: "调整预算数"), (text: "{funds.budget.total}", span: 3)],
            [(text: "执行数"), (text: "{funds.executed.total}", span: 7)],
            [(text: "年度总体目标"), (text: "{goals}", span: 7)],
            [(text: "调整后的目标"), (text: "{goals_adjusted}", span: 7)],
        ]),
        table(of: indicators, columns: [
            (column: name, label: "三级指标"), (column: value, label: "年度指标值"),
            (column: actual, label: "执行情况"), (column: extra("全年预计完成情况"), label: "全年预计完成情况"),
            (column: extra("经费保障"), label: "经费保障"), (column: extra("人员保障"), label: "人员保障"),
            (column: extra("确定能"), label: "确定能"), (column: deviation, label: "原因说明"),
        ]),
    ],
)"#;

fn library() -> Library {
    let mut library = Library::builtin();
    let _ = library.add_template("monitored.ron", MONITORING).expect("a template");
    library
}

fn profile(id: &str) -> Profile {
    Library::builtin().profile(id).expect(id).as_ref().clone()
}

fn bureau() -> Bureau {
    Bureau { name: "医保局".into(), code: "644001".into(), year: "2026".into(), ..Bureau::default() }
}

fn form(template: &str, fields: &[(&str, &str)], rows: &[&[(Column, &str)]]) -> Form {
    let mut form = Form { template: template.into(), ..Form::default() };
    form.fields = fields.iter().map(|(key, text)| ((*key).into(), *text)).collect();
    for row in rows {
        form.push_row(Rows::Indicators, row.iter().cloned().collect::<Texts<Column>>());
    }
    form
}

fn project(forms: Vec<Form>) -> Project {
    let mut project = Project { bureau: bureau(), ..Project::default() };
    for form in forms {
        project.push(form);
    }
    project
}

fn uploaded(profile: &Profile, forms: Vec<Form>) -> Table {
    let (library, project) = (library(), project(forms));
    let with_template = |form: &'_ std::sync::Arc<Form>| {
        (Form::clone(form), std::sync::Arc::clone(library.template(&form.template).expect("template")))
    };
    let forms: Vec<_> = project.forms.iter().map(with_template).collect();
    table(profile, &project.bureau, forms.iter().map(|(form, template)| (form, &**template)))
}

/// The cells of the workbook that is written of `table`: texts as they are, numbers behind `#`.
fn written(table: &Table) -> Vec<Vec<String>> {
    let bytes = xlsx(table, &Info::default()).expect("workbook");
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("readable");
    let range = workbook.worksheet_range_at(0).expect("a sheet").expect("cells");
    let text = |cell: &Data| match cell {
        Data::Float(number) => format!("#{number}"),
        other => other.to_string(),
    };
    range.rows().map(|row| row.iter().map(text).collect()).collect()
}

/// The cell of `rows` in the row `row` under the header of that name.
fn under<'r>(rows: &'r [Vec<String>], row: usize, header: &str) -> &'r str {
    let column = rows[0].iter().position(|name| name == header).unwrap_or_else(|| panic!("no {header}"));
    &rows[row][column]
}
