//! The templates and profiles that ship with the program.

macro_rules! assets {
    ($folder:literal: $($name:literal),* $(,)?) => {
        &[$((concat!($name, ".ron"), include_str!(concat!("../../assets/", $folder, "/", $name, ".ron")))),*]
    };
}

/// File names and texts of the built-in templates, in the order of lists.
pub(super) const TEMPLATES: &[(&str, &str)] = assets!("templates":
    "guangyuan-project",
    "guangyuan-department",
    "guangyuan-self-evaluation",
    "boye-project",
    "shapotou-project",
    "weinan-special",
    "weinan-department",
    "national-project-2021",
    "national-department",
    "national-self-evaluation",
    "national-transfer-self-evaluation",
    "national-monitoring",
    "national-adjustment",
    "national-transfer-region",
    "national-ex-ante-review",
    "county-two-terms",
    "sichuan-project",
    "sichuan-self-evaluation",
    "chongqing-department-self-evaluation",
    "tianjin-department-self-evaluation",
    "manuscript",
    "performance-book",
    "project-evaluation-report",
    "department-evaluation-report",
    "budget-tables",
    // Last: the importer takes it only for forms that no other template fits.
    "generic",
);

/// File names and texts of the built-in upload profiles.
pub(super) const PROFILES: &[(&str, &str)] = assets!("profiles": "general", "monitoring", "self-evaluation");
