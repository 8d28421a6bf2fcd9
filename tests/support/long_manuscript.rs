//! Manuscripts of many pages, for measuring.

use jibiao::model::{Column, Form, Project, Table};

/// A project with one manuscript of so many paragraphs of five lines, a heading for each twenty.
pub(crate) fn manuscript(paragraphs: usize) -> Project {
    let mut form = Form { template: "manuscript".into(), ..Form::default() };
    let sentence = "{年度}年全面落实参保缴费政策，健全多层次医疗保障体系，保障参保人员待遇按时足额支付。";
    for at in 0..paragraphs {
        if at % 20 == 0 {
            form.push_row(
                Table::Paragraphs,
                [(Column::Style, "一级标题"), (Column::Text, "总体绩效目标")].into_iter().collect(),
            );
        }
        form.push_row(Table::Paragraphs, [(Column::Text, sentence.repeat(3))].into_iter().collect());
    }
    let mut project = Project::default();
    project.push(form);
    project
}
