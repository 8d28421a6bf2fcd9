//! What a template's file need not say.

/// Whether `value` is what its absence means.
pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// The default span of a cell, a column or a side label.
pub(super) fn one() -> usize {
    1
}

/// Whether a span is the default one, which a file need not say.
pub(super) fn is_one(span: &usize) -> bool {
    *span == one()
}
