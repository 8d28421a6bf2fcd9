//! `jibiao edit`

use super::{Done, tell, usage};
use crate::session::{crash, keeper::Keeper};
use std::path::PathBuf;

/// 打开编辑窗口
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao edit [项目文件]", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Edit {
    /// 要打开的项目文件
    #[arg(value_name = "项目文件", help_heading = "参数")]
    project: Option<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

impl Edit {
    pub(super) fn run(self) -> Done {
        let keeper = Keeper::of_user();
        crash::install(keeper.state());
        if let Some(project) = self.project.as_ref().filter(|project| keeper.call_window(project)) {
            tell(&format!("{} 已在打开的窗口中", project.display()));
            return Ok(());
        }
        Ok(crate::ui::run(self.project)?)
    }
}
