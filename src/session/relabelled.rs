//! What a form that is imported will print otherwise than its sheet: the labels that its template adds, and those that it has not.

use super::import::{Imported, Role};
use crate::base::text::squeezed;
use crate::model::{Bureau, PrintOptions};
use crate::sheet::{CellStyle, sheet};
use crate::template::Template;
use std::collections::BTreeSet;

/// So many labels of a kind are named.
const NAMED: usize = 6;

/// The labels that differ, in the order of the print and of the sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Relabelled {
    /// What will be printed and is not in the sheet: 计量单位, 权重.
    pub added: Vec<String>,
    /// What is in the sheet and will not be printed: 附表1.
    pub dropped: Vec<String>,
}

impl Relabelled {
    /// What differs, in words; empty if nothing does.
    pub fn words(&self) -> String {
        let part = |begin: &str, labels: &[String]| {
            let names: Vec<&str> = labels.iter().map(String::as_str).take(NAMED).collect();
            let more = if labels.len() > NAMED { "等" } else { "" };
            (!names.is_empty()).then(|| format!("{begin}“{}”{more}", squeezed(&names.join("”“"))))
        };
        let parts = [part("多出", &self.added), part("没有", &self.dropped)];
        let told: Vec<String> = parts.into_iter().flatten().collect();
        if told.is_empty() { String::new() } else { format!("印出来和原表不一样：{}。", told.join("，")) }
    }
}

/// Compares the sheet of `form`, one of `imported`, with what `template` prints. A sheet of several forms is a list, which no
/// template of one form prints.
pub fn relabelled(imported: &Imported, form: usize, template: &Template) -> Relabelled {
    let Some((found, read)) =
        imported.forms.get(form).and_then(|found| Some((found, imported.sheets.get(found.sheet)?)))
    else {
        return Relabelled::default();
    };
    let beside = [form.checked_sub(1), form.checked_add(1)].into_iter().flatten();
    if beside.filter_map(|other| imported.forms.get(other)).any(|other| other.sheet == found.sheet) {
        return Relabelled::default();
    }
    let printed = sheet(template, &found.form, &Bureau::default(), &PrintOptions::default());
    let labels = printed.cells.iter().filter(|cell| cell.style == CellStyle::Label);
    let own: BTreeSet<String> = read.cells.iter().map(|cell| letters(&cell.text)).collect();
    let all: BTreeSet<String> = printed.cells.iter().map(|cell| letters(&cell.text)).collect();
    let understood = read.cells.iter().filter(|cell| cell.form == Some(form) && cell.role == Role::Understood);
    Relabelled {
        added: lacking(labels.map(|cell| cell.text.as_str()), &own),
        dropped: lacking(understood.map(|cell| cell.text.as_str()), &all),
    }
}

/// Those of `labels` that stand in none of `texts`, each once.
fn lacking<'t>(labels: impl Iterator<Item = &'t str>, texts: &BTreeSet<String>) -> Vec<String> {
    let mut told = BTreeSet::new();
    let new = labels.filter(|label| {
        let label = letters(label);
        !label.is_empty() && !texts.iter().any(|text| text.contains(&label)) && told.insert(label)
    });
    new.map(|label| label.trim().to_owned()).collect()
}

/// The text without blanks, marks and numbers, which each county sets in its own way.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}
