//! Layouts that no template has: forms are read by their labels and their structure, not by places.

use crate::support::drawn::workbook;
use crate::support::exports::{as_xlsx, laid_out};
use jibiao::base::money::Money;
use jibiao::import::{Imported, Importer};
use jibiao::model::{Column, Form, Row, Table, keys};
use jibiao::template::{Library, Units};
use std::path::Path;
use std::sync::LazyLock;

static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&Library::builtin()));

fn imported(sheets: &[&str]) -> Imported {
    IMPORTER.read(&workbook(sheets), "表", None).expect("readable")
}

/// The one form of a sheet on which every cell has its place.
fn whole(sheet: &str) -> Form {
    let mut imported = imported(&[sheet]);
    let lost: Vec<_> =
        imported.unplaced().map(|cell| (cell.cell.area.address(), &cell.cell.text, cell.reason)).collect();
    assert!(lost.is_empty(), "{lost:?}\n{sheet}");
    assert_eq!(imported.forms.len(), 1, "{sheet}");
    imported.forms.remove(0).form
}

fn rows(form: &Form, table: Table, columns: &[Column]) -> Vec<String> {
    let line = |row: &Row| columns.iter().map(|column| &row[column]).collect::<Vec<_>>().join("|");
    form.rows(table).iter().map(line).collect()
}

const INDICATOR: [Column; 4] = [Column::Class, Column::Subclass, Column::Name, Column::Value];

fn fields(form: &Form, expected: &[(&str, &str)]) {
    for (key, text) in expected {
        assert_eq!(form.field(key), *text, "{key}");
    }
}

#[test]
fn a_numbered_label_without_a_text() {
    let form = whole(
        "
部门预算项目支出绩效自评表|<|<|<
（2023年度）|<|<|<
项目名称|饮水工程|主管部门|水利局
项目基本情况|1.项目年度目标|解决饮水问题|<
^|2.项目资产移交去向||<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|水厂|1座",
    );
    assert!(form.labels.iter().any(|(_, label)| label == "2.项目资产移交去向"), "{:?}", form.labels);
}

#[test]
fn what_a_sheet_does_not_ask_for() {
    let asked = |row: &str| {
        let sheet = format!(
            "
项目支出绩效目标申报表|<|<|<
（2023年度）|<|<|<
项目名称|饮水工程|<|<
{row}
年度资金总额|20|<|<
年度目标|解决饮水问题|<|<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|水厂|1座"
        );
        let imported = IMPORTER.read(&workbook(&[&sheet]), "表", Some("national-project-2021")).expect("readable");
        let form = &imported.forms[0].form;
        let asked = |key: &&str| !form.unasked.iter().any(|unasked| unasked.as_str() == *key);
        [keys::DEPARTMENT, keys::IMPLEMENTER].into_iter().filter(asked).collect::<Vec<_>>()
    };
    assert_eq!(asked("项目概况|饮水|<|<"), [""; 0]);
    assert_eq!(asked("主管部门||实施单位|"), [keys::DEPARTMENT, keys::IMPLEMENTER]);
    assert_eq!(asked("主管部门|水利局|项目概况|饮水"), [keys::DEPARTMENT]);
    assert_eq!(asked("主管部门：　　实施单位：|<|<|<"), [keys::DEPARTMENT, keys::IMPLEMENTER]);
}

