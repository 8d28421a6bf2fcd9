//! The user's own upload profiles: learned from the empty upload sheet of a finance system, corrected, saved.
//!
//! [`Reader::learn`] proposes a profile. The user sees its columns with the content of each ([`UploadValue::name`]) and
//! changes `value` where the proposal is wrong; [`UploadValue::given`] lists the choices. [`save`] writes the profile
//! to the user's folder, where the next [`library`](super::library::library) finds it.

pub use crate::import::Learned;
pub use crate::template::profile::{Profile, ProfileColumn, UploadValue};

use super::import::{ImportFailure, Reader, guarded};
use super::outputs::clear_leftovers;
use crate::store::{FileError, bytes, folder};
use crate::template::profile::parse;
use crate::template::{FaultyFile, Library};
use crate::workbook::limits;
use std::path::{Path, PathBuf};

/// A profile that could not be saved.
#[derive(Debug, thiserror::Error)]
pub enum SaveError {
    /// There is no folder for the user's own profiles.
    #[error("找不到配置文件夹：请设置环境变量 JIBIAO_CONFIG，再试一次")]
    NoFolder,
    /// A profile of this name exists already.
    #[error("已有名为“{0}”的上报配置，没有覆盖：请换一个名称")]
    NameTaken(String),
    /// The profile could not be read back.
    #[error("上报配置不合格式：{0}")]
    Profile(#[from] FaultyFile),
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Reader {
    /// Learns a profile called `name` from the empty upload sheet at `path`, under an id that `library` does not have.
    pub fn learn(&self, path: &Path, name: &str, library: &Library) -> Result<Learned, ImportFailure> {
        let contents = bytes::read(path, limits::FILE_BYTES)?;
        guarded(path, || self.importer().learn(&contents, &free_id(name, library), name))
    }
}

/// Returns an id for the profile `name`: its Latin letters and digits, or `own`, with a number if that is taken.
fn free_id(name: &str, library: &Library) -> String {
    // ASCII only: the id is the name of the file and is typed after `--profile`.
    let plain: String =
        name.to_ascii_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let words = plain.split_whitespace().collect::<Vec<_>>().join("-");
    let base = if words.is_empty() { "own".to_owned() } else { words };
    let numbered = (2..).map(|n| format!("{base}-{n}"));
    let mut ids = std::iter::once(base.clone()).chain(numbered);
    ids.find(|id| library.profile(id).is_none()).unwrap_or(base)
}

/// Saves `profile` in the user's folder and returns its path. `library` holds the profiles that exist already.
pub fn save(profile: &Profile, library: &Library) -> Result<PathBuf, SaveError> {
    let folder = folder::of_profiles().ok_or(SaveError::NoFolder)?;
    save_in(&folder, profile, library)
}

fn save_in(folder: &Path, profile: &Profile, library: &Library) -> Result<PathBuf, SaveError> {
    let path = folder.join(&profile.id).with_extension("ron");
    let taken = library.profiles().iter().any(|other| other.id == profile.id || other.name == profile.name);
    if taken {
        return Err(SaveError::NameTaken(profile.name.clone()));
    }
    let text = profile.ron();
    // Read back before it is written: a file that cannot be read would be reported at every start.
    parse(&profile.id, &text)?;
    bytes::make_folder(folder)?;
    clear_leftovers(&[&path]);
    match bytes::write_new(&path, text.as_bytes()) {
        Err(FileError::Exists { .. }) => Err(SaveError::NameTaken(profile.name.clone())),
        written => Ok(written.map(|()| path)?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_names() {
        let library = Library::builtin();
        for (name, expected) in
            [("四川 2026 上报", "2026"), ("上报", "own"), ("General", "general-2"), ("A 表/B", "a-b")]
        {
            assert_eq!(free_id(name, &library), expected);
        }
    }

    #[test]
    fn a_saved_profile_is_read_again_and_never_replaced() {
        let folder = tempfile::tempdir().expect("folder");
        let mut profile = Profile::new("own", "上报");
        profile.columns.push(ProfileColumn::new("指标\n\"值\"", UploadValue::Value));
        let path = save_in(folder.path(), &profile, &Library::builtin()).expect("saved");
        let text = String::from_utf8(bytes::read(&path, 10_000).expect("read")).expect("text");
        assert_eq!(parse("own.ron", &text).expect("profile"), profile);
        let again = save_in(folder.path(), &profile, &Library::builtin()).expect_err("taken");
        assert_eq!(again.to_string(), "已有名为“上报”的上报配置，没有覆盖：请换一个名称");
        profile.name = "通用绩效指标导入表".into();
        profile.id = "other".into();
        assert!(save_in(folder.path(), &profile, &Library::builtin()).is_err());
    }
}
