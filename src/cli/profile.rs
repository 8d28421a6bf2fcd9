//! `jibiao profile`

use super::{Done, say, tell, usage};
use crate::base::visible::visible_path;
use crate::session::import::Reader;
use crate::session::library;
use crate::session::profiles::{Profile, UploadValue, save};
use std::path::PathBuf;

/// 上报配置：列出，或从系统的空白上报表学一份
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao profile <命令> [选项]",
    help_template = usage::HELP,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true,
    disable_help_flag = true
)]
pub(super) struct ProfileCommand {
    #[command(flatten)]
    help: usage::Help,
    #[command(subcommand)]
    command: What,
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
            What::List(_) => list(),
            What::Learn(learn) => learn.run(),
        }
    }
}

fn list() -> Done {
    let (library, notices) = library::library();
    let widest = library.profiles().iter().map(|profile| profile.id.len()).max().unwrap_or(0);
    library.profiles().iter().try_for_each(|profile| tell(&format!("{:widest$}  {}", profile.id, profile.name)))?;
    notices.iter().for_each(|notice| say(&format!("注意：{notice}")));
    Ok(())
}

impl Learn {
    fn run(self) -> Done {
        let (library, notices) = library::library();
        notices.iter().for_each(|notice| say(&format!("注意：{notice}")));
        let mut learned = Reader::new(&library).learn(&self.file, &self.output, &library)?;
        self.map.iter().try_for_each(|wanted| correct(&mut learned.profile, wanted))?;
        let path = save(&learned.profile, &library)?;
        for column in &learned.profile.columns {
            let header: Vec<&str> = column.header.split_whitespace().collect();
            tell(&format!("{} ← {}", header.join(" "), column.value.name()))?;
        }
        for place in learned.unmapped() {
            if let Some(column) = learned.profile.columns.get(place) {
                say(&format!("注意：“{}”不知道填什么，导出时留空", column.header.trim()));
            }
        }
        learned.remarks.iter().for_each(|remark| say(&format!("注意：{remark}")));
        tell(&format!("已保存为 {}；导出时写 --profile {}", visible_path(&path), learned.profile.id))?;
        Ok(())
    }
}

/// Makes the column that `wanted` names hold what it says: `列名=内容`.
fn correct(profile: &mut Profile, wanted: &str) -> Done {
    let Some((header, value)) = wanted.rsplit_once('=') else {
        return Err(format!("--map {wanted} 里没有等号：请写成 列名=内容").into());
    };
    let blank = UploadValue::Fixed(String::new());
    let known = || UploadValue::GIVEN.iter().chain([&blank]);
    let Some(value) = known().find(|known| known.name() == value.trim()) else {
        let names: Vec<&str> = known().map(UploadValue::name).collect();
        return Err(format!("没有叫“{}”的内容，可用的有：{}", value.trim(), names.join("、")).into());
    };
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let column = profile.columns.iter_mut().find(|column| squeezed(&column.header) == squeezed(header));
    let column = column.ok_or_else(|| format!("表头里没有“{}”这一列", header.trim()))?;
    column.value = value.clone();
    Ok(())
}
