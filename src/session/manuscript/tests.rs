use super::*;
use crate::model::prose;
use crate::model::{Bureau, Column, Table, Texts};
use crate::template::blank;
use std::collections::HashMap;

fn row(style: &str, cells: &[(Column, &str)]) -> Texts<Column> {
    [(Column::Style, style)].into_iter().chain(cells.iter().map(|(column, text)| (column.clone(), *text))).collect()
}

/// Two projects with their self-evaluations, and a manuscript that mentions them.
fn file() -> (Project, Library) {
    let library = Library::builtin();
    let mut project = Project {
        bureau: Bureau { name: "某县医保局".into(), year: "2022".into(), ..Bureau::default() },
        ..Project::default()
    };
    for (name, budget, executed) in [("网络经费", "15.78", "15.75"), ("宣传经费", "4.22", "4.25")] {
        let mut form = Form { template: "guangyuan-self-evaluation".into(), ..Form::default() };
        for (key, text) in [
            ("project_name", name),
            ("year", "2022"),
            ("funds.budget.total", budget),
            ("funds.executed.total", executed),
        ] {
            form.fields.set(key.into(), text);
        }
        project.push(form);
    }
    (project, library)
}

fn manuscript(rows: &[Texts<Column>]) -> Form {
    let mut form = blank::form(Library::builtin().template("manuscript").expect("template"), &Bureau::default());
    form.paragraphs.clear();
    for cells in rows {
        form.push_row(Table::Paragraphs, cells.clone());
    }
    form
}

fn read(project: &Project, library: &Library, form: &Form) -> Vec<String> {
    let figures = Figures::of(project, library, form);
    let spelling = Spelling {
        figures: &figures,
        title: &|id| title_of(project, library, id),
        pages: &HashMap::new(),
        typed: None,
    };
    spelled(form, spelling).paragraphs.iter().map(|row| row[Column::Text].to_owned()).collect()
}

#[test]
fn figures_are_those_of_the_forms() {
    let (project, library) = file();
    let mut form = manuscript(&[row(
        "正文",
        &[(Column::Text, "{单位}{年度}年{项目数}个项目预算{预算数}万元，执行{执行数}万元，执行率{执行率}。")],
    )]);
    assert_eq!(read(&project, &library, &form), ["某县医保局2022年2个项目预算20万元，执行20万元，执行率100%。"]);
    // What belongs to a project tells of it.
    form.fields.set("project_name".into(), "网络经费");
    let text = "{项目名称}预算{预算数}万元，{预算数：宣传经费}万元是另一个项目的";
    form.set_text(&FieldPath::Cell(Table::Paragraphs, form.paragraphs[0].id(), Column::Text), text);
    assert_eq!(read(&project, &library, &form), ["网络经费预算15.78万元，4.22万元是另一个项目的"]);
}

#[test]
fn what_is_no_figure_stays() {
    let (project, library) = file();
    for text in ["{没有}", "{", "}{", "{}", "{{年度", "a{总分}b"] {
        let form = manuscript(&[row("正文", &[(Column::Text, text)])]);
        let expected = if text == "{{年度" { "{{年度" } else { text };
        assert_eq!(read(&project, &library, &form), [expected]);
    }
    let form = manuscript(&[row("正文", &[(Column::Text, "{{年度}}")])]);
    assert_eq!(read(&project, &library, &form), ["{2022}"]);
}

#[test]
fn all_projects_stand_in_a_table() {
    let (project, library) = file();
    let form = manuscript(&[
        row("表头", &[(Column::Text, "序号")]),
        row("表格行", &[(Column::Text, "{项目一览}")]),
        row("正文", &[(Column::Text, "{项目一览}")]),
    ]);
    let figures = Figures::of(&project, &library, &form);
    let spelling = Spelling { figures: &figures, title: &|_| None, pages: &HashMap::new(), typed: None };
    let rows = spelled(&form, spelling).paragraphs;
    let texts = |row: &crate::model::Row| {
        (0..6).map(|place| row[prose::cell_column(place)].to_owned()).collect::<Vec<_>>().join("|")
    };
    let expected = [
        "序号|||||",
        "1|网络经费|15.78|15.75|99.81%|",
        "2|宣传经费|4.22|4.25|100.71%|",
        "合计|←|20|20|100%|",
        // A sentence has no room for a table.
        "{项目一览}|||||",
    ];
    assert_eq!(rows.iter().map(texts).collect::<Vec<_>>(), expected);
    // A click on any of its rows leads to the row that was typed.
    assert!(rows[1..4].iter().all(|row| row.id() == form.paragraphs[1].id()));
    // Without projects nothing is listed.
    assert_eq!(read(&Project::default(), &library, &form)[1], "{项目一览}");
}

#[test]
fn contents_list_headings_and_forms() {
    let (project, library) = file();
    let form_column = Column::Extra(prose::FORM.into());
    let form = manuscript(&[
        row("目录", &[]),
        row("部分", &[(Column::Text, "目标")]),
        row("一级标题", &[(Column::Text, "{项目数}个项目")]),
        row("二级标题", &[(Column::Text, "细目")]),
        row("表单", &[(form_column.clone(), "1")]),
        row("表单", &[(form_column, "77")]),
    ]);
    let read = read(&project, &library, &form);
    let title = title_of(&project, &library, FormId(1)).expect("title");
    let expected = [
        "",
        "第一部分　目标",
        "　一、2个项目",
        &format!("　　{title}"),
        "　　",
        "第一部分　目标",
        "一、2个项目",
        "（一）细目",
        &title,
        "",
    ];
    assert_eq!(read, expected);
}

#[test]
fn a_book_is_parted_at_its_forms() {
    let (project, library) = file();
    let form_column = Column::Extra(prose::FORM.into());
    let text = |text| row("正文", &[(Column::Text, text)]);
    let form = |id: &str| row("表单", &[(form_column.clone(), id)]);
    let manuscript = manuscript(&[text("前"), form("2"), row("分页", &[]), form("1"), form("99"), text("后")]);
    let template = library.template("manuscript").expect("template");
    let figures = Figures::default();
    let spelling = Spelling { figures: &figures, title: &|_| None, pages: &HashMap::new(), typed: None };
    let book = book(&project, &library, (&manuscript, template), spelling);
    assert_eq!(book.forms().collect::<Vec<_>>(), [FormId(2), FormId(1)]);
    let texts: Vec<usize> = book.parts.iter().map(|part| part.form.paragraphs.len()).collect();
    assert_eq!(texts, [1, 0, 0, 1]);
    let titled: Vec<bool> = book.parts.iter().map(|part| part.template.blocks.len() > 1).collect();
    assert_eq!(titled, [true, true, true, false]);
}
