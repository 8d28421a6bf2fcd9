//! The fill handle: what dragging it writes into the cells beyond the selection, as in Excel. Numbers, dates and 指标1
//! continue as a series, everything else repeats.

mod dates;
mod lists;
mod numbers;
mod pieces;

/// Returns the texts of the `count` cells after those of `given`.
///
/// Texts that form a series continue it. A single number repeats, as in Excel. A target repeats too, unlike in Excel:
/// no one who drags ≥95% down means ≥96%.
pub fn continued(given: &[&str], count: usize) -> Vec<String> {
    // Dates first: as numbers, 11月 and 12月 would go on to 13月.
    let series =
        dates::series(given, count).or_else(|| lists::series(given, count)).or_else(|| numbers::series(given, count));
    series.unwrap_or_else(|| given.iter().cycle().take(count).map(|text| (*text).to_owned()).collect())
}

/// Returns the step of a series with these positions, if it is the same between all of them. With `round`, positions
/// repeat after that many.
fn step(places: &[i64], round: Option<i64>) -> Option<i64> {
    let apart = |pair: &[i64]| match pair {
        [a, b] => round.map_or_else(|| b.checked_sub(*a), |round| Some((b - a).rem_euclid(round))),
        _ => None,
    };
    let mut steps = places.windows(2).map(apart);
    match steps.next() {
        None => Some(1),
        Some(first) => first.filter(|step| *step != 0 && steps.all(|other| other == Some(*step))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(given: &str, expected: &str) {
        let given: Vec<&str> = given.split('|').collect();
        let expected: Vec<&str> = expected.split('|').collect();
        assert_eq!(continued(&given, expected.len()), expected, "{given:?}");
    }

    #[test]
    fn numbers_count_on() {
        check("1|2", "3|4|5");
        check("5|10", "15|20");
        check("3|2|1", "0|-1");
        check("0.5|1.0", "1.5|2.0");
        check("9.50|9.75", "10.00");
        check("-3|-2", "-1|0");
        check("1,000|2,000", "3,000");
        check("01|02", "03");
        check("7", "7|7");
        check("12.5", "12.5");
        check("1|3|4", "1|3|4|1");
        check("5|5", "5|5");
    }

    #[test]
    fn numbers_in_a_text_count_on() {
        check("指标1", "指标2|指标3");
        check("指标9：参保人数", "指标10：参保人数|指标11：参保人数");
        check("A001", "A002|A003");
        check("A099", "A100");
        check("第1批", "第2批|第3批");
        check("指标1|指标3", "指标5");
        check("10人|20人", "30人|40人");
        check("5万元|10万元", "15万元");
        check("指标2|指标1", "指标0|指标2");
        check("甲1乙1|甲2乙2", "甲1乙1");
    }

    #[test]
    fn targets_repeat() {
        for text in
            ["≥95%", "≥95", "12次", "100人次", "5万元", "约20", "不少于3", "2次，各1天", "共20", "3-5天", "5G基站"]
        {
            check(text, &format!("{text}|{text}"));
        }
        check("≥95%|≥96%", "≥95%|≥96%|≥95%");
        check("2026年12月底前完成", "2026年12月底前完成");
    }

    #[test]
    fn months_quarters_and_years() {
        check("2026年3月", "2026年4月|2026年5月");
        check("2026年12月", "2027年1月");
        check("2026年3月底|2026年6月底", "2026年9月底|2026年12月底|2027年3月底");
        check("1月", "2月|3月");
        check("11月", "12月|1月");
        check("3月底|6月底", "9月底|12月底|3月底");
        check("3月底|6月底|10月底|12月底", "3月底|6月底");
        check("第1季度", "第2季度|第3季度|第4季度|第1季度");
        check("2026年第4季度", "2027年第1季度");
        check("2026年", "2027年");
        check("2026年度", "2027年度");
        check("2026-03", "2026-04");
        check("2026-12", "2027-01");
        check("13月", "13月");
    }

    #[test]
    fn days() {
        check("2026-03-01", "2026-03-02");
        check("2026-02-28", "2026-03-01");
        check("2024/2/28", "2024/2/29|2024/3/1");
        check("2026年12月31日", "2027年1月1日");
        check("2026-2-28", "2026-3-1");
        check("2026.3.1|2026.3.8", "2026.3.15");
        check("2026年1月31日|2026年2月28日", "2026年3月28日");
        check("2026年3月31日|2026年4月30日", "2026年5月30日");
        check("2026年1月15日|2026年4月15日", "2026年7月15日|2026年10月15日|2027年1月15日");
        check("3月1日", "3月2日");
        check("12月31日", "1月1日");
        check("2026-13-01", "2026-13-01");
        check("2026-02-30", "2026-02-30");
    }

    #[test]
    fn lists_that_everybody_knows() {
        check("第一季度", "第二季度|第三季度|第四季度|第一季度");
        check("一月|三月", "五月|七月");
        check("甲", "乙|丙");
        check("产出指标", "产出指标");
    }

    #[test]
    fn anything_else_repeats_in_turn() {
        check("产出|效益", "产出|效益|产出");
        check("", "|");
        assert!(continued(&[], 3).is_empty());
        assert!(continued(&["1", "2"], 0).is_empty());
        let huge = "9".repeat(40);
        check(&format!("甲{huge}"), &format!("甲{huge}"));
    }
}
