//! The indicators that can be used again, prepared for being found by parts of their names.

use crate::session::indicators::{Gathered, Known, Origin};
use crate::ui::initials::{Initials, Wanted};
use std::collections::HashSet;
use std::sync::Arc;

/// From how many letters on names are offered: a single one is in too many.
const LEAST: usize = 2;
/// How many names are offered at most.
const MOST: usize = 7;
/// How many names that contain what is typed are put in order: what more names contain says too little.
const ENOUGH: usize = 300;

/// An indicator that can be used again.
#[derive(Debug)]
pub(in crate::ui) struct Item {
    pub(in crate::ui) known: Known,
}

impl Item {
    /// Returns all that is said of it: name, class, target, and from which project and year it is.
    pub(in crate::ui) fn says(&self) -> String {
        let Known { entry, .. } = &self.known;
        let parts = [entry.name().to_owned(), entry.class().to_owned(), entry.target(), self.known.says_origin()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
    }
}

/// All of them, in the order in which they are offered.
#[derive(Debug, Default)]
pub(in crate::ui) struct Index {
    // The initials beside the items and not within: a keystroke looks at those of all names.
    items: Vec<(Initials, Arc<Item>)>,
    /// The names, for knowing one that is typed in full.
    names: HashSet<String>,
    /// What could not be read.
    pub(super) notice: Option<String>,
}

impl Index {
    pub(super) fn of(gathered: Gathered) -> Self {
        let names = gathered.known.iter().map(|known| known.entry.name().to_owned()).collect();
        let item = |known: Known| (Initials::of(known.entry.name()), Arc::new(Item { known }));
        Self { items: gathered.known.into_iter().map(item).collect(), names, notice: gathered.notice }
    }

    /// Returns those of the program's own list.
    pub(super) fn builtin(&self) -> impl Iterator<Item = &Arc<Item>> {
        self.items.iter().map(|(_, item)| item).filter(|item| item.known.origin == Origin::Builtin)
    }

    /// Returns those whose names contain what is typed.
    pub(super) fn found(&self, typed: &str) -> impl Iterator<Item = &Arc<Item>> {
        let wanted = Wanted::of(typed);
        let found = self.items.iter().filter(move |(initials, _)| initials.place(&wanted).is_some());
        found.map(|(_, item)| item)
    }

    /// Returns what is offered for a name of which `typed` is typed, in a row of the second-level class `subclass`:
    /// first by where it is from, then those of the class, then those that begin so. Nothing if a name is typed in full.
    pub(in crate::ui) fn offered(&self, typed: &str, subclass: &str) -> Vec<Arc<Item>> {
        let wanted = Wanted::of(typed);
        if wanted.len() < LEAST || self.names.contains(typed.trim()) {
            return Vec::new();
        }
        let mut found: Vec<_> = self
            .items
            .iter()
            .enumerate()
            .filter_map(|(place, (initials, item))| {
                let begin = initials.place(&wanted)?;
                let Known { entry, origin } = &item.known;
                let is_other = !subclass.is_empty() && !entry.is_of(subclass);
                Some(((*origin, is_other, begin > 0, place), item))
            })
            .take(ENOUGH)
            .collect();
        found.sort_by_key(|(order, _)| *order);
        found.into_iter().take(MOST).map(|(_, item)| Arc::clone(item)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;
    use crate::session::indicators::Entry;

    fn index(all: &[(Origin, &str, &str)]) -> Index {
        let known = all.iter().map(|(origin, class, name)| {
            let texts = [(Column::Subclass, *class), (Column::Name, *name)].into_iter().collect();
            let entry = Entry { texts, direction: None, project: String::new(), year: String::new() };
            Known { entry, origin: *origin }
        });
        Index::of(Gathered { known: known.collect(), notice: None })
    }

    fn offered(index: &Index, typed: &str, subclass: &str) -> String {
        let offered = index.offered(typed, subclass);
        offered.iter().map(|item| item.known.entry.name()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn by_parts_of_names_and_by_initials() {
        let index = index(&[
            (Origin::ThisFile, "质量指标", "验收合格率"),
            (Origin::Builtin, "满意度指标", "服务对象满意度"),
            (Origin::Builtin, "满意度指标", "参保群众满意度"),
        ]);
        for (typed, wanted) in [
            ("myd", "服务对象满意度 参保群众满意度"),
            ("MYD", "服务对象满意度 参保群众满意度"),
            ("满意", "服务对象满意度 参保群众满意度"),
            ("群众满意", "参保群众满意度"),
            ("cb myd", "参保群众满意度"),
            ("合格", "验收合格率"),
            ("m", ""),
            ("满", ""),
            ("", ""),
            ("，。", ""),
            ("abcd", ""),
            ("满意度高", ""),
        ] {
            assert_eq!(offered(&index, typed, ""), wanted, "{typed}");
        }
    }

    #[test]
    fn a_name_in_full_needs_no_offer() {
        let index = index(&[(Origin::Former, "数量指标", "培训人数"), (Origin::Former, "质量指标", "培训人数达标率")]);
        assert_eq!(offered(&index, "培训人", ""), "培训人数 培训人数达标率");
        assert_eq!(offered(&index, "培训人数", ""), "");
        assert_eq!(offered(&index, " 培训人数 ", ""), "");
    }

    #[test]
    fn this_file_first_then_the_class_then_the_beginning() {
        let index = index(&[
            (Origin::ThisFile, "数量指标", "开展培训次数"),
            (Origin::Kept, "质量指标", "骨干培训合格率"),
            (Origin::Former, "质量指标", "全员培训合格率"),
            (Origin::Former, "数量指标", "全员培训人数"),
            (Origin::Former, "数量指标", "培训期数"),
            (Origin::Builtin, "数量指标", "培训场次"),
        ]);
        let wanted = "开展培训次数 骨干培训合格率 培训期数 全员培训人数 全员培训合格率 培训场次";
        assert_eq!(offered(&index, "培训", "数量指标"), wanted);
        let wanted = "开展培训次数 骨干培训合格率 培训期数 全员培训合格率 全员培训人数 培训场次";
        assert_eq!(offered(&index, "px", ""), wanted);
    }

    #[test]
    fn a_list_is_short() {
        let names: Vec<String> = (0..20).map(|n| format!("培训{n}")).collect();
        let all: Vec<_> = names.iter().map(|name| (Origin::Former, "数量指标", name.as_str())).collect();
        assert_eq!(index(&all).offered("培训", "").len(), MOST);
        assert_eq!(index(&all).found("px").count(), 20);
    }
}
