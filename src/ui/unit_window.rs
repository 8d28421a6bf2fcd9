//! The unit's own data: filled into new forms, and printed in the signature line.

use crate::edit::Edit;
use crate::model::{PrintOptions, Project, Unit};
use egui::Context;

/// The window, with what is typed so far.
pub(super) struct UnitWindow {
    unit: Unit,
    print: PrintOptions,
}

/// What the user did with the window.
pub(super) enum Closed {
    Agreed(Edit),
    Cancelled,
}

impl UnitWindow {
    pub(super) fn new(project: &Project) -> Self {
        Self { unit: project.unit.clone(), print: project.print.clone() }
    }

    /// Shows the window.
    pub(super) fn show(&mut self, ctx: &Context) -> Option<Closed> {
        let modal = egui::Modal::new(egui::Id::unique("unit")).show(ctx, |ui| {
            ui.heading("单位信息");
            ui.weak("填进以后新建的表，也用在表尾的签名行。");
            let unit = &mut self.unit;
            egui::Grid::new("unit").num_columns(2).show(ui, |ui| {
                for (label, text) in [
                    ("单位名称", &mut unit.name),
                    ("单位编码", &mut unit.code),
                    ("年度", &mut unit.year),
                    ("填报人", &mut unit.filler),
                    ("负责人", &mut unit.head),
                    ("联系电话", &mut unit.phone),
                    ("填报日期", &mut unit.date),
                ] {
                    let label = ui.label(label);
                    ui.add(egui::TextEdit::singleline(text).desired_width(320.0)).labelled_by(label.id);
                    ui.end_row();
                }
            });
            ui.checkbox(&mut self.print.signature, "表尾印签名行和盖章处");
            ui.checkbox(&mut self.print.fit_one_page, "缩小字号，尽量印在一页里");
            ui.checkbox(&mut self.print.no_page_numbers, "不印页码");
            ui.horizontal(|ui| (ui.button("确定").clicked(), ui.button("取消").clicked())).inner
        });
        let (agreed, cancelled) = modal.inner;
        if agreed {
            let edits = vec![Edit::SetUnit(self.unit.clone()), Edit::SetPrint(self.print.clone())];
            return Some(Closed::Agreed(Edit::Many { name: "修改单位信息".to_owned(), edits }));
        }
        (cancelled || modal.should_close()).then_some(Closed::Cancelled)
    }
}
