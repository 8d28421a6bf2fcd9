//! The years that titles, lines and names of files say.

use crate::base::text::{half_width, squeezed};

/// The longest line that names a year and nothing else, in bytes, with the spaces that pad it.
const YEAR_LINE_BYTES: usize = 200;

/// The year of the file named `source`, for a form that says none: 2022年项目绩效目标.
pub(super) fn year_of_file(source: &str) -> Option<&str> {
    let behind_year = year_in(source);
    behind_year.or_else(|| {
        let digits = source.split(|c: char| !c.is_ascii_digit()).filter(|run| is_year(run) && run.starts_with("20"));
        let mut years: Vec<&str> = digits.collect();
        years.dedup();
        if let [year] = years.as_slice() { Some(year) } else { None }
    })
}

/// The year of a title: 2021年部门预算…, or … （2024年度）; None if it names several.
pub(super) fn year_in(title: &str) -> Option<&str> {
    let ends = title.match_indices('年').filter_map(|(end, _)| Some((end.checked_sub(4)?, end)));
    let mut years = ends.filter_map(|(start, end)| title.get(start..end).filter(|year| is_year(year)));
    years.next().filter(|_| years.next().is_none())
}

/// The year of a line that holds nothing else: `（ 2021年度）`; empty if the line leaves it open: `（   年度）`.
pub(super) fn year_line(text: &str) -> Option<String> {
    if !text.contains('年') || text.len() > YEAR_LINE_BYTES {
        return None;
    }
    let line: String = squeezed(text).chars().filter(|c| !['(', ')', '（', '）'].contains(c)).map(half_width).collect();
    let line = ["年度", "预算年度", "申报年度"]
        .iter()
        .find_map(|word| line.strip_prefix(word))
        .map_or(line.as_str(), |rest| rest.trim_start_matches(':'));
    // 二〇二三年度.
    let line: String = line.chars().map(digit).collect();
    let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
    let rest = line.get(digits.len()..)?;
    // 2023年1月—7月 of a monitoring table.
    let months = rest.strip_prefix('年').and_then(|rest| rest.strip_suffix('月'));
    let months = months.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || "月—-–～~至".contains(c)));
    let ends =
        ["年度", "年"].contains(&rest) || (months && !digits.is_empty()) || (rest.is_empty() && text.contains("年度"));
    (ends && (digits.is_empty() || is_year(&digits))).then_some(digits)
}

/// The digit that a year is written with: 二〇二三.
fn digit(c: char) -> char {
    const DIGITS: &str = "〇一二三四五六七八九";
    let place = DIGITS.chars().position(|digit| digit == c || (digit == '〇' && matches!(c, '○' | '零' | 'Ｏ')));
    place.and_then(|place| char::from_digit(place as u32, 10)).unwrap_or(c)
}

/// Whether `text` is a year: four digits.
pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) && (text.starts_with("20") || text.starts_with("19"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_a_file() {
        for (name, year) in [
            ("2022年项目绩效目标", Some("2022")),
            ("附件3 绩效自评表（2023）", Some("2023")),
            ("2022-2023绩效", None),
            ("51000021R000000019951", None),
            ("20230105绩效", None),
            ("绩效目标表", None),
        ] {
            assert_eq!(year_of_file(name), year, "{name}");
        }
    }

    #[test]
    fn lines_with_the_year() {
        let check = |text: &str, expected: Option<&str>| assert_eq!(year_line(text).as_deref(), expected, "{text}");
        check("（      2021   年度）", Some("2021"));
        check("(2023 年度)", Some("2023"));
        check("(2020)年度", Some("2020"));
        check("2020 年 度", Some("2020"));
        check("（２０２３年度）", Some("2023"));
        check("2022年", Some("2022"));
        check("年度：2022", Some("2022"));
        check("二〇二三年度", Some("2023"));
        check("（2023年1月—7月）", Some("2023"));
        check("2023年7月15日", None);
        check("（   年度）", Some(""));
        check("2021年度预算", None);
        check("12年度", None);
        check("万元", None);
    }
}
