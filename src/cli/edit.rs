//! `jibiao edit`: opens the window with a project file, or with spreadsheets to import.

use super::{Cli, Done, tell, usage};
use crate::base::visible::visible_path;
use crate::session::gathering::is_project;
use crate::session::{exists, keeper::Keeper};
use crate::ui::Start;
use clap::CommandFactory;
use std::path::{Path, PathBuf};

/// 打开编辑窗口
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao edit [文件]…", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Edit {
    /// 要打开的项目文件；.xlsx、.xls、.ods 表会先预览再导入
    #[arg(value_name = "文件", help_heading = "参数")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

impl Edit {
    pub(super) fn run(self) -> Done {
        if let Some(missing) = self.files.iter().find(|file| !exists(file)) {
            return Err(no_such_file(missing).into());
        }
        let (projects, spreadsheets): (Vec<PathBuf>, Vec<PathBuf>) =
            self.files.into_iter().partition(|file| is_project(file));
        if projects.len() > 1 {
            return Err("一个窗口只能打开一个项目文件：请分别打开，或用“导入”把表加进同一个项目".into());
        }
        let path = projects.into_iter().next();
        let keeper = Keeper::of_user();
        // A window that is already open can be called but not given spreadsheets: with those, a new window opens.
        if let Some(project) = path.as_ref().filter(|path| spreadsheets.is_empty() && keeper.call_window(path)) {
            tell(&format!("{} 已在打开的窗口中", visible_path(project)))?;
            return Ok(());
        }
        Ok(crate::ui::run(Start { path, spreadsheets, ..Start::default() })?)
    }
}

fn no_such_file(path: &Path) -> String {
    let commands = Cli::command();
    let commands: Vec<&str> = commands.get_subcommands().map(clap::Command::get_name).collect();
    format!(
        "找不到文件 {}：请检查文件名和所在的文件夹。如果想用命令，可用的有 {}，写法见 jibiao --help",
        visible_path(path),
        commands.join("、")
    )
}
