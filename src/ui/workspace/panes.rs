//! The panes of the window: the two lists at the left, the form, the right side, the status line.

use super::focus::{Pane, Places};
use super::panels::{DRAWER, Hand, LEAST_FORM, LEAST_LEFT, LEAST_RIGHT, Panels, Shown, Side};
use super::split::{Held, Split};
use crate::model::{Project, Table};
use crate::session::Document;
use crate::session::settings::Settings;
use crate::template::Template;
use crate::ui::editor::{Editor, Wish};
use crate::ui::find::{Find, FindAsked};
use crate::ui::findings::{self, Findings, Stop};
use crate::ui::forms_pane::{self, FormList};
use crate::ui::indicators;
use crate::ui::manuscript::{Headings, bar};
use crate::ui::outline::{self, Outline};
use crate::ui::over::nothing_is_over;
use crate::ui::preview::{self, Preview};
use crate::ui::scene::Scene;
use crate::ui::status::{Said, Sums};
use egui::{Context, Key, Modifiers, Panel, UiBuilder, WidgetInfo};

/// What a pane asks for.
pub(super) enum Asked {
    List(forms_pane::Asked),
    Outline(outline::Asked),
    Finding(findings::Asked),
    Find(FindAsked),
    Indicators(indicators::Asked),
    Preview(preview::Asked),
    Cell(Wish),
    /// Something was chosen in the bar above a manuscript.
    Manuscript(bar::Asked),
    Zoom(f32),
    /// To give the focus back to the form.
    Leave,
}

/// The panes, each with its own state.
pub(super) struct Panes {
    pub(super) panels: Panels,
    pub(super) list: FormList,
    pub(super) outline: Outline,
    headings: Headings,
    pub(super) find: Find,
    indicators: indicators::Pane,
    split: Split,
    places: Places,
    /// Whether the right side had the focus in the last frame.
    side_has_keys: bool,
    findings: findings::Pane,
    preview: Preview,
    sums: Sums,
}

impl Panes {
    /// Restores the panes as the user left them.
    pub(super) fn of(settings: &Settings) -> Self {
        Self {
            panels: Panels::of(settings),
            list: FormList::default(),
            outline: Outline::default(),
            headings: Headings::default(),
            find: Find::default(),
            indicators: indicators::Pane::default(),
            split: Split::default(),
            places: Places::default(),
            side_has_keys: false,
            findings: findings::Pane::default(),
            preview: Preview::default(),
            sums: Sums::default(),
        }
    }

    /// Opens a part of the right side.
    pub(super) fn open(&mut self, side: Side) {
        self.panels.open(side);
    }

    /// Returns the place that the list of findings goes to from `at`, going round the whole project.
    pub(super) fn beside(
        &mut self,
        findings: &Findings,
        project: &Project,
        at: Option<&Stop>,
        forward: bool,
    ) -> Option<Stop> {
        let stop = self.findings.beside(findings, project, at, forward)?;
        self.findings.turn_to(findings, &stop);
        Some(stop)
    }

    /// Passes the focus to the next pane, or the previous.
    pub(super) fn step(&mut self, ctx: &Context, forward: bool, editor: &mut Editor) {
        match self.places.next(ctx, forward) {
            Pane::Forms => self.list.take_keys(),
            Pane::Outline => self.outline.take_keys(),
            Pane::Form => editor.take_keys(),
            Pane::Side => self.give_side_keys(),
        }
    }

    /// Gives the right side the focus.
    pub(super) fn give_side_keys(&mut self) {
        match self.panels.side {
            Side::Preview => self.preview.take_keys(),
            Side::Findings => self.findings.take_keys(),
            Side::Find => self.find.take_keys(),
            Side::Indicators => self.indicators.take_keys(),
        }
    }

    /// Shows all panes. Returns what they ask for.
    pub(super) fn show(
        &mut self,
        ui: &mut egui::Ui,
        scene: Scene<'_>,
        (editor, document): (&mut Editor, &mut Document),
        said: Said<'_>,
    ) -> Vec<Asked> {
        let mut asked = Vec::new();
        // A key that closes a menu of another pane belongs to that menu, even if it is closed when the form is drawn.
        editor.yield_keys(egui::Popup::is_any_open(ui.ctx()));
        if self.places.with_keys(ui.ctx()) != Pane::Form {
            // The focus moved to another pane, not only to a menu: the draft is final.
            let _ = document.commit_draft();
        }
        self.places.clear();
        Panel::bottom("status").show(ui, |ui| asked.extend(self.sums.show(ui, scene, said).map(Asked::Zoom)));
        self.panels.fit(ui.available_width());
        match self.panels.shown(Hand::Left) {
            Shown::Whole => self.left(ui, scene, editor, &mut asked),
            Shown::Drawer => self.drawer(ui, Hand::Left),
        }
        match self.panels.shown(Hand::Right) {
            Shown::Whole => self.right(ui, scene, editor, &mut asked),
            Shown::Drawer => self.drawer(ui, Hand::Right),
        }
        self.places.add(Pane::Form, ui.available_rect_before_wrap());
        let ground = egui::Frame::central_panel(ui.style()).fill(scene.colours.window.0);
        egui::CentralPanel::default().frame(ground).show(ui, |ui| match scene.shown {
            Some(shown @ crate::ui::scene::Shown { template: Some(template), .. }) => {
                let find = (self.panels.side == Side::Find).then_some(&self.find);
                if template.has_prose() {
                    asked.extend(bar::show(ui, scene, shown, editor.at()).map(Asked::Manuscript));
                }
                let wish = editor.show(ui, document, (scene, find), (shown, template));
                asked.extend(wish.map(Asked::Cell));
            }
            Some(crate::ui::scene::Shown { form, template: None, .. }) => {
                if let Err(missing) = crate::session::template_of(scene.library, form) {
                    ui.label(missing.to_string());
                }
            }
            None => drop(ui.weak("还没有表。请点左边的“添加表”，或按 Ctrl+Shift+N。")),
        });
        asked
    }

