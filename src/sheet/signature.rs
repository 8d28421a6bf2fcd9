//! The lines for signatures and the stamp.

use crate::model::Bureau;

/// The lines below the form: 填报人, 负责人 and so on, and room for the stamp.
pub(super) fn lines(bureau: &Bureau) -> Vec<String> {
    let entries =
        [("填报人", &bureau.filler), ("负责人", &bureau.head), ("联系电话", &bureau.phone), ("填报日期", &bureau.date)];
    let people: Vec<String> = entries
        .into_iter()
        // Room to write by hand.
        .map(|(label, value)| if value.is_empty() { format!("{label}：　　　　") } else { format!("{label}：{value}") })
        .collect();
    vec![people.join("　　"), "单位（盖章）：".to_owned() + &bureau.name]
}
