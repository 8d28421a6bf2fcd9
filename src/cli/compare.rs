//! `jibiao compare`: says how the forms of two files differ, and prints it as a table.

use super::{Done, notify, tell, usage, warn};
use crate::base::visible::{visible, visible_path};
use crate::model::Project;
use crate::session::check::read;
use crate::session::comparison::{FormDifference, Kind, Line, compare, printed};
use crate::session::printed::{endings, save};
use crate::session::{creation_time, library, outputs};
use crate::template::Library;
use std::path::{Path, PathBuf};

/// 对比两个项目文件或表，按项目和指标逐行列出不同
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao compare [选项] <原来的文件> <现在的文件>",
    after_help = "两年的、两个环节的、一个文件和它的备份都可以对比：按项目编码，没有编码按项目名称对应。",
    help_template = usage::HELP,
    disable_help_flag = true
)]
pub(super) struct Compare {
    /// 原来的项目文件、Excel 表或 Word 表；也可以是文件夹
    #[arg(value_name = "原来的文件", help_heading = "参数")]
    before: PathBuf,
    /// 现在的
    #[arg(value_name = "现在的文件", help_heading = "参数")]
    after: PathBuf,
    #[arg(short, long, help = format!("把不同另存成一张表，供打印：{}", endings()), value_name = "文件", help_heading = "选项")]
    output: Option<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
}

impl Compare {
    pub(super) fn run(self) -> Done {
        let inputs = [self.before.as_path(), self.after.as_path()];
        let outputs: Vec<&Path> = self.output.iter().map(PathBuf::as_path).collect();
        notify(&outputs::prepare(&inputs, &outputs)?);
        let (library, unusable) = library::library();
        warn(&unusable);
        let before = forms(&self.before, &library)?;
        let after = forms(&self.after, &library)?;
        let found = compare(&before, &after, &library);
        if let Some(path) = &self.output {
            let sides = inputs.map(|path| visible_path(path).to_string());
            let sheet = printed(&found, [&sides[0], &sides[1]]).sheet();
            save(path, &sheet, &after.bureau, &library, creation_time()?)?;
        }
        for form in &found {
            tell(&heading(form))?;
            for line in &form.lines {
                tell(&format!("  {}", in_words(line)))?;
            }
        }
        let lines: usize = found.iter().map(|form| form.lines.len().max(1)).sum();
        let told = if found.is_empty() {
            "没有不同".to_owned()
        } else {
            format!("{} 张表有 {lines} 处不同", found.len())
        };
        tell(&told)?;
        Ok(())
    }
}

/// The forms in a file. One that cannot be read is an error: what it lacks would look dropped.
fn forms(path: &PathBuf, library: &Library) -> Result<Project, String> {
    let set = read(std::slice::from_ref(path), library);
    notify(&set.notices);
    match set.failures.first() {
        Some(failure) => Err(failure.to_string()),
        None => Ok(set.project),
    }
}

fn heading(form: &FormDifference) -> String {
    let name = visible(&form.name);
    match &form.sides {
        [before, after] if before.is_empty() => format!("{name}（新增{after}）"),
        [before, after] if after.is_empty() => format!("{name}（没有了，原来是{before}）"),
        [before, after] if before == after => format!("{name}（{after}）"),
        [before, after] => format!("{name}（{before} → {after}）"),
    }
}

fn in_words(line: &Line) -> String {
    let one_line = |text: &str| visible(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned();
    let [before, after] = [&line.before, &line.after].map(|text| one_line(text));
    let place = visible(&line.place);
    let quoted = |text: &str| if text.is_empty() { "（空）".to_owned() } else { format!("“{text}”") };
    match line.kind {
        Kind::Added => format!("新增 {place}：{}", quoted(&after)),
        Kind::Dropped => format!("删除 {place}：{}", quoted(&before)),
        Kind::Changed if line.by.is_empty() => format!("改动 {place}：{} → {}", quoted(&before), quoted(&after)),
        Kind::Changed => format!("改动 {place}：{} → {}（{}）", quoted(&before), quoted(&after), line.by),
    }
}
