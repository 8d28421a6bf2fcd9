//! Where a paragraph or a cell of a table stands in a manuscript, in words: `表2第 3 行第 2 格`.

use crate::base::text::numeral;
use crate::model::prose::{Style, cell_place, table_around};
use crate::model::{Column, Form, Row, RowId, Table};

/// The place of `column` of the paragraph `id`: a table by its title, which is what a reader sees, and other paragraphs by
/// their number.
pub(super) fn words(form: &Form, id: RowId, column: &Column) -> String {
    let rows = &form.paragraphs;
    let place = form.place_of(Table::Paragraphs, id);
    let table = place.and_then(|place| table_around(rows, place));
    match (place, table, cell_place(column)) {
        (Some(place), Some(table), Some(cell)) => {
            let of = named(rows.get(..table.start).unwrap_or_default());
            format!("{of}第 {} 行第 {} 格", place - table.start + 1, cell + 1)
        }
        (place, ..) => format!("第 {} 段", place.map_or(0, |place| place + 1)),
    }
}

/// What the table below `above` is called: by its own title, else by the heading it stands under and how many tables stand
/// before it there.
fn named(above: &[Row]) -> String {
    let mut before = 0;
    let mut rest = above;
    while let Some((row, further)) = rest.split_last() {
        let text = row[Column::Text].trim();
        let style = Style::of(row);
        if style == Style::Caption && before == 0 && !text.is_empty() {
            return numbered(text).map_or_else(|| format!("“{text}”"), str::to_owned);
        }
        if style.depth().is_some() && !text.is_empty() {
            return format!("“{text}”下的{}", counted(before));
        }
        before += usize::from(style.is_table());
        rest = match table_around(rest, further.len()) {
            Some(table) => rest.get(..table.start).unwrap_or_default(),
            None => further,
        };
    }
    counted(before)
}

fn counted(before: usize) -> String {
    if before == 0 { "表".to_owned() } else { format!("第 {} 张表", before + 1) }
}

/// The number that a title of a table begins with: 表2　支出总表 is 表2; 表一般公共预算 has none.
fn numbered(title: &str) -> Option<&str> {
    let rest = title.strip_prefix('附').unwrap_or(title).strip_prefix('表')?.trim_start();
    let behind = rest.trim_start_matches(|c: char| numeral(c).is_some() || matches!(c, '-' | '－' | '—' | '.'));
    let number = rest.get(..rest.len() - behind.len())?;
    let in_digits = number.starts_with(|c: char| matches!(c, '0'..='9' | '０'..='９'));
    let ends = behind.chars().next().is_none_or(|c| if in_digits { c != '年' } else { !c.is_alphanumeric() });
    let number_of = title.get(..title.len() - behind.len())?;
    (!number.is_empty() && ends).then(|| number_of.trim_end_matches(['-', '－', '—', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::prose::cell_column;

    #[test]
    fn tables_are_called_what_is_printed_above_them() {
        let rows = [
            ("表格行", "0"),
            ("一级标题", "概况"),
            ("表题", "表2　支出总表"),
            ("落款", "单位：元"),
            ("表头", "科目"),
            ("表格行", "1"),
            ("正文", "文"),
            ("表格行", "2"),
            ("表题", "三公经费"),
            ("表格行", "3"),
            ("表头", "另一张"),
            ("二级标题", "问题"),
            ("表头", "又一张"),
        ];
        let mut form = Form::default();
        for (style, text) in rows {
            form.push_row(Table::Paragraphs, [(Column::Style, style), (Column::Text, text)].into_iter().collect());
        }
        let place = |at: usize, cell| words(&form, form.paragraphs[at].id(), &cell_column(cell));
        assert_eq!(place(0, 0), "表第 1 行第 1 格");
        assert_eq!(place(5, 1), "表2第 2 行第 2 格");
        assert_eq!(place(6, 0), "第 7 段");
        assert_eq!(place(7, 0), "“概况”下的第 2 张表第 1 行第 1 格");
        assert_eq!(place(9, 0), "“三公经费”第 1 行第 1 格");
        assert_eq!(place(10, 0), "“概况”下的第 4 张表第 1 行第 1 格");
        assert_eq!(place(12, 0), "“问题”下的表第 1 行第 1 格");
    }

    #[test]
    fn numbers_of_titles() {
        for (title, number) in [
            ("表2　支出总表", Some("表2")),
            ("表 3", Some("表 3")),
            ("附表1-2 明细", Some("附表1-2")),
            ("表十二、支出", Some("表十二")),
            ("表1支出总表", Some("表1")),
            ("表一般公共预算支出", None),
            ("表2024年", None),
            ("支出总表", None),
            ("表", None),
        ] {
            assert_eq!(numbered(title), number, "{title}");
        }
    }
}
