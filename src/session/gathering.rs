//! Which files an import reads: those that were named, and those in folders that were.

pub use crate::store::project::has_extension as is_project;

use crate::base::order::natural;
use crate::base::visible::{visible, visible_path};
use crate::store::{FileError, listing};
use std::path::{Path, PathBuf};

/// The extensions of the files that can be imported.
pub const READABLE: &[&str] = &["xlsx", "xlsm", "xls", "et", "ods", "docx", "csv", "tsv", "xml", "html", "htm"];
/// The most files read from folders at once.
const FILES: usize = 2_000;
/// The most files and folders that are looked at: someone may name a whole drive.
const LOOKED_AT: usize = 20_000;
/// How deep folders are searched: links may lead in circles.
const DEPTH: usize = 8;
/// How many of the files that are not read are named.
const NAMED: usize = 5;

/// The files of one import.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Gathered {
    /// What to read, in the order named, folders in the order of their names.
    pub files: Vec<PathBuf>,
    /// What is left out, in words.
    pub notices: Vec<String>,
}

/// What is in a folder.
#[derive(Default)]
struct Found {
    files: Vec<PathBuf>,
    /// The names of files that are not read.
    others: Vec<String>,
    looked_at: usize,
}

impl Found {
    fn is_full(&self) -> bool {
        self.files.len() == FILES || self.looked_at > LOOKED_AT
    }
}

/// The files that `paths` stand for: of folders those that are `wanted`.
pub fn gather(paths: &[PathBuf], wanted: fn(&Path) -> bool) -> Gathered {
    let mut gathered = Gathered::default();
    for path in paths {
        if path.is_dir() {
            gathered.folder(path, wanted);
        } else {
            gathered.files.push(path.clone());
        }
    }
    gathered
}

impl Gathered {
    fn folder(&mut self, path: &Path, wanted: fn(&Path) -> bool) {
        let mut found = Found::default();
        if let Err(error) = search(path, wanted, DEPTH, &mut found) {
            self.notices.push(error.to_string());
        }
        if found.is_full() {
            self.notices.push(FileError::TooMany { path: path.to_path_buf(), limit: FILES }.to_string());
        }
        let Found { files, others, .. } = found;
        if files.is_empty() {
            self.notices.push(format!("文件夹 {} 里没有能导入的文件", visible_path(path)));
        }
        if !others.is_empty() {
            let names: Vec<_> = others.iter().take(NAMED).map(|name| visible(name)).collect();
            let more = if others.len() > NAMED { "等" } else { "" };
            let list = names.join("、");
            self.notices.push(format!(
                "文件夹 {} 里有 {} 个文件不能导入，没有读取：{list}{more}；旧格式的文字文档（.doc、.wps）和 PDF 请另存为 .docx",
                visible_path(path),
                others.len()
            ));
        }
        self.files.extend(files);
    }
}

/// The files in `folder` and its folders: those that are `wanted`, and the names of the others.
fn search(folder: &Path, wanted: fn(&Path) -> bool, depth: usize, found: &mut Found) -> Result<(), FileError> {
    let mut entries = listing::entries(folder)?;
    entries.sort_by(|a, b| a.is_folder.cmp(&b.is_folder).then_with(|| natural(&a.name, &b.name)));
    for entry in entries {
        if found.is_full() {
            break;
        }
        found.looked_at += 1;
        if entry.is_folder {
            if depth > 0 {
                search(&entry.path, wanted, depth - 1, found)?;
            }
        } else if wanted(&entry.path) {
            // Excel and WPS lock a file that is open by one of this name.
            found.files.extend((!entry.name.starts_with("~$")).then_some(entry.path));
        } else {
            found.others.push(entry.name);
        }
    }
    Ok(())
}

/// Whether the file at `path` can be imported, by its name.
pub fn can_be_imported(path: &Path) -> bool {
    path.extension().is_some_and(|end| READABLE.iter().any(|readable| end.eq_ignore_ascii_case(readable)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::bytes;

    #[test]
    fn all_that_is_in_a_folder() {
        let folder = tempfile::tempdir().expect("folder");
        let at = |name: &str| folder.path().join(name);
        bytes::make_folder(&at("乡镇/空")).expect("made");
        for name in ["表10.xlsx", "表2.DOCX", "~$表2.docx", ".隐.xls", "说明.pdf", "乡镇/甲.xls"] {
            bytes::write(&at(name), b"").expect("written");
        }
        let named = at("不在.xlsx");
        let gathered = gather(&[named.clone(), folder.path().to_path_buf()], can_be_imported);
        assert_eq!(gathered.files, [named, at("表2.DOCX"), at("表10.xlsx"), at("乡镇/甲.xls")]);
        assert_eq!(gathered.notices.len(), 1);
        assert!(gathered.notices[0].contains("有 1 个文件不能导入，没有读取：说明.pdf；"), "{:?}", gathered.notices);
        let empty = gather(&[at("乡镇/空")], can_be_imported);
        assert!(empty.files.is_empty() && empty.notices[0].contains("没有能导入的文件"), "{:?}", empty.notices);
    }
}
