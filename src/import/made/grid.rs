//! Makes the blocks of cells at fixed places.

use super::cells::Cells;
use super::fields::Fields;
use super::source::Source;
use super::spot::{Is, Spot};
use crate::base::text::squeezed;
use crate::import::signature;
use crate::model::{Key, keys};
use crate::template::{Align, Block, CellStyle, Grid, GridCell, Pattern, Side};
use std::ops::Range;

/// The longest label in front of a colon, in characters.
const LABEL_CHARS: usize = 24;

/// Adds the blocks of `rows`.
pub(super) fn add(
    source: &Source<'_>,
    rows: Range<usize>,
    frame: bool,
    fields: &mut Fields<'_>,
    blocks: &mut Vec<Block>,
) {
    // A line under the form never stands alone on a page.
    let below = !blocks.is_empty();
    for group in groups(source, rows) {
        let cells = Cells::new(source, &group);
        let side = source.at(group.start, 0).filter(|side| {
            group.len() > 1 && side.row == group.start && side.rows == group.len() && side.columns < source.width
        });
        let side = side.filter(|side| !cells.is_value(side));
        let left = side.map_or(0, Spot::right);
        let grid: Vec<Vec<GridCell>> = group
            .clone()
            .map(|row| {
                let spots = source.covering(row).into_iter().filter(|spot| spot.column >= left);
                // A cell that begins above the group goes on in its first row.
                let own = spots.filter(|spot| spot.row == row || (row == group.start && spot.row < row));
                own.map(|spot| cell(source, &cells, spot, &group, left, frame, fields)).collect()
            })
            .collect();
        let side = side.map(|side| {
            let stacked = side.is_vertical();
            let text = if stacked { squeezed(&side.text) } else { side.text.trim().to_owned() };
            Side { text, span: side.columns, stacked }
        });
        join(blocks, Grid { frame, keep: !frame && below, only_filled: false, side, rows: grid });
    }
}

/// Adds a block; one without a side label goes on with the one before, and a line of text under the form is a note.
fn join(blocks: &mut Vec<Block>, mut grid: Grid) {
    let note = match (&grid.rows[..], blocks.last()) {
        ([row], Some(_)) if !grid.frame => match &row[..] {
            [cell] if cell.text.slots().is_empty() && !cell.text.literal().trim().is_empty() => {
                Some(cell.text.literal())
            }
            _ => None,
        },
        _ => None,
    };
    let below = blocks.iter().any(|block| !matches!(block, Block::Grid(Grid { frame: false, .. })));
    match (note.filter(|_| below), blocks.last_mut()) {
        (Some(line), Some(Block::Notes(lines))) => lines.push(line),
        (Some(line), _) => blocks.push(Block::Notes(vec![line])),
        (None, Some(Block::Grid(last)))
            if last.side.is_none() && grid.side.is_none() && (last.frame, last.keep) == (grid.frame, grid.keep) =>
        {
            last.rows.append(&mut grid.rows);
        }
        (None, _) => blocks.push(Block::Grid(grid)),
    }
}

/// Splits `rows` where no cell lies over both the row above and the row below.
fn groups(source: &Source<'_>, rows: Range<usize>) -> Vec<Range<usize>> {
    let mut groups: Vec<Range<usize>> = Vec::new();
    for row in rows {
        let joins = source.covering(row).iter().any(|spot| spot.row < row);
        match groups.last_mut().filter(|_| joins) {
            Some(group) => group.end = row + 1,
            None => groups.push(row..row + 1),
        }
    }
    groups
}

fn cell(
    source: &Source<'_>,
    cells: &Cells<'_>,
    spot: &Spot,
    group: &Range<usize>,
    left: usize,
    frame: bool,
    fields: &mut Fields<'_>,
) -> GridCell {
    let (text, style) = match &spot.is {
        // What goes on from above the group is printed there.
        _ if spot.row < group.start => (Pattern::default(), None),
        Is::Field(key) if key.as_str() == keys::TITLE => (Pattern::around("", key, ""), Some(CellStyle::Title)),
        _ => (text(source, cells, spot, frame, fields), None),
    };
    let usual = if !frame {
        CellStyle::Caption
    } else if text.slots().is_empty() {
        CellStyle::Label
    } else {
        CellStyle::Value
    };
    // A line that says several things, or one thing of many, begins at the left.
    let inline = !frame && style.is_none() && spot.text.contains(['：', ':']);
    GridCell {
        text,
        column: spot.column - left,
        span: spot.columns,
        rows: spot.bottom().min(group.end) - spot.row.max(group.start),
        style: style.unwrap_or(usual),
        align: inline.then_some(Align::Left),
        indent: 0,
        mentions: false,
        caption_of: None,
    }
}

/// What the cell prints: its label, its field, or both.
fn text(source: &Source<'_>, cells: &Cells<'_>, spot: &Spot, frame: bool, fields: &mut Fields<'_>) -> Pattern {
    let own = spot.text.as_str();
    if let Is::Field(key) = &spot.is {
        let value = source.form.field(key.as_str()).trim();
        // 预算单位：某某局 in one cell, （ 2019 年度） with its year.
        if let Some((before, after)) = own.split_once(value).filter(|_| !value.is_empty() && own.trim() != value) {
            let key = if key.as_str() == keys::YEAR { key.clone() } else { fields.inline(Some(key.clone()), before) };
            return Pattern::around(before.trim_start(), &key, after.trim_end());
        }
        // Nothing is filled in behind the label: 财务负责人：.
        if value.is_empty() && !own.trim().is_empty() {
            return Pattern::around(own.trim(), &fields.inline(Some(key.clone()), own), "");
        }
    }
    if matches!(spot.is, Is::Label | Is::Unknown) && signature::is_signature(own) {
        return signed(own, fields);
    }
    if cells.is_value(spot) && (frame || spot.is != Is::Blank) {
        return Pattern::around("", &fields.place(spot, cells.around(spot)), "");
    }
    if let (Is::Unknown, Some((label, value))) = (&spot.is, own.split_once(['：', ':'])) {
        let short = label.trim().chars().count() <= LABEL_CHARS && !label.contains('\n');
        if short && !value.trim().is_empty() && !signature::is_note(own) {
            let start = own.len() - value.trim_start().len();
            let key = fields.inline(None, label);
            return Pattern::around(own.get(..start).unwrap_or_default().trim_start(), &key, "");
        }
    }
    Pattern::fixed(own.trim())
}

/// A line to be signed: 填报人：张三　　负责人：, with a place to fill in after each label.
fn signed(line: &str, fields: &mut Fields<'_>) -> Pattern {
    let mut pattern = Pattern::default();
    let mut done = 0;
    for (label, value) in signature::parts(line) {
        let before = line.get(done..value.start).unwrap_or_default();
        let key: Key = fields.inline(None, line.get(label).unwrap_or_default());
        pattern = pattern.followed_by(Pattern::around(before, &key, ""));
        done = value.end;
    }
    pattern.followed_by(Pattern::fixed(line.get(done..).unwrap_or_default().trim_end()))
}
