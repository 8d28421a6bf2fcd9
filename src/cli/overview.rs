//! `jibiao overview`: writes the summary of all projects of a file, or the list of what is due, as a table.

use super::{Done, tell, usage, warn};
use crate::base::visible::visible_path;
use crate::model::FormId;
use crate::session::check::examine;
use crate::session::overview::{due, overview, summary};
use crate::session::printed::{endings, save};
use crate::session::settings::settings;
use crate::session::{self, creation_time, library, outputs};
use std::collections::HashMap;
use std::path::PathBuf;

/// 把项目文件里所有项目汇总成一张表：环节、预算、执行、得分、问题、状态
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao overview [选项] --output <文件> <项目文件>", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Overview {
    /// 项目文件
    #[arg(value_name = "项目文件", help_heading = "参数")]
    project: PathBuf,
    /// 只列待办的：还是草稿的和被退回的
    #[arg(long, help_heading = "选项")]
    due: bool,
    #[arg(short, long, help = format!("要写的文件：{}", endings()), value_name = "文件", help_heading = "选项")]
    output: PathBuf,
    #[command(flatten)]
    help: usage::Help,
}

impl Overview {
    pub(super) fn run(self) -> Done {
        super::notify(&outputs::prepare(&[&self.project], &[&self.output])?);
        let project = session::open(&self.project)?;
        let (library, unusable) = library::library();
        warn(&unusable);
        let examined = examine(&project, &library, &settings().0.rules);
        let counts: HashMap<FormId, usize> = examined.iter().map(|form| (form.id, form.said.len())).collect();
        let entries = overview(&project, &library, &|form| counts.get(&form).copied().unwrap_or_default());
        let table = if self.due { due(&entries, &project.bureau) } else { summary(&entries, &project.bureau) };
        save(&self.output, &table.sheet(), &project.bureau, &library, creation_time()?)?;
        tell(&format!("{}：{} 行，已保存为 {}", table.title, table.rows.len(), visible_path(&self.output)))?;
        Ok(())
    }
}
