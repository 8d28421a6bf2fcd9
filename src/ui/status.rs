//! The status line: amounts of the form and of the project, weights, the last action, whether it is saved, the zoom.

use super::forms_pane::of_tasks;
use super::icon;
use super::scene::{Scene, Shown};
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::score::points;
use crate::model::{Column, Form, FormId, Fund, Project, keys};
use crate::session::Document;
use crate::session::station::counted;
use crate::template::units::amount;
use crate::template::{Library, Scope, Template};
use egui::{Align, Button, Label, Layout, Popup, WidgetInfo};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// The entries of the zoom menu, per cent.
const ZOOMS: [u8; 7] = [60, 75, 100, 125, 150, 200, 250];
/// The least width of the window for the less important parts, in points.
const ROOM_FOR_WEIGHTS: f32 = 700.0;
const ROOM_FOR_PROJECT: f32 = 1180.0;
/// The least width for the last action, in points.
const LEAST_TOLD: f32 = 60.0;

/// Whether the project's changes are saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// The project has no file yet.
    Nowhere,
    /// All changes are in the file.
    Saved,
    /// The last changes are not in the file.
    Changed,
    /// The file is open elsewhere, so it cannot be saved to.
    ReadOnly,
}

impl Kept {
    fn of(document: &Document) -> Self {
        match (document.path(), document.is_read_only(), document.is_dirty()) {
            (None, ..) => Self::Nowhere,
            (_, true, _) => Self::ReadOnly,
            (_, _, true) => Self::Changed,
            (_, _, false) => Self::Saved,
        }
    }

    /// The text and its tooltip.
    fn said(self) -> (String, &'static str) {
        match self {
            Self::Nowhere => ("还没有存进文件".to_owned(), "按 Ctrl+S 存进文件。没有保存的内容另有恢复用的副本。"),
            Self::Saved => ("已保存".to_owned(), "所有改动都在文件里。"),
            Self::Changed => (format!("{} 有改动未保存", icon::SAVE), "按 Ctrl+S 保存。"),
            Self::ReadOnly => ("只读".to_owned(), "这个项目以只读方式打开：改动请用 F12 另存到别的文件。"),
        }
    }
}

/// What the line shows about the file and the window.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) kept: Kept,
    pub(super) zoom: f32,
    /// The last action.
    pub(super) told: Option<&'a str>,
}

impl<'a> Said<'a> {
    pub(super) fn of(document: &Document, zoom: f32, told: Option<&'a str>) -> Self {
        Self { kept: Kept::of(document), zoom, told }
    }
}

/// The sums of the project's forms, cached until the project changes.
#[derive(Default)]
pub(super) struct Sums {
    of: Option<Arc<Project>>,
    totals: [Money; 3],
}

impl Sums {
    /// The sums of the project forms' funds: total, fiscal, other.
    fn totals(&mut self, project: &Arc<Project>, library: &Library) -> [Money; 3] {
        // An edit makes another project, so the same `Arc` means the same sums.
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, project)) {
            let counted: HashSet<FormId> = counted(project, library).into_iter().collect();
            self.totals = Fund::ALL.map(|fund| {
                let amounts = project.forms.iter().filter(|form| counted.contains(&form.id)).filter_map(|form| {
                    // A department form lists the projects again as its tasks.
                    let template = library.template(&form.template).filter(|t| t.scope == Scope::Project)?;
                    stated(template, form, fund).or_else(|| tasks_of_project(template, form, fund))
                });
                amounts.fold(Money::default(), |sum, amount| sum.checked_add(amount).unwrap_or(sum))
            });
            self.of = Some(Arc::clone(project));
        }
        self.totals
    }

    /// Shows the line; returns the chosen zoom.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, said: Said<'_>) -> Option<f32> {
        let width = ui.ctx().content_rect().width();
        ui.horizontal(|ui| {
            let mut chosen = None;
            // From the right: what must always be visible gets its place first.
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                chosen = zoom(ui, said.zoom);
                ui.separator();
                let (text, hint) = said.kept.said();
                ui.label(text).on_hover_text(hint);
                ui.separator();
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let shown = scene.shown.filter(|shown| !shown.template.is_some_and(Template::has_prose));
                    if let Some(Shown { form, template: Some(template), .. }) = shown {
                        of_form(ui, form, template, width);
                    }
                    if width >= ROOM_FOR_PROJECT {
                        self.of_project(ui, scene);
                    }
                    if let Some(told) = said.told.filter(|_| ui.available_width() > LEAST_TOLD) {
                        ui.add(Label::new(told).truncate()).on_hover_text(told);
                    }
                });
            });
            chosen
        })
        .inner
    }

    fn of_project(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) {
        let totals = self.totals(scene.project, scene.library);
        let parts = Fund::ALL.into_iter().zip(totals);
        let sums = parts.map(|(fund, total)| named(fund.name(), total)).collect::<Vec<_>>().join("　");
        ui.weak("全部项目");
        ui.label(format!("{sums} 万元")).on_hover_text(
            "所有项目的金额（左边列出的）加起来，有几个环节的表时一个项目只算一张；部门的表和没有金额的表不算在内。",
        );
        ui.separator();
    }
}

