//! Goes from one place with findings to the next, over all forms in the order of the paper.

use super::asked::Stop;
use super::index::Seated;
use super::{Findings, Pane};
use crate::model::{FormId, Project};

impl Pane {
    /// Returns the listed place after `at`, or before it, going round the whole project.
    pub(in crate::ui) fn beside(
        &self,
        findings: &Findings,
        project: &Project,
        at: Option<&Stop>,
        forward: bool,
    ) -> Option<Stop> {
        let here = at.and_then(|at| project.forms.iter().position(|form| form.id == at.form)).unwrap_or(0);
        let form = project.forms.get(here)?.id;
        let path = at.and_then(|at| at.path.as_ref());
        let place = path.and_then(|path| findings.index(form)?.order.place(path));
        let (before, after) = project.forms.split_at(here);
        let others = after.iter().skip(1).chain(before).flat_map(|form| self.stops(findings, form.id));
        let of_form = || self.stops(findings, form);
        let behind = of_form().filter(|seated| Some(seated.place) > place);
        let ahead = of_form().filter(|seated| Some(seated.place) < place);
        // Read from the front for F7, from the back for Shift+F7.
        let mut round = behind.chain(others).chain(ahead);
        let next = if forward { round.next() } else { round.next_back() };
        // The only place there is: stay on it.
        let alone = || of_form().next();
        next.or_else(alone).map(|seated| Stop { form: seated.finding.form, path: seated.seat.clone() })
    }

    fn stops<'f>(&self, findings: &'f Findings, form: FormId) -> impl DoubleEndedIterator<Item = &'f Seated> {
        let shown = self.shown;
        findings.of(form).iter().filter(move |seated| shown[seated.finding.severity as usize])
    }
}
