//! Published forms as other bureaus would have written them: other spellings, years, labels and fields of work, and the
//! same mistakes. A rule that knows one form's wording shows here.

use jibiao::model::{Column, Form, Project};
use jibiao::rules::check_all;
use jibiao::store::project;
use jibiao::template::Library;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// What is found: form, rule, place.
type Verdict = BTreeSet<(String, &'static str, String)>;

fn samples() -> Vec<Project> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    ["boye-2022", "guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "weinan-2023"]
        .map(|county| project::load(&folder.join(county).with_extension("ron")).expect("sample"))
        .into()
}

fn verdict(project: &Project, without: &[&str]) -> Verdict {
    let library = Library::builtin();
    let spot = |finding: &jibiao::rules::Finding| {
        let form = project.form(finding.form).expect("form");
        let template = library.template(&form.template).expect("template");
        (form.source.clone(), finding.rule, finding.place.address(template, form))
    };
    let found = check_all(project, &library);
    found.iter().filter(|finding| !without.contains(&finding.rule)).map(spot).collect()
}

/// Asserts that the rules find in the variants what they find in the forms, but for what the rules `without` say.
#[track_caller]
fn same_verdict(vary: impl Fn(&mut Form), without: &[&str]) {
    for mut project in samples() {
        let before = verdict(&project, without);
        project.forms.iter_mut().for_each(|form| vary(Arc::make_mut(form)));
        let after = verdict(&project, without);
        let (lost, new): (Vec<_>, Vec<_>) = (before.difference(&after).collect(), after.difference(&before).collect());
        assert!(lost.is_empty() && new.is_empty(), "lost {lost:#?}\nnew {new:#?}");
    }
}

fn vary_column(form: &mut Form, column: &Column, vary: impl Fn(&str) -> String) {
    for row in &mut form.indicators {
        let varied = vary(&row[column]);
        row.set(column.clone(), varied);
    }
}

fn vary_all(form: &mut Form, vary: impl Fn(&str) -> String) {
    let texts: Vec<_> = form.texts().map(|(path, text)| (path, vary(text))).collect();
    texts.iter().for_each(|(path, text)| form.set_text(path, text));
}

fn replaced(text: &str, pairs: &[(&str, &str)]) -> String {
    pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn signs_of_other_keyboards() {
    let spelling = ["unusual-operator", "operator-in-words"];
    for pairs in [
        [("≥", ">="), ("≤", "<=")],
        [("≥", "≧"), ("≤", "≦")],
        [("≥", "＞＝"), ("≤", "＜＝")],
        [("≥", "不低于"), ("≤", "不高于")],
        [("≥", "大于等于"), ("≤", "小于等于")],
    ] {
        // ≥长期 is a sign before a word; 不低于长期 is a phrase.
        let vary = |form: &mut Form| {
            vary_column(form, &Column::Value, |text| {
                if text.contains("长期") { text.to_owned() } else { replaced(text, &pairs) }
            });
        };
        same_verdict(vary, &[&spelling[..], &["actual-with-operator"]].concat());
    }
}

#[test]
fn figures_of_full_width() {
    let wide = |text: &str| -> String {
        text.chars()
            .map(|c| match c {
                '0'..='9' => char::from_u32(u32::from(c) + 0xfee0).expect("a digit"),
                '%' => '％',
                c => c,
            })
            .collect()
    };
    same_verdict(|form| vary_column(form, &Column::Value, wide), &[]);
}

#[test]
fn blanks_and_full_stops() {
    same_verdict(|form| vary_column(form, &Column::Value, |text| format!(" {text} ")), &[]);
    let stopped =
        |text: &str| if text.is_empty() || text.ends_with('。') { text.to_owned() } else { format!("{text}。") };
    same_verdict(|form| vary_column(form, &Column::Value, stopped), &["value-repeats-name"]);
}

#[test]
fn numbered_indicators() {
    let vary = |form: &mut Form| {
        let mut count = 0;
        let mut branch = String::new();
        for row in &mut form.indicators {
            let name = row[Column::Name].to_owned();
            count = if branch == row[Column::Subclass] { count + 1 } else { 1 };
            branch = row[Column::Subclass].to_owned();
            if !name.starts_with("指标") && !name.is_empty() {
                row.set(Column::Name, format!("指标{count}：{name}"));
            }
        }
    };
    same_verdict(vary, &["numbering-gap"]);
}

#[test]
fn labels_of_other_counties() {
    let labels = [
        ("数量指标", "产出数量指标"),
        ("质量指标", "产出质量指标"),
        ("时效指标", "产出时效指标"),
        ("成本指标", "产出成本指标"),
        ("经济效益指标", "经济效益"),
        ("社会效益指标", "社会效益"),
        ("可持续影响指标", "可持续影响"),
    ];
    same_verdict(
        |form| vary_column(form, &Column::Subclass, |text| replaced(text, &labels)),
        &["missing-second-level", "numbering-gap", "placeholder-left"],
    );
}

#[test]
fn other_years() {
    let years = [("2023", "2027"), ("2022", "2026"), ("2021", "2025"), ("2020", "2024")];
    same_verdict(|form| vary_all(form, |text| replaced(text, &years)), &[]);
}

#[test]
fn other_fields_of_work() {
    // The words of one line of work, each put by one of as many characters of another.
    let words = [
        ("医疗", "住房"),
        ("医保", "房管"),
        ("参保", "入住"),
        ("公费", "公租"),
        ("门诊", "窗口"),
        ("药费", "租金"),
        ("脱贫", "安居"),
    ];
    same_verdict(|form| vary_all(form, |text| replaced(text, &words)), &[]);
}
