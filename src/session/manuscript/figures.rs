//! The figures that a manuscript's sentences take from the forms: `{预算数}万元` reads 15.78万元, and follows every edit.

use super::sums::{listed, mean, of_all, of_entry, plain};
use crate::model::figure::ALL_PROJECTS;
use crate::model::{Bureau, Form, Lines, Project, keys};
use crate::session::overview::{Entry, overview};
use crate::template::Library;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::collections::HashMap;

/// The figures of the forms of a file, as one manuscript mentions them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Figures {
    own: HashMap<&'static str, String>,
    /// Those of each project, by its name: `{预算数：网络经费}`.
    projects: HashMap<String, HashMap<&'static str, String>>,
    /// The rows of the table of all projects, and of their sums.
    listed: Vec<[String; 6]>,
}

impl Figures {
    /// The figures that `manuscript` takes from the forms of `project`.
    pub fn of(project: &Project, library: &Library, manuscript: &Form) -> Self {
        let entries = overview(project, library, &|_| 0);
        let projects: Vec<&Entry> = entries.iter().filter(|entry| entry.is_project).collect();
        let indicators = |entry: &Entry| {
            let last = entry.last().and_then(|id| project.form(id));
            last.map_or(0, |form| form.indicators.iter().filter(|row| !row.is_blank()).count())
        };
        let lines = Lines::of(project.forms.iter().map(AsRef::as_ref));
        let line = lines.line(manuscript);
        let is_own = |entry: &&&Entry| {
            let forms = || entry.forms.iter().filter_map(|station| project.form(station.form));
            line.is_some() && forms().any(|form| lines.line(form) == line)
        };
        let mut own = of_bureau(&project.bureau, manuscript);
        match projects.iter().find(is_own) {
            Some(entry) => own.extend(of_entry(entry, indicators(entry))),
            None => own.extend(of_all(&projects, projects.iter().map(|entry| indicators(entry)).sum())),
        }
        let whole = entries.iter().rfind(|entry| !entry.is_project);
        for (name, text) in whole.map(|whole| of_entry(whole, 0)).into_iter().flatten() {
            let of_whole =
                [("预算数", "部门预算数"), ("执行数", "部门执行数"), ("执行率", "部门执行率"), ("总分", "部门总分")];
            own.extend(of_whole.iter().find(|(of, _)| *of == name).map(|(_, whole)| (*whole, text)));
        }
        own.insert("项目数", projects.len().to_string());
        if let Some(mean) = mean(&projects) {
            own.insert("平均分", plain(mean));
            own.insert("平均分的40%", plain((mean * Decimal::new(4, 1)).round_dp(2)));
        }
        let of_project =
            |entry: &&Entry| (entry.name.clone(), of_entry(entry, indicators(entry)).into_iter().collect());
        Self { own, listed: listed(&projects), projects: projects.iter().map(of_project).collect() }
    }

    /// The rows that stand for a row of a table with this text alone; None for any other text.
    pub fn rows(&self, text: &str) -> Option<&[[String; 6]]> {
        let name = text.trim().strip_prefix('{')?.strip_suffix('}')?;
        (name.trim() == ALL_PROJECTS && !self.listed.is_empty()).then_some(&self.listed)
    }

    /// The text of the figure that is called `name`, or `name：project`; None if there is none.
    pub fn text(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        let of_project = || {
            let (name, project) = name.split_once(['：', ':'])?;
            self.projects.get(project.trim())?.get(name.trim())
        };
        self.own.get(name).or_else(of_project).map(String::as_str)
    }

    /// `text` with its figures filled in; what is none, and what the forms do not tell, stays as it was typed.
    pub fn filled<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if !text.contains('{') {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            out.push_str(before);
            let inside = from.find('}').and_then(|close| Some((from.get(1..close)?, from.get(close + 1..)?)));
            match inside.and_then(|(name, after)| Some((self.text(name)?, after))) {
                Some((figure, after)) => {
                    out.push_str(figure);
                    rest = after;
                }
                None => {
                    out.push('{');
                    rest = &from[1..];
                }
            }
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

fn of_bureau(bureau: &Bureau, manuscript: &Form) -> HashMap<&'static str, String> {
    let field = |key: &str| manuscript.field(key).trim().to_owned();
    let year = if field(keys::YEAR).is_empty() { bureau.year.clone() } else { field(keys::YEAR) };
    let texts = [
        ("单位", bureau.name.clone()),
        ("单位编码", bureau.code.clone()),
        ("年度", year),
        ("项目名称", field(keys::PROJECT_NAME)),
        ("项目编码", field(keys::PROJECT_CODE)),
    ];
    texts.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}
