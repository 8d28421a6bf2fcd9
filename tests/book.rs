//! What a manuscript prints: bookmarks and links, styles and contents, and every text of it.

use crate::support::exports::{as_docx, as_pdf, laid_out, on_paper, visible};
use crate::support::packed::parts;
use crate::support::{pdf_text, projects};
use jibiao::export::Format;
use jibiao::import::Importer;
use jibiao::model::prose::{self, FORM, MAX_CELLS, Style, cell_column, cell_place};
use jibiao::model::{Bureau, Column, Form, Numbering, Project, Row, Table, Texts};
use jibiao::session::export::{Order, run};
use jibiao::template::{Library, blank};
use lopdf::{Document, Object, ObjectId};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// A paragraph of `style` with the text of its cells.
fn paragraph(style: Style, texts: &[&str]) -> Texts<Column> {
    let cells = texts.iter().enumerate().map(|(place, text)| (cell_column(place), *text));
    [(Column::Style, style.name())].into_iter().chain(cells).collect()
}

fn placed(form: u32) -> Texts<Column> {
    let cells = [(Column::Style, Style::Form.name().to_owned()), (Column::Extra(FORM.into()), form.to_string())];
    cells.into_iter().collect()
}

/// A project of two forms and of a manuscript, the third, that holds `paragraphs`.
fn project(paragraphs: Vec<Texts<Column>>) -> Project {
    let library = Library::builtin();
    let bureau = Bureau { name: "某县医保局".into(), year: "2022".into(), ..Bureau::default() };
    let mut project = Project { bureau, ..Project::default() };
    for name in ["网络经费", "宣传经费"] {
        let mut form = blank::form(library.template("boye-project").expect("template"), &project.bureau);
        form.fields.set("project_name".into(), name);
        project.push(form);
    }
    let mut manuscript = Form { template: "manuscript".into(), ..Form::default() };
    manuscript.fields.set("title".into(), "绩效文本");
    for cells in paragraphs {
        manuscript.push_row(Table::Paragraphs, cells);
    }
    project.push(manuscript);
    project
}

fn book() -> Project {
    project(vec![
        paragraph(Style::Contents, &[]),
        paragraph(Style::Part, &["目标"]),
        paragraph(Style::Heading1, &["总体"]),
        paragraph(Style::Heading2, &["参保"]),
        paragraph(Style::Body, &["做好参保工作。"]),
        paragraph(Style::TableHead, &["职责", "目标"]),
        paragraph(Style::TableRow, &["参保", "100"]),
        paragraph(Style::Part, &["项目"]),
        placed(1),
        paragraph(Style::Body, &["两表之间"]),
        placed(2),
    ])
}

/// The file of the whole project in `format`.
fn file(project: &Project, format: Format) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("out");
    let order = Order { files: vec![(format, path.clone())], ..Order::default() };
    run(project, &Library::builtin(), &order, 0, |_| ControlFlow::Continue(())).expect("exported");
    std::fs::read(path).expect("read")
}

/// The bookmarks with their depth and page, from 1.
fn bookmarks(document: &Document) -> Vec<(usize, String, usize)> {
    fn walk(
        document: &Document,
        first: ObjectId,
        depth: usize,
        pages: &HashMap<ObjectId, usize>,
        found: &mut Vec<(usize, String, usize)>,
    ) {
        let mut next = Some(first);
        while let Some(id) = next {
            let item = document.get_dictionary(id).expect("bookmark");
            let title = lopdf::decode_text_string(item.get(b"Title").expect("title")).expect("text");
            let page = item.get(b"Dest").and_then(Object::as_array).expect("goal")[0].as_reference().expect("page");
            found.push((depth, title, pages[&page]));
            if let Ok(child) = item.get(b"First").and_then(Object::as_reference) {
                walk(document, child, depth + 1, pages, found);
            }
            next = item.get(b"Next").and_then(Object::as_reference).ok();
        }
    }
    let outline = document.catalog().expect("catalog").get(b"Outlines").and_then(Object::as_reference).expect("list");
    let first = document.get_dictionary(outline).and_then(|list| list.get(b"First")).and_then(Object::as_reference);
    let mut found = Vec::new();
    walk(document, first.expect("first"), 0, &numbered(document), &mut found);
    found
}

fn numbered(document: &Document) -> HashMap<ObjectId, usize> {
    document.get_pages().into_iter().map(|(number, id)| (id, number as usize)).collect()
}

