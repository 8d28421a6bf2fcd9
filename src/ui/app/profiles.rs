//! Upload profiles: which one the upload sheet is for, and learning one from the finance system's empty sheet.

use super::super::chooser::{Choice, Chooser, Chosen};
use super::super::dialogs::Purpose;
use super::super::learn_window::{Closed, LearnWindow};
use super::App;
use crate::session::import::Reader;
use crate::session::library::library;
use crate::session::profiles::save;
use egui::Context;
use std::path::Path;
use std::sync::Arc;

/// The profile that is there in every installation.
pub(super) const GENERAL: &str = "general";

impl App {
    /// Asks for the upload profile where there is more than one, then for the file.
    pub(super) fn ask_for_profile(&mut self, ctx: &Context) {
        let profiles = self.library.profiles();
        if profiles.len() < 2 {
            return self.ask_for_file(ctx, Purpose::Upload, "xlsx");
        }
        let choices = profiles.iter().map(|profile| Choice {
            name: profile.name.clone(),
            detail: format!("{} 列", profile.columns.len()),
            value: profile.id.clone(),
        });
        self.profiles = Some(Chooser::new("上报表的格式", choices.collect()));
    }

    /// Shows the choice of a profile, and the window in which a learned one is corrected.
    pub(super) fn show_profiles(&mut self, ctx: &Context) {
        if let Some(chosen) = self.profiles.as_mut().and_then(|profiles| profiles.show(ctx)) {
            self.profiles = None;
            if let Chosen::One(id) = chosen {
                self.profile = id;
                self.ask_for_file(ctx, Purpose::Upload, "xlsx");
            }
        }
        let Some(window) = &mut self.learning else { return };
        match window.show(ctx) {
            Some(Closed::Agreed(profile)) => match save(&profile, &self.library) {
                Ok(path) => {
                    self.learning = None;
                    self.library = Arc::new(library().0);
                    let text = format!("已记住上报格式“{}”，导出上报表时可以选它。", profile.name);
                    self.notice = Some(super::Notice { text, files: vec![path] });
                }
                Err(error) => window.problem = Some(error.to_string()),
            },
            Some(Closed::Cancelled) => self.learning = None,
            None => {}
        }
    }

    /// Proposes a profile for the empty upload sheet at `path`.
    pub(super) fn learn(&mut self, path: &Path) {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match Reader::new(&self.library).learn(path, &name, &self.library) {
            Ok(learned) => self.learning = Some(LearnWindow::new(learned)),
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }
}
