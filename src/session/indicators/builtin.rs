//! The indicators that ship with the program.

use super::Entry;
use crate::base::notation::{self, ReadError};
use std::sync::LazyLock;

const SOURCE: &str = include_str!("../../../assets/indicators.ron");

/// The list, read once. A test reads it, so that it cannot ship with a fault.
static READ: LazyLock<Vec<Entry>> = LazyLock::new(|| read().unwrap_or_default());

fn read() -> Result<Vec<Entry>, ReadError> {
    notation::read(SOURCE)
}

/// Returns the indicators that ship with the program, class by class.
pub(super) fn builtin() -> &'static [Entry] {
    &READ
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;
    use std::collections::HashSet;

    /// The most that a list may have which is still looked through.
    const MOST: usize = 150;

    #[test]
    fn the_list_is_short_and_says_of_each_what_it_is() {
        let entries = read().expect("readable");
        assert!((80..=MOST).contains(&entries.len()), "{}", entries.len());
        let mut seen = HashSet::new();
        for entry in &entries {
            assert!(seen.insert(entry.identity()), "{} twice", entry.name());
            for column in [Column::Class, Column::Subclass, Column::Name, Column::Operator] {
                assert!(!entry.text(&column).is_empty(), "{} has no {column:?}", entry.name());
            }
            let is_said = entry.text(&Column::Operator) == "定性" || !entry.text(&Column::Unit).is_empty();
            assert!(is_said && entry.direction.is_some(), "{}", entry.name());
            assert!(entry.project.is_empty() && entry.year.is_empty(), "{} is of no project", entry.name());
        }
    }

    #[test]
    fn the_classes_are_those_of_the_national_trees() {
        let mut classes: Vec<&str> = builtin().iter().map(Entry::class).collect();
        classes.dedup();
        // 财预〔2015〕88号 and 财预〔2021〕101号
        let wanted = "数量指标 质量指标 时效指标 经济成本指标 社会成本指标 生态环境成本指标 经济效益指标 社会效益指标 \
            生态效益指标 可持续影响指标 服务对象满意度指标";
        assert_eq!(classes, wanted.split_whitespace().collect::<Vec<_>>(), "each once, in the order of a form");
    }
}
