//! Finds the budget tables on a sheet or in a document by the labels above their columns.

use super::super::limits;
use super::super::section::is_table_number;
use crate::base::amount::{MoneyUnit, plain_number};
use crate::base::text::squeezed;
use crate::workbook::{Grid, GridCell};
use std::ops::Range;

/// A budget table on a grid, by its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Block {
    /// The lines above it: its number, its title, the unit.
    pub(super) above: Vec<u32>,
    /// Its rows of labels.
    pub(super) heads: Range<u32>,
    /// Its other rows that hold something.
    pub(super) body: Vec<u32>,
    /// The rows that repeat its labels on a printed page.
    pub(super) repeated: Vec<u32>,
    /// The notes below it, as the reason why it is empty.
    pub(super) below: Vec<u32>,
}

/// Words in the labels of a budget table: 渭南 表1–表12.
const WORDS: [&str; 11] = [
    "科目编码",
    "科目名称",
    "功能分类",
    "经济分类",
    "功能科目",
    "经济科目",
    "三公",
    "采购目录",
    "采购项目",
    "项目金额",
    "是否空表",
];
/// Words of forms, which have labels of budgets as well: 功能科目 of a project. 绩效工资 is a subject of the budget.
const FORMS: [&str; 5] = ["绩效目标", "绩效自评", "绩效评价", "绩效监控", "指标"];
/// What a note below a table begins with, and what the reason for an empty one says.
const NOTES: [&str; 6] = ["注", "备注", "说明", "本表", "（注", "※"];
const REASONS: [&str; 5] = ["空表", "没有", "无此", "不涉及", "未安排"];
/// How many rows are looked at above a table, and how many blank ones may be within it.
const ABOVE: usize = 5;
const GAP: u32 = 2;
/// The most rows of labels: 三公 of two years has four.
const HEADS: u32 = 8;
/// The longest label and the longest title, in characters.
const LABEL: usize = 40;
const TITLE: usize = 60;

impl Block {
    /// The rows `0..bottom` of `grid` as one table, whatever it is of; the first is its labels.
    pub(in crate::import) fn whole(grid: &Grid, bottom: u32) -> Self {
        let heads = 0..heads_end(grid, 0, bottom);
        let body = (heads.end..bottom).collect();
        Self { above: Vec::new(), heads, body, repeated: Vec::new(), below: Vec::new() }
    }

    /// Whether `row` is one of its rows.
    pub(in crate::import) fn holds(&self, row: u32) -> bool {
        // Each of them is in order.
        let others = [&self.above, &self.body, &self.repeated, &self.below];
        self.heads.contains(&row) || others.iter().any(|rows| rows.binary_search(&row).is_ok())
    }

    /// Its rows as a table, those of labels first.
    pub(super) fn rows(&self) -> impl Iterator<Item = u32> {
        self.heads.clone().chain(self.body.iter().copied())
    }
}

/// The cells of `row` that hold something.
pub(super) fn filled(grid: &Grid, row: u32) -> Vec<&GridCell> {
    let cells = grid.indices_in(row..row.saturating_add(1)).filter_map(|index| grid.cells().get(index));
    cells.filter(|cell| !cell.is_blank()).collect()
}

/// The budget tables on `grid`, from top to bottom.
pub(in crate::import) fn blocks(grid: &Grid) -> Vec<Block> {
    let bottom = grid.cells().iter().map(|cell| cell.area.bottom()).max().unwrap_or(0);
    let mut blocks: Vec<Block> = Vec::new();
    // Row by row of those that hold something: a sheet may have its cells a million rows apart.
    let mut rows: Vec<u32> = grid.cells().iter().map(|cell| cell.area.row).collect();
    rows.dedup();
    let mut next = 0;
    for row in rows {
        if row < next || !is_head(grid, row) {
            continue;
        }
        let from = blocks.last().map_or(0, end);
        let (block, behind, is_form) = block(grid, from, row, bottom);
        // An empty table has its reason below it.
        let is_empty = block.body.is_empty() && block.below.is_empty();
        let is_form = is_form || block.above.iter().any(|row| is_of_form(grid, *row));
        next = behind;
        if !is_empty && !is_form {
            blocks.push(block);
        }
    }
    blocks
}

/// The row after the last of `block`.
fn end(block: &Block) -> u32 {
    let last = block.body.iter().chain(&block.below).chain(&block.repeated).max();
    last.map_or(block.heads.end, |last| last + 1).max(block.heads.end)
}

/// Whether `row` holds the labels of a budget table.
fn is_head(grid: &Grid, row: u32) -> bool {
    let cells = filled(grid, row);
    // A code or an amount stands below labels, and a text of some length is none.
    let is_label = |cell: &&GridCell| plain_number(&cell.text).is_none() && cell.text.chars().count() <= LABEL;
    if cells.len() < 2 || !cells.iter().all(is_label) || is_of_form(grid, row) {
        return false;
    }
    let labels: Vec<String> = cells.iter().map(|cell| squeezed(&cell.text)).collect();
    let is = |word: &str| labels.iter().any(|label| label == word);
    let says = |word: &str| labels.iter().any(|label| label.contains(word));
    WORDS.iter().any(|word| says(word))
        || (is("收入") && is("支出"))
        || (is("合计") && (is("单位编码") || is("单位名称")))
}

