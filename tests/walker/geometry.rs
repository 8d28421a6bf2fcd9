//! Whether the window is one in which a hand can work: every control answers, dialogs fit, nothing moves by itself.

use super::oracle::Fault;
use super::seen::Seen;
use crate::support::window::{Control, Window};
use egui::{Id, Rect};
use std::collections::HashMap;

/// Within so many frames without input everything has found its place.
const SETTLED: usize = 16;
/// How far a rectangle may be from where it was, or beyond the border of the window.
const SLACK: f32 = 0.5;

/// Lets frames pass until nothing moves any more.
pub(crate) fn settle(window: &mut Window) -> Result<(), Fault> {
    let mut before = window.rectangles();
    for _ in 0..SETTLED {
        window.rest(1);
        let after = window.rectangles();
        if moved(&before, &after).is_none() && !window.wants_frame() {
            return Ok(());
        }
        before = after;
    }
    window.rest(1);
    let after = window.rectangles();
    let Some((id, from, to)) = moved(&before, &after) else { return Ok(()) };
    let controls = window.controls();
    let name = controls.iter().find(|control| control.id == id).map_or("something", |control| &control.name);
    Err(Fault::new("moves by itself", format!("without input “{name}” goes from {from:?} to {to:?}")))
}

/// A rectangle that is another one, or that came or went.
fn moved(before: &HashMap<Id, Rect>, after: &HashMap<Id, Rect>) -> Option<(Id, Option<Rect>, Option<Rect>)> {
    let same = |a: &Rect, b: &Rect| {
        a == b || (a.min.distance(b.min) <= SLACK && a.max.distance(b.max) <= SLACK) || a.any_nan()
    };
    let other = |(id, rect): (&Id, &Rect)| match after.get(id) {
        Some(now) if same(rect, now) => None,
        now => Some((*id, Some(*rect), now.copied())),
    };
    let gone = before.iter().find_map(other);
    gone.or_else(|| after.iter().find(|(id, _)| !before.contains_key(id)).map(|(id, rect)| (*id, None, Some(*rect))))
}

/// Whether every control answers at its middle itself, and every window and menu lies wholly on the screen.
pub(crate) fn look(window: &Window, seen: &Seen) -> Result<(), Fault> {
    let screen = window.screen();
    for (layer, rect) in window.floating() {
        if !screen.expand(SLACK).contains_rect(rect) && seen.controls.iter().any(|control| control.layer == layer) {
            let names: Vec<&str> =
                seen.controls.iter().filter(|control| control.layer == layer).map(|control| &*control.name).collect();
            let says = format!("{rect:?} on a screen of {:?}: {}", screen.size(), names.join(" | "));
            return Err(Fault::new("is not wholly on the screen", says));
        }
    }
    let pressable = seen.controls.iter().filter(|control| control.can_be_pressed());
    pressable.filter_map(|control| covered(window, seen, control)).next().map_or(Ok(()), Err)
}

/// What lies over the middle of `control`, where that is neither another window nor a part of it. What is cut off has its
/// middle elsewhere.
fn covered(window: &Window, seen: &Seen, control: &Control) -> Option<Fault> {
    let at = control.whole.center();
    if control.name == "Resize panel"
        || !control.rect.expand(SLACK).contains_rect(control.whole)
        || window.layer_at(at) != control.layer
    {
        return None;
    }
    let top = window.answering(at)?;
    let is_part = control.whole.expand(SLACK).contains_rect(top.rect) && control.whole.area() > top.rect.area() + 1.0;
    if top.id == control.id || is_part {
        return None;
    }
    let over = seen.controls.iter().find(|other| other.id == top.id).map_or("something", |other| &other.name);
    let says = format!("“{over}” at {:?} lies over “{}” at {:?}", top.rect, control.name, control.whole);
    Some(Fault::new("lies over another control", says))
}
