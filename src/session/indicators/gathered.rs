//! All indicators that can be used again, each once, in the order in which they are offered.

use super::builtin::builtin;
use super::entry::of_project;
use super::shelf::{OWN, kept};
use super::{Entry, Former};
use crate::model::Project;
use std::collections::HashSet;
use std::path::Path;

/// Where an indicator is from, in the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The open project.
    ThisFile,
    /// What the user kept.
    Kept,
    /// A project in her library folder.
    Former,
    /// The program's own list.
    Builtin,
}

/// An indicator that can be used again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// The indicator.
    pub entry: Entry,
    /// Where it is from.
    pub origin: Origin,
}

impl Known {
    /// Returns in words from which project and year it is.
    pub fn says_origin(&self) -> String {
        let Entry { project, year, .. } = &self.entry;
        let of = [year.as_str(), project].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
        match self.origin {
            Origin::ThisFile => format!("本文件 {of}"),
            Origin::Kept => format!("存入的 {of}"),
            Origin::Former => of,
            Origin::Builtin => "常用指标".to_owned(),
        }
    }
}

/// All indicators that can be used again.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Each once, in the order in which they are offered.
    pub known: Vec<Known>,
    /// Why those that the user kept cannot be read, if so.
    pub notice: Option<String>,
}

/// Gathers the indicators of `project`, those in the library `folder`, and the program's own.
pub fn gather(project: &Project, former: &mut Former, folder: Option<&Path>) -> Gathered {
    let (shelf, notice) = match folder.map(kept) {
        Some(Ok(entries)) => (entries, None),
        Some(Err(error)) => (Vec::new(), Some(error.to_string())),
        None => (Vec::new(), None),
    };
    let former = folder.map(|folder| former.entries(folder, &folder.join(OWN))).unwrap_or_default();
    let of = |origin| move |entry| Known { entry, origin };
    let all = of_project(project).into_iter().map(of(Origin::ThisFile));
    let all = all.chain(shelf.into_iter().map(of(Origin::Kept)));
    let all = all.chain(former.into_iter().map(of(Origin::Former)));
    let all: Vec<Known> = all.chain(builtin().iter().cloned().map(of(Origin::Builtin))).collect();
    let mut seen = HashSet::new();
    let first: Vec<bool> = all.iter().map(|known| seen.insert(known.entry.identity())).collect();
    let known = all.iter().zip(first).filter(|(_, first)| *first).map(|(known, _)| known.clone()).collect();
    Gathered { known, notice }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, Form, Table, keys};
    use crate::session::indicators::keep;
    use crate::store::project;

    fn form(name: &str, year: &str, indicators: &[&str]) -> Form {
        let mut form = Form::default();
        form.fields.set(keys::PROJECT_NAME.into(), name);
        form.fields.set(keys::YEAR.into(), year);
        for indicator in indicators {
            let cells = [(Column::Subclass, "数量指标"), (Column::Name, indicator)];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        form
    }

    fn of(form: Form) -> Project {
        let mut project = Project::default();
        project.push(form);
        project
    }

    #[test]
    fn each_once_with_its_origin_and_this_file_first() {
        let folder = tempfile::tempdir().expect("folder");
        let open = of(form("甲", "2026", &["指标1：参保人数", "宣传次数"]));
        let old = of(form("乙", "2024", &["参保人数", "检查家数", "培训人数"]));
        project::save(&folder.path().join("old.ron"), &old).expect("saved");
        let third = form("丙", "2025", &["检查家数"]);
        let entry = Entry::of(&third, &third.indicators[0]).expect("entry");
        keep(Some(folder.path()), vec![entry]).expect("kept");
        let gathered = gather(&open, &mut Former::default(), Some(folder.path()));
        let told = gathered.known.iter().map(|known| format!("{}：{}", known.entry.name(), known.says_origin()));
        let told: Vec<String> = told.take(5).collect();
        let wanted =
            ["参保人数：本文件 2026 甲", "宣传次数：本文件 2026 甲", "检查家数：存入的 2025 丙", "培训人数：2024 乙"];
        assert_eq!(told[..4], wanted);
        assert!(told[4].ends_with("：常用指标"), "{told:?}");
        assert_eq!(gathered.notice, None);
    }

    #[test]
    fn without_a_folder_there_is_this_file_and_the_list() {
        let gathered = gather(&of(form("甲", "", &["参保人数"])), &mut Former::default(), None);
        assert_eq!(gathered.known[0].says_origin(), "本文件 甲");
        assert_eq!(gathered.known[1].origin, Origin::Builtin);
    }
}
