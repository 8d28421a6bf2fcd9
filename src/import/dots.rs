//! Rows of …… below the last indicator.

use super::header::Header;
use super::reading::Reading;
use crate::base::nothing::is_dash;
use crate::model::Column;

/// Whether a row only says that the list goes on: ……. Among indicators that are numbered (指标1：) it is one of them that
/// was left open, and stays for the checks (天长 2022).
pub(super) fn continues(reading: &Reading<'_, '_>, header: &Header, cells: &[usize]) -> bool {
    let levels = |index: &usize| {
        let at = reading.cell(*index).map_or(0, |cell| cell.area.column);
        let head = header.columns.iter().find(|head| head.at.contains(&at));
        head.is_some_and(|head| matches!(head.column, Column::Class | Column::Subclass))
    };
    let dots = |index: &&usize| is_ellipsis(reading.text(**index));
    let numbered = || reading.form.indicators.last().is_some_and(|row| row[Column::Name].starts_with("指标"));
    let others = cells.iter().filter(|index| !dots(index));
    let mut others = others.filter(|index| !levels(index) && !is_dash(reading.text(**index)));
    match cells.iter().find(dots) {
        Some(found) => others.next().is_none() && (levels(found) || !numbered()),
        None => false,
    }
}

/// ……, ..., …
fn is_ellipsis(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| ['…', '.', '．', '。', '⋯', '·'].contains(&c))
}
