//! Holds the source to the import table of lib.rs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Who may import whom. Anything not listed is a mistake.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("model", &["base"]),
    ("template", &["base", "model"]),
    ("sheet", &["base", "model", "template"]),
    ("page", &["base", "sheet"]),
    ("store", &["base", "model", "template"]),
    ("export", &["base", "sheet", "page", "model", "template"]),
    ("workbook", &["base"]),
    ("import", &["base", "model", "template", "edit", "workbook"]),
    ("rules", &["base", "model", "template", "edit"]),
    ("edit", &["base", "model", "template"]),
    (
        "session",
        &["base", "model", "template", "rules", "edit", "sheet", "page", "store", "export", "workbook", "import"],
    ),
    ("ui", &["base", "model", "template", "rules", "edit", "sheet", "page", "session"]),
    ("cli", &["base", "model", "rules", "template", "session", "ui"]),
];

/// The rooms of outside crates, and of the file system.
const ROOMS: &[(&str, &[&str])] = &[
    ("rust_xlsxwriter", &["export"]),
    ("printpdf", &["export"]),
    ("subsetter", &["export"]),
    ("lopdf", &["export"]),
    ("skrifa", &["base"]),
    ("encoding_rs", &["workbook"]),
    ("foldhash", &["import", "rules", "workbook"]),
    ("html5gum", &["import"]),
    ("quick_xml", &["workbook"]),
    ("zip", &["workbook"]),
    ("ron", &["store", "template"]),
    ("egui", &["ui"]),
    ("arboard", &["ui"]),
    ("open", &["ui"]),
    ("pinyin", &["ui"]),
    ("eframe", &["ui"]),
    ("rfd", &["ui"]),
    ("strum", &["ui"]),
    ("clap", &["cli"]),
    ("crc32fast", &["store"]),
    ("flate2", &["store"]),
    ("std::fs", &["store"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of each module without its tests and comments, by module.
fn modules() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    source_files(&root(), &mut files);
    let mut modules: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in files {
        let relative = path.strip_prefix(root()).expect("under src").to_owned();
        let first = relative.iter().next().expect("name").to_string_lossy();
        let module = first.trim_end_matches(".rs").to_owned();
        if module == "lib" || module == "main" || relative.iter().any(|part| part == "tests" || part == "tests.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("source");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: String =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|l| l.to_owned() + "\n").collect();
        modules.entry(module).or_default().push((relative, code));
    }
    modules
}

/// The names that follow `crate::` in `code`, those in braces too.
fn imported(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    code.match_indices("crate::")
        .filter(|(at, _)| !code[..*at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        .flat_map(|(at, _)| {
            let rest = &code[at + "crate::".len()..];
            match rest.strip_prefix('{') {
                Some(list) => list.split([',', '}']).map(|name| word(name.trim())).collect(),
                None => vec![word(rest)],
            }
        })
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn modules_import_only_what_they_may() {
    let mut wrong = Vec::new();
    for (module, files) in modules() {
        let allowed = MAY_IMPORT.iter().find(|(name, _)| *name == module).map(|(_, allowed)| *allowed);
        let allowed = allowed.unwrap_or_else(|| panic!("module {module} is not in the table"));
        for (path, code) in files {
            for name in imported(&code) {
                if name != module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{} imports {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn outside_crates_keep_to_their_rooms() {
    let mut wrong = Vec::new();
    for (module, files) in modules() {
        for (path, code) in files {
            for (name, rooms) in ROOMS {
                let used = code.match_indices(&format!("{name}::")).any(|(at, _)| {
                    let before = &code[..at];
                    // `crate::sheet::x`, `reading::ron::x` and the like are modules of our own.
                    !before.ends_with(|c: char| c.is_alphanumeric() || c == '_') && !before.ends_with("::")
                });
                if used && !rooms.contains(&module.as_str()) {
                    wrong.push(format!("{} uses {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_table_of_lib_rs_names_every_module() {
    let lib = std::fs::read_to_string(root().join("lib.rs")).expect("lib.rs");
    for (module, _) in modules() {
        assert!(lib.contains(&format!("[`{module}`]")), "lib.rs does not speak of {module}");
        assert!(lib.contains(&format!("pub mod {module};")), "lib.rs does not declare {module}");
    }
}
