//! The rows of the list of forms: those that match the filter, grouped by stage or by project. Kept until project,
//! filter or grouping change.

use super::group::{Group, Projects, has_stages};
use super::line::Line;
use crate::model::{Form, FormId, Project, keys};
use crate::template::Library;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A row of the list.
#[derive(Debug, Clone, Copy)]
pub(super) enum ListRow {
    /// The heading of the group of the form at an index. Shown if there are several groups.
    Heading { first: usize, count: usize },
    /// A form, by its index in the project.
    Form(usize),
}

/// How the list is to be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct View {
    pub(super) filter: String,
    /// Whether forms are grouped by project; None groups them so as soon as a project has several stations.
    pub(super) by_project: Option<bool>,
    pub(super) folded: HashSet<Group>,
}

/// The rows of the list.
#[derive(Default)]
pub(super) struct Lines {
    /// What the rows were made from.
    made: Option<(Arc<Project>, View)>,
    all: Vec<Line>,
    projects: Projects,
    /// The group of each form.
    groups: Vec<Group>,
    /// Whether forms of several stages are there, so that they can be grouped in two ways.
    pub(super) staged: bool,
    /// Whether forms are grouped by project.
    pub(super) by_project: bool,
    /// The number of rows while nothing is filtered or folded.
    pub(super) most: usize,
    pub(super) rows: Vec<ListRow>,
    /// The forms among the rows.
    pub(super) order: Vec<FormId>,
}

impl Lines {
    /// Returns the line of the form at an index of the project.
    pub(super) fn at(&self, place: usize) -> Option<&Line> {
        self.all.get(place)
    }

    /// Returns the group of the form at an index of the project.
    pub(super) fn group_at(&self, place: usize) -> Option<&Group> {
        self.groups.get(place)
    }

    /// Returns the group of a form.
    pub(super) fn group_of(&self, form: FormId) -> Option<&Group> {
        self.group_at(self.all.iter().position(|line| line.form.id == form)?)
    }

    /// Returns the lines of a group, in the order of the project.
    pub(super) fn in_group<'l>(&'l self, group: &'l Group) -> impl Iterator<Item = &'l Line> {
        self.groups.iter().zip(&self.all).filter(move |(of, _)| *of == group).map(|(_, line)| line)
    }

    /// Returns the row of a form.
    pub(super) fn row_of(&self, form: FormId) -> Option<usize> {
        let here = |row: &ListRow| matches!(row, ListRow::Form(place) if self.all[*place].form.id == form);
        self.rows.iter().position(here)
    }

    /// Updates the rows and returns whether they changed. Free if nothing changed.
    pub(super) fn update(&mut self, project: &Arc<Project>, library: &Library, view: &View) -> bool {
        let known = self.made.as_ref().is_some_and(|(made, _)| Arc::ptr_eq(made, project));
        if known && self.made.as_ref().is_some_and(|(_, made)| made == view) {
            return false;
        }
        if !known {
            self.read(project, library);
        }
        self.group(view);
        self.arrange(view);
        self.made = Some((Arc::clone(project), view.clone()));
        true
    }

    /// Reads the forms that changed.
    fn read(&mut self, project: &Project, library: &Library) {
        // Initials and amounts are read once per change of a form, not once per frame.
        let mut known: HashMap<FormId, Line> = self.all.drain(..).map(|line| (line.form.id, line)).collect();
        let line = |form: &Arc<Form>| {
            let same = known.remove(&form.id).filter(|line| Arc::ptr_eq(&line.form, form));
            same.unwrap_or_else(|| Line::of(form, library))
        };
        self.all = project.forms.iter().map(line).collect();
        self.projects.update(&self.all);
        self.staged = has_stages(&self.all);
    }

    fn group(&mut self, view: &View) {
        self.by_project = self.staged && view.by_project.unwrap_or_else(|| self.projects.have_stations(&self.all));
        let group = |(place, line): (usize, &Line)| {
            if self.by_project { self.projects.group(place) } else { Group::Stage(line.stage) }
        };
        self.groups = self.all.iter().enumerate().map(group).collect();
        let count = self.groups.iter().collect::<HashSet<_>>().len();
        self.most = self.all.len() + if count > 1 { count } else { 0 };
    }

    fn arrange(&mut self, view: &View) {
        let mut places: Vec<usize> =
            (0..self.all.len()).filter(|place| self.all[*place].initials.fit(&view.filter)).collect();
        // Both sorts are stable: within a stage the project's order remains, and so does the order of the projects.
        if self.by_project {
            let mut first: HashMap<&Group, usize> = HashMap::new();
            for (place, group) in self.groups.iter().enumerate() {
                first.entry(group).or_insert(place);
            }
            let year = |place: usize| self.all[place].form.field(keys::YEAR).trim();
            places.sort_by_key(|at| (first[&self.groups[*at]], year(*at), self.all[*at].rank()));
        } else {
            places.sort_by_key(|place| self.all[*place].rank());
        }
        let groups: Vec<&[usize]> = places.chunk_by(|a, b| self.groups[*a] == self.groups[*b]).collect();
        self.rows.clear();
        for forms in &groups {
            let Some(first) = forms.first().copied() else { continue };
            if groups.len() > 1 {
                self.rows.push(ListRow::Heading { first, count: forms.len() });
            }
            // A filter shows what it finds, even in folded groups.
            if groups.len() == 1 || !view.filter.is_empty() || !view.folded.contains(&self.groups[first]) {
                self.rows.extend(forms.iter().copied().map(ListRow::Form));
            }
        }
        let form = |row: &ListRow| if let ListRow::Form(place) = row { Some(self.all[*place].form.id) } else { None };
        self.order = self.rows.iter().filter_map(form).collect();
    }
}
