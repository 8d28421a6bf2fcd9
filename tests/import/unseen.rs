//! Layouts of counties that no sample is from, made by hand after what other provinces publish: one kind a test.

use super::sheets::{IMPORTER, imported, whole};
use crate::support::exports::{as_xlsx, laid_out};
use jibiao::model::{Column, Form, Row, keys};
use jibiao::template::Library;

/// Prints the form and reads it back: nothing may be lost or stand elsewhere.
#[track_caller]
fn comes_back(form: &Form) {
    let library = Library::builtin();
    let template = library.template(&form.template).expect("template");
    let mut again = IMPORTER.read(&as_xlsx(&laid_out(form, template)), "表", None).expect("readable");
    let again = again.forms.remove(0).form;
    let texts = |form: &Form| form.texts().map(|(path, text)| format!("{path:?} {text}")).collect::<Vec<_>>();
    assert_eq!(texts(&again), texts(form));
    // Besides, it may say what the template calls its fields.
    form.labels.iter().for_each(|(key, label)| assert_eq!(again.labels.get(key), label, "{key}"));
}

#[track_caller]
fn rows(form: &Form, columns: &[Column], expected: &[&str]) {
    let line = |row: &Row| columns.iter().map(|column| &row[column]).collect::<Vec<_>>().join("|");
    assert_eq!(form.indicators.iter().map(line).collect::<Vec<_>>(), expected, "{:?}", form.indicators);
}

/// What the form keeps under a label of its own.
fn own<'f>(form: &'f Form, label: &str) -> Option<&'f str> {
    let (key, _) = form.labels.iter().find(|(_, own)| *own == label)?;
    Some(form.field(key.as_str()))
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

