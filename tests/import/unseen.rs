//! Layouts of counties that no sample is from, made by hand after what other provinces publish: one kind a test.

use crate::support::drawn::workbook;
use jibiao::import::{Imported, Importer};
use jibiao::model::{Column, Form, Row};
use jibiao::template::Library;
use std::sync::LazyLock;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));

fn imported(sheet: &str) -> Imported {
    IMPORTER.read(&workbook(&[sheet]), "表", None).expect("readable")
}

/// The one form of a sheet on which every cell has its place.
#[track_caller]
fn whole(sheet: &str) -> Form {
    let mut imported = imported(sheet);
    let lost: Vec<_> =
        imported.unplaced().map(|cell| (cell.cell.area.address(), &cell.cell.text, cell.reason)).collect();
    assert!(lost.is_empty(), "{lost:?}\n{sheet}");
    assert_eq!(imported.forms.len(), 1, "{sheet}");
    imported.forms.remove(0).form
}

#[track_caller]
fn rows(form: &Form, columns: &[Column], expected: &[&str]) {
    let line = |row: &Row| columns.iter().map(|column| &row[column]).collect::<Vec<_>>().join("|");
    assert_eq!(form.indicators.iter().map(line).collect::<Vec<_>>(), expected, "{:?}", form.indicators);
}

fn extra(label: &str) -> Column {
    Column::Extra(label.into())
}

/// 云南: the levels are in the second line of the header, and what is right of them is merged over both.
#[test]
fn levels_below_the_first_line_of_a_header() {
    let form = whole(
        "
项目支出绩效自评表|<|<|<|<|<|<|<|<|<
（2023年度）|<|<|<|<|<|<|<|<|<
项目名称|<|河道清淤工程|<|<|<|<|<|<|<
绩效指标|<|<|年度指标值|<|<|实际完成值|分值|得分|偏差原因分析及改进措施
一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^|^|^
产出指标|数量指标|清淤长度|＝|3.2|公里|3.1|20|19.4|汛期停工
满意度指标|服务对象满意度指标|群众满意度|≥|90|%|92|10|9.8|无",
    );
    let columns = [Column::Name, Column::Operator, Column::Value, Column::Unit, Column::Actual, Column::Weight];
    rows(&form, &columns, &["清淤长度|＝|3.2|公里|3.1|20", "群众满意度|≥|90|%|92|10"]);
    rows(&form, &[Column::Score, Column::Deviation], &["19.4|汛期停工", "9.8|无"]);
}

/// 天津: the names stand under 绩效指标, behind two levels.
#[test]
fn names_of_indicators_behind_two_levels() {
    let form = whole(
        "
项目支出绩效目标表|<|<|<|<|<
（2023年度）|<|<|<|<|<
项目名称|孤残儿童救助|<|<|<|<
绩效指标|一级指标|二级指标|绩效指标|指标描述|指标值
^|产出指标|数量指标|救助人数|救助孤残儿童人数|36人
^|满意度指标|服务对象满意度指标|监护人满意度|抽样调查|≥95%",
    );
    rows(
        &form,
        &[Column::Subclass, Column::Name, Column::Description, Column::Value],
        &["数量指标|救助人数|救助孤残儿童人数|36人", "服务对象满意度指标|监护人满意度|抽样调查|≥95%"],
    );
}

/// 江苏, 湖北: of several columns of targets the one of the whole year counts.
#[test]
fn the_target_of_the_year_among_others() {
    let sheet = |heads: &str, of: [&str; 3]| {
        format!(
            "
项目支出绩效目标申报表|<|<|<|<|<
（2023年度）|<|<|<|<|<
项目名称|防洪排涝|<|<|<|<
{heads}
产出指标|数量指标|内涝点|{}|{}|{}",
            of[0], of[1], of[2]
        )
    };
    let form = whole(&sheet("一级指标|二级指标|三级指标|指标解释|半年指标值|全年指标值", ["个数", "4处", "9处"]));
    rows(&form, &[Column::Value, extra("半年指标值")], &["9处|4处"]);
    let heads = "一级指标|二级指标|三级指标|指标值|<|<\n^|^|^|前年|上年|预计当年实现";
    let form = whole(&sheet(heads, ["6处", "8处", "9处"]));
    rows(&form, &[Column::Value, extra("前年"), extra("上年")], &["9处|6处|8处"]);
}
