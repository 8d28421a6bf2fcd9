//! Plain numbers and units of money, read from what people write.

use rust_decimal::Decimal;

/// The unit an amount is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyUnit {
    /// 元
    Yuan,
    /// 万元, what most forms are in.
    Wan,
    /// 亿元
    Yi,
}

impl MoneyUnit {
    /// How many 元 one of this unit is.
    pub fn in_yuan(self) -> Decimal {
        match self {
            Self::Yuan => Decimal::ONE,
            Self::Wan => Decimal::from(10_000),
            Self::Yi => Decimal::from(100_000_000),
        }
    }

    /// The unit's name as printed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Wan => "万元",
            Self::Yi => "亿元",
        }
    }

    /// All units. 元 comes last, since the other names end with it.
    const ALL: [Self; 3] = [Self::Yi, Self::Wan, Self::Yuan];

    /// Splits a cell's text into what comes before the unit, and the unit where it ends with one: `6万元`, `16.78万`.
    pub fn behind(text: &str) -> (&str, Option<Self>) {
        let text = text.trim();
        let named = Self::ALL.into_iter().find_map(|unit| Some((text.strip_suffix(unit.name())?, unit)));
        let named = named.or_else(|| Some((text.strip_suffix('万')?, Self::Wan)));
        named.map_or((text, None), |(number, unit)| (number, Some(unit)))
    }

    /// The unit that a label or a header names after a bracket or a colon: `项目资金（元）`, `预算金额（单位：万元）`.
    ///
    /// The unit of a price is none: `补助标准（元/人）`.
    pub fn named_in(label: &str) -> Option<Self> {
        // A quick test first, since most labels name no unit.
        if !label.contains('元') {
            return None;
        }
        let marks = label.match_indices(['(', '（', ':', '：']);
        marks.filter_map(|(at, mark)| label.get(at + mark.len()..)).find_map(|after| {
            let after = after.trim_start();
            let after = after.strip_prefix("人民币").unwrap_or(after);
            let (unit, rest) = Self::ALL.into_iter().find_map(|unit| Some((unit, after.strip_prefix(unit.name())?)))?;
            // Only the end of the unit may follow: a slash makes it a price.
            rest.chars().find(|c| !c.is_whitespace()).is_none_or(|c| ")），,；;、".contains(c)).then_some(unit)
        })
    }

    /// The unit called `name`: 万元, 人民币元.
    pub fn called(name: &str) -> Option<Self> {
        let name = name.trim();
        let name = name.strip_prefix("人民币").unwrap_or(name);
        Self::ALL.into_iter().find(|unit| unit.name() == name)
    }

    /// The unit that a line states for all amounts of a form: `单位：万元`, `（金额单位：元）`.
    pub fn stated_by(line: &str) -> Option<Self> {
        let line = line.trim().trim_matches(['(', ')', '（', '）']);
        let behind = |word: &&str| line.strip_prefix(*word)?.trim_start().strip_prefix([':', '：']);
        Self::called(["单位", "金额单位", "计量单位", "货币单位"].iter().find_map(behind)?)
    }

    /// A label without the unit in brackets at its end; None where it has none.
    pub fn without(label: &str) -> Option<&str> {
        let (label, unit) = label.strip_suffix([')', '）'])?.rsplit_once(['(', '（'])?;
        Self::stated_by(unit).or(Self::called(unit)).map(|_| label)
    }
}

/// Reads a text that is nothing but a number: ASCII digits, an optional sign, thousands commas and a decimal point.
///
/// The scale is kept: `2500.00` reads as 2500.00. A comma counts only where it groups thousands.
pub fn plain_number(text: &str) -> Option<Decimal> {
    let text = text.trim();
    // A quick test first, since most cells are blank or hold words.
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+')) {
        return None;
    }
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    if !grouped_digits(whole) || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if digits.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

fn grouped_digits(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let numeric = |g: &str| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit());
    numeric(first) && (whole.len() == first.len() || first.len() <= 3) && groups.all(|g| g.len() == 3 && numeric(g))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_numbers() {
        for (text, expected) in [
            ("220", Some("220")),
            (" 2500.00 ", Some("2500.00")),
            ("1,200.5", Some("1200.5")),
            ("-3", Some("-3")),
            ("6万元", None),
            ("1,20", None),
            ("６", None),
            ("", None),
        ] {
            assert_eq!(plain_number(text).map(|number| number.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn units_behind_a_number() {
        for (text, number, unit) in [
            ("6万元", "6", Some(MoneyUnit::Wan)),
            (" 6 万 ", "6 ", Some(MoneyUnit::Wan)),
            ("0.5亿元", "0.5", Some(MoneyUnit::Yi)),
            ("4800元", "4800", Some(MoneyUnit::Yuan)),
            ("4800", "4800", None),
            ("元", "", Some(MoneyUnit::Yuan)),
        ] {
            assert_eq!(MoneyUnit::behind(text), (number, unit), "{text}");
        }
    }

    #[test]
    fn units_that_a_label_names() {
        for (label, unit) in [
            ("项目资金（元）", Some(MoneyUnit::Yuan)),
            ("项目资金\n( 万元 )", Some(MoneyUnit::Wan)),
            ("预算金额（单位：亿元）：", Some(MoneyUnit::Yi)),
            ("资金总额（人民币元）", Some(MoneyUnit::Yuan)),
            ("项目资金（万元，保留两位小数）", Some(MoneyUnit::Wan)),
            ("资金总额：元", Some(MoneyUnit::Yuan)),
            ("单位：人民币万元", Some(MoneyUnit::Wan)),
            ("年度资金总额", None),
            ("补助标准（元/人）", None),
            ("其中：元旦慰问", None),
            ("（万元户）数", None),
            ("", None),
        ] {
            assert_eq!(MoneyUnit::named_in(label), unit, "{label}");
        }
    }

    #[test]
    fn lines_that_state_the_unit() {
        for (line, unit) in [
            ("单位：万元", Some(MoneyUnit::Wan)),
            ("（金额单位:元）", Some(MoneyUnit::Yuan)),
            ("货币单位：人民币万元", Some(MoneyUnit::Wan)),
            ("计量单位： 亿元", Some(MoneyUnit::Yi)),
            ("万元", None),
            ("单位：广元市医疗保障局", None),
            ("项目资金（万元）", None),
            ("单位：元/人", None),
            ("", None),
        ] {
            assert_eq!(MoneyUnit::stated_by(line), unit, "{line}");
        }
        assert_eq!(MoneyUnit::called(" 人民币万元"), Some(MoneyUnit::Wan));
        assert_eq!(MoneyUnit::called("万"), None);
    }

    #[test]
    fn labels_without_the_unit_at_their_end() {
        assert_eq!(MoneyUnit::without("项目资金(万元)"), Some("项目资金"));
        assert_eq!(MoneyUnit::without("预算（单位：元）"), Some("预算"));
        for label in ["项目资金", "项目资金(%)", "项目资金(万元)合计", "(元/人)"] {
            assert_eq!(MoneyUnit::without(label), None, "{label}");
        }
    }
}
