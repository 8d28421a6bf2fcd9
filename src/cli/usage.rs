//! Help and usage errors in Chinese: clap has texts in English only.

use super::{Done, FAILED, USAGE, say, tell};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::process::ExitCode;

/// The layout of every help text, as a clap template.
pub(super) const HELP: &str = "{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}";

/// The help flag, described in Chinese.
#[derive(Debug, clap::Args)]
pub(super) struct Help {
    /// 显示帮助
    #[arg(short = 'h', long, action = clap::ArgAction::Help, help_heading = "选项")]
    help: Option<bool>,
}

/// The result of calling a program built without the window and without a command.
pub(super) fn nothing_to_do() -> Done {
    Err("缺少命令：请用 jibiao --help 查看写法".into())
}

/// Shows the help that was asked for, otherwise what is wrong with the command line.
pub(super) fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            if let Err(untold) = tell(error.to_string().trim_end()) {
                say(&format!("错误：{untold}"));
                return ExitCode::from(FAILED);
            }
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            say(error.to_string().trim_end());
            ExitCode::from(USAGE)
        }
        kind => {
            say(&format!("错误：{}\n请用 jibiao --help 或 jibiao 命令 --help 查看写法", in_chinese(kind, error)));
            ExitCode::from(USAGE)
        }
    }
}

fn in_chinese(kind: ErrorKind, error: &clap::Error) -> String {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        Some(other) => other.to_string(),
        None => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    match kind {
        ErrorKind::MissingRequiredArgument => format!("缺少 {argument}"),
        ErrorKind::UnknownArgument => format!("不认识的选项 {argument}"),
        ErrorKind::InvalidSubcommand => format!("不认识的命令 {}", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand => "缺少命令".to_owned(),
        ErrorKind::ArgumentConflict => format!("{argument} 不能和 {} 一起用", context(ContextKind::PriorArg)),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = context(ContextKind::InvalidValue);
            let valid = context(ContextKind::ValidValue);
            let choices = if valid.is_empty() { String::new() } else { format!("，可用的有 {valid}") };
            if value.is_empty() {
                format!("{argument} 缺少内容{choices}")
            } else {
                format!("{argument} 不能是“{value}”{choices}")
            }
        }
        ErrorKind::NoEquals | ErrorKind::WrongNumberOfValues | ErrorKind::TooManyValues | ErrorKind::TooFewValues => {
            format!("{argument} 后面的内容个数不对")
        }
        ErrorKind::InvalidUtf8 => "命令里有不是 UTF-8 的文字".to_owned(),
        _ => "命令写法不对".to_owned(),
    }
}
