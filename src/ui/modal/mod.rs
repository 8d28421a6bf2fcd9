//! The dialogs over the window, one per file, and the stack that holds them.
//!
//! Each is shown until it returns an [`Answer`], which closes it. It sees the rest of the window through [`Around`];
//! only the app acts on answers.

mod accept;
pub(super) mod backups;
mod bureau;
mod chooser;
mod comparison;
mod cut;
mod diagnostics;
mod differing;
pub(super) mod elsewhere;
pub(super) mod export;
pub(super) mod files;
pub(super) mod import;
pub(super) mod job;
mod layout;
mod learn;
mod next_year;
mod notice;
mod overview;
mod overwrite;
pub(super) mod recoveries;
mod remember;
pub(super) mod save_failed;
mod settings;
mod stack;
mod state;
mod station;
mod templates;
mod unsaved;
mod weights;

pub(super) use accept::Acceptance;
pub(super) use bureau::BureauDialog;
pub(super) use chooser::{Choice, Chooser};
pub(super) use comparison::ComparisonDialog;
pub(super) use diagnostics::Diagnostics;
pub(super) use layout::LayoutDialog;
pub(super) use learn::Learning;
pub(super) use next_year::NextYearDialog;
pub(super) use notice::Notice;
pub(super) use overview::OverviewDialog;
pub(super) use overwrite::Overwrite;
pub(super) use remember::Remembering;
pub(super) use settings::SettingsDialog;
pub(super) use stack::{Keys, Stack};
pub(super) use state::StateDialog;
pub(super) use station::StationDialog;
pub(super) use templates::OwnTemplates;
pub(super) use unsaved::{Leaving, Unsaved};
pub(super) use weights::WeightsDialog;

use super::action::Action;
use super::outside::Outside;
use super::theme::Colours;
use crate::edit::Edit;
use crate::edit::branches::Branch;
use crate::model::{FieldPath, FormId, Project};
use crate::session::Document;
use crate::session::keeper::{Keeper, Recovery};
use crate::session::printed::Printed;
use crate::session::saving::Target;
use crate::session::settings::Settings;
use crate::template::{Library, Template};
use egui::Context;
use std::sync::Arc;

/// What dialogs can see besides their own state.
pub(super) struct Around<'a> {
    pub(super) library: &'a Library,
    pub(super) colours: &'a Colours,
    pub(super) keeper: Option<&'a Keeper>,
    pub(super) document: Option<&'a Document>,
    pub(super) outside: &'a Outside,
}

/// An open dialog.
pub(super) enum Modal {
    Notice(Notice),
    Job(job::Job),
    /// The commands.
    Palette(Chooser<Action>),
    /// The template of a new form.
    Templates(Chooser<Arc<Template>>),
    /// The form to show.
    Forms(Chooser<FormId>),
    /// The class to add an indicator to.
    Branches(Chooser<Branch>),
    Bureau(BureauDialog),
    Layout(LayoutDialog),
    Acceptance(Acceptance),
    Settings(SettingsDialog),
    Import(import::ImportDialog),
    Learning(Learning),
    Remembering(Box<Remembering>),
    OwnTemplates(OwnTemplates),
    Export(export::ExportDialog),
    Station(StationDialog),
    NextYear(NextYearDialog),
    Weights(WeightsDialog),
    State(StateDialog),
    Comparison(ComparisonDialog),
    Overview(OverviewDialog),
    /// The system's file dialog is open.
    SystemFiles(files::SystemFiles),
    /// The program's own file dialog, where the system has none.
    OwnFiles(Box<files::OwnFiles>),
    Overwrite(Overwrite),
    Unsaved(Unsaved),
    SaveFailed(save_failed::SaveFailed),
    Elsewhere(elsewhere::Elsewhere),
    Recoveries(recoveries::Recoveries),
    Backups(backups::Backups),
    Diagnostics(Diagnostics),
}

