//! The questions that the rules and the upload ask about a target.

use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::value::{Comparison, QUALITATIVE, Quantity, operator_alone, parse};

fn columns(text: &str) -> String {
    match parse(text).plain() {
        Some(plain) => format!("{} {} {}", plain.comparison.symbol(), plain.number, plain.unit).trim_end().to_string(),
        None => QUALITATIVE.to_string(),
    }
}

#[test]
fn operators_in_a_column_of_their_own() {
    for (text, expected) in [
        ("≥", Some("≥")),
        (" >= ", Some("≥")),
        ("＝", Some("=")),
        ("大于或等于", Some("≥")),
        ("不超过", Some("≤")),
        ("小于", Some("<")),
        ("定性", None),
        ("正向", None),
        ("≥95", None),
        ("5", None),
        ("", None),
    ] {
        assert_eq!(operator_alone(text).map(Comparison::symbol), expected, "{text}");
    }
}

#[test]
fn three_columns() {
    for (text, expected) in [
        ("≥95%", "≥ 95 %"),
        ("95％", "= 95 %"),
        ("11套", "= 11 套"),
        ("31.7万", "= 31.7 万"),
        ("大于或等于5000万元", "≥ 5000 万元"),
        ("达到95%", "≥ 95 %"),
        ("≥100", "≥ 100"),
        ("2500.00万元", "= 2500.00 万元"),
        ("1,200份", "= 1200 份"),
        ("百分之九十五以上", "≥ 95 %"),
        ("核查后15天内及时发放", "≤ 15 天"),
        ("每人每年不低于1元", "≥ 1 元/人.年"),
        ("人均120元/年", "= 120 元/年/人"),
        ("≤40万元/座", "≤ 40 万元/座"),
        ("0.8万元/充电桩位", "= 0.8 万元/充电桩位"),
        ("≤12月", "≤ 12 月"),
        ("105万元（按7.5万元/人.年*14人测算）", "= 105 万元"),
        ("10元/本，合计6万元", "= 6 万元"),
        ("全年2次", "= 2 次"),
    ] {
        assert_eq!(columns(text), expected, "{text}");
    }
}

#[test]
fn what_three_columns_cannot_say() {
    let texts = [
        "",
        "稳定",
        "≥长期",
        "2021年12月底前完成配置",
        "12月",
        "≤12月底",
        "5月底前大于等于60%",
        "80%-90%",
        "约3人",
        "80人左右",
        "2次，各2天，聘请专家15人",
        "每3天1次",
    ];
    for text in texts {
        assert_eq!(columns(text), QUALITATIVE, "{text}");
        assert_eq!(parse(text).operator_symbol(), QUALITATIVE, "{text}");
    }
}

#[test]
fn amounts() {
    let check = |text: &str, expected: Option<i64>| {
        let target = parse(text);
        let amount = target.amount().and_then(Quantity::money);
        assert_eq!(amount, expected.map(|yuan| Money::yuan(yuan.into())), "{text}");
    };
    check("工作经费0.5万元", Some(5000));
    check("1套，按35万元测算", Some(350_000));
    check("2500份，共5万元", Some(50_000));
    check("6.48万元（按160元/人.天测算，场地费500元/天）", Some(64_800));
    check("合计100万元，其中财政80万元，自筹20万元", Some(1_000_000));
    check("每例200元", None);
    check("31.7万", None);
    check("会议费2万元，培训费3万元", None);
}

#[test]
fn money() {
    let check = |text: &str, unit: Option<MoneyUnit>, taken: Option<i64>| {
        let quantity = parse(text).quantities[0];
        assert_eq!(quantity.money_unit(), unit, "{text}");
        let taken = taken.map(|yuan| Money::yuan(yuan.into()));
        assert_eq!(quantity.taken_as_money(MoneyUnit::Wan), taken, "{text}");
    };
    check("5万元", Some(MoneyUnit::Wan), Some(50_000));
    check("4800元", Some(MoneyUnit::Yuan), Some(4800));
    check("1.2亿元", Some(MoneyUnit::Yi), Some(120_000_000));
    check("3千元", None, Some(3000));
    check("7.87万", None, Some(78_700));
    check("≥100", None, Some(1_000_000));
    check("60人", None, None);
}

#[test]
fn sorts() {
    let sorts = |text: &str| {
        let target = parse(text);
        let said = [
            ("rate", target.is_rate()),
            ("bare", target.is_bare_number()),
            ("money", target.holds_money()),
            ("price", target.prices().next().is_some()),
        ];
        said.iter().filter(|(_, holds)| *holds).map(|(name, _)| *name).collect::<Vec<_>>().join(" ")
    };
    for (text, expected) in [
        ("≥95%", "rate"),
        ("3‰", "rate"),
        ("≥100", "bare"),
        ("31.7万", "bare"),
        ("≥100人", ""),
        ("每例200元", "money price"),
        ("10万元（按3元/份测算）", "money price"),
        ("5万元", "money"),
        ("稳定", ""),
    ] {
        assert_eq!(sorts(text), expected, "{text}");
    }
}

#[test]
fn places_for_a_fix() {
    let text = "满意度大于或等于95，≧90％";
    let target = parse(text);
    let places: Vec<_> =
        target.quantities.iter().filter_map(|q| Some((q.operator?.span.of(text), q.number.of(text)))).collect();
    assert_eq!(places, [("大于或等于", "95"), ("≧", "90")]);
    assert_eq!(target.operator().map(|o| o.span.of(text)), Some("大于或等于"));
    assert_eq!(target.quantities[0].unit.span.start, target.quantities[0].number.end);
}

#[test]
fn shares_in_percent() {
    for (text, expected) in [("95%", Some("95")), ("3‰", Some("0.3")), ("2个百分点", Some("2")), ("3人", None)] {
        let share = parse(text).quantities[0].in_percent().map(|share| share.normalize().to_string());
        assert_eq!(share.as_deref(), expected, "{text}");
    }
}
