//! Edits of a manuscript's paragraphs, each of them one undo step.

use super::Edit;
use crate::model::prose::{FORM, MAX_CELLS, Style, cell_column, paragraph, table_around, unnumbered};
use crate::model::{Column, FieldPath, Form, FormId, Row, RowId, Table, Texts};

pub(super) fn many(name: &str, edits: Vec<Edit>) -> Edit {
    Edit::Many { name: name.to_owned(), edits }
}

fn text_path(row: RowId) -> FieldPath {
    FieldPath::Cell(Table::Paragraphs, row, Column::Text)
}

/// The row that stands after `row`, before which something is inserted.
fn after(form: &Form, row: RowId) -> Option<RowId> {
    let place = form.place_of(Table::Paragraphs, row)?;
    form.paragraphs.get(place + 1).map(Row::id)
}

/// Adds paragraphs below `row`, or at the end if it is gone.
pub fn insert(form: &Form, row: RowId, rows: Vec<Texts<Column>>) -> Edit {
    Edit::InsertRows { form: form.id, table: Table::Paragraphs, before: after(form, row), rows }
}

/// Parts the paragraph `row` into two: `before` and `behind` the caret. Running text follows a heading that is left at its
/// end.
pub fn part(form: &Form, row: RowId, before: &str, behind: &str) -> Edit {
    let style = form.row(Table::Paragraphs, row).map(Style::of).unwrap_or_default();
    let goes_on = style == Style::Body || style == Style::Centered || !behind.trim().is_empty();
    let next = paragraph(if goes_on { style } else { Style::Body }, [(Column::Text, behind.to_owned())]);
    many("另起一段", vec![Edit::set(form.id, text_path(row), before), insert(form, row, vec![next])])
}

/// Joins the paragraph `row` to the one above; with the row that remains and the length of its text before, in characters.
/// None at the first paragraph, and beside tables, forms and breaks.
pub fn join(form: &Form, row: RowId) -> Option<(Edit, RowId, usize)> {
    let place = form.place_of(Table::Paragraphs, row)?;
    let (above, own) = (form.paragraphs.get(place.checked_sub(1)?)?, form.paragraphs.get(place)?);
    let is_text = |row: &Row| Style::of(row).is_text();
    if !is_text(above) || !is_text(own) {
        return None;
    }
    let text = format!("{}{}", &above[Column::Text], &own[Column::Text]);
    let removed = Edit::RemoveRows { form: form.id, table: Table::Paragraphs, rows: vec![row] };
    let edit = many("合并段落", vec![Edit::set(form.id, text_path(above.id()), text), removed]);
    Some((edit, above.id(), above[Column::Text].chars().count()))
}

/// Puts pasted `lines` at the caret of the paragraph `row`, whose text is parted there: each line is a paragraph, and lines
/// with tabs are rows of a table. With how many rows below it the text goes on, and after how many characters.
pub fn pasted(form: &Form, row: RowId, (before, behind): (&str, &str), lines: &str) -> (Edit, (usize, usize)) {
    let lines = lines.trim_end_matches(['\r', '\n']).replace("\r\n", "\n");
    let mut lines = lines.split('\n').peekable();
    let style = form.row(Table::Paragraphs, row).map(Style::of).unwrap_or_default();
    // Text goes on below a heading.
    let style = if style.depth().is_some() { Style::Body } else { style };
    let first = lines.next_if(|line| !line.contains('\t')).unwrap_or_default();
    let mut rows: Vec<Texts<Column>> = Vec::new();
    let mut in_table = false;
    for line in lines {
        let is_row = line.contains('\t');
        rows.push(match (is_row, in_table) {
            (true, within) => {
                let cells = line.split('\t').enumerate().take(MAX_CELLS);
                let style = if within { Style::TableRow } else { Style::TableHead };
                paragraph(style, cells.map(|(place, text)| (cell_column(place), text.trim().to_owned())))
            }
            // Typed indents are printed by the style.
            (false, _) => paragraph(style, [(Column::Text, line.trim_start_matches(['　', ' ']).to_owned())]),
        });
        in_table = is_row;
    }
    let mut start = format!("{before}{first}");
    if in_table {
        rows.push(paragraph(style, []));
    }
    // What stood behind the caret goes on in the last paragraph.
    let (below, caret) = match rows.last_mut() {
        Some(last) => {
            let text = last.get(&Column::Text).to_owned();
            last.set(Column::Text, format!("{text}{behind}"));
            (rows.len(), text.chars().count())
        }
        None => {
            let caret = start.chars().count();
            start.push_str(behind);
            (0, caret)
        }
    };
    let mut edits = vec![Edit::set(form.id, text_path(row), start)];
    if !rows.is_empty() {
        edits.push(insert(form, row, rows));
    }
    (many("粘贴", edits), (below, caret))
}