    /// Shows the list of forms, and below it the outline of the current one.
    fn left(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, editor: &Editor, asked: &mut Vec<Asked>) {
        let most = (ui.available_width() - LEAST_FORM - LEAST_RIGHT).max(LEAST_LEFT);
        // The left side leaves room for the form and for the right side, whatever width was stored on a larger screen.
        let panel = Panel::left("forms").default_size(self.panels.left_width).min_size(LEAST_LEFT).max_size(most);
        let shown = panel.show(ui, |ui| {
            let form = scene.shown.map(|shown| shown.form.id);
            let manuscript = scene.shown.filter(|shown| shown.template.is_some_and(Template::has_prose));
            let outline = match manuscript {
                Some(shown) => self.headings.needs(ui, shown.read),
                None => self.outline.needs(ui, scene),
            };
            let held = Held { form, list: self.list.needs(ui), outline };
            let [above, below] = self.split.show(ui, held);
            self.places.add(Pane::Forms, above);
            self.places.add(Pane::Outline, below);
            let within = |rect| UiBuilder::new().max_rect(rect);
            let outline = ui.scope_builder(within(below), |ui| match manuscript {
                Some(shown) => self.headings.show(ui, shown.read, editor.at()).map(outline::Asked::Open),
                None => self.outline.show(ui, scene, editor.at()),
            });
            asked.extend(outline.inner.map(Asked::Outline));
            let list = ui.scope_builder(within(above), |ui| self.list.show(ui, scene));
            asked.extend(list.inner.map(Asked::List));
        });
        self.panels.left_width = shown.response.rect.width().round();
    }

    /// Shows a closed pane: a strip that opens it.
    fn drawer(&mut self, ui: &mut egui::Ui, hand: Hand) {
        let (id, name, icon) = match hand {
            Hand::Left => ("left drawer", "打开表目录", crate::ui::icon::SIDEBAR),
            Hand::Right => ("right drawer", "打开右侧", crate::ui::icon::PREVIEW),
        };
        let panel = if hand == Hand::Left { Panel::left(id) } else { Panel::right(id) };
        panel.exact_size(DRAWER).resizable(false).show(ui, |ui| {
            if icon_button(ui, icon, name).clicked() {
                self.panels.open_hand(hand);
            }
        });
    }

    /// Shows the right side: the print preview, the findings, or the search.
    fn right(&mut self, ui: &mut egui::Ui, scene: Scene<'_>, editor: &Editor, asked: &mut Vec<Asked>) {
        let most = (ui.available_width() - LEAST_FORM).max(LEAST_RIGHT);
        let panel = Panel::right("side").default_size(self.panels.usual_right()).min_size(LEAST_RIGHT).max_size(most);
        let shown = panel.show(ui, |ui| {
            self.tabs(ui, scene);
            ui.separator();
            match self.panels.side {
                Side::Preview => {
                    asked.extend(self.preview.show(ui, scene, editor.at()).map(Asked::Preview));
                }
                Side::Findings => asked.extend(self.findings.show(ui, scene).map(Asked::Finding)),
                Side::Find => asked.extend(self.find.show(ui, scene, editor.at()).map(Asked::Find)),
                Side::Indicators => {
                    let library = (scene.indicators, scene.colours);
                    asked.extend(self.indicators.show(ui, library, takes(scene)).map(Asked::Indicators));
                }
            }
        });
        self.places.add(Pane::Side, shown.response.rect);
        let has_keys = self.places.with_keys(ui.ctx()) == Pane::Side;
        let had_keys = std::mem::replace(&mut self.side_has_keys, has_keys);
        let is_free = nothing_is_over(ui.ctx());
        // Asks for last frame's focus: Escape in a text field makes egui drop the focus before this line.
        if had_keys && is_free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            asked.push(Asked::Leave);
        }
        self.panels.right_width = Some(shown.response.rect.width().round());
    }

    fn tabs(&mut self, ui: &mut egui::Ui, scene: Scene<'_>) {
        let count = scene.shown.map_or(0, |shown| scene.findings.counts(shown.form.id).all());
        let checked = if count == 0 { "检查".to_owned() } else { format!("检查（{count}）") };
        ui.horizontal_wrapped(|ui| {
            let tabs = [
                (Side::Preview, "打印预览".to_owned()),
                (Side::Findings, checked),
                (Side::Find, "查找".to_owned()),
                (Side::Indicators, "指标库".to_owned()),
            ];
            for (side, name) in tabs {
                if ui.selectable_label(self.panels.side == side, name).clicked() {
                    self.panels.side = side;
                    if matches!(side, Side::Find | Side::Indicators) {
                        self.give_side_keys();
                    }
                }
            }
        });
    }
}

/// Whether the form that is shown takes indicators.
fn takes(scene: Scene<'_>) -> bool {
    let template = scene.shown.and_then(|shown| shown.template);
    template.is_some_and(|template| template.table(Table::Indicators).is_some())
}

/// Shows a button with only an icon, with a name for screen readers and tooltip.
pub(in crate::ui) fn icon_button(ui: &mut egui::Ui, icon: char, name: &str) -> egui::Response {
    let response = ui.add(egui::Button::new(icon.to_string()).frame_when_inactive(false));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, name));
    response.on_hover_text(name)
}
