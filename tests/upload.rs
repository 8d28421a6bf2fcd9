//! The upload sheet: the rows that a finance system reads, and what it would refuse.

use crate::support::exports::exported;
use crate::support::{packed, projects};
use calamine::{Data, Reader, Xlsx};
use jibiao::export::Info;
use jibiao::export::upload::{Cell, Table, table, xlsx};
use jibiao::import::Importer;
use jibiao::model::{Bureau, Column, Form, Project, Table as Rows, Texts};
use jibiao::session::choice::FormChoice;
use jibiao::session::export::{self, Format, Order};
use jibiao::store::project;
use jibiao::template::Library;
use jibiao::template::profile::{Profile, parse};
use proptest::prelude::*;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

fn uploaded(project: &Project, profile: &Profile) -> Table {
    let library = Library::builtin();
    let forms = project.forms.iter().map(|form| {
        let template = library.template(&form.template).expect("template");
        (&**form, &**template)
    });
    table(profile, &project.bureau, forms)
}

fn general() -> Profile {
    Library::builtin().profile("general").expect("profile").as_ref().clone()
}

fn sample(name: &str) -> Project {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples").join(name).with_extension("ron");
    project::load(&path).expect("sample")
}

/// The row of `sample` for the indicator `name` under the profile `id`, cells parted by `|`, is `expected`.
fn check(county: &str, id: &str, name: &str, expected: &str) {
    let library = Library::builtin();
    let table = uploaded(&sample(county), library.profile(id).expect("profile"));
    let row = table.rows.iter().find(|row| row.iter().any(|cell| cell.to_string() == name)).expect(name);
    assert_eq!(row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|"), expected);
}

#[test]
fn rows_of_real_forms() {
    check(
        "boye-2022",
        "general",
        "城乡居民基本医疗保险覆盖面",
        "2022|450001|博野县医疗保障局本级|13063722P00427710005Y|2022城乡参保人员县级配套资金|2500.00|产出指标|质量指标|\
         城乡居民基本医疗保险覆盖面|1-≥|95|%||正向|城乡居民基本医疗保险县域内覆盖面|",
    );
    check(
        "shapotou-2023",
        "general",
        "业务经费费用",
        "2023||中卫市沙坡头区医疗保障局||城乡居民医疗保险业务经办工作经费|35|产出指标|成本指标|业务经费费用|5-≤|35|万元||反向||",
    );
    check(
        "weinan-2023",
        "general",
        "可持续发展",
        "2023|611001|渭南市医疗保障经办中心|||718.01||可持续发展指标|可持续发展|6-定性|可持续|||||",
    );
    check(
        "guangyuan-2021-selfeval",
        "self-evaluation",
        "公开招标评估公司",
        "2021|644001|广元市医疗保障局||医保政策风险评估项目||5|4.5|90|\
         通过聘请专业风险评估机构进行风险评估，完善决策程序，有效化解政策调整风险。|\
         2021年聘请专业风险评估机构1家进行风险评估，完善决策程序，有效化解政策调整风险。|\
         完成指标|数量指标|公开招标评估公司|3-=|1|家||1|||||",
    );
}

#[test]
fn a_row_that_only_prints_its_number_is_none() {
    let table = uploaded(&sample("weinan-2023"), &general());
    assert!(table.rows.iter().all(|row| row[8] != Cell::Text(String::new())));
    let missing = table.gaps.iter().find(|gap| gap.header == "一级指标").expect("a gap");
    assert_eq!(missing.rows.len(), 5, "the form prints no class before these");
}

fn national(cells: &[(Column, &str)]) -> Project {
    let mut form = Form { template: "national-project-2021".into(), ..Form::default() };
    let texts = [("project_name", "网络"), ("funds.total", "12345元"), ("implementer", "局"), ("year", "2026")];
    form.fields = texts.into_iter().map(|(key, text)| (key.into(), text)).collect();
    form.push_row(Rows::Indicators, cells.iter().cloned().collect::<Texts<Column>>());
    let mut project = Project { bureau: Bureau { code: "101".into(), ..Bureau::default() }, ..Project::default() };
    project.push(form);
    project
}

#[test]
fn columns_of_the_form_come_before_what_could_be_parsed() {
    let cells =
        [(Column::Operator, "小于等于"), (Column::Value, "1,200.5"), (Column::Unit, "元"), (Column::Weight, "20")];
    let table = uploaded(&national(&cells), &general());
    assert_eq!(table.rows[0][5], Cell::Number("1.2345".parse().expect("number")));
    assert_eq!(
        table.rows[0][9..14].iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["5-≤", "1200.5", "元", "20", "反向"]
    );
    let refused: Vec<_> = table.refused.iter().map(ToString::to_string).collect();
    assert_eq!(refused, ["上报表第 2 行“项目资金（万元）”有 4 位小数，最多 3 位"]);
}

#[test]
fn names_are_read_as_the_checks_read_them() {
    let cells = [(Column::Name, "指标一、安全性"), (Column::Operator, "定性"), (Column::Value, "优")];
    let mut project = national(&cells);
    let form = Arc::make_mut(&mut project.forms[0]);
    form.fields.set("project_name".into(), "51080021T000000123456-网络");
    form.fields.set("implementer".into(), "450001：局");
    let table = uploaded(&project, &general());
    let row: Vec<String> = table.rows[0].iter().map(ToString::to_string).collect();
    assert_eq!(row[1..5], ["450001", "局", "51080021T000000123456", "网络"]);
    assert_eq!([&row[8], &row[9], &row[13]], ["安全性", "6-定性", ""]);
}

#[test]
fn amounts_are_in_the_unit_of_the_profile() {
    let total = |label: &str, text: &str| {
        let mut project = national(&[(Column::Name, "并发数"), (Column::Weight, "20分")]);
        let form = Arc::make_mut(&mut project.forms[0]);
        form.fields.set("funds.total".into(), text);
        form.labels.set("funds.total".into(), label);
        let table = uploaded(&project, &general());
        [5, 12].map(|column| table.rows[0][column].to_string())
    };
    assert_eq!(total("", "2500.00"), ["2500.00", "20"]);
    assert_eq!(total("项目资金（元）", "60000"), ["6", "20"]);
    assert_eq!(total("项目资金（元）", "6万元"), ["6", "20"]);
    assert_eq!(total("项目资金（亿元）", "0.5"), ["5000", "20"]);
}

#[test]
fn a_target_typed_whole_is_parted_where_its_columns_are_blank() {
    let table = uploaded(&national(&[(Column::Name, "并发数"), (Column::Value, "≥95%")]), &general());
    assert_eq!(table.rows[0][9..12].iter().map(ToString::to_string).collect::<Vec<_>>(), ["1-≥", "95", "%"]);
    let table = uploaded(&national(&[(Column::Name, "桥梁"), (Column::Value, "≤40万元/座")]), &general());
    assert_eq!(table.rows[0][9..12].iter().map(ToString::to_string).collect::<Vec<_>>(), ["5-≤", "40", "万元/座"]);
}

#[test]
fn required_columns_that_stay_empty_are_named() {
    let project = national(&[(Column::Name, "并发数"), (Column::Value, "≥100"), (Column::Class, "产出指标")]);
    let gaps = uploaded(&project, &general()).gaps;
    let lines: Vec<String> = gaps.iter().map(ToString::to_string).collect();
    assert_eq!(
        lines,
        ["项目编码：1 行没有填，例如“网络”", "二级指标：1 行没有填，例如“并发数”", "权重：1 行没有填，例如“并发数”",]
    );
    let form = project.forms[0].id;
    assert!(gaps.iter().all(|gap| gap.rows[0].row == 2 && gap.rows[0].form == form));
    assert_eq!(gaps[0].rows[0].path, jibiao::model::FieldPath::field("project_code"));
}

#[test]
fn what_would_stay_empty_is_known_before_anything_is_written() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("上报.xlsx");
    let project = national(&[(Column::Name, "并发数"), (Column::Value, "≥100")]);
    let files = vec![(Format::Upload, path.clone())];
    let order = Order { files, profile: Some("general".into()), ..Order::default() };
    let gaps = |forms| export::lacking(&project, &Library::builtin(), forms, "general").expect("a profile").gaps;
    let lacking = gaps(&FormChoice::All);
    assert!(!path.exists() && lacking.iter().any(|gap| gap.header == "项目编码"));
    let report = export::run(&project, &Library::builtin(), &order, 0, |_| ControlFlow::Continue(())).expect("written");
    let notices: Vec<&String> = report.notices.iter().filter(|notice| notice.starts_with("上报表必填的")).collect();
    assert_eq!(notices.len(), lacking.len());
    assert_eq!(notices[0], "上报表必填的项目编码：1 行没有填，例如“网络”");
    assert!(gaps(&FormChoice::Ids(Vec::new())).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_project_makes_a_workbook(mut project in projects::project()) {
        let library = Library::builtin();
        for (form, template) in project.forms.iter_mut().zip(library.templates().iter().rev()) {
            Arc::make_mut(form).template.clone_from(&template.id);
        }
        let table = uploaded(&project, &general());
        prop_assert!(table.rows.iter().all(|row| row.len() == 16));
        prop_assert!(xlsx(&table, &Info::default()).is_ok());
    }
}

#[test]
fn the_workbook_holds_the_table_and_nothing_else() {
    let profile =
        "(version: 1, id: \"x\", name: \"x\", sheet: \"上报\", money: yuan, above: [[\"部门预算\"]], columns: [
        (header: \"名称\", value: name), (header: \"=值\", value: value), (header: \"资金\", value: funds_total),
        (header: \"码\", value: fixed(\"001\")), (header: \"备注\", value: remark),
    ])";
    let profile = parse("x.ron", profile).expect("profile");
    let table = uploaded(&national(&[(Column::Name, "+1"), (Column::Value, "=1+1")]), &profile);
    let bytes = xlsx(&table, &Info::default()).expect("workbook");
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("readable");
    assert_eq!(workbook.sheet_names(), ["上报"]);
    let range = workbook.worksheet_range("上报").expect("sheet");
    let text = |text: &str| Data::String(text.to_owned());
    let rows: Vec<_> = range.rows().map(<[Data]>::to_vec).collect();
    let empty = || Data::Empty;
    assert_eq!(
        rows,
        [
            vec![text("部门预算"), empty(), empty(), empty(), empty()],
            vec![text("名称"), text("=值"), text("资金"), text("码"), text("备注")],
            vec![text("+1"), text("=1+1"), Data::Float(12345.0), text("001"), empty()],
        ]
    );
    assert!(workbook.worksheet_formula("上报").expect("sheet").is_empty());
}

/// The texts of the first sheet in `workbook` whose format says that they are texts although they look like formulas.
fn quoted(workbook: &[u8]) -> Vec<String> {
    let parts = packed::parts(workbook);
    let part = |name: &str| {
        let found = parts.iter().find(|(part, _)| part == name).map(|(_, part)| part.clone());
        String::from_utf8(found.unwrap_or_default()).expect("text")
    };
    let styles = part("xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).expect("formats").split("</cellXfs>").next().expect("end").to_owned();
    let formats: Vec<bool> = formats.split("<xf ").skip(1).map(|format| format.contains("quotePrefix=\"1\"")).collect();
    let shared: Vec<String> = part("xl/sharedStrings.xml").split("<si>").skip(1).map(inner).collect();
    let mut found = Vec::new();
    for cell in part("xl/worksheets/sheet1.xml").split("<c ").skip(1) {
        let format = cell.split("s=\"").nth(1).and_then(|rest| rest.split('"').next()).and_then(|n| n.parse().ok());
        if format.is_some_and(|format: usize| formats[format]) {
            let value = cell.split("<v>").nth(1).and_then(|rest| rest.split("</v>").next());
            found.push(
                value.map_or_else(|| inner(cell), |place| shared[place.parse::<usize>().expect("place")].clone()),
            );
        }
    }
    found
}

/// The text in the first `<t>`.
fn inner(xml: &str) -> String {
    let from = xml.split("<t").nth(1).and_then(|rest| rest.split_once('>')).map_or("", |(_, rest)| rest);
    from.split("</t>").next().unwrap_or_default().to_owned()
}

#[test]
fn a_text_that_looks_like_a_formula_stays_text_when_it_becomes_csv() {
    let texts = ["=1+1", "+86", "-5℃", "@sum"];
    let mut project = Project::default();
    let mut form = Form { template: "guangyuan-project".to_owned(), ..Form::default() };
    for text in texts.iter().chain(&["1-5", "a=b"]) {
        let cells = [(Column::Class, "产出指标"), (Column::Name, *text), (Column::Value, "显著")];
        form.push_row(Rows::Indicators, cells.into_iter().collect());
    }
    project.push(form);
    let upload = xlsx(&uploaded(&project, &general()), &Info::default()).expect("workbook");
    assert_eq!(quoted(&upload), texts);
    let library = Library::builtin();
    let form = &project.forms[0];
    let sheet = exported(Format::Xlsx, [(&**form, &**library.template(&form.template).expect("template"))]);
    assert_eq!(quoted(&sheet), texts);
    let read = Importer::new(&library).read(&sheet, "a", None).expect("read");
    let names: Vec<&str> = read.forms[0].form.indicators.iter().map(|row| &row[Column::Name]).collect();
    assert_eq!(&names[..texts.len()], texts);
}