/// Puts copied paragraphs below `row`, or below its table.
pub fn insert_copied(form: &Form, row: RowId, rows: Vec<Texts<Column>>) -> Edit {
    many("粘贴", vec![insert(form, last_of(form, row), rows)])
}

/// Puts copied paragraphs at the caret of the paragraph `row`, whose text is parted there; an empty one gives its place to
/// the first of them. With how many rows below it the caret goes, and after how many characters.
pub fn paste_copied(
    form: &Form,
    row: RowId,
    (before, behind): (&str, &str),
    mut rows: Vec<Texts<Column>>,
) -> (Edit, (usize, usize)) {
    let end = rows.last().map_or(0, |last| last.get(&Column::Text).chars().count());
    let count = rows.len();
    if before.is_empty() && behind.is_empty() {
        let first = if rows.is_empty() { Texts::default() } else { rows.remove(0) };
        let path = |column: Column| FieldPath::Cell(Table::Paragraphs, row, column);
        let mut texts = vec![(path(Column::Style), String::new()), (path(Column::Text), String::new())];
        texts.extend(first.iter().map(|(column, text)| (path(column.clone()), text.to_owned())));
        let edits = vec![Edit::SetTexts { form: form.id, texts }, insert(form, row, rows)];
        return (many("粘贴", edits), (count.saturating_sub(1), end));
    }
    if before.is_empty() {
        let above = Edit::InsertRows { form: form.id, table: Table::Paragraphs, before: Some(row), rows };
        return (many("粘贴", vec![Edit::set(form.id, text_path(row), behind), above]), (count, 0));
    }
    if !behind.is_empty() {
        let style = form.row(Table::Paragraphs, row).map(Style::of).unwrap_or_default();
        rows.push(paragraph(style, [(Column::Text, behind.to_owned())]));
    }
    (many("粘贴", vec![Edit::set(form.id, text_path(row), before), insert(form, row, rows)]), (count, end))
}

/// Gives paragraphs another style.
pub fn restyle(form: &Form, rows: &[RowId], style: Style) -> Edit {
    // Of several, tables stay tables, and forms and breaks in their places.
    let fits = |row: &RowId| {
        let was = form.row(Table::Paragraphs, *row).map(Style::of).unwrap_or_default();
        was.is_table() == style.is_table() && (was.is_table() || was.is_text())
    };
    let rows: Vec<RowId> = rows.iter().copied().filter(|row| rows.len() == 1 || fits(row)).collect();
    let name = if style == Style::default() { "" } else { style.name() };
    let path = |row: &RowId| FieldPath::Cell(Table::Paragraphs, *row, Column::Style);
    let mut texts: Vec<(FieldPath, String)> = rows.iter().map(|row| (path(row), name.to_owned())).collect();
    if style.depth().is_some() {
        // A number that was typed would stand beside the one that is made.
        let typed = rows.iter().filter_map(|row| form.row(Table::Paragraphs, *row));
        texts.extend(typed.filter_map(|row| Some((text_path(row.id()), unnumbered(&row[Column::Text])?.to_owned()))));
    }
    many("改段落样式", vec![Edit::SetTexts { form: form.id, texts }])
}

/// The last row of the table that `row` is in, else `row`: nothing is put between the rows of a table.
pub fn last_of(form: &Form, row: RowId) -> RowId {
    table_of(form, row).last().map_or(row, Row::id)
}

/// Puts forms in their places below `row`, or below its table.
pub fn insert_forms(form: &Form, row: RowId, forms: &[FormId]) -> Edit {
    let rows =
        forms.iter().map(|id| paragraph(Style::Form, [(Column::Extra(FORM.into()), id.0.to_string())])).collect();
    many("插入表单", vec![insert(form, last_of(form, row), rows)])
}