#[test]
fn bookmarks_stand_below_each_other() {
    let document = Document::load_mem(&file(&book(), Format::Pdf)).expect("a PDF");
    let found = bookmarks(&document);
    let found: Vec<(usize, &str, usize)> =
        found.iter().map(|(depth, text, page)| (*depth, text.as_str(), *page)).collect();
    let expected = [
        (0, "绩效文本", 1),
        (1, "第一部分　目标", 2),
        (2, "一、总体", 2),
        (3, "（一）参保", 2),
        (1, "第二部分　项目", 3),
        (2, "网络经费", 4),
        (2, "宣传经费", 6),
    ];
    assert_eq!(found, expected);
}

#[test]
fn contents_go_to_their_pages() {
    let bytes = file(&book(), Format::Pdf);
    let document = Document::load_mem(&bytes).expect("a PDF");
    let pages = numbered(&document);
    let of_page = |page: ObjectId| document.get_page_annotations(page).expect("links").len();
    let first = document.get_pages()[&1];
    assert_eq!(document.get_pages().values().map(|page| of_page(*page)).sum::<usize>(), of_page(first));
    let links = document.get_page_annotations(first).expect("links").into_iter().map(|link| {
        let action = link.get(b"A").and_then(Object::as_dict).expect("action");
        assert_eq!(action.get(b"S").and_then(Object::as_name).expect("kind"), b"GoTo");
        pages[&action.get(b"D").and_then(Object::as_array).expect("goal")[0].as_reference().expect("page")]
    });
    let links: Vec<usize> = links.collect();
    assert_eq!(links, [2, 2, 3, 4, 6]);
    // And they are the pages that the lines tell.
    let told = visible(&pdf_text::pages(&bytes)[0]);
    for (line, page) in ["第一部分目标", "一、总体", "第二部分项目", "网络经费", "宣传经费"].iter().zip(&links)
    {
        let after = told.split(line).nth(1).unwrap_or_else(|| panic!("{line} in {told}"));
        let number: String =
            after.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
        assert_eq!(number, page.to_string(), "{line} in {told}");
    }
}

fn word(docx: &[u8], name: &str) -> String {
    let part = parts(docx).into_iter().find(|(part, _)| part == name).expect(name).1;
    String::from_utf8(part).expect("text")
}

