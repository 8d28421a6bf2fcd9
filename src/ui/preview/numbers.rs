//! The numbers of the pages of a form in the volume of all forms, where they are numbered through.

use crate::base::face::Faces;
use crate::model::{Bureau, Form, FormId, Numbering, PrintOptions, Project};
use crate::page::{PageOptions, paged};
use crate::session::export::printed_alone;
use crate::sheet::sheet;
use crate::template::Library;
use crate::ui::scene::Scene;
use std::collections::HashMap;
use std::sync::Arc;

/// How many forms are laid out in one frame to count their pages.
const AT_ONCE: usize = 4;

/// How many pages each form takes, as far as they were counted.
#[derive(Default)]
pub(super) struct Numbers {
    of: Option<(Bureau, PrintOptions)>,
    counts: HashMap<FormId, (Arc<Form>, usize)>,
    /// The project for which the forms were listed, and those that are printed alone.
    listed: Option<(Arc<Project>, Vec<Arc<Form>>)>,
}

impl Numbers {
    /// How `form` is to be set: with its place in the volume. Without numbers until all pages are counted.
    pub(super) fn options(&mut self, ctx: &egui::Context, scene: Scene<'_>, form: &Arc<Form>) -> PageOptions {
        let print = &scene.project.print;
        let options = PageOptions { no_page_numbers: print.no_page_numbers, ..PageOptions::default() };
        if print.no_page_numbers || print.numbering == Numbering::PerForm {
            return options;
        }
        if self.of.as_ref().is_none_or(|(bureau, of)| (bureau, of) != (&scene.project.bureau, print)) {
            self.of = Some((scene.project.bureau.clone(), print.clone()));
            self.counts.clear();
        }
        let forms = self.forms(scene).to_vec();
        let (mut before, mut all, mut to_count, mut is_listed) = (0, 0, AT_ONCE, false);
        for listed in &forms {
            let is_shown = listed.id == form.id;
            // What is being typed is not in the project yet.
            let listed = if is_shown { form } else { listed };
            let Some(count) = self.count(scene, listed, &mut to_count) else {
                ctx.request_repaint();
                return PageOptions { no_page_numbers: true, ..options };
            };
            is_listed |= is_shown;
            before += if is_listed { 0 } else { count };
            all += count;
        }
        PageOptions { within: is_listed.then_some((before, all)), ..options }
    }

    fn forms(&mut self, scene: Scene<'_>) -> &[Arc<Form>] {
        if self.listed.as_ref().is_none_or(|(project, _)| !Arc::ptr_eq(project, scene.project)) {
            self.listed = None;
        }
        let list = || (Arc::clone(scene.project), printed_alone(scene.project, scene.library));
        &self.listed.get_or_insert_with(list).1
    }

    /// How many pages `form` takes; None if that is not known and no more may be counted now.
    fn count(&mut self, scene: Scene<'_>, form: &Arc<Form>, to_count: &mut usize) -> Option<usize> {
        if let Some((counted, count)) = self.counts.get(&form.id)
            && Arc::ptr_eq(counted, form)
        {
            return Some(*count);
        }
        *to_count = to_count.checked_sub(1)?;
        let count = count(scene.library, form, scene.project);
        self.counts.insert(form.id, (Arc::clone(form), count));
        Some(count)
    }
}

fn count(library: &Library, form: &Form, project: &Project) -> usize {
    let Some(template) = library.template(&form.template) else { return 0 };
    let sheet = sheet(template, form, &project.bureau, &project.print);
    paged(&sheet, &Faces::bundled(), PageOptions::default()).count()
}
