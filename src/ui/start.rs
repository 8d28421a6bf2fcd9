//! The start page: recent projects, the bureau's own forms, new ones from templates, samples.

use super::action::Action;
use super::icon;
use super::over::nothing_is_over;
use super::picture::Pictures;
use super::template_name::template_name;
use super::template_search::{Group, TemplateSearch};
use super::theme::Colours;
use crate::session::samples::{SAMPLES, Sample};
use crate::template::{Library, Template};
use egui::{Align2, FontId, RichText, Sense, Stroke, StrokeKind, Vec2, WidgetInfo, vec2};
use std::path::PathBuf;
use std::sync::Arc;

/// Size of a template's picture, and of the card around it, screen points.
const PICTURE: Vec2 = vec2(132.0, 132.0);
const CARD: Vec2 = vec2(190.0, 208.0);
/// Width of the field that searches templates, screen points.
const SEARCH: f32 = 300.0;
/// Width of the left column, screen points.
const RECENT_WIDTH: f32 = 300.0;
/// Below this width of the page its margins shrink, screen points.
const NARROW: f32 = 1000.0;

/// What the page shows.
pub(super) struct Page<'a> {
    pub(super) library: &'a Arc<Library>,
    /// The project files used last, the latest first.
    pub(super) recent: &'a [PathBuf],
    pub(super) search: &'a mut TemplateSearch,
    pub(super) pictures: &'a mut Pictures,
    pub(super) colours: &'a Colours,
}

/// What the user chose.
pub(super) enum Chosen {
    Template(Arc<Template>),
    Sample(&'static Sample),
    Recent(PathBuf),
    Act(Action),
    /// Rename or take away the user's own templates.
    OwnTemplates,
}

/// Shows the page. Returns what was chosen.
pub(super) fn show(ui: &mut egui::Ui, page: &mut Page<'_>) -> Option<Chosen> {
    let mut chosen = None;
    let margin = if ui.available_width() < NARROW { 12.0 } else { 24.0 };
    let ground = egui::Frame::central_panel(ui.style()).fill(page.colours.window.0).inner_margin(margin);
    egui::CentralPanel::default().frame(ground).show(ui, |ui| {
        ui.horizontal_top(|ui| {
            ui.allocate_ui_with_layout(
                vec2(RECENT_WIDTH, ui.available_height()),
                egui::Layout::top_down(egui::Align::Min),
                |ui| chosen = left(ui, page.recent),
            );
            ui.add_space(margin);
            ui.vertical(|ui| chosen = right(ui, page).or(chosen.take()));
        });
    });
    chosen
}

/// Shows the right column: the bureau's own forms first, then the templates.
fn right(ui: &mut egui::Ui, page: &mut Page<'_>) -> Option<Chosen> {
    let mut chosen = None;
    let about = "选一张你们的表（Excel、Word）：认得的直接读进来，没见过的可以记住，以后照它填写、打印、检查。";
    ui.horizontal(|ui| {
        let button = egui::Button::new(RichText::new(format!("{}  把你们的表拿来…", icon::IMPORT)).strong());
        if ui.add(button.min_size(vec2(180.0, 32.0))).clicked() {
            chosen = Some(Chosen::Act(Action::Import));
        }
        ui.add(egui::Label::new(RichText::new(about).weak()).wrap());
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.heading("新建一张表");
        let hint = "找模板：名称、地区、拼音首字母";
        let edit = egui::TextEdit::singleline(&mut page.search.typed).hint_text(hint).desired_width(SEARCH);
        let edit = ui.add(edit);
        edit.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "找模板"));
    });
    ui.add_space(4.0);
    egui::ScrollArea::vertical().id_salt("templates").auto_shrink(false).show(ui, |ui| {
        let Page { library, search, pictures, colours, .. } = page;
        let groups = search.groups(library);
        if groups.is_empty() {
            ui.weak("没有这样的模板。把你们的表拿来，就会有一份。");
        }
        for Group { name, templates, own } in groups {
            ui.horizontal(|ui| {
                ui.strong(*name);
                if *own && ui.small_button("改名、移走…").clicked() {
                    chosen = Some(Chosen::OwnTemplates);
                }
            });
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(12.0, 12.0);
                for template in templates {
                    if card(ui, pictures, colours, template) {
                        chosen = Some(Chosen::Template(Arc::clone(template)));
                    }
                }
            });
            ui.add_space(8.0);
        }
    });
    chosen
}

