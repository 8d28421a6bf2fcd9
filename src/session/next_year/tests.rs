use super::*;
use crate::model::{FormId, Occasion, Project, Table, keys};
use crate::session::samples::SAMPLES;
use crate::session::station::{Beside, Step, binding, next};
use crate::template::{Stage, shown};
use std::sync::Arc;

fn sample(name: &str) -> Project {
    let sample = SAMPLES.iter().find(|sample| sample.name.contains(name)).expect("sample");
    sample.project().expect("project")
}

fn wish(amounts: Amounts) -> NextYear {
    NextYear { from: 2021, to: 2022, amounts }
}

fn usual(turned: &Turned) -> Vec<Choice> {
    turned.mends.iter().map(Mend::usual).collect()
}

/// A project with a declaration and a self-evaluation, whose rows tell what was achieved.
fn two_stations() -> Project {
    let library = Library::builtin();
    let mut project = sample("广元");
    project.forms.truncate(2);
    let forms = binding(&project, &library, Stage::SelfEvaluation);
    let step = Step { stage: Stage::SelfEvaluation, template: None, month: 7 };
    let edit = next(&project, &library, &forms, &step).edit.expect("made");
    let mut history = crate::edit::History::new(Arc::new(project));
    let _ = history.commit(&edit);
    let mut project = Project::clone(history.project());
    let report = Arc::make_mut(project.forms.last_mut().expect("report"));
    report.indicators[0].set(crate::model::Column::Actual, "12套");
    project
}

#[test]
fn every_project_goes_on_once() {
    let library = Library::builtin();
    let project = two_stations();
    let turned = next_year(&project, &library, None, &wish(Amounts::Keep));
    // The department's form and the project, not its report once more.
    assert_eq!(turned.forms.len(), 2, "{:?}", turned.not_made);
    let made = turned.project(&project, &usual(&turned));
    for form in &made.forms {
        let template = library.template(&form.template).expect("template");
        assert_eq!(shown::stage(template, form), Stage::Declaration);
        assert_eq!(form.field(keys::YEAR), "2022");
    }
    assert_eq!(made.bureau.year, "2022");
}

#[test]
fn last_year_stands_beside() {
    let library = Library::builtin();
    let project = two_stations();
    let turned = next_year(&project, &library, None, &wish(Amounts::Keep));
    let made = turned.project(&project, &usual(&turned));
    let form = made.forms.iter().find(|form| !form.indicators.is_empty() && !form.field(keys::PROJECT_NAME).is_empty());
    let form = form.expect("form");
    assert!(made.snapshot(form.id, Occasion::LastYear).is_some());
    let template = library.template(&form.template).expect("template");
    let path = FieldPath::Cell(Table::Indicators, form.indicators[0].id(), crate::model::Column::Value);
    let says = Beside::of(&made, &library, form).at(template, form, &path);
    assert_eq!(says.len(), 1);
    assert!(says[0].name.contains("2021年自评表") && says[0].text.ends_with("，完成 12套"), "{says:?}");
    assert!(!says[0].differs);
}

#[test]
fn what_is_decided_is_written() {
    let library = Library::builtin();
    let project = sample("广元");
    let turned = next_year(&project, &library, None, &wish(Amounts::Empty));
    assert!(
        turned.mends.iter().any(|mend| mend.stays.is_some()) && turned.mends.iter().any(|mend| mend.stays.is_none())
    );
    // Nothing changed: no text differs.
    let kept = turned.project(&project, &vec![Choice::Keep; turned.mends.len()]);
    let typed = turned.project(&project, &vec![Choice::Write("某年".to_owned()); turned.mends.len()]);
    let texts = |project: &Project| -> Vec<String> {
        project.forms.iter().flat_map(|form| form.texts().map(|(_, text)| text.to_owned())).collect()
    };
    assert!(!texts(&kept).iter().any(|text| text.contains("某年")));
    let written: usize = texts(&typed).iter().map(|text| text.matches("某年").count()).sum();
    let of_forms = turned.mends.iter().filter(|mend| matches!(mend.spot, Spot::Form(..))).count();
    assert_eq!(written, of_forms);
    // Amounts are asked again.
    let amounts = kept.forms.iter().flat_map(|form| form.fields.iter().filter(|(key, _)| key.fund().is_some()));
    assert_eq!(amounts.count(), 0);
}

#[test]
fn one_project_is_added_to_the_same_file() {
    let library = Library::builtin();
    let project = two_stations();
    let id: FormId = project.forms.iter().find(|form| !form.field(keys::PROJECT_NAME).is_empty()).expect("form").id;
    let turned = next_year(&project, &library, Some(&[id]), &wish(Amounts::Keep));
    assert_eq!(turned.forms.len(), 1);
    let mut history = crate::edit::History::new(Arc::new(project));
    let before = Arc::clone(history.project());
    let _ = history.commit(&turned.edit(before.forms.len(), &usual(&turned)).expect("edit"));
    assert_eq!(history.project().forms.len(), before.forms.len() + 1);
    let _ = history.undo();
    assert_eq!(*history.project(), before);
}

#[test]
fn a_manuscript_goes_on_with_the_forms_in_it() {
    use crate::model::prose::placed;
    let library = Library::builtin();
    let project = sample("博野");
    let book = |project: &Project| {
        let book = project.forms.iter().find(|form| !form.paragraphs.is_empty()).expect("book");
        let names = book.paragraphs.iter().filter_map(placed).filter_map(|id| project.form(id));
        (Arc::clone(book), names.map(|form| form.name().to_owned()).collect::<Vec<_>>())
    };
    let wish = NextYear { from: 2022, to: 2023, amounts: Amounts::Keep };
    let turned = next_year(&project, &library, None, &wish);
    assert!(turned.mends.iter().any(|mend| mend.place.contains("段")), "years in the text are listed");
    let made = turned.project(&project, &usual(&turned));
    let ((old, before), (new, after)) = (book(&project), book(&made));
    assert_eq!((old.field(keys::YEAR), new.field(keys::YEAR)), ("2022", "2023"));
    assert_eq!((old.paragraphs.len(), before.len(), after.len()), (new.paragraphs.len(), 8, 8));
    assert_eq!(after[0], "2023城乡参保人员县级配套资金");
    // Its sentences still name the projects as they are called now.
    let told = crate::session::manuscript::Figures::of(&made, &library, &new);
    let open = new.paragraphs.iter().filter(|row| told.filled(&row[crate::model::Column::Text]).contains("{预算数"));
    assert_eq!(open.count(), 0);
    // In the same file the new book has the new forms.
    let edit = turned.edit(project.forms.len(), &usual(&turned)).expect("edit");
    let mut history = crate::edit::History::new(Arc::new(project.clone()));
    let _ = history.commit(&edit);
    let last = history.project().forms.last().expect("book");
    let ids: Vec<FormId> = last.paragraphs.iter().filter_map(placed).collect();
    assert_eq!(ids, (10..18).map(FormId).collect::<Vec<_>>());
    assert!(ids.iter().all(|id| history.project().form(*id).is_some_and(|form| form.field(keys::YEAR) == "2023")));
}
