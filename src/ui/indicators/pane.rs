//! The pane that the library is browsed in: a search, the indicators class by class, and what is known of the chosen one.

use super::index::{Index, Item};
use super::lines::{Line, Lines};
use super::row;
use crate::session::indicators::Known;
use crate::ui::roving;
use crate::ui::theme::Colours;
use egui::{
    Align2, Button, Id, Label, Panel, Rect, RichText, ScrollArea, Sense, TextEdit, TextStyle, Ui, WidgetInfo, vec2,
};
use std::sync::Arc;

/// What the user asked for.
pub(in crate::ui) enum Asked {
    /// To put an indicator into its class of the form.
    Put(Arc<Item>),
    /// To open the folder of former projects.
    OpenFolder,
}

/// The search, and the chosen indicator.
#[derive(Default)]
pub(in crate::ui) struct Pane {
    typed: String,
    /// The number of the chosen indicator among those listed.
    at_hand: usize,
    /// Whether the search should get the focus in the next frame.
    arrived: bool,
    /// Whether to scroll to the chosen indicator in the next frame.
    sought: bool,
    lines: Option<Lines>,
}

impl Pane {
    /// Gives the search the focus.
    pub(in crate::ui) fn take_keys(&mut self) {
        self.arrived = true;
    }

    /// Shows the pane. `puts` says whether the form takes indicators.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut Ui,
        (index, colours): (&Arc<Index>, &Colours),
        puts: bool,
    ) -> Option<Asked> {
        self.search(ui);
        let mut kept = self.lines.take();
        let lines = Lines::current(&mut kept, index, &self.typed);
        self.at_hand = self.at_hand.min(lines.count().saturating_sub(1));
        let mut asked = None;
        Panel::bottom("chosen indicator").resizable(false).show(ui, |ui| {
            asked = about(ui, lines.item(self.at_hand), puts);
            if ui.link("打开放旧项目的文件夹").on_hover_text(FOLDER).clicked() {
                asked = Some(Asked::OpenFolder);
            }
            if let Some(notice) = &index.notice {
                ui.add(Label::new(RichText::new(notice).color(colours.error.0)).wrap());
            }
        });
        if lines.count() == 0 {
            ui.weak(if self.typed.is_empty() { "正在读取…" } else { "没有找到。" });
        }
        let put = self.list(ui, lines, colours);
        self.lines = kept;
        put.filter(|_| puts).map(Asked::Put).or(asked)
    }

    fn search(&mut self, ui: &mut Ui) {
        let id = Id::unique("search of indicators");
        if std::mem::take(&mut self.arrived) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.horizontal(|ui| {
            let name = ui.label("找指标");
            let field = TextEdit::singleline(&mut self.typed).id(id).desired_width(f32::INFINITY);
            let field = ui.add(field.hint_text("名称里的字或拼音首字母")).labelled_by(name.id);
            if field.changed() {
                (self.at_hand, self.sought) = (0, true);
            }
        });
    }

    /// Shows the list. Returns the indicator that was pressed by a key or twice by the pointer.
    fn list(&mut self, ui: &mut Ui, lines: &Lines, colours: &Colours) -> Option<Arc<Item>> {
        if let Some(to) = roving::moved(ui, row::id(self.at_hand), self.at_hand, lines.count()) {
            (self.at_hand, self.sought) = (to, true);
            ui.memory_mut(|memory| memory.request_focus(row::id(to)));
        }
        let sought = std::mem::take(&mut self.sought).then(|| lines.place(self.at_hand)).flatten();
        let height = row::height(ui);
        let mut put = None;
        ui.spacing_mut().item_spacing.y = 1.0;
        let area = ScrollArea::vertical().id_salt("indicators").auto_shrink(false);
        area.show_rows(ui, height, lines.all.len(), |ui, shown| {
            if let Some(place) = sought {
                let top = ui.max_rect().top() + (place as f32 - shown.start as f32) * (height + 1.0);
                ui.scroll_to_rect(Rect::from_x_y_ranges(ui.max_rect().x_range(), top..=top + height), None);
            }
            for line in lines.all.get(shown).unwrap_or_default() {
                match line {
                    Line::Class(name) => class(ui, name, height, colours),
                    Line::Item(item, number) => {
                        let row = row::show(ui, item, (*number, *number == self.at_hand), colours);
                        if row.clicked() || row.drag_started() {
                            self.at_hand = *number;
                        }
                        if row.double_clicked() || (row.clicked() && roving::pressed_by_key(ui)) {
                            put = Some(Arc::clone(item));
                        }
                    }
                }
            }
        });
        put
    }
}

/// What the folder is for.
const FOLDER: &str = "以前年度的项目文件（.ron）拷进这个文件夹，里面的指标就列在这里，填指标名称时也会提示。";

/// Shows the heading of a class.
fn class(ui: &mut Ui, name: &str, height: f32, colours: &Colours) {
    let (rect, heading) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    heading.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, name));
    let font = TextStyle::Body.resolve(ui.style());
    let at = rect.left_bottom() - vec2(-4.0, 4.0);
    ui.painter().text(at, Align2::LEFT_BOTTOM, name, font, colours.accent.0);
}

/// Shows all that is known of the chosen indicator, and the button that puts it into the form.
fn about(ui: &mut Ui, item: Option<&Arc<Item>>, puts: bool) -> Option<Asked> {
    let item = item?;
    let Known { entry, .. } = &item.known;
    ui.add(Label::new(RichText::new(entry.name()).strong()).wrap());
    let direction = entry.direction.map(|direction| direction.name().to_owned()).unwrap_or_default();
    let told = [entry.class().to_owned(), entry.target(), direction, item.known.says_origin()];
    let told: Vec<String> = told.into_iter().filter(|text| !text.is_empty()).collect();
    ui.add(Label::new(RichText::new(told.join("　")).weak()).wrap());
    let button =
        ui.add_enabled(puts, Button::new("加进表里")).on_hover_text("加进这张表的同一类；也可以拖到左边的指标目录里");
    button.clicked().then(|| Asked::Put(Arc::clone(item)))
}
