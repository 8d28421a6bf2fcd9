//! What the columns of a learned upload sheet hold, by their names; and from that, what a row is, and of which forms.

use super::words;
use crate::base::amount::MoneyUnit;
use crate::base::text::squeezed;
use crate::import::vocabulary::Thesaurus;
use crate::model::value::OTHERWISE;
use crate::template::Stage;
use crate::template::profile::{CodeStyle, Profile, RowOf, UploadValue};

/// How a header says that a code stands before the name: 单位名称（代码-名称）.
const CODED: [&str; 4] = ["代码-名称", "编码-名称", "代码+名称", "编码+名称"];

/// Guesses the content of each column.
pub(super) fn map(profile: &mut Profile, words: &Thesaurus) {
    let whole = profile.clone();
    let heads: Vec<Vec<&str>> = (0..whole.columns.len()).map(|at| whole.heads(at)).collect();
    let meanings: Vec<Option<UploadValue>> = heads.iter().map(|heads| meaning(heads, words)).collect();
    let has = |value: UploadValue| meanings.contains(&Some(value));
    // Next to a column for the operator or the unit, the value column takes the number alone.
    let parted = has(UploadValue::Operator) || has(UploadValue::MeasureUnit);
    let (mut given, mut after_value) = (Vec::new(), false);
    for ((column, meaning), heads) in profile.columns.iter_mut().zip(meanings).zip(&heads) {
        let says = |marks: &[&str]| heads.iter().any(|head| marks.iter().any(|mark| head.contains(mark)));
        let value = match meaning {
            Some(UploadValue::Value) if parted => Some(UploadValue::Number),
            Some(UploadValue::Actual) if parted => Some(UploadValue::ActualNumber),
            // 单位 is the bureau in front of the value, and the unit of measure after it.
            Some(UploadValue::BureauName) if after_value => Some(UploadValue::MeasureUnit),
            Some(UploadValue::ExecutionRate) if says(&["%", "％"]) => Some(UploadValue::ExecutionPercent),
            other => other,
        };
        after_value |= matches!(value, Some(UploadValue::Value | UploadValue::Number));
        // Of several columns with names of one value the first gets it.
        if let Some(value) = value.filter(|value| !given.contains(value)) {
            given.push(value.clone());
            if value.has_code() && says(&CODED) {
                column.write = CodeStyle::CodeName;
            }
            column.value = value;
        }
    }
    // Amounts are in 万元 unless a header says 元.
    let amounts = profile.columns.iter().zip(&heads).filter(|(column, _)| column.value.is_amount());
    let named = amounts.flat_map(|(_, heads)| heads).find_map(|head| MoneyUnit::named_in(&squeezed(head)));
    profile.money = named.unwrap_or(MoneyUnit::Wan);
    profile.row = if given.contains(&UploadValue::Name) { RowOf::Indicator } else { RowOf::Project };
    profile.stages = stages(&given, &heads);
}

/// The meaning of a column under `heads`: with its group, 年初 over 预算数, else by its name alone.
fn meaning(heads: &[&str], words: &Thesaurus) -> Option<UploadValue> {
    let grouped = match heads {
        [name, group, ..] => words::grouped(&format!("{group}{name}")),
        _ => None,
    };
    grouped.or_else(|| words::meaning(heads.first()?, words))
}

/// The stages whose forms tell these values; none where those of every stage do.
fn stages(given: &[UploadValue], heads: &[Vec<&str>]) -> Vec<Stage> {
    let has = |values: &[UploadValue]| values.iter().any(|value| given.contains(value));
    let of_month = [UploadValue::Month, UploadValue::OnSchedule, UploadValue::OnTarget];
    let done = [UploadValue::Actual, UploadValue::ActualNumber, UploadValue::FundsExecuted, UploadValue::GoalsActual];
    if has(&of_month) || heads.iter().flatten().any(|head| words::names_month(head)) {
        vec![Stage::Monitoring]
    } else if has(&[UploadValue::Score, UploadValue::Deduction]) {
        vec![Stage::SelfEvaluation]
    } else if has(&done) {
        vec![Stage::Monitoring, Stage::SelfEvaluation]
    } else {
        Vec::new()
    }
}

/// Where the system knows 定量（其他）, its rows must explain their value.
pub(super) fn require(profile: &mut Profile) {
    let knows = profile.columns.iter().any(|column| column.code_of(OTHERWISE).is_some());
    let explains = profile.columns.iter_mut().find(|column| column.value == UploadValue::Description);
    if let Some(column) = explains.filter(|_| knows) {
        column.required_for = vec![OTHERWISE.to_owned()];
        // 选择定量（其他）时必填 is no more than that.
        column.required &= !column.header.contains("定量");
    }
}
