//! Builds the sheet of a form: one part per block of the template, then the signature.

use super::builder::Builder;
use super::{Sheet, grid, schedule, signature, table};
use crate::model::{Bureau, Form, PrintOptions};
use crate::template::{Block, Template};

/// Lays out `form` by `template`; with the lines for the signature of `bureau` if `print` asks for them.
pub fn sheet(template: &Template, form: &Form, bureau: &Bureau, print: &PrintOptions) -> Sheet {
    let mut builder = Builder::new(template, form);
    for block in &template.blocks {
        match block {
            Block::Grid(block) => grid::add(&mut builder, block),
            Block::Table(block) => table::add(&mut builder, block),
            Block::Schedule { side } => schedule::add(&mut builder, side.as_ref()),
            Block::Notes(lines) => lines.iter().for_each(|line| builder.caption(line.clone())),
        }
    }
    if print.signature {
        signature::lines(bureau).into_iter().for_each(|line| builder.caption(line));
    }
    builder.finish()
}
