//! Files on disk: written whole or not at all, read within bounds.

use jibiao::store::{FileError, bytes, folder};
use std::fs;

#[test]
fn a_write_replaces_the_whole_file() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("表.xlsx");
    bytes::write(&path, b"a long text").expect("written");
    bytes::write(&path, b"short").expect("written");
    assert_eq!(bytes::read(&path, 5).expect("read"), b"short");
    assert!(matches!(bytes::read(&path, 4), Err(FileError::TooLarge { .. })));
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
}

#[test]
fn a_write_that_fails_leaves_everything() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("p.ron");
    fs::write(&path, "old").expect("written");
    let mut permissions = fs::metadata(&path).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("set");
    assert!(matches!(bytes::write(&path, b"new"), Err(FileError::ReadOnly { .. })));
    assert!(matches!(bytes::write(folder.path(), b"new"), Err(FileError::Folder { .. })));
    let nowhere = bytes::write(&folder.path().join("none").join("p.ron"), b"new").expect_err("no folder");
    assert!(nowhere.to_string().contains("所在的文件夹不存在"), "{nowhere}");
    assert_eq!(fs::read(&path).expect("still there"), b"old");
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1);
}

#[test]
#[cfg(unix)]
fn links_are_followed_and_permissions_kept() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("folder");
    let (file, link, farther) =
        (folder.path().join("p.ron"), folder.path().join("link"), folder.path().join("farther"));
    fs::write(&file, "old").expect("written");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("set");
    symlink("p.ron", &link).expect("linked");
    symlink(&link, &farther).expect("linked");
    bytes::write(&farther, b"new").expect("written");
    assert_eq!(fs::read(&file).expect("read"), b"new");
    assert_eq!(fs::metadata(&file).expect("there").permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    let dangling = folder.path().join("dangling");
    symlink("made.ron", &dangling).expect("linked");
    bytes::write(&dangling, b"made").expect("written");
    assert_eq!(fs::read(folder.path().join("made.ron")).expect("read"), b"made");
    let circle = folder.path().join("circle");
    symlink("circle", &circle).expect("linked");
    assert!(bytes::write(&circle, b"new").is_err());
}

#[test]
fn a_folder_of_templates() {
    let dir = tempfile::tempdir().expect("folder");
    for (name, text) in [("b.ron", "乙"), ("a.RON", "\u{feff}甲"), ("c.txt", "丙"), (".d.ron", "丁")] {
        fs::write(dir.path().join(name), text).expect("written");
    }
    fs::write(dir.path().join("z.ron"), b"\xff").expect("written");
    let files = folder::ron_files(dir.path());
    let texts: Vec<_> = files.iter().filter_map(|file| file.as_ref().ok()).collect();
    assert_eq!(texts, [&("a.RON".to_owned(), "甲".to_owned()), &("b.ron".to_owned(), "乙".to_owned())]);
    assert!(matches!(files[2], Err(FileError::NotUtf8 { line: 1, .. })));
    assert!(folder::ron_files(&dir.path().join("none")).is_empty());
    for n in 0..510 {
        fs::write(dir.path().join(format!("many-{n}.ron")), "").expect("written");
    }
    let many = folder::ron_files(dir.path());
    assert!(many.len() == 501 && matches!(many[500], Err(FileError::TooMany { limit: 500, .. })));
}
