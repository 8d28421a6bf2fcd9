//! Which field of a form has which name on screen.

use jibiao::model::{Bureau, FieldPath, Form, PrintOptions};
use jibiao::sheet::sheet;
use jibiao::template::{Library, place};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

/// How many states of forms are kept.
const KEPT: usize = 64;

type Names = HashMap<String, Vec<FieldPath>>;

/// What the name of a table's cell in a manuscript keeps while the title or the heading that it begins with is typed.
fn kept(name: &str) -> &str {
    let within = name.ends_with(" 格").then(|| name.rmatch_indices("第 ").nth(1)).flatten();
    within.map_or(name, |(at, _)| &name[at..])
}

/// The names of the fields of forms.
pub(crate) struct Atlas {
    library: Library,
    known: Vec<(Arc<Form>, Rc<Names>)>,
}

impl Atlas {
    pub(crate) fn new() -> Self {
        Self { library: Library::builtin(), known: Vec::new() }
    }

    fn names(&mut self, form: &Arc<Form>) -> Rc<Names> {
        if let Some((_, names)) = self.known.iter().find(|(known, _)| Arc::ptr_eq(known, form)) {
            return Rc::clone(names);
        }
        let mut names = Names::new();
        if let Some(template) = self.library.template(&form.template) {
            let sheet = sheet(template, form, &Bureau::default(), &PrintOptions::default());
            for path in sheet.cells.into_iter().filter_map(|cell| cell.field) {
                let paths = names.entry(kept(&place(template, form, &path)).to_owned()).or_default();
                if !paths.contains(&path) {
                    paths.push(path);
                }
            }
        }
        if self.known.len() == KEPT {
            self.known.remove(0);
        }
        let names = Rc::new(names);
        self.known.push((Arc::clone(form), Rc::clone(&names)));
        names
    }

    /// The fields of `form` that are called `name` on screen.
    pub(crate) fn places(&mut self, form: &Arc<Form>, name: &str) -> Vec<FieldPath> {
        self.names(form).get(kept(name)).cloned().unwrap_or_default()
    }

    /// Whether `form` has every one of these texts under its name.
    pub(crate) fn holds<'c>(
        &mut self,
        form: &Arc<Form>,
        mut cells: impl Iterator<Item = &'c (&'c str, &'c str)>,
    ) -> bool {
        let names = self.names(form);
        cells.all(|(name, text)| {
            names.get(kept(name)).is_some_and(|paths| paths.iter().any(|path| form.text(path) == *text))
        })
    }
}
