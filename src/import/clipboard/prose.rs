//! Pastes a block among the paragraphs of a manuscript: as a table of its own, or into the cells of one.

use super::super::budget::{self, Tables, blocks, shown};
use super::super::outcome::{ReadCell, Reason, Role};
use super::Block;
use super::pasted::{Pasted, step};
use crate::edit::Edit;
use crate::model::prose::{MAX_CELLS, Style, cell_column, cell_place};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table, Texts};

/// Pastes `block` into the manuscript `form` where `at` is selected; None if it is no manuscript.
pub(super) fn pasted(form: &Form, at: &FieldPath, block: &Block) -> Option<Pasted> {
    match at {
        FieldPath::Cell(Table::Paragraphs, row, column) => Some(paste(form, (*row, column), block)),
        FieldPath::Field(_) if !form.paragraphs.is_empty() => {
            let edit = step(vec![Edit::set(form.id, at.clone(), block.text())]);
            Some(Pasted { edit, notices: block.notices().to_vec(), ..Pasted::default() })
        }
        FieldPath::Cell(..) | FieldPath::Field(_) | FieldPath::Total(..) => None,
    }
}

/// Pastes `block` where the cell `column` of the paragraph `row` of `form` is selected.
fn paste(form: &Form, (row, column): (RowId, &Column), block: &Block) -> Pasted {
    let place = form.place_of(Table::Paragraphs, row);
    let Some((place, anchor)) = place.and_then(|place| Some((place, form.paragraphs.get(place)?))) else {
        return Pasted::default();
    };
    let notices = block.notices().to_vec();
    if let (true, Some(first)) = (Style::of(anchor).is_table(), cell_place(column)) {
        return Pasted { notices, ..into_table(form, place, first, block) };
    }
    if block.rows() == 1 && block.columns() == 1 {
        let path = FieldPath::Cell(Table::Paragraphs, row, Column::Text);
        return Pasted { edit: step(vec![Edit::set(form.id, path, block.text())]), notices, ..Pasted::default() };
    }
    let rows = if block.columns() == 1 { lines(block) } else { table(block) };
    // A blank paragraph is there to be pasted into; below a table it stays, to go on in.
    let is_blank = Style::of(anchor) == Style::Body && anchor[Column::Text].trim().is_empty();
    let stays = is_blank && block.columns() > 1;
    let below = form.paragraphs.get(place + 1).map(Row::id);
    let (added, before) = (rows.len(), if stays { Some(row) } else { below });
    let mut edits = vec![Edit::InsertRows { form: form.id, table: Table::Paragraphs, before, rows }];
    if added > 0 && is_blank && !stays {
        edits.push(Edit::RemoveRows { form: form.id, table: Table::Paragraphs, rows: vec![row] });
    }
    Pasted { edit: step(edits), unplaced: beyond(block, 0), notices, added }
}

/// A paragraph for each line of a block of one column.
fn lines(block: &Block) -> Vec<Texts<Column>> {
    let texts = (0..block.rows()).map(|row| block.text_at(row, 0).trim()).filter(|text| !text.is_empty());
    texts.map(|text| [(Column::Text, text.to_owned())].into_iter().collect()).collect()
}

/// The paragraphs of a table: with title and unit where it is a budget's, else its rows, the first of them labels.
fn table(block: &Block) -> Vec<Texts<Column>> {
    let mut found = blocks(&block.grid);
    let is_held = |row: u32| found.iter().any(|table| table.holds(row));
    if !block.cells().iter().filter(|cell| !cell.is_blank()).all(|cell| is_held(cell.area.row)) {
        found = vec![budget::Block::whole(&block.grid, block.rows())];
    }
    let mut tables = Tables::default();
    tables.take(&block.grid, &found, 0);
    let cells = |row: Row| row.cells().map(|(column, text)| (column.clone(), text.to_owned())).collect();
    tables.into_paragraphs().into_iter().map(cells).collect()
}

