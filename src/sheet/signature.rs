//! The line that is signed and stamped.

use crate::model::Bureau;

/// The lines under the form: who filled it in, who answers for it, and room for the stamp.
pub(super) fn lines(bureau: &Bureau) -> Vec<String> {
    let entries =
        [("填报人", &bureau.filler), ("负责人", &bureau.head), ("联系电话", &bureau.phone), ("填报日期", &bureau.date)];
    let people: Vec<String> = entries
        .into_iter()
        .map(|(label, value)| if value.is_empty() { format!("{label}：　　　　") } else { format!("{label}：{value}") })
        .collect();
    vec![people.join("　　"), "单位（盖章）：".to_owned() + &bureau.name]
}
