//! `jibiao templates`: lists the templates with their ids, checks those that users write, or makes one from a form.

use super::{Done, checking, notify, tell, usage, warn};
use crate::base::visible::visible_path;
use crate::session::import::Reader;
use crate::session::templates::{About, proposed_name, save, save_to};
use crate::session::{library, outputs};
use crate::template::{Block, Template};
use std::path::PathBuf;

/// 列出可用的模板：编号、范围、环节、地区、标题；检查自己写的模板，或者从一张表做一份
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao templates [--check <模板文件>…]\n      jibiao templates learn <表格文件> [选项]",
    after_help = "模板怎样写，见帮助里的“模板写法”。\n退出码：0 成功；1 检查的文件有错误；2 命令写法不对",
    help_template = usage::HELP,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    disable_help_flag = true
)]
pub(super) struct Templates {
    /// 检查模板文件（.ron），逐行指出所有错误；可以写多个
    #[arg(long, value_name = "模板文件", num_args = 1.., help_heading = "选项")]
    check: Vec<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
    #[command(subcommand)]
    command: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// 从一张表做一份模板，以后照它填表、打印、导入
    Learn(Learn),
}

/// 从一张表（填好的或空白的）做一份模板：文字、列宽、合并、分类照搬，以后照它填表、打印、导入
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao templates learn [选项] <表格文件>",
    help_template = usage::HELP,
    disable_help_flag = true
)]
struct Learn {
    /// 要记住的表，.xlsx、.xls 或 .ods 文件
    #[arg(value_name = "表格文件", help_heading = "参数")]
    file: PathBuf,
    /// 给这种表起的名称；不写用表的标题
    #[arg(long, value_name = "名称", default_value = "", hide_default_value = true, help_heading = "选项")]
    name: String,
    /// 用在哪里，如“四川青神”
    #[arg(long, value_name = "地区", default_value = "本单位", hide_default_value = true, help_heading = "选项")]
    region: String,
    /// 文件里的第几张表；不写是第一张
    #[arg(long, value_name = "第几张", default_value_t = 1, hide_default_value = true, help_heading = "选项")]
    form: usize,
    /// 写成这个新文件，不放进模板文件夹
    #[arg(short, long, value_name = "文件", help_heading = "选项")]
    output: Option<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

impl Templates {
    pub(super) fn run(self) -> Done {
        match self.command {
            Some(What::Learn(learn)) => learn.run(),
            None if self.check.is_empty() => list(),
            None => checking::report(&self.check, library::check_templates(&self.check), described),
        }
    }
}

impl Learn {
    fn run(self) -> Done {
        if let Some(output) = &self.output {
            outputs::prepare_new(output)?;
        }
        let (library, unusable) = library::library();
        warn(&unusable);
        let reader = Reader::new(&library);
        let file = reader.read(&self.file, None)?;
        let about = About { name: self.name, region: self.region, stage: None };
        let made = reader.make_template(&file, self.form.saturating_sub(1), &about)?;
        let mut template = Template::clone(&made.template);
        if about.name.is_empty() {
            template.name = proposed_name(&template, &library);
        }
        let path = match self.output {
            Some(output) => save_to(&template, &output).map(|()| output)?,
            None => save(&template, &library)?,
        };
        tell(&described(&template))?;
        notify(&made.remarks);
        tell(&format!("已保存为 {}", visible_path(&path)))?;
        Ok(())
    }
}

fn list() -> Done {
    let (library, unusable) = library::library();
    let widest = library.templates().iter().map(|template| template.id.len()).max().unwrap_or(0);
    for template in library.templates() {
        let (scope, stage) = (template.scope.name(), template.stage.name());
        tell(&format!("{:widest$}  {scope}  {stage}  {}  {}", template.id, template.name, template.region))?;
    }
    warn(&unusable);
    Ok(())
}

/// Describes a template in one line: its name, scope, stage and blocks.
fn described(template: &Template) -> String {
    let blocks: Vec<String> = template.blocks.iter().map(block).collect();
    let (scope, stage) = (template.scope.name(), template.stage.name());
    let Template { id, name, region, fields, .. } = template;
    let (count, blocks) = (blocks.len(), blocks.join("、"));
    format!("模板 {id}“{name}”，{region}，{scope}，{stage}；{} 个字段；{count} 块：{blocks}", fields.len())
}

fn block(block: &Block) -> String {
    match block {
        Block::Grid(grid) => format!("单元格 {} 行", grid.rows.len()),
        Block::Table(table) => format!("{} {} 列", table.of.label(), table.columns.len()),
        Block::Schedule { .. } => "资金支出计划".to_owned(),
        Block::Prose(_) => "正文".to_owned(),
        Block::Notes(lines) => format!("说明 {} 行", lines.len()),
    }
}
