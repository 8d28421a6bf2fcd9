//! Reads the month of a monitoring table from its headings: 1—7月执行数.

use super::fold::month_in;
use super::reading::Reading;
use crate::base::text::squeezed;
use crate::model::keys;

/// The longest heading, in bytes.
const HEADING_BYTES: usize = 60;

/// Takes the month from a heading if no field of the sheet says it.
pub(super) fn settle(reading: &mut Reading<'_, '_>) {
    let asks = reading.vocabulary.template.field(keys::MONTH).is_some();
    if !asks || !reading.form.field(keys::MONTH).is_empty() {
        return;
    }
    let texts = reading.filled().map(|index| reading.text(index)).filter(|text| text.len() <= HEADING_BYTES);
    let month = texts.map(squeezed).find_map(|text| {
        let (_, month, _) = month_in(&text)?;
        Some(month.to_owned()).filter(|month| !month.is_empty())
    });
    if let Some(month) = month {
        reading.form.fields.set(keys::MONTH.into(), month);
    }
}