/// The tasks are in 元 and the funds in 万元: printed so, and each counted in its own unit.
#[test]
fn two_units_in_one_form() {
    let library = Library::builtin();
    let template = library.template("generic").expect("template");
    for (heads, total, printed) in [
        ("预算金额（元）|<|<\n^|^|总额|财政拨款|其他资金", "1250000元", "预算金额（元）"),
        ("预算金额（万元）|<|<\n^|^|总额（元）|财政拨款|其他资金", "1250000元", "总额（元）"),
        ("预算金额（万元）|<|<\n^|^|总额|财政拨款|其他资金", "1250000万元", "预算金额（万元）"),
    ] {
        let form = whole(&format!(
            "
整体支出绩效目标表|<|<|<|<
预算单位|医保局|资金总额（万元）|125|<
任务名称|主要内容|{heads}
医保经办|受理|1250000|1250000|
金额合计|<|1250000|1250000|
年度总体目标|做好经办|<|<|<
一级指标|二级指标|三级指标|指标值|<
产出指标|数量指标|受理件数|≥5件|<"
        ));
        assert_eq!((&*form.template, form.tasks.len(), form.field(keys::GOALS)), ("generic", 1, "做好经办"));
        let units = Units::of(template, &form);
        let amount = |text, unit| Money::read(text, unit).map(|amount: Money| amount.to_string());
        let of_task = amount(&form.tasks[0][Column::Total], units.of_column(Table::Tasks, &Column::Total));
        assert_eq!(of_task.as_deref(), Some(total), "{heads}: {:?}", form.labels);
        let of_form = amount(form.field(keys::FUNDS_TOTAL), units.of_field(keys::FUNDS_TOTAL));
        assert_eq!(of_form.as_deref(), Some("125万元"), "{heads}");
        let sheet = laid_out(&form, template);
        assert!(sheet.cells.iter().any(|cell| cell.text == printed), "{heads}");
        let mut again = IMPORTER.read(&as_xlsx(&sheet), "表", None).expect("readable");
        assert_eq!(again.forms.remove(0).form.labels, form.labels, "{heads}");
    }
}

#[test]
fn other_words_for_the_same_fields() {
    let form = whole(
        "
项目支出绩效目标申报表|<|<|<|<|<|<|<
（2026年度）|<|<|<|<|<|<|<
项目编号|<|510800P01|<|项 目\\n名 称：|医保经办|<|<
主管部门及代码|<|644001广元市医疗保障局|<|项目实施单位|广元市医保中心|<|<
项目资金（万元）|<|年度资金总额：|#12.5|<|<|<|<
^|<|其中：财政拨款|#12.5|<|<|<|<
^|<|其他资金|#0|<|<|<|<
总体\\n目标|做好经办工作。\\n提高满意度。|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|计算符号|指标值|度量单位|分值权重
^|产出指标|数量指标|经办人次|≥|#5000|人次|#30
^|^|质量指标|差错率|≤|1|%|#20
^|满意度指标|服务对象满意度指标|群众满意度|≥|#95|%|#10",
    );
    assert_eq!(form.template, "national-project-2021");
    fields(
        &form,
        &[
            (keys::YEAR, "2026"),
            (keys::PROJECT_CODE, "510800P01"),
            (keys::PROJECT_NAME, "医保经办"),
            (keys::IMPLEMENTER, "广元市医保中心"),
            (keys::FUNDS_TOTAL, "12.5"),
            (keys::FUNDS_OTHER, "0"),
            (keys::GOALS, "做好经办工作。\n提高满意度。"),
        ],
    );
    assert_eq!(form.labels.get(keys::PROJECT_CODE), "项目编号", "the label stays as it was printed");
    assert_eq!(
        rows(&form, Table::Indicators, &[&INDICATOR[..], &[Column::Operator, Column::Unit, Column::Weight]].concat()),
        [
            "产出指标|数量指标|经办人次|5000|≥|人次|30",
            "产出指标|质量指标|差错率|1|≤|%|20",
            "满意度指标|服务对象满意度指标|群众满意度|95|≥|%|10"
        ]
    );
}

#[test]
fn columns_in_another_order_and_columns_of_ones_own() {
    let form = whole(
        "
部门预算项目支出绩效目标申报表|<|<|<|<|<
（ 2026年度）|<|<|<|<|<
预算单位|医保局|<|<|<|<
项目名称|信息化|<|<|<|<
序号|三级指标|指标值（包含数字及文字描述）|二级指标|一级指标|责任科室
#1|系统数量|≥1套|数量指标|项目完成|信息科
#2|系统稳定率|≥99%|质量指标||信息科",
    );
    let own = |name: &str| Column::Extra(name.into());
    assert_eq!(
        rows(&form, Table::Indicators, &[&INDICATOR[..], &[own("序号"), own("责任科室")]].concat()),
        // 序号 is where the row stands.
        ["项目完成|数量指标|系统数量|≥1套||信息科", "项目完成|质量指标|系统稳定率|≥99%||信息科"]
    );
    fields(&form, &[(keys::BUREAU, "医保局"), (keys::PROJECT_NAME, "信息化")]);
}

