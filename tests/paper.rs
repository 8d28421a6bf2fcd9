//! How forms break over pages.

use crate::support::exports::{laid_out, on_paper, sample_forms};
use jibiao::base::length::pt;
use jibiao::model::{Bureau, Column, FieldPath, Fit, Form, PaperStyle, PrintOptions, Table};
use jibiao::page::{Page, Pages};
use jibiao::sheet::{Sheet, sheet};
use jibiao::template::{Library, Template};
use std::sync::Arc;

fn template(id: &str) -> Arc<Template> {
    Arc::clone(Library::builtin().template(id).expect(id))
}

/// A form of `id` with `count` indicators, all in one class and subclass.
fn long_form(id: &str, count: usize) -> (Form, Arc<Template>) {
    let mut form = Form { template: id.into(), ..Form::default() };
    for i in 0..count {
        let cells = [(Column::Class, "产出指标"), (Column::Subclass, "数量指标"), (Column::Name, &format!("名称{i}"))];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    (form, template(id))
}

fn text_of(page: &Page) -> String {
    page.texts.iter().filter(|text| text.cell.is_some()).map(|text| text.text.as_str()).collect()
}

fn text_of_cell(page: &Page, cell: usize) -> String {
    page.texts.iter().filter(|text| text.cell == Some(cell)).map(|text| text.text.as_str()).collect()
}

/// Each text lies inside the part of its cell that is on the page.
fn assert_inside(sheet: &Sheet, page: &Page) {
    for text in &page.texts {
        let Some(cell) = text.cell else { continue };
        let area = page.areas.iter().find(|area| area.cell == cell).expect("area");
        let [_, top, _, bottom] = area.rect;
        let (high, low) = (text.baseline - 0.88 * text.size, text.baseline + 0.12 * text.size);
        assert!(
            high >= top - 0.1 && low <= bottom + 0.1,
            "{:?} leaves its cell {:?}",
            text.text,
            sheet.cells[cell].text
        );
    }
}

#[test]
fn nothing_leaves_its_cell_or_its_page() {
    for (form, template) in sample_forms() {
        let sheet = laid_out(&form, &template);
        let set = on_paper(&sheet);
        for page in &set.pages {
            assert_inside(&sheet, page);
            assert!(page.areas.iter().all(|area| area.rect[3] <= set.height && area.rect[2] <= set.width));
        }
    }
}

#[test]
fn a_continued_page_repeats_header_and_labels() {
    for count in 20..80 {
        let (form, template) = long_form("shapotou-project", count);
        let sheet = laid_out(&form, &template);
        let set = on_paper(&sheet);
        for page in &set.pages[1..] {
            let text = text_of(page);
            if text.contains("名称") {
                assert!(text.contains("一级指标二级指标三级指标指标值"), "{count}: {text}");
                assert!(text.contains("产出指标") && text.contains("数量指标"), "{count}: {text}");
            }
            assert_inside(&sheet, page);
        }
        assert!(set.pages.last().is_some_and(|page| !text_of(page).starts_with("综合评定等级")), "{count}");
        for i in 0..count {
            let here = set.pages.iter().flat_map(|page| &page.texts).filter(|text| text.text == format!("名称{i}"));
            assert_eq!(here.count(), 1, "名称{i} of {count}");
        }
    }
}

#[test]
fn a_total_row_never_stands_alone() {
    let template = template("guangyuan-department");
    for count in 1..90 {
        let mut form = Form { template: template.id.clone(), ..Form::default() };
        for i in 0..count {
            form.push_row(
                Table::Tasks,
                [(Column::Name, format!("任务{i}")), (Column::Total, "1.5".into())].into_iter().collect(),
            );
        }
        for page in &on_paper(&laid_out(&form, &template)).pages {
            let text = text_of(page);
            assert!(!text.contains("金额合计") || text.contains(&format!("任务{}", count - 1)), "{count}: {text}");
        }
    }
}

#[test]
fn a_row_taller_than_a_page_splits_between_lines() {
    let template = template("guangyuan-project");
    let mut form = Form { template: template.id.clone(), ..Form::default() };
    let text = "保障城乡居民享受医疗待遇，确保按时足额支付。".repeat(300);
    form.set_text(&FieldPath::field("goals"), &text);
    let sheet = laid_out(&form, &template);
    let set = on_paper(&sheet);
    assert!(set.pages.len() > 2);
    let cell = sheet.cells.iter().position(|cell| cell.text == text).expect("cell");
    assert_eq!(set.pages.iter().map(|page| text_of_cell(page, cell)).collect::<String>(), text);
    set.pages.iter().for_each(|page| assert_inside(&sheet, page));
}

/// How many pages the special form of 渭南 takes with `indicators`, and how large its text is, as a share of the template's.
fn fitted(indicators: usize, fit: Fit) -> (usize, f32) {
    let (form, template) = long_form("weinan-special", indicators);
    let set = on_paper(&laid_out(&Form { fit, ..form }, &template));
    assert!(set.scale.body >= template.page.least_pt);
    assert!(
        set.pages.iter().flat_map(|page| &page.texts).all(|text| text.cell.is_none() || text.size >= set.scale.body)
    );
    (set.pages.len(), set.scale.body / template.page.body_pt)
}

#[test]
fn fitting_to_one_page_stays_within_the_limits() {
    assert_eq!(fitted(10, Fit::OnePage), (1, 1.0));
    let (pages, share) = fitted(26, Fit::OnePage);
    assert!(pages == 1 && share < 1.0, "{share}");
    // More than fits even at the least size: printed at full size.
    let (pages, share) = fitted(120, Fit::OnePage);
    assert!(pages > 1 && share == 1.0, "{share}");
}

#[test]
fn a_few_rows_do_not_stand_alone_on_the_last_page() {
    let (mut saved, mut before) = (0, 1);
    for indicators in 1..120 {
        let (full, _) = fitted(indicators, Fit::FullSize);
        let (pages, share) = fitted(indicators, Fit::Auto);
        assert!((0.88..=1.0).contains(&share) && (pages == full) == (share == 1.0), "{indicators}: {pages}, {share}");
        assert!(pages == full || pages == full - 1, "{indicators}: {pages} pages and not {full}");
        // A row more never takes a page less.
        assert!(pages >= before, "{indicators}");
        before = pages;
        saved += full - pages;
    }
    assert!(saved > 10, "{saved}");
    assert!(fitted(26, Fit::Auto) == fitted(26, Fit::FullSize), "much more than fits");
}

#[test]
fn a_form_says_otherwise_than_its_project() {
    let (form, template) = long_form("weinan-special", 26);
    let print = PrintOptions { fit_one_page: true, ..PrintOptions::default() };
    let pages =
        |fit| on_paper(&sheet(&template, &Form { fit, ..form.clone() }, &Bureau::default(), &print)).pages.len();
    assert_eq!([Fit::Auto, Fit::OnePage, Fit::FullSize].map(pages), [1, 1, 2]);
}

/// The sheet of a form of 广元 with a style.
fn styled(style: PaperStyle) -> Sheet {
    let (form, template) = long_form("guangyuan-project", 3);
    sheet(&template, &form, &Bureau::default(), &PrintOptions { style, ..PrintOptions::default() })
}

#[test]
fn a_project_sets_its_forms_otherwise_than_the_template_says() {
    let usual = on_paper(&styled(PaperStyle::default()));
    let size_of = |pages: &Pages, text: &str| {
        let found = pages.pages[0].texts.iter().find(|found| found.text.contains(text));
        found.expect("the text").size
    };
    let style = PaperStyle { body_half_pt: -2, line_percent: Some(200), ..PaperStyle::official() };
    let sheet = styled(style);
    let set = on_paper(&sheet);
    assert_eq!((size_of(&usual, "绩效"), size_of(&set, "绩效")), (18.0, 22.0));
    assert_eq!((size_of(&usual, "名称1"), size_of(&set, "名称1")), (11.0, 10.0));
    let corner = |pages: &Pages| pages.pages[0].areas[0].rect[0] / pt(1.0);
    assert!((corner(&usual) - 20.0).abs() < 0.01 && (corner(&set) - 28.0).abs() < 0.01);
    let row = |pages: &Pages, sheet: &Sheet| {
        let cell = sheet.cells.iter().position(|cell| cell.text == "名称1").expect("a cell");
        let area = pages.pages[0].areas.iter().find(|area| area.cell == cell).expect("an area");
        area.rect[3] - area.rect[1]
    };
    assert_eq!(row(&set, &sheet), 26.0, "a line of 20 pt and the space around it");
    // A style that a hand wrote into a file: nothing is smaller than can be read, nothing fails.
    let odd = PaperStyle { title_pt: Some(0), body_half_pt: -128, line_percent: Some(1), margins_mm: Some([255; 4]) };
    assert!(!on_paper(&styled(odd)).pages.is_empty());
}

#[test]
fn a_signature_is_the_last_line() {
    let (form, template) = long_form("guangyuan-project", 3);
    let unit = Bureau { filler: "李明".into(), ..Bureau::default() };
    let print = PrintOptions { signature: true, ..PrintOptions::default() };
    let text = text_of(&on_paper(&sheet(&template, &form, &unit, &print)).pages[0]);
    assert!(text.contains("填报人：李明") && text.contains("盖章"), "{text}");
}
