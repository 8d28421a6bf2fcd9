//! The table of rules.

use super::rule::Rule;
use super::{completeness, targets};

/// All rules, in the order in which help and reports name them.
pub fn rules() -> &'static [Rule] {
    RULES
}

pub(super) static RULES: &[Rule] = &[
    completeness::missing_required_field::RULE,
    completeness::missing_code::RULE,
    completeness::missing_indicator_name::RULE,
    completeness::missing_value::RULE,
    completeness::missing_first_level::RULE,
    completeness::missing_second_level::RULE,
    completeness::placeholder_left::RULE,
    completeness::numbering_gap::RULE,
    targets::operator_with_non_number::RULE,
    targets::missing_percent::RULE,
    targets::missing_unit::RULE,
    targets::missing_operator::RULE,
    targets::unusual_operator::RULE,
    targets::operator_in_words::RULE,
    targets::rate_over_100::RULE,
    targets::unit_mismatch::RULE,
    targets::operator_direction::RULE,
    targets::non_numeric_quantity::RULE,
    targets::imprecise_quantity::RULE,
    targets::vague_unmeasurable_value::RULE,
    targets::threshold_without_measure::RULE,
    targets::timeliness_without_date::RULE,
    targets::name_equals_value::RULE,
    targets::value_repeats_name::RULE,
    targets::value_in_description::RULE,
    targets::contradictory_targets::RULE,
    targets::duplicate_indicator::RULE,
    targets::wrong_second_level::RULE,
];
