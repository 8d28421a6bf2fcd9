//! What bureaus of many kinds write: what must be said about it, and what must be left alone.

use jibiao::model::{Column, Form, Project, Table};
use jibiao::rules::{Finding, Severity, check_all};
use jibiao::template::Library;

/// What is said about a form whose one indicator is this.
fn findings(library: &Library, subclass: &str, name: &str, value: &str) -> Vec<Finding> {
    let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
    let fields = [
        ("year", "2024"),
        ("project_name", "农村公路养护"),
        ("unit", "某县交通运输局"),
        ("funds.total", "120"),
        ("goals", "完成全年的养护任务"),
    ];
    form.fields = fields.into_iter().map(|(key, text)| (key.into(), text)).collect();
    let cells =
        [(Column::Class, "产出指标"), (Column::Subclass, subclass), (Column::Name, name), (Column::Value, value)];
    form.push_row(Table::Indicators, cells.into_iter().collect());
    let mut project = Project::default();
    project.push(form);
    check_all(&project, library)
}

/// Rules about the form as a whole, which lacks all but one indicator.
const OF_THE_FORM: [&str; 2] = ["missing-second-level", "cost-sum-mismatch"];

#[test]
fn harmless() {
    let library = Library::builtin();
    let mut alarms = Vec::new();
    for (subclass, name, value) in HARMLESS {
        let found = findings(&library, subclass, name, value);
        let loud = found.into_iter().filter(|f| f.severity != Severity::Hint && !OF_THE_FORM.contains(&f.rule));
        alarms.extend(loud.map(|finding| format!("{subclass} {name} {value}: {} {}", finding.rule, finding.message)));
    }
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn harmful() {
    let library = Library::builtin();
    let mut missed = Vec::new();
    for (subclass, name, value, rule) in HARMFUL {
        let found = findings(&library, subclass, name, value);
        if !found.iter().any(|finding| finding.rule == *rule) {
            missed.push(format!("{subclass} {name} {value}: {rule}"));
        }
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Second-level class, name and value of indicators that nothing loud is to be said about.
#[rustfmt::skip]
const HARMLESS: &[(&str, &str, &str)] = &[
    ("数量指标", "维修改造农村公路里程", "≥35公里"),
    ("数量指标", "新建校舍面积", "2400平方米"),
    ("数量指标", "资助家庭经济困难学生人数", "≥1200人次"),
    ("数量指标", "购置教学设备", "1批"),
    ("数量指标", "开展督导检查", "每季度1次"),
    ("数量指标", "编制规划报告", "1份"),
    ("数量指标", "森林管护面积", "12.5万亩"),
    ("数量指标", "发放宣传册", "5000册"),
    ("数量指标", "公开招聘辅警", "60名"),
    ("数量指标", "下达计划完成率", "100%"),
    ("数量指标", "保障车辆", "8辆"),
    ("数量指标", "举办培训班期数", "3期"),
    ("数量指标", "水质监测断面", "27个"),
    ("数量指标", "享受政策企业家数", "≥20家"),
    ("数量指标", "建设高标准农田", "0.8万亩"),
    ("数量指标", "印制材料", "一批"),
    ("数量指标", "服务平台运维", "1套，全年"),
    ("数量指标", "数据采集频次", "1次/月"),
    ("数量指标", "聘请法律顾问", "1名律师"),
    ("数量指标", "更新绿化苗木", "300株"),
    ("数量指标", "受理案件数量", "≥500件"),
    ("数量指标", "维护监控点位", "1,200个"),
    ("数量指标", "开展巡查次数", "不少于12次"),
    ("数量指标", "举办招聘会场次", "10场"),
    ("数量指标", "补助覆盖乡镇数量", "全覆盖"),
    ("质量指标", "项目验收合格率", "100%"),
    ("质量指标", "验收合格率", "=100%"),
    ("质量指标", "工程质量达标率", "≥98%"),
    ("质量指标", "培训人员结业率", "≥95%"),
    ("质量指标", "设备完好率", "≥95%"),
    ("质量指标", "案件办结率", "≥90%"),
    ("质量指标", "系统故障率", "≤1%"),
    ("质量指标", "资金使用合规性", "合规"),
    ("质量指标", "政府采购率", "100%"),
    ("质量指标", "水质达标", "Ⅲ类及以上"),
    ("质量指标", "空气优良天数", "≥300天"),
    ("质量指标", "补助标准达标", "符合文件规定"),
    ("质量指标", "公路技术状况指数（MQI）", "≥85"),
    ("质量指标", "重大安全责任事故", "0起"),
    ("质量指标", "安全事故发生次数", "0次"),
    ("质量指标", "差错率", "≤0.5‰"),
    ("质量指标", "平均响应速度", "2秒以内"),
    ("质量指标", "毕业生就业率", "不低于85%"),
    ("质量指标", "档案完整率", "95%以上"),
    ("质量指标", "通过评审", "通过专家评审"),
    ("质量指标", "宽带速率", "≥100Mbps"),
    ("质量指标", "重复报销率", "≤0.1%"),
    ("质量指标", "基金收支差错次数", "≤3次"),
    ("时效指标", "项目完成时间", "2024年12月31日前"),
    ("时效指标", "资金拨付及时率", "100%"),
    ("时效指标", "工程按期完工率", "≥95%"),
    ("时效指标", "补贴发放时间", "每月15日前"),
    ("时效指标", "资金下达时间", "收到指标30日内"),
    ("时效指标", "故障响应时间", "≤2小时"),
    ("时效指标", "项目建设周期", "12个月"),
    ("时效指标", "项目实施期限", "2024年1月—12月"),
    ("时效指标", "开工时间", "3月底前"),
    ("时效指标", "报告提交时间", "第一季度"),
    ("时效指标", "政策兑现时间", "年底前"),
    ("时效指标", "办结时限", "15个工作日"),
    ("时效指标", "工资发放时间", "每月10日"),
    ("时效指标", "服务时间", "全年"),
    ("时效指标", "检查完成时间", "6月30日前、12月31日前"),
    ("时效指标", "预算执行进度", "6月底≥50%，12月底≥95%"),
    ("时效指标", "培训时间", "3天"),
    ("时效指标", "值班保障", "24小时"),
    ("成本指标", "项目总成本", "≤120万元"),
    ("成本指标", "人均培训成本", "≤550元/人·天"),
    ("成本指标", "宣传费", "≤8万元"),
    ("成本指标", "培训费", "12万元"),
    ("成本指标", "运维费", "100万元"),
    ("成本指标", "劳务费标准", "≤200元/天"),
    ("成本指标", "公务用车运行维护费", "不超过3万元"),
    ("成本指标", "成本控制率", "≤100%"),
    ("成本指标", "每公里养护成本", "≤3.5万元/公里"),
    ("成本指标", "预算控制数", "120万元以内"),
    ("成本指标", "单位面积造价", "2,600元/平方米"),
    ("成本指标", "生均补助标准", "800元/生·年"),
    ("成本指标", "节约成本", "≥2%"),
    ("成本指标", "三公经费变动率", "≤0"),
    ("经济效益指标", "带动农户增收", "≥300元/户"),
    ("经济效益指标", "带动社会投资", "≥2亿元"),
    ("经济效益指标", "旅游收入增长率", "≥8%"),
    ("经济效益指标", "节约财政资金", "≥50万元"),
    ("经济效益指标", "农产品产值", "1.2亿元"),
    ("社会效益指标", "受益群众人数", "≥3万人"),
    ("社会效益指标", "提供就业岗位", "≥200个"),
    ("社会效益指标", "公众知晓率", "≥85%"),
    ("社会效益指标", "安全生产形势", "持续稳定"),
    ("社会效益指标", "提高公共服务水平", "有所提高"),
    ("社会效益指标", "重大群体性事件", "0起"),
    ("社会效益指标", "万人发明专利拥有量", "≥12件"),
    ("社会效益指标", "改善办学条件", "有效改善"),
    ("社会效益指标", "投诉率", "≤2%"),
    ("社会效益指标", "上访案件数", "同比下降5%"),
    ("社会效益指标", "群众出行时间缩短", "10分钟"),
    ("生态效益指标", "森林覆盖率", "≥58%"),
    ("生态效益指标", "单位GDP能耗降低率", "≥3%"),
    ("生态效益指标", "PM2.5浓度", "≤35微克/立方米"),
    ("生态效益指标", "化肥使用量", "负增长"),
    ("生态效益指标", "污水处理率", "≥95%"),
    ("可持续影响指标", "设备使用年限", "≥5年"),
    ("可持续影响指标", "长效管理机制健全性", "健全"),
    ("可持续影响指标", "项目持续发挥作用的期限", "长期"),
    ("可持续影响指标", "人才队伍建设", "不断加强"),
    ("服务对象满意度指标", "受益群众满意度", "≥90%"),
    ("服务对象满意度指标", "企业满意度", "90分以上"),
    ("服务对象满意度指标", "服务对象投诉次数", "≤2次"),
    ("服务对象满意度指标", "师生满意度", "≥92%"),
];

/// Second-level class, name and value of indicators, and the rule that is to speak.
#[rustfmt::skip]
const HARMFUL: &[(&str, &str, &str, &str)] = &[
    ("数量指标", "开展培训次数", "若干次", "imprecise-quantity"),
    ("数量指标", "开展培训次数", "10次左右", "imprecise-quantity"),
    ("数量指标", "受益人数", "近3000人", "imprecise-quantity"),
    ("数量指标", "受益人数", "3000余人", "imprecise-quantity"),
    ("数量指标", "发放资料", "大量", "non-numeric-quantity"),
    ("数量指标", "开展培训", "多次", "non-numeric-quantity"),
    ("数量指标", "开展宣传", "按计划开展", "non-numeric-quantity"),
    ("数量指标", "救助人数", "应救尽救", "non-numeric-quantity"),
    ("数量指标", "购置电脑", "20", "missing-unit"),
    ("数量指标", "培训人数", "≥500", "missing-unit"),
    ("数量指标", "救助人次", "2.3万", "missing-unit"),
    ("数量指标", "培训人数", "≥95%", "unit-mismatch"),
    ("数量指标", "培训场次", "100%", "unit-mismatch"),
    ("数量指标", "办公设备购置费", "5万元", "wrong-second-level"),
    ("数量指标", "完成时间", "2024年12月底前", "wrong-second-level"),
    ("数量指标", "群众满意度", "≥95%", "wrong-second-level"),
    ("质量指标", "验收合格率", "≥100%", "rate-over-100"),
    ("质量指标", "验收合格率", "100", "missing-percent"),
    ("质量指标", "服务质量", "良好", "vague-unmeasurable-value"),
    ("质量指标", "工作完成质量", "高质量完成", "vague-unmeasurable-value"),
    ("质量指标", "工作完成质量", "较好", "vague-unmeasurable-value"),
    ("质量指标", "资金拨付合规率", "合规", "vague-unmeasurable-value"),
    ("质量指标", "系统运行", "稳定运行", "vague-unmeasurable-value"),
    ("质量指标", "保障水平", "进一步提升", "vague-unmeasurable-value"),
    ("质量指标", "政策覆盖率", "≤95%", "operator-direction"),
    ("质量指标", "提升服务能力", "≥95%", "threshold-without-measure"),
    ("质量指标", "项目验收", "项目验收", "name-equals-value"),
    ("质量指标", "培训质量", "无", "missing-value"),
    ("质量指标", "培训质量", "—", "missing-value"),
    ("质量指标", "按规定使用资金", "≥严格", "operator-with-non-number"),
    ("质量指标", "目标完成率", "120%", "rate-over-100"),
    ("质量指标", "合格率", "≥0.95", "missing-percent"),
    ("时效指标", "资金拨付", "及时", "timeliness-without-date"),
    ("时效指标", "完成时限", "按时完成", "timeliness-without-date"),
    ("时效指标", "工作完成及时性", "及时完成", "timeliness-without-date"),
    ("时效指标", "补贴发放及时率", "每月15日前", "unit-mismatch"),
    ("时效指标", "项目完成时间", "≥12月", "operator-direction"),
    ("时效指标", "项目完成时间", "2023年12月底前", "date-outside-year"),
    ("时效指标", "完成时间", "2023年底", "date-outside-year"),
    ("时效指标", "办结时限", "≥15个工作日", "operator-direction"),
    ("时效指标", "项目完成时间", "100%", "unit-mismatch"),
    ("成本指标", "项目成本", "≥120万元", "operator-direction"),
    ("成本指标", "项目成本", "严格控制", "cost-without-amount"),
    ("成本指标", "项目成本", "合理", "cost-without-amount"),
    ("成本指标", "经费支出", "按标准执行", "cost-without-amount"),
    ("成本指标", "项目支出", "120", "missing-unit"),
    ("成本指标", "资金支付及时率", "≥95%", "wrong-second-level"),
    ("经济效益指标", "促进经济发展", "显著", "vague-unmeasurable-value"),
    ("经济效益指标", "及时完成任务", "100%", "wrong-second-level"),
    ("社会效益指标", "社会影响", "良好", "vague-unmeasurable-value"),
    ("社会效益指标", "群众满意度", "≥95%", "wrong-second-level"),
    ("社会效益指标", "受益人数", "≥95%", "unit-mismatch"),
    ("生态效益指标", "改善环境", "明显改善", "vague-unmeasurable-value"),
    ("可持续影响指标", "可持续发展能力", "可持续", "value-repeats-name"),
    ("可持续影响指标", "政策持续时间", "长期", "vague-unmeasurable-value"),
    ("可持续影响指标", "服务对象满意度", "≥90%", "wrong-second-level"),
    ("满意度指标", "群众满意度", "90", "missing-percent"),
    ("满意度指标", "群众满意度", "≥100%", "rate-over-100"),
    ("满意度指标", "群众满意度", "满意", "vague-unmeasurable-value"),
    ("满意度指标", "群众满意度", "大于95%", "operator-in-words"),
    ("满意度指标", "群众满意度", "＞95%", "unusual-operator"),
    ("满意度指标", "群众满意度", "高", "vague-unmeasurable-value"),
    ("社会效益指标", "XX率", "≥95%", "placeholder-left"),
    ("社会效益指标", "提升a形象", "≥95%", "stray-character"),
    ("数量指标", "培训（期", "3期", "mismatched-brackets"),
    ("成本指标", "讲课费", "3人，1000元/人，合计5000元", "value-arithmetic-mismatch"),
    ("成本指标", "专家费", "2万元（500元/人×30人）", "value-arithmetic-mismatch"),
    ("成本指标", "餐费", "3万元（50人*3天*100元/人·天）", "value-arithmetic-mismatch"),
    ("满意度指标", "社会公众满意程度", "满意", "vague-unmeasurable-value"),
];
