//! The user's own templates: made from a form that is shown once, saved, renamed, removed.
//!
//! [`Reader::make_template`] makes one from a form of a file that was read. [`save`] writes it to the user's folder,
//! where the next [`library`](super::library::library) finds it: from then on the form is filled in, printed and read
//! with it.

pub use crate::import::{About, Made};

use super::import::{ImportFailure, ReadFile, Reader, guarded};
use super::outputs::clear_leftovers;
use crate::store::{FileError, bytes, folder};
use crate::template::{Library, Template};
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

/// The file of the template `id` in `folder`, and its text.
fn own_in(folder: &Path, id: &str) -> Option<(PathBuf, String)> {
    folder::ron_files(folder).into_iter().flatten().find_map(|(name, text)| {
        let template = Library::default().add_template(&name, &text).ok()?;
        (template.id == id).then(|| (folder.join(&name), text))
    })
}

/// Gives the user's own template `id` another name.
pub fn rename(id: &str, name: &str, library: &Library) -> Result<(), TemplateError> {
    rename_in(&folder::of_templates().ok_or(TemplateError::NoFolder)?, id, name, library)
}

fn rename_in(folder: &Path, id: &str, name: &str, library: &Library) -> Result<(), TemplateError> {
    let template = library.template(id).ok_or_else(|| TemplateError::NotOwn(id.to_owned()))?;
    check_name(template, name, library)?;
    let (path, _) = own_in(folder, id).ok_or_else(|| TemplateError::NotOwn(template.name.clone()))?;
    let renamed = Template { name: name.trim().to_owned(), ..Template::clone(template) };
    Ok(bytes::write(&path, renamed.ron().as_bytes())?)
}

/// Takes the user's own template `id` out of use: its file is kept under another name, since forms may need it again.
/// Returns its new path.
pub fn remove(id: &str, library: &Library) -> Result<PathBuf, TemplateError> {
    remove_in(&folder::of_templates().ok_or(TemplateError::NoFolder)?, id, library)
}

fn remove_in(folder: &Path, id: &str, library: &Library) -> Result<PathBuf, TemplateError> {
    let name = library.template(id).map_or_else(|| id.to_owned(), |template| template.name.clone());
    let (path, text) = own_in(folder, id).ok_or(TemplateError::NotOwn(name))?;
    let numbered = (2..).map(|n| path.with_extension(format!("ron.{n}.removed")));
    let mut free =
        std::iter::once(path.with_extension("ron.removed")).chain(numbered).filter(|path| !bytes::exists(path));
    let kept = free.next().unwrap_or_else(|| path.with_extension("removed"));
    bytes::write_new(&kept, text.as_bytes())?;
    bytes::remove(&path)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A library with a template of the user's, which is saved in `folder`.
    fn saved(folder: &Path) -> (Library, String) {
        let mut library = Library::builtin();
        let like = library.template("boye-project").expect("template");
        let own = Template { id: "form-1".to_owned(), name: "我们的表".to_owned(), ..Template::clone(like) };
        let path = save_in(folder, &own, &library).expect("saved");
        library.add_template("own", &own.ron()).expect("template");
        (library, path.file_name().expect("name").to_string_lossy().into_owned())
    }

    fn files(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("folder");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_is_replaced() {
        let folder = tempfile::tempdir().expect("folder");
        let (library, _) = saved(folder.path());
        let own = Template::clone(library.template("form-1").expect("template"));
        let again = |template: Template| save_in(folder.path(), &template, &library).expect_err("taken").to_string();
        assert_eq!(again(Template { name: "另一个".into(), ..own.clone() }), "这种表已经记住了，名称是“我们的表”");
        let other = Template { id: "form-2".into(), ..own };
        assert_eq!(again(other.clone()), "已有名为“我们的表”的模板，没有覆盖：请换一个名称");
        assert_eq!(again(Template { name: " ".into(), ..other }), "请给这种表起一个名称");
    }

    #[test]
    fn a_template_gets_another_name() {
        let folder = tempfile::tempdir().expect("folder");
        let (library, file) = saved(folder.path());
        let rename = |id, name| rename_in(folder.path(), id, name, &library);
        rename("form-1", "某县绩效表").expect("renamed");
        let (_, text) = own_in(folder.path(), "form-1").expect("there");
        assert_eq!(Library::default().add_template("own", &text).expect("template").name, "某县绩效表");
        assert_eq!(files(folder.path()), [file]);
        assert!(matches!(rename("form-1", "项目支出绩效自评表"), Err(TemplateError::NameTaken(_))));
        assert!(matches!(rename("boye-project", "博野"), Err(TemplateError::NotOwn(_))));
    }

    #[test]
    fn what_is_taken_away_is_kept_beside() {
        let folder = tempfile::tempdir().expect("folder");
        let (library, file) = saved(folder.path());
        let text = own_in(folder.path(), "form-1").expect("there").1;
        let kept = remove_in(folder.path(), "form-1", &library).expect("removed");
        assert_eq!(
            (files(folder.path()), std::fs::read_to_string(kept).expect("read")),
            (vec![file.clone() + ".removed"], text)
        );
        assert!(own_in(folder.path(), "form-1").is_none());
        // A second one of the same id does not replace the first.
        saved(folder.path());
        remove_in(folder.path(), "form-1", &library).expect("removed");
        assert_eq!(files(folder.path()).len(), 2);
        assert!(matches!(remove_in(folder.path(), "boye-project", &library), Err(TemplateError::NotOwn(_))));
    }
}