/// The total of a project's form that states it by its tasks alone, as the list of forms shows it.
fn tasks_of_project(template: &Template, form: &Form, fund: Fund) -> Option<Money> {
    let is_total = fund == Fund::Total && fund.key(form).is_none();
    // A form of a whole department names no project, whatever its template.
    let names_project = !form.field(keys::PROJECT_NAME).trim().is_empty();
    if is_total && names_project { of_tasks(template, form) } else { None }
}

/// The amount of `fund` in the form.
fn stated(template: &Template, form: &Form, fund: Fund) -> Option<Money> {
    amount(template, form, fund.key(form)?)
}

/// A name and its amount in 万元.
fn named(name: &str, amount: Money) -> String {
    format!("{name} {}", amount.to(MoneyUnit::Wan).figure().normalize())
}

/// The part about the current form.
fn of_form(ui: &mut egui::Ui, form: &Form, template: &Template, width: f32) {
    let funds = Fund::ALL.into_iter();
    let funds = funds.filter_map(|fund| Some(named(fund.name(), stated(template, form, fund)?)));
    let mut amounts: Vec<String> = funds.collect();
    // A department form states no funds.
    if amounts.is_empty() {
        amounts.extend(of_tasks(template, form).map(|total| named("任务", total)));
    }
    ui.weak("本表");
    if !amounts.is_empty() {
        ui.label(format!("{} 万元", amounts.join("　")));
    }
    if width < ROOM_FOR_WEIGHTS {
        return;
    }
    ui.label(format!("{} 个指标", form.indicators.iter().filter(|row| !row.is_blank()).count()));
    if let Some(full) = template.weight_total {
        ui.weak("权重");
        ui.label(format!("{} / {full}", weights(form).normalize())).on_hover_text("各指标权重加起来 / 应有的合计");
    }
    ui.separator();
}

/// The zoom as a button with a menu; returns the chosen zoom.
fn zoom(ui: &mut egui::Ui, zoom: f32) -> Option<f32> {
    let name = format!("{:.0}%", zoom * 100.0);
    let button = ui.add(Button::new(name.as_str()).frame_when_inactive(false));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("缩放 {name}")));
    let menu = Popup::menu(&button).show(|ui| {
        let mut chosen = None;
        let current = (zoom * 100.0).round() as u8;
        // The current zoom is always an entry: the wheel reaches any value.
        for percent in ZOOMS.into_iter().chain([current]).collect::<BTreeSet<u8>>() {
            if ui.selectable_label(percent == current, format!("{percent}%")).clicked() {
                chosen = Some(f32::from(percent) / 100.0);
                ui.close();
            }
        }
        ui.separator();
        if ui.add(Button::new("原大").shortcut_text("Ctrl+0")).clicked() {
            chosen = Some(1.0);
            ui.close();
        }
        chosen
    });
    if menu.is_none() {
        button.on_hover_text("缩放，也可以按住 Ctrl 滚动滚轮");
    }
    menu.and_then(|shown| shown.inner)
}

/// The sum of the weights of the form's indicators.
fn weights(form: &Form) -> Decimal {
    let weights = form.indicators.iter().filter_map(|row| points(&row[&Column::Weight]));
    weights.fold(Decimal::ZERO, |sum, weight| sum.checked_add(weight).unwrap_or(sum))
}