/// The answer of a dialog, which closes it.
pub(super) enum Answer {
    /// Do nothing.
    Closed,
    Tell(Notice),
    Ended(job::Ended),
    Act(Action),
    AddForm(Arc<Template>),
    ShowForm(FormId),
    /// Show a form, and go to a field of it.
    GoTo(FormId, Option<FieldPath>),
    /// Ask for a file to compare with.
    CompareFile,
    /// Ask where to save a table, and save it.
    SaveTable(Arc<Printed>),
    AddToBranch(Branch),
    Change(Edit),
    /// Begin a project with these forms.
    Begin(Box<Project>),
    /// Add stations, and show the first of them.
    Stations(Edit),
    Settings(Box<Settings>),
    /// Import these forms.
    Import(import::Wanted),
    /// Show the preview of these files.
    Preview(import::Incoming),
    /// Make a template of a form that was read.
    Remember(import::Chosen),
    /// The template is saved: read these files again with it.
    Remembered(import::Incoming),
    /// The user's own templates were renamed or taken away.
    TemplatesChanged,
    /// A profile was learned and saved.
    Learned(Notice),
    Export(export::Wish),
    /// Ask for files.
    Ask(files::Question),
    /// Ask with the program's own dialog, because the system showed none.
    ByHand(files::Question),
    Files(files::Files),
    /// No file was chosen.
    NoFile,
    /// Save, then leave.
    SaveAndLeave(Leaving),
    Leave(Leaving),
    SaveTo(Target),
    SaveElsewhere,
    Elsewhere(elsewhere::Opening),
    Restore(Box<Recovery>),
}

impl Modal {
    /// Shows the dialog. An answer closes it.
    pub(super) fn show(&mut self, ctx: &Context, around: &Around<'_>) -> Option<Answer> {
        match self {
            Self::Notice(dialog) => dialog.show(ctx, around),
            Self::Job(dialog) => dialog.show(ctx),
            Self::Palette(chooser) => chooser.show(ctx, Answer::Act),
            Self::Templates(chooser) => chooser.show(ctx, Answer::AddForm),
            Self::Forms(chooser) => chooser.show(ctx, Answer::ShowForm),
            Self::Branches(chooser) => chooser.show(ctx, Answer::AddToBranch),
            Self::Bureau(dialog) => dialog.show(ctx, around),
            Self::Layout(dialog) => dialog.show(ctx, around),
            Self::Acceptance(dialog) => dialog.show(ctx, around),
            Self::Settings(dialog) => dialog.show(ctx, around),
            Self::Import(dialog) => dialog.show(ctx, around),
            Self::Learning(dialog) => dialog.show(ctx, around),
            Self::Remembering(dialog) => dialog.show(ctx, around),
            Self::OwnTemplates(dialog) => dialog.show(ctx, around),
            Self::Export(dialog) => dialog.show(ctx, around),
            Self::Station(dialog) => dialog.show(ctx, around),
            Self::NextYear(dialog) => dialog.show(ctx, around),
            Self::Weights(dialog) => dialog.show(ctx, around),
            Self::State(dialog) => dialog.show(ctx, around),
            Self::Comparison(dialog) => dialog.show(ctx, around),
            Self::Overview(dialog) => dialog.show(ctx, around),
            Self::SystemFiles(dialog) => dialog.show(ctx),
            Self::OwnFiles(dialog) => dialog.show(ctx),
            Self::Overwrite(dialog) => dialog.show(ctx),
            Self::Unsaved(dialog) => dialog.show(ctx, around),
            Self::SaveFailed(dialog) => dialog.show(ctx, around),
            Self::Elsewhere(dialog) => dialog.show(ctx),
            Self::Recoveries(dialog) => dialog.show(ctx, around),
            Self::Backups(dialog) => dialog.show(ctx, around),
            Self::Diagnostics(dialog) => dialog.show(ctx),
        }
    }
}

impl From<Notice> for Modal {
    fn from(notice: Notice) -> Self {
        Self::Notice(notice)
    }
}
