//! The command line: one file per command. Without a command, or with only files, the window opens.
//!
//! Exit codes: 0 success, 1 failure, 2 wrong usage.

mod check;
mod checking;
mod compare;
#[cfg(feature = "gui")]
mod edit;
mod export;
mod import;
mod new;
mod next;
mod overview;
mod profile;
mod templates;
mod terminal;
mod usage;
mod year;

use crate::session::library::Unusable;
use crate::session::{crash, exists, keeper::StateFolder};
use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;
use terminal::{say, tell};

/// The exit code of a command that failed.
const FAILED: u8 = 1;
/// The exit code of a command that was used wrongly, as clap's own.
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
    /// 从申报、批复表生成下一环节的表：批复、监控、调整、自评
    Next(next::Next),
    /// 从今年的项目文件生成下一年度的项目文件
    Year(year::Year),
    /// 对比两个项目文件或表：改了什么、多了什么、少了什么
    Compare(compare::Compare),
    /// 把所有项目汇总成一张表，或列出待办
    Overview(overview::Overview),
    /// 检查项目文件或 Excel 表
    Check(check::Check),
    /// 列出可用的模板，或检查自己写的模板
    Templates(templates::Templates),
    /// 列出、检查上报配置，或从系统的空白上报表学一份
    Profile(profile::ProfileCommand),
    #[command(about = export::about())]
    Export(export::Export),
}

/// Runs the command in `arguments`, which begin with the program's name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    crash::install(&StateFolder::of_user());
    let cli = match Cli::try_parse_from(with_command(arguments.into_iter().collect())) {
        Ok(cli) => cli,
        Err(error) => return usage::explain(&error),
    };
    let done = match cli.command {
        None => usage::nothing_to_do(),
        #[cfg(feature = "gui")]
        Some(Command::Edit(command)) => command.run().inspect_err(|error| crate::ui::tell_alone(&error.to_string())),
        Some(Command::New(command)) => command.run(),
        Some(Command::Import(command)) => command.run(),
        Some(Command::Next(command)) => command.run(),
        Some(Command::Year(command)) => command.run(),
        Some(Command::Compare(command)) => command.run(),
        Some(Command::Overview(command)) => command.run(),
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

/// Returns what the commands are called and take, for the pages and completions of the packages.
pub fn command() -> clap::Command {
    Cli::command()
}

/// Adds the `edit` command where none is given: without arguments, or when the first is a file.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    // A file manager passes only the paths of the files that it opens.
    if cfg!(feature = "gui") && arguments.get(1).is_none_or(names_file) {
        arguments.insert(arguments.len().min(1), "edit".into());
    }
    arguments
}

/// Whether an argument names a file rather than a command or an option.
fn names_file(argument: &OsString) -> bool {
    let path = Path::new(argument);
    let option = argument.to_string_lossy().starts_with('-');
    let command = Cli::command().get_subcommands().any(|command| command.get_name() == argument);
    // A name that looks like a path counts even if nothing is there, so that `edit` can say that the file is missing.
    !option && !command && (path.extension().is_some() || path.components().count() > 1 || exists(path))
}

/// The result of a command. An error is shown once, in [`run`].
type Done = Result<(), Box<dyn std::error::Error>>;

/// Prints notices for the user.
fn notify<S: AsRef<str>>(notices: impl IntoIterator<Item = S>) {
    notices.into_iter().for_each(|notice| say(&format!("注意：{}", notice.as_ref())));
}

/// Says what is wrong with templates and profiles of the user's own, which are left out.
fn warn(unusable: &[Unusable]) {
    notify(unusable.iter().flat_map(Unusable::lines));
}
