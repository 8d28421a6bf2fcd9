//! Keeps the last saves of each project as compressed backups in the state folder.

use super::key::key;
use super::{FileError, Stamp, StateFolder, bytes, clock, project, temporary};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder of backups in the state folder.
const FOLDER: &str = "backups";
/// The number of saves that are kept by default.
pub const USUALLY_KEPT: usize = 10;

/// The backups of one project file.
#[derive(Debug, Clone)]
pub struct Backups {
    folder: PathBuf,
    kept: usize,
}

/// One earlier content of a project file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// When it was saved.
    pub saved: SystemTime,
    /// Identifies its content.
    pub stamp: Stamp,
    path: PathBuf,
}

impl Backups {
    /// Returns the backups of the project file at `path`, of which the last `kept` are kept.
    pub fn of(state: &StateFolder, path: &Path, kept: usize) -> Result<Self, FileError> {
        let made = state.folder(FOLDER).and_then(|all| {
            let own = all.join(key(path));
            fs::create_dir_all(&own).map(|()| own)
        });
        let failed = |source| FileError::Write { path: state.path().unwrap_or(Path::new("")).join(FOLDER), source };
        Ok(Self { folder: made.map_err(failed)?, kept })
    }

    /// Returns the backups, the latest first.
    pub fn list(&self) -> Result<Vec<Backup>, FileError> {
        let listed = fs::read_dir(&self.folder)
            .and_then(|entries| entries.map(|entry| Ok(Backup::at(entry?.path()))).collect::<io::Result<Vec<_>>>());
        let failed = |source| FileError::Read { path: self.folder.clone(), source };
        let mut backups: Vec<Backup> = listed.map_err(failed)?.into_iter().flatten().collect();
        // Names begin with the time in 13 digits, so they sort by time.
        backups.sort_by(|a, b| b.path.cmp(&a.path));
        Ok(backups)
    }

    /// Adds `contents`, saved at `saved`, and removes the oldest backups that are too many. If the same content is
    /// already there, only its time is updated.
    pub fn add(&self, contents: &[u8], saved: SystemTime) -> Result<(), FileError> {
        temporary::clear(&self.folder);
        let stamp = Stamp::of(contents);
        let new = Backup::new(&self.folder, saved, stamp);
        let failed = |source| FileError::Write { path: new.path.clone(), source };
        match self.list()?.into_iter().find(|backup| backup.stamp == stamp) {
            Some(same) if same.saved >= new.saved => {}
            Some(same) => fs::rename(&same.path, &new.path).map_err(failed)?,
            None => bytes::write_private(&new.path, &packed(contents).map_err(failed)?)?,
        }
        for surplus in self.list()?.iter().skip(self.kept) {
            fs::remove_file(&surplus.path).map_err(failed)?;
        }
        Ok(())
    }
}

impl Backup {
    fn new(folder: &Path, saved: SystemTime, stamp: Stamp) -> Self {
        let name = format!("{:013}-{}-{:08x}.ron.gz", clock::millis(saved), stamp.bytes, stamp.checksum);
        Self { saved, stamp, path: folder.join(name) }
    }

    /// Returns the backup in the file at `path`, described by its name alone; None if it is some other file.
    fn at(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let mut parts = name.strip_suffix(".ron.gz")?.splitn(3, '-');
        let saved = clock::time(parts.next()?.parse().ok()?);
        let bytes = parts.next()?.parse().ok()?;
        let checksum = u32::from_str_radix(parts.next()?, 16).ok()?;
        Some(Self { saved, stamp: Stamp { bytes, checksum }, path })
    }

    /// Returns what was saved.
    pub fn read(&self) -> Result<Vec<u8>, FileError> {
        let limit = project::MAX_BYTES;
        let packed = bytes::read(&self.path, limit)?;
        // The limit holds for the unpacked contents too: a few bytes of gzip can unpack to any length.
        let mut contents = Vec::new();
        let failed = |source| FileError::Read { path: self.path.clone(), source };
        GzDecoder::new(&packed[..]).take(limit + 1).read_to_end(&mut contents).map_err(failed)?;
        if Stamp::of(&contents) != self.stamp {
            return Err(failed(io::ErrorKind::InvalidData.into()));
        }
        Ok(contents)
    }

    /// Returns the path of the file in the state folder.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

fn packed(contents: &[u8]) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(contents)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn the_last_contents_are_kept() {
        let folder = tempfile::tempdir().expect("folder");
        let backups = Backups::of(&StateFolder::at(folder.path()), Path::new("p.ron"), 3).expect("made");
        for (seconds, text) in [(1, "a"), (2, "b"), (3, "a"), (4, "c"), (5, "d")] {
            backups.add(text.as_bytes(), at(seconds)).expect("added");
        }
        let list = backups.list().expect("listed");
        let texts: Vec<_> = list.iter().map(|backup| (backup.saved, backup.read().expect("read"))).collect();
        assert_eq!(texts, [(at(5), b"d".to_vec()), (at(4), b"c".to_vec()), (at(3), b"a".to_vec())]);
    }

    #[test]
    fn a_damaged_backup_says_so() {
        let folder = tempfile::tempdir().expect("folder");
        let backups = Backups::of(&StateFolder::at(folder.path()), Path::new("p.ron"), 3).expect("made");
        backups.add(b"text", at(1)).expect("added");
        let backup = backups.list().expect("listed").remove(0);
        fs::write(backup.path(), packed(b"tent").expect("packed")).expect("written");
        assert!(matches!(backup.read(), Err(FileError::Read { .. })));
    }
}
