//! A budget table that does not say what the forms beside it say: 7180130元 and the 718.01万元 of the department's form
//! (渭南 2023).

use super::across::whole_column;
use super::table::{BudgetTable, is_total};
use crate::base::money::Money;
use crate::model::naming::coded::bureau;
use crate::model::numbering::without;
use crate::model::{Column, FieldPath, FormId, Fund, RowId, Table};
use crate::rules::facts::Facts;
use crate::rules::finding::Severity;
use crate::rules::forms::Forms;
use crate::rules::likeness::plain;
use crate::rules::manuscript::compare::{is_slip, same_money, within};
use crate::rules::measure::core;
use crate::rules::place::Place;
use crate::rules::rule::{Check, Found, Report, Rule};
use crate::template::Scope;
use rust_decimal::Decimal;

pub(in crate::rules) const RULE: Rule = Rule {
    code: "budget-differs-from-form",
    severity: Severity::Error,
    says: "文稿的预算表和绩效表里同一个项目、同一项任务或部门总额不同（元和万元换算后比较，两边都报）",
    example: "部门整体表“工资福利支出”630.51 万元，预算表是 6315101 元",
    check: Check::Manuscripts(check),
};

/// An amount of a form that budget tables state too.
struct Claim {
    form: FormId,
    /// Its place in the form; None for a sum that is computed.
    place: Place,
    /// What tables call it, plain.
    name: String,
    called: String,
    amount: Money,
    /// How many rounded amounts it is the sum of.
    parts: u32,
}

/// Each of several rounded amounts may be apart by half a cent of 万元, 50元.
const HALF: u32 = 50;

fn check(forms: &Forms<'_>, report: &mut Report) {
    for facts in &forms.manuscripts {
        let Some(prose) = &facts.prose else { continue };
        let year = facts.identity.year.as_str();
        let of_year =
            |form: &&&Facts| [form.identity.year.as_str(), ""].contains(&year) || form.identity.year.is_empty();
        let claims: Vec<Claim> = forms.facts.iter().filter(of_year).flat_map(|form| claims(form)).collect();
        for table in prose.tables.iter().filter(|table| table.unit.is_some()) {
            compare(facts.identity.id, table, &claims, report);
        }
    }
}

/// The amounts that `form` states: of the project, of the tasks, of the department.
fn claims(form: &Facts) -> Vec<Claim> {
    let identity = &form.identity;
    let id = identity.id;
    let text = |path: FieldPath| Place::Text(path);
    if identity.scope == Scope::Project {
        let total = Fund::Total.key(&form.form).zip(identity.total).filter(|_| !identity.stage.reports());
        let claim = total.map(|(key, amount)| Claim {
            form: id,
            place: text(FieldPath::field(key)),
            name: identity.project_core.clone(),
            called: format!("项目“{}”", identity.project),
            amount,
            parts: 1,
        });
        return claim.into_iter().filter(|claim| !claim.name.is_empty()).collect();
    }
    let task = |id: RowId| text(FieldPath::Cell(Table::Tasks, id, Column::Total));
    let tasks = form.tasks.iter().filter_map(|own| {
        Some(Claim {
            form: id,
            place: task(own.id),
            name: head(&own.name),
            called: format!("任务“{}”", own.name),
            amount: own.total?,
            parts: 1,
        })
    });
    let total = form.told.budget.first().map(|amount| Claim {
        form: id,
        place: text(FieldPath::Total(Table::Tasks, Column::Total)),
        name: String::new(),
        called: "部门整体的总额".to_owned(),
        amount: *amount,
        parts: u32::try_from(form.tasks.len()).unwrap_or(u32::MAX).max(1),
    });
    tasks.chain(total).collect()
}

/// The name of a task or of a column without the word for its kind: 公用经费 of 公用经费总额 and 公用经费支出.
fn head(name: &str) -> String {
    let name = plain(core(name)).into_owned();
    let shorter = ["总额", "支出", "合计"].iter().find_map(|word| name.strip_suffix(word));
    shorter.filter(|shorter| shorter.chars().count() > 2).map(str::to_owned).unwrap_or(name)
}

fn compare(manuscript: FormId, table: &BudgetTable, claims: &[Claim], report: &mut Report) {
    let Some(whole) = whole_column(table) else { return };
    let mut look = |place: usize, column: usize, claim: &Claim| {
        if let Some(amount) = table.amount(place, column).filter(|amount| !agrees(*amount, claim)) {
            say(manuscript, (table, place, column), (claim, amount), report);
        }
    };
    for place in 0..table.lines.len() {
        // Each column of amounts that has names of its own is a list of its own.
        let mut seen = Vec::new();
        for column in table.amounts.iter().copied() {
            let names = table.names(column);
            let is_whole = column == whole || (table.names(whole) != names && !seen.contains(&names));
            seen.push(names);
            let name = table.name(place, names);
            let own = head(bureau(without(&name)).name);
            let of_line = claims.iter().filter(|claim| !claim.name.is_empty() && claim.name == own);
            of_line.filter(|_| is_whole).for_each(|claim| look(place, column, claim));
            if !is_total(&name) {
                continue;
            }
            let label = head(table.label(column));
            claims
                .iter()
                .filter(|claim| !claim.name.is_empty() && claim.name == label)
                .for_each(|claim| look(place, column, claim));
            // A total may be that of a part, as 基本支出合计: only one that is nearly the department's is meant to be it.
            let amount = table.amount(place, column).map(Money::in_yuan);
            let near = |claim: &&Claim| {
                let of_form = claim.amount.in_yuan();
                claim.name.is_empty()
                    && amount.is_some_and(|amount| within(amount, of_form, 20) || is_slip(amount, of_form))
            };
            claims.iter().filter(|_| is_whole).filter(near).for_each(|claim| look(place, column, claim));
        }
    }
}

fn agrees(amount: Money, claim: &Claim) -> bool {
    let apart = amount.apart(claim.amount).in_yuan();
    let rounded = claim.parts > 1 && apart <= Decimal::from(HALF).saturating_mul(claim.parts.into());
    rounded || same_money(amount, claim.amount)
}

/// Reports the difference on both sides.
fn say(
    manuscript: FormId,
    (table, place, column): (&BudgetTable, usize, usize),
    (claim, amount): (&Claim, Money),
    report: &mut Report,
) {
    let Some(path) = table.path(place, column) else { return };
    let caption = if table.caption.is_empty() { "预算表" } else { &table.caption };
    let apart = amount.to(claim.amount.unit()).apart(claim.amount);
    let message = format!("{caption}写 {amount}，绩效表里{}是 {}，相差 {apart}", claim.called, claim.amount);
    let hint = "请核对两边的金额和单位（元、万元）";
    report.add(manuscript, Found::at(Place::Text(path), message).hint(hint));
    let message = format!("{}是 {}，{caption}里是 {amount}，相差 {apart}", claim.called, claim.amount);
    report.add(claim.form, Found::at(claim.place.clone(), message).hint(hint));
}
