//! The line that is signed and stamped.

use crate::model::Unit;

/// The lines under the form: who filled it in, who answers for it, and room for the stamp.
pub(super) fn lines(unit: &Unit) -> Vec<String> {
    let entries =
        [("填报人", &unit.filler), ("负责人", &unit.head), ("联系电话", &unit.phone), ("填报日期", &unit.date)];
    let people: Vec<String> = entries
        .into_iter()
        .map(|(label, value)| if value.is_empty() { format!("{label}：　　　　") } else { format!("{label}：{value}") })
        .collect();
    vec![people.join("　　"), "单位（盖章）：".to_owned() + &unit.name]
}
