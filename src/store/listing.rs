//! Lists folders, and finds the folders and drives where people keep their files, for the program's own file dialog.

use super::FileError;
use super::known_folder::{Folder, variable};
use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The letters that Windows gives its drives.
const DRIVES: std::ops::RangeInclusive<char> = 'A'..='Z';
/// The maximum length of `user-dirs.dirs`, bytes.
const MAX_BYTES: u64 = 100_000;

/// A file or folder in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Whether it is a folder or a link to one.
    pub is_folder: bool,
    /// Its length; 0 for a folder.
    pub bytes: u64,
    /// When it was last written, if the system knows.
    pub modified: Option<SystemTime>,
}

/// Returns the files and folders in `folder` that are not hidden, unsorted. Entries without readable metadata are left
/// out.
pub fn entries(folder: &Path) -> Result<Vec<Entry>, FileError> {
    let failed = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => FileError::Missing { path: folder.to_path_buf(), source },
        _ => FileError::Read { path: folder.to_path_buf(), source },
    };
    let found = fs::read_dir(folder).map_err(failed)?;
    Ok(found.filter_map(Result::ok).filter_map(|found| entry(&found)).collect())
}

fn entry(found: &DirEntry) -> Option<Entry> {
    let name = found.file_name().to_string_lossy().into_owned();
    let path = found.path();
    // The target of a link may be gone.
    let meta = fs::metadata(&path).ok()?;
    let is_hidden = name.starts_with('.') || is_marked_hidden(&meta);
    (!is_hidden).then(|| Entry {
        name,
        is_folder: meta.is_dir(),
        bytes: if meta.is_dir() { 0 } else { meta.len() },
        modified: meta.modified().ok(),
        path,
    })
}

#[cfg(windows)]
fn is_marked_hidden(meta: &Metadata) -> bool {
    use std::os::windows::fs::MetadataExt;
    const HIDDEN: u32 = 2;
    meta.file_attributes() & HIDDEN != 0
}

#[cfg(not(windows))]
fn is_marked_hidden(_meta: &Metadata) -> bool {
    false
}

/// Returns the user's home folder.
pub fn home() -> Option<PathBuf> {
    variable(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from)
}

/// Returns the user's folder for `role`, as xdg-user-dirs calls it (`DESKTOP`, `DOCUMENTS`, `DOWNLOAD`), if it exists.
/// `names` are its usual names.
pub fn user_folder(role: &str, names: &[&str]) -> Option<PathBuf> {
    let home = home()?;
    let said =
        Folder::Configuration.around().map(|folder| super::text::read(&folder.join("user-dirs.dirs"), MAX_BYTES));
    let said = said.and_then(Result::ok).unwrap_or_default();
    let said = said.lines().find_map(|line| line.strip_prefix(&format!("XDG_{role}_DIR=")));
    let said = said.map(|path| PathBuf::from(path.trim_matches('"').replace("$HOME", &home.to_string_lossy())));
    let usual = names.iter().map(|name| home.join(name));
    // xdg-user-dirs sets a role without a folder to the home folder.
    said.into_iter().filter(|path| *path != home).chain(usual).find(|path| path.is_dir())
}

/// Whether the system can show a file dialog. On Linux that needs the desktop portal, and so a session bus, or zenity.
pub fn has_dialogs() -> bool {
    let has_bus = || {
        let own = variable("XDG_RUNTIME_DIR").map(|folder| Path::new(&folder).join("bus"));
        variable("DBUS_SESSION_BUS_ADDRESS").is_some() || own.is_some_and(|bus| bus.exists())
    };
    let has_zenity =
        || variable("PATH").is_some_and(|path| std::env::split_paths(&path).any(|at| at.join("zenity").exists()));
    !cfg!(target_os = "linux") || has_bus() || has_zenity()
}

/// Returns the drives and mounted media of this machine.
pub fn drives() -> Vec<PathBuf> {
    if cfg!(windows) {
        return DRIVES.map(|letter| PathBuf::from(format!("{letter}:\\"))).filter(|path| path.is_dir()).collect();
    }
    // udisks mounts sticks in /run/media/USER, on Debian and its descendants in /media/USER, which is in /media too.
    let user = variable("USER").unwrap_or_default();
    let roots = [Path::new("/media").join(&user), Path::new("/run/media").join(&user), "/media".into(), "/mnt".into()];
    let own = roots.clone();
    let mut found: Vec<PathBuf> = roots
        .iter()
        .filter_map(|root| entries(root).ok())
        .flatten()
        .filter(|entry| entry.is_folder && !own.contains(&entry.path))
        .map(|entry| entry.path)
        .collect();
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_is_left_out() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("表")).expect("made");
        fs::write(at("a.xlsx"), "12").expect("written");
        fs::write(at(".b"), "").expect("written");
        let mut found = entries(folder.path()).expect("listed");
        found.sort_by(|a, b| a.name.cmp(&b.name));
        let names: Vec<_> = found.iter().map(|entry| (entry.name.as_str(), entry.is_folder, entry.bytes)).collect();
        assert_eq!(names, [("a.xlsx", false, 2), ("表", true, 0)]);
    }

    #[test]
    fn what_is_no_folder_says_so() {
        let folder = tempfile::tempdir().expect("folder");
        let file = folder.path().join("a.xlsx");
        fs::write(&file, "").expect("written");
        let said = entries(&file).expect_err("a file").to_string();
        assert!(said.contains("不是文件夹"), "{said}");
        let said = entries(&folder.path().join("无")).expect_err("nothing").to_string();
        assert!(said.contains("找不到"), "{said}");
    }
}
