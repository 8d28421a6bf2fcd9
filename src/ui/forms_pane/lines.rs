//! The rows of the list of forms: those that match the filter, grouped by stage. Kept until project or filter change.

use super::amount::amount;
use crate::model::{Form, FormId, Project};
use crate::template::{Library, Scope, Stage, shown};
use crate::ui::icon;
use crate::ui::initials::Initials;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The stage of a form in the yearly cycle. None if its template is not installed.
pub(super) type Group = Option<Stage>;

/// Returns the name of a group for its heading.
pub(super) fn group_name(group: Group) -> String {
    group.map_or_else(|| "缺少模板的表".to_owned(), |stage| format!("{}表", stage.name()))
}

/// A form as the list shows it.
pub(super) struct Line {
    pub(super) form: Arc<Form>,
    pub(super) group: Group,
    pub(super) icon: char,
    pub(super) amount: String,
    initials: Initials,
}

impl Line {
    fn of(form: &Arc<Form>, library: &Library) -> Self {
        let template = library.template(&form.template);
        let department = template.is_some_and(|template| template.scope == Scope::Department);
        Self {
            form: Arc::clone(form),
            group: template.map(|template| shown::stage(template, form)),
            icon: if department { icon::DEPARTMENT } else { icon::FORM },
            amount: amount(library, form),
            initials: Initials::of(form.name()),
        }
    }
}

/// A row of the list.
#[derive(Debug, Clone, Copy)]
pub(super) enum ListRow {
    /// The heading of a group, shown if there are several.
    Heading { group: Group, count: usize },
    /// A form, by its index in the project.
    Form(usize),
}

/// What the rows were made from.
struct Made {
    project: Arc<Project>,
    filter: String,
    folded: HashSet<Group>,
}

/// The rows of the list.
#[derive(Default)]
pub(super) struct Lines {
    made: Option<Made>,
    all: Vec<Line>,
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

    /// Returns the line of a form.
    pub(super) fn of(&self, form: FormId) -> Option<&Line> {
        self.all.iter().find(|line| line.form.id == form)
    }

    /// Returns the row of a form.
    pub(super) fn row_of(&self, form: FormId) -> Option<usize> {
        let here = |row: &ListRow| matches!(row, ListRow::Form(place) if self.all[*place].form.id == form);
        self.rows.iter().position(here)
    }

    /// Updates the rows and returns whether they changed. Free if nothing changed.
    pub(super) fn update(
        &mut self,
        project: &Arc<Project>,
        library: &Library,
        filter: &str,
        folded: &HashSet<Group>,
    ) -> bool {
        let same = |made: &Made| Arc::ptr_eq(&made.project, project);
        let known = self.made.as_ref().is_some_and(same);
        if known && self.made.as_ref().is_some_and(|made| made.filter == filter && made.folded == *folded) {
            return false;
        }
        if !known {
            self.read(project, library);
        }
        self.arrange(filter, folded);
        self.made = Some(Made { project: Arc::clone(project), filter: filter.to_owned(), folded: folded.clone() });
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
        let groups: HashSet<Group> = self.all.iter().map(|line| line.group).collect();
        self.most = self.all.len() + if groups.len() > 1 { groups.len() } else { 0 };
    }

    fn arrange(&mut self, filter: &str, folded: &HashSet<Group>) {
        let mut places: Vec<usize> =
            (0..self.all.len()).filter(|place| self.all[*place].initials.fit(filter)).collect();
        // Stages in the order of the year. The sort is stable: within a stage the project's order remains.
        places.sort_by_key(|place| self.all[*place].group.map_or(usize::MAX, |stage| stage as usize));
        let groups: Vec<&[usize]> = places.chunk_by(|a, b| self.all[*a].group == self.all[*b].group).collect();
        self.rows.clear();
        for forms in &groups {
            let Some(group) = forms.first().map(|place| self.all[*place].group) else { continue };
            if groups.len() > 1 {
                self.rows.push(ListRow::Heading { group, count: forms.len() });
            }
            // A filter shows what it finds, even in folded groups.
            if groups.len() == 1 || !filter.is_empty() || !folded.contains(&group) {
                self.rows.extend(forms.iter().copied().map(ListRow::Form));
            }
        }
        let form = |row: &ListRow| if let ListRow::Form(place) = row { Some(self.all[*place].form.id) } else { None };
        self.order = self.rows.iter().filter_map(form).collect();
    }
}
