//! Offers what earlier runs left unsaved, and earlier saves of the open project.

use super::super::modal::backups::Backups;
use super::super::modal::recoveries::Recoveries;
use super::super::modal::{Modal, Notice};
use super::App;
use crate::session::keeper::Recovery;

impl App {
    /// Offers what earlier runs left unsaved: with `all` everything, otherwise only if some of it was not declined yet.
    pub(super) fn look_for_recoveries(&mut self, all: bool) {
        let Some(keeper) = &self.keeper else { return };
        match keeper.recoveries() {
            Ok(found) if all || found.iter().any(|recovery| !recovery.declined) => {
                self.modals.push(Modal::Recoveries(Recoveries::new(found)));
            }
            Ok(_) => {}
            Err(error) => self.modals.push(Notice::from(format!("没能查找上次未保存的项目：{error}"))),
        }
    }

    /// Opens what an earlier run left unsaved.
    pub(super) fn restore(&mut self, recovery: Recovery) {
        let Some(keeper) = self.keeper.clone() else { return };
        // The same project may be open: its lock must be free for the restored one.
        self.close_project();
        self.show_document(keeper.restore(recovery));
    }

    /// Lists the earlier saves of the open project.
    pub(super) fn open_backups(&mut self) {
        let (Some(keeper), Some(workspace)) = (&self.keeper, &self.workspace) else { return };
        let Some(path) = workspace.document.path() else {
            self.modals.push(Notice::from("项目还没有存进文件，没有以前的保存。".to_owned()));
            return;
        };
        match keeper.backups(path) {
            Ok(saves) => self.modals.push(Modal::Backups(Backups::new(saves))),
            Err(error) => self.modals.push(Notice::from(error.to_string())),
        }
    }
}
