//! The monitoring table: its headings say the month that the form says, on paper and back.

use crate::support::drawn::workbook;
use crate::support::exports::{as_xlsx, laid_out};
use jibiao::import::Importer;
use jibiao::model::{Column, FieldPath, Form, Table, keys};
use jibiao::template::shown::shown;
use jibiao::template::{Library, Template, label};
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);

fn template() -> &'static Template {
    LIBRARY.template("national-monitoring").expect("template")
}

/// What is seen in September of a year.
fn monitored() -> Form {
    let mut form = Form { template: template().id.clone(), ..Form::default() };
    let fields = [
        (keys::YEAR, "2026"),
        (keys::MONTH, "9"),
        (keys::PROJECT_NAME, "网络安全经费"),
        ("funds.initial.total", "65.66"),
        ("funds.executed.total", "30"),
        ("funds.expected.total", "60"),
    ];
    fields.into_iter().for_each(|(key, text)| form.fields.set(key.into(), text));
    let row = [
        (Column::Class, "产出指标"),
        (Column::Subclass, "数量指标"),
        (Column::Name, "等保测评系统"),
        (Column::Value, "≥5个"),
        (Column::Actual, "2个"),
        (Column::Expected, "4个"),
        (Column::CauseFunds, "√"),
        (Column::CauseOther, "√"),
        (Column::Deviation, "招标推迟"),
        (Column::Possible, "√"),
        (Column::Remark, "11月复查"),
    ];
    form.push_row(Table::Indicators, row.into_iter().collect());
    form
}

fn printed(form: &Form) -> Vec<String> {
    laid_out(form, template()).cells.into_iter().map(|cell| cell.text).collect()
}

fn imported(bytes: &[u8]) -> Form {
    let mut imported = Importer::new(&LIBRARY).read(bytes, "表", None).expect("readable");
    let lost: Vec<_> = imported.unplaced().map(|cell| &cell.cell.text).collect();
    assert!(lost.is_empty(), "{lost:?}");
    imported.forms.remove(0).form
}

#[test]
fn the_headings_say_the_month_of_the_form() {
    let mut form = monitored();
    for heading in ["1—9月执行数", "1—9月执行率", "1—9月执行情况", "监控截至月份：9", "45.69%"]
    {
        assert!(printed(&form).iter().any(|text| text == heading), "{heading}");
    }
    form.set_text(&FieldPath::field(keys::MONTH), "10");
    assert!(printed(&form).iter().any(|text| text == "1—10月执行情况"));
}

#[test]
fn what_is_printed_comes_back() {
    let mut form = monitored();
    // What was printed is what a sheet says, computed or not.
    form.set_text(&FieldPath::field("funds.rate.total"), "45.69%");
    let again = imported(&as_xlsx(&laid_out(&form, template())));
    assert_eq!(again.template, form.template);
    assert_eq!(again.texts().collect::<Vec<_>>(), form.texts().collect::<Vec<_>>());
    assert!(again.labels.is_empty(), "{:?}", again.labels);
}

/// A county fills in its own sheet: another title, no line for the month, another dash.
const COUNTY: &str = "
平远县项目支出绩效运行监控表|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
（2026年度）|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
项目名称|<|网络安全经费|<|<|<|<|<|<|<|<|<|<|<|<|<|<
主管部门及代码|<|301平远县医保局|<|<|<|<|实施单位|<|<|平远县医保局|<|<|<|<|<|<
项目资金（万元）||<|<|年初预算数|<|1-8月执行数|<|1-8月执行率|<|<|<|全年预计执行数|<|<|<|<
^|年度资金总额|<|<|#65.66|<|#30|<|45.69%|<|<|<|#60|<|<|<|<
^|其他资金|<|<|#5.66|<|#0|<|0%|<|<|<|#5|<|<|<|<
年度总体目标|保障网络安全。|<|<|<|<|<|<|<|<|<|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|1-8月执行情况|全年预计完成情况|偏差原因分析|<|<|<|<|<|完成目标可能性|<|<|备注
^|^|^|^|^|^|^|经费保障|制度保障|人员保障|硬件条件保障|其他|原因说明|确定能|有可能|完全不可能|^
^|产出指标|数量指标|等保测评系统|≥5个|2个|4个|√|||||招标推迟||√||
^|^|质量指标|测评通过率|100%|100%|100%||||||||||";

#[test]
fn the_month_of_a_foreign_sheet_is_read_from_its_headings() {
    let form = imported(&workbook(&[COUNTY]));
    assert_eq!(form.template, template().id);
    let fields = [
        (keys::MONTH, "8"),
        ("funds.initial.total", "65.66"),
        ("funds.executed.total", "30"),
        ("funds.expected.total", "60"),
        ("funds.initial.other", "5.66"),
        ("funds.expected.other", "5"),
    ];
    for (key, text) in fields {
        assert_eq!(form.field(key), text, "{key}");
    }
    let row = &form.indicators[0];
    for (column, text) in [
        (Column::Actual, "2个"),
        (Column::Expected, "4个"),
        (Column::CauseFunds, "√"),
        (Column::Deviation, "招标推迟"),
        (Column::Possible, "√"),
    ] {
        assert_eq!(&row[&column], text, "{column:?}");
    }
    assert!(printed(&form).iter().any(|text| text == "1—8月执行情况"));
    // The month is in the heading, and in no label of its own.
    assert_eq!(label(template(), &form, "funds.executed.total"), "已执行数");
    assert_eq!(shown(template(), &form, &FieldPath::field("funds.rate.total")), "45.69%");
}
