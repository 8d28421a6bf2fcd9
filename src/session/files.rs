//! Folders to choose files from: what lies in them, read in the background, and the places where people keep files.

use super::Wake;
use super::crash::caught;
use crate::base::order::natural;
pub use crate::store::listing::{Entry, has_dialogs, home};
use crate::store::{FileError, bytes, listing};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// Something that is looked up on the disk meanwhile: a drive that sleeps or a network that is gone takes its time.
pub struct Looking<T> {
    answer: Receiver<T>,
}

impl<T: Send + 'static> Looking<T> {
    /// Runs `look` in the background, and `wake` once there is an answer.
    fn start(wake: &Wake, look: impl FnOnce() -> T + Send + 'static) -> Self {
        let (sender, answer) = channel();
        let wake = Arc::clone(wake);
        std::thread::spawn(move || {
            if let Ok(found) = caught(look) {
                // Nobody may be waiting any more.
                drop(sender.send(found));
            }
            drop(sender);
            wake();
        });
        Self { answer }
    }

    /// The answer, once; None while it is looked for, and when there will be none.
    pub fn answer(&self) -> Option<T> {
        self.answer.try_recv().ok()
    }
}

/// A folder that people keep files in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is called.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
}

/// A folder and what lies in it.
#[derive(Debug)]
pub struct Found {
    /// The folder that was looked into.
    pub folder: PathBuf,
    /// Folders first, names in the order in which people count.
    pub entries: Vec<Entry>,
    /// The file that was asked for, where a file was and no folder.
    pub asked: Option<PathBuf>,
}

/// What was read of a folder, or why it cannot be read.
pub type Reading = Result<Found, FileError>;

/// Looks up what lies at `path`, of a file in the folder around it.
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

/// Looks up the usual places: the user's own folders, drives and mounted media.
pub fn look_for_places(wake: &Wake) -> Looking<Vec<Place>> {
    Looking::start(wake, || {
        let own = [
            ("桌面", listing::user_folder("DESKTOP", &["Desktop", "桌面"])),
            ("文档", listing::user_folder("DOCUMENTS", &["Documents", "文档"])),
            ("下载", listing::user_folder("DOWNLOAD", &["Downloads", "下载"])),
            ("主目录", home()),
        ];
        let own = own.into_iter().filter_map(|(name, path)| Some(Place { name: name.to_owned(), path: path? }));
        own.chain(listing::drives().into_iter().map(|path| Place { name: name_of(&path), path })).collect()
    })
}

/// What a folder is called: its last part, or the whole of a drive.
pub fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The path that `typed` means in `folder`: `~` is the user's home, quotation marks around it do not count.
pub fn path_of(typed: &str, folder: &Path) -> PathBuf {
    let typed = typed.trim().trim_matches(['"', '“', '”']);
    let below_home = typed.strip_prefix('~').filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\']));
    match below_home.zip(home()) {
        Some((rest, home)) => home.join(rest.trim_start_matches(['/', '\\'])),
        None => folder.join(typed),
    }
}

/// Makes a folder called `name` in `folder`.
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
