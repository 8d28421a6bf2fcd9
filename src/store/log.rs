//! The log of internal errors, for whoever maintains the program. It contains none of the user's text except paths.

use super::{StateFolder, clock, private};
use crate::base::calendar::Moment;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The folder of the log in the state folder.
const FOLDER: &str = "log";
/// The length at which a new log file is started, bytes.
const MAX_BYTES: u64 = 500_000;
/// The number of log files, including the current one.
const FILES: u32 = 3;

/// The log of the program.
#[derive(Debug, Clone)]
pub struct Log {
    folder: PathBuf,
}

impl Log {
    /// Opens the log in `state`.
    pub fn of(state: &StateFolder) -> io::Result<Self> {
        Ok(Self { folder: state.folder(FOLDER)? })
    }

    /// Returns the file that is written to.
    pub fn path(&self) -> PathBuf {
        self.file(0)
    }

    fn file(&self, age: u32) -> PathBuf {
        self.folder.join(if age == 0 { "jibiao.log".to_owned() } else { format!("jibiao.{age}.log") })
    }

    /// Appends an entry with the time and the program's version.
    pub fn write(&self, entry: &str) -> io::Result<()> {
        if fs::metadata(self.path()).is_ok_and(|meta| meta.len() > MAX_BYTES) {
            // The oldest first: each file takes the place of the one before it.
            for age in (1..FILES).rev() {
                move_over(&self.file(age - 1), &self.file(age))?;
            }
        }
        // One write in append mode, so that entries of two windows do not mix.
        let line = format!("{} {} {entry}\n", utc(SystemTime::now()), env!("CARGO_PKG_VERSION"));
        private::options().append(true).create(true).open(self.path())?.write_all(line.as_bytes())
    }
}

fn move_over(from: &Path, to: &Path) -> io::Result<()> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        done => done,
    }
}

/// Formats `time` in UTC: 2026-11-22 09:25:08Z.
fn utc(time: SystemTime) -> String {
    let Moment { year, month, day, hour, minute, second } = Moment::in_greenwich(clock::millis(time) / 1_000);
    format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn times() {
        assert_eq!(utc(SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_339_508)), "2026-11-22 09:25:08Z");
    }

    #[test]
    fn the_log_stays_short() {
        let folder = tempfile::tempdir().expect("folder");
        let log = Log::of(&StateFolder::at(folder.path())).expect("log");
        let entry = "x".repeat(200_000);
        for _ in 0..20 {
            log.write(&entry).expect("written");
        }
        let files: Vec<_> =
            fs::read_dir(&log.folder).expect("listed").map(|entry| entry.expect("entry").path()).collect();
        assert_eq!(files.len(), FILES as usize);
        assert!(files.iter().all(|file| fs::metadata(file).expect("file").len() < MAX_BYTES + 300_000));
    }
}
