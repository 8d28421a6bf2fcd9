//! Drop-down lists of an upload sheet: which texts a column accepts, and their codes.

use crate::model::naming::coded::choice;
use crate::model::value::{QUALITATIVE, operator_alone};
use crate::template::profile::{CodeStyle, ProfileColumn, UploadValue};
use crate::workbook::{Area, DropDown, Grid};

/// The longest list that is used; a longer one is a register, of units for example, and no help.
const MOST: usize = 200;

/// The choices of the list; those in cells are looked up in `grids`.
pub(super) fn offered(list: &DropDown, sheet: &Grid, grids: &[Grid]) -> Vec<String> {
    let source = list.source.trim();
    if let Some(texts) = source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        // A list in quotes, as a formula writes a text: "正向,反向".
        let texts = texts.replace("\"\"", "\"");
        return texts.split(',').map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect();
    }
    let (grid, range) = match source.rsplit_once('!') {
        Some((name, range)) => {
            let name = name.trim_matches('\'').replace("''", "'");
            (grids.iter().find(|grid| grid.name == name), range)
        }
        None => (Some(sheet), source),
    };
    let (Some(grid), Some(area)) = (grid, Area::at(range)) else { return Vec::new() };
    let cells = grid.indices_in(area.row..area.bottom()).filter_map(|index| grid.cells().get(index));
    let within = cells.filter(|cell| area.columns().contains(&cell.area.column));
    within.map(|cell| cell.text.trim().to_owned()).filter(|text| !text.is_empty()).take(MOST + 1).collect()
}

/// The cells that the list is on.
pub(super) fn areas(list: &DropDown) -> Vec<Area> {
    list.cells.split_whitespace().filter_map(Area::at).collect()
}

/// Makes `column` write the choices of the list, codes included.
pub(super) fn apply(offered: &[String], column: &mut ProfileColumn) {
    if offered.is_empty() || offered.len() > MOST {
        return;
    }
    for text in offered {
        // Systems expect `code` or `code-name`: 01-产出指标, 1-≥.
        let name = choice(text).name;
        let name = if column.value == UploadValue::Operator { symbol(name) } else { name };
        if name != text {
            column.codes.insert(name.to_owned(), text.clone());
            column.write = CodeStyle::Code;
        }
    }
    column.choices = offered.to_vec();
}

/// The symbol of an operator in words: 大于等于 → ≥.
fn symbol(name: &str) -> &str {
    if name.contains(QUALITATIVE) {
        return QUALITATIVE;
    }
    operator_alone(name).map_or(name, |comparison| comparison.symbol())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(value: UploadValue, offered: &[&str], expected: &[(&str, &str)]) {
        let mut column = ProfileColumn::new("列", value);
        apply(&offered.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>(), &mut column);
        let codes: Vec<_> = column.codes.iter().map(|(name, code)| (name.as_str(), code.as_str())).collect();
        assert_eq!(codes, expected);
        assert_eq!(column.choices, offered);
    }

    #[test]
    fn how_lists_are_written() {
        check(UploadValue::Class, &["产出指标", "效益指标"], &[]);
        check(
            UploadValue::Class,
            &["01-产出指标", "02 效益指标"],
            &[("产出指标", "01-产出指标"), ("效益指标", "02 效益指标")],
        );
        check(UploadValue::Operator, &["大于等于", "小于", "=", "定性"], &[("<", "小于"), ("≥", "大于等于")]);
        check(UploadValue::Operator, &["1-≥", "6-定性"], &[("≥", "1-≥"), ("定性", "6-定性")]);
        check(UploadValue::Direction, &["正向", "反向"], &[]);
        check(UploadValue::MeasureUnit, &["km", "m2", "3G-"], &[]);
    }

    #[test]
    fn columns_with_a_list() {
        let on = areas(&DropDown { cells: "F3:F1000 H3 ?".into(), source: String::new() });
        assert_eq!(on.iter().map(|area| area.column).collect::<Vec<_>>(), [5, 7]);
    }
}
