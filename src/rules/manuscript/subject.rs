//! Whom a sentence of a manuscript tells of: the project that it names, or that its paragraph or its heading names.

use super::known::Known;
use super::prose::{Prose, Sentence};
use crate::model::FormId;
use crate::model::prose::Style;
use std::ops::Range;

/// A sentence, and whom it tells of.
#[derive(Debug)]
pub(in crate::rules) struct Told<'f> {
    /// The manuscript.
    pub(in crate::rules) form: FormId,
    pub(in crate::rules) prose: &'f Prose,
    pub(in crate::rules) sentence: &'f Sentence,
    /// The projects and tasks that it names, where.
    pub(in crate::rules) named: Vec<(Range<usize>, usize)>,
    /// Whom it tells of if it names none; None for all.
    carried: Option<usize>,
}

/// Words by which a sentence turns to all projects.
const ALL: [&str; 14] = [
    "合计",
    "共计",
    "总计",
    "各项目",
    "所有项目",
    "全部项目",
    "个项目",
    "整体",
    "部门预算",
    "我局",
    "全局",
    "本部门",
    "本单位",
    "我单位",
];

/// Whom a figure is told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) enum Subject {
    /// A thing that the sentence names before the figure, up to this place.
    Named(usize, usize),
    /// A thing that the paragraph or the heading names.
    Carried(usize),
    /// All projects, or the department.
    Whole,
}

/// The sentences of `prose` with whom they tell of.
pub(in crate::rules) fn told<'f>(form: FormId, prose: &'f Prose, known: &Known) -> Vec<Told<'f>> {
    let own = known.called(&prose.project).filter(|_| !prose.project.is_empty());
    // What the headings name, from the outermost.
    let mut headings: [Option<usize>; 5] = [None; 5];
    let mut carried = None;
    let mut all = Vec::with_capacity(prose.sentences.len());
    for sentence in &prose.sentences {
        let named = known.named_in(&sentence.text);
        if let Some(depth) = sentence.style.depth() {
            let thing = named.first().map(|(_, thing)| *thing);
            headings.iter_mut().skip(depth).for_each(|heading| *heading = None);
            headings.get_mut(depth).into_iter().for_each(|heading| *heading = thing);
        }
        if sentence.begins {
            carried = headings.iter().rev().find_map(|heading| *heading).or(own);
        }
        if ALL.iter().any(|word| sentence.text.contains(word)) && named.is_empty() {
            carried = None;
        }
        let named_last = named.last().map(|(_, thing)| *thing);
        let is_table = matches!(sentence.style, Style::TableHead | Style::TableRow);
        let before = carried.filter(|_| !is_table);
        carried = named_last.or(carried);
        all.push(Told { form, prose, sentence, named, carried: before });
    }
    all
}

impl Told<'_> {
    /// Whom the figure that begins at `at` is told of; None where it cannot be known.
    pub(in crate::rules) fn subject(&self, at: usize) -> Option<Subject> {
        let before = self.named.iter().rfind(|(place, _)| place.end <= at);
        let Some((place, thing)) = before else {
            return match self.named.as_slice() {
                [] => Some(self.carried.map_or(Subject::Whole, Subject::Carried)),
                // 安排6万元用于资产采购
                [(_, thing)] => Some(Subject::Carried(*thing)),
                _ => None,
            };
        };
        let between = self.sentence.text.get(place.end..at).unwrap_or_default();
        if ["合计", "共计", "总计", "各项目"].iter().any(|word| between.contains(word)) {
            let several = self.named.iter().any(|(_, other)| other != thing);
            return if several { None } else { Some(Subject::Named(*thing, place.end)) };
        }
        Some(Subject::Named(*thing, place.end))
    }

    /// Whether the place `at` is within a name.
    pub(in crate::rules) fn is_name(&self, at: usize) -> bool {
        self.named.iter().any(|(place, _)| place.contains(&at))
    }
}
