//! What a PDF holds: every text, whole and in order.

use crate::support::exports::{as_pdf, laid_out, on_paper, sample_forms, visible, with_setting};
use crate::support::pdf_text;
use jibiao::base::face::Faces;
use jibiao::base::paper::Paper;
use jibiao::export::pdf::{Added, PdfWriter};
use jibiao::export::{Copies, Format, Info, LaidOut, Setting};
use jibiao::model::{FieldPath, Form, PrintOptions};
use jibiao::template::{Library, shown::shown};
use std::io::Cursor;

#[test]
fn every_field_of_every_sample_copies_back() {
    for (form, template) in sample_forms() {
        let text = visible(&pdf_text::pages(&as_pdf(&laid_out(&form, &template))).concat());
        for (path, _) in form.texts() {
            let shown = visible(&shown(&template, &form, &path));
            let in_title =
                matches!(&path, FieldPath::Field(key) if template.field(key.as_str()).is_some_and(|f| f.in_title));
            let year_not_printed = matches!(&path, FieldPath::Field(key) if key.as_str() == "year");
            assert!(in_title || year_not_printed || text.contains(&shown), "{}: {path:?} {shown}\n{text}", form.name());
        }
    }
}

#[test]
fn cells_copy_back_in_reading_order() {
    let (form, template) = &sample_forms()[0];
    let text = visible(&pdf_text::pages(&as_pdf(&laid_out(form, template))).concat());
    let mut at = 0;
    for row in &form.indicators {
        let (_, value) = row.cells().last().expect("cell");
        let place = text[at..].find(&visible(value)).unwrap_or_else(|| panic!("{value} does not follow"));
        at += place;
    }
}

#[test]
fn a_document_knows_its_title_author_language_and_forms() {
    let forms = sample_forms();
    let info = Info { title: "绩效表".into(), author: "博野县医疗保障局".into(), created: 1_600_000_000 };
    let mut writer = PdfWriter::new(&Faces::bundled(), &info, Copies::default());
    let mut out = Cursor::new(Vec::new());
    for (form, template) in &forms {
        writer.add(&[Added::named(form.name(), &on_paper(&laid_out(form, template)))], &mut out).expect("added");
    }
    writer.finish(&mut out).expect("a PDF");
    let document = lopdf::Document::load_mem(out.get_ref()).expect("readable");
    assert_eq!(document.version, "1.7");
    assert_eq!(document.catalog().expect("catalog").get(b"Lang").expect("language").as_str().expect("text"), b"zh-CN");
    let about = document.trailer.get(b"Info").and_then(|info| document.dereference(info)).expect("info").1;
    let entry =
        |key: &[u8]| lopdf::decode_text_string(about.as_dict().expect("dict").get(key).expect("entry")).expect("text");
    assert_eq!((entry(b"Title"), entry(b"Author")), (info.title, info.author));
    assert!(about.as_dict().expect("dict").get(b"GTS_PDFXVersion").is_err());
    let outline: Vec<String> =
        document.get_toc().expect("bookmarks").toc.into_iter().map(|entry| entry.title).collect();
    assert_eq!(outline.len(), forms.len());
}

#[test]
fn twins_of_one_glyph_keep_their_own_text() {
    // A space and a no-break space share a glyph, as do some characters and their compatibility twins.
    let library = Library::builtin();
    let template = library.template("guangyuan-project").expect("template");
    let mut form = Form { template: template.id.clone(), ..Form::default() };
    let text = "a b\u{a0}c日\u{2f47}μµ·•";
    form.set_text(&FieldPath::field("goals"), text);
    let copied = pdf_text::pages(&as_pdf(&laid_out(&form, template))).concat();
    assert!(copied.contains(text), "{copied:?}");
}

/// The pages of a PDF of the first two forms of which the first takes one page and the second two: the text of each.
fn printed(copies: Copies, paper: Paper) -> (lopdf::Document, Vec<String>) {
    let forms = sample_forms();
    let paged = |count: usize| {
        let found = forms.iter().find(|(form, template)| on_paper(&laid_out(form, template)).pages.len() == count);
        found.expect("such a form")
    };
    let pdf = with_setting(|setting| {
        let print = PrintOptions { paper, ..PrintOptions::default() };
        let setting = Setting { copies, print: &print, ..setting };
        let mut out = Cursor::new(Vec::new());
        let mut exporter = (Format::Pdf.about().begin)(setting, &mut out).expect("begun");
        for (form, template) in [paged(1), paged(2)] {
            exporter.add(&[&LaidOut::new(form, template, setting)]).expect("added");
        }
        exporter.finish().expect("finished");
        out.into_inner()
    });
    (lopdf::Document::load_mem(&pdf).expect("a PDF"), pdf_text::pages(&pdf))
}

#[test]
fn copies_follow_one_another_and_forms_begin_on_fronts() {
    let (document, once) = printed(Copies::default(), Paper::A4);
    assert_eq!(once.len(), 3);
    assert!(document.catalog().expect("catalog").get(b"ViewerPreferences").is_err());
    let (_, three) = printed(Copies { count: 3, both_sides: false }, Paper::A4);
    assert_eq!(three, [once.clone(), once.clone(), once.clone()].concat());
    let (document, both) = printed(Copies { count: 2, both_sides: true }, Paper::A4);
    let copy = [once[0].clone(), String::new(), once[1].clone(), once[2].clone()];
    assert_eq!(both, [copy.clone(), copy].concat());
    let wishes = document.catalog().expect("catalog").get(b"ViewerPreferences").and_then(lopdf::Object::as_dict);
    let duplex = wishes.and_then(|wishes| wishes.get(b"Duplex")).and_then(lopdf::Object::as_name);
    assert_eq!(duplex.expect("a wish"), b"DuplexFlipLongEdge");
}

#[test]
fn forms_are_laid_out_on_the_paper_that_is_asked_for() {
    for (paper, width, pages) in [(Paper::A4, 595.3, 3), (Paper::A3, 841.9, 2), (Paper::K16, 521.6, 4)] {
        let (document, texts) = printed(Copies::default(), paper);
        let page = document.get_pages()[&1];
        let size =
            document.get_dictionary(page).and_then(|page| page.get(b"MediaBox")).and_then(lopdf::Object::as_array);
        let found = size.expect("a size")[2].as_float().expect("a number");
        assert!((found - width).abs() < 0.1, "{paper:?}: {found}");
        assert_eq!(texts.len(), pages, "{paper:?}");
    }
}
