//! One finding of the list: a click goes to its place, its buttons fix, accept and regrade it.

use super::asked::{Asked, Stop};
use super::colour;
use super::index::Seated;
use crate::edit::Edit;
use crate::model::{Form, Regrade};
use crate::rules::{Finding, Severity};
use crate::ui::roving;
use crate::ui::scene::Scene;
use egui::containers::menu::MenuButton;
use egui::{Button, Id, Label, Rect, RichText, Stroke, StrokeKind, UiBuilder, WidgetInfo};

/// A finding as the list shows it.
pub(super) struct Card<'a> {
    pub(super) id: Id,
    pub(super) form: &'a Form,
    pub(super) seated: &'a Seated,
    /// Whether it is the current one of the list.
    pub(super) at_hand: bool,
    pub(super) scene: Scene<'a>,
}

/// A card as shown in this frame.
pub(super) struct Shown {
    pub(super) rect: Rect,
    /// Whether it or one of its buttons was pressed.
    pub(super) pressed: bool,
    pub(super) asked: Option<Asked>,
}

impl Card<'_> {
    pub(super) fn show(&self, ui: &mut egui::Ui) -> Shown {
        // The card is added before its buttons so that it lies below them and does not take their clicks.
        let ground = UiBuilder::new().scope_id(self.id).sense(roving::sense(self.at_hand));
        let Seated { finding, seat, .. } = self.seated;
        let shown = ui.scope_builder(ground, |ui| {
            let colours = self.scene.colours;
            let edge = if self.at_hand { colours.accent.0 } else { colours.line.0 };
            let frame = egui::Frame::group(ui.style()).fill(colours.paper.0).stroke(Stroke::new(1.0, edge));
            frame.show(ui, |ui| {
                ui.set_width(ui.available_width());
                self.words(ui);
                ui.horizontal_wrapped(|ui| self.buttons(ui)).inner
            })
        });
        let card = shown.response;
        let place = self.place();
        card.widget_info(|| {
            let about = format!("{}，{place}，{}", finding.severity.label(), finding.message);
            WidgetInfo::selected(egui::Role::Button, true, self.at_hand, about)
        });
        if card.has_focus() {
            let stroke = Stroke::new(2.0, self.scene.colours.accent.0);
            ui.painter().rect_stroke(card.rect, 3.0, stroke, StrokeKind::Inside);
        }
        let (pressed, asked) = shown.inner.inner;
        let goes = card.clicked().then(|| Asked::Go(Stop { form: finding.form, path: seat.clone() }));
        Shown { rect: card.rect, pressed: pressed || goes.is_some(), asked: asked.or(goes) }
    }

    fn place(&self) -> String {
        let template = self.scene.library.template(&self.form.template);
        template.map(|template| self.seated.finding.place.words(template, self.form)).unwrap_or_default()
    }

    /// Shows what is wrong and where.
    fn words(&self, ui: &mut egui::Ui) {
        let finding = &self.seated.finding;
        let muted = self.scene.colours.muted.0;
        ui.horizontal(|ui| {
            let name = RichText::new(format!("{} {}", mark(finding.severity), finding.severity.label()));
            ui.add(Label::new(name.color(colour(finding.severity, self.scene.colours).0)).selectable(false));
            ui.add(Label::new(RichText::new(self.place()).color(muted).small()).selectable(false).truncate());
        });
        ui.add(Label::new(&finding.message).selectable(false).wrap());
        if !finding.hint.is_empty() {
            ui.add(Label::new(RichText::new(&*finding.hint).color(muted)).selectable(false).wrap());
        }
    }

    /// Shows the buttons. Returns whether one was pressed, and what it asks for.
    fn buttons(&self, ui: &mut egui::Ui) -> (bool, Option<Asked>) {
        let finding = &self.seated.finding;
        let findings = self.scene.findings;
        let button = |text: String| Button::new(text).sense(roving::sense(self.at_hand));
        let mut asked = None;
        if let Some(fix) = &finding.fix {
            let fixes = ui.add(button("改正".to_owned())).on_hover_text("按建议改正这一处，可以撤销（Ctrl+.）");
            if fixes.clicked() {
                asked = Some(Asked::Do(super::named(fix)));
            }
            let alike = findings.fixable(finding.rule);
            // Only if there are others: fixing all of one is the same button twice.
            if alike > 1 && ui.add(button(format!("同类 {alike} 处都改正"))).clicked() {
                asked = Some(Asked::Do(findings.fix_all(self.scene.project, finding.rule)));
            }
        }
        let (more, chosen) = MenuButton::from_button(button("其他".to_owned())).ui(ui, |ui| self.more(ui));
        asked = chosen.and_then(|chosen| chosen.inner).or(asked);
        (more.clicked() || asked.is_some(), asked)
    }

    /// Shows the menu of what else can be done with a finding.
    fn more(&self, ui: &mut egui::Ui) -> Option<Asked> {
        let finding: &Finding = &self.seated.finding;
        let mut asked = None;
        if ui.button("接受这一处（写明理由）…").clicked() {
            asked = Some(Asked::Accept(Box::new(finding.clone())));
        }
        for (regrade, name) in [
            (Regrade::Off, "本项目不查这条规则"),
            (Regrade::Error, "本项目里算错误"),
            (Regrade::Warning, "本项目里算提醒"),
            (Regrade::Hint, "本项目里算建议"),
        ] {
            if ui.button(name).clicked() {
                let mut checks = self.scene.project.checks.clone();
                checks.rules.insert(finding.rule.to_owned(), regrade);
                asked = Some(Asked::Do(Edit::SetChecks(checks)));
            }
        }
        if asked.is_some() {
            // A click closes a menu by itself, a key does not.
            ui.close();
        }
        asked
    }
}

fn mark(severity: Severity) -> char {
    match severity {
        Severity::Error => crate::ui::icon::ERROR,
        Severity::Warning => crate::ui::icon::WARNING,
        Severity::Hint => crate::ui::icon::HINT,
    }
}
