//! `jibiao check`: checks project files and spreadsheets as one set and prints the findings as text or JSON.

use super::terminal::Untold;
use super::{Done, notify, say, tell, usage, warn};
use crate::base::visible::visible;
use crate::rules::Severity;
use crate::session::check::{Said, examine, folded, json, read};
use crate::session::choice::FormChoice;
use crate::session::report::{self, Subject};
use crate::session::{creation_time, library, outputs, settings::settings};
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

/// 检查绩效表：加总不符、单位不对、日期过期、照抄别的项目等
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao check [选项] <文件>…",
    after_help = "一次写的所有文件当作一个单位的一套表，互相核对。规则见帮助里的“检查规则”。\n退出码：0 没有 --deny 所指的问题；1 有，或者有文件读不了；2 命令写法不对",
    help_template = usage::HELP,
    disable_help_flag = true
)]
pub(super) struct Check {
    /// 项目文件、.xlsx 等表格或 .docx 文档，可以写多个；写文件夹就检查其中所有的文件
    #[arg(value_name = "文件", required = true, help_heading = "参数")]
    files: Vec<PathBuf>,
    /// 输出格式：text 给人看，json 供其他程序使用
    #[arg(
        long,
        value_name = "格式",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "选项"
    )]
    format: Format,
    /// 有这样的问题时退出码为 1：error 只算错误，warning 也算提醒
    #[arg(long, value_name = "轻重", hide_possible_values = true, help_heading = "选项")]
    deny: Option<Deny>,
    #[arg(long, help = report_help(), value_name = "文件", help_heading = "选项")]
    report: Option<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Deny {
    Error,
    Warning,
}

fn report_help() -> String {
    format!("另存一份检查报告，供打印和签字：{}", report::endings())
}

impl Check {
    pub(super) fn run(self) -> Done {
        let inputs: Vec<&Path> = self.files.iter().map(PathBuf::as_path).collect();
        let outputs: Vec<&Path> = self.report.iter().map(PathBuf::as_path).collect();
        let broken = outputs::prepare(&inputs, &outputs)?;
        notify(&broken);
        let (library, unusable) = library::library();
        warn(&unusable);
        let set = read(&self.files, &library);
        notify(&set.notices);
        set.failures.iter().for_each(|failure| say(&format!("错误：{failure}")));
        let (settings, notice) = settings();
        notify(notice.map(|notice| notice.to_string()));
        let examined = examine(&set.project, &library, &settings.rules);
        let said: Vec<&Said> = examined.iter().flat_map(|form| &form.said).collect();
        if let Some(path) = &self.report {
            let (forms, user) = (&FormChoice::All, &settings.rules);
            let subject = Subject { project: &set.project, library: &library, forms, user, created: creation_time()? };
            report::write(path, &subject)?;
        }
        match self.format {
            Format::Json => tell(&json(&said)?)?,
            Format::Text => {
                let shown: Vec<Said> = examined.iter().flat_map(|form| folded(&form.said)).collect();
                show(&shown, set.project.forms.len())?;
            }
        }
        // Only now, so that the findings in the other files are shown.
        if !set.failures.is_empty() {
            return Err(format!("有 {} 个文件没有检查", set.failures.len()).into());
        }
        let denied = said.iter().filter(|said| self.denies(said.severity)).count();
        if denied > 0 {
            return Err(format!("检查没有通过：有 {denied} 处{}", self.denied_name()).into());
        }
        Ok(())
    }

    fn denies(&self, severity: Severity) -> bool {
        match self.deny {
            None => false,
            Some(Deny::Error) => severity == Severity::Error,
            Some(Deny::Warning) => severity != Severity::Hint,
        }
    }

    fn denied_name(&self) -> &'static str {
        if self.deny == Some(Deny::Warning) { "错误或提醒" } else { "错误" }
    }
}

/// Shows findings as text, form by form.
fn show(said: &[Said], forms: usize) -> Result<(), Untold> {
    // NO_COLOR is the convention of no-color.org.
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    // Findings come form by form, so neighbours of one form make a section.
    for form in said.chunk_by(|a, b| a.form == b.form) {
        let Some(first) = form.first() else { continue };
        tell(&format!("{}（{}）", painted(&visible(&first.form), "1", color), counts(form)))?;
        for said in form {
            let label = painted(said.severity.label(), paint(said.severity), color);
            tell(&format!("  {label} {}：{}", visible(&said.place), one_line(&said.message)))?;
            if !said.hint.is_empty() {
                tell(&format!("       {}", painted(&one_line(&said.hint), "2", color)))?;
            }
        }
        tell("")?;
    }
    tell(&match said {
        [] => format!("检查了 {forms} 张表，没有发现问题"),
        _ => format!("检查了 {forms} 张表：{}", counts(said)),
    })
}

fn counts(said: &[Said]) -> String {
    let of = |severity: Severity| {
        let alike = said.iter().filter(|said| said.severity == severity);
        (alike.map(|said| said.stands_for).sum::<usize>(), severity.label())
    };
    let counted = [Severity::Error, Severity::Warning, Severity::Hint].map(of);
    let named = counted.iter().filter(|(count, _)| *count > 0).map(|(count, label)| format!("{label} {count}"));
    named.collect::<Vec<_>>().join("，")
}

fn paint(severity: Severity) -> &'static str {
    // ANSI colours: red, yellow, cyan.
    match severity {
        Severity::Error => "31",
        Severity::Warning => "33",
        Severity::Hint => "36",
    }
}

fn painted(text: &str, code: &str, color: bool) -> String {
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}
