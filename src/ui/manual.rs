//! The manual inside the program: the pages of assets/help, and the shortcuts from the table of actions.

use super::action::{Action, Menu, shown};
use super::over::nothing_is_over;
use super::theme::Colours;
use egui::{Key, Label, Modifiers, RichText};
use std::sync::LazyLock;
use strum::VariantArray;

/// Returns the text of a page.
type Page = fn() -> &'static str;

/// The page of shortcuts.
static KEYS: LazyLock<String> = LazyLock::new(keys);

/// The pages in order: title and text.
const PAGES: [(&str, Page); 5] = [
    ("使用说明", || include_str!("../../assets/help/README.zh-CN.md")),
    ("快捷键", || &KEYS),
    ("检查规则", || include_str!("../../assets/help/rules.md")),
    ("模板写法", || include_str!("../../assets/help/templates.md")),
    ("安装", || include_str!("../../assets/help/install.md")),
];

/// Returns the actions with their shortcuts, menu by menu.
fn keys() -> String {
    // From the table itself, so that the manual cannot name a wrong key.
    let mut out = String::from("# 快捷键\n");
    for menu in Menu::VARIANTS {
        out += &format!("\n## {}（Alt+{}）\n", menu.name(), menu.letter().name());
        for about in Action::of(*menu).map(Action::about).filter(|about| !about.shortcuts.is_empty()) {
            let keys: Vec<String> = about.shortcuts.iter().map(shown).collect();
            out += &format!("|{}|{}|\n", keys.join("、"), about.name);
        }
    }
    out + include_str!("../../assets/help/keys-in-cells.md")
}

/// The manual's pane.
#[derive(Default)]
pub(super) struct Manual {
    open: bool,
    page: usize,
    /// Whether one of its buttons had the focus when it was last shown.
    has_keys: bool,
}

impl Manual {
    pub(super) fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Shows the manual at the right while it is open. Escape closes it if it has the focus, or if `has_escape`:
    /// nothing else needs that key.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, colours: &Colours, has_escape: bool) {
        if !self.open {
            return;
        }
        let is_free = nothing_is_over(ui.ctx());
        let escapes = is_free && (has_escape || self.has_keys);
        if escapes && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.open = false;
            return;
        }
        let mut has_keys = false;
        let wide = ui.available_width() * 0.4;
        egui::Panel::right("manual").default_size(wide.min(520.0)).show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                    let close = super::workspace::icon_button(ui, super::icon::CLOSE, "关闭说明");
                    has_keys |= close.has_focus();
                    if close.clicked() {
                        self.open = false;
                    }
                    // In a narrow window the pages take two lines.
                    ui.with_layout(egui::Layout::left_to_right(egui::Align::Min).with_main_wrap(true), |ui| {
                        for (i, (name, _)) in PAGES.iter().enumerate() {
                            has_keys |= ui.selectable_value(&mut self.page, i, *name).has_focus();
                        }
                    });
                });
            });
            ui.separator();
            egui::ScrollArea::vertical().auto_shrink(false).id_salt(self.page).show(ui, |ui| {
                show_page(ui, (PAGES[self.page].1)(), colours);
            });
        });
        self.has_keys = has_keys;
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F1)) {
            self.open = false;
        }
    }
}

/// Shows a page. What stands between fences is shown as it is, to be copied.
fn show_page(ui: &mut egui::Ui, page: &str, colours: &Colours) {
    let mut is_code = false;
    for line in page.lines() {
        if line.starts_with("```") {
            is_code = !is_code;
        } else if is_code {
            ui.add(Label::new(RichText::new(line).monospace()).wrap());
        } else {
            show_line(ui, line, colours);
        }
    }
}

/// Shows a line of Markdown outside of fences. Only what the pages use: headings, list items, rows of tables, plain text.
fn show_line(ui: &mut egui::Ui, line: &str, colours: &Colours) {
    let plain = |text: &str| text.replace(['`', '*'], "");
    let is_ruling = line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c));
    if let Some(title) = line.strip_prefix("## ") {
        ui.add_space(8.0);
        ui.label(RichText::new(plain(title)).size(17.0).color(colours.accent.0));
    } else if let Some(title) = line.strip_prefix("# ") {
        ui.heading(plain(title));
    } else if let Some(item) = line.strip_prefix("- ") {
        ui.horizontal_wrapped(|ui| {
            ui.label("・");
            ui.add(Label::new(plain(item)).wrap());
        });
    } else if is_ruling {
        ui.separator();
    } else if line.starts_with('|') {
        ui.columns(line.trim_matches('|').split('|').count(), |columns| {
            for (column, text) in columns.iter_mut().zip(line.trim_matches('|').split('|')) {
                column.add(Label::new(plain(text.trim())).wrap());
            }
        });
    } else if line.is_empty() {
        ui.add_space(4.0);
    } else {
        ui.add(Label::new(plain(line)).wrap());
    }
}
