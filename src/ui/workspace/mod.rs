//! An open project on screen. What its panes ask for is carried out here, in one place.

mod cells;
mod focus;
mod forms;
mod indicators;
mod manuscript;
mod panels;
mod panes;
mod pasting;
mod rows;
mod split;
mod turning;
mod year;

pub(super) use panes::icon_button;

use super::action::{Action, OnCells, OnRows};
use super::clipboard::Clipboard;
use super::editor::{Editor, is_name};
use super::find::FindAsked;
use super::findings::{self, Findings};
use super::forms_pane;
use super::indicators::Indicators;
use super::manuscript::Readings;
use super::modal::export::AtHand;
use super::modal::{Acceptance, BureauDialog, LayoutDialog, Modal};
use super::outline;
use super::preview;
use super::scene::{Scene, Shown};
use super::stations::Stations;
use super::status::Said;
use super::theme::Colours;
use crate::edit::{Edit, Outcome};
use crate::model::{Column, Form, Table};
use crate::session::find::Place;
use crate::session::import::Reader;
use crate::session::settings::Settings;
use crate::session::{Document, template_of};
use crate::template::Library;
use egui::Context;
use panels::Side;
use panes::{Asked, Panes};
use std::path::PathBuf;
use std::sync::Arc;

/// The factor of one zoom step.
// As one notch of the wheel.
const ZOOM_STEP: f32 = 1.1;

/// An open project on screen.
pub(super) struct Workspace {
    pub(super) document: Document,
    editor: Editor,
    findings: Findings,
    indicators: Indicators,
    panes: Panes,
    stations: Stations,
    readings: Readings,
    clipboard: Clipboard,
    /// Reads blocks from the clipboard. Made when the first one is pasted.
    reader: Option<Reader>,
    /// Dialogs to open.
    pub(super) asks: Vec<Modal>,
    /// A folder to open with the system's file manager.
    pub(super) opens: Option<PathBuf>,
    /// The action that a menu of a pane asked for. The window's frame carries it out, like those of its own menus.
    wanted: Option<Action>,
    /// What was done last, for the status line.
    told: Option<String>,
}

impl Workspace {
    /// Shows `document` with the user's settings and the former projects in the folder `indicators`.
    pub(super) fn new(document: Document, settings: &Settings, indicators: Option<PathBuf>) -> Self {
        let first = document.project().forms.first().map(|form| form.id);
        let mut editor = Editor::new(settings.zoom);
        editor.turn_to(first);
        Self {
            document,
            editor,
            findings: Findings::new(settings.rules.clone()),
            indicators: Indicators::new(indicators),
            panes: Panes::of(settings),
            stations: Stations::default(),
            readings: Readings::default(),
            clipboard: Clipboard::default(),
            reader: None,
            asks: Vec::new(),
            opens: None,
            wanted: None,
            told: None,
        }
    }

    /// Stores zoom and panes in the settings.
    pub(super) fn keep_in(&self, settings: &mut Settings) {
        settings.zoom = self.editor.zoom();
        self.panes.panels.keep_in(settings);
    }

    /// Zooms the form.
    pub(super) fn zoom_to(&mut self, zoom: f32) {
        self.editor.zoom_to(zoom);
    }

    /// Returns the action that a menu of a pane asked for, once.
    pub(super) fn wanted(&mut self) -> Option<Action> {
        self.wanted.take()
    }

    /// Whether the form has the focus and nothing is being typed.
    pub(super) fn is_at_rest(&self, ctx: &Context) -> bool {
        Editor::has_keys(ctx) && self.document.draft().is_none()
    }

    /// Gives the focus back to the form.
    pub(super) fn take_keys(&mut self) {
        self.editor.take_keys();
    }

    /// Shows the project. Requests of the panes are carried out after all are drawn: a frame shows one state of the
    /// project.
    pub(super) fn show(&mut self, ui: &mut egui::Ui, library: &Arc<Library>, colours: &Colours) {
        let project = Arc::clone(self.document.project());
        let form = self.editor.form().and_then(|id| self.document.form(id));
        let template = form.as_ref().map(|form| template_of(library, form).cloned());
        let found = template.as_ref().and_then(|found| found.as_deref().ok());
        let read = form.as_ref().map(|form| match found {
            Some(template) => self.readings.read(&project, library, (form, template), self.document.draft()),
            None => Arc::clone(form),
        });
        let shown = form.as_ref().zip(read.as_ref()).map(|(form, read)| Shown { form, read, template: found });
        self.findings.update(&project, library);
        let names = self.document.draft().is_some_and(is_name);
        if names || self.panes.panels.shows(Side::Indicators) {
            self.indicators.look(ui.ctx(), &project);
        }
        let indicators = &self.indicators.index(ui.ctx());
        let beside = &*self.stations.beside(&project, library, form.as_deref());
        let findings = &self.findings;
        let figures = &*self.readings.known();
        let scene = Scene { project: &project, library, findings, indicators, beside, figures, colours, shown };
        let said = Said::of(&self.document, self.editor.zoom(), self.told.as_deref());
        let asked = self.panes.show(ui, scene, (&mut self.editor, &mut self.document), said);
        if !asked.is_empty() {
            ui.ctx().request_repaint();
        }
        for asked in asked {
            self.carry_out(ui.ctx(), asked, library);
        }
    }

