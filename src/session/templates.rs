//! The user's own templates: made from a form that is shown once, saved, renamed, removed.
//!
//! [`Reader::make_template`] makes one from a form of a file that was read. [`save`] writes it to the user's folder,
//! where the next [`library`](super::library::library) finds it: from then on the form is filled in, printed and read
//! with it.

pub use crate::import::{About, Made};

use super::import::{ImportFailure, ReadFile, Reader, guarded};
use super::outputs::clear_leftovers;
use crate::store::{FileError, bytes, folder};
use crate::template::{FaultyFile, Library, Template};
use crate::workbook::limits;
use std::path::{Path, PathBuf};

/// A template that could not be saved, renamed or removed.
#[derive(Debug, thiserror::Error)]
pub enum TemplateError {
    /// There is no folder for the user's own templates.
    #[error("找不到配置文件夹：请设置环境变量 JIBIAO_CONFIG，再试一次")]
    NoFolder,
    /// It has no name.
    #[error("请给这种表起一个名称")]
    NoName,
    /// Another template has this name.
    #[error("已有名为“{0}”的模板，没有覆盖：请换一个名称")]
    NameTaken(String),
    /// This form was made a template of before.
    #[error("这种表已经记住了，名称是“{0}”")]
    Known(String),
    /// It is not one of the user's own.
    #[error("“{0}”是程序自带的模板，或者文件已经不在，不能改")]
    NotOwn(String),
    /// What would be written could not be read back.
    #[error("模板不合格式：{0}")]
    Faulty(#[from] FaultyFile),
    /// The file cannot be written.
    #[error(transparent)]
    File(#[from] FileError),
}

impl Reader {
    /// Makes a template from the form `which` of `file`.
    pub fn make_template(&self, file: &ReadFile, which: usize, about: &About) -> Result<Made, ImportFailure> {
        let contents = bytes::read(&file.path, limits::FILE_BYTES)?;
        guarded(&file.path, || self.importer().make(&contents, &file.imported, which, about))
    }
}

/// The name to propose for `template`: its title, with its region if another template is called so.
pub fn proposed_name(template: &Template, library: &Library) -> String {
    let Template { name, region, .. } = template;
    let placed = format!("{name}（{region}）");
    let numbered = (2..).map(|n| format!("{placed}{n}"));
    let mut names = [name.clone(), placed.clone()].into_iter().chain(numbered);
    names.find(|name| library.templates().iter().all(|other| other.name != *name)).unwrap_or(placed)
}

/// Saves `template` in the user's folder and returns its path. `library` holds the templates that exist already.
pub fn save(template: &Template, library: &Library) -> Result<PathBuf, TemplateError> {
    let folder = folder::of_templates().ok_or(TemplateError::NoFolder)?;
    save_in(&folder, template, library)
}

fn save_in(folder: &Path, template: &Template, library: &Library) -> Result<PathBuf, TemplateError> {
    check_name(template, &template.name, library)?;
    if let Some(known) = library.template(&template.id) {
        return Err(TemplateError::Known(known.name.clone()));
    }
    let path = folder.join(&template.id).with_extension("ron");
    bytes::make_folder(folder)?;
    clear_leftovers(&[&path]);
    bytes::write_new(&path, template.ron().as_bytes())?;
    Ok(path)
}

/// Writes `template` to a new file at `path`; what is there already is not replaced.
pub fn save_to(template: &Template, path: &Path) -> Result<(), FileError> {
    bytes::write_new(path, template.ron().as_bytes())
}

fn check_name(template: &Template, name: &str, library: &Library) -> Result<(), TemplateError> {
    if name.trim().is_empty() {
        return Err(TemplateError::NoName);
    }
    match library.templates().iter().find(|other| other.id != template.id && other.name == name) {
        Some(_) => Err(TemplateError::NameTaken(name.to_owned())),
        None => Ok(()),
    }
}

/// The file of the user's own template `id`, and its text.
fn own(id: &str) -> Option<(PathBuf, String)> {
    let folder = folder::of_templates()?;
    folder::templates().into_iter().flatten().find_map(|(name, text)| {
        let mut library = Library::default();
        let template = library.add_template(&name, &text).ok()?;
        (template.id == id).then(|| (folder.join(&name), text))
    })
}

/// Whether the template `id` is in a file of the user's folder.
pub fn is_own(id: &str) -> bool {
    own(id).is_some()
}

/// Gives the user's own template `id` another name.
pub fn rename(id: &str, name: &str, library: &Library) -> Result<(), TemplateError> {
    let template = library.template(id).ok_or_else(|| TemplateError::NotOwn(id.to_owned()))?;
    check_name(template, name, library)?;
    let (path, _) = own(id).ok_or_else(|| TemplateError::NotOwn(template.name.clone()))?;
    let renamed = Template { name: name.trim().to_owned(), ..Template::clone(template) };
    Ok(bytes::write(&path, renamed.ron().as_bytes())?)
}

/// Takes the user's own template `id` out of the folder: the file is kept beside it under another name, since forms may
/// still need it. Returns its new path.
pub fn remove(id: &str, library: &Library) -> Result<PathBuf, TemplateError> {
    let name = library.template(id).map_or_else(|| id.to_owned(), |template| template.name.clone());
    let (path, text) = own(id).ok_or(TemplateError::NotOwn(name))?;
    let kept = (1..)
        .map(|n| path.with_extension(if n == 1 { "ron.removed".to_owned() } else { format!("ron.{n}.removed") }))
        .find(|kept| !bytes::exists(kept))
        .unwrap_or_else(|| path.with_extension("removed"));
    bytes::write_new(&kept, text.as_bytes())?;
    bytes::remove(&path)?;
    Ok(kept)
}
