//! The names that the program proposes for its files.

use super::choice::FormChoice;
use crate::export::Format;
use crate::model::{Form, Project};
use crate::template::Library;
use std::sync::LazyLock;

/// The most bytes of a form's name in a file's name: file systems take 255 in all.
const MAX_FORM: usize = 120;
/// The most bytes of the project's name.
const MAX_PROJECT: usize = 90;
/// The end of the names of check reports.
const REPORT: &str = "检查报告";

/// A file that the program makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// The project file.
    Project,
    /// The forms in a format.
    Forms(Format),
    /// The check report.
    Report,
}

impl Output {
    /// All outputs with forms.
    fn of_forms() -> impl Iterator<Item = Self> {
        Format::ALL.iter().copied().map(Self::Forms).chain([Self::Report])
    }

    /// The end of its files' names, if another output has the same extension.
    fn mark(self) -> Option<&'static str> {
        match self {
            Self::Project => None,
            Self::Forms(format) => format.about().mark,
            Self::Report => Some(REPORT),
        }
    }

    /// The extensions of its files, without the dot; the first is proposed.
    pub fn extensions(self) -> &'static [&'static str] {
        static REPORTS: LazyLock<Vec<&str>> =
            LazyLock::new(|| Format::laid_out().map(|format| format.about().extension).collect());
        match self {
            Self::Project => &["ron"],
            Self::Forms(format) => std::slice::from_ref(&format.about().extension),
            Self::Report => &REPORTS,
        }
    }
}

/// The name to propose for `output` with the forms of `choice` of the project called `name`: `<项目>-上报.xlsx`,
/// `<项目>-<表名>.pdf`, `<项目>-选中3张.pdf`. All outputs have different names, so that none replaces another.
pub fn suggested(name: &str, (project, library): (&Project, &Library), choice: &FormChoice, output: Output) -> String {
    let extension = output.extensions().first().copied().unwrap_or_default();
    let stem =
        Some(plain(name, MAX_PROJECT)).filter(|stem| !stem.is_empty()).unwrap_or_else(|| "未命名项目".to_owned());
    let part = (output != Output::Project).then(|| part(project, library, choice)).flatten();
    let parts = [Some(stem), part, output.mark().map(str::to_owned)];
    let stem = parts.into_iter().flatten().collect::<Vec<_>>().join("-");
    let guard = if is_device(&stem) { "_" } else { "" };
    format!("{guard}{stem}.{extension}")
}

/// The name to propose for the file of a project that has none yet: the bureau and the year, or its only form; empty where
/// neither is known.
pub fn first_name(project: &Project) -> String {
    let only = project.forms.first().filter(|_| project.forms.len() == 1).map_or("", |form| form.name());
    let subject = Some(project.bureau.name.trim()).filter(|name| !name.is_empty()).unwrap_or(only.trim());
    let year = project.bureau.year.trim();
    if subject.is_empty() { String::new() } else { format!("{subject}{year}") }
}

/// The part of the name for the forms of `choice`; None for the whole project.
fn part(project: &Project, library: &Library, choice: &FormChoice) -> Option<String> {
    match choice.of(project).ok()?.as_slice() {
        forms if *choice == FormChoice::All || (forms.len() > 1 && forms.len() == project.forms.len()) => None,
        [(place, form)] => Some(form_part(*place, &told_apart(project, library, (*place, form)))),
        forms => Some(format!("选中{}张", forms.len())),
    }
}

/// The name of the form at `place`, with what tells it apart from others of that name, as those of one project at its
/// stations are: its kind, else its place.
fn told_apart(project: &Project, library: &Library, (place, form): (usize, &Form)) -> String {
    let name = form.name();
    let mut twins = project.forms.iter().filter(|other| other.id != form.id && other.name() == name).peekable();
    if name.is_empty() || twins.peek().is_none() {
        return name.to_owned();
    }
    let kind = library.template(&form.template).filter(|_| twins.all(|other| other.template != form.template));
    match kind {
        Some(template) => format!("{name}-{}", template.name),
        None => format!("{name}-第{}张", place + 1),
    }
}

/// A form's name as part of a file's name, distinct from every other part: a form may be called 上报.
fn form_part(place: usize, name: &str) -> String {
    let plain = plain(name, MAX_FORM);
    let counts = |text: &str| text.strip_prefix("选中").is_some_and(|rest| rest.ends_with('张'));
    let marked = |text: &str| Output::of_forms().filter_map(Output::mark).any(|mark| text.ends_with(mark));
    match plain.as_str() {
        "" => format!("第{}张", place + 1),
        name if marked(name) || counts(name) => format!("{name}（表）"),
        _ => plain,
    }
}

/// A file name for the form at `place` (from 0) called `name`: `01-资产采购.pdf`.
pub(super) fn file_name(place: usize, name: &str, extension: &str) -> String {
    let plain = plain(name, MAX_FORM);
    let dash = if plain.is_empty() { "" } else { "-" };
    format!("{:02}{dash}{plain}.{extension}", place + 1)
}