    fn carry_out(&mut self, ctx: &Context, asked: Asked, library: &Arc<Library>) {
        match asked {
            Asked::List(asked) => self.take_from_list(asked, library),
            Asked::Outline(asked) => self.take_from_outline(ctx, asked),
            Asked::Finding(findings::Asked::Go(stop)) => self.go_to(stop.form, stop.path),
            Asked::Finding(findings::Asked::Do(edit)) => drop(self.change(&edit)),
            Asked::Finding(findings::Asked::Accept(finding)) => {
                self.asks.push(Modal::Acceptance(Acceptance::new(*finding)));
            }
            Asked::Find(asked) => self.take_from_find(ctx, asked, library),
            Asked::Leave => self.editor.take_keys(),
            Asked::Preview(preview::Asked::Do(edit)) => drop(self.change(&edit)),
            Asked::Preview(preview::Asked::Go(form, path)) => self.go_to(form, Some(path)),
            Asked::Indicators(asked) => self.take_from_indicators(&asked, library),
            Asked::Cell(wish) => self.grant(ctx, wish, library),
            Asked::Manuscript(asked) => self.take_from_bar(ctx, &asked),
            Asked::Zoom(zoom) => self.editor.zoom_to(zoom),
        }
    }

    fn take_from_list(&mut self, asked: forms_pane::Asked, library: &Arc<Library>) {
        match asked {
            forms_pane::Asked::Show(id) => self.turn_to(id),
            forms_pane::Asked::Enter(id) => {
                self.turn_to(id);
                self.editor.take_keys();
            }
            forms_pane::Asked::Add => self.ask_for_template(library),
            forms_pane::Asked::Act(forms, action) => self.act_on_forms(&forms, action),
            forms_pane::Asked::Station(form, stage) => {
                self.ask_for_station(library, AtHand { shown: Some(form), selected: Vec::new() }, Some(stage));
            }
            forms_pane::Asked::Do(edit) => drop(self.change(&edit)),
        }
    }

    fn take_from_outline(&mut self, ctx: &Context, asked: outline::Asked) {
        match asked {
            outline::Asked::Go(path) => self.editor.look_at(path),
            outline::Asked::Enter(path) => self.editor.go(path),
            outline::Asked::Open(path) => self.editor.open_at(path),
            outline::Asked::Rename(path) => {
                if let Some(form) = self.form() {
                    self.editor.edit(ctx, &mut self.document, &form, &path);
                }
            }
            outline::Asked::Do(edit) => drop(self.change(&edit)),
            outline::Asked::PutIn(edit) => {
                if let Some(form) = self.form() {
                    self.put_in(&form, &edit);
                }
            }
            outline::Asked::AddRow(edit) => self.add_row(&edit, Column::Name),
            outline::Asked::Act(rows, action) => self.act_on(Table::Indicators, &rows, Column::Name, action),
        }
    }

    fn take_from_find(&mut self, ctx: &Context, asked: FindAsked, library: &Arc<Library>) {
        match asked {
            FindAsked::See(Place::Field(form, path)) => self.see(form, path),
            // A hit in the bureau's data is shown only in the list.
            FindAsked::See(Place::Bureau(_)) => {}
            FindAsked::Go(Place::Field(form, path)) => self.go_to(form, Some(path)),
            FindAsked::Go(Place::Bureau(_)) => self.act(ctx, Action::BureauData, library),
            FindAsked::Replace(edit) => drop(self.change(&edit)),
        }
    }

    /// Applies `edit` after committing the draft to its own field. All changes go through here.
    pub(super) fn change(&mut self, edit: &Edit) -> Outcome {
        self.editor.forget_copied();
        let before = self.form();
        let done = self.document.edit(edit);
        if done == Outcome::Changed {
            self.told = self.document.undo_name().map(|name| format!("已{name}"));
            self.stay();
            self.keep_place(before.as_deref());
        }
        done
    }

