//! What the library's pane lists, class by class, made again when the search or the library changes.

use super::index::{Index, Item};
use std::sync::Arc;

/// A line of the list.
pub(super) enum Line {
    /// A class, with the number of its indicators.
    Class(String),
    /// An indicator, and its number among those listed.
    Item(Arc<Item>, usize),
}

/// The lines, and what they were made from.
pub(super) struct Lines {
    index: Arc<Index>,
    typed: String,
    pub(super) all: Vec<Line>,
    /// The line of each indicator.
    places: Vec<usize>,
}

impl Lines {
    /// Returns the lines in `kept`, made again if the search or the library is another one.
    pub(super) fn current<'k>(kept: &'k mut Option<Self>, index: &Arc<Index>, typed: &str) -> &'k Self {
        if kept.as_ref().is_some_and(|it| !Arc::ptr_eq(&it.index, index) || it.typed != typed) {
            *kept = None;
        }
        kept.get_or_insert_with(|| Self::of(index, typed))
    }

    fn of(index: &Arc<Index>, typed: &str) -> Self {
        // The program's own list has the classes in the order of a form; a class that only a county has comes last.
        let mut classes: Vec<(&Arc<Item>, Vec<&Arc<Item>>)> = Vec::new();
        for item in index.builtin() {
            if !classes.iter().any(|(first, _)| first.known.entry.is_of(item.known.entry.class())) {
                classes.push((item, Vec::new()));
            }
        }
        for item in index.found(typed) {
            match classes.iter_mut().find(|(first, _)| first.known.entry.is_of(item.known.entry.class())) {
                Some((_, items)) => items.push(item),
                None => classes.push((item, vec![item])),
            }
        }
        let (mut all, mut places) = (Vec::new(), Vec::new());
        for (first, items) in classes.into_iter().filter(|(_, items)| !items.is_empty()) {
            let class = first.known.entry.class();
            let class = if class.is_empty() { "没有分类的" } else { class };
            all.push(Line::Class(format!("{class}（{}）", items.len())));
            for item in items {
                places.push(all.len());
                all.push(Line::Item(Arc::clone(item), places.len() - 1));
            }
        }
        Self { index: Arc::clone(index), typed: typed.to_owned(), all, places }
    }

    /// Returns how many indicators are listed.
    pub(super) fn count(&self) -> usize {
        self.places.len()
    }

    /// Returns the line of the indicator of that number.
    pub(super) fn place(&self, number: usize) -> Option<usize> {
        self.places.get(number).copied()
    }

    /// Returns the indicator of that number.
    pub(super) fn item(&self, number: usize) -> Option<&Arc<Item>> {
        match self.all.get(self.place(number)?)? {
            Line::Item(item, _) => Some(item),
            Line::Class(_) => None,
        }
    }
}
