//! Reads one node of a text for serde.

use super::notes::Notes;
use crate::base::notation::{dialect, place::Place, tree::Node};
use ron::Error;

/// A node to be read as the value at `place`.
#[derive(Clone)]
pub(super) struct Reader<'n, 't> {
    pub(super) notes: &'n Notes<'t>,
    pub(super) place: Place<'t>,
    pub(super) node: &'n Node<'t>,
}

impl<'n, 't> Reader<'n, 't> {
    pub(super) fn at(&self, place: Place<'t>, node: &'n Node<'t>) -> Self {
        Self { notes: self.notes, place, node }
    }

    /// The part at `index`, with the place of a list's item.
    pub(super) fn item(&self, index: usize) -> Option<Self> {
        let part = self.node.parts.get(index)?;
        Some(self.at(self.place.item(index), &part.value))
    }

    pub(super) fn items(&self) -> impl Iterator<Item = Self> {
        (0..).map_while(|index| self.item(index))
    }

    /// The fields of a struct that has the fields `known`, and those that are missing and noted: these get a stand-in.
    pub(super) fn fields(&self, known: &'static [&'static str]) -> Vec<(&'static str, Self)> {
        let mut fields: Vec<(&'static str, Self)> = Vec::new();
        for part in &self.node.parts {
            let found = part.key.as_ref().map_or("", |key| key.text);
            let place = self.place.field(found);
            match known.iter().find(|field| **field == found) {
                None => {
                    let found = found.to_owned();
                    self.notes.note(place, &Error::NoSuchStructField { expected: known, found, outer: None });
                }
                Some(field) if fields.iter().any(|(other, _)| other == field) => {
                    self.notes.note(place, &Error::DuplicateStructField { field, outer: None });
                }
                Some(field) => fields.push((field, self.at(place, &part.value))),
            }
        }
        let noted =
            known.iter().map(|field| (*field, self.place.field(field))).filter(|(_, place)| self.notes.has(place));
        for (field, place) in noted {
            if fields.iter().all(|(other, _)| *other != field) {
                // Any node will do: what is noted is read as a stand-in.
                fields.push((field, self.at(place, self.node)));
            }
        }
        fields
    }

    pub(super) fn is_unread(&self) -> bool {
        self.notes.has(&self.place)
    }

    pub(super) fn opens(&self, bracket: char) -> bool {
        self.node.open == Some(bracket)
    }

    /// Whether everything in its round brackets is named, as the fields of a struct are. Empty brackets count.
    pub(super) fn has_fields(&self) -> bool {
        self.opens('(') && self.node.parts.iter().all(|part| part.key.is_some())
    }

    /// Reads a value without brackets by means of ron. If text is left after it, the error is `expected`.
    pub(super) fn bare<T>(
        &self,
        expected: Error,
        read: impl FnOnce(&mut ron::Deserializer<'t>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let read = || {
            let mut deserializer = ron::Deserializer::from_str_with_options(self.node.text, &dialect())?;
            let value = read(&mut deserializer)?;
            deserializer.end().map_or(Err(expected), |()| Ok(value))
        };
        let value = read().inspect_err(|error| self.notes.fail(&self.place, error))?;
        self.notes.read(self.place.clone());
        Ok(value)
    }

    /// Reads a value with parts if its bracket is there (`is_open`); else the error is `expected`.
    pub(super) fn parts<T>(
        &self,
        is_open: bool,
        expected: Error,
        read: impl FnOnce() -> Result<T, Error>,
    ) -> Result<T, Error> {
        if !is_open {
            self.notes.fail(&self.place, &expected);
            return Err(expected);
        }
        read().inspect_err(|error| self.notes.fail_with_parts(&self.place, error))
    }
}
