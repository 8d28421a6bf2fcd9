//! The empty upload sheet of a finance system becomes a profile, and what is exported with it has the same header.

use crate::support::drawn::workbook;
use calamine::{Reader, Xlsx};
use jibiao::export::Info;
use jibiao::export::upload::{Refusal, table, xlsx};
use jibiao::import::{ImportError, Importer, Learned};
use jibiao::model::{Bureau, Column, Form, Project, Table};
use jibiao::template::Library;
use jibiao::template::profile::{Profile, UploadValue, parse};
use jibiao::workbook::WorkbookError;
use rust_xlsxwriter::{DataValidation, Format, Workbook};
use std::io::Cursor;

fn learned(bytes: &[u8]) -> Learned {
    Importer::new(&Library::builtin()).learn(bytes, "own", "本市上报").expect("learned")
}

fn values(profile: &Profile) -> Vec<&'static str> {
    profile.columns.iter().map(|column| column.value.name()).collect()
}

/// The upload sheet of one indicator, as a workbook.
fn exported(profile: &Profile) -> (Vec<u8>, Vec<Refusal>) {
    let mut form = Form { template: "national-project-2021".into(), ..Form::default() };
    form.fields =
        [("project_name", "医保经办"), ("funds.total", "12.5")].map(|(k, v)| (k.into(), v)).into_iter().collect();
    let cells = [
        (Column::Class, "产出指标"),
        (Column::Subclass, "数量指标"),
        (Column::Name, "经办人次"),
        (Column::Operator, "≥"),
        (Column::Value, "5000"),
        (Column::Unit, "人次"),
    ];
    form.push_row(Table::Indicators, cells.into_iter().collect());
    let mut project = Project {
        bureau: Bureau { name: "医保局".into(), code: "644001".into(), year: "2026".into(), ..Bureau::default() },
        ..Project::default()
    };
    project.push(form);
    let library = Library::builtin();
    let template = library.template("national-project-2021").expect("template");
    let table = table(profile, &project.bureau, project.forms.iter().map(|form| (&**form, &**template)));
    let refused = table.refused.iter().map(|notice| notice.refusal.clone()).collect();
    (xlsx(&table, &Info::default()).expect("workbook"), refused)
}

/// The rows of the first sheet, and its merged cells.
fn contents(bytes: &[u8]) -> (String, Vec<Vec<String>>, Vec<[u32; 4]>) {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("workbook");
    let sheet = workbook.sheet_names()[0].clone();
    let range = workbook.worksheet_range(&sheet).expect("sheet");
    let (end, _) = (range.end().expect("cells"), range.start());
    let text = |row, column| range.get_value((row, column)).map(ToString::to_string).unwrap_or_default();
    let rows = (0..=end.0).map(|row| (0..=end.1).map(|column| text(row, column)).collect()).collect();
    let merges = workbook.merge_cells_by_sheet_name(&sheet).expect("merged");
    let mut merges: Vec<_> = merges.iter().map(|m| [m.start.0, m.start.1, m.end.0, m.end.1]).collect();
    merges.sort_unstable();
    (sheet, rows, merges)
}

