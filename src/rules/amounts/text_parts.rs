//! Parts that a text states below their total: 总投资89.97万元，其中甲30万元、乙30万元、丙29.99万元.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::value::{Quantity, parse};
use rust_decimal::Decimal;

/// The total that a sentence of `text` states, and what its parts add up to, where the two nearly agree and so should.
pub(super) fn near_miss(text: &str) -> Option<(Money, Money)> {
    // Most texts name no three amounts, and need not be parsed.
    if text.matches('元').count() < 2 && text.matches('万').count() < 3 {
        return None;
    }
    text.split(['。', '；', '\n']).find_map(in_sentence)
}

fn in_sentence(sentence: &str) -> Option<(Money, Money)> {
    let value = parse(sentence);
    // Behind 万 only 元 can be missing.
    let scaled = |quantity: &Quantity<'_>| quantity.lacks_unit() && quantity.figure != quantity.value;
    let sums: Vec<&Quantity<'_>> = value.quantities.iter().filter(|q| q.is_amount() || scaled(q)).collect();
    let plain = sums.iter().all(|quantity| quantity.high.is_none() && quantity.approximate.is_none());
    // A total with one part says nothing about the rest.
    if sums.len() < 3 || !plain {
        return None;
    }
    let amounts: Vec<Money> = sums.iter().filter_map(|quantity| quantity.taken_as_money(MoneyUnit::Wan)).collect();
    let (first, behind) = amounts.split_first()?;
    let (last, before) = amounts.split_last()?;
    // The total stands in front, or behind 合计.
    let stated = [(first, behind), (last, before)].into_iter().map(|(total, parts)| (*total, parts));
    let compared: Vec<(Money, Money)> =
        stated.filter_map(|(total, parts)| Some((total, Money::sum(parts.iter().copied())?))).collect();
    let adds_up = compared.iter().any(|(total, sum)| total == sum);
    compared.into_iter().find(|(total, sum)| !adds_up && is_near(*total, *sum))
}

/// Whether the two differ by no more than one in a hundred.
fn is_near(total: Money, sum: Money) -> bool {
    let apart = total.apart(sum).in_yuan().saturating_mul(Decimal::ONE_HUNDRED);
    total != sum && apart <= total.in_yuan().abs()
}

#[cfg(test)]
mod tests {
    use super::near_miss;

    #[test]
    fn sentences() {
        for text in [
            "总投资89.97万元，其中道路30万元、桥梁30万元、绿化29.99万元。",
            "完成建设。\n道路30万元、桥梁30万元、绿化29.99万元，合计89.97万元",
            "89.97万元（道路30万元，桥梁30万元，绿化29.99万元）",
        ] {
            assert!(near_miss(text).is_some(), "{text}");
        }
        for text in [
            "总投资89.99万元，其中道路30万元、桥梁30万元、绿化29.99万元。",
            "总投资100万元，其中道路30万元、桥梁20万元。",
            "总投资100万元，其中道路99.9万元。",
            "每人500元，每户800元，每村1300元",
            "854万(甲400万元,乙295万元,丙159万元)",
            "无",
        ] {
            assert!(near_miss(text).is_none(), "{text}");
        }
    }
}
