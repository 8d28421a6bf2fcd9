//! The hits of a search, kept until the project or the question changes, and numbered match by match.

use crate::model::{FormId, Project};
use crate::session::find::{Hit, Place, find};
use crate::template::Library;
use std::sync::Arc;

/// The most texts that are listed. Replacing all goes beyond them.
pub(super) const MAX_HITS: usize = 2_000;

/// What is searched for, and where.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Question {
    pub(super) wanted: String,
    /// The only form to search. None searches all forms and the bureau's own data.
    pub(super) only: Option<FormId>,
}

/// The hits, with the project and question that they answer. A match is one place in a hit's text; matches are numbered
/// through all hits.
pub(super) struct Found {
    project: Arc<Project>,
    question: Question,
    hits: Vec<Hit>,
    /// The number of each hit's first match, and at the end the number of all matches.
    firsts: Vec<usize>,
}

/// A match among others.
pub(super) struct Match<'f> {
    pub(super) hit: &'f Hit,
    /// The number of the hit, and which of its matches it is.
    pub(super) row: usize,
    pub(super) span: usize,
}

impl Match<'_> {
    /// Returns where in the text it begins, in bytes.
    pub(super) fn start(&self) -> usize {
        self.hit.spans.get(self.span).map_or(0, |span| span.start)
    }
}

impl Found {
    pub(super) fn new(project: &Arc<Project>, library: &Library, question: Question) -> Self {
        let hits: Vec<Hit> = find(project, library, question.only, &question.wanted).take(MAX_HITS).collect();
        let mut firsts = Vec::with_capacity(hits.len() + 1);
        let all = hits.iter().fold(0, |number, hit| {
            firsts.push(number);
            number + hit.spans.len()
        });
        firsts.push(all);
        Self { project: Arc::clone(project), question, hits, firsts }
    }

    pub(super) fn answers(&self, project: &Arc<Project>, question: &Question) -> bool {
        Arc::ptr_eq(&self.project, project) && self.question == *question
    }

    pub(super) fn hits(&self) -> &[Hit] {
        &self.hits
    }

    /// Returns the number of matches.
    pub(super) fn count(&self) -> usize {
        self.first_of(self.hits.len())
    }

    /// Whether there may be more than are listed.
    pub(super) fn is_cut(&self) -> bool {
        self.hits.len() == MAX_HITS
    }

    /// The number of the first match in the hit of that number.
    pub(super) fn first_of(&self, row: usize) -> usize {
        self.firsts.get(row).copied().unwrap_or_default()
    }

    /// The match of that number.
    pub(super) fn at(&self, number: usize) -> Option<Match<'_>> {
        let row = self.firsts.partition_point(|first| *first <= number).checked_sub(1)?;
        let hit = self.hits.get(row)?;
        Some(Match { hit, row, span: number - self.first_of(row) })
    }

    /// The number of the first match at `place` that begins at `start` or after it.
    pub(super) fn number_of(&self, place: &Place, start: usize) -> Option<usize> {
        let row = self.hits.iter().position(|hit| hit.place == *place)?;
        let span = self.hits.get(row)?.spans.iter().position(|span| span.start >= start)?;
        Some(self.first_of(row) + span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Form;

    #[test]
    fn matches_are_numbered_through_all_hits() {
        let mut project = Project::default();
        for text in ["采购", "采购与采购", "再采购"] {
            let mut form = Form::default();
            form.fields.set("goals".into(), text);
            project.push(form);
        }
        let question = Question { wanted: "采购".into(), only: None };
        let found = Found::new(&Arc::new(project), &Library::builtin(), question);
        let numbers: Vec<(usize, usize)> =
            (0..found.count()).filter_map(|number| found.at(number)).map(|at| (at.row, at.span)).collect();
        assert_eq!(numbers, [(0, 0), (1, 0), (1, 1), (2, 0)]);
        assert!(found.at(4).is_none());
        let place = &found.hits()[1].place;
        assert_eq!([0, 1, 9].map(|start| found.number_of(place, start)), [Some(1), Some(2), Some(2)]);
        assert_eq!(found.number_of(place, 10), None);
    }
}
