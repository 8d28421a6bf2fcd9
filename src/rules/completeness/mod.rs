//! Rules about what is not filled in.

pub(super) mod missing_code;
pub(super) mod missing_first_level;
pub(super) mod missing_indicator_name;
pub(super) mod missing_required_field;
pub(super) mod missing_second_level;
pub(super) mod missing_value;
pub(super) mod numbering_gap;
pub(super) mod placeholder_left;
pub(super) mod prompts;
