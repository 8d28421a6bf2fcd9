//! Every call of the system that a save makes fails in turn.

use jibiao::model::{FieldPath, Form, Project};
use jibiao::session::keeper::Keeper;
use jibiao::session::saving::{SaveError, Target, WayOut};
use jibiao::store::bytes::{self, Manner};
use jibiao::store::system::{Disk, System};
use jibiao::store::{FileError, StateFolder, project};
use jibiao::template::Library;
use std::fs::{self, File, Metadata, Permissions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How a call fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Failing {
    /// It does nothing.
    Before,
    /// It does its work, or half of it, and says that it failed.
    After,
}

/// A system one of whose calls fails.
struct Faulty {
    failing: Failing,
    kind: io::ErrorKind,
    /// How many calls succeed before the one that fails.
    left: AtomicUsize,
}

impl Faulty {
    fn pass<T>(&self, call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        // Below zero it goes on at the greatest number.
        let fails = self.left.fetch_sub(1, Ordering::Relaxed) == 0;
        match (fails, self.failing) {
            (false, _) => call(),
            (true, Failing::Before) => Err(self.kind.into()),
            (true, Failing::After) => call().and(Err(self.kind.into())),
        }
    }
}

impl System for Faulty {
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.pass(|| Disk.metadata(path))
    }

    fn symlink_metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.pass(|| Disk.symlink_metadata(path))
    }

    fn read_link(&self, path: &Path) -> io::Result<PathBuf> {
        self.pass(|| Disk.read_link(path))
    }

    fn create_new(&self, path: &Path) -> io::Result<File> {
        // A file that was made and is not handed out cannot be taken away either.
        if self.failing == Failing::After { Disk.create_new(path) } else { self.pass(|| Disk.create_new(path)) }
    }

    fn create_private(&self, path: &Path) -> io::Result<File> {
        if self.failing == Failing::After { Disk.create_private(path) } else { self.pass(|| Disk.create_private(path)) }
    }

    fn try_lock(&self, file: &File) -> Result<(), TryLockError> {
        self.pass(|| Ok(Disk.try_lock(file))).map_err(TryLockError::Error)?
    }

    #[cfg(unix)]
    fn give(&self, file: &File, owner: Option<u32>, group: u32) -> io::Result<()> {
        self.pass(|| Disk.give(file, owner, group))
    }

    fn link(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(|| Disk.link(from, to))
    }

    fn write_all(&self, file: &mut File, contents: &[u8]) -> io::Result<()> {
        let half = &contents[..contents.len() / 2];
        let whole = self.left.load(Ordering::Relaxed) != 0;
        self.pass(|| file.write_all(if whole { contents } else { half }))
    }

    fn set_permissions(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.pass(|| Disk.set_permissions(file, permissions))
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.pass(|| Disk.sync(file))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(|| Disk.rename(from, to))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(|| Disk.sync_folder(folder))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.pass(|| Disk.remove(path))
    }
}

const OLD: &[u8] = b"what was saved before";
const NEW: &[u8] = b"what is to be saved now";

/// Saves to `path`, which leads to `file`, with each call failing in turn; how many calls there are.
fn every_call_fails(path: &Path, file: &Path, failing: Failing, kind: io::ErrorKind) -> usize {
    let entries = |folder: &Path| fs::read_dir(folder).expect("listed").count();
    let folder = file.parent().expect("folder");
    for failed in 0.. {
        fs::write(file, OLD).expect("written");
        let before = entries(folder);
        let system = Faulty { failing, kind, left: AtomicUsize::new(failed) };
        let written = bytes::write_by(&system, path, NEW, Manner::Replace);
        let context = format!("call {failed} {failing:?} {kind:?}: {written:?}");
        let found = fs::read(file).expect("there");
        assert_eq!(entries(folder), before, "nothing is left behind, {context}");
        match written {
            Ok(()) => {
                assert!(found == NEW, "{context}");
                // A lock that cannot be had keeps nobody from saving.
                if system.left.load(Ordering::Relaxed) < usize::MAX / 2 {
                    return failed;
                }
            }
            Err(error) => {
                assert!(error.to_string().contains(&path.display().to_string()), "{context}");
                let unsettled = matches!(error, FileError::Unsettled { .. });
                assert!(if unsettled { found == NEW } else { found == OLD || failing == Failing::After }, "{context}");
                assert!(found == OLD || found == NEW, "{context}");
            }
        }
    }
    0
}

#[test]
fn a_call_that_fails_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    let kinds = [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Other];
    for kind in kinds {
        for failing in [Failing::Before, Failing::After] {
            assert!(every_call_fails(&file, &file, failing, kind) >= 6);
        }
    }
    #[cfg(unix)]
    {
        let link = folder.path().join("link.ron");
        std::os::unix::fs::symlink("p.ron", &link).expect("linked");
        let through_link = every_call_fails(&link, &file, Failing::Before, io::ErrorKind::Other);
        assert!(through_link > every_call_fails(&file, &file, Failing::Before, io::ErrorKind::Other));
    }
}

/// Makes a new file with each call failing in turn: it is there whole, or it is not there.
#[test]
fn a_new_file_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied, io::ErrorKind::Unsupported] {
        for failing in [Failing::Before, Failing::After] {
            for failed in 0.. {
                let system = Faulty { failing, kind, left: AtomicUsize::new(failed) };
                let written = bytes::write_by(&system, &file, NEW, Manner::New);
                let found = fs::read(&file).ok();
                let context = format!("call {failed} {failing:?} {kind:?}: {written:?}");
                assert!(found.as_deref().is_none_or(|found| found == NEW), "{context}");
                let says_so = matches!(written, Ok(()) | Err(FileError::Unsettled { .. }));
                assert!(failing == Failing::After || found.is_some() == says_so, "{context}");
                bytes::clear_leftovers([file.as_path()]);
                let left = fs::read_dir(folder.path()).expect("listed").count();
                assert_eq!(left, usize::from(found.is_some()), "{context}");
                if found.is_some() {
                    fs::remove_file(&file).expect("removed");
                }
                if system.left.load(Ordering::Relaxed) < usize::MAX / 2 {
                    assert!(written.is_ok() && failed >= 8, "{context}");
                    break;
                }
            }
        }
    }
}

