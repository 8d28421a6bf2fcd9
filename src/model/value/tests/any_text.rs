//! Parsing any text neither panics nor yields spans outside it.

use crate::model::value::{Span, Value, parse};
use proptest::prelude::*;

fn fits(text: &str, span: Span) -> bool {
    span.start <= span.end && text.get(span.start..span.end).is_some()
}

fn check(text: &str) {
    let target = parse(text);
    let mut spans: Vec<Span> =
        target.quantities.iter().map(|q| q.span).chain(target.dates.iter().map(|d| d.span)).collect();
    spans.sort();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "spans overlap in {text:?}");
    assert!(target.quantities.is_sorted_by_key(|q| q.span) && target.dates.is_sorted_by_key(|d| d.span), "{text:?}");
    let operators = target.quantities.iter().filter_map(|q| q.operator).chain(target.lone_operator);
    spans.extend(operators.map(|o| o.span).chain(target.approximate));
    spans.extend(target.quantities.iter().flat_map(|q| [q.number, q.unit.span]));
    assert!(spans.iter().all(|span| fits(text, *span)), "a span leaves {text:?}");
    assert!(target.quantities.iter().all(|q| !q.number.is_empty()), "{text:?}");
    use_all(&target);
}

fn use_all(target: &Value<'_>) {
    for computation in &target.computations {
        assert!(computation.factors.iter().all(|f| f.quantity < target.quantities.len()));
        let _ = target.contradiction(computation);
    }
    let _ = (target.plain(), target.operator_symbol(), target.amount(), target.operator());
    for quantity in &target.quantities {
        let _ = (quantity.in_percent(), quantity.money(), quantity.money_unit());
    }
}

/// Fragments of real targets, combined in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "≥",
        "≤",
        ">",
        "=",
        "不低于",
        "大于",
        "达到",
        "以上",
        "以内",
        "内",
        "约",
        "左右",
        "余",
        "合计",
        "共",
        "：",
        "每",
        "人均",
        "12",
        "2021",
        "0.5",
        "1,200",
        "９５",
        "十二",
        "三千五百",
        "半",
        "百分之",
        "百",
        "万",
        "亿",
        "千",
        "元",
        "人",
        "人次",
        "天",
        "年",
        "月",
        "日",
        "底",
        "前",
        "号",
        "第",
        "季度",
        "%",
        "/",
        ".",
        "·",
        "*",
        "×",
        "x",
        "+",
        "-",
        "~",
        "至",
        "（",
        "）",
        "(",
        ")",
        "，",
        "、",
        "；",
        " ",
        "\n",
        "DRG2",
        "79228162514264337593543950335",
        "其中",
        "按",
        "指标",
        "〔",
        "〕",
        "：",
        "套",
        "￥",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn any_mixture(text in pieces()) {
        check(&text);
    }
}

#[test]
fn long_texts_take_no_long_time() {
    check(&"3人×2天=6（".repeat(20_000));
    check(&"9".repeat(100_000));
    check(&"≥".repeat(100_000));
    check(&"每人".repeat(100_000));
}
