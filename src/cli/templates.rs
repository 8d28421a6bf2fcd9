//! `jibiao templates`

use super::{Done, say, tell, usage};
use crate::session::library;

/// 列出可用的模板：编号、范围、环节、地区、标题
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao templates", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Templates {
    #[command(flatten)]
    help: usage::Help,
}

impl Templates {
    pub(super) fn run(&self) -> Done {
        let (library, notices) = library::library();
        let widest = library.templates().iter().map(|template| template.id.len()).max().unwrap_or(0);
        for template in library.templates() {
            let (scope, stage) = (template.scope.name(), template.stage.name());
            tell(&format!("{:widest$}  {scope}  {stage}  {}  {}", template.id, template.name, template.region))?;
        }
        notices.iter().for_each(|notice| say(&format!("注意：{notice}")));
        Ok(())
    }
}
