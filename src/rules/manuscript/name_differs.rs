//! A project or a bureau that is called nearly as the forms call it: 医疗保险监管支出 for 医疗保险监管经费.

use super::near_names::{Nearly, nearly_bureau, nearly_named};
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-name-differs",
    severity: Severity::Warning,
    says: "文稿里的项目名称、单位名称和表单里的差几个字",
    example: "表单里是“医疗保险监管经费”，报告写“医疗保险监管支出项目”",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    let known = forms.known();
    for told in forms.told() {
        let text = &told.sentence.text;
        let named: Vec<_> = told.named.iter().map(|(place, _)| place.clone()).collect();
        let projects = nearly_named(text, &named, told.sentence.style, known).into_iter().map(|found| ("项目", found));
        let bureaus = nearly_bureau(text, known).into_iter().map(|found| ("单位", found));
        // One finding is enough for a sentence: it is read again as a whole.
        if let Some((what, Nearly { written, name })) = projects.chain(bureaus).next() {
            let message = format!("表单里的{what}名称是“{name}”，这里写的是“{written}”");
            let found = Found::at(Place::Text(told.sentence.path.clone()), message).evidence(text.trim());
            report.add(told.form, found.hint("请核对，名称应和表单一致"));
        }
    }
}
