//! `jibiao export`: writes the files that the options ask for, with progress on a terminal.

mod files;

use super::{Done, notify, tell, usage, warn};
use crate::base::paper::Paper;
use crate::base::visible::visible_path;
use crate::session::choice::FormChoice;
use crate::session::export::{Format, Order, PerForm, Progress, run};
use crate::session::{self, creation_time, library, listed, outputs};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use files::Files;
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long an export runs before progress is shown, so that a short one prints nothing.
const QUIET: Duration = Duration::from_millis(500);
/// The option for files of each form.
const PER_FORM: &str = "per-form";

#[derive(Debug, clap::Args)]
#[command(
    about = about(),
    override_usage = "jibiao export [选项] <项目文件>",
    help_template = usage::HELP,
    disable_help_flag = true
)]
pub(super) struct Export {
    /// 项目文件
    #[arg(value_name = "项目文件", help_heading = "参数")]
    project: PathBuf,
    /// 只导出这张表，可以写多个：表名、来源文件名或序号
    #[arg(long = "form", value_name = "表", help_heading = "选项")]
    forms: Vec<String>,
    #[command(flatten)]
    files: Files,
    #[arg(long = PER_FORM, help = per_form(), value_name = "文件夹", help_heading = "选项")]
    per_form: Option<PathBuf>,
    /// 打印用的字体文件，代替自带字体
    #[arg(long, value_name = "字体文件", help_heading = "选项")]
    font: Option<PathBuf>,
    /// 纸张：a4、a3 或 16k，代替项目里设的
    #[arg(long, value_name = "纸张", value_parser = papers(), hide_possible_values = true, help_heading = "选项")]
    paper: Option<Paper>,
    #[command(flatten)]
    help: usage::Help,
}

/// The names of papers, as they are typed.
const PAPERS: [(&str, Paper); 3] = [("a4", Paper::A4), ("a3", Paper::A3), ("16k", Paper::K16)];

fn papers() -> impl TypedValueParser<Value = Paper> {
    let named = |name: String| PAPERS.iter().find(|(known, _)| *known == name).map_or(Paper::A4, |(_, paper)| *paper);
    PossibleValuesParser::new(PAPERS.map(|(name, _)| name)).map(named)
}

/// What the command is for.
pub(super) fn about() -> String {
    let names: Vec<&str> = Format::ALL.iter().map(|format| format.about().name).collect();
    let list = listed(&names, "或");
    format!("把项目导出为 {list}")
}

fn per_form() -> String {
    let each: Vec<String> = Format::laid_out().map(|format| format!("一个 {}", format.about().name)).collect();
    format!("每张表各导出{}，放进这个文件夹", listed(&each, "和"))
}

impl Export {
    pub(super) fn run(self) -> Done {
        let order = Order {
            forms: if self.forms.is_empty() { FormChoice::All } else { FormChoice::Named(self.forms) },
            files: self.files.files,
            profile: self.files.profile,
            per_form: self.per_form.map(PerForm::all_in),
            font: self.font,
            paper: self.paper,
            ..Order::default()
        };
        if order.is_empty() {
            let options = Format::ALL.iter().map(|format| format.about().option).chain([PER_FORM]);
            let options: Vec<String> = options.map(|option| format!("--{option}")).collect();
            return Err(format!("没有说明导出成什么：请至少写一个 {}", listed(&options, "或")).into());
        }
        let created = creation_time()?;
        // Before anything is read: an output that is the project itself would be lost without a backup.
        let inputs: Vec<&Path> =
            [Some(&self.project), order.font.as_ref()].into_iter().flatten().map(PathBuf::as_path).collect();
        let outputs: Vec<&Path> = order.files.iter().map(|(_, path)| path.as_path()).collect();
        let broken = outputs::prepare(&inputs, &outputs)?;
        notify(&broken);
        let project = session::open(&self.project)?;
        let (library, unusable) = library::library();
        warn(&unusable);
        let mut bar = Bar::new();
        let report = run(&project, &library, &order, created, |progress| bar.show(progress));
        bar.clear();
        let report = report?;
        notify(&report.notices);
        report.files.iter().try_for_each(|file| tell(&visible_path(file)))?;
        Ok(())
    }
}

/// The progress of a long export, shown on a terminal.
struct Bar {
    started: Instant,
    terminal: bool,
    shown: bool,
}

impl Bar {
    fn new() -> Self {
        Self { started: Instant::now(), terminal: std::io::stderr().is_terminal(), shown: false }
    }

    fn show(&mut self, progress: Progress) -> ControlFlow<()> {
        // Only on a terminal: in a file each `\r` would stay as one more piece of text.
        if self.terminal && self.started.elapsed() > QUIET {
            self.shown = true;
            drop(write!(std::io::stderr(), "\r正在导出 {} / {}", progress.done, progress.of));
        }
        ControlFlow::Continue(())
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            drop(write!(std::io::stderr(), "\r\u{1b}[K"));
        }
    }
}
