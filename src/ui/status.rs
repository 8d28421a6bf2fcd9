//! The bottom line: amounts of this form and of the project, weights, what is saved, the zoom.

use super::icon;
use crate::base::amount::{amount_in, plain_number};
use crate::model::{Column, Form, Project, keys};
use crate::template::{Library, Scope, Template};
use rust_decimal::Decimal;
use std::sync::Arc;

/// The sums of the project's forms, kept until the project changes.
#[derive(Default)]
pub(super) struct Sums {
    of: Option<Arc<Project>>,
    totals: [Decimal; 3],
}

/// What the line says of the project's file and of the window.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    pub(super) dirty: bool,
    pub(super) zoom: f32,
    pub(super) told: Option<&'a str>,
}

const AMOUNTS: [(&str, &str); 3] =
    [("总额", keys::FUNDS_TOTAL), ("财政", keys::FUNDS_FISCAL), ("其他", keys::FUNDS_OTHER)];

impl Sums {
    /// The sums of the project forms' funds in 万元: total, fiscal, other.
    fn totals(&mut self, project: &Arc<Project>, library: &Library) -> [Decimal; 3] {
        if self.of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, project)) {
            self.totals = AMOUNTS.map(|(_, key)| {
                let amounts = project.forms.iter().filter_map(|form| {
                    let template = library.template(&form.template).filter(|t| t.scope == Scope::Project)?;
                    amount_in(form.field(key), template.money)
                });
                amounts.fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
            });
            self.of = Some(Arc::clone(project));
        }
        self.totals
    }

    /// Shows the line.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        (project, library): (&Arc<Project>, &Library),
        form: Option<(&Form, &Template)>,
        said: Said<'_>,
    ) {
        ui.horizontal(|ui| {
            if let Some((form, template)) = form {
                ui.weak("本表");
                for (label, key) in AMOUNTS {
                    let text = form.field(key);
                    if !text.is_empty() {
                        ui.weak(label);
                        ui.label(text);
                    }
                }
                ui.label(format!("{} 个指标", form.indicators.iter().filter(|row| !row.is_blank()).count()));
                if let Some(full) = template.weight_total {
                    ui.weak("权重");
                    ui.label(format!("{} / {full}", weights(form).normalize()));
                }
                ui.separator();
            }
            ui.weak("全部项目");
            for ((label, _), total) in AMOUNTS.into_iter().zip(self.totals(project, library)) {
                ui.weak(label);
                ui.label(total.normalize().to_string());
            }
            ui.weak("万元");
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(format!("{:.0}%", said.zoom * 100.0));
                ui.separator();
                ui.label(if said.dirty {
                    format!("{} 有改动未保存", icon::SAVE)
                } else {
                    "已保存".to_owned()
                });
                if let Some(told) = said.told {
                    ui.separator();
                    ui.add(egui::Label::new(told).truncate());
                }
            });
        });
    }
}

/// What the weights of the form's indicators add up to.
fn weights(form: &Form) -> Decimal {
    let weights = form.indicators.iter().filter_map(|row| plain_number(&row[&Column::Weight]));
    weights.fold(Decimal::ZERO, |sum, weight| sum.checked_add(weight).unwrap_or(sum))
}
