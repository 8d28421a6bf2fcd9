//! The faces in which a document is set, one per role, and how a character falls back from one to another.

use super::{Face, FaceError, Glyph, bundled};
use std::sync::{Arc, LazyLock};

/// The role of a text, which decides its face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// 宋体, the body of a form.
    Body,
    /// 小标宋, the title.
    Title,
    /// 黑体
    Sans,
    /// The box for characters that no face has.
    Box,
}

impl Role {
    /// All roles, in the order in which a character falls back from one to the next.
    pub const ALL: [Self; 4] = [Self::Body, Self::Title, Self::Sans, Self::Box];
}

/// The faces of a document: one per role, with a fallback for each character that a face lacks.
#[derive(Debug, Clone)]
pub struct Faces {
    body: Source,
    title: Source,
    sans: Source,
}

/// Where a face comes from. Bundled faces are parsed when first needed, since most documents use only two of them.
#[derive(Debug, Clone)]
enum Source {
    Bundled(&'static LazyLock<Arc<Face>>),
    Own(Arc<Face>),
}

impl Source {
    fn face(&self) -> &Arc<Face> {
        match self {
            Self::Bundled(face) => face,
            Self::Own(face) => face,
        }
    }
}

static SERIF: LazyLock<Arc<Face>> = LazyLock::new(|| bundled(bundled::SERIF));
static TITLE: LazyLock<Arc<Face>> = LazyLock::new(|| bundled(bundled::TITLE));
static SANS: LazyLock<Arc<Face>> = LazyLock::new(|| bundled(bundled::SANS));

/// Parses a bundled file. Were it damaged, an empty face would draw boxes and report the characters that it lacks.
fn bundled(data: &'static [u8]) -> Arc<Face> {
    Arc::new(Face::new(data).unwrap_or_else(|_| Face::empty()))
}

impl Faces {
    /// The bundled faces.
    pub fn bundled() -> Self {
        Self { body: Source::Bundled(&SERIF), title: Source::Bundled(&TITLE), sans: Source::Bundled(&SANS) }
    }

    /// The bundled faces with the user's own font for body and title.
    pub fn with_body(data: Vec<u8>) -> Result<Self, FaceError> {
        let own = Source::Own(Arc::new(Face::new(data)?));
        // The bundled serif is the fallback, so that a font with few characters still prints everything.
        Ok(Self { body: own.clone(), title: own, sans: Source::Bundled(&SERIF) })
    }

    /// The bundled faces for a screen: 黑体 throughout, which is easier to read at small sizes.
    pub fn screen() -> Self {
        Self { body: Source::Bundled(&SANS), title: Source::Bundled(&SANS), sans: Source::Bundled(&SERIF) }
    }

    /// The face of [`Role::Body`].
    pub fn body(&self) -> Arc<Face> {
        Arc::clone(self.body.face())
    }

    /// The face of `role`; None for the box, which is not a face.
    pub fn face(&self, role: Role) -> Option<&Arc<Face>> {
        match role {
            Role::Body => Some(self.body.face()),
            Role::Title => Some(self.title.face()),
            Role::Sans => Some(self.sans.face()),
            Role::Box => None,
        }
    }

    /// The role whose face draws `c` in a text of `role`, and the glyph in it. A character that no face has is a box.
    pub fn place(&self, role: Role, c: char) -> (Role, Glyph) {
        if let Some(glyph) = self.face(role).and_then(|face| face.glyph(c)) {
            return (role, glyph);
        }
        // Not the title's: the bundled one is cut to GB 2312. A box is one em wide.
        [Role::Body, Role::Sans]
            .into_iter()
            .find_map(|other| Some((other, self.face(other)?.glyph(c)?)))
            .unwrap_or((Role::Box, Glyph { id: 0, advance: 1000 }))
    }

    /// The advance width of `c` in a text of `role`, in thousandths of an em.
    pub fn advance(&self, role: Role, c: char) -> u16 {
        self.place(role, c).1.advance
    }

    /// The characters of `text` that no face has, each once, in order. Line ends and tabs need none.
    pub fn missing(&self, text: &str) -> Vec<char> {
        let mut lacking = Vec::new();
        for c in text.chars().filter(|c| !matches!(c, '\n' | '\t')) {
            if self.place(Role::Body, c).0 == Role::Box && !lacking.contains(&c) {
                lacking.push(c);
            }
        }
        lacking
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_in_thousandths_of_an_em() {
        let faces = Faces::bundled();
        assert_eq!(
            faces.place(Role::Body, '中'),
            (Role::Body, Glyph { advance: 1000, ..faces.place(Role::Body, '中').1 })
        );
        assert_eq!(faces.advance(Role::Body, '0'), 557);
    }

    #[test]
    fn fallback_by_character() {
        let faces = Faces::bundled();
        assert_eq!(faces.place(Role::Title, '㎡').0, Role::Title);
        assert_eq!(faces.place(Role::Title, '㐂').0, Role::Body);
        assert_eq!(faces.place(Role::Sans, '㐂').0, Role::Body);
        assert_eq!(faces.place(Role::Body, '😀').0, Role::Box);
        assert_eq!(faces.missing("一😀\n𠀀😀"), ['😀', '𠀀']);
    }
}