#[test]
fn several_forms_below_each_other_and_on_several_sheets() {
    let form = |name: &str, value: &str| {
        format!(
            "部门预算项目支出绩效目标申报表|<|<|<|<\n（ 2026年度）|<|<|<|<\n项目名称|{name}|<|<|<\n预算单位|医保局|<|<|<\n\
             项目资金（万元）|年度资金总额：{value}|<|<|<\n总体目标|年度目标|<|<|<\n^|{name}的目标|<|<|<\n\
             绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）\n^|项目完成|数量指标|{name}数|{value}"
        )
    };
    let three = [form("甲", "1万元"), String::new(), form("乙", "2万元"), form("丙", "3万元")].join("\n");
    let imported = imported(&[&three, "说明|见表", &form("丁", "4万元")]);
    let read: Vec<_> = imported
        .forms
        .iter()
        .map(|form| (form.sheet, form.form.field(keys::PROJECT_NAME), form.form.field(keys::FUNDS_TOTAL)))
        .collect();
    assert_eq!(read, [(0, "甲", "1万元"), (0, "乙", "2万元"), (0, "丙", "3万元"), (2, "丁", "4万元")]);
    assert!(imported.forms.iter().all(|form| form.form.indicators.len() == 1 && form.form.source == "表"));
    let lost: Vec<_> = imported.unplaced().map(|cell| (cell.sheet, cell.cell.text.as_str())).collect();
    assert_eq!(lost, [("Sheet2", "说明"), ("Sheet2", "见表")], "a sheet without a form is told of");
}

#[test]
fn a_label_and_its_value_in_one_cell() {
    let form = whole(
        "
部门预算项目支出绩效目标批复表|<|<|<|<
（2026年度）|<|<|<|<
项目名称：医保基金监管|<|<|<|<
预算单位：广元市医疗保障局|<|<|<|<
项目资金\\n（万元）|年度资金总额：6万元|<|<|<
^|       其中：财政拨款  6万元|<|<|<
^|             其他资金0万元|<|<|<
总体目标|年度目标|<|<|<
^|监管到位|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）
^|项目完成|数量指标|检查次数|12次",
    );
    fields(
        &form,
        &[
            (keys::PROJECT_NAME, "医保基金监管"),
            (keys::BUREAU, "广元市医疗保障局"),
            (keys::FUNDS_TOTAL, "6万元"),
            (keys::FUNDS_FISCAL, "6万元"),
            (keys::FUNDS_OTHER, "0万元"),
            (keys::GOALS, "监管到位"),
        ],
    );
}

#[test]
fn classes_and_header_again_after_a_page_break() {
    let form = whole(
        "
部门预算项目支出绩效目标申报表|<|<|<|<
项目名称|甲|<|<|<
预算单位|乙|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）
^|项目完成|数量指标|一|1个
^|^|^|二|2个
绩效指标|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）
^|项\\n目\\n完\\n成|数 量 指 标|三|3个
^|^|质量指标|四|4个
^|项目效益|社会效益指标|五|长期",
    );
    assert_eq!(
        rows(&form, Table::Indicators, &INDICATOR),
        [
            "项目完成|数量指标|一|1个",
            "项目完成|数量指标|二|2个",
            "项目完成|数量指标|三|3个",
            "项目完成|质量指标|四|4个",
            "项目效益|社会效益指标|五|长期"
        ]
    );
}

#[test]
fn classes_that_stand_once_above_blank_cells() {
    let form = whole(
        "
部门预算项目支出绩效目标申报表||||
项目名称|甲|||
预算单位|乙|||
|一级指标|二级指标|三级指标|指标值（包含数字及文字描述）
绩效指标|项目完成|数量指标|一|1个
|||二|2个
||质量指标|三|3个
|项目效益|社会效益指标|四|长期
|满意度指标||五|95%",
    );
    assert_eq!(
        rows(&form, Table::Indicators, &INDICATOR),
        [
            "项目完成|数量指标|一|1个",
            "项目完成|数量指标|二|2个",
            "项目完成|质量指标|三|3个",
            "项目效益|社会效益指标|四|长期",
            "满意度指标||五|95%"
        ]
    );
}

