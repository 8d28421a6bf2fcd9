//! The files that `jibiao export` is asked for: an option for each format.

use crate::session::export::Format;
use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches, Args, Command, Error, FromArgMatches};
use std::path::PathBuf;

const PROFILE: &str = "profile";

/// The files that hold all forms, and the profile of those that follow one.
#[derive(Debug)]
pub(super) struct Files {
    pub(super) files: Vec<(Format, PathBuf)>,
    pub(super) profile: Option<String>,
}

// By hand instead of clap's derive: the options come from the list of formats, so that a new format gets its own.
impl Args for Files {
    fn augment_args(command: Command) -> Command {
        let mut command = command;
        for about in Format::ALL.iter().map(|format| format.about()) {
            let file = Arg::new(about.option).long(about.option).help(about.help);
            let file = file.value_name("文件").value_parser(PathBufValueParser::new());
            command = command.arg(file.help_heading("选项"));
            if about.follows_profile {
                let profile =
                    Arg::new(PROFILE).long(PROFILE).help("上报表的配置编号；不写就按表的环节选").value_name("编号");
                let profile = profile.requires(about.option);
                command = command.arg(profile.help_heading("选项"));
            }
        }
        command
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Files {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        let file = |format: &Format| Some((*format, matches.get_one::<PathBuf>(format.about().option)?.clone()));
        let profile = matches.get_one::<String>(PROFILE).cloned();
        Ok(Self { files: Format::ALL.iter().filter_map(file).collect(), profile })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
