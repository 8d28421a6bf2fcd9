//! Reports labels with another unit than that of the form's amounts: 项目资金（元） where the template prints 项目资金（万元）
//! would make every amount ten thousand times too large.

use super::outcome::{Reason, Role};
use super::reading::Reading;
use crate::base::amount::MoneyUnit;
use crate::base::text::squeezed;
use crate::template::{Block, Template, Units};

/// The longest label, in characters: a longer text is a note, which may mention a unit without setting it.
const LABEL_CHARS: usize = 40;

/// Reports labels of blocks and columns whose unit is lost; labels of single fields are kept with the form.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let template = &reading.vocabulary.template;
    // That of the form's unit line (单位：元), else the template's.
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

/// Whether the template prints `label` itself: then it knows the unit.
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
