//! Prints the result of checking template and profile files.

use super::{Done, tell};
use crate::base::visible::visible_path;
use crate::session::library::Unusable;
use std::path::PathBuf;
use std::sync::Arc;

/// Prints what each of the files at `paths` is, or all its faults; an error if one cannot be used.
pub(super) fn report<T>(
    paths: &[PathBuf],
    checked: Vec<Result<Arc<T>, Unusable>>,
    described: impl Fn(&T) -> String,
) -> Done {
    let (mut files, mut faults) = (0, 0);
    for (path, checked) in paths.iter().zip(checked) {
        match checked {
            Ok(sound) => tell(&format!("{} 没有错误：{}", visible_path(path), described(&sound)))?,
            Err(unusable) => {
                let lines = unusable.lines();
                files += 1;
                faults += lines.len();
                lines.iter().try_for_each(|line| tell(line))?;
            }
        }
    }
    if files > 0 {
        return Err(format!("{files} 个文件不能用，共有 {faults} 处要改").into());
    }
    Ok(())
}