/// Whether a label in `row` is that of a form. A list of tables names forms as well: 表13 | 绩效目标表 | 否.
fn is_of_form(grid: &Grid, row: u32) -> bool {
    let is_label = |cell: &&GridCell| cell.text.chars().count() <= LABEL;
    let cells = filled(grid, row);
    if cells.len() > 1 && is_table_number(&squeezed(&cells[0].text)) {
        return false;
    }
    cells.into_iter().filter(is_label).any(|cell| FORMS.iter().any(|word| cell.text.contains(word)))
}

/// The table whose labels begin in `row`, the row after it, and whether it is part of a form. Lines above `from` are not its.
fn block(grid: &Grid, from: u32, row: u32, bottom: u32) -> (Block, u32, bool) {
    let heads = row..heads_end(grid, row, bottom);
    let mut block =
        Block { above: above(grid, from, row), heads: heads.clone(), body: vec![], repeated: vec![], below: vec![] };
    let labels = |row: u32| filled(grid, row).iter().map(|cell| squeezed(&cell.text)).collect::<Vec<_>>();
    let (mut at, mut gap) = (heads.end, 0);
    while at < bottom && block.body.len() < limits::FORM_ROWS as usize {
        let cells = filled(grid, at);
        if cells.is_empty() {
            gap += 1;
            if gap > GAP {
                break;
            }
        } else if is_of_form(grid, at) {
            return (block, at, !begins_anew(grid, at));
        } else if heads.clone().any(|head| labels(head) == labels(at)) {
            block.repeated.push(at);
        } else if (gap > 0 && is_head(grid, at)) || (cells.len() == 1 && ends_table(grid, at, bottom)) {
            break;
        } else {
            gap = 0;
            block.body.push(at);
        }
        at += 1;
    }
    while at < bottom && filled(grid, at).len() == 1 && is_note(&filled(grid, at)[0].text) {
        block.below.push(at);
        at += 1;
    }
    (block, at, false)
}

/// The row after the labels: cells that are merged over several columns have more labels below them.
fn heads_end(grid: &Grid, row: u32, bottom: u32) -> u32 {
    let rows = |from: u32| grid.indices_in(from..from + 1).filter_map(|index| grid.cells().get(index));
    let mut end = row + 1;
    loop {
        let here = rows(end - 1).filter(|cell| !cell.is_blank());
        let reaches = here.clone().map(|cell| cell.area.bottom()).max().unwrap_or(end);
        let spans = here.into_iter().any(|cell| cell.area.columns > 1 && cell.area.bottom() == end);
        let below = filled(grid, end);
        let labels = below.len() > 1 && below.iter().all(|cell| plain_number(&cell.text).is_none());
        let next = if spans && labels { reaches.max(end + 1) } else { reaches };
        // No table has so many rows of labels; a merged range may claim all of a sheet.
        if next <= end || next > bottom || next > row + HEADS {
            return end.min(bottom);
        }
        end = next;
    }
}

/// The lines above a table: few texts each, and no more than one blank row between them.
fn above(grid: &Grid, from: u32, row: u32) -> Vec<u32> {
    let (mut lines, mut gap) = (Vec::new(), 0);
    for at in (from..row).rev() {
        let cells = filled(grid, at);
        gap = if cells.is_empty() { gap + 1 } else { 0 };
        let is_line = cells.len() <= 3 && cells.iter().all(|cell| cell.text.chars().count() <= TITLE);
        if gap > 1 || !is_line || lines.len() == ABOVE || cells.iter().any(|cell| cell.text.ends_with(['。', '；'])) {
            break;
        }
        lines.extend((!cells.is_empty()).then_some(at));
        // The title is above everything else of a table.
        if cells.iter().any(|cell| is_title(&cell.text)) && !number_above(grid, from, at) {
            break;
        }
    }
    lines.reverse();
    lines
}

fn number_above(grid: &Grid, from: u32, row: u32) -> bool {
    row > from && filled(grid, row - 1).iter().any(|cell| is_table_number(&squeezed(&cell.text)))
}

/// Whether a line with this text is the title of a table: 表1　收支总表, 2023年部门综合预算收支总表.
fn is_title(text: &str) -> bool {
    let text = squeezed(text);
    let head = text.split(['（', '(']).next().unwrap_or_default();
    let numbered = text.strip_prefix('表').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    (numbered || head.ends_with('表')) && text.chars().count() <= TITLE && MoneyUnit::stated_by(&text).is_none()
}

/// Whether the only text of `row` stands below a table: a title, a unit, a note, or a paragraph that no more rows follow.
fn ends_table(grid: &Grid, row: u32, bottom: u32) -> bool {
    let text = filled(grid, row).first().map_or(String::new(), |cell| squeezed(&cell.text));
    let stated = MoneyUnit::stated_by(&text).is_some();
    if stated || is_title(&text) || is_table_number(&text) || is_note(&text) {
        return true;
    }
    // 合计 of an empty table stands alone.
    if text.contains("合计") || text.contains("总计") {
        return false;
    }
    let next = (row + 1..bottom.min(row + 1 + ABOVE as u32)).map(|row| filled(grid, row).len());
    !next.into_iter().any(|cells| cells > 1)
}

fn is_note(text: &str) -> bool {
    let text = squeezed(text);
    NOTES.iter().any(|word| text.starts_with(word)) || REASONS.iter().any(|word| text.contains(word))
}

/// Whether the form of which `row` is part begins there: with its title, below the table.
fn begins_anew(grid: &Grid, row: u32) -> bool {
    filled(grid, row).len() == 1
}