#[test]
fn a_header_of_two_rows_is_kept_to_the_letter() {
    let empty = workbook(&["
2026年项目绩效目标导入模板|<|<|<|<|<|<|<|<|<|<
*预算年度|*单位编码|单位名称|项 目名称|项目资金\\n（元）|绩效指标|<|<|<|<|指标类型
^|^|^|^|^|一级指标|二级指标|*三级指标（不超过100字）|计算符号|目标值|^"]);
    let mut learned = learned(&empty);
    assert_eq!(
        values(&learned.profile),
        [
            "年度",
            "单位编码",
            "单位名称",
            "项目名称",
            "资金总额",
            "一级指标",
            "二级指标",
            "三级指标",
            "指标性质",
            "指标值的数字",
            "留空"
        ]
    );
    assert_eq!(learned.unmapped().collect::<Vec<_>>(), [10]);
    let (required, chars): (Vec<bool>, Vec<usize>) =
        learned.profile.columns.iter().map(|column| (column.required, column.max_chars)).unzip();
    assert_eq!(required.iter().filter(|required| **required).count(), 3);
    assert_eq!(chars[7], 100);
    learned.profile.columns[10].value = UploadValue::Fixed("通用".into());
    let read = parse("own.ron", &learned.profile.ron()).expect("a profile that is read again");
    assert_eq!(read, learned.profile);
    let (exported, refused) = exported(&read);
    assert_eq!(refused, []);
    let (before, after) = (contents(&empty), contents(&exported));
    assert_eq!(after.0, before.0, "the sheet's name");
    assert_eq!(after.1[..3], before.1[..], "the header rows");
    assert_eq!(after.2, before.2, "the merged cells");
    assert_eq!(
        after.1[3..],
        [["2026", "644001", "医保局", "医保经办", "125000", "产出指标", "数量指标", "经办人次", "≥", "5000", "通用"]
            .map(str::to_owned)
            .to_vec()]
    );
}

#[test]
fn drop_down_lists_say_what_is_written() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("指标导入").expect("name");
    let headers = ["年度", "项目名称", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "单位", "备注"];
    for (column, header) in (0..).zip(headers) {
        sheet.write_string(0, column, header).expect("header");
    }
    sheet.write_string_with_format(1, 0, "示例：2026", &Format::new()).expect("example");
    let list = |texts: &[&str]| DataValidation::new().allow_list_strings(texts).expect("list");
    sheet.add_data_validation(1, 5, 999, 5, &list(&["1-≥", "2->", "3-=", "4-<", "5-≤", "6-定性"])).expect("list");
    let elsewhere = DataValidation::new().allow_list_formula("字典!$A$1:$A$3".into());
    sheet.add_data_validation(1, 2, 999, 2, &elsewhere).expect("list");
    let dictionary = book.add_worksheet().set_name("字典").expect("name");
    for (row, text) in (0..).zip(["01-产出指标", "02-效益指标", "03-满意度指标"]) {
        dictionary.write_string(row, 0, text).expect("entry");
    }
    let learned = learned(&book.save_to_buffer().expect("workbook"));
    assert_eq!(
        values(&learned.profile),
        ["年度", "项目名称", "一级指标", "二级指标", "三级指标", "指标性质", "指标值的数字", "计量单位", "备注"]
    );
    assert_eq!(learned.remarks, ["表头下面还有 1 行示例或说明，没有放进配置"]);
    let read = parse("own.ron", &learned.profile.ron()).expect("profile");
    let (bytes, refused) = exported(&read);
    assert_eq!(refused, []);
    let (name, rows, _) = contents(&bytes);
    assert_eq!(name, "指标导入");
    assert_eq!(rows[1][2..8], ["01-产出指标", "数量指标", "经办人次", "1-≥", "5000", "人次"]);
    let mut other = read;
    other.columns[2].choices = vec!["完成指标".into()];
    assert_eq!(exported(&other).1, [Refusal::NoChoice("01-产出指标".into())]);
}

#[test]
fn what_is_no_upload_sheet() {
    let read =
        |bytes: &[u8]| Importer::new(&Library::builtin()).learn(bytes, "own", "本市上报").expect_err("no header");
    assert_eq!(read(&workbook(&["单位|姓名\n医保局|张三"])), ImportError::NoUploadHeader);
    assert_eq!(read(b"PK"), WorkbookError::Damaged("文件不完整".into()).into());
}

#[test]
fn the_sheet_that_this_program_exports_is_learned_back() {
    let library = Library::builtin();
    let general = library.profile("general").expect("profile");
    let learned = learned(&exported(general).0);
    assert_eq!(learned.unmapped().count(), 0);
    assert_eq!(values(&learned.profile), values(general));
    let headers = |profile: &Profile| profile.columns.iter().map(|column| column.header.clone()).collect::<Vec<_>>();
    assert_eq!(headers(&learned.profile), headers(general));
}
