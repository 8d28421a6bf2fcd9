//! Shows a parsed target as one short line.

use crate::model::value::{
    Bound, Computation, DateMark, Factor, Operator, Quantity, Reading, Spelling, UnitKind, Value, parse,
};

/// Parses `text` and shows everything: quantities and dates in order, computations, a lone operator, the reading.
///
/// `*` marks the quantity that is the reading; an unusual spelling follows the operator: `≥words`.
pub(super) fn shown(text: &str) -> String {
    let target = parse(text);
    let mut marks: Vec<(usize, String)> = Vec::new();
    for (index, q) in target.quantities.iter().enumerate() {
        let main = if target.reading() == Reading::Quantity(index) && target.quantities.len() > 1 { "*" } else { "" };
        marks.push((q.span.start, format!("{main}{}", quantity(q))));
    }
    marks.extend(target.dates.iter().map(|d| (d.span.start, date(d))));
    marks.extend(target.lone_operator.map(|o| (o.span.start, operator(o).to_string() + "?")));
    marks.extend(target.approximate.filter(|_| target.quantities.is_empty()).map(|a| (a.start, "~?".to_string())));
    marks.sort_by_key(|(start, _)| *start);
    let mut parts: Vec<String> = marks.into_iter().map(|(_, mark)| mark).collect();
    parts.extend(target.computations.iter().map(|c| computation(&target, c)));
    if target.reading() == Reading::Text {
        parts.push("text".to_string());
    }
    parts.join(" ")
}

fn operator(o: Operator) -> String {
    let spelling = match o.spelling {
        Spelling::Symbol => "",
        Spelling::UnusualSymbol => "unusual",
        Spelling::Words => "words",
        Spelling::Reached => "reached",
        Spelling::WordsAfter => "after",
    };
    format!("{}{spelling} ", o.comparison.symbol()).trim_end().to_string()
}

fn quantity(q: &Quantity<'_>) -> String {
    let operator = q.operator.map_or(String::new(), operator);
    let approximate = if q.approximate.is_some() { "~" } else { "" };
    let high = q.high.map_or(String::new(), |high| format!("..{}", high.normalize()));
    let total = if q.total { "Σ" } else { "" };
    let per: String = q.unit.per.as_slice().iter().map(|unit| format!("/{unit}")).collect();
    let kind = match q.unit.kind {
        UnitKind::Missing => "-",
        UnitKind::Unfamiliar => "?",
        _ => "",
    };
    format!("{operator}{approximate}{total}{}{high}{}{kind}{per}", q.value.normalize(), q.unit.base)
}

fn date(d: &DateMark) -> String {
    let year = d.year.map(|year| format!("{year}年"));
    let month = d.month.map(|month| format!("{month}月"));
    let day = d.day.map(|day| format!("{day}日"));
    let end = if d.at_end { "底" } else { "" };
    let bound = match d.bound {
        Bound::During => "",
        Bound::Until => "前",
        Bound::From => "后",
    };
    let parts: String = [year, month, day].into_iter().flatten().collect();
    format!("{}@{parts}{end}{bound}", d.operator.map_or(String::new(), operator))
}

/// `[factors + factors = outcome | stated]`, with ? for an open outcome.
fn computation(target: &Value<'_>, c: &Computation) -> String {
    let factor = |f: &Factor| {
        let value = target.quantities[f.quantity].value * f.inherited.unwrap_or_default().max(1.into());
        value.normalize().to_string()
    };
    let terms: Vec<String> = c.terms().map(|t| t.iter().map(factor).collect::<Vec<_>>().join("×")).collect();
    let money = |money: bool| if money { "元" } else { "" };
    let outcome =
        target.outcome(c).map_or("?".to_string(), |o| format!("{}{}", o.value.normalize(), money(o.is_money)));
    let open = c.terms().filter_map(|t| target.product(t)).flat_map(|p| p.open).collect::<Vec<_>>().join(",");
    let stated = target.stated(c).map_or(String::new(), |q| format!(" | {}", q.value.normalize()));
    let open = if open.is_empty() { open } else { format!(" per {open}") };
    format!("[{}{open} = {outcome}{stated}]", terms.join(" + "))
}
