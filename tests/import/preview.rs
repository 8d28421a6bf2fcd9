//! What the import preview shows, and what importing into an open project does.

use super::forms::spreadsheets;
use crate::support::drawn::workbook;
use jibiao::edit::{History, Outcome};
use jibiao::model::{Bureau, Form, Project};
use jibiao::session::import::{Reader, Role, edit, meaning};
use jibiao::session::relabelled::{Relabelled, relabelled};
use jibiao::template::Library;
use std::path::Path;
use std::sync::Arc;

#[test]
fn an_import_is_one_step() {
    let reader = Reader::new(&Library::builtin());
    let files: Vec<_> =
        spreadsheets("boye-2022").iter().take(2).map(|path| reader.read(path, None).expect("read")).collect();
    let mut project =
        Project { bureau: Bureau { name: "自己的名称".into(), ..Bureau::default() }, ..Project::default() };
    project.push(Form { template: "generic".into(), ..Form::default() });
    let mut history = History::new(Arc::new(project));
    let before = Arc::clone(history.project());
    let wanted = edit(&before, &files, |file, form| (file, form) != (1, 0)).expect("something to import");
    assert_eq!(history.commit(&wanted), Outcome::Changed);
    let after = history.project();
    assert_eq!(after.forms.len(), 2, "the form that is not wanted stays out");
    assert_eq!(after.forms[1].source, "01-canbao-xianji-peitao", "a form keeps the name of its file");
    let unit = (after.bureau.name.as_str(), after.bureau.code.as_str());
    assert_eq!(unit, ("自己的名称", ""), "the code of a unit that goes by another name is not taken");
    assert_eq!(history.undo_name(), Some("导入"));
    let _ = history.undo();
    assert_eq!(history.project(), &before);
    assert!(edit(&before, &files, |_, _| false).is_none());
    let mut nameless = History::new(Arc::new(Project::default()));
    let all = edit(nameless.project(), &files, |_, _| true).expect("something to import");
    assert_eq!(nameless.commit(&all), Outcome::Changed);
    assert_eq!(nameless.project().bureau.code, "450001", "what is not known is taken");
}

#[test]
fn every_cell_says_what_became_of_it() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("甲.xlsx");
    let form = "部门预算项目支出绩效目标申报表|<|<|<|<\n项目名称|医保经办|<|<|<\n预算单位|医保局|<|<|<\n\
                绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）\n^|项目完成|数量指标|人数|1人\n||||||旁注";
    std::fs::write(&path, workbook(&[form])).expect("written");
    let library = Library::builtin();
    let file = Reader::new(&library).read(&path, None).expect("read");
    let said: Vec<_> = file.imported.sheets[0]
        .cells
        .iter()
        .map(|cell| format!("{} {}", cell.area.address(), meaning(&file, cell, &library)))
        .collect();
    for expected in [
        "A2 标签或说明",
        "B2 项目名称",
        "E5 绩效指标第 1 行的指标值",
        "C5 绩效指标第 1 行的二级指标",
        "G6 没有导入：不在任何一列里",
    ] {
        assert!(said.iter().any(|said| said == expected), "{expected} in {said:#?}");
    }
    let aside = file.imported.sheets[0].cells.last().expect("cell");
    assert!(matches!(aside.role, Role::NotPlaced(_)));
    assert_eq!(file.notices(), ["甲.xlsx 工作表“Sheet1”G6：旁注（不在任何一列里）"]);
    let merged = file.imported.sheets[0].cells.iter().find(|cell| cell.text == "绩效指标").expect("cell").area;
    assert_eq!((merged.rows, merged.columns), (2, 1), "merged cells are one, for the picture of the sheet");
}

#[test]
fn a_form_that_will_print_otherwise_is_told() {
    let library = Library::builtin();
    let reader = Reader::new(&library);
    let told = |path: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path);
        let read = reader.read(&path, None).expect("read");
        let form = &read.imported.forms[0].form;
        relabelled(&read.imported, 0, library.template(&form.template).expect("template"))
    };
    let other = told("forms-other/shaanxi-qingjian-2021/01-guoyuanlu.xlsx");
    assert!(["项目编码", "指标性质", "计量单位", "权重"].iter().all(|label| other.added.iter().any(|l| l == label)));
    assert_eq!(other.dropped, ["附表1", "资金情况"]);
    for own in ["guangyuan-2021/02-zichan-caigou", "boye-2022/15-gugan-wangluo", "weinan-2023/14-bumen-zhengti"] {
        assert_eq!(told(&format!("forms/{own}.xlsx")), Relabelled::default(), "{own}");
    }
}
