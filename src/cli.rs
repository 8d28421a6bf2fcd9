//! The commands. Without one, or with a project file instead, the window opens.
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
mod usage;

use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

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

/// Puts the command for the window where none is written: before a project file, as a file manager gives it, or alone.
fn with_command(mut arguments: Vec<OsString>) -> Vec<OsString> {
    let is_project = |argument: &OsString| Path::new(argument).extension().is_some_and(|extension| extension == "ron");
    if cfg!(feature = "gui") && (arguments.len() == 1 || (arguments.len() == 2 && is_project(&arguments[1]))) {
        arguments.insert(1, "edit".into());
    }
    arguments
}

/// What a command ends with: an error is shown once, here.
type Done = Result<(), Box<dyn std::error::Error>>;

/// Writes a line for the user to standard error.
#[expect(clippy::print_stderr, reason = "the command line speaks to its user here")]
fn say(line: &str) {
    eprintln!("{line}");
}

/// Writes a line of a command's result to standard output; a closed pipe is no error.
fn tell(line: &str) {
    use std::io::Write;
    drop(writeln!(std::io::stdout(), "{line}"));
}