#[test]
fn numbers_as_text_text_as_numbers_and_dates_as_serials() {
    let form = whole(
        "
项目支出绩效目标申报表|<|<|<|<|<|<|<
（2026年度）|<|<|<|<|<|<|<
项目名称|<|#2026|<|项目编码|#51080020260001|<|<
主管部门|<|医保局|<|实施单位|医保中心|<|<
项目资金（万元）|<|年度资金总额|12.50|<|<|<|<
^|<|其中：财政拨款|#12.5|<|<|<|<
^|<|其他资金||<|<|<|<
年度总体目标|做好经办。|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重
^|产出指标|时效指标|完成时间|≤|@46387||10
^|^|数量指标|人数|≥|#0.1|万人|#10.50",
    );
    fields(
        &form,
        &[
            (keys::PROJECT_NAME, "2026"),
            (keys::PROJECT_CODE, "51080020260001"),
            (keys::FUNDS_TOTAL, "12.50"),
            (keys::FUNDS_FISCAL, "12.5"),
        ],
    );
    assert_eq!(
        rows(&form, Table::Indicators, &[Column::Value, Column::Unit, Column::Weight]),
        ["2026/12/31||10", "0.1|万人|10.5"]
    );
}

#[test]
fn a_schedule_of_any_length() {
    let form = whole(
        "
医保经办绩效目标表|<|<|<|<|<|<
450001 博野县医疗保障局|<|<|<|<|单位：万元|<
项目编码|13P|<|<|项目名称|医保经办|<
预算规模及资金用途|预算数|#30|其中：财政资金|#30|其他资金|
^|用于经办。|<|<|<|<|<
资金支出计划（%）|3月底|6月底|9月底|11月底|12月底|<
^|10%|20%|50%|80%|100%|<
绩效目标|做好经办。|<|<|<|<|<
一级指标|二级指标|三级指标|绩效指标描述|指标值|指标值确定依据|<
产出指标|数量指标|人数|参保人数|≥1万人|年度计划|<",
    );
    assert_eq!(form.template, "boye-project");
    assert_eq!(
        rows(&form, Table::Schedule, &[Column::Month, Column::Percent]),
        ["3月底|10%", "6月底|20%", "9月底|50%", "11月底|80%", "12月底|100%"]
    );
    fields(
        &form,
        &[(keys::BUREAU, "450001 博野县医疗保障局"), ("fund_use", "用于经办。"), (keys::GOALS, "做好经办。")],
    );
}

#[test]
fn a_form_that_fits_no_template() {
    let form = whole(
        "
附件3|||||
XX县本级预算绩效目标管理表|<|<|<|<|<
基本情况|项目（政策）名称|村卫生室补助|<|项目类别|经常性
^|主管单位|XX县卫健局|<|起止年限|2026年1月-12月
^|政策依据|X卫发〔2025〕8号|<|<|<
资金情况|项目预算|#86.4|<|单位自筹|#3
绩效目标|保障村卫生室运转。|<|<|<|<
绩效指标|一级指标|二级指标|具体指标|目标值|评分标准
^|产出|数量|村卫生室数|72个|少一个扣1分
^|^|成本|每个补助|1.2万元|超支不得分
^|效益|社会效益|就诊便利|显著提高|按调查情况
填报人：王五|<|<|联系电话：0839-1234567|<|<",
    );
    assert_eq!(form.template, "generic");
    fields(
        &form,
        &[(keys::PROJECT_NAME, "村卫生室补助"), (keys::FUNDS_TOTAL, "86.4"), (keys::GOALS, "保障村卫生室运转。")],
    );
    let kept =
        |label: &str, text: &str| form.fields.iter().any(|(key, own)| form.labels.get(key) == label && own == text);
    assert!(
        kept("政策依据", "X卫发〔2025〕8号") && kept("单位自筹", "3") && kept("起止年限", "2026年1月-12月"),
        "{:?}",
        form.fields
    );
    assert_eq!(
        rows(&form, Table::Indicators, &[Column::Class, Column::Subclass, Column::Value])[1],
        "产出|成本|1.2万元"
    );
}

#[test]
fn two_tables_of_targets_side_by_side() {
    let form = whole(
        "
项目支出绩效目标表|<|<|<|<|<|<|<
项目名称|甲|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值
^|产出指标|数量指标|三年人数|3万人|数量指标|今年人数|1万人",
    );
    assert_eq!(
        rows(&form, Table::Indicators, &INDICATOR),
        ["产出指标|数量指标|三年人数|3万人", "产出指标|数量指标|今年人数|1万人"]
    );
    let terms: Vec<&str> = form.indicators.iter().map(|row| &row[Column::Term]).collect();
    assert_eq!(terms, ["（一）", "（二）"]);
}

