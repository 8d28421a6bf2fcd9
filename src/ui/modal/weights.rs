//! Spreads the weights over the classes of the current form: a number of points for each, which must add up.

use super::{Answer, Around};
use crate::model::FormId;
use crate::session::weights::{Share, shares, spread, total};
use crate::template::Library;
use crate::ui::dialog::{Dialog, Reply};
use egui::{Context, DragValue, Grid, RichText, WidgetInfo};

/// The dialog with the points of each class.
pub(in crate::ui) struct WeightsDialog {
    form: FormId,
    shares: Vec<Share>,
    total: u32,
}

impl WeightsDialog {
    /// A dialog for `form`. None if its template is not installed.
    pub(in crate::ui) fn new(library: &Library, form: &crate::model::Form) -> Option<Self> {
        let template = library.template(&form.template)?;
        Some(Self { form: form.id, shares: shares(template, form), total: total(template, form) })
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let form = around.document?.project().form(self.form)?;
        let agreed = Dialog::new("分配权重", 420.0).show(ctx, |ui| {
            ui.weak("各类的分值按指标个数平均分到整数，原来填的权重会被替换，可以一步撤销。");
            Grid::new("classes").num_columns(3).spacing([18.0, 6.0]).show(ui, |ui| {
                for share in &mut self.shares {
                    let name = if share.class.is_empty() { "（没有分类）" } else { share.class.as_str() };
                    ui.label(name);
                    ui.weak(format!("{} 个指标", share.indicators));
                    let points = ui.add(DragValue::new(&mut share.points).range(0..=self.total).suffix(" 分"));
                    points.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, true, format!("{name}的分值")));
                    ui.end_row();
                }
            });
            let sum: u32 = self.shares.iter().map(|share| share.points).sum();
            let fits = sum == self.total;
            let colour = if fits { around.colours.muted.0 } else { around.colours.warning.0 };
            ui.label(RichText::new(format!("合计 {sum} / {} 分", self.total)).color(colour));
            vec![Reply::new("分配", true).only_if(fits), Reply::new("取消", false)]
        })?;
        Some(if agreed { Answer::Change(spread(form, &self.shares)) } else { Answer::Closed })
    }
}
