//! Builds the sheet of a form: one part per block of the template, what the form has besides, then the signature.

use super::builder::Builder;
use super::{Sheet, grid, own, own_columns, prose, schedule, signature, table};
use crate::model::{Bureau, Form, PrintOptions};
use crate::template::own::Place;
use crate::template::{Block, Template};

/// Lays out `form` by `template`; with the lines for the signature of `bureau` if `print` asks for them.
pub fn sheet(template: &Template, form: &Form, bureau: &Bureau, print: &PrintOptions) -> Sheet {
    let mut builder = Builder::new(template, form, print);
    let is_table = |block: &Block| matches!(block, Block::Table(_) | Block::Schedule { .. });
    let is_notes = |block: &Block| matches!(block, Block::Notes(_));
    let count = template.blocks.len();
    let head = template.blocks.iter().position(|block| is_table(block) || is_notes(block)).unwrap_or(count);
    let foot = template.blocks.iter().position(is_notes).unwrap_or(count);
    for (place, block) in template.blocks.iter().map(Some).chain([None]).enumerate() {
        for (at, part) in [(head, Place::Head), (foot, Place::Foot)] {
            if place == at {
                own::add(&mut builder, part);
            }
        }
        match block {
            Some(Block::Grid(block)) => grid::add(&mut builder, block),
            Some(Block::Table(block)) => table::add(&mut builder, block),
            Some(Block::Schedule { side }) => schedule::add(&mut builder, side.as_ref()),
            Some(Block::Prose(_)) => prose::add(&mut builder),
            Some(Block::Notes(lines)) => lines.iter().for_each(|line| builder.caption(line.clone())),
            None => {}
        }
    }
    // Who signs a manuscript is written in it.
    if print.signature && !template.has_prose() {
        signature::lines(bureau).into_iter().for_each(|line| builder.caption(line));
    }
    builder.finish(own_columns::added_columns(template, form))
}
