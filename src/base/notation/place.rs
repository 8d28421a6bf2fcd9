//! The place of a value in a text: its path from the outermost value.

/// A step from a value to one of its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step<'t> {
    Field(&'t str),
    Item(usize),
}

/// The path from the outermost value of a text to another: `fields`, its third item, the `label` of that.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place<'t>(Vec<Step<'t>>);

impl<'t> Place<'t> {
    /// The part of this value that is called `name`.
    pub fn field(&self, name: &'t str) -> Self {
        self.then(Step::Field(name))
    }

    /// The item at `index`, from 0, of this list.
    pub fn item(&self, index: usize) -> Self {
        self.then(Step::Item(index))
    }

    /// Whether `other` is this value or a part of it.
    pub(super) fn holds(&self, other: &Place<'_>) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The value's name for the start of a message: its field, or its number in a list that is a field.
    pub(super) fn name(&self) -> Option<String> {
        match self.0[..] {
            [.., Step::Field(name)] => Some(format!("{name} ")),
            [.., Step::Field(list), Step::Item(index)] => Some(format!("{list} 的第 {} 项", index + 1)),
            _ => None,
        }
    }

    pub(super) fn steps(&self) -> &[Step<'t>] {
        &self.0
    }

    fn then(&self, step: Step<'t>) -> Self {
        Self(self.0.iter().copied().chain([step]).collect())
    }
}