#[test]
fn old_formats_hold_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let pairs = [
        ("boye-2022", "01-canbao-xianji-peitao"),
        ("guangyuan-2021", "01-bumen-zhengti"),
        ("shapotou-2023", "01-jingban-jingfei"),
    ];
    for (county, name) in pairs {
        let read = |path: std::path::PathBuf| {
            let bytes = std::fs::read(&path).expect("file");
            let imported = IMPORTER.read(&bytes, name, None).expect("readable");
            assert_eq!(imported.unplaced().count(), 0, "{}", path.display());
            (imported.forms, imported.bureau)
        };
        let xlsx = read(folder.join("forms").join(county).join(name).with_extension("xlsx"));
        for extension in ["xls", "ods"] {
            let got = read(folder.join("import").join(name).with_extension(extension));
            assert_eq!(got, xlsx, "{name}.{extension}");
        }
    }
}

#[test]
fn labels_that_no_template_knows_keep_what_stands_beside_them() {
    let form = whole(
        "
项目支出绩效目标申报表|<|<|<
项目名称|低保金|业务主管部门|平远县民政局
项目负责人|张伟|项目类型|经常性
立项年份|2023年|责任科室|救助股
测算依据（万元）|#2400|上级补助（万元）|#2000
年度目标|保障3200人。|<|<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|保障人数|3200人",
    );
    let spare = |label: &str| {
        let key = form.labels.iter().find(|(_, printed)| *printed == label).map(|(key, _)| key.clone());
        key.map_or("", |key| form.field(key.as_str()))
    };
    for (label, text) in
        [("立项年份", "2023年"), ("责任科室", "救助股"), ("测算依据（万元）", "2400"), ("上级补助（万元）", "2000")]
    {
        assert_eq!(spare(label), text, "{label}");
    }
    fields(&form, &[(keys::DEPARTMENT, "平远县民政局"), ("attribute", "经常性")]);
}

#[test]
fn headings_are_no_amounts() {
    let form = whole(
        "
部门整体支出绩效目标申报表|<|<|<|<|<|<
部门名称|平远县水利局|<|<|<|<|<
年度预算申请|资金总额|按收入性质分|<|<|按支出性质分|<
^|^|一般公共预算|政府性基金拨款|其他资金|基本支出|项目支出
^|#2586.32|#2386.32|#150|#50|#986.32|#1600
年度总体目标|加固水库12座。|<|<|<|<|<
绩效指标|一级指标|<|二级指标|<|三级指标|指标值
^|产出指标|<|数量指标|<|加固座数|12座",
    );
    fields(&form, &[(keys::FUNDS_TOTAL, "2586.32"), (keys::FUNDS_FISCAL, "2386.32"), (keys::FUNDS_OTHER, "50")]);
}

#[test]
fn what_stands_under_the_table_is_no_indicator() {
    let under = [
        "填报人（签名）：李明|<|<|联系电话：0753-4567890|填报日期：2023年11月20日",
        "填报人|李明|<|联系电话|0753-4567890",
        "单位负责人：|张三|<|填表日期：|2023年11月20日",
        "审核人：|<|<|制表人：林芳|<",
        "绩效指标|合计|<|<|",
    ];
    for line in under {
        let sheet = format!(
            "
项目支出绩效目标表|<|<|<|<
项目名称|辅警经费|<|<|<
主管部门|平远县公安局|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标值
^|产出指标|数量指标|辅警人数|320人
{line}"
        );
        assert_eq!(rows(&whole(&sheet), Table::Indicators, &INDICATOR), ["产出指标|数量指标|辅警人数|320人"], "{line}");
    }
    let opinion = "
绩效目标表|<|<|<|<
项目名称|辅警经费|<|<|<
主管部门|平远县公安局|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标值
^|产出指标|数量指标|辅警人数|320人
其他需要说明的问题|无|<|<|<
财政部门审核意见|同意。\\n（盖章）|<|<|<";
    assert_eq!(rows(&whole(opinion), Table::Indicators, &INDICATOR).len(), 1);
}

