//! The year of the forms: their next stations, next year, their weights, where they stand, comparisons and the overview.

use super::Workspace;
use crate::edit::Edit;
use crate::session::weights::can_spread;
use crate::template::{Library, Stage};
use crate::ui::modal::export::AtHand;
use crate::ui::modal::{ComparisonDialog, Modal, NextYearDialog, Notice, OverviewDialog};
use crate::ui::modal::{StateDialog, StationDialog, WeightsDialog};
use std::sync::Arc;

impl Workspace {
    /// Adds forms beside those that they were made of, and shows the first.
    pub(in crate::ui) fn add_stations(&mut self, edit: &Edit) {
        let before = Arc::clone(self.document.project());
        let _ = self.change(edit);
        let new = self.document.project().forms.iter().find(|form| before.form(form.id).is_none());
        if let Some(form) = new.map(|form| form.id) {
            self.turn_to(form);
        }
    }

    /// Asks for the next station of the projects at hand.
    pub(super) fn ask_for_station(&mut self, library: &Library, of: AtHand, stage: Option<Stage>) {
        let _ = self.document.commit_draft();
        self.asks.push(Modal::Station(StationDialog::new(&self.document, library, of, stage)));
    }

    /// Asks how the weights are spread over the classes of the current form.
    pub(super) fn ask_for_weights(&mut self, library: &Library) {
        let Some(form) = self.form() else { return };
        let template = library.template(&form.template);
        let dialog = template.filter(|template| can_spread(template, &form));
        let dialog = dialog.and_then(|_| WeightsDialog::new(library, &form)).map(Modal::Weights);
        let nothing = || Notice::from("这张表没有权重（分值）一栏，或者还没有指标。".to_owned()).into();
        self.asks.push(dialog.unwrap_or_else(nothing));
    }

    /// Asks what next year's forms are made of.
    pub(super) fn ask_for_next_year(&mut self) {
        let dialog = NextYearDialog::new(&self.document, self.editor.form()).map(Modal::NextYear);
        let no_year = || Notice::from("还没有写年度：请先在表里或“单位信息”里填年度。".to_owned()).into();
        self.asks.push(dialog.unwrap_or_else(no_year));
    }

    /// Asks where the forms at hand stand.
    pub(super) fn ask_for_state(&mut self) {
        let AtHand { shown, selected } = self.at_hand();
        let forms = if selected.len() > 1 { selected } else { shown.into_iter().collect() };
        self.asks.extend((!forms.is_empty()).then(|| Modal::State(StateDialog::new(forms))));
    }

    /// Asks what the form is compared with.
    pub(super) fn ask_what_to_compare(&mut self, library: &Library) {
        let dialog = ComparisonDialog::new(&self.document, library, self.editor.form());
        self.asks.push(Modal::Comparison(dialog));
    }

    /// Shows all projects at a glance.
    pub(super) fn show_overview(&mut self, library: &Library) {
        let findings = |form| self.findings.counts(form).all();
        let dialog = OverviewDialog::new(self.document.project(), library, &findings);
        self.asks.push(Modal::Overview(dialog));
    }
}
