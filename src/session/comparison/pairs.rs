//! Which form of one project is which of another.

use super::Pair;
use crate::base::text::squeezed;
use crate::model::{Form, FormId, Line, Lines, Project, keys};
use crate::template::{Library, Stage, shown};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What a form is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Known {
    id: FormId,
    template: String,
    /// The project; for the form of a whole bureau the bureau.
    about: Result<Line, String>,
    stage: Option<Stage>,
    year: String,
}

impl Known {
    /// The stage of a manuscript, which is no station of a project.
    fn manuscript(&self) -> Option<Stage> {
        self.stage.filter(|stage| *stage == Stage::Manuscript)
    }

    /// Without the template, which differs between stations; of a bureau's manuscripts it tells one from the other.
    fn vague(&self) -> Self {
        let template = self.manuscript().map(|_| self.template.clone()).unwrap_or_default();
        Self { template, ..self.clone() }
    }
}

/// What of it must be the same, from the surest to the vaguest. A form that was renamed keeps its id in its own file; the
/// forms of two files are of one project by its code or name, whatever their stage.
type Pass = fn(&Known) -> Known;

const PASSES: [Pass; 5] = [
    |known| known.clone(),
    |known| Known { id: FormId(0), ..known.vague() },
    |known| Known { id: FormId(0), year: String::new(), ..known.vague() },
    |known| Known { id: FormId(0), year: String::new(), stage: known.manuscript(), ..known.vague() },
    |known| Known { about: Err(String::new()), year: String::new(), ..known.clone() },
];

/// Pairs the forms of two projects, in the order of `after`, then those that only `before` has.
pub(super) fn pairs(before: &Project, after: &Project, library: &Library) -> Vec<Pair> {
    let [old, new] = [before, after].map(|project| known(project, library));
    let mut taken: HashSet<usize> = HashSet::new();
    let mut found: Vec<Option<usize>> = vec![None; new.len()];
    for pass in PASSES {
        let mut open: HashMap<Known, Vec<usize>> = HashMap::new();
        // Last first, so that the first is taken from the end.
        let rest = (0..old.len()).rev().filter(|at| !taken.contains(at));
        rest.for_each(|at| open.entry(pass(&old[at])).or_default().push(at));
        for (known, found) in new.iter().zip(&mut found).filter(|(_, found)| found.is_none()) {
            *found = open.get_mut(&pass(known)).and_then(Vec::pop);
            taken.extend(*found);
        }
    }
    let form = |at: usize| Some(Arc::clone(&before.forms[at]));
    let both = after.forms.iter().zip(found);
    let both = both.map(|(form_after, at)| Pair { before: at.and_then(form), after: Some(Arc::clone(form_after)) });
    let gone = (0..old.len()).filter(|at| !taken.contains(at)).map(|at| Pair { before: form(at), after: None });
    both.chain(gone).collect()
}

fn known(project: &Project, library: &Library) -> Vec<Known> {
    let lines = Lines::of(project.forms.iter().map(AsRef::as_ref));
    let known = |form: &Arc<Form>| Known {
        id: form.id,
        template: form.template.clone(),
        about: lines.line(form).ok_or_else(|| squeezed(form.field(keys::BUREAU)).to_string()),
        stage: library.template(&form.template).map(|template| shown::stage(template, form)),
        year: form.field(keys::YEAR).trim().to_owned(),
    };
    project.forms.iter().map(known).collect()
}
