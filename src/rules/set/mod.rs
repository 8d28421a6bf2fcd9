//! Rules that compare the forms of a set with each other.

pub(super) mod budget_differs_from_approved;
pub(super) mod code_mismatch;
mod copies;
pub(super) mod duplicate_form;
pub(super) mod goal_copied;
pub(super) mod indicator_copied;
pub(super) mod project_form_without_task;
pub(super) mod project_name_mismatch;
pub(super) mod targets_differ_from_declared;
pub(super) mod task_amount_mismatch;
pub(super) mod task_without_project_form;
pub(super) mod tasks;
pub(super) mod unit_name_mismatch;
