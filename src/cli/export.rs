//! `jibiao export`

use super::{Done, say, tell, usage};
use crate::session::choice::FormChoice;
use crate::session::export::{Order, Progress, run};
use crate::session::{self, library, now};
use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How long an export runs before it says how far it is.
const QUIET: Duration = Duration::from_millis(500);

/// 把项目导出为 PDF、Excel、上报表或 JSON
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao export [选项] <项目文件>", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Export {
    /// 项目文件
    #[arg(value_name = "项目文件", help_heading = "参数")]
    project: PathBuf,
    /// 只导出这张表，可以写多个：表名、来源文件名或序号
    #[arg(long = "form", value_name = "表", help_heading = "选项")]
    forms: Vec<String>,
    /// 导出为 PDF，每张表一个书签
    #[arg(long, value_name = "文件", help_heading = "选项")]
    pdf: Option<PathBuf>,
    /// 导出为 Excel，每张表一个工作表
    #[arg(long, value_name = "文件", help_heading = "选项")]
    xlsx: Option<PathBuf>,
    /// 导出一体化系统的上报表
    #[arg(long, value_name = "文件", help_heading = "选项")]
    upload: Option<PathBuf>,
    /// 上报表的配置编号
    #[arg(
        long,
        value_name = "编号",
        default_value = "general",
        requires = "upload",
        hide_default_value = true,
        help_heading = "选项"
    )]
    profile: String,
    /// 导出为 JSON，供其他程序使用
    #[arg(long, value_name = "文件", help_heading = "选项")]
    json: Option<PathBuf>,
    /// 每张表各导出一个 PDF 和一个 Excel，放进这个文件夹
    #[arg(long, value_name = "文件夹", help_heading = "选项")]
    per_form: Option<PathBuf>,
    /// 打印用的字体文件，代替自带字体
    #[arg(long, value_name = "字体文件", help_heading = "选项")]
    font: Option<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

impl Export {
    pub(super) fn run(self) -> Done {
        let order = Order {
            forms: if self.forms.is_empty() { FormChoice::All } else { FormChoice::Named(self.forms) },
            pdf: self.pdf,
            xlsx: self.xlsx,
            upload: self.upload,
            profile: self.profile,
            json: self.json,
            per_form: self.per_form,
            font: self.font,
        };
        if order.is_empty() {
            return Err("没有说明导出成什么：请至少写一个 --pdf、--xlsx、--upload、--json 或 --per-form".into());
        }
        let project = session::open(&self.project)?;
        let (library, notices) = library::library();
        notices.iter().for_each(|notice| say(&format!("注意：{notice}")));
        let mut bar = Bar::new();
        let report = run(&project, &library, &order, now(), |progress| bar.show(progress));
        bar.clear();
        let report = report?;
        report.notices.iter().for_each(|notice| say(&format!("注意：{notice}")));
        report.files.iter().try_for_each(|file| tell(&file.display().to_string()))?;
        Ok(())
    }
}

/// How far a long export is, on a terminal.
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
