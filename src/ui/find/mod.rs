//! The search pane: finds and replaces match by match in the order of the paper, or from a list of all matches.

mod found;
mod inputs;
mod list;

use crate::edit::Edit;
use crate::model::{FieldPath, FormId};
use crate::session::find::{self, Hit, Place};
use crate::ui::scene::Scene;
use found::{Found, MAX_HITS, Question};
use std::ops::Range;

/// The search and its current match. It is kept while the pane is hidden.
#[derive(Default)]
pub(super) struct Find {
    wanted: String,
    with: String,
    replacing: bool,
    only_this_form: bool,
    /// Whether the text field should get the focus in the next frame.
    arrived: bool,
    /// Whether an input method is composing in one of the text fields.
    composing: bool,
    found: Option<Found>,
    /// The number of the current match.
    at_hand: Option<usize>,
    /// Whether to scroll the current match into view in the list.
    sought: bool,
    /// Where to continue after a match was replaced: the text, and the end of the replacement in it.
    replaced: Option<(Place, usize)>,
    /// Whether to go to the next (true) or previous match in the next frame.
    wished: Option<bool>,
    /// A note that the last step went past the end.
    round: Option<&'static str>,
}

/// What the user asked for.
pub(super) enum FindAsked {
    /// To show a match. The focus stays in the pane.
    See(Place),
    /// To go to a match and give the form the focus.
    Go(Place),
    /// To change the texts.
    Replace(Edit),
}

/// The matches in one field, for the form to highlight.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark<'f> {
    pub(super) path: &'f FieldPath,
    /// The field's text, as it was searched.
    pub(super) text: &'f str,
    /// The matches in the field's text, in bytes.
    pub(super) spans: &'f [Range<usize>],
    /// Which of them is the current one.
    pub(super) at_hand: Option<usize>,
}

impl Find {
    /// Opens the pane, with replacing if asked for. The search field gets the focus.
    pub(super) fn open(&mut self, replacing: bool) {
        self.replacing = replacing;
        self.take_keys();
    }

    /// Gives the search field the focus.
    pub(super) fn take_keys(&mut self) {
        self.arrived = true;
    }

    /// Goes to the next or previous match: F3, wherever the focus is. If nothing is searched for yet, asks for that.
    pub(super) fn go(&mut self, forward: bool) {
        if self.wanted.is_empty() {
            self.take_keys();
        }
        self.wished = Some(forward);
    }