/// 上海: the goals are of three levels, and every label ends with a colon.
#[test]
fn levels_of_goals() {
    let form = whole(
        "
财政项目支出绩效目标申报表|<|<|<|<
（2022年度）|<|<|<|<
项目名称：|示范村管护|<|项目类别：|其他一次性项目
计划开始日期：|2022-01-01|<|计划完成日期：|2022-12-31
立项依据：|《关于推进乡村振兴示范村建设的指导意见》|<|<|<
项目设立的必要性：|巩固示范村创建成果。|<|<|<
年度绩效目标：|全年完成考核4次。|<|<|<
分解目标|<|<|<|<
一级目标|二级目标|三级目标|指标目标值|<
产出目标|数量|考核次数|4次|<
^|质量|管护合格率|≥95%|<
影响力目标|满意度|村民满意度|≥90%|<",
    );
    rows(
        &form,
        &[Column::Class, Column::Subclass, Column::Name, Column::Value],
        &["产出目标|数量|考核次数|4次", "产出目标|质量|管护合格率|≥95%", "影响力目标|满意度|村民满意度|≥90%"],
    );
    for (label, text) in [
        ("计划开始日期", "2022-01-01"),
        ("计划完成日期", "2022-12-31"),
        ("立项依据", "《关于推进乡村振兴示范村建设的指导意见》"),
        ("项目设立的必要性", "巩固示范村创建成果。"),
    ] {
        assert_eq!(own(&form, label), Some(text), "{:?}", form.labels);
    }
    assert_eq!(form.field(keys::GOALS), "全年完成考核4次。");
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

/// 江西: a line over the whole width heads what is below it; 绩效目标 over the indicators asks for no goals.
#[test]
fn lines_that_head_a_part() {
    let form = whole(
        "
部门整体支出绩效目标表|<|<|<
（2023年度）|<|<|<
部门名称|铜鼓县林业局|联系人|刘小平
部门基本信息|<|<|<
部门所属领域|农林水|编制控制数|#86
当年预算情况（万元）|<|<|<
收入预算合计|#4210.6|其他资金|#20
绩效目标|<|<|<
一级指标|二级指标|三级指标|目标值
产出指标|数量指标|营造林面积|≥2.8万亩",
    );
    assert_eq!(own(&form, "绩效目标"), None, "{:?}", form.labels);
    assert_eq!((own(&form, "部门所属领域"), own(&form, "编制控制数")), (Some("农林水"), Some("86")));
}

/// 江苏: two lists side by side, each under a label of its own.
#[test]
fn two_lists_side_by_side() {
    let form = whole(
        "
部门整体支出绩效目标表|<|<|<|<
（2024年度）|<|<|<|<
部门名称|金湖县文化广电和旅游局|<|<|<
年度部门预算安排（万元）|收入预算|<|支出预算|<
^|项目|金额|项目|金额
^|财政拨款|#2860.35|基本支出|#1890.35
^|其他资金|#120|项目支出|#1090
一级指标|二级指标|三级指标|目标值|<
产出指标|数量指标|送戏下乡场次|≥120场|<",
    );
    assert_eq!((own(&form, "收入预算"), own(&form, "金额")), (None, None), "{:?}", form.labels);
    assert_eq!((own(&form, "基本支出"), own(&form, "项目支出")), (Some("1890.35"), Some("1090")));
    assert_eq!((form.field(keys::FUNDS_FISCAL), form.field(keys::FUNDS_OTHER)), ("2860.35", "120"));
}

/// 宁夏: budget and execution stand beside each other, each with its label.
#[test]
fn funds_in_pairs() {
    let form = whole(
        "
项目支出绩效自评表|<|<|<|<|<
（2023年度）|<|<|<|<|<
项目名称|职业病防治|<|<|<|<
预算执行情况（万元）|预算数：|<|#45|执行数：|#30.6
^|其中：财政拨款|<|#40|其中：财政拨款|#30.6
^|其他资金|<|#5|其他资金|#0
一级指标|二级指标|三级指标|预期指标值|实际完成指标值|自评得分
产出指标|数量指标|采购设备数量|8台|8台|25",
    );
    for (key, text) in [
        ("funds.budget.total", "45"),
        ("funds.executed.total", "30.6"),
        ("funds.budget.current", "40"),
        ("funds.executed.current", "30.6"),
        ("funds.budget.other", "5"),
        ("funds.executed.other", "0"),
    ] {
        assert_eq!(form.field(key), text, "{key} {:?}", form.fields);
    }
}

/// 海南: the year stands beside the bureau; a list of projects without a column of money asks for none.
#[test]
fn the_year_of_a_list() {
    let mut imported = imported(
        "
部门项目支出绩效信息表|<|<|<|<
预算单位：保亭县档案馆|<|预算年度：2024|<|单位：万元
项目名称|一级指标|二级指标|三级指标|指标值
档案数字化|产出指标|数量指标|数字化页数|≥50万页
库房维护|产出指标|数量指标|维护设备数|18台",
    );
    assert_eq!(imported.unplaced().count(), 0);
    assert_eq!(imported.forms.len(), 2);
    let form = imported.forms.remove(1).form;
    assert_eq!((form.field(keys::YEAR), form.field(keys::PROJECT_NAME)), ("2024", "库房维护"));
    assert!(form.unasked.iter().any(|key| key.as_str() == keys::FUNDS_TOTAL), "{:?}", form.unasked);
}

/// 辽宁: the tasks are the projects. 湖北: a form that is applied for.
#[test]
fn other_words_for_tasks_and_titles() {
    let form = whole(
        "
2023年项目申报表|<|<|<
项目名称|防洪排涝|项目执行单位|市政设施管理所
年度主要任务|对应项目|任务内容|项目下达资金总额
^|食品抽检|抽检1200批次|#240
^|安全监察|检查300家|#123
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|内涝点|9处",
    );
    let line =
        |row: &Row| [Column::Name, Column::Content, Column::Total].map(|column| row[&column].to_owned()).join("|");
    let tasks: Vec<String> = form.tasks.iter().map(line).collect();
    assert_eq!(tasks, ["食品抽检|抽检1200批次|240", "安全监察|检查300家|123"]);
    assert_eq!((form.field(keys::TITLE), form.field(keys::YEAR)), ("2023年项目申报表", "2023"));
    assert_eq!(form.field(keys::IMPLEMENTER), "市政设施管理所");
}

/// What the template has no place for is printed in lines of its own below blank fields, and read back to its place.
#[test]
fn own_lines_below_blank_fields_come_back() {
    let form = whole(
        "
部门整体支出绩效目标表|<|<|<
（2023年度）|<|<|<
部门名称|铜鼓县林业局|联系人|刘小平
在职人员总数|#82|公用经费|#180
一级指标|二级指标|三级指标|目标值
产出指标|数量指标|营造林面积|≥2.8万亩
其他需要说明的事项|<|无|<",
    );
    assert_eq!(own(&form, "联系人"), Some("刘小平"));
    comes_back(&form);
}

/// 甘肃: 基本支出 is no source of the money, and keeps its name.
#[test]
fn funds_by_what_they_are_for() {
    let form = whole(
        "
部门整体支出绩效自评表|<|<|<|<|<|<|<
（2022年度）|<|<|<|<|<|<|<
部门名称|华池县司法局|<|<|<|<|<|<
部门整体支出（万元）|支出项目|全年预算数（A）|<|全年执行数（B）|分值|执行率（B/A）|得分
^|年度支出总额：|#1043.26|<|#1001.53|10|96%|9.6
^|其中：基本支出|#842.26|<|#842.26|—|100%|—
^|项目支出|#201|<|#159.27|—|79.2%|—
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
履职效果|部门履职目标|法律援助案件|≥350件|372件|90|90|",
    );
    assert_eq!((own(&form, "基本支出"), own(&form, "项目支出")), (Some("842.26"), Some("201")), "{:?}", form.labels);
    comes_back(&form);
}

/// The rate of a part of the funds, for which the template prints a dash.
#[test]
fn a_single_column_of_own_funds_comes_back() {
    let form = whole(
        "
项目支出绩效自评表|<|<|<|<|<|<|<
（2023年度）|<|<|<|<|<|<|<
项目名称|森林防火|<|<|<|<|<|<
主管部门|园林局|<|<|<|实施单位|<|防火中心
项目负责人|赵春生|<|<|<|联系电话|<|69041234
项目资金\n（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|#237|#237|#201|10|84.8%|8.4
^|其中：当年财政拨款|#237|#237|#201|—|84.8%|—
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
产出指标|数量指标|灭火机|120台|120台|90|90|",
    );
    assert_eq!(form.field("funds.rate.current"), "84.8%", "{:?}", form.fields);
    comes_back(&form);
}

/// A template that prints no year loses the line that says it.
#[test]
fn the_year_is_printed_again() {
    let form = whole(
        "
项目支出绩效目标表|<|<|<|<
（2023年度）|<|<|<|<
项目名称|养护资金|<|主管部门|交通运输局
项目类别|特定目标类|<|实施单位|公路事业发展中心
资金情况\n（万元）|年度资金总额|<|#1260|<
^|其中：财政拨款|<|#1260|<
^|其他资金|<|#0|<
总体目标|完成养护1380公里。|<|<|<
绩效指标|一级指标|二级指标|三级指标|指标值
^|产出指标|数量指标|养护里程|=1380公里
^|效益指标|社会效益指标|受益行政村|≥346个",
    );
    assert_eq!(form.field(keys::YEAR), "2023");
    comes_back(&form);
}

/// 河北: goals and what came of them stand below their labels, the rate of it beside them; a class with its points goes on.
#[test]
fn texts_below_a_row_of_labels() {
    let form = whole(
        "
2023年度预算项目绩效自评表|<|<|<|<|<|<
项目名称|<|特困人员供养经费|<|<|<|<
年度预期目标|<|<|具体完成情况|<|<|总体完成率
保障特困人员基本生活。|<|<|1350名特困人员按月领取供养金。|<|<|100%
一级指标|二级指标|三级指标|分值|预期指标值|实际完成值|自评得分
产出指标（50分）|数量指标|供养人数|20|≥1400人|1350人|20
预算执行率（10分）|预算执行率|预算执行率|10|100%|100%|9
总分|<|<|30|||29",
    );
    assert_eq!(form.field(keys::GOALS), "保障特困人员基本生活。");
    assert_eq!(form.field(keys::GOALS_ACTUAL), "1350名特困人员按月领取供养金。");
    assert_eq!(own(&form, "总体完成率"), Some("100%"), "{:?}", form.labels);
    rows(&form, &[Column::Name, Column::Weight, Column::Score], &["供养人数|20|20", "预算执行率|10|9"]);
}

/// 黑龙江: the sources of the money beside each other; 湖南: the projects are 专项; 山西, 吉林: other lines with the year.
#[test]
fn sources_projects_and_years_in_other_words() {
    let form = whole(
        "
项目支出绩效目标申报表|<|<|<|<
（二〇二四年度）|<|<|<|<
项目名称|保护性耕作|<|<|<
资金来源|合计|#2400|其中：中央财政|#2000
^|省级财政|#300|县级财政|#50
一级指标|二级指标|三级指标|指标值|<
产出指标|数量指标|作业面积|≥80万亩|<",
    );
    let fund = |part: &str| form.field(&format!("funds.{part}"));
    assert_eq!([fund("total"), fund("central"), fund("province"), fund("county")], ["2400", "2000", "300", "50"]);
    assert_eq!(form.field(keys::YEAR), "2024");
    comes_back(&form);
    let list = "
项目支出绩效目标表|<|<|<|<|<
（2023年1月—7月）|<|<|<|<|<
单位（专项）名称|实施期绩效目标|一级指标|二级指标|三级指标|指标值
农村客运补贴|保障52条线路|产出指标|数量指标|客运线路|52条
公交补贴|保障8条线路|产出指标|数量指标|公交线路|8条";
    let mut imported = imported(list);
    assert_eq!((imported.forms.len(), imported.unplaced().count()), (2, 0));
    let form = imported.forms.remove(1).form;
    assert_eq!((form.field(keys::PROJECT_NAME), form.field(keys::YEAR)), ("公交补贴", "2023"));
}
