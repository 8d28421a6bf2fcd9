//! Rules about the target of one indicator, or about the targets of one form.

pub(super) mod contradictory_targets;
pub(super) mod duplicate_indicator;
pub(super) mod imprecise_quantity;
pub(super) mod missing_operator;
pub(super) mod missing_percent;
pub(super) mod missing_unit;
pub(super) mod name_equals_value;
pub(super) mod non_numeric_quantity;
pub(super) mod operator_direction;
pub(super) mod operator_in_words;
pub(super) mod operator_with_non_number;
pub(super) mod rate_over_100;
mod spelling;
pub(super) mod threshold_without_measure;
pub(super) mod timeliness_without_date;
pub(super) mod unit_mismatch;
pub(super) mod unusual_operator;
pub(super) mod vague_unmeasurable_value;
pub(super) mod value_in_description;
pub(super) mod value_repeats_name;
pub(super) mod wrong_second_level;
