//! Finds and replaces text in a project, in the order in which it is read on paper.

mod matching;

use crate::edit::{Edit, spread};
use crate::model::{BureauField, FieldPath, Form, FormId, Project};
use crate::sheet::Order;
use crate::template::Library;
use matching::spans;
use std::collections::HashSet;
use std::ops::Range;

/// The place of a text in a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A field of a form.
    Field(FormId, FieldPath),
    /// A field of the bureau's own data.
    Bureau(BureauField),
}

/// A text that contains what is searched for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its place.
    pub place: Place,
    /// The whole text.
    pub text: String,
    /// The matches in it, in bytes.
    pub spans: Vec<Range<usize>>,
}

impl Hit {
    /// Returns the form that it is in, if it is in one.
    pub fn form(&self) -> Option<FormId> {
        match self.place {
            Place::Field(form, _) => Some(form),
            Place::Bureau(_) => None,
        }
    }

    fn of(place: Place, text: &str, wanted: &str) -> Option<Self> {
        let spans = spans(text, wanted);
        (!spans.is_empty()).then(|| Self { place, text: text.to_owned(), spans })
    }

    /// Returns the hit with only one of its matches.
    pub fn only(&self, span: usize) -> Self {
        Self { spans: self.spans.get(span).cloned().into_iter().collect(), ..self.clone() }
    }

    /// Returns the text with every match replaced.
    pub fn replaced(&self, with: &str) -> String {
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for span in &self.spans {
            out.push_str(&self.text[at..span.start]);
            out.push_str(with);
            at = span.end;
        }
        out.push_str(&self.text[at..]);
        out
    }
}

/// Finds the texts of the project, or of the form `only`, that contain `wanted`, regardless of case and width: form by
/// form in the order of the paper, then the bureau's own data.
pub fn find<'a>(
    project: &'a Project,
    library: &'a Library,
    only: Option<FormId>,
    wanted: &'a str,
) -> impl Iterator<Item = Hit> {
    let forms = project.forms.iter().filter(move |form| only.is_none_or(|id| form.id == id));
    let in_forms = forms.flat_map(move |form| in_form(library, form, wanted));
    let bureau = only.is_none().then_some(&project.bureau);
    let in_bureau = bureau.into_iter().flat_map(move |bureau| {
        BureauField::ALL.into_iter().filter_map(move |field| Hit::of(Place::Bureau(field), bureau.text(field), wanted))
    });
    in_forms.chain(in_bureau)
}

fn in_form(library: &Library, form: &Form, wanted: &str) -> Vec<Hit> {
    let found = form.texts().filter_map(|(path, text)| {
        let hit = Hit::of(Place::Field(form.id, path.clone()), text, wanted)?;
        Some((path, hit))
    });
    let mut found: Vec<(FieldPath, Hit)> = found.collect();
    // Most forms contain no match: only those that do are laid out, to learn the order.
    if let Some(template) = library.template(&form.template).filter(|_| !found.is_empty()) {
        let order = Order::of(template, form);
        let labels = found.iter().filter(|(path, _)| order.place(path).is_some());
        let under: HashSet<FieldPath> = labels.flat_map(|(path, _)| spread(form, path)).collect();
        // A class label is stored in every row but printed once: it is one hit.
        found.retain(|(path, _)| order.place(path).is_some() || !under.contains(path));
        // Fields that the template does not print come last.
        found.sort_by_key(|(path, _)| order.place(path).unwrap_or(usize::MAX));
    }
    found.into_iter().map(|(_, hit)| hit).collect()
}

/// Returns how many of `hits`, in the order of [`find`], come before the field at `path` of the form `id`.
pub fn before(hits: &[Hit], project: &Project, library: &Library, id: FormId, path: &FieldPath) -> usize {
    let position = |id| project.forms.iter().position(|form| form.id == id);
    let order = project.form(id).and_then(|form| Some(Order::of(library.template(&form.template)?, form)));
    let place = |path: &FieldPath| order.as_ref().and_then(|order| order.place(path)).unwrap_or(usize::MAX);
    let here = (position(id), place(path));
    hits.partition_point(|hit| match &hit.place {
        Place::Field(other, at) if *other == id => (here.0, place(at)) < here,
        Place::Field(other, _) => position(*other) < here.0,
        Place::Bureau(_) => false,
    })
}

