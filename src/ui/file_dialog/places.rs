//! The list of usual folders in the file dialog: the user's own, drives, and those used last.

use crate::session::Wake;
use crate::session::files::{Looking, Place, look_for_places, name_of};
use std::path::{Path, PathBuf};

/// The places, looked up in the background.
pub(super) struct Places {
    looking: Option<Looking<Vec<Place>>>,
    usual: Vec<Place>,
    recent: Vec<Place>,
}

impl Places {
    pub(super) fn new(recent: &[PathBuf]) -> Self {
        let recent = recent.iter().map(|path| Place { name: name_of(path), path: path.clone() }).collect();
        Self { looking: None, usual: Vec::new(), recent }
    }

    /// Starts to look up the usual places, and takes them over once they are known.
    pub(super) fn update(&mut self, wake: &Wake) {
        let looking = self.looking.get_or_insert_with(|| look_for_places(wake));
        if let Some(found) = looking.answer() {
            self.usual = found;
        }
    }

    /// Shows the places. Returns the one that was chosen.
    pub(super) fn show(&self, ui: &mut egui::Ui, here: &Path) -> Option<PathBuf> {
        let mut chosen = None;
        egui::ScrollArea::vertical().id_salt("places").auto_shrink(false).show(ui, |ui| {
            for (title, places) in [("位置", &self.usual), ("最近的文件夹", &self.recent)] {
                if places.is_empty() {
                    continue;
                }
                ui.weak(title);
                ui.with_layout(egui::Layout::top_down_justified(egui::Align::Min), |ui| {
                    for place in places {
                        let button = egui::Button::selectable(place.path == here, place.name.as_str()).truncate();
                        if ui.add(button).on_hover_text(place.path.display().to_string()).clicked() {
                            chosen = Some(place.path.clone());
                        }
                    }
                });
                ui.add_space(8.0);
            }
        });
        chosen
    }
}
