//! A disk that is full: a small one in memory, of this test's own.

use super::say;
use crate::support::projects_of;
use jibiao::model::FieldPath;
use jibiao::session::keeper::Keeper;
use jibiao::session::saving::SaveError;
use jibiao::store::{StateFolder, project};
use std::fs;
use std::path::Path;
use std::process::Command;

/// A file system of half a megabyte, until it is dropped.
struct SmallDisk<'p>(&'p Path);

impl<'p> SmallDisk<'p> {
    /// None where this user may not mount one.
    fn mount(path: &'p Path) -> Option<Self> {
        let done = Command::new("mount").args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"]).arg(path).output();
        done.is_ok_and(|done| done.status.success()).then_some(Self(path))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).output();
    }
}

/// Says that nothing was tested for want of a disk.
fn not_tested() {
    say("NOT TESTED: this user may not mount a small disk");
}

#[test]
fn a_disk_that_is_read_only_or_gone_is_named() {
    let folder = tempfile::tempdir().expect("folder");
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).expect("made");
    let Some(mounted) = SmallDisk::mount(&disk) else { return not_tested() };
    let file = disk.join("p.ron");
    project::save(&file, &projects_of(2)).expect("fits");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[0].id;
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("一");
    assert!(Command::new("mount").args(["-o", "remount,ro"]).arg(&disk).status().expect("run").success());
    let error = document.save().expect_err("read only");
    assert!(error.to_string().contains("只读"), "{error}");
    drop(mounted);
    assert!(matches!(document.save(), Err(SaveError::Gone { .. })));
    assert_eq!(fs::read_dir(&disk).expect("listed").count(), 0, "nothing is written to the bare place");
    assert!(document.is_dirty() && document.flush());
}

#[test]
fn a_full_disk_keeps_the_old_file() {
    let folder = tempfile::tempdir().expect("folder");
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).expect("made");
    let Some(_mounted) = SmallDisk::mount(&disk) else { return not_tested() };
    let file = disk.join("p.ron");
    let small = projects_of(20);
    project::save(&file, &small).expect("fits");
    let keeper = Keeper::new(StateFolder::at(&folder.path().join("state")));
    let mut document = keeper.open(&file).expect("opened");
    let form = document.project().forms[0].id;
    document.begin(form, &FieldPath::field("goals"));
    document.type_text(&"满".repeat(200_000));
    let error = document.save().expect_err("full");
    assert!(error.to_string().contains("磁盘空间不足"), "{error}");
    assert!(document.is_dirty() && document.flush());
    assert_eq!(project::load(&file).expect("whole"), small);
    assert_eq!(fs::read_dir(&disk).expect("listed").count(), 1, "nothing is left behind");
    document.save_as(&folder.path().join("q.ron")).expect("saved elsewhere");
    document.close();

    // The state folder is on the full disk: typing and saving go on, and the user is told.
    fs::write(disk.join("filler"), vec![0; 600_000]).expect_err("full");
    let keeper = Keeper::new(StateFolder::at(&disk.join("state")));
    let other = folder.path().join("q.ron");
    let mut document = keeper.open(&other).expect("opened");
    document.begin(form, &FieldPath::field("goals"));
    document.type_text("短");
    assert!(!document.flush());
    assert!(document.journal_notice().is_some_and(|notice| notice.contains("恢复文件")));
    document.save().expect("saved");
    assert_eq!(project::load(&other).expect("whole").forms[0].field("goals"), "短");
}
