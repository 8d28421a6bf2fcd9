//! What earlier runs left unsaved, and earlier saves of the open project.

use super::App;
use crate::edit::Edit;
use crate::model::Project;
use crate::session::ago::ago;
use crate::session::compare::{Difference, differences};
use crate::session::keeper::{Backup, Recovery};
use crate::template::{Library, place};
use egui::{Context, Id};
use std::sync::Arc;
use std::time::SystemTime;

/// How many differences are listed.
const MAX_LINES: usize = 60;

/// Unsaved projects of earlier runs, offered until the user has answered.
#[derive(Default)]
pub(super) struct Offer {
    found: Vec<Recovery>,
    open: bool,
    /// The one that is looked at, with what it holds beyond its file.
    looked_at: Option<(usize, Vec<String>)>,
}

impl Offer {
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// The earlier saves of the open project.
pub(super) struct Backups {
    saves: Vec<Backup>,
    /// The one that is looked at.
    chosen: Option<(usize, Result<Then, String>)>,
}

/// In what `after` differs from `before`, a line each, with every text that changed.
fn lines(before: &Project, after: &Project, library: &Library) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for difference in differences(before, after) {
        lines.push(difference.to_string());
        let Difference::Changed { form, texts, .. } = &difference else { continue };
        let form = after.form(*form);
        let template = form.and_then(|form| library.template(&form.template));
        for text in texts {
            let at = form.zip(template).map(|(form, template)| place(template, form, &text.path)).unwrap_or_default();
            lines.push(format!("　　{at}：“{}”→“{}”", short(&text.before), short(&text.after)));
        }
    }
    lines.truncate(MAX_LINES);
    lines
}

/// What an earlier save holds, and in what the window differs from it.
struct Then {
    project: Project,
    lines: Vec<String>,
}

fn short(text: &str) -> String {
    let line: String = text.chars().map(|c| if c == '\n' { ' ' } else { c }).take(24).collect();
    if line.chars().count() < text.chars().count() { line + "…" } else { line }
}

impl App {
    /// Looks for what earlier runs left unsaved, and offers it where it was not declined.
    pub(super) fn look_for_recoveries(&mut self, all: bool) {
        let Some(keeper) = &self.keeper else { return };
        match keeper.recoveries() {
            Ok(found) => {
                let open = all || found.iter().any(|recovery| !recovery.declined);
                self.offer = Offer { found, open, looked_at: None };
            }
            Err(error) => self.notice = Some(format!("没能查找上次未保存的项目：{error}").into()),
        }
    }

