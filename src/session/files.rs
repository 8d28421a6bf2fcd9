//! Lists folders for the file dialog, and the places where people keep files, in the background.

use super::Wake;
use super::crash::caught;
use crate::base::order::natural;
pub use crate::store::listing::{Entry, has_dialogs, home};
use crate::store::{FileError, bytes, listing};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// A lookup on the disk in the background: a sleeping drive or a lost network share takes seconds to answer.
pub struct Looking<T> {
    answer: Receiver<T>,
}

impl<T: Send + 'static> Looking<T> {
    /// Runs `look` in the background, then `wake`.
    fn start(wake: &Wake, look: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, answer) = channel();
        let wake = Arc::clone(wake);
        std::thread::spawn(move || {
            if let Ok(found) = caught(look) {
                // The dialog may be closed by now.
                drop(sender.send(found));
            }
            drop(sender);
            wake();
        });
        Self { answer }
    }

    /// Returns the answer once. None while there is none yet, or if the lookup failed.
    pub fn answer(&self) -> Option<T> {
        self.answer.try_recv().ok()
    }
}

/// A folder where people keep files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its name in the dialog.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
}

/// A folder and its contents.
#[derive(Debug)]
pub struct Found {
    /// The folder.
    pub folder: PathBuf,
    /// Folders first, then by name with numbers in numeric order.
    pub entries: Vec<Entry>,
    /// The file that was asked for, if the path was a file's.
    pub asked: Option<PathBuf>,
}

/// The contents of a folder, or why it cannot be read.
pub type Reading = Result<Found, FileError>;

/// Lists the folder at `path`, or, if a file is there, the folder around it.
pub fn look_into(path: &Path, wake: &Wake) -> Looking<Reading> {
    let path = path.to_path_buf();
    Looking::start(wake, move || found(path))
}

fn found(path: PathBuf) -> Reading {
    let (folder, asked) = match path.parent().filter(|_| path.is_file()) {
        Some(parent) => (parent.to_path_buf(), Some(path)),
        None => (path, None),
    };
    let mut entries = listing::entries(&folder)?;
    entries.sort_by(|a, b| b.is_folder.cmp(&a.is_folder).then_with(|| natural(&a.name, &b.name)));
    Ok(Found { folder, entries, asked })
}

/// Looks up the usual places: the user's folders, drives and mounted media.
pub fn look_for_places(wake: &Wake) -> Looking<Vec<Place>> {
    Looking::start(wake, || {
        let own = [
            // The names of XDG user directories, each with the folder names to try where the system does not say.
            ("桌面", listing::user_folder("DESKTOP", &["Desktop", "桌面"])),
            ("文档", listing::user_folder("DOCUMENTS", &["Documents", "文档"])),
            ("下载", listing::user_folder("DOWNLOAD", &["Downloads", "下载"])),
            ("主目录", home()),
        ];
        let own = own.into_iter().filter_map(|(name, path)| Some(Place { name: name.to_owned(), path: path? }));
        own.chain(listing::drives().into_iter().map(|path| Place { name: name_of(&path), path })).collect()
    })
}

/// Returns the name of a folder: the last part of its path, or the whole path of a drive.
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Returns the path that `typed` means in `folder`. `~` is the user's home; quotation marks around it are ignored.
pub fn path_of(typed: &str, folder: &Path) -> PathBuf {
    // Windows puts quotation marks around a path that is copied with 复制为路径.
    let typed = typed.trim().trim_matches(['"', '“', '”']);
    // Only `~` alone or before a separator: a file may be called ~备份.ron.
    let below_home = typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\']));
    match below_home.zip(home()) {
        Some((rest, home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        None => folder.join(typed),
    }
}

/// Creates a folder called `name` in `folder`.
pub fn make_folder(folder: &Path, name: &str) -> Result<PathBuf, FileError> {
    let path = folder.join(name.trim());
    bytes::make_folder(&path)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_typed_path_means() {
        let folder = Path::new("/data");
        assert_eq!(path_of(" a.ron ", folder), Path::new("/data/a.ron"));
        assert_eq!(path_of("\"/b/c.ron\"", folder), Path::new("/b/c.ron"));
        let home = home().expect("home");
        assert_eq!(path_of("~", folder), home);
        assert_eq!(path_of("~/表/a.ron", folder), home.join("表/a.ron"));
        assert_eq!(path_of("~备份.ron", folder), Path::new("/data/~备份.ron"));
    }

    #[test]
    fn folders_come_first_and_numbers_count() {
        let folder = tempfile::tempdir().expect("folder");
        for name in ["表10.xlsx", "表2.xlsx"] {
            bytes::write(&folder.path().join(name), b"").expect("written");
        }
        make_folder(folder.path(), "资料").expect("made");
        let (sender, woken) = channel();
        let wake: Wake = Arc::new(move || sender.send(()).expect("heard"));
        let looking = look_into(folder.path(), &wake);
        woken.recv().expect("woken");
        let found = looking.answer().expect("answer").expect("listed");
        let names: Vec<&str> = found.entries.iter().map(|entry| entry.name.as_str()).collect();
        assert_eq!(names, ["资料", "表2.xlsx", "表10.xlsx"]);
    }
}
