//! Writes pages as PDF: text can be selected, searched and copied, and faces are embedded as subsets once per document.

mod exporter;
mod fonts;

pub(super) use exporter::ABOUT;

use super::{Info, Sink};
use crate::base::face::{Faces, Role};
use crate::page::{Page, Pages, RULE_PT};
use fonts::Embedded;
use printpdf::{
    CustomPdfConformance, Line, LinePoint, OffsetDateTime, Op, PdfConformance, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Point, Pt, TextItem, TextMatrix,
};

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

/// A PDF under construction; forms are added one by one, so that only the output is in memory.
pub struct PdfWriter {
    document: PdfDocument,
    fonts: Embedded,
}

impl PdfWriter {
    /// An empty document set in `faces`.
    pub fn new(faces: &Faces, info: &Info) -> Self {
        let mut document = PdfDocument::new(&info.title);
        let about = &mut document.metadata.info;
        about.author = info.author.clone();
        about.creator = "绩表".to_owned();
        about.conformance = PdfConformance::Custom(CustomPdfConformance {
            // The conformance of printpdf is a label only, so nothing is claimed.
            requires_xmp_metadata: false,
            ..CustomPdfConformance::default()
        });
        // printpdf would date the document 1970.
        if let Ok(date) = OffsetDateTime::from_unix_timestamp(info.created) {
            about.creation_date = date;
            about.modification_date = date;
            about.metadata_date = date;
        }
        Self { document, fonts: Embedded::new(faces) }
    }

    /// Adds the pages of a form, with a bookmark called `name`.
    pub fn add(&mut self, name: &str, pages: &Pages) {
        self.document.add_bookmark(name, self.document.pages.len() + 1);
        for page in &pages.pages {
            let ops = self.ops(page, pages.height);
            let size = |pt: f32| Pt(pt).into();
            self.document.pages.push(PdfPage::new(size(pages.width), size(pages.height), ops));
        }
    }

    fn ops(&mut self, page: &Page, height: f32) -> Vec<Op> {
        let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: Pt(x), y: Pt(height - y) }, bezier: false };
        let mut ops = Vec::with_capacity(page.rules.len() + page.texts.len() * 3 + 3);
        ops.push(Op::SetOutlineThickness { pt: Pt(RULE_PT) });
        ops.extend(page.rules.iter().map(|rule| Op::DrawLine {
            line: Line { points: vec![point(rule.from), point(rule.to)], is_closed: false },
        }));
        ops.push(Op::StartTextSection);
        let mut current = None;
        for text in &page.texts {
            let at = (text.x, height - text.baseline);
            self.fonts.runs(text, |role, x, run| {
                if current != Some((role, text.size)) {
                    current = Some((role, text.size));
                    let font = PdfFontHandle::External(Embedded::id(role));
                    ops.push(Op::SetFont { font, size: Pt(text.size) });
                }
                ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(at.0 + x), Pt(at.1)) });
                ops.push(Op::ShowText { items: vec![TextItem::Text(run)] });
            });
        }
        ops.push(Op::EndTextSection);
        ops
    }

    /// Writes the finished document.
    pub fn finish(mut self, mut out: &mut dyn Sink) -> Result<(), PdfError> {
        for role in Role::ALL {
            if let Some(font) = self.fonts.subset(role)? {
                self.document.resources.fonts.map.insert(Embedded::id(role), PdfFont::new(font));
            }
        }
        // Our subset takes 41 ms for a page; printpdf embeds the whole face, 1.8 s and 17 MB.
        let options = PdfSaveOptions { subset_fonts: false, image_optimization: None, ..PdfSaveOptions::default() };
        let mut document = self.document.to_lopdf_document(&options, &mut Vec::new());
        drop(self.document);
        // printpdf says 1.3 and names no language.
        document.version = "1.7".to_owned();
        if let Ok(catalog) = document.catalog_mut() {
            catalog.set("Lang", lopdf::Object::string_literal("zh-CN"));
        }
        forget_conformance(&mut document);
        document.compress();
        Ok(document.save_to(&mut out)?)
    }
}

/// Removes the claim of PDF/X conformance, which printpdf writes into every document.
fn forget_conformance(document: &mut lopdf::Document) {
    let info = document.trailer.get(b"Info").and_then(lopdf::Object::as_reference);
    if let Ok(info) = info.and_then(|id| document.get_object_mut(id)).and_then(lopdf::Object::as_dict_mut) {
        info.remove(b"GTS_PDFXVersion");
    }
}
