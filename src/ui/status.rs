//! The bottom line: amounts of this form and of the project, what is saved, the zoom.

use crate::base::amount::amount_in;
use crate::model::{Form, Project, keys};
use crate::template::{Library, Scope};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The sums of the project's forms, kept until the project changes.
#[derive(Default)]
pub(super) struct Sums {
    of: Option<Arc<Project>>,
    total: Decimal,
}

impl Sums {
    /// The sum of the project forms' funds, in 万元.
    fn total(&mut self, project: &Arc<Project>, library: &Library) -> Decimal {
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, project)) {
            self.total = project
                .forms
                .iter()
                .filter_map(|form| {
                    let template = library.template(&form.template).filter(|t| t.scope == Scope::Project)?;
                    amount_in(form.field(keys::FUNDS_TOTAL), template.money)
                })
                .fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum));
            self.of = Some(Arc::clone(project));
        }
        self.total
    }

    /// Shows the line.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        (project, library): (&Arc<Project>, &Library),
        form: Option<&Form>,
        (dirty, zoom): (bool, f32),
    ) {
        ui.horizontal(|ui| {
            if let Some(form) = form {
                for (label, key) in
                    [("总额", keys::FUNDS_TOTAL), ("财政拨款", keys::FUNDS_FISCAL), ("其他资金", keys::FUNDS_OTHER)]
                {
                    let text = form.field(key);
                    if !text.is_empty() {
                        ui.weak(label);
                        ui.label(text);
                    }
                }
                ui.weak("指标");
                ui.label(format!("{} 行", form.indicators.len()));
                ui.separator();
            }
            ui.weak("各项目合计");
            ui.label(format!("{} 万元", self.total(project, library).normalize()));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(format!("{:.0}%", zoom * 100.0));
                ui.separator();
                ui.label(if dirty { "● 有改动未保存" } else { "已保存" });
            });
        });
    }
}