#[test]
fn totals_of_weights_in_any_words() {
    for label in ["合计", "总分", "总计", "总得分"] {
        let sheet = format!(
            "
项目支出绩效自评表|<|<|<|<|<|<|<
（2023年度）|<|<|<|<|<|<|<
项目名称|食堂改造|<|<|<|<|<|<
主管部门|平远县教育局|<|<|实施单位|教育局|<|<
项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|#350|#350|#333.2|#10|95.2%|#9.52
^|其中：财政拨款|#350|#350|#333.2|—|—|—
^|其他资金|#0|#0|#0|—|—|—
年度总体目标|预期目标|<|<|实际完成情况|<|<|<
^|改造14个。|<|<|完成14个。|<|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
^|产出指标|数量指标|改造食堂数|14个|14个|#60|#60
^|效益指标|社会效益指标|受益学生|≥1万人|1.1万人|#30|#30
{label}|<|<|<|<|<|#100|#99.52"
        );
        let form = whole(&sheet);
        assert_eq!(form.template, "national-self-evaluation");
        assert_eq!(form.indicators.len(), 2, "{label}");
        fields(&form, &[("funds.budget.current", "350"), ("funds.executed.current", "333.2")]);
    }
}

#[test]
fn a_label_of_what_the_template_prints_in_its_title() {
    let form = whole(
        "
项目支出绩效目标自评表|<|<|<|<|<
（2022年度）|<|<|<|<|<
项目名称|<|公路养护|<|<|<
主管部门及代码|<|301平远县交通局|<|实施单位|公路中心
项目预算执行情况（万元）|<|预算数：|#382|执行数：|#370
^|<|其中：财政拨款|#380|其中：财政拨款|#368
^|<|其他资金|#2|其他资金|#2
年度总体目标完成情况|<|预期目标|<|目标实际完成情况|<
^|<|大中修86公里。|<|完成82公里。|<
绩效指标|一级指标|二级指标|三级指标|预期指标值|实际完成指标值
^|完成指标|数量指标|大中修里程|≥86公里|82公里",
    );
    fields(&form, &[(keys::PROJECT_NAME, "公路养护"), ("funds.executed.total", "370")]);
}

#[test]
fn who_files_a_form_stands_above_it() {
    let form = whole(
        "
项目支出绩效目标表|<|<|<|<|<|<|<
（2024年度）|<|<|<|<|<|<|<
填报单位：平远县教育局|<|<|<|||单位：万元|<
项目名称|校舍维修|<|<|项目编码|370800240001|<|<
主管部门|平远县教育局|<|<|实施单位|教育装备中心|<|<
项目资金（万元）|年度资金总额|<|<|#850|<|<|<
^|其中：财政拨款|<|<|#850|<|<|<
^|其他资金|<|<|#0|<|<|<
年度总体目标|维修校舍24所。|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重
^|产出指标|数量指标|维修学校数|≥|24|所|20",
    );
    assert_eq!(form.template, "national-project-2021");
    let department = whole(
        "
部门（单位）整体支出绩效目标表|<|<|<|<
（2024年度）|<|<|<|<
部门（单位）名称|平远县交通运输局|<|<|<
年度主要任务|任务名称|主要内容|<|预算金额（万元）
^|公路养护|日常养护|<|#1500
年度总体目标|保障畅通。|<|<|<
年度绩效指标|一级指标|二级指标|三级指标|指标值
^|产出指标|数量指标|养护里程|≥45公里
填报单位（盖章）：平远县交通运输局|<|<|填报日期：2023年12月5日|<",
    );
    assert_eq!(department.field(keys::BUREAU), "平远县交通运输局");
    assert!(department.labels.get(keys::BUREAU).is_empty());
}

