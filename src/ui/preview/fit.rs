//! The line above the preview: how many pages the form is to take, and how many it takes.

use crate::edit::Edit;
use crate::model::{Fit, Form};
use crate::page::Pages;
use egui::Ui;

/// Shows the line. Returns the change that the user asks for.
pub(super) fn show(ui: &mut Ui, form: &Form, pages: &Pages, body_pt: f32) -> Option<Edit> {
    let mut asked = None;
    ui.horizontal_wrapped(|ui| {
        ui.label("印成");
        for fit in Fit::ALL {
            if ui.selectable_label(form.fit == fit, fit.name()).on_hover_text(told(fit)).clicked() {
                asked = Some(Edit::SetFit { form: form.id, fit });
            }
        }
        let count = pages.pages.len();
        let percent = (pages.scale.body / body_pt * 100.0).round();
        // Short: the line has room for no more.
        let size = if percent < 100.0 { format!("，{percent}%") } else { String::new() };
        ui.weak(format!("{count} 页{size}")).on_hover_text(format!("印成 {count} 页，字号是模板的 {percent}%"));
    });
    asked
}

fn told(fit: Fit) -> &'static str {
    match fit {
        Fit::Auto => "最后一页只有几行时，字号缩小一点（不超过 12%），少印一页",
        Fit::OnePage => "缩小字号印在一页里；缩到模板的最小字号还印不下，就不缩小",
        Fit::FullSize => "按模板的字号，不缩小",
    }
}