/// `name` without the characters that some system forbids in file names, at most `most` bytes.
fn plain(name: &str, most: usize) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let mut plain = String::new();
    for c in name.chars().filter(allowed) {
        if plain.len() + c.len_utf8() > most {
            break;
        }
        plain.push(c);
    }
    // Windows drops dots and blanks at the end; a dot at the start hides a file elsewhere.
    plain.trim_matches(['.', ' ']).to_owned()
}

/// Whether Windows takes the name for a device, whatever follows its first dot.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().filter_map(|device| first.strip_prefix(device));
    matches!(first.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || numbered.into_iter().any(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{FormId, keys};
    use std::collections::BTreeSet;

    fn project(names: &[&str]) -> Project {
        let mut project = Project::default();
        for name in names {
            let mut form = Form::default();
            form.fields.set(keys::PROJECT_NAME.into(), *name);
            project.push(form);
        }
        project
    }

    #[test]
    fn names_of_outputs() {
        let project = project(&["资产采购", "a/b", "丙", "丁"]);
        let name = |ids: &[u32], output| {
            let ids = ids.iter().map(|id| FormId(*id)).collect();
            suggested("医保局2026", (&project, &Library::default()), &FormChoice::Ids(ids), output)
        };
        assert_eq!(name(&[1], Output::Forms(Format::Pdf)), "医保局2026-资产采购.pdf");
        assert_eq!(name(&[2], Output::Report), "医保局2026-ab-检查报告.pdf");
        assert_eq!(name(&[1, 2, 3], Output::Forms(Format::Upload)), "医保局2026-选中3张-上报.xlsx");
        assert_eq!(name(&[1, 2, 3, 4], Output::Forms(Format::Pdf)), "医保局2026.pdf");
        assert_eq!(name(&[1], Output::Project), "医保局2026.ron");
        let all = |name| suggested(name, (&project, &Library::default()), &FormChoice::All, Output::Forms(Format::Pdf));
        assert_eq!(all("con"), "_con.pdf");
        assert_eq!(all("Lpt1.2026"), "_Lpt1.2026.pdf");
        assert_eq!(all("comet"), "comet.pdf");
        assert_eq!(all("../x:"), "x.pdf");
        assert_eq!(all(" "), "未命名项目.pdf");
    }

    #[test]
    fn a_project_without_a_file_is_called_after_the_bureau_and_the_year() {
        let mut project = project(&["资产采购"]);
        assert_eq!(first_name(&project), "资产采购");
        project.bureau.year = "2026".to_owned();
        assert_eq!(first_name(&project), "资产采购2026");
        project.bureau.name = "某县医保局".to_owned();
        assert_eq!(first_name(&project), "某县医保局2026");
        project.bureau.name.clear();
        project.push(Form::default());
        assert_eq!(first_name(&project), "");
    }

    /// Whatever the forms are called, all outputs have different names.
    #[test]
    fn no_two_outputs_have_one_name() {
        let names = ["资产采购", "上报", "检查报告", "资产采购-上报", "选中2张", "选中2张-检查报告", "", "丙"];
        let project = project(&names);
        let mut choices: Vec<FormChoice> = project.forms.iter().map(|form| FormChoice::Ids(vec![form.id])).collect();
        choices.push(FormChoice::Ids(vec![FormId(1), FormId(2)]));
        choices.push(FormChoice::All);
        let mut seen = BTreeSet::new();
        for choice in &choices {
            for output in Output::of_forms() {
                let name = suggested("项目", (&project, &Library::default()), choice, output);
                assert!(seen.insert(name.to_lowercase()), "{name}");
            }
        }
        let long = suggested(&"长".repeat(200), (&project, &Library::default()), &choices[1], Output::Report);
        assert!(long.len() < 255 && long.ends_with("-上报（表）-检查报告.pdf"), "{long}");
    }

    #[test]
    fn forms_of_one_name_are_told_apart() {
        let (library, mut project) = (Library::builtin(), project(&["系统", "系统", "系统", "别的"]));
        let kinds = ["national-self-evaluation", "project-evaluation-report", "national-self-evaluation", "generic"];
        for (form, kind) in project.forms.iter_mut().zip(kinds) {
            std::sync::Arc::make_mut(form).template = kind.to_owned();
        }
        let names: Vec<String> = project
            .forms
            .iter()
            .map(|form| {
                let choice = FormChoice::Ids(vec![form.id]);
                suggested("县", (&project, &library), &choice, Output::Forms(Format::Docx))
            })
            .collect();
        let report = "县-系统-项目支出绩效自评报告.docx";
        assert_eq!(names, ["县-系统-第1张.docx", report, "县-系统-第3张.docx", "县-别的.docx"]);
    }

    #[test]
    fn names_that_every_system_takes() {
        assert_eq!(file_name(0, "资产采购", "pdf"), "01-资产采购.pdf");
        assert_eq!(file_name(8, "../a:b", "pdf"), "09-ab.pdf");
        assert_eq!(file_name(9, "///", "xlsx"), "10.xlsx");
        assert!(file_name(0, &"字".repeat(500), "pdf").len() < 140);
    }
}
