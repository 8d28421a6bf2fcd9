//! Writes pages as PDF: text can be selected, searched and copied, and faces are embedded as subsets once per document.

mod about;
mod content;
mod embedding;
mod exporter;
mod fonts;
mod leaf;
mod links;
mod objects;
mod outline;

pub(super) use exporter::ABOUT;

use super::{Copies, Info, Link, Mark, Sink};
use crate::base::cores::in_order;
use crate::base::face::Faces;
use crate::page::{Page, Pages};
use content::content;
use fonts::{Embedded, Run, name};
use leaf::Leaf;
use links::Links;
use objects::Objects;
use outline::{Bookmark, Place};
use pdf_writer::types::PageMode;
use pdf_writer::writers::{Catalog, Resources};
use pdf_writer::{Filter, Name, Rect, Ref, TextStr};

/// A PDF that could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A face could not be cut to the characters in use.
    #[error("字体“{face}”无法嵌入 PDF，请换一个字体文件：{cause}")]
    Font {
        /// The face's name.
        face: String,
        /// What the subsetter said.
        cause: String,
    },
    /// The document could not be written.
    #[error("PDF 无法生成：{0}")]
    Write(#[from] std::io::Error),
}

/// What is added to a PDF: the pages of a form, or of a text of a manuscript.
#[derive(Debug)]
pub struct Added<'p> {
    /// Its pages.
    pub pages: &'p Pages,
    /// Its bookmarks. One of depth 0 begins a form or a manuscript, whose rows the later ones and the links are.
    pub marks: Vec<Mark>,
    /// Its lines that go to other places.
    pub links: Vec<Link>,
}

impl<'p> Added<'p> {
    /// The pages of a form, with a bookmark of its name.
    pub fn named(name: &str, pages: &'p Pages) -> Self {
        let mark = Mark { row: None, depth: 0, text: name.to_owned(), page: 0, top: None };
        Self { pages, marks: vec![mark], links: Vec::new() }
    }
}

/// A PDF under construction. Pages are written as they are added; only bookmarks, links and the characters in use are
/// kept.
pub struct PdfWriter {
    info: Info,
    copies: Copies,
    objects: Objects,
    fonts: Embedded,
    /// The list of pages.
    tree: Ref,
    /// The fonts, which all pages share.
    resources: Ref,
    pages: Vec<Leaf>,
    marks: Vec<Bookmark>,
    links: Links,
    /// How many forms and manuscripts were begun.
    begun: usize,
}

impl PdfWriter {
    /// An empty document set in `faces`.
    pub fn new(faces: &Faces, info: &Info, copies: Copies) -> Self {
        let mut objects = Objects::default();
        let (tree, resources) = (objects.number(), objects.number());
        let (info, fonts) = (info.clone(), Embedded::new(faces));
        let (pages, marks, links) = Default::default();
        Self { info, copies, objects, fonts, tree, resources, pages, marks, links, begun: 0 }
    }