/// Shows the left column: what can be opened.
fn left(ui: &mut egui::Ui, recent: &[PathBuf]) -> Option<Chosen> {
    let mut chosen = None;
    ui.set_width(RECENT_WIDTH);
    ui.label(RichText::new("绩表").size(30.0).strong());
    ui.weak("绩效目标申报表、批复表、自评表：填报、检查、打印、上报");
    ui.add_space(16.0);
    let nobody_has_keys = ui.memory(|memory| memory.focused().is_none()) && nothing_is_over(ui.ctx());
    for (i, (action, name)) in
        [(Action::New, "新建项目"), (Action::Open, "打开项目文件…"), (Action::Manual, "使用说明")]
            .into_iter()
            .enumerate()
    {
        let about = action.about();
        let icon = about.icon.unwrap_or(' ');
        let button = egui::Button::new(format!("{icon}  {name}")).shortcut_text(about.keys());
        let button = ui.add_sized([RECENT_WIDTH, 32.0], button);
        // So that the page can be used by keyboard from the start.
        if i == 0 && nobody_has_keys {
            button.request_focus();
        }
        if button.clicked() {
            chosen = Some(Chosen::Act(action));
        }
    }
    ui.weak("也可以把文件拖进这个窗口。");
    ui.add_space(16.0);
    egui::ScrollArea::vertical().id_salt("recent").auto_shrink(false).show(ui, |ui| {
        if !recent.is_empty() {
            ui.strong("最近的项目");
        }
        for path in recent {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            if line(ui, icon::RECENT, &name, &path.display().to_string()) {
                chosen = Some(Chosen::Recent(path.clone()));
            }
        }
        ui.add_space(12.0);
        ui.strong("打开示例");
        for sample in &SAMPLES {
            if line(ui, icon::SAMPLES, sample.name, sample.name) {
                chosen = Some(Chosen::Sample(sample));
            }
        }
    });
    chosen
}

/// Shows a project of the list, with its path on hover. Returns whether it was chosen.
fn line(ui: &mut egui::Ui, icon: char, name: &str, whole: &str) -> bool {
    let line = ui.add(egui::Button::new(format!("{icon} {name}")).frame_when_inactive(false).truncate());
    if line.gained_focus() {
        line.scroll_to_me(None);
    }
    line.on_hover_text(whole).clicked()
}

/// Shows a template with its picture. Returns whether it was chosen.
fn card(ui: &mut egui::Ui, pictures: &mut Pictures, colours: &Colours, template: &Template) -> bool {
    let (rect, response) = ui.allocate_exact_size(CARD, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, template_name(template)));
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if ui.is_rect_visible(rect) {
        let lit = response.hovered() || response.has_focus();
        let edge = if lit { Stroke::new(2.0, colours.accent.0) } else { Stroke::new(1.0, colours.line.0) };
        let painter = ui.painter_at(rect);
        painter.rect(rect, 6.0, colours.panel.0, edge, StrokeKind::Inside);
        let picture = egui::Rect::from_min_size(rect.min + vec2((CARD.x - PICTURE.x) / 2.0, 10.0), PICTURE);
        pictures.paint(&painter, template, picture, colours);
        for (i, (text, size, colour)) in [
            (template.name.as_str(), 14.0, colours.text.0),
            (&format!("{} · {}", template.scope.name(), template.region), 12.0, colours.muted.0),
        ]
        .into_iter()
        .enumerate()
        {
            let mut job =
                egui::text::LayoutJob::simple(text.to_owned(), FontId::proportional(size), colour, CARD.x - 16.0);
            job.wrap.max_rows = 1;
            job.wrap.break_anywhere = true;
            let galley = painter.layout_job(job);
            let at = egui::pos2(rect.center().x, rect.top() + 152.0 + i as f32 * 24.0);
            painter.galley(Align2::CENTER_TOP.anchor_size(at, galley.size()).min, galley, colour);
        }
    }
    let behind_question = ui.memory(|memory| memory.top_modal_layer().is_some());
    let response = if behind_question { response } else { response.on_hover_text(template_name(template)) };
    response.clicked()
}
