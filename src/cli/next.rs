//! `jibiao next`: makes the next station of the forms of a project file, and writes all to a new one.

use super::{Done, notify, tell, usage, warn};
use crate::base::visible::visible_path;
use crate::model::{FormId, Project};
use crate::session::station::{self, Step, USUAL_MONTH};
use crate::session::{self, Document, library, outputs};
use crate::template::Stage;
use std::path::PathBuf;

/// 从申报、批复表生成下一环节的表，连同原来的表写进一个新的项目文件
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao next [选项] --stage <环节> --output <文件> <项目文件>", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Next {
    /// 项目文件
    #[arg(value_name = "项目文件", help_heading = "参数")]
    project: PathBuf,
    /// 要生成的环节：approval 批复、monitoring 监控、adjustment 调整、self-evaluation 自评
    #[arg(long, value_name = "环节", value_parser = ["approval", "monitoring", "adjustment", "self-evaluation"], hide_possible_values = true, help_heading = "选项")]
    stage: String,
    /// 只用这张表，写项目名称，可以写多个；不写就用每个项目最后的批复或申报表
    #[arg(long = "form", value_name = "项目名称", help_heading = "选项")]
    forms: Vec<String>,
    /// 模板编号；不写就用本地区的，没有再用全国的
    #[arg(long, value_name = "编号", help_heading = "选项")]
    template: Option<String>,
    /// 监控表报到几月
    #[arg(long, value_name = "月", default_value_t = USUAL_MONTH, value_parser = clap::value_parser!(u32).range(1..=12), hide_default_value = true, help_heading = "选项")]
    month: u32,
    /// 新建的项目文件；已有的文件不会被覆盖
    #[arg(short, long, value_name = "文件", help_heading = "选项")]
    output: PathBuf,
    #[command(flatten)]
    help: usage::Help,
}

impl Next {
    pub(super) fn run(self) -> Done {
        outputs::prepare_new(&self.output)?;
        let project = session::open(&self.project)?;
        let (library, unusable) = library::library();
        warn(&unusable);
        if let Some(id) = self.template.as_ref().filter(|id| library.template(id).is_none()) {
            return Err(format!("没有编号为 {id} 的模板：请用 jibiao templates 查看可用的模板").into());
        }
        let stage = self.stage();
        let binding = station::binding(&project, &library, stage);
        let forms = if self.forms.is_empty() { binding } else { self.named(&project, &binding)? };
        let step = Step { stage, template: self.template, month: self.month };
        let made = station::next(&project, &library, &forms, &step);
        notify(made.not_made.iter().map(ToString::to_string));
        let Some(edit) = made.edit else {
            return Err(format!("没有生成{}，没有写出文件", stage.heading()).into());
        };
        let mut document = Document::new(project);
        let _ = document.edit(&edit);
        session::save_new(&self.output, document.project())?;
        tell(&format!("已生成 {} 张{}，保存为 {}", made.count, stage.heading(), visible_path(&self.output)))?;
        Ok(())
    }

    fn stage(&self) -> Stage {
        match self.stage.as_str() {
            "approval" => Stage::Approval,
            "monitoring" => Stage::Monitoring,
            "adjustment" => Stage::Adjustment,
            _ => Stage::SelfEvaluation,
        }
    }

    /// The forms that are called as the command says: of forms with one name those that bind, else all, so that the user
    /// reads why nothing is made of them.
    fn named(&self, project: &Project, binding: &[FormId]) -> Result<Vec<FormId>, String> {
        let of_name = |name: &String| {
            let found = project.forms.iter().filter(|form| form.name() == name.trim()).map(|form| form.id);
            let found: Vec<FormId> = found.collect();
            let bound: Vec<FormId> = found.iter().copied().filter(|form| binding.contains(form)).collect();
            match (found.is_empty(), bound.is_empty()) {
                (true, _) => Err(format!("项目文件里没有“{name}”：请写表里的项目名称")),
                (false, true) => Ok(found),
                (false, false) => Ok(bound),
            }
        };
        Ok(self.forms.iter().map(of_name).collect::<Result<Vec<_>, _>>()?.concat())
    }
}
