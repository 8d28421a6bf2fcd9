//! What a walk begins with: a project in a file, and the size of the window.

use crate::support::exports::{as_xlsx, laid_out, sample_forms, sample_path};
use crate::support::random::Random;
use crate::support::window::Window;
use egui::{Vec2, vec2};
use jibiao::model::{Bureau, Project};
use jibiao::store::project;
use jibiao::template::{Library, blank};
use std::path::PathBuf;
use std::sync::LazyLock;

/// The sizes of window that everything must fit into.
pub(crate) const SIZES: [Vec2; 3] = [vec2(800.0, 600.0), vec2(1024.0, 640.0), vec2(1366.0, 728.0)];

/// Samples that a walk may begin with.
const BEGINNINGS: [&str; 4] = ["guangyuan-2021", "guangyuan-2021-selfeval", "shapotou-2023", "boye-2022"];

/// A place in which a walk is done, again and again where it has to be shortened.
pub(crate) struct World {
    folder: tempfile::TempDir,
    size: Vec2,
    pub(crate) about: String,
}

impl World {
    /// The place of the walk `number`.
    pub(crate) fn of_case(number: u64, chance: &mut Random) -> Self {
        let folder = tempfile::tempdir().expect("folder");
        let size = SIZES[(number % 3) as usize];
        let beginning = chance.below(BEGINNINGS.len() + 2);
        let (name, begun) = match BEGINNINGS.get(beginning) {
            Some(name) => (*name, project::load(&sample_path(name)).expect("sample")),
            None => ("blank forms", blank_forms()),
        };
        project::save(&folder.path().join("p.ron"), &begun).expect("saved");
        Self { folder, size, about: format!("{name} at {} × {}", size.x, size.y) }
    }

    /// The window with the project as it was at the beginning.
    pub(crate) fn window(&self) -> Window {
        let begun = self.folder.path().join("p.ron");
        let used = self.folder.path().join("walked.ron");
        std::fs::copy(&begun, &used).expect("copied");
        Window::sized(&used, None, self.size)
    }
}

/// Two new forms of one kind, and one of another.
fn blank_forms() -> Project {
    let library = Library::builtin();
    let mut project = Project::default();
    for id in ["guangyuan-project", "national-project-2021", "guangyuan-project"] {
        let template = library.template(id).expect("template");
        project.push(blank::form(template, &Bureau { year: "2026".into(), ..Bureau::default() }));
    }
    project
}

/// Spreadsheets that can be dropped onto the window, in a folder that stays as long as the tests.
pub(crate) static SPREADSHEETS: LazyLock<(tempfile::TempDir, Vec<PathBuf>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("folder");
    let forms = sample_forms();
    let write = |at: usize| {
        let (form, template) = &forms[at];
        let path = folder.path().join(format!("表{at}.xlsx"));
        std::fs::write(&path, as_xlsx(&laid_out(form, template))).expect("written");
        path
    };
    let paths = [0, 3].into_iter().map(write).collect();
    (folder, paths)
});
