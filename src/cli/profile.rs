//! `jibiao profile`: lists upload profiles, or learns one from the empty upload sheet of a finance system.

use super::{Done, checking, notify, tell, usage, warn};
use crate::base::text::alike;
use crate::base::visible::visible_path;
use crate::session::import::Reader;
use crate::session::library;
use crate::session::profiles::{Profile, UploadValue, save};
use std::path::PathBuf;

/// 上报配置：列出、检查，或从系统的空白上报表学一份
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao profile <命令> [选项]\n      jibiao profile --check <配置文件>…",
    help_template = usage::HELP,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    arg_required_else_help = true,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    disable_help_flag = true
)]
pub(super) struct ProfileCommand {
    /// 检查上报配置文件（.ron），逐行指出所有错误；可以写多个
    #[arg(long, value_name = "配置文件", num_args = 1.., help_heading = "选项")]
    check: Vec<PathBuf>,
    #[command(flatten)]
    help: usage::Help,
    #[command(subcommand)]
    command: Option<What>,
}

#[derive(Debug, clap::Subcommand)]
enum What {
    /// 列出可用的上报配置：编号、名称
    List(List),
    /// 从财政系统下载的空白上报表学一份上报配置
    Learn(Learn),
}

/// 列出可用的上报配置：编号、名称
#[derive(Debug, clap::Args)]
#[command(override_usage = "jibiao profile list", help_template = usage::HELP, disable_help_flag = true)]
struct List {
    #[command(flatten)]
    help: usage::Help,
}

/// 从财政系统下载的空白上报表学一份上报配置：表头和列的顺序照搬，各列填什么按列名推断
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao profile learn [选项] <空白上报表> --output <名称>",
    help_template = usage::HELP,
    disable_help_flag = true
)]
struct Learn {
    /// 财政系统下载的空白上报表，.xlsx、.xls 或 .ods 文件
    #[arg(value_name = "空白上报表", help_heading = "参数")]
    file: PathBuf,
    /// 给这份配置起的名称
    #[arg(short, long, value_name = "名称", help_heading = "选项")]
    output: String,
    /// 改正某一列：--map 指标类型=留空；可以写多个，内容用推断结果里的叫法
    #[arg(long, value_name = "列名=内容", help_heading = "选项")]
    map: Vec<String>,
    #[command(flatten)]
    help: usage::Help,
}

impl ProfileCommand {
    pub(super) fn run(self) -> Done {
        match self.command {
            None => checking::report(&self.check, library::check_profiles(&self.check), described),
            Some(What::List(_)) => list(),
            Some(What::Learn(learn)) => learn.run(),
        }
    }
}

/// Describes a profile in one line: its name and its columns.
fn described(profile: &Profile) -> String {
    let columns: Vec<&str> = profile.columns.iter().map(|column| column.header.trim()).collect();
    let (id, name, count, columns) = (&profile.id, &profile.name, columns.len(), columns.join("、"));
    format!("上报配置 {id}“{name}”，{count} 列：{columns}；{}，用于{}", profile.row.says(), profile.used_for())
}

fn list() -> Done {
    let (library, unusable) = library::library();
    let widest = library.profiles().iter().map(|profile| profile.id.len()).max().unwrap_or(0);
    let line = |profile: &Profile| format!("{:widest$}  {}，用于{}", profile.id, profile.name, profile.used_for());
    library.profiles().iter().try_for_each(|profile| tell(&line(profile)))?;
    warn(&unusable);
    Ok(())
}

impl Learn {
    fn run(self) -> Done {
        let (library, unusable) = library::library();
        warn(&unusable);
        let mut learned = Reader::new(&library).learn(&self.file, &self.output, &library)?;
        self.map.iter().try_for_each(|wanted| correct(&mut learned.profile, wanted))?;
        let path = save(&learned.profile, &library)?;
        for (at, column) in learned.profile.columns.iter().enumerate() {
            tell(&format!("{} ← {}", named(&learned.profile, at), column.value.full_name()))?;
        }
        tell(&format!("{}，用于{}", learned.profile.row.says(), learned.profile.used_for()))?;
        let unmapped = learned.unmapped().map(|at| named(&learned.profile, at));
        notify(unmapped.map(|header| format!("“{header}”不知道填什么，导出时留空")));
        notify(&learned.remarks);
        tell(&format!("已保存为 {}；导出时写 --profile {}", visible_path(&path), learned.profile.id))?;
        Ok(())
    }
}

/// What the header calls the column at `at`, on one line.
fn named(profile: &Profile, at: usize) -> String {
    let head = profile.heads(at).first().copied().unwrap_or_default();
    head.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Applies a correction of the form `列名=内容`: the column with that header gets that content.
fn correct(profile: &mut Profile, wanted: &str) -> Done {
    // From the right: a header may contain `=`, the name of a content does not.
    let Some((header, value)) = wanted.rsplit_once('=') else {
        return Err(format!("--map {wanted} 里没有等号：请写成 列名=内容").into());
    };
    let known = || UploadValue::given().chain([UploadValue::Fixed(String::new())]);
    let Some(value) = known().find(|known| known.name() == value.trim()) else {
        let names: Vec<&str> = known().map(|known| known.name()).collect();
        return Err(format!("没有叫“{}”的内容，可用的有：{}", value.trim(), names.join("、")).into());
    };
    // Headers in such sheets have line breaks and spaces inside, which no one types after `--map`.
    let at =
        (0..profile.columns.len()).find(|at| alike(profile.heads(*at).first().copied().unwrap_or_default(), header));
    let column = at.and_then(|at| profile.columns.get_mut(at));
    let column = column.ok_or_else(|| format!("表头里没有“{}”这一列", header.trim()))?;
    column.value = value;
    Ok(())
}
