//! The pages of a manuscript for the preview: its text and the forms in their places, bound in the background, since a
//! book has hundreds of pages.

use crate::model::{FormId, Project};
use crate::session::manuscript::{Stretch, on_paper};
use crate::template::Library;
use egui::Context;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// What a manuscript was bound from.
#[derive(Clone)]
struct Source {
    project: Arc<Project>,
    form: FormId,
}

impl Source {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.project, &other.project) && self.form == other.form
    }
}

/// The manuscript that was bound last, and the one that is being bound.
#[derive(Default)]
pub(in crate::ui) struct Binding {
    made: Option<(Source, Vec<Stretch>)>,
    coming: Option<(Source, Receiver<Vec<Stretch>>)>,
}

impl Binding {
    /// Returns the pages of the manuscript `form` as far as they are bound; those of another one never. What is being
    /// typed is bound once its paragraph is left.
    pub(in crate::ui) fn pages(
        &mut self,
        ctx: &Context,
        (project, library): (&Arc<Project>, &Library),
        form: FormId,
    ) -> &[Stretch] {
        let wanted = Source { project: Arc::clone(project), form };
        if let Some(stretches) = self.coming.as_ref().and_then(|(_, coming)| coming.try_recv().ok()) {
            self.made = self.coming.take().map(|(source, _)| (source, stretches));
        }
        let is_known = self.made.as_ref().is_some_and(|(source, _)| source.is(&wanted));
        // One at a time: while she types, the next begins when the last is done.
        if !is_known && self.coming.is_none() {
            self.coming = Some((wanted, begin(ctx, project, library, form)));
        }
        self.made.as_ref().filter(|(source, _)| source.form == form).map_or(&[], |(_, stretches)| stretches)
    }
}

fn begin(ctx: &Context, project: &Arc<Project>, library: &Library, form: FormId) -> Receiver<Vec<Stretch>> {
    let (give, take) = channel();
    let (project, library, ctx) = (Arc::clone(project), library.clone(), ctx.clone());
    std::thread::spawn(move || {
        // The window may have been closed meanwhile.
        let _ = give.send(on_paper(&project, &library, form));
        ctx.request_repaint();
    });
    take
}
