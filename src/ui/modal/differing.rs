//! The differences between two contents of a project, as lines for a dialog.

use crate::model::Project;
use crate::session::compare::{Difference, differences};
use crate::template::{Library, place};

/// The most lines that are listed.
const MAX_LINES: usize = 60;
/// The most characters of a text that are shown.
const MAX_TEXT: usize = 24;

/// Returns one line per difference of `after` from `before`, and one per changed text.
pub(super) fn lines(before: &Project, after: &Project, library: &Library) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for difference in differences(before, after, library) {
        lines.push(difference.to_string());
        let Difference::Changed { form, texts, .. } = &difference else { continue };
        let form = after.form(*form);
        let template = form.and_then(|form| library.template(&form.template));
        for text in texts {
            let at = form.zip(template).map(|(form, template)| place(template, form, &text.path)).unwrap_or_default();
            lines.push(format!("　　{at}：“{}”→“{}”", short(&text.before), short(&text.after)));
        }
    }
    lines.truncate(MAX_LINES);
    lines
}

fn short(text: &str) -> String {
    let line: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(MAX_TEXT).collect();
    if line.chars().count() < text.chars().count() { line + "…" } else { line }
}