    /// Offers the unsaved projects.
    pub(super) fn show_offer(&mut self, ctx: &Context) {
        let offer = &mut self.offer;
        let (mut restored, mut declined) = (None, None);
        let modal = egui::Modal::new(Id::unique("recovery")).show(ctx, |ui| {
            ui.set_width(560.0);
            ui.heading("上次没有保存的项目");
            ui.weak("程序上次没有正常关闭，这些内容还没有存进文件。不恢复的会再保留 30 天。");
            egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for (i, recovery) in offer.found.iter().enumerate() {
                    ui.separator();
                    let when = ago(recovery.when, SystemTime::now());
                    ui.label(format!("{}　{} 张表　{when}", recovery.origin.name, recovery.project.forms.len()));
                    if let Some(path) = recovery.origin.path() {
                        ui.weak(path.display().to_string());
                    }
                    ui.horizontal(|ui| {
                        if ui.button("恢复").clicked() {
                            restored = Some(i);
                        }
                        if ui.button("看看有什么").clicked() {
                            let saved = recovery.origin.path().and_then(|path| crate::session::open(&path).ok());
                            let lines = lines(&saved.unwrap_or_default(), &recovery.project, &self.library);
                            offer.looked_at = Some((i, lines));
                        }
                        if !recovery.declined && ui.button("不恢复").clicked() {
                            declined = Some(i);
                        }
                    });
                    if let Some((_, lines)) = offer.looked_at.as_ref().filter(|(at, _)| *at == i) {
                        lines.iter().for_each(|line| drop(ui.label(line)));
                    }
                }
                if offer.found.is_empty() {
                    ui.label("没有未保存的项目。");
                }
            });
            ui.add_space(8.0);
            ui.button("以后再说").clicked()
        });
        if let Some(i) = declined {
            let problem = self.offer.found.remove(i).decline().err();
            self.notice = problem.map(|error| error.to_string().into()).or(self.notice.take());
            self.offer.looked_at = None;
        }
        if let (Some(i), Some(keeper)) = (restored, self.keeper.clone()) {
            if self.is_dirty() {
                self.notice = Some("现在打开的项目还有没保存的改动：请先保存，再恢复。".to_owned().into());
                return;
            }
            // The project may be open: its file is given up first, so that the restored one can have it.
            self.close_project();
            let recovery = self.offer.found.remove(i);
            self.show_document(keeper.restore(recovery));
        }
        let answered = self.offer.found.iter().all(|recovery| recovery.declined) && declined.is_some();
        if restored.is_some() || answered || modal.inner || modal.should_close() {
            self.offer.open = false;
            self.offer.found.clear();
        }
    }

    /// Lists the earlier saves of the open project.
    pub(super) fn open_backups(&mut self) {
        let (Some(keeper), Some(workspace)) = (&self.keeper, &self.workspace) else { return };
        let Some(path) = workspace.document.path() else {
            self.notice = Some("项目还没有存进文件，没有以前的保存。".to_owned().into());
            return;
        };
        match keeper.backups(path) {
            Ok(saves) => self.backups = Some(Backups { saves, chosen: None }),
            Err(error) => self.notice = Some(error.to_string().into()),
        }
    }

    /// Shows the earlier saves; one is brought back as a step that can be undone.
    pub(super) fn show_backups(&mut self, ctx: &Context) {
        let (Some(backups), Some(keeper), Some(workspace)) = (&mut self.backups, &self.keeper, &mut self.workspace)
        else {
            return;
        };
        let mut restores = false;
        let modal = egui::Modal::new(Id::unique("backups")).show(ctx, |ui| {
            ui.set_width(600.0);
            ui.heading("以前的保存");
            if backups.saves.is_empty() {
                ui.label("这个项目还没有以前的保存。");
            }
            egui::ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
                for (i, save) in backups.saves.iter().enumerate() {
                    let is_chosen = backups.chosen.as_ref().is_some_and(|(at, _)| *at == i);
                    if ui.selectable_label(is_chosen, ago(save.saved, SystemTime::now())).clicked() {
                        let read = keeper.read_backup(save).map_err(|error| error.to_string());
                        let project = workspace.document.project();
                        backups.chosen = Some((
                            i,
                            read.map(|then| {
                                let lines = lines(&then, project, &self.library);
                                Then { project: then, lines }
                            }),
                        ));
                    }
                    match backups.chosen.as_ref().filter(|(at, _)| *at == i) {
                        Some((_, Ok(Then { lines, .. }))) => {
                            ui.weak(if lines.is_empty() {
                                "和现在的内容一样。"
                            } else {
                                "现在和那时相比："
                            });
                            lines.iter().for_each(|line| drop(ui.label(line)));
                            restores |= ui.button("恢复成这一份（可以撤销）").clicked();
                        }
                        Some((_, Err(problem))) => drop(ui.colored_label(ui.visuals().error_fg_color, problem)),
                        None => {}
                    }
                }
            });
            ui.add_space(8.0);
            ui.button("关闭").clicked()
        });
        let closes = modal.inner || modal.should_close();
        if restores && let Some((_, Ok(Then { project, .. }))) = backups.chosen.take() {
            let _ = workspace.change(&Edit::Restore(Arc::new(project)));
            self.backups = None;
        } else if closes {
            self.backups = None;
        }
    }
}
