//! Makes several files before any of them is put in its place.

use super::rights::{self, Rights};
use super::staging::Staging;
use super::system::{Disk, System};
use super::whole::{folder_of, replaceable_by};
use super::{FileError, links};
use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How many bytes are gathered before they are written.
const BUFFER: usize = 1 << 16;

/// The files that one command makes. Those that are not put in their place are deleted when it is dropped.
pub struct Drafts<'s> {
    system: &'s dyn System,
    /// The folders under construction by the folder that they lie in, and how many files were begun.
    stagings: Mutex<(BTreeMap<PathBuf, Staging<'s>>, usize)>,
}

/// A file under construction.
pub struct Draft<'s> {
    out: BufWriter<Out<'s>>,
    rights: Option<Metadata>,
    created: Metadata,
    ready: Ready,
}

/// A file that is made and on disk, but not yet in its place.
#[derive(Debug)]
pub struct Ready {
    at: PathBuf,
    path: PathBuf,
    target: PathBuf,
}

/// Some files were put in their places and then one could not be.
#[derive(Debug, thiserror::Error)]
#[error("{source}{}", told(written, missing))]
pub struct Partly {
    /// The files that are written.
    pub written: Vec<PathBuf>,
    /// The files that are as they were before.
    pub missing: Vec<PathBuf>,
    /// Why the first of these could not be written.
    pub source: FileError,
}

/// Says which files are written and which are not, where there are several.
fn told(written: &[PathBuf], missing: &[PathBuf]) -> String {
    let of = |paths: &[PathBuf], fate: &str| match paths.len() {
        0 => String::new(),
        count => format!("。有 {count} 个文件{fate}{}", listed(paths)),
    };
    if written.len() + missing.len() < 2 {
        return String::new();
    }
    format!("{}{}", of(written, "已经写出"), of(missing, "没有写出"))
}

/// The names of files in an error: all of them, or the first and the last where there are many.
fn listed(paths: &[PathBuf]) -> String {
    const MOST: usize = 20;
    let name = |path: &PathBuf| crate::base::visible::visible_path(path);
    match paths {
        [] => String::new(),
        [first, .., last] if paths.len() > MOST => format!("（从 {} 到 {}）", name(first), name(last)),
        few => format!("（{}）", few.iter().map(name).collect::<Vec<_>>().join("、")),
    }
}

struct Out<'s> {
    system: &'s dyn System,
    file: File,
}

impl Write for Out<'_> {
    fn write(&mut self, contents: &[u8]) -> io::Result<usize> {
        self.system.write_all(&mut self.file, contents).map(|()| contents.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Seek for Out<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Default for Drafts<'_> {
    fn default() -> Self {
        Self::by(&Disk)
    }
}

impl<'s> Drafts<'s> {
    /// Makes files by the calls of `system`.
    pub fn by(system: &'s dyn System) -> Self {
        Self { system, stagings: Mutex::default() }
    }

    /// Begins the file that will be put at `path`, where a link is followed. A file there keeps its permissions.
    pub fn begin(&self, path: &Path) -> Result<Draft<'s>, FileError> {
        let failed = |source| FileError::Write { path: path.to_path_buf(), source };
        let old = replaceable_by(self.system, path)?;
        let target = links::behind(self.system, path).map_err(failed)?;
        let at = self.place_for(&target).map_err(failed)?;
        let made = match &old {
            None => self.system.create_new(&at),
            Some(_) => self.system.create_private(&at),
        };
        let file = made.map_err(failed)?;
        let created = file.metadata().map_err(failed)?;
        rights::narrow(self.system, &file, rights_of(old.as_ref())).map_err(failed)?;
        let out = BufWriter::with_capacity(BUFFER, Out { system: self.system, file });
        Ok(Draft { out, rights: old, created, ready: Ready { at, path: path.to_path_buf(), target } })
    }

    /// A path for a file that will be put at `target`.
    fn place_for(&self, target: &Path) -> io::Result<PathBuf> {
        let mut stagings = self.stagings.lock().unwrap_or_else(PoisonError::into_inner);
        let (folders, count) = &mut *stagings;
        let folder = folder_of(target);
        if !folders.contains_key(folder) {
            folders.insert(folder.to_path_buf(), Staging::create(self.system, folder)?);
        }
        *count += 1;
        let staging = folders.get(folder).map(Staging::path).unwrap_or(folder);
        Ok(staging.join(count.to_string()))
    }

    /// Puts all of `files` in their places, one after the other, and waits until that is on disk.
    pub fn place(self, files: &[Ready]) -> Result<(), Partly> {
        for (done, file) in files.iter().enumerate() {
            if let Err(source) = self.system.rename(&file.at, &file.target) {
                let (written, missing) = files.split_at(done);
                let paths = |files: &[Ready]| files.iter().map(|file| file.path.clone()).collect();
                let source = FileError::Write { path: file.path.clone(), source };
                return Err(Partly { written: paths(written), missing: paths(missing), source });
            }
        }
        let stagings = self.stagings.lock().unwrap_or_else(PoisonError::into_inner);
        for folder in stagings.0.keys() {
            if let Err(source) = self.system.sync_folder(folder) {
                let written = files.iter().map(|file| file.path.clone()).collect();
                let source = FileError::Unsettled { path: folder.clone(), source };
                return Err(Partly { written, missing: Vec::new(), source });
            }
        }
        Ok(())
    }
}

