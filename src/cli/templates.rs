//! `jibiao templates`: lists the templates with their ids.

use super::{Done, checking, tell, usage, warn};
use crate::session::library;
use crate::template::{Block, Template};
use std::path::PathBuf;

/// 列出可用的模板：编号、范围、环节、地区、标题；或者检查自己写的模板
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao templates [--check <模板文件>…]",
    after_help = "模板怎样写，见帮助里的“模板写法”。\n退出码：0 成功；1 检查的文件有错误；2 命令写法不对",
    help_template = usage::HELP,
    disable_help_flag = true
)]
pub(super) struct Templates {
    /// 检查模板文件（.ron），逐行指出所有错误；可以写多个
    #[arg(long, value_name = "模板文件", num_args = 1.., help_heading = "选项")]
    check: Vec<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

impl Templates {
    pub(super) fn run(&self) -> Done {
        if self.check.is_empty() {
            return list();
        }
        checking::report(&self.check, library::check_templates(&self.check), described)
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
        Block::Notes(lines) => format!("说明 {} 行", lines.len()),
    }
}
