//! The available templates and profiles: the built-in ones and the user's own.

use super::profile::Profile;
use super::{FaultyFile, Template, builtin, profile, resolve};
use std::sync::Arc;

/// The available templates and profiles.
#[derive(Debug, Clone, Default)]
pub struct Library {
    templates: Vec<Arc<Template>>,
    /// How many of them are built in; the user's own follow.
    builtin: usize,
    profiles: Vec<Arc<Profile>>,
}

impl Library {
    /// The built-in templates and profiles. A damaged one is a bug that the tests find; here it is left out.
    pub fn builtin() -> Self {
        Self::builtin_without("")
    }

    /// The built-in templates and profiles, except the one with this text.
    pub fn builtin_without(text: &str) -> Self {
        let mut library = Self::default();
        for (file, own) in builtin::TEMPLATES.iter().filter(|(_, own)| *own != text) {
            // A built-in file that is checked must not clash with its own id.
            drop(library.add_template(file, own));
        }
        library.builtin = library.templates.len();
        for (file, own) in builtin::PROFILES.iter().filter(|(_, own)| *own != text) {
            drop(library.add_profile(file, own));
        }
        library
    }

    /// Adds the template in `text`; `file` is its name in faults.
    pub fn add_template(&mut self, file: &str, text: &str) -> Result<Arc<Template>, FaultyFile> {
        let template = Arc::new(resolve::template(file, text, |id| self.template(id).is_some())?);
        self.templates.push(Arc::clone(&template));
        Ok(template)
    }

    /// Adds the upload profile in `text`; `file` is its name in faults.
    pub fn add_profile(&mut self, file: &str, text: &str) -> Result<Arc<Profile>, FaultyFile> {
        let profile = Arc::new(profile::parse_beside(file, text, |id| self.profile(id).is_some())?);
        self.profiles.push(Arc::clone(&profile));
        Ok(profile)
    }

    /// The template called `id`.
    pub fn template(&self, id: &str) -> Option<&Arc<Template>> {
        self.templates.iter().find(|template| template.id == id)
    }

    /// The profile called `id`.
    pub fn profile(&self, id: &str) -> Option<&Arc<Profile>> {
        self.profiles.iter().find(|profile| profile.id == id)
    }

    /// All templates.
    pub fn templates(&self) -> &[Arc<Template>] {
        &self.templates
    }

    /// The templates that are not built in.
    pub fn own(&self) -> &[Arc<Template>] {
        self.templates.get(self.builtin..).unwrap_or_default()
    }

    /// All profiles.
    pub fn profiles(&self) -> &[Arc<Profile>] {
        &self.profiles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_builtin_resolves() {
        let mut library = Library::default();
        for (file, text) in builtin::TEMPLATES {
            library.add_template(file, text).expect(file);
        }
        for (file, text) in builtin::PROFILES {
            library.add_profile(file, text).expect(file);
        }
    }

    #[test]
    fn every_asset_is_built_in() {
        for (folder, built_in) in [("templates", builtin::TEMPLATES), ("profiles", builtin::PROFILES)] {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(folder);
            let mut names: Vec<_> = std::fs::read_dir(path)
                .expect(folder)
                .map(|e| e.expect("entry").file_name().into_string().expect("name"))
                .collect();
            let mut listed: Vec<_> = built_in.iter().map(|(file, _)| (*file).to_owned()).collect();
            names.sort();
            listed.sort();
            assert_eq!(names, listed);
        }
    }

    #[test]
    fn an_id_is_taken_once() {
        let mut library = Library::builtin();
        let (file, text) = builtin::TEMPLATES[0];
        assert!(library.add_template(file, text).expect_err("taken").to_string().contains("请换一个 id"));
    }
}
