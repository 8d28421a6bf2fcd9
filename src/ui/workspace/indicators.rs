//! Indicators of the library: put into the form, kept from it.

use super::Workspace;
use crate::edit::{Edit, Outcome};
use crate::model::{Column, FieldPath, Form, Row, RowId, Table};
use crate::session::files::{make_folder, name_of};
use crate::session::indicators::{Entry, ShelfError, keep, put};
use crate::template::Library;
use crate::ui::indicators::{Asked, Item};
use crate::ui::modal::Notice;

impl Workspace {
    /// Carries out what the pane of the library asks for.
    pub(super) fn take_from_indicators(&mut self, asked: &Asked, library: &Library) {
        match asked {
            Asked::Put(item) => self.put_indicator(item, library),
            Asked::OpenFolder => self.open_library_folder(),
        }
    }

    /// Puts an indicator into its class of the form. The focus stays in the pane: several may be put in one by one.
    fn put_indicator(&mut self, item: &Item, library: &Library) {
        let _ = self.document.commit_draft();
        let Some(form) = self.form() else { return };
        let block = library.template(&form.template).and_then(|template| template.table(Table::Indicators));
        let Some(block) = block else { return };
        let beside = match self.editor.at() {
            Some(FieldPath::Cell(Table::Indicators, id, _)) => form.row(Table::Indicators, *id),
            _ => None,
        };
        let entry = &item.known.entry;
        match put(&form, block, entry, beside) {
            Some(edit) => self.put_in(&form, &edit),
            None => {
                let class = entry.class();
                self.told = Some(format!("这张表没有“{class}”这一类：请先点一下要加进的那一类里的指标，再加一次"));
            }
        }
    }

    /// Changes indicators of `form` by `edit` and shows the row that is new or another.
    pub(super) fn put_in(&mut self, form: &Form, edit: &Edit) {
        if self.change(edit) == Outcome::Unchanged {
            return;
        }
        let Some(after) = self.form() else { return };
        let is_other = |row: &&Row| form.row(Table::Indicators, row.id()) != Some(row);
        if let Some(row) = after.indicators.iter().find(is_other) {
            self.editor.look_at(FieldPath::Cell(Table::Indicators, row.id(), Column::Name));
        }
    }

    /// Keeps rows of `form` in the user's library.
    pub(super) fn keep_indicators(&mut self, form: &Form, rows: &[RowId]) {
        let chosen = form.indicators.iter().filter(|row| rows.contains(&row.id()));
        let entries: Vec<Entry> = chosen.filter_map(|row| Entry::of(form, row)).collect();
        let told = match &entries[..] {
            [] => return self.told = Some("还没有填指标名称，没有存".to_owned()),
            [one] => format!("已存入指标库：{}", one.name()),
            all => format!("已存入指标库：{} 个指标", all.len()),
        };
        match keep(self.indicators.folder().map(AsRef::as_ref), entries) {
            Ok(()) => self.told = Some(told),
            Err(error) => self.asks.push(Notice::from(error.to_string()).into()),
        }
        self.indicators.forget();
    }

    /// Opens the folder of former projects, made if it is missing.
    fn open_library_folder(&mut self) {
        let Some(folder) = self.indicators.folder().cloned() else {
            return self.asks.push(Notice::from(ShelfError::NoFolder.to_string()).into());
        };
        let made = folder.parent().map_or(Ok(folder.clone()), |parent| make_folder(parent, &name_of(&folder)));
        match made {
            Ok(folder) => self.opens = Some(folder),
            Err(error) => self.asks.push(Notice::from(error.to_string()).into()),
        }
    }
}
