//! The rules that read manuscripts, against texts made from the data of forms that bureaus published: what they find of
//! mistakes put in, and what they say of texts without one.

#![allow(clippy::print_stdout, reason = "the table of what was found")]

use jibiao::base::amount::MoneyUnit;
use jibiao::base::money::Money;
use jibiao::model::{Bureau, Column, Form, Fund, Project, Table, Texts, keys};
use jibiao::rules::score::evaluate;
use jibiao::rules::{Finding, check_all};
use jibiao::session::overview::{Entry, overview};
use jibiao::store::project;
use jibiao::template::{Library, blank, units};
use std::path::Path;

const COUNTIES: [&str; 5] = ["boye-2022", "guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "weinan-2023"];

/// Sentences as reports have them beside the figures of their forms, without a mistake.
const OTHERS: [&str; 40] = [
    "根据《财政部关于印发〈项目支出绩效评价管理办法〉的通知》（财预〔2020〕10号）要求，我局组织开展了自评。",
    "比上年增加3.2万元，增长15.6%，主要是人员增加。",
    "上年预算20.5万元，上年执行率95.2%。",
    "全年组织培训5次，培训320人次，人均费用450元。",
    "追回违规资金120.35万元，罚款35.6万元。",
    "其中3个项目得分在90分以上，2个项目未完成年度目标。",
    "满意度达到95%以上，政策知晓率92.5%。",
    "预算执行率达到95%以上的得满分，执行率指标分值10分。",
    "2020年6月，省财政厅印发了管理办法，自2020年起施行。",
    "“十四五”规划（2021—2025年）提出了新的要求。",
    "联系电话：0839-3263001，邮编628017。",
    "统一社会信用代码12510800MB0R12345X。",
    "单位编制34人，实有30人，其中参公人员14人。",
    "截至12月底，结余资金0.5万元，已按规定交回财政。",
    "产出指标得分45分，效益指标得分28分，满意度指标得分9.5分。",
    "一是加强组织领导，二是强化监督检查，三是严格资金管理。",
    "本单位固定资产原值356.7万元，公务用车2辆。",
    "收入总计1250.36万元，其中财政拨款收入1200万元。",
    "发放宣传资料2万份，张贴海报500张，印制手册3000本。",
    "参保人数达20.65万人，参保率98.3%，基金收入1.2亿元。",
    "每人每年补助标准为610元，其中中央补助488元。",
    "各项目均按计划实施，资金使用合规，无截留、挪用现象。",
    "市财政局、市卫生健康委员会联合下发了文件。",
    "四川省医疗保障局和国家医疗保障局对此提出了要求。",
    "项目负责人对绩效自评结果的真实性负责。",
    "预算编制的准确性有待提高，绩效目标设置不够细化。",
    "全市共有定点医疗机构156家，定点药店320家。",
    "按照权重，预算执行占10分，产出指标占50分。",
    "共设置3个一级指标、9个二级指标。",
    "年中追加预算12.6万元，调减3万元。",
    "第三方机构抽查了2个重点项目，评价结果为良。",
    "现场检查两定机构98家，查处违规行为23起。",
    "会议费预算2万元，培训费预算1.5万元，三公经费预算3.2万元。",
    "2个项目涉及政府采购，采购金额8.6万元。",
    "项目资金实行专款专用，不得用于其他支出。",
    "基金监管、政策宣传、经办服务等工作取得明显成效。",
    "每季度调度一次，执行进度低于序时进度的予以通报。",
    "自评结果分为优、良、中、差四个等级，90分以上为优。",
    "工作人员2021年参加继续教育40学时。",
    "下一步，将继续推进信息系统建设，完善内部控制制度。",
];

fn paragraph(style: &str, text: &str) -> Texts<Column> {
    [(Column::Style, style), (Column::Text, text)].into_iter().collect()
}

/// The sample of a county with a manuscript of these paragraphs, and the findings of the rules that read manuscripts.
fn findings(county: &str, paragraphs: &[String], own: Option<&str>) -> Vec<Finding> {
    let mut project = sample(county);
    let library = Library::builtin();
    let mut form = blank::form(library.template("manuscript").expect("template"), &project.bureau);
    form.paragraphs.clear();
    form.fields.set(keys::PROJECT_NAME.into(), own.unwrap_or_default());
    for text in paragraphs {
        form.push_row(Table::Paragraphs, paragraph("正文", text));
    }
    let id = project.push(form);
    let of_prose = |finding: &Finding| finding.rule.starts_with("prose-") || finding.rule == "unknown-figure";
    check_all(&project, &library).into_iter().filter(|finding| finding.form == id && of_prose(finding)).collect()
}

fn sample(county: &str) -> Project {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(county).with_extension("ron");
    let mut project = project::load(&path).expect("sample");
    // The samples' own manuscripts are left out: what is made here is compared with the forms.
    let library = Library::builtin();
    project.forms.retain(|form| library.template(&form.template).is_some_and(|template| !template.has_prose()));
    project
}

/// A project as a report tells of it.
struct Told {
    name: String,
    budget: Money,
    executed: Option<Money>,
    rate: Option<String>,
    score: Option<String>,
}

fn told(county: &str) -> Vec<Told> {
    let (project, library) = (sample(county), Library::builtin());
    let entries = overview(&project, &library, &|_| 0);
    let told = |entry: &Entry| {
        Some(Told {
            name: entry.name.clone(),
            budget: entry.budget?,
            executed: entry.executed,
            rate: entry.rate.map(|rate| rate.normalize().to_string()),
            score: entry.score.map(|score| score.normalize().to_string()),
        })
    };
    entries.iter().filter(|entry| entry.is_project).filter_map(told).collect()
}

fn wan(amount: Money) -> String {
    Entry::wan(Some(amount))
}

fn yuan(amount: Money) -> String {
    let digits = amount.to(MoneyUnit::Yuan).figure().round().to_string();
    let mut grouped = String::new();
    for (at, c) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    grouped
}

/// The sentences that a report has of a project, each in the words of another bureau.
fn sentences(told: &Told, year: &str) -> Vec<String> {
    let Told { name, budget, executed, rate, score } = told;
    let (wan_budget, yuan_budget) = (wan(*budget), yuan(*budget));
    let mut all = vec![
        format!("{name}项目{year}年预算{wan_budget}万元。"),
        format!("“{name}”预算安排{yuan_budget}元，用于相关工作。"),
        format!("1.{name}{wan_budget}万元。"),
        format!("{year}年，我局申报的{name}，年初预算数为{wan_budget}万元。"),
        format!("《{name}》批复资金 {wan_budget} 万元"),
    ];
    if let Some(executed) = executed {
        let executed = wan(*executed);
        all.push(format!(
            "{name}项目预算{wan_budget}万元，实际支出{executed}万元，执行率{}%。",
            rate.as_deref().unwrap_or("0")
        ));
        all.push(format!("{name}：全年预算数{wan_budget}万元，全年执行数{executed}万元。"));
        all.push(format!("“{name}”全年实际支付{executed}万元。"));
    }
    if let Some(score) = score {
        all.push(format!("经自评，{name}项目得分{score}分，评价等级为优。"));
        all.push(format!("{name}自评总分 {score} 分"));
    }
    all
}

/// The figure in `text` changed as people mistake figures, in several ways.
fn mistaken(figure: &str) -> Vec<String> {
    let number: f64 = figure.replace(',', "").parse().expect("number");
    let places = figure.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let mut all = vec![format!("{:.*}", places.max(2), number * 0.998 - 0.01), format!("{:.*}", places, number + 1.0)];
    if figure.chars().filter(char::is_ascii_digit).count() >= 3 {
        all.push(format!("{:.*}", places + 1, number / 10.0));
    }
    all
}

#[test]
fn texts_without_a_mistake_raise_nothing() {
    let library = Library::builtin();
    let (mut sentences_read, mut alarms) = (0, Vec::new());
    for county in COUNTIES {
        let project = sample(county);
        let mut texts: Vec<String> = OTHERS.iter().map(|text| (*text).to_owned()).collect();
        let year = project.bureau.year.clone();
        for told in told(county) {
            texts.extend(sentences(&told, &year));
        }
        // What the bureaus wrote themselves: goals, uses of the money, what was achieved.
        for form in &project.forms {
            for key in [keys::GOALS, keys::GOALS_ACTUAL, keys::FUND_USE] {
                texts.extend(form.field(key).lines().map(str::to_owned));
            }
            texts.extend(form.tasks.iter().map(|row| row[Column::Content].to_owned()));
            texts.extend(form.indicators.iter().map(|row| format!("{}{}。", &row[Column::Name], row.whole_value())));
            let total =
                Fund::Total.key(form).and_then(|key| units::amount(library.template(&form.template)?, form, key));
            texts.extend(total.map(|total| format!("{}总额{total}", form.name())));
            let _ = evaluate(library.template(&form.template).expect("template"), form);
        }
        texts.retain(|text| !text.trim().is_empty());
        sentences_read += texts.len();
        let found = findings(county, &texts, None);
        alarms.extend(
            found
                .iter()
                .map(|finding| format!("{county} {}: {} | {}", finding.rule, finding.message, finding.evidence)),
        );
    }
    println!("{sentences_read} paragraphs without a mistake, {} false alarms", alarms.len());
    alarms.iter().for_each(|alarm| println!("  {alarm}"));
    assert!(alarms.len() <= 2, "{}", alarms.len());
}

/// One mistake in a text: the rule that is to find it, and the sentence.
fn mistakes(county: &str) -> Vec<(&'static str, String)> {
    let project = sample(county);
    let year: i32 = project.bureau.year.parse().expect("year");
    let told = told(county);
    let mut all = Vec::new();
    for one in &told {
        let Told { name, budget, executed, rate, score } = one;
        for wrong in mistaken(&wan(*budget)) {
            all.push(("prose-amount-differs", format!("{name}项目{year}年预算{wrong}万元。")));
            all.push(("prose-amount-differs", format!("“{name}”年初预算数为{wrong}万元，用于相关工作。")));
        }
        for wrong in executed.iter().flat_map(|executed| mistaken(&wan(*executed))) {
            all.push(("prose-amount-differs", format!("{name}项目预算{}万元，实际支出{wrong}万元。", wan(*budget))));
        }
        for wrong in rate.iter().flat_map(|rate| mistaken(rate)) {
            all.push(("prose-rate-differs", format!("{name}预算执行率为{wrong}%。")));
        }
        for wrong in score.iter().flat_map(|score| mistaken(score)) {
            all.push(("prose-score-differs", format!("{name}项目自评得分{wrong}分。")));
        }
        let characters: Vec<char> = name.chars().collect();
        if characters.len() >= 6 {
            let dropped: String = characters.iter().enumerate().filter(|(at, _)| *at != 2).map(|(_, c)| c).collect();
            let other: String = characters[..characters.len() - 2].iter().chain(&['专', '款']).collect();
            // A mark is no character of a name.
            if characters[2].is_alphanumeric() {
                all.push(("prose-name-differs", format!("“{dropped}”项目按计划完成。")));
            }
            all.push(("prose-name-differs", format!("我局开展的{other}项目按计划完成。")));
        }
    }
    if told.len() > 1 {
        for wrong in [told.len() - 1, told.len() + 1] {
            all.push(("prose-count-differs", format!("{year}年我局共申报{wrong}个项目。")));
            all.push(("prose-count-differs", format!("本部门纳入绩效管理的项目共{wrong}个。")));
        }
    }
    all.push(("prose-year-differs", format!("{}年度项目支出绩效自评工作已经完成。", year - 1)));
    all.push(("prose-year-differs", format!("{}年部门预算项目绩效目标如下。", year - 1)));
    let Bureau { name, code, .. } = &project.bureau;
    if code.len() > 3 {
        let dropped = format!("{}{}", &code[..2], &code[3..]);
        let changed = format!("{}9{}", &code[..3], &code[4..]);
        for wrong in [dropped, changed] {
            all.push(("prose-code-differs", format!("{name}（单位代码{wrong}）")));
        }
    }
    all
}

#[test]
fn mistakes_put_in_are_found() {
    let mut table: std::collections::BTreeMap<&str, (usize, usize)> = std::collections::BTreeMap::new();
    let mut missed = Vec::new();
    for county in COUNTIES {
        for (rule, text) in mistakes(county) {
            let found = findings(county, std::slice::from_ref(&text), None);
            let counts = table.entry(rule).or_default();
            counts.1 += 1;
            if found.iter().any(|finding| finding.rule == rule) {
                counts.0 += 1;
            } else {
                missed.push(format!("{county} {rule}: {text}"));
            }
        }
    }
    for (rule, (found, all)) in &table {
        println!("{rule}: {found} of {all}");
    }
    missed.iter().for_each(|missed| println!("  missed {missed}"));
    for (rule, (found, all)) in table {
        assert!(found * 10 >= all * 9, "{rule}: {found} of {all}");
    }
}

#[test]
fn a_report_of_one_project_is_compared_with_its_forms() {
    let county = "guangyuan-2021-selfeval";
    let told = told(county);
    let one = &told[0];
    let right = format!("项目预算{}万元，全年支出{}万元。", wan(one.budget), wan(one.executed.expect("executed")));
    assert!(findings(county, std::slice::from_ref(&right), Some(&one.name)).is_empty());
    let wrong = right.replace("支出4.5", "支出4.53");
    assert_ne!(wrong, right);
    let found = findings(county, &[wrong], Some(&one.name));
    assert_eq!(found.len(), 1, "{found:#?}");
    // Figures of the forms are right by construction, and what is none is told.
    let filled = ["预算{预算数}万元，支出{执行数}万元，执行率{执行率}。".to_owned(), "{预算金额}万元".to_owned()];
    let found = findings(county, &filled, Some(&one.name));
    assert_eq!(found.iter().map(|finding| finding.rule).collect::<Vec<_>>(), ["unknown-figure"]);
}

#[test]
fn a_form_that_is_gone_is_told() {
    let mut project = sample("weinan-2023");
    let library = Library::builtin();
    let mut form: Form = blank::form(library.template("manuscript").expect("template"), &project.bureau);
    form.paragraphs.clear();
    for id in ["1", "99", ""] {
        let cells = [(Column::Style, "表单"), (Column::Extra("form".into()), id)];
        form.push_row(Table::Paragraphs, cells.into_iter().collect());
    }
    project.push(form);
    let found = check_all(&project, &library);
    let gone: Vec<_> = found.iter().filter(|finding| finding.rule == "form-not-in-file").collect();
    assert_eq!(gone.len(), 2, "{gone:#?}");
}
