//! What a sheet says about how its form is filled in.

/// The label and the text of instructions above a form: 填表说明：1.本表由项目单位填写.
pub(super) fn instruction(text: &str) -> Option<(&str, &str)> {
    const LABELS: [&str; 5] = ["填表说明", "填报说明", "编制说明", "填写说明", "说明"];
    let (label, told) = text.split_once(['：', ':'])?;
    let (label, told) = (label.trim(), told.trim());
    (LABELS.contains(&label) && !told.is_empty()).then_some((label, told))
}
