//! The templates and upload profiles of this machine: the built-in ones and the user's own.

pub use crate::store::folder::of_templates as template_folder;

use crate::store::folder;
use crate::template::Library;

/// Returns the installed templates and profiles, and what is wrong with those that cannot be used.
pub fn library() -> (Library, Vec<String>) {
    let mut library = Library::builtin();
    let mut notices = Vec::new();
    // One bad file of the user's must not hide the others.
    for file in folder::templates() {
        match file {
            Ok((name, text)) => notices.extend(library.add_template(&name, &text).err().map(|e| e.to_string())),
            Err(error) => notices.push(error.to_string()),
        }
    }
    for file in folder::profiles() {
        match file {
            Ok((name, text)) => notices.extend(library.add_profile(&name, &text).err().map(|e| e.to_string())),
            Err(error) => notices.push(error.to_string()),
        }
    }
    (library, notices)
}
