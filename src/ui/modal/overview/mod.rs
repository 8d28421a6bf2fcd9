//! All projects of the file at a glance: sorted by any column, filtered, with bars for amounts and execution.

mod column;
mod row;

use super::{Answer, Around};
use crate::model::{Bureau, FormId, Project};
use crate::session::overview::{Entry, due, overview, summary};
use crate::template::Library;
use crate::ui::dialog::{Dialog, Reply};
use crate::ui::initials::Initials;
use crate::ui::theme::Colours;
use column::Shown;
use egui::{Button, Context, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};
use row::{name_width, row, wan};
use std::sync::Arc;
use strum::VariantArray;

/// Size of the dialog, screen points.
const WIDTH: f32 = 1180.0;
const HEIGHT: f32 = 520.0;

/// The dialog with its entries, which stay as they were when it was opened.
pub(in crate::ui) struct OverviewDialog {
    entries: Vec<Entry>,
    initials: Vec<Initials>,
    bureau: Bureau,
    filter: String,
    sorted: Option<(Shown, bool)>,
    /// The places of the entries to show, and what they were arranged for.
    order: Option<Vec<usize>>,
    most: f32,
}

enum Wanted {
    Summary,
    Due,
    Close,
}

impl OverviewDialog {
    /// A dialog for `project`; `findings` tells how many a form has.
    pub(in crate::ui) fn new(project: &Project, library: &Library, findings: &dyn Fn(FormId) -> usize) -> Self {
        let entries = overview(project, library, findings);
        let initials = entries.iter().map(|entry| Initials::of(&entry.name)).collect();
        let of_projects = entries.iter().filter(|entry| entry.is_project);
        let most = of_projects.map(|entry| wan(entry.budget)).fold(0.0, f32::max);
        let bureau = project.bureau.clone();
        Self { entries, initials, bureau, filter: String::new(), sorted: None, order: None, most }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let mut went = None;
        let wanted = Dialog::new("项目一览", WIDTH).high(HEIGHT).starts_in_body().outside_leaves().show(ctx, |ui| {
            self.head(ui);
            self.headings(ui);
            went = self.rows(ui, around.colours);
            vec![
                Reply::new("存成汇总表…", Wanted::Summary).only_if(!self.entries.is_empty()),
                Reply::new("存成待办清单…", Wanted::Due),
                Reply::new("关闭", Wanted::Close),
            ]
        });
        if let Some(form) = went {
            return Some(Answer::ShowForm(form));
        }
        Some(match wanted? {
            Wanted::Close => Answer::Closed,
            Wanted::Summary => Answer::SaveTable(Arc::new(summary(&self.listed(), &self.bureau))),
            Wanted::Due => Answer::SaveTable(Arc::new(due(&self.entries, &self.bureau))),
        })
    }

    /// The entries as the list shows them: a summary is printed as it is seen.
    fn listed(&self) -> Vec<Entry> {
        let order = self.order.as_deref().unwrap_or_default();
        order.iter().filter_map(|at| self.entries.get(*at)).cloned().collect()
    }

    fn head(&mut self, ui: &mut Ui) {
        ui.horizontal(|ui| {
            let count = self.order.as_ref().map_or(self.entries.len(), Vec::len);
            let waiting: usize = self.entries.iter().map(|entry| entry.due().count()).sum();
            let field = TextEdit::singleline(&mut self.filter).hint_text("筛选：名称或拼音首字母").desired_width(260.0);
            let field = ui.add(field);
            field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "筛选项目"));
            if field.changed() {
                self.order = None;
            }
            ui.weak(format!("{count} 项，待办 {waiting} 项。点表头排序，点一行打开。"));
        });
    }

    fn headings(&mut self, ui: &mut Ui) {
        let name = name_width(ui);
        ui.horizontal(|ui| {
            for shown in Shown::VARIANTS {
                let width = if *shown == Shown::Name { name } else { shown.width() };
                let mark = match self.sorted {
                    Some((by, false)) if by == *shown => " ↑",
                    Some((by, true)) if by == *shown => " ↓",
                    _ => "",
                };
                let text = RichText::new(format!("{}{mark}", shown.name())).strong();
                // A text at the right, though empty, keeps the name at the left, over the texts below it.
                let button = Button::new(text).frame(false).right_text("").truncate();
                if ui.add_sized([width, ui.spacing().interact_size.y], button).clicked() {
                    // Figures are mostly sought from the largest down.
                    let falls = !matches!(shown, Shown::Name | Shown::State);
                    self.sorted = match self.sorted {
                        Some((by, falling)) if by == *shown => Some((by, !falling)),
                        _ => Some((*shown, falls)),
                    };
                    self.order = None;
                }
            }
        });
        ui.separator();
    }

    fn arranged(&mut self) -> &[usize] {
        let Self { entries, initials, filter, sorted, order, .. } = self;
        order.get_or_insert_with(|| {
            let mut found: Vec<usize> = (0..entries.len()).filter(|at| initials[*at].fit(filter)).collect();
            if let Some((by, falling)) = sorted {
                found.sort_by(|a, b| {
                    let compared = by.compare(&entries[*a], &entries[*b]);
                    if *falling { compared.reverse() } else { compared }
                });
            }
            found
        })
    }

    fn rows(&mut self, ui: &mut Ui, colours: &Colours) -> Option<FormId> {
        let order = self.arranged().to_vec();
        if order.is_empty() {
            ui.weak("没有匹配的项目");
        }
        let (height, name) = (ui.spacing().interact_size.y, name_width(ui));
        let mut went = None;
        ScrollArea::vertical().auto_shrink(false).show_rows(ui, height, order.len(), |ui, rows| {
            for entry in order.get(rows).into_iter().flatten().filter_map(|at| self.entries.get(*at)) {
                if row(ui, entry, name, self.most, colours) {
                    went = entry.last();
                }
            }
        });
        went
    }
}
