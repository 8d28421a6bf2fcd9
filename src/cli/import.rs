//! `jibiao import`: reads spreadsheets into a new project file and lists what found no place in a form.

use super::{Done, say, tell, usage, warn};
use crate::base::visible::visible_path;
use crate::model::Project;
use crate::session::gathering::{can_be_imported, gather};
use crate::session::import::{Reader, add};
use crate::session::{self, library, outputs};
use std::path::PathBuf;

/// 把 Excel、Word 里的表导入为项目文件：逐张识别模板，没有放进表里的内容逐格列出
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao import [选项] <文件或文件夹>… --output <文件>", help_template = usage::HELP, disable_help_flag = true)]
pub(super) struct Import {
    /// 要导入的 .xlsx、.xls、.ods、.docx、.csv 等文件，可以写多个；写文件夹就读取其中所有的文件
    #[arg(value_name = "文件或文件夹", required = true, help_heading = "参数")]
    files: Vec<PathBuf>,
    /// 新建的项目文件；已有的文件不会被覆盖
    #[arg(short, long, value_name = "文件", help_heading = "选项")]
    output: PathBuf,
    /// 指定模板编号，不再自动识别；用 jibiao templates 查看
    #[arg(long, value_name = "编号", help_heading = "选项")]
    template: Option<String>,
    #[command(flatten)]
    help: usage::Help,
}

impl Import {
    pub(super) fn run(self) -> Done {
        // Before the spreadsheets are read, so that no long import ends in vain.
        outputs::prepare_new(&self.output)?;
        let (library, unusable) = library::library();
        warn(&unusable);
        let reader = Reader::new(&library);
        let mut project = Project::default();
        let mut failed = 0;
        let gathered = gather(&self.files, can_be_imported);
        gathered.notices.iter().for_each(|notice| say(notice));
        for path in &gathered.files {
            match reader.read(path, self.template.as_deref()) {
                Ok(file) => {
                    let forms = add(&mut project, &file);
                    if forms.is_empty() {
                        say(&format!("没有找到绩效表：{}", file.name()));
                    }
                    file.notices().iter().for_each(|notice| say(&format!("注意：{notice}")));
                }
                Err(error) => {
                    failed += 1;
                    say(&format!("错误：{error}"));
                }
            }
        }
        if project.forms.is_empty() {
            return Err("没有导入任何表，没有写出文件".into());
        }
        session::save_new(&self.output, &project)?;
        tell(&format!("已导入 {} 张表，保存为 {}", project.forms.len(), visible_path(&self.output)))?;
        if failed > 0 {
            return Err(format!("有 {failed} 个文件没有导入，其余的已经保存").into());
        }
        Ok(())
    }
}
