//! How forms come out of the printer: copies, paper, sides.

use crate::base::paper::Paper;
use crate::session::export::Copies;
use crate::ui::dialog::InDialog;
use egui::{ComboBox, DragValue, Grid, Ui};

/// The most copies of one print.
const MOST: u16 = 99;

/// The choices for a print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Printing {
    pub(super) paper: Paper,
    pub(super) copies: Copies,
}

impl Printing {
    /// Shows the choices.
    pub(super) fn show(&mut self, ui: &mut Ui) {
        Grid::new("printing").num_columns(2).show(ui, |ui| {
            let label = ui.label("份数");
            ui.add(DragValue::new(&mut self.copies.count).range(1..=MOST)).labelled_by(label.id);
            ui.end_row();
            let label = ui.label("纸张");
            let combo = ComboBox::from_id_salt("paper").selected_text(self.paper.name()).width(200.0);
            let shown = combo.show_ui(ui, |ui| {
                for paper in Paper::ALL {
                    ui.selectable_value(&mut self.paper, paper, paper.name());
                }
            });
            shown.response.labelled_by(label.id);
            ui.end_row();
        });
        let both_sides = &mut self.copies.both_sides;
        ui.checkbox(both_sides, "双面打印：每张表、每一份都从正面起，缺的一面空着").with_agreeing_enter();
        // The line is always shown, so that nothing moves.
        ui.weak(if *both_sides {
            "打印机的窗口里也要选“双面”：竖的表沿长边翻，全是横的表沿短边翻。"
        } else {
            "单面打印；打印机的窗口里不要选“双面”。"
        });
    }
}
