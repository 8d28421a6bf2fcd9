//! Says in one line how the text of a target is read, shown below the cell.

use crate::model::value::{Quantity, Reading, Value, parse};
use rust_decimal::Decimal;

/// Returns what the program reads in `text`: operator, number and unit, a date, or a computation with its result. None
/// for words alone.
pub(super) fn understood(text: &str) -> Option<String> {
    let target = parse(text);
    let what = match target.reading() {
        Reading::Text => return None,
        Reading::Quantity(index) => target.quantities.get(index).map(quantity)?,
        Reading::Several => {
            let all: Vec<&str> = target.quantities.iter().map(|quantity| quantity.span.of(text)).collect();
            format!("{} 个数量：{}", all.len(), all.join("、"))
        }
        Reading::Date(index) => date(&target, index)?,
    };
    let computed: String = target.computations.iter().filter_map(|c| computation(&target, c)).collect();
    Some(what + &computed)
}

fn quantity(quantity: &Quantity<'_>) -> String {
    let operator = quantity.operator.map_or("=", |operator| operator.comparison.symbol());
    let scale = |value| if quantity.is_money() { money(value) } else { (plain(value), quantity.unit.base) };
    let (mut number, unit) = scale(quantity.value);
    if let Some(high) = quantity.high {
        // Both ends of a range of money in 元: in 万元 one end might be below 1.
        number = format!("{}～{}", plain(quantity.value), plain(high));
    }
    let unit = if quantity.high.is_some() { quantity.unit.base } else { unit };
    let per: String = quantity.unit.per.as_slice().iter().map(|per| format!("/{per}")).collect();
    let unit = if unit.is_empty() { "没有单位".to_owned() } else { format!("{unit}{per}") };
    let about = if quantity.approximate.is_some() { "约 " } else { "" };
    format!("{operator}　{about}{number}　{unit}")
}

fn date(target: &Value<'_>, index: usize) -> Option<String> {
    let date = target.dates.get(index)?;
    let mut out = if date.is_deadline() { "截止 " } else { "时间 " }.to_owned();
    for (part, unit) in [(date.year, "年"), (date.month.map(i32::from), "月"), (date.day.map(i32::from), "日")] {
        if let Some(number) = part {
            out += &format!("{number}{unit}");
        }
    }
    Some(out + if date.at_end { "底" } else { "" })
}

fn computation(target: &Value<'_>, computation: &crate::model::value::Computation) -> Option<String> {
    let outcome = target.outcome(computation)?;
    let terms: Vec<String> = computation
        .terms()
        .map(|term| {
            let factors: Vec<String> = term
                .iter()
                .filter_map(|factor| target.quantities.get(factor.quantity))
                .map(|quantity| plain(quantity.figure))
                .collect();
            factors.join("×")
        })
        .collect();
    let (value, unit) = if outcome.is_money { money(outcome.value) } else { (plain(outcome.value), "") };
    Some(format!("　算得 {} = {value}{unit}", terms.join("+")))
}

/// Returns an amount with its unit, in 万元 from 1 万元 on.
fn money(value: Decimal) -> (String, &'static str) {
    let in_ten_thousands = value / Decimal::from(10_000);
    if in_ten_thousands.abs() >= Decimal::ONE { (plain(in_ten_thousands), "万元") } else { (plain(value), "元") }
}

fn plain(number: Decimal) -> String {
    number.normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_in_a_target() {
        for (text, expected) in [
            ("≥95%", Some("≥　95　%")),
            ("不少于100人次", Some("≥　100　人次")),
            ("2021年12月底前", Some("截止 2021年12月底")),
            ("100", Some("=　100　没有单位")),
            ("合计5.5万元", Some("=　5.5　万元")),
            ("800元", Some("=　800　元")),
            ("≤40万元/座", Some("≤　40　万元/座")),
            ("160元/人.天", Some("=　160　元/人/天")),
            ("每年不少于2次", Some("≥　2　次/年")),
            ("2次，各1天", Some("2 个数量：2次、1天")),
            ("长期", None),
            ("", None),
        ] {
            assert_eq!(understood(text).as_deref(), expected, "{text}");
        }
        let computed = understood("105万元（按7.5万元/人.年*14人测算）").expect("read");
        assert!(computed.ends_with("算得 7.5×14 = 105万元"), "{computed}");
    }
}