#[test]
fn a_disk_without_links_gets_new_files_too() {
    /// FAT, as on a USB stick.
    struct Fat;
    impl System for Fat {
        fn link(&self, _: &Path, _: &Path) -> io::Result<()> {
            Err(io::ErrorKind::PermissionDenied.into())
        }
    }
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    bytes::write_by(&Fat, &file, NEW, Manner::New).expect("written");
    assert!(matches!(bytes::write_by(&Fat, &file, OLD, Manner::New), Err(FileError::Exists { .. })));
    assert_eq!(fs::read(&file).expect("there"), NEW);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
}

/// A project file, opened by a keeper.
fn opened() -> (tempfile::TempDir, PathBuf, Keeper) {
    let folder = tempfile::tempdir().expect("folder");
    let file = folder.path().join("p.ron");
    let mut project = Project::default();
    project.push(Form::default());
    project::save(&file, &project).expect("saved");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    (folder, file, keeper)
}

#[test]
fn a_file_that_someone_else_changed_is_not_overwritten_unasked() {
    let (_folder, file, keeper) = opened();
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[0].id;
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("我的");
    let mut theirs = project::load(&file).expect("loaded");
    Arc::make_mut(&mut theirs.forms[0]).set_text(&FieldPath::field("goals"), "他的");
    project::save(&file, &theirs).expect("saved");
    let error = document.save().expect_err("changed");
    assert!(matches!(error, SaveError::Changed { .. }) && error.ways_out().contains(&WayOut::Overwrite), "{error}");
    assert!(document.is_dirty() && project::load(&file).expect("loaded") == theirs);
    assert!(document.start_saving(Target::OverOwn, Arc::new(|| {})).expect("started"));
    assert!(matches!(document.wait_for_saving(), Some(Ok(None))));
    assert_eq!(project::load(&file).expect("loaded").forms[0].field("goals"), "我的");
    let backups = keeper.backups(&file).expect("listed");
    assert_eq!(keeper.read_backup(&backups[1]).expect("read"), theirs, "a copy of what was overwritten");
    assert!(document.save().expect("its own again"));
    fs::remove_file(&file).expect("removed");
    let error = document.save().expect_err("gone");
    assert!(matches!(error, SaveError::Gone { .. }) && error.ways_out().contains(&WayOut::Overwrite), "{error}");
    assert!(document.start_saving(Target::OverOwn, Arc::new(|| {})).expect("started"));
    assert!(matches!(document.wait_for_saving(), Some(Ok(None))) && file.exists());
}

#[test]
fn a_backup_is_restored_as_one_step() {
    let (_folder, file, keeper) = opened();
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[0].id;
    for text in ["一", "二"] {
        document.begin(form, &FieldPath::field("goals"));
        document.type_text(text);
        document.save().expect("saved");
    }
    let first = keeper.read_backup(&keeper.backups(&file).expect("listed")[1]).expect("read");
    let differences = jibiao::session::compare::differences(&first, document.project(), &Library::builtin());
    assert_eq!(differences.iter().map(ToString::to_string).collect::<Vec<_>>(), ["“未命名”有 1 处不同"]);
    let _ = document.edit(&jibiao::edit::Edit::Restore(Arc::new(first)));
    assert_eq!(document.project().forms[0].field("goals"), "一");
    let _ = document.undo();
    assert!(!document.is_dirty() && document.project().forms[0].field("goals") == "二");
}

#[test]
fn what_is_typed_while_a_save_is_under_way_stays_unsaved() {
    let (_folder, file, keeper) = opened();
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[0].id;
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("一");
    let wake: jibiao::session::Wake = Arc::new(|| {});
    assert!(document.start_saving(Target::Own, Arc::clone(&wake)).expect("started"));
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("一二");
    assert!(matches!(document.wait_for_saving(), Some(Ok(None))));
    assert!(document.is_dirty() && project::load(&file).expect("loaded").forms[0].field("goals") == "一");
    assert!(document.start_saving(Target::Own, Arc::clone(&wake)).expect("started"));
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("一二三");
    assert!(document.start_saving(Target::Own, wake).expect("queued"));
    assert!(matches!(document.wait_for_saving(), Some(Ok(None))));
    assert!(!document.is_dirty() && project::load(&file).expect("loaded").forms[0].field("goals") == "一二三");
}

#[test]
fn where_it_cannot_be_saved_the_project_stays_open_and_journaled() {
    let (folder, file, keeper) = opened();
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[0].id;
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("一");
    let gone = folder.path().join("stick");
    let too_long = folder.path().join(format!("{}.ron", "长".repeat(100)));
    for (path, says) in [(gone.join("p.ron"), "不存在"), (too_long, "文件名太长"), (folder.path().into(), "文件夹")]
    {
        let error = document.save_as(&path).expect_err("cannot");
        assert!(error.to_string().contains(says) && error.ways_out().contains(&WayOut::SaveElsewhere), "{error}");
        assert!(document.is_dirty() && document.path() == Some(&file) && document.flush());
    }
    drop(document);
    assert_eq!(keeper.recoveries().expect("listed")[0].project.forms[0].field("goals"), "一");
}