/// Fills the cells of a table from the one at `first` of the row at `place` on; rows that it lacks are added.
fn into_table(form: &Form, place: usize, first: usize, block: &Block) -> Pasted {
    let rows = form.paragraphs.iter().skip(place).take_while(|row| Style::of(row).is_table());
    let rows: Vec<&Row> = rows.collect();
    let (mut texts, mut added) = (Vec::new(), Vec::new());
    for row in 0..block.rows() {
        let cells = (0..block.columns()).zip(first..MAX_CELLS).map(|(column, place)| {
            let cell = block.grid.index_at(row, column).and_then(|index| block.cells().get(index));
            let text = cell.and_then(|cell| shown(cell, (row, column), |_| true)).unwrap_or_default();
            (cell_column(place), text.to_owned())
        });
        match rows.get(row as usize) {
            Some(present) => {
                texts.extend(
                    cells.map(|(column, text)| (FieldPath::Cell(Table::Paragraphs, present.id(), column), text)),
                );
            }
            None => {
                let style = (Column::Style, Style::TableRow.name().to_owned());
                added.push(std::iter::once(style).chain(cells).collect());
            }
        }
    }
    let before = form.paragraphs.get(place + rows.len()).map(Row::id);
    let count = added.len();
    let mut edits = vec![Edit::SetTexts { form: form.id, texts }];
    if count > 0 {
        edits.push(Edit::InsertRows { form: form.id, table: Table::Paragraphs, before, rows: added });
    }
    Pasted { edit: step(edits), unplaced: beyond(block, first), added: count, notices: Vec::new() }
}

/// The cells of `block`, pasted from the cell `first` on, for which a table has no column.
fn beyond(block: &Block, first: usize) -> Vec<ReadCell> {
    let cells = block.cells().iter().filter(|cell| cell.area.column as usize + first >= MAX_CELLS && !cell.is_blank());
    let role = Role::NotPlaced(Reason::NoColumn);
    cells.map(|cell| ReadCell { area: cell.area, text: cell.text.clone(), form: None, role: role.clone() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::History;
    use crate::model::Project;
    use std::sync::Arc;

    fn manuscript(rows: &[(&str, &[&str])]) -> Form {
        let mut form = Form { template: "manuscript".into(), ..Form::default() };
        for (style, cells) in rows {
            let cells = cells.iter().enumerate().map(|(place, text)| (cell_column(place), *text));
            form.push_row(Table::Paragraphs, [(Column::Style, *style)].into_iter().chain(cells).collect());
        }
        form
    }

    /// The paragraphs after pasting `text` at the cell `at` of the row `row`, each with its style and its cells.
    fn pasted(form: &Form, (row, at): (usize, usize), text: &str) -> Vec<String> {
        let mut project = Project::default();
        let id = project.push(form.clone());
        let form = project.form(id).expect("form").clone();
        let block = Block::from_clipboard(text, None).expect("block");
        let pasted = paste(&form, (form.paragraphs[row].id(), &cell_column(at)), &block);
        let mut history = History::new(Arc::new(project));
        let _ = history.commit(&pasted.edit.expect("edit"));
        let project = history.project();
        let row = |row: &Row| {
            let style = Style::of(row).name();
            let cells: Vec<&str> =
                row.cells().filter(|(column, _)| cell_place(column).is_some()).map(|(_, text)| text).collect();
            format!("{style} {}", cells.join("|"))
        };
        project.form(id).expect("form").paragraphs.iter().map(row).collect()
    }

    #[test]
    fn a_block_becomes_a_table_behind_the_paragraph() {
        let form = manuscript(&[("正文", &["前"]), ("正文", &["后"])]);
        let expected = ["正文 前", "表头 项目|金额", "表格行 甲|5", "正文 后"];
        assert_eq!(pasted(&form, (0, 0), "项目\t金额\n甲\t5"), expected);
        let blank = manuscript(&[("正文", &[""]), ("正文", &["后"])]);
        assert_eq!(pasted(&blank, (0, 0), "项目\t金额\n甲\t5"), ["表头 项目|金额", "表格行 甲|5", "正文 ", "正文 后"]);
        assert_eq!(pasted(&form, (0, 0), "一\n二"), ["正文 前", "正文 一", "正文 二", "正文 后"]);
        assert_eq!(pasted(&form, (0, 0), "一"), ["正文 一", "正文 后"]);
    }

    #[test]
    fn a_budget_table_comes_with_its_title_and_unit() {
        let form = manuscript(&[("正文", &["前"])]);
        let text = "表5\t\t\n2023年支出明细表\t\t\n\t\t单位：元\n科目编码\t科目名称\t合计\n\t合计\t5\n208\t社会保障\t5\n注：无\t\t";
        let expected = [
            "正文 前",
            "表题 表5　2023年支出明细表",
            "落款 单位：元",
            "表头 科目编码|科目名称|合计",
            "表格行 合计|5",
            "表格行 208|社会保障|5",
            "正文 注：无",
        ];
        assert_eq!(pasted(&form, (0, 0), text), expected);
    }

    #[test]
    fn within_a_table_cells_are_filled() {
        let form = manuscript(&[("表头", &["项目", "金额"]), ("表格行", &["甲", "1"]), ("正文", &["后"])]);
        assert_eq!(pasted(&form, (1, 1), "5\t6\n7\t8"), ["表头 项目|金额", "表格行 甲|5|6", "表格行 7|8", "正文 后"]);
    }
}
