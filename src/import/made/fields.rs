//! The single fields of a template in the making.

use super::cells::Around;
use super::source::is_numbered;
use super::spot::{Is, Spot};
use crate::base::amount::{MoneyUnit, plain_number};
use crate::import::fold::{folded, printed};
use crate::model::{Key, keys};
use crate::template::{Computed, FieldKind, FieldSpec, Pattern, Template};
use std::collections::BTreeSet;

/// The longest name that is made of a label, in characters.
const KEY_CHARS: usize = 24;
/// A text of more characters may need several lines.
const LINE_CHARS: usize = 30;

/// The fields placed so far.
pub(super) struct Fields<'t> {
    /// The template that the form was read with.
    read_with: Option<&'t Template>,
    templates: Vec<&'t Template>,
    specs: Vec<FieldSpec>,
    taken: BTreeSet<String>,
}

impl<'t> Fields<'t> {
    /// No field yet, for a form that was read with `read_with`; other `templates` may know labels too.
    pub(super) fn new(read_with: Option<&'t Template>, templates: Vec<&'t Template>) -> Self {
        let taken = [keys::TITLE, keys::YEAR].map(str::to_owned).into();
        Self { read_with, templates, specs: Vec::new(), taken }
    }

    /// Adds the field of `spot`, with the labels around it, and returns its key.
    pub(super) fn place(&mut self, spot: &Spot, around: Around<'_>) -> Key {
        let text = |spot: Option<&Spot>| spot.map(|spot| printed(&spot.text)).filter(|text| !text.is_empty());
        let (left, over) = (text(around.left), text(around.over));
        let label = match (&left, &over) {
            (Some(left), Some(over)) => format!("{left}（{over}）"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => String::new(),
        };
        let known = match &spot.is {
            Is::Field(key) => Some(key.clone()),
            // A blank place is known by its label, if that alone names it.
            Is::Blank if left.is_none() || over.is_none() => self.named(&label),
            _ => None,
        };
        let money = around.left.into_iter().chain(around.over).any(|spot| MoneyUnit::named_in(&spot.text).is_some());
        self.add(known, &label, spot.is != Is::Blank, || kind(spot, money))
    }

    /// Adds the field that `label` names within its cell, and returns its key.
    pub(super) fn inline(&mut self, known: Option<Key>, label: &str) -> Key {
        let label = printed(label);
        let known = known.filter(|key| !is_numbered(key)).or_else(|| self.named(&label));
        self.add(known, &label, true, || FieldKind::Text)
    }

    fn add(&mut self, known: Option<Key>, label: &str, filled: bool, kind: impl FnOnce() -> FieldKind) -> Key {
        let known = known.filter(|key| !self.taken.contains(key.as_str()));
        if known.as_ref().is_some_and(|key| [keys::TITLE, keys::YEAR].contains(&key.as_str())) {
            return known.unwrap_or_default();
        }
        let like = known.as_ref().and_then(|key| self.like(key)).cloned();
        let key = known.unwrap_or_else(|| self.free(label));
        self.taken.insert(key.as_str().to_owned());
        let label = Some(label.to_owned()).filter(|label| !label.is_empty()).unwrap_or_else(|| key.to_string());
        let mut spec = like.unwrap_or_else(|| FieldSpec::new(key.clone(), kind()));
        spec.in_title = false;
        // What a published form leaves blank nobody sends back; without these two there is no form.
        let needed = filled || [keys::PROJECT_NAME, keys::GOALS].contains(&key.as_str());
        let elsewhere = |template: &&Template| template.field(key.as_str()).is_some_and(|spec| spec.required);
        spec.required = needed && self.templates.iter().any(elsewhere);
        spec.label = label;
        // 填报单位 names the bureau too.
        if spec.default.is_none() && [keys::BUREAU, keys::IMPLEMENTER].contains(&key.as_str()) {
            spec.default = Some(Pattern::around("", &Key::from("unit.name"), ""));
        }
        self.specs.push(spec);
        key
    }

    /// What other templates say of the field `key`: first the one that the form was read with.
    fn like(&self, key: &Key) -> Option<&FieldSpec> {
        self.read_with
            .into_iter()
            .chain(self.templates.iter().copied())
            .find_map(|template| template.field(key.as_str()))
    }

    /// The field that `label` alone names in a template.
    fn named(&self, label: &str) -> Option<Key> {
        let label = folded(label);
        let names =
            |spec: &&FieldSpec| std::iter::once(&spec.label).chain(&spec.variants).any(|name| folded(name) == label);
        let templates = self.read_with.into_iter().chain(self.templates.iter().copied());
        let mut named = templates.flat_map(|template| &template.fields).filter(names).map(|spec| &spec.key);
        let free = named.find(|key| !self.taken.contains(key.as_str()) && key.fund().is_none_or(|fund| fund.len() < 2));
        free.filter(|_| !label.is_empty()).cloned()
    }

    /// A key made of `label`, that no other field has.
    fn free(&self, label: &str) -> Key {
        let plain = |c: &char| c.is_alphanumeric();
        let name: String = label.chars().filter(plain).flat_map(char::to_lowercase).take(KEY_CHARS).collect();
        let name = if name.is_empty() { "内容".to_owned() } else { name };
        let numbered = (2..).map(|n| format!("{name}_{n}"));
        let mut names = std::iter::once(name.clone()).chain(numbered);
        Key::new(&names.find(|name| !self.taken.contains(name)).unwrap_or(name))
    }

    /// The fields in their order.
    pub(super) fn finish(mut self) -> Vec<FieldSpec> {
        let others: Vec<(Key, Option<Computed>)> =
            self.specs.iter().map(|spec| (spec.key.clone(), spec.computed.clone())).collect();
        for spec in &mut self.specs {
            // What another form computes can be computed here if all that it needs is here.
            let is_here = |computed: &Computed, key: &Key| {
                let other = others.iter().find(|(other, _)| other == key);
                other.is_some_and(|(_, other)| other.as_ref().is_none_or(|other| computed.may_need(other)))
            };
            spec.computed =
                spec.computed.take().filter(|computed| computed.needs().into_iter().all(|key| is_here(computed, key)));
        }
        self.specs
    }
}

/// What a field without a name that all forms know holds.
fn kind(spot: &Spot, money: bool) -> FieldKind {
    if let Is::Field(key) = &spot.is {
        // The parts of the funds that a form prints and no template has.
        match key.fund().as_deref() {
            Some(["rate", _]) => return FieldKind::Percent,
            Some(["weight" | "score", _]) => return FieldKind::Score,
            Some(["reason", _]) | None => {}
            Some(_) => return FieldKind::Amount,
        }
    }
    let long = spot.text.trim().contains('\n') || spot.text.chars().count() > LINE_CHARS || spot.rows > 1;
    if money && (plain_number(&spot.text).is_some() || spot.is == Is::Blank) {
        FieldKind::Amount
    } else if long {
        FieldKind::Lines
    } else {
        FieldKind::Text
    }
}
