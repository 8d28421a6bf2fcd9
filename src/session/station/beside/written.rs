//! What a station writes at a field, as it is compared with another.

use super::super::adjusted::has_both;
use crate::base::money::Money;
use crate::base::text::squeezed;
use crate::model::{Column, FieldPath, Form, Row};
use crate::template::{Template, Units, shown};
use std::borrow::Cow;

/// A text, and the amount that it states where it is one.
pub(super) struct Written<'f> {
    pub(super) text: Cow<'f, str>,
    money: Option<Money>,
}

impl<'f> Written<'f> {
    pub(super) fn of(template: &Template, form: &'f Form, path: &FieldPath) -> Self {
        let target = match path {
            // A form that has both says what was before here.
            FieldPath::Cell(table, row, Column::Value) if !has_both(template) => {
                form.row(*table, *row).map(Row::whole_value)
            }
            _ => None,
        };
        let text = target.unwrap_or_else(|| shown::shown(template, form, path));
        let fund = if let FieldPath::Field(key) = path { key.fund().map(|_| key.as_str()) } else { None };
        let money = fund.and_then(|key| Money::read(&text, Units::of(template, form).of_field(key)));
        Self { text, money }
    }

    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self.money, other.money) {
            (Some(own), Some(other)) => own == other,
            _ => squeezed(&self.text) == squeezed(&other.text),
        }
    }
}
