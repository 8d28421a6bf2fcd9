//! The indicators that the user kept: a file of her own in her library folder, behind a version.

use super::Entry;
use crate::base::notation::{self, ReadError};
use crate::base::visible::visible_path;
use crate::store::{FileError, bytes, text};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The name of the file in the library folder.
pub(super) const OWN: &str = "indicators.ron";
/// The version of the file that this program writes.
const VERSION: u32 = 1;
/// The most bytes that are read of it: tens of thousands of indicators.
const MAX_BYTES: u64 = 16_000_000;
/// How deep the file has lines of their own: one for each indicator.
const DEPTH: usize = 2;

/// Indicators that cannot be kept, or read again.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ShelfError {
    /// The system names no folder for the user's configuration.
    #[error("找不到配置文件夹：请设置环境变量 JIBIAO_CONFIG，再试一次")]
    NoFolder,
    /// The file cannot be read or written.
    #[error(transparent)]
    File(#[from] FileError),
    /// The file contains something else.
    #[error("指标库 {} 写法不对，{source}。没有改动它：请改正这一处，或把这个文件移到别处", visible_path(path))]
    Damaged {
        /// Its path.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadError,
    },
    /// A later version of the program wrote the file.
    #[error("指标库 {} 是新版本的绩表写的（第 {found} 版），没有改动它：请用新版本的绩表", visible_path(path))]
    Newer {
        /// Its path.
        path: PathBuf,
        /// Its version.
        found: u32,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Shelf {
    version: u32,
    indicators: Vec<Entry>,
}

/// The beginning of the file in any version.
#[derive(Deserialize)]
struct Head {
    version: u32,
}

/// Returns what the user kept in the library `folder`, the latest first.
pub(super) fn kept(folder: &Path) -> Result<Vec<Entry>, ShelfError> {
    let path = folder.join(OWN);
    let text = match text::read(&path, MAX_BYTES) {
        Ok(text) => text,
        Err(FileError::Missing { .. }) => return Ok(Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let damaged = |source| ShelfError::Damaged { path: path.clone(), source };
    let Head { version } = notation::read(&text).map_err(damaged)?;
    if version > VERSION {
        return Err(ShelfError::Newer { path, found: version });
    }
    notation::read(&text).map(|shelf: Shelf| shelf.indicators).map_err(damaged)
}

/// Adds indicators to those that the user kept in the library `folder`. One of the same name and class is replaced. A
/// file that cannot be read is left as it is.
pub fn keep(folder: Option<&Path>, entries: Vec<Entry>) -> Result<(), ShelfError> {
    let folder = folder.ok_or(ShelfError::NoFolder)?;
    let known = kept(folder)?;
    let replaced = |old: &Entry| entries.iter().any(|new| new.identity() == old.identity());
    let others: Vec<Entry> = known.into_iter().filter(|old| !replaced(old)).collect();
    let shelf = Shelf { version: VERSION, indicators: entries.into_iter().chain(others).collect() };
    // ron can write every type in it, so this does not fail.
    let written = notation::write_rows(&shelf, DEPTH).unwrap_or_default();
    let path = folder.join(OWN);
    bytes::make_folder(folder)?;
    bytes::clear_leftovers([path.as_path()]);
    // It names the user's projects.
    Ok(text::write_private(&path, &written)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;

    fn entry(name: &str, value: &str) -> Entry {
        let texts = [(Column::Subclass, "数量指标"), (Column::Name, name), (Column::Value, value)];
        Entry { texts: texts.into_iter().collect(), direction: None, project: "甲".into(), year: "2025".into() }
    }

    #[test]
    fn what_is_kept_is_read_again_each_once() {
        let folder = tempfile::tempdir().expect("folder");
        let folder = folder.path().join("library");
        assert!(kept(&folder).expect("none yet").is_empty());
        keep(Some(&folder), vec![entry("参保人数", "≥5万人"), entry("“两定”机构\n检查", "")]).expect("kept");
        keep(Some(&folder), vec![entry("参保人数", "≥6万人")]).expect("kept");
        let all = kept(&folder).expect("read");
        assert_eq!(all, [entry("参保人数", "≥6万人"), entry("“两定”机构\n检查", "")]);
        let text = std::fs::read_to_string(folder.join(OWN)).expect("text");
        assert!(text.starts_with("(\n    version: 1,\n"), "{text}");
        assert_eq!(text.lines().filter(|line| line.contains("数量指标")).count(), 2, "a line each:\n{text}");
    }

    #[test]
    fn a_file_that_cannot_be_read_is_left_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join(OWN);
        for (written, told) in [
            ("(version: 2, indicators: [], more: 1)", "第 2 版"),
            ("(version: 1, indicators: [(texts: {name: 3})])", "第 1 行"),
            ("参保人数", "写法不对"),
        ] {
            std::fs::write(&path, written).expect("written");
            let error = keep(Some(folder.path()), vec![entry("培训人数", "")]).expect_err(written).to_string();
            assert!(error.contains(told) && error.contains(OWN), "{error}");
            assert_eq!(std::fs::read_to_string(&path).expect("text"), written);
        }
        assert!(matches!(keep(None, Vec::new()), Err(ShelfError::NoFolder)));
    }
}