    /// Returns the matches in a form, in the order of the paper.
    pub(super) fn marks(&self, form: FormId) -> impl Iterator<Item = Mark<'_>> {
        let found = self.found.as_ref();
        let hits = found.map_or(&[][..], Found::hits).iter().enumerate();
        let at_hand = self.at_hand.and_then(|number| found?.at(number)).map(|at| (at.row, at.span));
        hits.filter_map(move |(row, hit)| match &hit.place {
            Place::Field(id, path) if *id == form => {
                let at_hand = at_hand.filter(|at| at.0 == row).map(|at| at.1);
                Some(Mark { path, text: &hit.text, spans: &hit.spans, at_hand })
            }
            Place::Field(..) | Place::Bureau(_) => None,
        })
    }

    /// Shows the pane. `cursor` is where the search continues from.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        scene: Scene<'_>,
        cursor: Option<&FieldPath>,
    ) -> Option<FindAsked> {
        let step = self.inputs(ui);
        self.update(scene);
        let mut asked = self.go_on(scene);
        if let Some(forward) = step.or_else(|| self.wished.take()) {
            asked = self.step(scene, cursor, forward);
        }
        if self.wanted.is_empty() {
            ui.weak("输入要找的文字。");
            return None;
        }
        let pressed = self.buttons(ui, scene, cursor);
        let chosen = self.list(ui, scene);
        pressed.or(chosen).or(asked)
    }

    /// Goes to the next match after the cursor, or the previous before it, and past the end to the other end.
    fn step(&mut self, scene: Scene<'_>, cursor: Option<&FieldPath>, forward: bool) -> Option<FindAsked> {
        let found = self.found.as_ref()?;
        let count = found.count();
        let last = count.checked_sub(1)?;
        let next = match (self.number_at(scene, cursor), forward) {
            (Some(number), true) => number + 1,
            // Before the first match: `count` stands for "past the end".
            (Some(number), false) => number.checked_sub(1).unwrap_or(count),
            (None, true) => found.first_of(before(scene, found.hits(), cursor)),
            (None, false) => found.first_of(before(scene, found.hits(), cursor)).checked_sub(1).unwrap_or(count),
        };
        self.round = (next > last).then_some(if forward {
            "已到末尾，又从头找起"
        } else {
            "已到开头，又从末尾找起"
        });
        let number = if next <= last {
            next
        } else if forward {
            0
        } else {
            last
        };
        self.turn_to(number).map(FindAsked::See)
    }

    /// Returns the number of the current match, unless the cursor has moved elsewhere since.
    fn number_at(&self, scene: Scene<'_>, cursor: Option<&FieldPath>) -> Option<usize> {
        let number = self.at_hand?;
        match &self.found.as_ref()?.at(number)?.hit.place {
            Place::Field(form, path) => {
                (scene.shown.map(|shown| shown.form.id) == Some(*form) && cursor == Some(path)).then_some(number)
            }
            Place::Bureau(_) => Some(number),
        }
    }

    fn turn_to(&mut self, number: usize) -> Option<Place> {
        let place = self.found.as_ref()?.at(number)?.hit.place.clone();
        (self.at_hand, self.sought) = (Some(number), true);
        Some(place)
    }

    /// Updates the hits. The current match stays the same one.
    fn update(&mut self, scene: Scene<'_>) {
        let only = scene.shown.map(|shown| shown.form.id).filter(|_| self.only_this_form);
        let question = Question { wanted: self.wanted.clone(), only };
        if self.found.as_ref().is_some_and(|found| found.answers(scene.project, &question)) {
            return;
        }
        let found = Found::new(scene.project, scene.library, question);
        let before = self.at_hand.and_then(|number| self.found.as_ref()?.at(number));
        // By place and position, not by number: an edit elsewhere changes the numbers.
        self.at_hand = before.and_then(|at| found.number_of(&at.hit.place, at.start()));
        self.found = Some(found);
        self.round = None;
    }

    /// Goes to the next match after the current one was replaced.
    fn go_on(&mut self, scene: Scene<'_>) -> Option<FindAsked> {
        let (place, end) = self.replaced.take()?;
        let found = self.found.as_ref()?;
        let number = found.number_of(&place, end).unwrap_or_else(|| match &place {
            Place::Field(form, path) => {
                let here = found.hits().iter().position(|hit| hit.place == place).map(|row| row + 1);
                let after =
                    here.unwrap_or_else(|| find::before(found.hits(), scene.project, scene.library, *form, path));
                found.first_of(after)
            }
            Place::Bureau(_) => found.count(),
        });
        let number = if number < found.count() { number } else { 0 };
        self.turn_to(number).map(FindAsked::See)
    }

    /// Replaces the current match. If there is none, goes to the next one first, so that it is seen before it is
    /// changed.
    fn replace_one(&mut self, scene: Scene<'_>, cursor: Option<&FieldPath>) -> Option<FindAsked> {
        let Some(number) = self.number_at(scene, cursor) else { return self.step(scene, cursor, true) };
        let at = self.found.as_ref()?.at(number)?;
        let edit = find::replace(scene.project, &[at.hit.only(at.span)], &self.with);
        self.replaced = Some((at.hit.place.clone(), at.start() + self.with.len()));
        // Continue behind the replacement, or replacing a by aa would never end.
        Some(FindAsked::Replace(edit))
    }

    /// Replaces all matches, including those that are not listed.
    fn replace_all(&self, scene: Scene<'_>) -> Option<FindAsked> {
        let found = self.found.as_ref()?;
        let all: Vec<Hit>;
        // The list is cut for display only.
        let hits = if found.is_cut() {
            let only = scene.shown.map(|shown| shown.form.id).filter(|_| self.only_this_form);
            all = find::find(scene.project, scene.library, only, &self.wanted).collect();
            &all
        } else {
            found.hits()
        };
        Some(FindAsked::Replace(find::replace(scene.project, hits, &self.with)))
    }

    /// Shows the count, and the buttons to go on and to replace.
    fn buttons(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, cursor: Option<&FieldPath>) -> Option<FindAsked> {
        let mut asked = None;
        let count = self.found.as_ref().map_or(0, Found::count);
        ui.horizontal(|ui| {
            for (name, keys, forward) in [("上一处", "Shift+F3", false), ("下一处", "F3", true)] {
                if ui.add_enabled(count > 0, egui::Button::new(name)).on_hover_text(keys).clicked() {
                    asked = self.step(scene, cursor, forward);
                }
            }
        });
        // On a separate line: its length must not move the buttons from under the pointer.
        ui.horizontal(|ui| {
            ui.label(self.said());
            if let Some(round) = self.round {
                ui.add(egui::Label::new(egui::RichText::new(round).weak()).truncate()).on_hover_text(round);
            }
        });
        if self.replacing {
            ui.horizontal_wrapped(|ui| {
                if ui
                    .add_enabled(count > 0, egui::Button::new("替换"))
                    .on_hover_text("替换这一处，再到下一处")
                    .clicked()
                {
                    asked = self.replace_one(scene, cursor);
                }
                if ui.add_enabled(count > 0, egui::Button::new("全部替换")).clicked() {
                    asked = self.replace_all(scene);
                }
            });
        }
        asked
    }

    fn said(&self) -> String {
        let Some(found) = self.found.as_ref().filter(|found| found.count() > 0) else {
            return "没有找到。".to_owned();
        };
        let cut = if found.is_cut() { format!("（只列出前面 {MAX_HITS} 格）") } else { String::new() };
        match self.at_hand {
            Some(number) => format!("第 {} / {} 处{cut}", number + 1, found.count()),
            None => format!("{} 处，{} 格{cut}", found.count(), found.hits().len()),
        }
    }
}

/// Returns how many hits are before the cursor.
fn before(scene: Scene<'_>, hits: &[Hit], cursor: Option<&FieldPath>) -> usize {
    match (scene.shown, cursor) {
        (Some(shown), Some(path)) => find::before(hits, scene.project, scene.library, shown.form.id, path),
        _ => 0,
    }
}
