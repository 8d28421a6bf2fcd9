//! Labels that name another unit than the one that the form's amounts are read in: 项目资金（元） where the template prints
//! 项目资金（万元）.

use super::outcome::{Reason, Role};
use super::reading::Reading;
use crate::base::amount::MoneyUnit;
use crate::base::text::squeezed;
use crate::template::{Block, Template, Units};

/// The longest label, in characters; a note may speak of a unit and set none.
const LABEL_CHARS: usize = 40;

/// Tells of the labels whose unit is lost: of a block or a column, since those of single fields are kept with the form.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let template = &reading.vocabulary.template;
    let usual = Units::of(template, &reading.form).usual();
    let lost = |index: &usize| {
        let text = reading.text(*index);
        let label = MoneyUnit::named_in(text).filter(|unit| *unit != usual).map(|_| squeezed(text));
        label.is_some_and(|label| {
            let kept = reading.form.labels.iter().any(|(_, own)| squeezed(own) == label);
            label.chars().count() <= LABEL_CHARS && !kept && !prints(template, &label)
        })
    };
    let lost: Vec<usize> = reading.understood().filter(lost).collect();
    lost.into_iter().for_each(|index| reading.overrule(index, Role::NotPlaced(Reason::MoneyUnit)));
}

/// Whether the template prints `label` itself, and so knows what it says.
fn prints(template: &Template, label: &str) -> bool {
    let same = |text: &str| squeezed(text) == label;
    template.blocks.iter().any(|block| match block {
        Block::Grid(grid) => {
            let cells = grid.rows.iter().flatten().map(|cell| cell.text.literal());
            grid.side.iter().any(|side| same(&side.text)) || cells.into_iter().any(|text| same(&text))
        }
        Block::Table(table) => {
            let columns = table.columns.iter().flat_map(|spec| [Some(&spec.label), spec.group.as_ref()]);
            table.side.iter().any(|side| same(&side.text)) || columns.flatten().any(|text| same(text))
        }
        Block::Schedule { side } => side.iter().any(|side| same(&side.text)),
        Block::Notes(lines) => lines.iter().any(|line| same(line)),
    })
}