    /// Adds pages in their order.
    pub fn add(&mut self, forms: &[Added<'_>], out: &mut dyn Sink) -> Result<(), PdfError> {
        let mut pages: Vec<(&Page, Vec<Run>, &Pages)> = Vec::new();
        for form in forms {
            for page in &form.pages.pages {
                let mut runs = Vec::with_capacity(page.texts.len());
                page.texts.iter().for_each(|text| self.fonts.set(text, &mut runs));
                pages.push((page, runs, form.pages));
            }
        }
        let contents = in_order(&pages, |(page, runs, form)| content(page, runs, (form.width, form.height)));
        let mut contents = contents.into_iter();
        for form in forms {
            let size = (form.pages.width, form.pages.height);
            if form.marks.iter().any(|mark| mark.depth == 0) {
                self.turn(size, out)?;
            }
            let first = self.pages.len();
            let leaves = form.pages.pages.iter().map(|_| Leaf::of(&mut self.objects, size));
            self.pages.extend(leaves);
            self.mark(form, first);
            for (at, content) in contents.by_ref().take(form.pages.pages.len()).enumerate() {
                let links = form.links.iter().filter(|link| link.page == at);
                let links = links.map(|link| self.link(link, form.pages.height)).collect();
                self.write_page(first + at, (&content?, links), out)?;
            }
        }
        Ok(())
    }

    /// Leaves a back blank where the next page is to begin on a front.
    fn turn(&mut self, size: (f32, f32), out: &mut dyn Sink) -> Result<(), PdfError> {
        if self.copies.both_sides && self.pages.len() % 2 == 1 {
            let blank = Leaf { page: self.objects.number(), content: None, size };
            blank.write(&mut self.objects, (self.tree, self.resources), Vec::new(), out)?;
            self.pages.push(blank);
        }
        Ok(())
    }

    /// Keeps the bookmarks of `form`, whose first page is the one at `first`.
    fn mark(&mut self, form: &Added<'_>, first: usize) {
        for mark in &form.marks {
            self.begun += usize::from(mark.depth == 0);
            let Some(page) = self.pages.get(first + mark.page) else { continue };
            // A PDF counts from the lower left corner.
            let place = Place { page: page.page, top: mark.top.map(|top| form.pages.height - top) };
            self.marks.push(Bookmark { depth: mark.depth, text: mark.text.clone(), place });
            if let Some(row) = mark.row {
                self.links.place((self.begun, row), place);
            }
        }
    }

    fn link(&mut self, link: &Link, height: f32) -> Ref {
        let number = self.objects.number();
        let [left, top, right, bottom] = link.rect;
        self.links.add(number, Rect::new(left, height - bottom, right, height - top), (self.begun, link.to));
        number
    }

    /// Writes the page at `at`, with what is on it and the links over that.
    fn write_page(
        &mut self,
        at: usize,
        (content, links): (&[u8], Vec<Ref>),
        out: &mut dyn Sink,
    ) -> Result<(), PdfError> {
        let Some(leaf) = self.pages.get(at).copied() else { return Ok(()) };
        leaf.write(&mut self.objects, (self.tree, self.resources), links, out)?;
        let Some(stream) = leaf.content else { return Ok(()) };
        self.objects.write(out, stream, |chunk| {
            chunk.stream(stream, content).filter(Filter::FlateDecode);
        })
    }

    /// Writes the further copies: pages of their own, as readers want them, with the same contents.
    fn write_copies(&mut self, out: &mut dyn Sink) -> Result<(), PdfError> {
        let once = self.pages.clone();
        for _ in 1..self.copies.count {
            self.turn(once.last().map_or((0.0, 0.0), |last| last.size), out)?;
            for leaf in &once {
                let copy = Leaf { page: self.objects.number(), ..*leaf };
                copy.write(&mut self.objects, (self.tree, self.resources), Vec::new(), out)?;
                self.pages.push(copy);
            }
        }
        Ok(())
    }

    /// Writes what belongs to the whole document: fonts, bookmarks, the list of pages and the metadata.
    pub fn finish(mut self, out: &mut dyn Sink) -> Result<(), PdfError> {
        self.write_copies(out)?;
        let mut fonts = Vec::new();
        for (role, face) in self.fonts.subsets()? {
            fonts.push((name(role), face.write(&mut self.objects, out)?));
        }
        let Self { info, copies, mut objects, tree, resources, pages, marks, links, .. } = self;
        objects.write(out, resources, |chunk| {
            let mut resources: Resources<'_> = chunk.indirect(resources).start();
            resources.fonts().pairs(fonts);
        })?;
        objects.write(out, tree, |chunk| {
            chunk
                .pages(tree)
                .count(i32::try_from(pages.len()).unwrap_or(i32::MAX))
                .kids(pages.iter().map(|leaf| leaf.page));
        })?;
        links.write(&mut objects, out)?;
        let outline = outline::write(&mut objects, &marks, out)?;
        let [catalog, about] = [(); 2].map(|()| objects.number());
        objects.write(out, catalog, |chunk| {
            let mut catalog: Catalog<'_> = chunk.indirect(catalog).start();
            catalog.pages(tree).outlines(outline).page_mode(PageMode::UseOutlines).lang(TextStr("zh-CN"));
            if copies.both_sides {
                catalog.viewer_preferences().pair(Name(b"Duplex"), Name(leaf::duplex(&pages)));
            }
        })?;
        objects.write(out, about, |chunk| about::write(chunk.indirect(about).start(), &info))?;
        objects.finish(out, catalog, about, &about::id(&info, &marks))
    }
}
