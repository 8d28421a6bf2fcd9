//! `jibiao new`: creates a project file with blank forms.

use super::{Done, tell, usage, warn};
use crate::base::visible::visible_path;
use crate::model::{Bureau, Project};
use crate::session::{self, library, outputs};
use crate::template::blank;
use std::path::PathBuf;

/// 用模板新建一个项目文件
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao new [选项] --template <编号> --output <文件>", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct New {
    /// 模板编号，可以写多个；用 jibiao templates 查看
    #[arg(long = "template", value_name = "编号", required = true, help_heading = "选项")]
    templates: Vec<String>,
    /// 新建的项目文件；已有的文件不会被覆盖
    #[arg(short, long, value_name = "文件", help_heading = "选项")]
    output: PathBuf,
    /// 年度
    #[arg(long, value_name = "年", default_value = "", hide_default_value = true, help_heading = "选项")]
    year: String,
    /// 单位名称，填进每张表
    #[arg(long = "unit", value_name = "名称", default_value = "", hide_default_value = true, help_heading = "选项")]
    bureau: String,
    /// 单位编码
    #[arg(long, value_name = "编码", default_value = "", hide_default_value = true, help_heading = "选项")]
    code: String,
    #[command(flatten)]
    help: usage::Help,
}

impl New {
    pub(super) fn run(self) -> Done {
        outputs::prepare_new(&self.output)?;
        let (library, unusable) = library::library();
        let bureau = Bureau { name: self.bureau, code: self.code, year: self.year, ..Bureau::default() };
        let mut project = Project { bureau, ..Project::default() };
        for id in &self.templates {
            let Some(template) = library.template(id) else {
                // Shown only here: a damaged template file may be why the template is missing.
                warn(&unusable);
                return Err(format!("没有编号为 {id} 的模板：请用 jibiao templates 查看可用的模板").into());
            };
            project.push(blank::form(template, &project.bureau));
        }
        session::save_new(&self.output, &project)?;
        tell(&format!("已新建 {}（{} 张表）", visible_path(&self.output), project.forms.len()))?;
        Ok(())
    }
}