/// Returns the edit that replaces every match of `hits` by `with`, as one step.
pub fn replace(project: &Project, hits: &[Hit], with: &str) -> Edit {
    let mut bureau = project.bureau.clone();
    let mut edits = Vec::new();
    for group in hits.chunk_by(|a, b| a.form().is_some() && a.form() == b.form()) {
        let mut texts = Vec::new();
        for hit in group {
            match &hit.place {
                Place::Bureau(field) => *bureau.text_mut(*field) = hit.replaced(with),
                Place::Field(id, path) => {
                    // A class label is replaced in every row under it.
                    let paths = project.form(*id).map(|form| spread(form, path)).unwrap_or_default();
                    texts.extend(paths.into_iter().map(|path| (path, hit.replaced(with))));
                }
            }
        }
        edits.extend(group.first().and_then(Hit::form).map(|form| Edit::SetTexts { form, texts }));
    }
    if bureau != project.bureau {
        edits.push(Edit::SetBureau(bureau));
    }
    Edit::Many { name: format!("替换 {} 处", hits.iter().map(|hit| hit.spans.len()).sum::<usize>()), edits }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{History, Outcome};
    use crate::model::{Bureau, Column, RowId, Table};
    use std::sync::Arc;

    fn project() -> Project {
        let mut project =
            Project { bureau: Bureau { name: "采购A4中心".into(), ..Bureau::default() }, ..Project::default() };
        for name in ["采购A4纸", "采购ａ４纸，再采购a4", "培训"] {
            let mut form = Form { template: "guangyuan-project".into(), ..Form::default() };
            form.fields.set("project_name".into(), name);
            for _ in 0..2 {
                let cells = [(Column::Class, "产出"), (Column::Subclass, "数量"), (Column::Name, name)];
                form.push_row(Table::Indicators, cells.into_iter().collect());
            }
            project.push(form);
        }
        project
    }

    fn found(project: &Project, wanted: &str) -> Vec<Hit> {
        find(project, &Library::builtin(), None, wanted).collect()
    }

    #[test]
    fn case_and_width_make_no_difference() {
        let project = project();
        let hits = found(&project, "A4");
        assert_eq!(hits.iter().map(|hit| hit.spans.len()).collect::<Vec<_>>(), [1, 1, 1, 2, 2, 2, 1]);
        assert_eq!(hits.last().map(|hit| &hit.place), Some(&Place::Bureau(BureauField::Name)));
        let one: Vec<Hit> = find(&project, &Library::builtin(), Some(project.forms[0].id), "a4").collect();
        assert_eq!(one, hits[..3]);
        assert!(found(&project, "").is_empty() && found(&project, "没有").is_empty());
    }

    #[test]
    fn hits_are_in_the_order_of_the_paper() {
        let mut project = project();
        let form = Arc::make_mut(&mut project.forms[0]);
        form.fields.set("goals".into(), "采购一批");
        form.fields.set("not_on_paper".into(), "采购");
        let id = form.id;
        let hits = found(&project, "采购");
        let cell = |row| FieldPath::Cell(Table::Indicators, RowId(row), Column::Name);
        let expected = [
            FieldPath::field("project_name"),
            FieldPath::field("goals"),
            cell(1),
            cell(2),
            FieldPath::field("not_on_paper"),
        ];
        let in_first = expected.map(|path| Place::Field(id, path));
        assert!(hits.iter().map(|hit| &hit.place).take(5).eq(&in_first), "{hits:#?}");
        let library = Library::builtin();
        let before = |path| before(&hits, &project, &library, id, &path);
        assert_eq!([before(FieldPath::field("title")), before(cell(1)), before(cell(99))], [0, 2, 4]);
    }

    #[test]
    fn replaces_in_one_step() {
        let mut history = History::new(Arc::new(project()));
        let hits = found(history.project(), "a4");
        let edit = replace(history.project(), &hits, "A3");
        assert_eq!(history.commit(&edit), Outcome::Changed);
        assert_eq!(history.project().forms[1].field("project_name"), "采购A3纸，再采购A3");
        assert_eq!(history.project().bureau.name, "采购A3中心");
        assert!(found(history.project(), "a4").is_empty());
        assert_eq!(history.undo_name(), Some("替换 10 处"));
        assert_eq!(history.undo(), Outcome::Changed);
        assert_eq!(*history.project().as_ref(), project());
    }

    #[test]
    fn a_label_is_one_hit_and_is_replaced_in_all_its_rows() {
        let project = project();
        let hits: Vec<Hit> = found(&project, "产出");
        assert_eq!(hits.len(), 3);
        let mut history = History::new(Arc::new(project));
        let edit = replace(history.project(), &hits, "项目完成");
        assert_eq!(history.commit(&edit), Outcome::Changed);
        assert!(
            history
                .project()
                .forms
                .iter()
                .flat_map(|form| &form.indicators)
                .all(|row| &row[Column::Class] == "项目完成")
        );
    }

    #[test]
    fn one_match_alone_is_replaced() {
        let project = project();
        let hits = found(&project, "a4");
        assert_eq!(hits[3].only(1).replaced("B5"), "采购ａ４纸，再采购B5");
    }
}