    /// Applies the keys of `action` to the chosen forms while the list of forms has the focus. Keys for rows do nothing
    /// then: the user is not looking at the rows of the form. Returns whether nothing is left to do.
    pub(super) fn done_in_list(&mut self, action: Action, library: &Arc<Library>) -> bool {
        let project = Arc::clone(self.document.project());
        let has_keys = self.panes.list.has_keys();
        let asked = self.panes.list.stand_in(action, &project);
        asked.map(|asked| self.take_from_list(asked, library)).is_some() || (has_keys && action.is_of_rows())
    }

    /// Carries out an action of the project.
    pub(super) fn act(&mut self, ctx: &Context, action: Action, library: &Arc<Library>) {
        // Any action sees the project with what is being typed.
        let _ = self.document.commit_draft();
        self.told = None;
        match action {
            Action::Undo | Action::Redo => self.turn(action, library),
            Action::AddRow => self.act_on_rows(OnRows::Add),
            Action::DuplicateRow => self.act_on_rows(OnRows::Duplicate),
            Action::RemoveRow => self.act_on_rows(OnRows::Remove),
            Action::MoveRowUp => self.act_on_rows(OnRows::MoveUp),
            Action::MoveRowDown => self.act_on_rows(OnRows::MoveDown),
            Action::AddToBranch => self.ask_for_branch(library),
            Action::KeepIndicator => self.act_on_rows(OnRows::Keep),
            Action::RenameBranch => self.rename_branch(ctx, library),
            Action::AddForm => self.ask_for_template(library),
            Action::NextStation => self.ask_for_station(library, self.at_hand(), None),
            Action::SpreadWeights => self.ask_for_weights(library),
            Action::MarkState => self.ask_for_state(),
            Action::Compare => self.ask_what_to_compare(library),
            Action::Overview => self.show_overview(library),
            Action::NextYear => self.ask_for_next_year(),
            Action::GoToForm => self.ask_for_form(library),
            Action::RenameForm => self.rename_form(ctx, library),
            Action::DuplicateForm | Action::RemoveForm => {
                self.act_on_forms(&Vec::from_iter(self.editor.form()), action);
            }
            Action::MoveFormUp | Action::MoveFormDown => self.move_form(action),
            Action::NextPane | Action::PreviousPane => {
                self.panes.step(ctx, action == Action::NextPane, &mut self.editor);
            }
            Action::PreviousForm | Action::NextForm => self.turn_by(if action == Action::NextForm { 1 } else { -1 }),
            Action::BureauData => self.asks.push(Modal::Bureau(BureauDialog::new(self.document.project()))),
            Action::Layout => self.asks.push(Modal::Layout(LayoutDialog::new(self.document.project()))),
            Action::Find | Action::Replace => {
                self.panes.open(Side::Find);
                self.panes.find.open(action == Action::Replace);
            }
            Action::FindNext | Action::FindPrevious => {
                self.panes.open(Side::Find);
                self.panes.find.go(action == Action::FindNext);
            }
            Action::ShowFindings | Action::ShowIndicators => {
                let findings = action == Action::ShowFindings;
                self.panes.open(if findings { Side::Findings } else { Side::Indicators });
                self.panes.give_side_keys();
            }
            Action::ShowPreview => self.panes.open(Side::Preview),
            Action::NextFinding => self.step_finding(true),
            Action::PreviousFinding => self.step_finding(false),
            Action::ApplyFix => self.apply_fix(),
            Action::ToggleTree => self.panes.panels.toggle_left(),
            Action::TogglePreview => self.panes.panels.toggle_right(),
            Action::ZoomIn => self.editor.zoom_to(self.editor.zoom() * ZOOM_STEP),
            Action::ZoomOut => self.editor.zoom_to(self.editor.zoom() / ZOOM_STEP),
            Action::ZoomReset => self.editor.zoom_to(1.0),
            Action::FillDown => self.act_on_cells(OnCells::FillDown),
            Action::FillRight => self.act_on_cells(OnCells::FillRight),
            Action::ClearCells => self.act_on_cells(OnCells::Clear),
            Action::PasteValues => self.paste_values(library),
            Action::SelectAll => self.editor.select_table(),
            Action::RemoveBranch => self.remove_branch(),
            // The window's own, which it carries out itself (app/acting.rs).
            Action::New
            | Action::Open
            | Action::Save
            | Action::SaveAs
            | Action::CloseProject
            | Action::Import
            | Action::Export(_)
            | Action::ExportReport
            | Action::LearnProfile
            | Action::Print
            | Action::Backups
            | Action::Recoveries
            | Action::Settings
            | Action::Quit
            | Action::Cut
            | Action::Copy
            | Action::Paste
            | Action::ToggleDark
            | Action::Palette
            | Action::Manual
            | Action::Diagnostics => {}
        }
    }

    fn form(&self) -> Option<Arc<Form>> {
        self.editor.form().and_then(|id| self.document.project().form(id)).cloned()
    }
}
