//! Rules about sums that do not add up and amounts that cannot be read.

pub(super) mod amount_not_a_number;
mod cost;
pub(super) mod cost_quantity_mismatch;
pub(super) mod cost_sum_mismatch;
pub(super) mod cost_without_amount;
pub(super) mod costs;
mod counted;
pub(super) mod funds_sum_mismatch;
pub(super) mod inconsistent_unit;
pub(super) mod money;
pub(super) mod redundant_unit_in_amount;
pub(super) mod schedule_incomplete;
pub(super) mod schedule_not_increasing;
pub(super) mod task_sum_mismatch;
mod text_parts;
pub(super) mod value_arithmetic_mismatch;
