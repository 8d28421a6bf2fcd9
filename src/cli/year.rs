//! `jibiao year`: writes the project file of the year after, and lists every place that said the old year.

use super::{Done, notify, tell, usage, warn};
use crate::base::visible::{visible, visible_path};
use crate::session::next_year::{Amounts, Choice, Mend, NextYear, next_year, year_of};
use crate::session::{self, library, outputs};
use std::path::PathBuf;

/// How much of a text is shown on each side of a year, characters.
const AROUND: usize = 12;

/// 从今年的项目文件生成下一年度的项目文件：每个项目一张申报表，年份逐处列出
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "jibiao year [选项] --output <文件> <项目文件>",
    after_help = "每处年份列出原来的和改成的。文号、以前的年份、跨年项目的起止年份等不改，也列出来。\n去年的目标和完成情况记在新文件里，填表时看得到。",
    help_template = usage::HELP,
    disable_help_flag = true
)]
pub(super) struct Year {
    /// 项目文件
    #[arg(value_name = "项目文件", help_heading = "参数")]
    project: PathBuf,
    /// 新的年度；不写就是下一年
    #[arg(long, value_name = "年度", value_parser = clap::value_parser!(i32).range(1990..=2099), hide_possible_values = true, help_heading = "选项")]
    to: Option<i32>,
    /// 金额留空；不写就照今年的
    #[arg(long, help_heading = "选项")]
    empty_amounts: bool,
    /// 列出的年份一处也不改
    #[arg(long, conflicts_with = "change_all", help_heading = "选项")]
    keep_all: bool,
    /// 列出的年份全部改，文号等也改
    #[arg(long, help_heading = "选项")]
    change_all: bool,
    /// 新建的项目文件；已有的文件不会被覆盖
    #[arg(short, long, value_name = "文件", help_heading = "选项")]
    output: PathBuf,
    #[command(flatten)]
    help: usage::Help,
}

impl Year {
    pub(super) fn run(self) -> Done {
        outputs::prepare_new(&self.output)?;
        let project = session::open(&self.project)?;
        let (library, unusable) = library::library();
        warn(&unusable);
        let from = match (year_of(&project), self.to) {
            (Some(from), _) => from,
            (None, Some(to)) => to - 1,
            (None, None) => return Err("项目文件里没有写年度：请用 --to 写新的年度".into()),
        };
        let to = self.to.unwrap_or(from + 1);
        if to == from {
            return Err(format!("项目文件本来就是 {from} 年度的：请用 --to 写新的年度").into());
        }
        let amounts = if self.empty_amounts { Amounts::Empty } else { Amounts::Keep };
        let turned = next_year(&project, &library, None, &NextYear { from, to, amounts });
        notify(turned.not_made.iter().map(ToString::to_string));
        if turned.forms.is_empty() {
            return Err(format!("没有 {from} 年度的表可以生成 {to} 年度的，没有写出文件").into());
        }
        let choices: Vec<Choice> = turned.mends.iter().map(|mend| self.choice(mend)).collect();
        session::save_new(&self.output, &turned.project(&project, &choices))?;
        for (mend, choice) in turned.mends.iter().zip(&choices) {
            tell(&line(mend, choice))?;
        }
        let changed = choices.iter().filter(|choice| **choice != Choice::Keep).count();
        let path = visible_path(&self.output);
        let (forms, kept) = (turned.forms.len(), choices.len() - changed);
        tell(&format!("已生成 {forms} 张 {to} 年的表，年份改了 {changed} 处、没改 {kept} 处，保存为 {path}"))?;
        Ok(())
    }

    fn choice(&self, mend: &Mend) -> Choice {
        if self.keep_all {
            Choice::Keep
        } else if self.change_all {
            Choice::Write(mend.becomes.clone())
        } else {
            mend.usual()
        }
    }
}

fn line(mend: &Mend, choice: &Choice) -> String {
    let [before, after] = mend.around(AROUND);
    let says = format!("{before}【{}】{after}", mend.says());
    let what = match (choice, mend.stays) {
        (Choice::Write(text), _) => format!("改成 {text}"),
        (Choice::Keep, Some(stays)) => format!("没改（{}）", stays.name()),
        (Choice::Keep, None) => "没改".to_owned(),
    };
    format!("{}：{}　{what}", visible(&mend.place), visible(&says))
}