/// The rows of the table that `row` belongs to.
pub fn table_of(form: &Form, row: RowId) -> &[Row] {
    let place = form.place_of(Table::Paragraphs, row);
    let table = place.and_then(|place| table_around(&form.paragraphs, place));
    table.and_then(|table| form.paragraphs.get(table)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{History, Outcome};
    use crate::model::Project;
    use crate::model::prose::cell_count;
    use std::sync::Arc;

    /// A manuscript of `rows`, each a style and its cells.
    fn history(rows: &[(&str, &[&str])]) -> History {
        let mut form = Form { template: "manuscript".into(), ..Form::default() };
        for (style, cells) in rows {
            let cells = cells.iter().enumerate().map(|(place, text)| (cell_column(place), *text));
            form.push_row(Table::Paragraphs, [(Column::Style, *style)].into_iter().chain(cells).collect());
        }
        let mut project = Project::default();
        project.push(form);
        History::new(Arc::new(project))
    }

    fn after(rows: &[(&str, &[&str])], edit: impl Fn(&Form, &[RowId]) -> Edit) -> Vec<String> {
        let mut history = history(rows);
        let form = Arc::clone(&history.project().forms[0]);
        let ids: Vec<RowId> = form.paragraphs.iter().map(Row::id).collect();
        assert_eq!(history.commit(&edit(&form, &ids)), Outcome::Changed);
        let line = |row: &Row| {
            let cells: Vec<&str> = (0..cell_count(row)).map(|place| &row[cell_column(place)]).collect();
            format!("{} {}", &row[Column::Style], cells.join("|")).trim().to_owned()
        };
        let found = history.project().forms[0].paragraphs.iter().map(line).collect();
        assert_eq!(history.undo(), Outcome::Changed);
        assert_eq!(history.project().forms[0], form, "one step");
        found
    }

    #[test]
    fn a_paragraph_is_parted() {
        let text = after(&[("", &["前后"]), ("", &["尾"])], |form, ids| part(form, ids[0], "前", "后"));
        assert_eq!(text, ["前", "后", "尾"]);
        let heading = after(&[("一级标题", &["概况"])], |form, ids| part(form, ids[0], "概况", ""));
        assert_eq!(heading, ["一级标题 概况", ""]);
        let within = after(&[("一级标题", &["概况问题"])], |form, ids| part(form, ids[0], "概况", "问题"));
        assert_eq!(within, ["一级标题 概况", "一级标题 问题"]);
    }

    #[test]
    fn paragraphs_are_joined_but_not_with_tables() {
        let joined = after(&[("", &["前"]), ("", &["后"])], |form, ids| join(form, ids[1]).expect("joined").0);
        assert_eq!(joined, ["前后"]);
        let history = history(&[("", &["前"]), ("表格行", &["甲"]), ("", &["后"])]);
        let form = &history.project().forms[0];
        assert!(form.paragraphs.iter().all(|row| join(form, row.id()).is_none()));
    }

    #[test]
    fn pasted_lines_are_paragraphs_and_rows() {
        let paste = |form: &Form, ids: &[RowId]| pasted(form, ids[0], ("前", "后"), "一\r\n　　二\n甲\t乙\n1\t2\n").0;
        let found = after(&[("", &["前后"])], paste);
        assert_eq!(found, ["前一", "二", "表头 甲|乙", "表格行 1|2", "后"]);
        assert_eq!(after(&[("", &["前后"])], |form, ids| pasted(form, ids[0], ("前", "后"), "中").0), ["前中后"]);
    }

    #[test]
    fn forms_come_below() {
        let rows: &[(&str, &[&str])] = &[("", &["文"]), ("", &["尾"])];
        assert_eq!(after(rows, |form, ids| insert_forms(form, ids[1], &[FormId(3)])), ["文", "尾", "表单"]);
        let within: &[(&str, &[&str])] = &[("表头", &["甲"]), ("表格行", &["1"]), ("", &["尾"])];
        let found = after(within, |form, ids| insert_forms(form, ids[0], &[FormId(3)]));
        assert_eq!(found, ["表头 甲", "表格行 1", "表单", "尾"]);
        assert_eq!(after(rows, |form, ids| restyle(form, ids, Style::Heading2)), ["二级标题 文", "二级标题 尾"]);
        let typed: &[(&str, &[&str])] = &[("", &["　一、概况"]), ("", &["2023年"])];
        let found = after(typed, |form, ids| restyle(form, ids, Style::Heading1));
        assert_eq!(found, ["一级标题 概况", "一级标题 2023年"]);
    }
}
