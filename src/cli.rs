//! The commands. Without one, or with files instead, the window opens.
//!
//! Exit codes: 0 done, 1 failed, 2 called wrongly.

mod check;
#[cfg(feature = "gui")]
mod edit;
mod export;
mod import;
mod new;
mod profile;
mod templates;
mod terminal;
mod usage;

use crate::session::{crash, exists, keeper::StateFolder};
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use terminal::{say, tell};

/// The exit code of a command that failed.
const FAILED: u8 = 1;
/// The exit code of a command that was called wrongly.
const USAGE: u8 = 2;

#[derive(Debug, Parser)]
#[command(
    name = "jibiao",
    about = "绩表：绩效目标申报表、批复表、自评表的填报、检查、打印与导出",
    after_help = "退出码：0 成功；1 失败；2 命令写法不对",
    version,
    override_usage = "jibiao <命令> [选项]",
    help_template = usage::HELP,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    #[command(flatten)]
    help: usage::Help,
    /// 显示版本号
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "选项")]
    version: Option<bool>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 打开编辑窗口；不写命令也一样
    #[cfg(feature = "gui")]
    Edit(edit::Edit),
    /// 用模板新建一个项目文件
    New(new::New),
    /// 导入已有的 Excel 表
    Import(import::Import),
    /// 检查项目文件或 Excel 表
    Check(check::Check),
    /// 列出可用的模板
    Templates(templates::Templates),
    /// 列出上报配置，或从系统的空白上报表学一份
    Profile(profile::ProfileCommand),
    /// 把项目导出为 PDF、Excel、上报表或 JSON
    Export(export::Export),
}

/// Runs the command in `arguments`, the program's name first.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    crash::install(&StateFolder::of_user());
    let cli = match Cli::try_parse_from(with_command(arguments.into_iter().collect())) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let done = match cli.command {
        None => usage::nothing_to_do(),
        #[cfg(feature = "gui")]
        Some(Command::Edit(command)) => command.run(),
        Some(Command::New(command)) => command.run(),
        Some(Command::Import(command)) => command.run(),
        Some(Command::Check(command)) => command.run(),
        Some(Command::Templates(command)) => command.run(),
        Some(Command::Profile(command)) => command.run(),
        Some(Command::Export(command)) => command.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("错误：{error}"));
            ExitCode::from(FAILED)
        }
    }
}

/// Puts the command for the window where none is written: alone, or before files, as a file manager gives them.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if cfg!(feature = "gui") && arguments.get(1).is_none_or(names_file) {
        arguments.insert(arguments.len().min(1), "edit".into());
    }
    arguments
}

/// Whether an argument is a file's and no command or option.
fn names_file(argument: &OsString) -> bool {
    let path = Path::new(argument);
    let option = argument.to_string_lossy().starts_with('-');
    let command = Cli::command().get_subcommands().any(|command| command.get_name() == argument);
    !option && !command && (path.extension().is_some() || path.components().count() > 1 || exists(path))
}

/// What a command ends with: an error is shown once, here.
type Done = Result<(), Box<dyn std::error::Error>>;
