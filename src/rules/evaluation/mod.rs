//! Rules about self-evaluations: achieved values, executed funds, weights and scores.

pub(super) mod actual_copied_from_goal;
pub(super) mod actual_with_operator;
pub(super) mod behind_time;
pub(super) mod below_last_year;
pub(super) mod execution_over_budget;
pub(super) mod expected_short;
pub(super) mod low_execution;
pub(super) mod missing_deviation_reason;
pub(super) mod no_problems_named;
mod outcome;
mod rate;
pub(super) mod ratio_of_nothing;
pub(super) mod score_differs;
pub(super) mod score_out_of_range;
pub(super) mod target_set_low;
pub(super) mod weight_sum_mismatch;