/// The texts of a part of a document, one after the other.
fn texts(part: &str) -> String {
    let texts = part.split(r#"<w:t xml:space="preserve">"#).skip(1).filter_map(|rest| rest.split("</w:t>").next());
    let texts = texts.collect::<String>();
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#13;", "\r"), ("&amp;", "&")]
        .into_iter()
        .fold(texts, |texts, (written, character)| texts.replace(written, character))
}

#[test]
fn word_has_headings_contents_and_breaks() {
    let docx = file(&book(), Format::Docx);
    let (document, styles) = (word(&docx, "word/document.xml"), word(&docx, "word/styles.xml"));
    for (id, name, level) in [("Part", "heading 1", 0), ("Heading1", "heading 2", 1), ("Heading4", "heading 5", 4)] {
        let style = styles.split("<w:style ").find(|style| style.contains(&format!(r#"w:styleId="{id}""#))).expect(id);
        assert!(style.contains(&format!(r#"<w:name w:val="{name}"/>"#)), "{style}");
        assert!(style.contains(&format!(r#"<w:outlineLvl w:val="{level}"/>"#)), "{style}");
    }
    let count = |what: &str| document.matches(what).count();
    assert_eq!([count(r#"<w:pStyle w:val="Part"/>"#), count(r#"<w:pStyle w:val="Heading2"/>"#)], [2, 1]);
    assert_eq!([r#"fldCharType="begin""#, r#"fldCharType="separate""#, r#"fldCharType="end""#].map(count), [1; 3]);
    // Each line goes to a bookmark that is there.
    let anchors: Vec<&str> =
        document.split(r#"w:anchor=""#).skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(anchors.len(), 5);
    for anchor in anchors {
        assert_eq!(count(&format!(r#"w:name="{anchor}""#)), 1, "{anchor}");
    }
}

#[test]
fn a_manuscript_without_parts_begins_at_the_first_level() {
    let report = project(vec![paragraph(Style::Heading1, &["概况"]), paragraph(Style::Body, &["无"])]);
    let styles = word(&file(&report, Format::Docx), "word/styles.xml");
    let heading = styles.split("<w:style ").find(|style| style.contains(r#"w:styleId="Heading1""#)).expect("heading");
    assert!(heading.contains(r#"<w:name w:val="heading 1"/>"#) && heading.contains(r#"<w:outlineLvl w:val="0"/>"#));
}

/// Word opens no table of more than 63 columns.
#[test]
fn tables_have_no_more_columns_than_word_allows() {
    let row = |count: usize| {
        let texts: Vec<String> = (0..count).map(|place| format!("第{place}列")).collect();
        paragraph(Style::TableRow, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let between = paragraph(Style::Body, &["其间"]);
    let many = (2..=MAX_CELLS).flat_map(|count| [row(count), between.clone()]).collect();
    let document = word(&file(&project(many), Format::Docx), "word/document.xml");
    let tables = document.split("<w:tblGrid>").skip(1).map(|table| {
        let (grid, rest) = table.split_once("</w:tblGrid>").expect("grid");
        let cells = rest.split("</w:tbl>").next().expect("table").matches("<w:tc>").count();
        (grid.matches("<w:gridCol").count(), cells)
    });
    let of_manuscript: Vec<(usize, usize)> = tables.filter(|(columns, cells)| columns == cells).collect();
    assert_eq!(of_manuscript.into_iter().map(|(columns, _)| columns).max(), Some(MAX_CELLS));
}

/// Paragraphs of any style with any text, in which no one style breaks another.
fn paragraphs() -> impl Strategy<Value = Vec<Texts<Column>>> {
    let styles: Vec<Style> = Style::given().filter(|style| *style != Style::PageBreak).collect();
    let row = (prop::sample::select(styles), vec(projects::text(), 1..6));
    let text = row.prop_map(|(style, texts)| {
        let count = if style.is_table() { texts.len() } else { 1 };
        paragraph(style, &texts.iter().take(count).map(String::as_str).collect::<Vec<_>>())
    });
    vec(prop_oneof![9 => text, 1 => Just(paragraph(Style::PageBreak, &[]))], 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_prints(rows in paragraphs()) {
        let library = Library::builtin();
        let template = library.template("manuscript").expect("template");
        let form = &project(rows).forms[2];
        let sheet = laid_out(form, template);
        let set = on_paper(&sheet);
        let printed = set.pages.iter().map(|page| page.texts.iter().map(|text| text.text.as_str()).collect::<String>());
        let printed: Vec<String> = printed.collect();
        let pdf = pdf_text::pages(&as_pdf(&sheet));
        prop_assert_eq!(&pdf, &printed);
        // A mark stands for each character that XML has no way to write.
        let marked = ['\u{fffd}', '\u{fffe}', '\u{ffff}'];
        let in_word = visible(&texts(&word(&as_docx(&sheet), "word/document.xml"))).replace(marked, "");
        let on_paper = visible(&printed.concat());
        for cell in &sheet.cells {
            let text = visible(sheet.value(cell));
            prop_assert!(on_paper.contains(&text) || cell.rows > 1 || set.pages.len() > 1, "{:?} is not on paper", text);
            prop_assert!(in_word.contains(&text.replace(marked, "")), "{:?} is not in Word", text);
        }
    }
}

/// The ends of the sections of a document, each with whether its pages are numbered from 1, and the field of its footer that
/// tells how many there are.
fn sections(docx: &[u8]) -> Vec<(bool, String)> {
    let (document, relations) = (word(docx, "word/document.xml"), word(docx, "word/_rels/document.xml.rels"));
    let between = |text: &str, from: &str, to: &str| {
        let rest = text.split(from).nth(1).unwrap_or_else(|| panic!("no {from} in {text}"));
        rest.split(to).next().unwrap_or_default().to_owned()
    };
    let ends = document.split("<w:sectPr>").skip(1).map(|rest| rest.split("</w:sectPr>").next().unwrap_or_default());
    let section = |end: &str| {
        let id = between(end, r#"r:id=""#, r#"""#);
        let relation =
            relations.split("<Relationship ").find(|one| one.contains(&format!(r#"Id="{id}""#))).expect("part");
        let footer = word(docx, &format!("word/{}", between(relation, r#"Target=""#, r#"""#)));
        let total = footer.split(r#"w:instr=" "#).nth(2).and_then(|rest| rest.split(" \"").next()).expect("total");
        if let Some(mark) = total.strip_prefix("PAGEREF ") {
            assert_eq!(document.matches(&format!(r#"w:name="{mark}""#)).count(), 1, "{mark}");
        }
        (end.contains(r#"<w:pgNumType w:start="1"/>"#), total.to_owned())
    };
    ends.map(section).collect()
}

#[test]
fn pages_in_word_are_numbered_as_on_paper() {
    let alone = (true, "SECTIONPAGES".to_owned());
    let of = |begins, total: &str| (begins, total.to_owned());
    let two = |numbering| {
        let mut project = project(Vec::new());
        let _ = project.forms.pop();
        project.print.numbering = numbering;
        project
    };
    assert_eq!(sections(&file(&two(Numbering::PerForm), Format::Docx)), [alone.clone(), alone.clone()]);
    assert_eq!(sections(&file(&two(Numbering::Through), Format::Docx)), [of(true, "NUMPAGES"), of(false, "NUMPAGES")]);
    // A manuscript has numbers of its own, and so have the forms in it.
    let mut one = project(vec![paragraph(Style::Body, &["前"]), placed(2), paragraph(Style::Body, &["后"])]);
    let in_book = [of(true, "PAGEREF _End1"), of(false, "PAGEREF _End1"), of(false, "PAGEREF _End1")];
    assert_eq!(sections(&file(&one, Format::Docx)), [vec![alone], in_book.to_vec()].concat());
    one.print.no_page_numbers = true;
    assert!(!word(&file(&one, Format::Docx), "word/document.xml").contains("footerReference"));
}

/// What the program wrote as Word comes back: paragraphs by their styles, tables with what is merged, forms in their places.
#[test]
fn a_manuscript_comes_back_from_word() {
    let paragraphs = vec![
        paragraph(Style::Centered, &["（草案）"]),
        paragraph(Style::Centered, &[]),
        paragraph(Style::PageBreak, &[]),
        paragraph(Style::Title, &["目　录"]),
        paragraph(Style::Contents, &[]),
        paragraph(Style::PageBreak, &[]),
        paragraph(Style::Part, &["目标"]),
        paragraph(Style::Part, &["任务"]),
        paragraph(Style::Heading1, &["1. 总体"]),
        paragraph(Style::Body, &["第一行\n第二行"]),
        paragraph(Style::Caption, &["表1"]),
        paragraph(Style::TableHead, &["职责", "完成情况", "←", "说明"]),
        paragraph(Style::TableHead, &["↑", "优", "良", "↑"]),
        paragraph(Style::TableRow, &["参保", "≥95%", "≥90%", "甲"]),
        paragraph(Style::TableRow, &["↑", "≥85%", "", "乙"]),
        paragraph(Style::PageBreak, &[]),
        paragraph(Style::PageBreak, &[]),
        paragraph(Style::Heading4, &["细目"]),
        paragraph(Style::PageBreak, &[]),
        placed(2),
        paragraph(Style::Body, &["两表之间"]),
        placed(1),
        paragraph(Style::Signature, &["某县医保局"]),
        paragraph(Style::PageBreak, &[]),
    ];
    let wanted = project(paragraphs);
    let read = Importer::new(&Library::builtin()).read(&file(&wanted, Format::Docx), "文稿", None).expect("readable");
    let unplaced: Vec<_> = read.unplaced().map(|cell| &cell.cell.text).collect();
    assert!(unplaced.is_empty(), "{unplaced:?}");
    assert_eq!(read.forms.len(), 3);
    let (wanted, got) = (&wanted.forms[2], &read.forms[0].form);
    assert_eq!((got.template.as_str(), got.field("title")), ("manuscript", "绩效文本"));
    let texts = |row: &Row| {
        let cells = row.cells().filter(|(column, _)| cell_place(column).is_some()).map(|(_, text)| text.to_owned());
        (Style::of(row), cells.collect::<Vec<_>>())
    };
    assert_eq!(
        got.paragraphs.iter().map(texts).collect::<Vec<_>>(),
        wanted.paragraphs.iter().map(texts).collect::<Vec<_>>()
    );
    let name = |id| read.forms.iter().find(|read| read.form.id == id).map(|read| read.form.name());
    let names: Vec<_> = got.paragraphs.iter().filter_map(prose::placed).map(name).collect();
    assert_eq!(names, [Some("宣传经费"), Some("网络经费")]);
}

/// A sheet is never read as a manuscript, whatever is in it.
#[test]
fn no_sheet_is_read_as_a_manuscript() {
    let library = Library::builtin();
    let workbook = file(&book(), Format::Xlsx);
    let read = Importer::new(&library).read(&workbook, "文稿", None).expect("readable");
    let templates: Vec<&str> = read.forms.iter().map(|read| read.form.template.as_str()).collect();
    assert_eq!(templates.iter().filter(|id| **id == "boye-project").count(), 2, "{templates:?}");
    assert!(templates.iter().all(|id| library.template(id).is_some_and(|template| !template.has_prose())));
}
