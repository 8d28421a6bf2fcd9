//! Writes pages as PDF: text can be selected, searched and copied, and faces are embedded as subsets once per document.

mod content;
mod embedding;
mod exporter;
mod fonts;
mod objects;

pub(super) use exporter::ABOUT;

use super::{Info, Sink};
use crate::base::calendar::Moment;
use crate::base::cores::in_order;
use crate::base::face::Faces;
use crate::page::{Page, Pages};
use content::content;
use fonts::{Embedded, Run, name};
use objects::Objects;
use pdf_writer::types::PageMode;
use pdf_writer::writers::{Catalog, DocumentInfo, Resources};
use pdf_writer::{Date, Filter, Name, Rect, Ref, TextStr};
use std::hash::{DefaultHasher, Hash, Hasher};

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

/// A PDF under construction. Pages are written as they are added; only the names of the forms and the characters in use
/// are kept.
pub struct PdfWriter {
    info: Info,
    objects: Objects,
    fonts: Embedded,
    /// The list of pages.
    tree: Ref,
    /// The fonts, which all pages share.
    resources: Ref,
    pages: Vec<Ref>,
    /// The forms with their first pages.
    marks: Vec<(String, Ref)>,
}

impl PdfWriter {
    /// An empty document set in `faces`.
    pub fn new(faces: &Faces, info: &Info) -> Self {
        let mut objects = Objects::default();
        let (tree, resources) = (objects.number(), objects.number());
        let (info, fonts) = (info.clone(), Embedded::new(faces));
        Self { info, objects, fonts, tree, resources, pages: Vec::new(), marks: Vec::new() }
    }

    /// Adds the pages of forms, each with a bookmark of its name.
    pub fn add(&mut self, forms: &[(&str, &Pages)], out: &mut dyn Sink) -> Result<(), PdfError> {
        let mut pages: Vec<(&Page, Vec<Run>, &Pages)> = Vec::new();
        for (_, form) in forms {
            for page in &form.pages {
                let mut runs = Vec::with_capacity(page.texts.len());
                page.texts.iter().for_each(|text| self.fonts.set(text, &mut runs));
                pages.push((page, runs, *form));
            }
        }
        let contents = in_order(&pages, |(page, runs, form)| content(page, runs, (form.width, form.height)));
        let first = self.pages.len();
        for ((_, _, form), content) in pages.iter().zip(contents) {
            self.write_page(form, &content?, out)?;
        }
        let mut at = first;
        for (name, form) in forms {
            self.marks.extend(self.pages.get(at).map(|page| ((*name).to_owned(), *page)));
            at += form.pages.len();
        }
        Ok(())
    }

    fn write_page(&mut self, form: &Pages, content: &[u8], out: &mut dyn Sink) -> Result<(), PdfError> {
        let (page, stream) = (self.objects.number(), self.objects.number());
        let (tree, resources) = (self.tree, self.resources);
        self.objects.write(out, page, |chunk| {
            let mut page = chunk.page(page);
            page.parent(tree).media_box(Rect::new(0.0, 0.0, form.width, form.height)).contents(stream);
            page.pair(Name(b"Resources"), resources);
        })?;
        self.objects.write(out, stream, |chunk| {
            chunk.stream(stream, content).filter(Filter::FlateDecode);
        })?;
        self.pages.push(page);
        Ok(())
    }

    /// Writes what belongs to the whole document: fonts, bookmarks, the list of pages and the metadata.
    pub fn finish(mut self, out: &mut dyn Sink) -> Result<(), PdfError> {
        let mut fonts = Vec::new();
        for (role, face) in self.fonts.subsets()? {
            fonts.push((name(role), face.write(&mut self.objects, out)?));
        }
        let Self { info, mut objects, tree, resources, pages, marks, .. } = self;
        objects.write(out, resources, |chunk| {
            let mut resources: Resources<'_> = chunk.indirect(resources).start();
            resources.fonts().pairs(fonts);
        })?;
        objects.write(out, tree, |chunk| {
            chunk.pages(tree).count(i32::try_from(pages.len()).unwrap_or(i32::MAX)).kids(pages);
        })?;
        let outline = write_marks(&mut objects, &marks, out)?;
        let [catalog, about] = [(); 2].map(|()| objects.number());
        objects.write(out, catalog, |chunk| {
            let mut catalog: Catalog<'_> = chunk.indirect(catalog).start();
            catalog.pages(tree).outlines(outline).page_mode(PageMode::UseOutlines).lang(TextStr("zh-CN"));
        })?;
        objects.write(out, about, |chunk| write_info(chunk.indirect(about).start(), &info))?;
        objects.finish(out, catalog, about, &id(&info, &marks))
    }
}

/// Writes the bookmarks and returns the number of their list.
fn write_marks(objects: &mut Objects, marks: &[(String, Ref)], out: &mut dyn Sink) -> Result<Ref, PdfError> {
    let outline = objects.number();
    let items: Vec<Ref> = marks.iter().map(|_| objects.number()).collect();
    for (at, ((name, page), item)) in marks.iter().zip(&items).enumerate() {
        objects.write(out, *item, |chunk| {
            let mut mark = chunk.outline_item(*item);
            mark.title(TextStr(name)).parent(outline);
            if let Some(before) = at.checked_sub(1).and_then(|before| items.get(before)) {
                mark.prev(*before);
            }
            if let Some(next) = items.get(at + 1) {
                mark.next(*next);
            }
            mark.dest().page(*page).fit();
        })?;
    }
    objects.write(out, outline, |chunk| {
        let mut list = chunk.outline(outline);
        if let (Some(first), Some(last)) = (items.first(), items.last()) {
            list.first(*first).last(*last).count(i32::try_from(items.len()).unwrap_or(i32::MAX));
        }
    })?;
    Ok(outline)
}

fn write_info(mut about: DocumentInfo<'_>, info: &Info) {
    let Moment { year, month, day, hour, minute, second } = Moment::in_china(info.created.max(0).unsigned_abs());
    let date = Date::new(year.clamp(0, 9999) as u16).month(month as u8).day(day as u8);
    let date = date.hour(hour as u8).minute(minute as u8).second(second as u8).utc_offset_hour(8).utc_offset_minute(0);
    about.title(TextStr(&info.title)).author(TextStr(&info.author)).creator(TextStr("绩表"));
    about.creation_date(date).modified_date(date);
}

/// The file's identifier, 32 hexadecimal digits: the same for the same document of the same time.
fn id(info: &Info, marks: &[(String, Ref)]) -> String {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, &info.title, &info.author, info.created).hash(&mut hasher);
        marks.iter().for_each(|(name, page)| (name, page.get()).hash(&mut hasher));
        hasher.finish()
    };
    format!("{:016x}{:016x}", half(0), half(1))
}