impl Draft<'_> {
    /// Ends the file and waits until it is on disk.
    pub fn finish(self) -> Result<Ready, FileError> {
        let Self { out, rights, created, ready } = self;
        let failed = |source| FileError::Write { path: ready.path.clone(), source };
        let Out { system, file } = out.into_inner().map_err(|error| failed(error.into_error()))?;
        rights::widen(system, &file, rights_of(rights.as_ref()), &created).map_err(failed)?;
        system.sync(&file).map_err(failed)?;
        Ok(ready)
    }
}

fn rights_of(old: Option<&Metadata>) -> Rights<'_> {
    old.map_or(Rights::Usual, Rights::Of)
}

impl Ready {
    /// The path that it will be put at.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Write for Draft<'_> {
    fn write(&mut self, contents: &[u8]) -> io::Result<usize> {
        self.out.write(contents)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Seek for Draft<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.out.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Refuses the third rename.
    #[derive(Default)]
    struct Third(AtomicUsize);

    impl System for Third {
        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            match self.0.fetch_add(1, Ordering::Relaxed) {
                2 => Err(io::ErrorKind::PermissionDenied.into()),
                _ => fs::rename(from, to),
            }
        }
    }

    fn made(drafts: &Drafts<'_>, path: &Path) -> Ready {
        let mut draft = drafts.begin(path).expect("begun");
        draft.write_all(b"new").expect("written");
        draft.finish().expect("finished")
    }

    #[test]
    fn nothing_is_replaced_before_everything_is_made() {
        let folder = tempfile::tempdir().expect("folder");
        let paths = ["a", "b", "c", "d"].map(|name| folder.path().join(name));
        paths.iter().for_each(|path| fs::write(path, "old").expect("written"));
        let held = || paths.each_ref().map(|path| fs::read_to_string(path).expect("there"));
        let count = || fs::read_dir(folder.path()).expect("listed").count();
        let drafts = Drafts::default();
        drop(paths.each_ref().map(|path| made(&drafts, path)));
        drop(drafts);
        assert_eq!((held(), count()), (["old"; 4].map(str::to_owned), 4), "given up");
        let third = Third::default();
        let drafts = Drafts::by(&third);
        let files = paths.each_ref().map(|path| made(&drafts, path));
        let partly = drafts.place(&files).expect_err("the third is refused");
        assert_eq!((held(), count()), (["new", "new", "old", "old"].map(str::to_owned), 4));
        assert_eq!((partly.written.as_slice(), partly.missing.as_slice()), (&paths[..2], &paths[2..]));
        let said = partly.to_string();
        assert!(said.contains("2 个文件已经写出") && said.contains("2 个文件没有写出"), "{said}");
    }
}
