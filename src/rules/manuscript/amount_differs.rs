//! An amount that is nearly that of the forms: 15.75万元 in the report, 15.78 in the form (广元 2021).

use super::compare::{is_slip, same_money, within};
use super::known::Thing;
use super::role::{Role, introduced, is_otherwise};
use super::stated::{Sort, Stated};
use super::subject::{Subject, Told};
use crate::base::money::Money;
use crate::rules::amounts::money::usual;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    code: "prose-amount-differs",
    severity: Severity::Error,
    says: "文稿里的金额和表单里的不同（只比较句子说明了是哪个项目、什么金额的；差得不多才报）",
    example: "自评表预算数 15.78 万元，报告写“预算15.75万元”",
    check: Check::Manuscripts(check),
};

fn check(forms: &Forms<'_>, report: &mut Report) {
    for told in forms.told() {
        for (at, stated) in told.sentence.stated.iter().enumerate() {
            if let Some(found) = compared(forms, told, at, stated) {
                report.add(told.form, found);
            }
        }
    }
}

/// What a figure is compared with.
struct Claim<'k> {
    thing: &'k Thing,
    /// Its name in a message.
    called: String,
    role: Option<Role>,
    /// Whether the sentence cannot mean anything else.
    sure: bool,
    whole: bool,
}

fn compared(forms: &Forms<'_>, told: &Told<'_>, at: usize, stated: &Stated) -> Option<Found> {
    let amount = stated.money().filter(|_| !stated.loose && !told.is_name(stated.at.start))?;
    let claim = claim(forms, told, at, stated)?;
    let Claim { thing, role, .. } = &claim;
    let of_role: Vec<Money> = match role {
        Some(Role::Budget) => thing.budget.clone(),
        Some(Role::Executed) => thing.executed.clone(),
        Some(Role::Any) | None => thing.budget.iter().chain(&thing.executed).copied().collect(),
    };
    let known = *of_role.first()?;
    let is_same = |known: &Money| same_money(amount, *known);
    // Where it is not said which amount is meant, any amount of the project may be.
    let other =
        || !(claim.sure && matches!(role, Some(Role::Budget | Role::Executed))) && thing.others.iter().any(is_same);
    if of_role.iter().any(is_same) || other() {
        return None;
    }
    let (own, yuan) = (amount.in_yuan(), |known: &Money| known.in_yuan());
    let near =
        |per_mille: u32| of_role.iter().find(|known| within(own, yuan(known), per_mille) || is_slip(own, yuan(known)));
    let meant = match (claim.sure, role) {
        (true, Some(Role::Budget | Role::Executed)) if !claim.whole => near(200).copied().or(Some(known)),
        (true, _) if !claim.whole => near(100).copied(),
        _ => near(10).copied(),
    }?;
    let what = match role {
        Some(Role::Budget) => "预算数",
        Some(Role::Executed) => "执行数",
        Some(Role::Any) | None => "金额",
    };
    let [shown, meant, apart] = [amount, usual(meant), usual(amount.apart(meant))];
    let message = format!("{}的{what}在表单里是 {meant}，这里写的是 {shown}，相差 {apart}", claim.called);
    let found = Found::at(Place::Text(told.sentence.path.clone()), message).evidence(told.sentence.text.trim());
    let found = found.graded_if(!claim.sure, Severity::Warning);
    Some(found.hint("请核对；写成 {预算数} 这样的花括号，就总和表单一致"))
}

fn claim<'k>(forms: &'k Forms<'_>, told: &Told<'_>, at: usize, stated: &Stated) -> Option<Claim<'k>> {
    let known = forms.known();
    let text = &told.sentence.text;
    let of_figure =
        |sort: Sort| !matches!(sort, Sort::Year | Sort::Other | Sort::Projects | Sort::Forms | Sort::Indicators);
    let before = told.sentence.stated.get(..at).unwrap_or_default().iter().rfind(|before| of_figure(before.sort));
    let from = before.map_or(0, |before| before.at.end);
    let (thing, whole, named, start) = match told.subject(stated.at.start)? {
        Subject::Named(thing, end) => (known.things.get(thing)?, false, true, end.max(from)),
        Subject::Carried(thing) => (known.things.get(thing)?, false, false, from),
        Subject::Whole => (&known.whole, true, false, from),
    };
    let years = told.sentence.stated.iter().filter(|year| year.sort == Sort::Year && year.at.start >= from);
    let of_other_year = |year: &Stated| known.years.iter().all(|known| year.number != (*known).into());
    let mut years = years.filter(|year| year.at.end <= stated.at.start && !told.is_name(year.at.start));
    // The name itself may hold any word.
    if is_otherwise(text.get(start..stated.at.start)?) || years.any(of_other_year) {
        return None;
    }
    let introduced = introduced(text.get(start..stated.at.start).unwrap_or_default());
    // Of what is not named, only an amount that is said to be one of the two is compared.
    if introduced.role.is_none() && !(named && introduced.directly) {
        return None;
    }
    let called =
        if whole { "各项目合计（或部门整体）".to_owned() } else { format!("“{}”", thing.name) };
    let sure = introduced.directly && (named || introduced.role.is_some());
    Some(Claim { thing, called, role: introduced.role, sure, whole })
}
