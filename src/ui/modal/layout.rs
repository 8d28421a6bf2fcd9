//! How the forms of the project are printed: paper, type, margins, page numbers.

use super::{Answer, Around};
use crate::base::paper::Paper;
use crate::edit::Edit;
use crate::model::{Numbering, PaperStyle, PrintOptions, Project};
use crate::ui::dialog::{Dialog, InDialog, Reply};
use egui::{ComboBox, Context, DragValue, Grid, Ui, WidgetInfo};

/// The sizes of titles, by their Chinese names.
const TITLES: [(Option<u8>, &str); 6] = [
    (None, "按模板"),
    (Some(22), "二号（22 磅）"),
    (Some(18), "小二（18 磅）"),
    (Some(16), "三号（16 磅）"),
    (Some(15), "小三（15 磅）"),
    (Some(14), "四号（14 磅）"),
];
/// The sizes of the text of tables, in half points from the template's.
const BODIES: [(i8, &str); 6] = [
    (0, "按模板"),
    (-2, "比模板小 1 磅"),
    (-1, "比模板小半磅"),
    (1, "比模板大半磅"),
    (2, "比模板大 1 磅"),
    (3, "比模板大 1.5 磅"),
];
/// The distances of lines, in percent of the size of their type.
const LINES: [(Option<u8>, &str); 4] =
    [(None, "按模板"), (Some(150), "字号的 1.5 倍"), (Some(175), "字号的 1.75 倍"), (Some(200), "字号的 2 倍")];
/// What stands at the foot of the pages: whether nothing, and from where on they are numbered.
const FEET: [((bool, Numbering), &str); 3] = [
    ((false, Numbering::PerForm), "每张表从第 1 页编起"),
    ((false, Numbering::Through), "全册连续编页"),
    ((true, Numbering::PerForm), "不印页码"),
];
/// The margins that a user may begin with, mm.
const USUAL_MARGINS: [u8; 4] = [25, 20, 20, 20];

/// The dialog, with what is chosen so far.
pub(in crate::ui) struct LayoutDialog {
    print: PrintOptions,
}

impl LayoutDialog {
    pub(in crate::ui) fn new(project: &Project) -> Self {
        Self { print: project.print.clone() }
    }

    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        around.document?;
        let agreed = Dialog::new("版面", 460.0).show(ctx, |ui| {
            ui.weak("用于这个项目的全部表：打印、预览和导出。");
            self.choices(ui);
            self.margins(ui);
            ui.checkbox(&mut self.print.fit_one_page, "缩小字号，尽量印在一页里").with_agreeing_enter();
            ui.horizontal(|ui| {
                let official = ui.button("按公文格式").on_hover_text("GB/T 9704：标题二号，天头 37 毫米，订口 28 毫米");
                if official.clicked() {
                    self.print.style = PaperStyle::official();
                }
                if ui.button("按模板").clicked() {
                    self.print.style = PaperStyle::default();
                }
            });
            vec![Reply::new("确定", true), Reply::new("取消", false)]
        })?;
        Some(if agreed { Answer::Change(Edit::SetPrint(self.print.clone())) } else { Answer::Closed })
    }

    fn choices(&mut self, ui: &mut Ui) {
        let PrintOptions { no_page_numbers, paper, numbering, style, .. } = &mut self.print;
        Grid::new("layout").num_columns(2).show(ui, |ui| {
            choice(ui, "纸张", paper, &Paper::ALL.map(|paper| (paper, paper.name())));
            choice(ui, "标题字号", &mut style.title_pt, &TITLES);
            choice(ui, "表格字号", &mut style.body_half_pt, &BODIES);
            choice(ui, "行距", &mut style.line_percent, &LINES);
            let mut foot = (*no_page_numbers, *numbering);
            if *no_page_numbers {
                foot.1 = Numbering::PerForm;
            }
            choice(ui, "页码", &mut foot, &FEET);
            (*no_page_numbers, *numbering) = foot;
        });
    }

    fn margins(&mut self, ui: &mut Ui) {
        let margins = &mut self.print.style.margins_mm;
        let mut own = margins.is_some();
        if ui.checkbox(&mut own, "另设页边距（毫米）").with_agreeing_enter().changed() {
            *margins = own.then_some(USUAL_MARGINS);
        }
        ui.horizontal(|ui| {
            let mut shown = margins.unwrap_or(USUAL_MARGINS);
            for (name, margin) in ["上", "右", "下", "左"].into_iter().zip(&mut shown) {
                let value = DragValue::new(margin).range(0..=PaperStyle::LARGEST_MARGIN_MM).prefix(format!("{name} "));
                let value = ui.add_enabled(own, value);
                value.widget_info(|| WidgetInfo::labeled(egui::Role::SpinButton, own, format!("{name}边距")));
            }
            *margins = own.then_some(shown);
        });
    }
}

/// A row of the grid: a value to choose from several. One that is none of them, as a file may have it, is shown as it is.
fn choice<T: Copy + PartialEq + std::fmt::Debug>(ui: &mut Ui, label: &str, value: &mut T, choices: &[(T, &str)]) {
    let name = ui.label(label);
    let shown = choices.iter().find(|(choice, _)| choice == value).map_or("另设的", |(_, name)| name);
    let combo = ComboBox::from_id_salt(label).selected_text(shown).width(220.0);
    let combo = combo.show_ui(ui, |ui| {
        for (choice, name) in choices {
            ui.selectable_value(value, *choice, *name);
        }
    });
    combo.response.labelled_by(name.id);
    ui.end_row();
}
