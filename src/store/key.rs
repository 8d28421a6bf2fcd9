//! Names the user's files in the state folder, which keeps locks and backups for them.

use super::links;
use super::system::Disk;
use std::path::{Path, PathBuf};

/// How many bytes of a file's name go into its key.
// File systems limit a name to about 255 bytes; a Chinese character has three, and a checksum and extension follow.
const MAX_BYTES: usize = 60;

/// Returns the canonical path of the file at `path`. Links are followed even if the file does not exist.
pub(super) fn sole_path(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    // `canonicalize` fails for a file that is not written yet; its folder usually exists.
    whole.canonicalize().unwrap_or_else(|_| {
        let end = links::behind(&Disk, &whole).unwrap_or(whole);
        match (end.parent().map(Path::canonicalize), end.file_name()) {
            (Some(Ok(folder)), Some(name)) => folder.join(name),
            _ => end,
        }
    })
}

/// Returns a name for the file at `path` that no other file has: its own name, for people, and a checksum of the path.
pub(super) fn key(path: &Path) -> String {
    let sole = sole_path(path);
    let name = sole.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut readable = String::new();
    for c in name.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')) {
        if readable.len() + c.len_utf8() > MAX_BYTES {
            break;
        }
        readable.push(c);
    }
    format!("{readable}-{:08x}", crc32fast::hash(sole.as_os_str().as_encoded_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_a_file_has_one_key() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("项目 1.ron");
        let before = key(&path);
        std::fs::write(&path, "").expect("written");
        assert!(before.starts_with("项目1-"), "{before}");
        assert_eq!(key(&folder.path().join(".").join("项目 1.ron")), before);
        assert_ne!(key(&folder.path().join("项目 2.ron")), before);
        #[cfg(unix)]
        {
            let link = folder.path().join("link.ron");
            std::os::unix::fs::symlink(&path, &link).expect("linked");
            assert_eq!(key(&link), before);
            let dangling = folder.path().join("dangling.ron");
            std::os::unix::fs::symlink("项目 2.ron", &dangling).expect("linked");
            assert_eq!(key(&dangling), key(&folder.path().join("项目 2.ron")));
        }
    }
}