#[test]
fn several_projects_in_one_table() {
    let imported = imported(&["
部门预算项目绩效目标表（2024年度）|<|<|<|<|<|<
部门：平远县教育局|||||金额单位：万元|<
项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标值
#1|#2|#3|#4|#5|#6|#7
教师生活补助|#480|稳定教师队伍。|产出指标|数量指标|补助人数|≥1250人
^|^|^|效益指标|社会效益指标|流失率|≤3%
校园安保经费|#265|保障校园安全。|产出指标|数量指标|保安人数|≥260人
^|^|^|效益指标|社会效益指标|安全事故|0起"]);
    assert_eq!(imported.unplaced().count(), 0);
    let read: Vec<_> = imported.forms.iter().map(|form| &form.form).collect();
    assert_eq!(read.len(), 2);
    read.iter().for_each(|form| fields(form, &[(keys::YEAR, "2024"), (keys::BUREAU, "平远县教育局")]));
    fields(
        read[0],
        &[(keys::PROJECT_NAME, "教师生活补助"), (keys::FUNDS_TOTAL, "480"), (keys::GOALS, "稳定教师队伍。")],
    );
    fields(
        read[1],
        &[(keys::PROJECT_NAME, "校园安保经费"), (keys::FUNDS_TOTAL, "265"), (keys::GOALS, "保障校园安全。")],
    );
    assert_eq!(
        rows(read[1], Table::Indicators, &INDICATOR),
        ["产出指标|数量指标|保安人数|≥260人", "效益指标|社会效益指标|安全事故|0起"]
    );
}

#[test]
fn a_target_is_read_with_all_that_says_what_it_is() {
    let form = whole(
        "
部门预算项目支出绩效目标申报表|<|<|<|<|<|<|<
（2024年度）|<|<|<|<|<|<|<
项目名称|<|实验室建设|<|<|<|<|<
预算单位|<|平远县卫健局|<|<|<|<|<
项目资金（万元）|<|年度资金总额|<|#420|<|<|<
^|<|其中：财政拨款|<|#400|<|<|<
^|<|其他资金|<|#20|<|<|<
总体目标|购置设备28台。|<|<|<|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重
^|产出指标|数量指标|购置设备|≥|28|台|90",
    );
    assert_eq!(form.template, "generic", "a template that prints 28 without ≥ and 台 would print another target");
}

#[test]
fn the_budget_below_the_tasks_is_no_task() {
    let form = whole(
        "
部门（单位）整体绩效目标表|<|<|<
（2024年度）|<|<|<
部门（单位）名称|平远县民政局|<|<
年度履职目标|目标1：兜牢底线。\\n目标2：建设体系。|<|<
年度主要任务|任务名称|<|主要内容
^|社会救助|<|发放救助资金。
预算情况|部门预算总额（万元）|<|8650.4
^|1、资金来源：（1）政府预算资金|<|8650.4
^|（2）财政专户管理资金|<|0
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|低保发放率|100%",
    );
    assert_eq!(rows(&form, Table::Tasks, &[Column::Name, Column::Content]), ["社会救助|发放救助资金。"]);
    assert_eq!(form.field(keys::GOALS), "目标1：兜牢底线。\n目标2：建设体系。");
}

#[test]
fn the_unit_of_the_amounts() {
    let sheet = |side: &str, label: &str| {
        format!(
            "
项目支出绩效目标申报表|<|<|<
项目名称|<|医保经办|<
实施单位|<|广元市医保中心|<
{side}|{label}|#125000|<
^|其中：财政拨款|#125000|<
^|其他资金|#0|<
总体目标|做好经办工作。|<|<
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|经办人次|≥5000人次"
        )
    };
    let read = |side: &str, label: &str| {
        let mut imported = imported(&[&sheet(side, label)]);
        let told: Vec<String> = imported.unplaced().map(|cell| cell.cell.text.clone()).collect();
        let form = imported.forms.remove(0).form;
        let library = Library::builtin();
        let template = library.template(&form.template).expect("template");
        let read = |key| jibiao::template::units::amount(template, &form, key).expect("an amount").to_string();
        (read(keys::FUNDS_TOTAL), read(keys::FUNDS_FISCAL), told)
    };
    let wan = "125000万元".to_owned();
    assert_eq!(read("项目资金（万元）", "年度资金总额"), (wan.clone(), wan, vec![]));
    // The form's own label is kept, and so is its unit.
    let yuan = "125000元".to_owned();
    assert_eq!(read("项目资金", "年度资金总额（元）"), (yuan.clone(), yuan.clone(), vec![]));
    // The label of a block is the template's: the form says its unit.
    assert_eq!(read("项目资金（元）", "年度资金总额"), (yuan.clone(), yuan, vec![]));
}
