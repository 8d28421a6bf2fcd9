//! A private temporary folder for files that another program displays, such as a PDF to print.

use super::StateFolder;
use super::rights::Rights;
use super::system::Disk;
use super::temporary::{self, Temporary};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The parent of these folders in the state folder.
const FOLDER: &str = "printed";

/// A folder that only the user can read, with a random name. Dropping it deletes it with its contents.
#[derive(Debug)]
pub struct RunFolder {
    path: PathBuf,
    /// A locked file that shows that this run is alive.
    _held: Temporary<'static>,
}

impl RunFolder {
    /// Creates one in `state`.
    pub fn create(state: &StateFolder) -> io::Result<Self> {
        // The lock comes first: another run would delete a folder without one.
        let held = Temporary::create(&Disk, &state.folder(FOLDER)?, Rights::Private)?;
        let name = held.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let path = state.folder(&format!("{FOLDER}/{name}"))?;
        Ok(Self { path, _held: held })
    }

    /// Returns its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Deletes the folders of runs that were killed.
    pub fn clear(state: &StateFolder) -> io::Result<()> {
        let all = state.folder(FOLDER)?;
        // This removes the lock files of dead runs, and with them the sign that their folders are in use.
        temporary::clear(&all);
        for entry in fs::read_dir(all)? {
            let path = entry?.path();
            if path.is_dir() && !path.with_extension(temporary::EXTENSION).exists() {
                fs::remove_dir_all(path)?;
            }
        }
        Ok(())
    }
}

impl Drop for RunFolder {
    fn drop(&mut self) {
        // Windows cannot delete what a viewer still has open; the next start does it.
        drop(fs::remove_dir_all(&self.path));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_lives_as_long_as_its_run() {
        let folder = tempfile::tempdir().expect("folder");
        let state = StateFolder::at(folder.path());
        let printed = RunFolder::create(&state).expect("made");
        let other = RunFolder::create(&state).expect("made");
        fs::write(printed.path().join("a.pdf"), "text").expect("written");
        // A killed run leaves its folder, and the system takes the lock away.
        let left = folder.path().join(FOLDER).join(".jibiao-0123456789abcdef");
        fs::create_dir(&left).expect("made");
        fs::write(left.join("b.pdf"), "text").expect("written");
        fs::write(left.with_extension("tmp"), "").expect("written");
        RunFolder::clear(&state).expect("cleared");
        assert!(!left.exists() && printed.path().join("a.pdf").exists() && other.path().exists());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(printed.path()).expect("there").permissions().mode() & 0o777, 0o700);
        }
        drop((printed, other));
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).expect("listed").count(), 0);
    }
}
