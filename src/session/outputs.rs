//! Checks the outputs of a command before it runs: none may be an input, another output or a project file.

use super::crash::caught;
use crate::base::visible::visible_path;
use crate::store::bytes::{self, FileSet};
use crate::store::{FileError, project};
use std::path::{Path, PathBuf};

/// A file that a command may not write to. Nothing was read or written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OutputError {
    /// It is one of the inputs.
    #[error("{} 是要读取的文件，不能同时用来写出结果，没有改动：请换一个文件名", visible_path(.0))]
    IsInput(PathBuf),
    /// Another output has the same path.
    #[error("有两项结果都要写到 {}，没有写出：请各用一个文件名", visible_path(.0))]
    Twice(PathBuf),
    /// It is a project file, whose content would be lost.
    #[error("{} 是绩表的项目文件，没有覆盖：请换一个文件名", visible_path(.0))]
    IsProject(PathBuf),
    /// It is a folder, a device, or read-only.
    #[error(transparent)]
    File(#[from] FileError),
}

/// Prepares a command that reads `inputs` and replaces `outputs`, and must be called before anything is read: returns
/// an error if a file would be lost, and deletes what killed runs left next to the outputs. On success returns notices
/// for the user about outputs with hard links, which keep the old content.
pub fn prepare(inputs: &[&Path], outputs: &[&Path]) -> Result<Vec<String>, OutputError> {
    let read: FileSet = inputs.iter().copied().collect();
    let mut written = FileSet::default();
    for output in outputs {
        if read.has(output) {
            return Err(OutputError::IsInput(output.to_path_buf()));
        }
        // The second write would replace the first.
        if !written.add(output) {
            return Err(OutputError::Twice(output.to_path_buf()));
        }
        if project::is_at(output) {
            return Err(OutputError::IsProject(output.to_path_buf()));
        }
        bytes::check_replaceable(output)?;
    }
    clear_leftovers(outputs);
    Ok(outputs.iter().filter_map(|output| other_names(output)).collect())
}

/// Prepares a command that creates a new file at `output`: returns an error if something exists there.
pub fn prepare_new(output: &Path) -> Result<(), FileError> {
    bytes::check_new(output)?;
    clear_leftovers(&[output]);
    Ok(())
}

/// Deletes what killed runs left next to `paths`. Errors are ignored, because they must not stop the command.
pub(super) fn clear_leftovers(paths: &[&Path]) {
    // The standard library panics if closing a folder fails.
    drop(caught(|| bytes::clear_leftovers(paths.iter().copied())));
}

/// Returns a notice if the file at `path` has hard links.
fn other_names(path: &Path) -> Option<String> {
    let others = bytes::ties(path).map_or(0, |ties| ties.other_names);
    let path = visible_path(path);
    (others > 0).then(|| format!("{path} 另有 {others} 个文件名（硬链接）指向同一内容，那些文件名下仍是原来的内容"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Project;
    use std::fs;

    struct Desk(tempfile::TempDir);

    impl Desk {
        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        fn refused(&self, inputs: &[&str], outputs: &[&str]) -> String {
            let paths = |names: &[&str]| names.iter().map(|name| self.path(name)).collect::<Vec<_>>();
            let (inputs, outputs) = (paths(inputs), paths(outputs));
            let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
            let outputs: Vec<&Path> = outputs.iter().map(PathBuf::as_path).collect();
            prepare(&inputs, &outputs).map_or_else(|error| error.to_string(), |_| String::new())
        }
    }

    #[test]
    fn nothing_is_written_that_would_be_lost() {
        let desk = Desk(tempfile::tempdir().expect("folder"));
        project::save(&desk.path("p.ron"), &Project::default()).expect("saved");
        project::save(&desk.path("p.bak"), &Project::default()).expect("saved");
        fs::write(desk.path("damaged.RON"), "x").expect("written");
        fs::write(desk.path("a.json"), "[]").expect("written");
        assert_eq!(desk.refused(&["p.ron"], &["a.json", "b.json", "new.ron"]), "");
        for (inputs, outputs, says) in [
            (&["p.ron"][..], &["b.json", "p.ron"][..], "要读取"),
            (&["none.xlsx"], &["none.xlsx"], "要读取"),
            (&["p.ron"], &["./p.ron"], "要读取"),
            (&["p.ron"], &["a.json", "./a.json"], "有两项"),
            (&["p.ron"], &["b.json", "b.json"], "有两项"),
            (&[], &["p.ron"], "项目文件"),
            (&[], &["p.bak"], "项目文件"),
            (&[], &["damaged.RON"], "项目文件"),
            (&[], &["."], "文件夹"),
        ] {
            let said = desk.refused(inputs, outputs);
            assert!(said.contains(says), "{outputs:?}: {said}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_lead_to_the_same_file() {
        use std::os::unix::fs::symlink;
        let desk = Desk(tempfile::tempdir().expect("folder"));
        fs::write(desk.path("a.xlsx"), "").expect("written");
        symlink("a.xlsx", desk.path("link.xlsx")).expect("linked");
        fs::hard_link(desk.path("a.xlsx"), desk.path("hard.xlsx")).expect("linked");
        symlink("later.pdf", desk.path("dangling.pdf")).expect("linked");
        symlink(".", desk.path("folder")).expect("linked");
        for name in ["link.xlsx", "hard.xlsx", "folder/a.xlsx", "folder/link.xlsx"] {
            assert!(desk.refused(&["a.xlsx"], &[name]).contains("要读取"), "{name}");
            assert!(desk.refused(&[name], &["a.xlsx"]).contains("要读取"), "{name}");
        }
        assert!(desk.refused(&[], &["dangling.pdf", "later.pdf"]).contains("有两项"));
        let told = prepare(&[], &[&desk.path("hard.xlsx")]).expect("may be");
        assert!(told[0].contains("另有 1 个"), "{told:?}");
        let refused = prepare_new(&desk.path("dangling.pdf")).expect_err("something is there").to_string();
        assert!(refused.contains("已经存在"), "{refused}");
        assert!(prepare_new(&desk.path("later.pdf")).is_ok());
    }
}
