//! Shows the template that was made from an imported form, as it is printed, before it is saved: 记住这种表.

use super::import::Incoming;
use super::{Answer, Around};
use crate::base::face::Faces;
use crate::model::{Bureau, Form, PrintOptions};
use crate::page::PageOptions;
use crate::session::templates::{Made, proposed_name, save};
use crate::template::{Library, Scope, Stage, Template};
use crate::ui::canvas::{LaidOut, Look, Placement, paint};
use crate::ui::dialog::{Dialog, Reply};
use egui::{Color32, ComboBox, Context, Layout, Sense, Stroke, StrokeKind, TextEdit, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// Size of the dialog, screen points.
const WIDTH: f32 = 1100.0;
const HEIGHT: f32 = 660.0;
/// The share of the width that what can be set takes.
const FIELDS: f32 = 0.32;

/// The dialog, with the template as it will be saved.
pub(in crate::ui) struct Remembering {
    template: Template,
    remarks: Vec<String>,
    /// The form that the template was made from, which the picture shows.
    form: Arc<Form>,
    kept: Option<LaidOut>,
    incoming: Incoming,
    /// Why it could not be saved.
    notice: Option<String>,
}

impl Remembering {
    /// `form` is the one of `incoming` that the template was made from.
    pub(in crate::ui) fn new(made: &Made, form: &Form, incoming: Incoming, library: &Library) -> Self {
        let mut template = Template::clone(&made.template);
        template.name = proposed_name(&template, library);
        let form = Arc::new(Form { template: template.id.clone(), ..form.clone() });
        Self { template, remarks: made.remarks.clone(), form, kept: None, incoming, notice: None }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        let agreed = Dialog::new("记住这种表", WIDTH).high(HEIGHT).starts_in_body().show(ctx, |ui| {
            let room = ui.available_rect_before_wrap();
            let (left, right) = room.split_left_right_at_fraction(FIELDS);
            let part = |rect| UiBuilder::new().max_rect(rect).layout(Layout::top_down(egui::Align::Min));
            ui.scope_builder(part(left), |ui| self.fields(ui, around));
            ui.scope_builder(part(right.with_min_x(right.left() + 12.0)), |ui| self.picture(ui, around));
            vec![Reply::new("记住", true), Reply::new("取消", false)]
        })?;
        if !agreed {
            return Some(Answer::Preview(std::mem::take(&mut self.incoming)));
        }
        match save(&self.template, around.library) {
            Ok(_) => Some(Answer::Remembered(std::mem::take(&mut self.incoming))),
            Err(error) => {
                self.notice = Some(error.to_string());
                None
            }
        }
    }

    /// Shows what the user may set, and what the program remarked.
    fn fields(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let Template { name, region, scope, stage, .. } = &mut self.template;
        for (label, text) in [("名称", name), ("地区", region)] {
            let label = ui.label(label);
            ui.add(TextEdit::singleline(text).desired_width(f32::INFINITY)).labelled_by(label.id);
        }
        let label = ui.label("环节");
        let combo = ComboBox::from_id_salt("stage").selected_text(stage.name()).width(ui.available_width());
        let combo = combo.show_ui(ui, |ui| {
            for choice in Stage::ALL {
                ui.selectable_value(stage, choice, choice.name());
            }
        });
        combo.response.labelled_by(label.id);
        let label = ui.label("范围");
        let combo = ComboBox::from_id_salt("scope").selected_text(scope.name()).width(ui.available_width());
        let combo = combo.show_ui(ui, |ui| {
            for choice in [Scope::Department, Scope::Project] {
                ui.selectable_value(scope, choice, choice.name());
            }
        });
        combo.response.labelled_by(label.id);
        if let Some(notice) = &self.notice {
            ui.colored_label(around.colours.error.0, notice);
        }
        ui.add_space(8.0);
        egui::ScrollArea::vertical().id_salt("remarks").auto_shrink(false).show(ui, |ui| {
            ui.label("右边是照这份模板印出来的样子。记住以后，这种表都照它填写、打印、导入，首页也能新建。");
            for remark in &self.remarks {
                ui.add_space(4.0);
                ui.colored_label(around.colours.warning.0, remark);
            }
        });
    }

    /// Shows the form as the template prints it.
    fn picture(&mut self, ui: &mut Ui, around: &Around<'_>) {
        let (bureau, print) = (Bureau::default(), PrintOptions::default());
        let options = PageOptions::default();
        let faces = Faces::bundled();
        let laid = LaidOut::current(&mut self.kept, &self.template, &self.form, &bureau, &print, (&faces, options));
        egui::ScrollArea::vertical().id_salt("pages").auto_shrink(false).show(ui, |ui| {
            for (number, page) in laid.pages.pages.iter().enumerate() {
                let scale = ui.available_width() / laid.pages.width;
                let size = vec2(laid.pages.width, laid.pages.height) * scale;
                let (response, painter) = ui.allocate_painter(size, Sense::hover());
                let name = format!("模板第 {} 页", number + 1);
                response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
                // White paper and black ink in the dark theme too: this is what the printer makes.
                let line = Stroke::new(1.0, around.colours.line.0);
                painter.rect(response.rect, 0.0, Color32::WHITE, line, StrokeKind::Inside);
                let look = Look { ink: Color32::BLACK, ruling: Color32::BLACK, plain: false };
                paint(&painter, page, Placement { origin: response.rect.min, scale }, look, None);
            }
        });
    }
}
