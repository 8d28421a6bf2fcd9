//! Checks cells against the limits of the finance system and of Excel.

use super::{Cell, Refusal};
use crate::template::profile::ProfileColumn;

/// The most UTF-16 units in a cell of Excel.
const MAX_CELL: usize = 32_767;

/// Why a finance system would refuse `cell` in `column`.
pub(super) fn refusals(column: &ProfileColumn, cell: &Cell) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if cell.is_empty() {
        return refusals;
    }
    let text = cell.to_string();
    // Finance systems count characters, Excel counts UTF-16 units.
    let chars = text.chars().count();
    if column.max_chars > 0 && chars > column.max_chars {
        refusals.push(Refusal::TooLong { chars, limit: column.max_chars });
    }
    refusals.extend(column.refused.chars().filter(|c| text.contains(*c)).map(Refusal::Character));
    if !column.choices.is_empty() && !column.choices.iter().any(|choice| choice.trim() == text.trim()) {
        refusals.push(Refusal::NoChoice(text.clone()));
    }
    match (cell, column.max_decimals) {
        (Cell::Text(_), _) if column.value.is_numeric() => refusals.push(Refusal::NoNumber(text)),
        (Cell::Number(number), Some(limit)) if number.normalize().scale() > limit => {
            refusals.push(Refusal::TooManyDecimals { decimals: number.normalize().scale(), limit });
        }
        _ => {}
    }
    refusals
}

/// Truncates a text that is too long for a cell.
pub(super) fn cut(cell: &mut Cell) -> Option<Refusal> {
    let Cell::Text(text) = cell else { return None };
    let mut units = 0;
    let (end, _) = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > MAX_CELL
    })?;
    text.truncate(end);
    Some(Refusal::Cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(column: &str, cell: &Cell, expected: &[&str]) {
        let column: ProfileColumn = crate::base::notation::read(column).expect(column);
        let refusals: Vec<_> = refusals(&column, cell).iter().map(ToString::to_string).collect();
        assert_eq!(refusals, expected, "{cell}");
    }

    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    #[test]
    fn what_is_refused() {
        let name = "(header: \"名称\", value: name, required: true, max_chars: 3, refused: \"*_\")";
        check(name, &text("三个字"), &[]);
        check(name, &text(" "), &[]);
        check(name, &text("𠮷𠮷𠮷𠮷"), &["有 4 个字，最多 3 个"]);
        check(name, &text("a*_b"), &["有 4 个字，最多 3 个", "含有系统不接受的“*”", "含有系统不接受的“_”"]);
    }

    #[test]
    fn what_is_not_in_the_list() {
        let class = "(header: \"一级指标\", value: class, choices: [\"产出指标\", \"效益指标\"])";
        check(class, &text("产出指标"), &[]);
        check(class, &text(""), &[]);
        check(class, &text("项目完成"), &["“项目完成”不在系统的下拉选项里"]);
    }

    #[test]
    fn numbers() {
        let weight = "(header: \"权重\", value: weight, max_decimals: 1)";
        check(weight, &Cell::Number("10.50".parse().expect("number")), &[]);
        check(weight, &Cell::Number("10.55".parse().expect("number")), &["有 2 位小数，最多 1 位"]);
        check(weight, &text("十"), &["“十”不是数字"]);
        check(weight, &text(""), &[]);
    }

    #[test]
    fn what_no_cell_holds() {
        let mut long = text(&"😀".repeat(20_000));
        assert_eq!(cut(&mut long), Some(Refusal::Cut));
        assert_eq!(long.to_string().encode_utf16().count(), MAX_CELL - 1);
        assert_eq!(cut(&mut long), None);
    }
}
