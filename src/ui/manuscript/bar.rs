//! The bar above a manuscript: the style of the paragraph, and what can be put into the text.

use super::size;
use crate::edit::manuscript_tables::Change;
use crate::model::figure::ALL_PROJECTS;
use crate::model::prose::{Style, placed};
use crate::model::{FieldPath, FormId, Table};
use crate::session::manuscript::{FIGURES, Figures, title_of};
use crate::ui::scene::{Scene, Shown};
use egui::{Button, Color32, Popup, ScrollArea, WidgetInfo, vec2};

/// What the bar asks for; the paragraph is the one at the cursor.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::ui) enum Asked {
    Restyle(Style),
    /// A table of so many rows and columns.
    AddTable(usize, usize),
    /// A change of the table at the cursor.
    Table(Change),
    AddForms(Vec<FormId>),
    AddFigure(&'static str),
}

/// Shows the bar for the paragraph at `cursor`.
pub(in crate::ui) fn show(
    ui: &mut egui::Ui,
    scene: Scene<'_>,
    shown: Shown<'_>,
    cursor: Option<&FieldPath>,
) -> Option<Asked> {
    let at = match cursor {
        Some(FieldPath::Cell(Table::Paragraphs, row, _)) => Some(*row),
        _ => None,
    };
    let style = at.and_then(|row| shown.form.row(Table::Paragraphs, row)).map(Style::of);
    let mut asked = None;
    ui.add_enabled_ui(style.is_some(), |ui| {
        ui.horizontal_wrapped(|ui| {
            asked = styles(ui, style);
            asked = table(ui, scene, style).or(asked.take());
            asked = forms(ui, scene, shown).or(asked.take());
            asked = figures(ui, scene.figures, style).or(asked.take());
        });
    });
    ui.separator();
    asked
}

fn styles(ui: &mut egui::Ui, style: Option<Style>) -> Option<Asked> {
    let mut asked = None;
    ui.label("样式");
    // As wide as the longest name needs, so that what is beside it stays where it is.
    let font = egui::TextStyle::Button.resolve(ui.style());
    let width = |style: Style| ui.painter().layout_no_wrap(style.name().into(), font.clone(), Color32::WHITE).size().x;
    let widest = Style::given().map(width).fold(0.0, f32::max) + 2.0 * ui.spacing().button_padding.x;
    let button = ui.add(Button::new(style.map_or("正文", Style::name)).min_size(vec2(widest, 0.0)));
    button.widget_info(|| WidgetInfo::labeled(egui::Role::Button, style.is_some(), "段落样式"));
    Popup::menu(&button).show(|ui| {
        // Rows of a table stay rows of a table.
        let fits = |choice: &Style| style.is_some_and(|style| style.is_table() == choice.is_table());
        for choice in Style::given().filter(|choice| *choice != Style::Form && fits(choice)) {
            let response = ui.add(Button::selectable(style == Some(choice), choice.name()));
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("改成{}", choice.name())));
            if response.clicked() && style != Some(choice) {
                asked = Some(Asked::Restyle(choice));
            }
        }
    });
    asked
}

fn table(ui: &mut egui::Ui, scene: Scene<'_>, style: Option<Style>) -> Option<Asked> {
    let mut asked = None;
    let button = ui.button("表格");
    Popup::menu(&button).show(|ui| {
        ui.label("在下面插入表格");
        asked = size::choice(ui, scene.colours).map(|(rows, columns)| Asked::AddTable(rows, columns));
        ui.separator();
        for change in Change::ALL {
            let button = Button::new(change.name());
            if ui.add_enabled(style.is_some_and(Style::is_table), button).clicked() {
                asked = Some(Asked::Table(change));
            }
        }
        ui.weak("格里写 ← 与左边合并，写 ↑ 与上面合并");
    });
    asked
}

fn forms(ui: &mut egui::Ui, scene: Scene<'_>, shown: Shown<'_>) -> Option<Asked> {
    let mut asked = None;
    let button = ui.button("表单");
    Popup::menu(&button).show(|ui| {
        let is_placed = |id: FormId| shown.form.paragraphs.iter().any(|row| placed(row) == Some(id));
        let is_form = |id: &str| scene.library.template(id).is_some_and(|template| !template.has_prose());
        let forms = scene.project.forms.iter().filter(|form| is_form(&form.template));
        let left: Vec<FormId> = forms.clone().map(|form| form.id).filter(|id| !is_placed(*id)).collect();
        let all = format!("放进所有还没放的表（{}）", left.len());
        if ui.add_enabled(!left.is_empty(), Button::new(all)).clicked() {
            asked = Some(Asked::AddForms(left));
        }
        ui.separator();
        ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
            for form in forms {
                let title = title_of(scene.project, scene.library, form.id).unwrap_or_default();
                let name = if title.trim().is_empty() { form.name().to_owned() } else { title };
                let name = if is_placed(form.id) { format!("{name}（已放）") } else { name };
                let response = ui.button(&name);
                response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("放进{name}")));
                if response.clicked() {
                    asked = Some(Asked::AddForms(vec![form.id]));
                    ui.close();
                }
            }
        });
    });
    asked
}

fn figures(ui: &mut egui::Ui, figures: &Figures, style: Option<Style>) -> Option<Asked> {
    let mut asked = None;
    let button = ui.button("数据");
    Popup::menu(&button).show(|ui| {
        ui.weak("插入后跟着表里的数走");
        ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            for (name, says) in FIGURES {
                let value = figures.text(name).unwrap_or("表里还没有");
                let line = format!("{name}：{value}");
                // What the forms do not tell would be printed as its name.
                let lists = name == ALL_PROJECTS && style == Some(Style::TableRow);
                let known = lists || figures.text(name).is_some();
                let response = ui.add_enabled(known, Button::new(&line)).on_hover_text(says);
                response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("插入{line}")));
                if response.clicked() {
                    asked = Some(Asked::AddFigure(name));
                    ui.close();
                }
            }
        });
    });
    asked
}

/// The text that stands for the figure `name`.
pub(in crate::ui) fn slot(name: &str) -> String {
    format!("{{{name}}}")
}
