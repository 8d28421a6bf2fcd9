//! The classes of a form: those that its rows have, and in between those that only its template provides.

use crate::model::{Column, Form, Row};
use crate::template::{ClassSpec, SubclassSpec, TableBlock};
use std::ops::Range;

/// A first-level class: adjacent rows with one label.
pub(super) struct Class {
    pub(super) label: String,
    /// The sum of its indicators' weights that the template prescribes.
    pub(super) planned: Option<u32>,
    pub(super) subclasses: Vec<Subclass>,
}

/// A second-level class within its class.
pub(super) struct Subclass {
    pub(super) label: String,
    pub(super) mark: String,
    /// The indices of its rows among the indicators. Empty, at the index where it would be, if the form has none.
    pub(super) rows: Range<usize>,
}

impl Class {
    /// Returns the indices of its rows among the indicators.
    pub(super) fn rows(&self) -> Range<usize> {
        let start = self.subclasses.first().map_or(0, |subclass| subclass.rows.start);
        start..self.subclasses.last().map_or(start, |subclass| subclass.rows.end)
    }
}

/// Returns the classes of `form` in printed order, with those of `block` that it lacks where they would be.
pub(super) fn classes(form: &Form, block: Option<&TableBlock>) -> Vec<Class> {
    let mut classes = present(&form.indicators);
    if let Some(block) = block {
        provide(&mut classes, block, form.indicators.len());
    }
    classes
}

/// Returns the classes that the rows have.
fn present(rows: &[Row]) -> Vec<Class> {
    let mut classes = Vec::new();
    let mut start = 0;
    for run in rows.chunk_by(|a, b| a[Column::Class] == b[Column::Class]) {
        let mut class = Class { label: run[0][Column::Class].to_owned(), planned: None, subclasses: Vec::new() };
        for rows in run.chunk_by(|a, b| a.branch() == b.branch()) {
            let [_, label, mark] = rows[0].branch().map(str::to_owned);
            class.subclasses.push(Subclass { label, mark, rows: start..start + rows.len() });
            start += rows.len();
        }
        classes.push(class);
    }
    classes
}

/// Whether a label of a form is the template's, or one of its variants.
fn is_named(label: &str, spec: &str, variants: &[String]) -> bool {
    let label = label.trim();
    label == spec || variants.iter().any(|variant| variant == label)
}

impl ClassSpec {
    fn names(&self, class: &Class) -> bool {
        is_named(&class.label, &self.label, &self.variants)
    }
}

impl SubclassSpec {
    fn names(&self, subclass: &Subclass) -> bool {
        is_named(&subclass.label, &self.label, &self.variants)
    }
}

/// Adds the classes of the template that the form lacks.
fn provide(classes: &mut Vec<Class>, block: &TableBlock, end: usize) {
    // Where the next class would be: after the one before it in the template.
    let mut at = 0;
    for spec in &block.tree {
        let stands_in = |class: &Class, wanted: &SubclassSpec| {
            may_hold(class, spec, &block.tree) && class.subclasses.iter().any(|known| wanted.names(known))
        };
        let lacks = |wanted: &&SubclassSpec| !classes.iter().any(|class| stands_in(class, wanted));
        let lacking: Vec<&SubclassSpec> = spec.subclasses.iter().filter(lacks).collect();
        let holds = |class: &Class| spec.subclasses.iter().any(|wanted| stands_in(class, wanted));
        if let Some(place) = classes.iter().rposition(|class| spec.names(class)) {
            let class = &mut classes[place];
            class.planned = spec.weight;
            lacking.iter().for_each(|subclass| insert(class, spec, subclass));
            at = place + 1;
            continue;
        }
        at = classes.iter().rposition(holds).map_or(at, |place| place + 1);
        // A class of the template whose subclasses all exist elsewhere, under no class or the county's own, is not
        // lacking.
        if lacking.is_empty() && !spec.subclasses.is_empty() {
            continue;
        }
        let row = classes.get(at).map_or(end, |next| next.rows().start);
        let subclasses = lacking.into_iter().map(|subclass| pale(subclass, row)).collect();
        classes.insert(at, Class { label: spec.label.clone(), planned: spec.weight, subclasses });
        at += 1;
    }
}

/// Whether subclasses of `class` may count as those of `spec`: it is that class, or none of the template's.
fn may_hold(class: &Class, spec: &ClassSpec, tree: &[ClassSpec]) -> bool {
    spec.names(class) || !tree.iter().any(|other| other.names(class))
}

/// Returns a subclass without rows that would be before `row`.
fn pale(spec: &SubclassSpec, row: usize) -> Subclass {
    Subclass { label: spec.label.clone(), mark: spec.mark.clone(), rows: row..row }
}

/// Adds a missing subclass of the template to a class, after those that precede it in the template.
fn insert(class: &mut Class, spec: &ClassSpec, subclass: &SubclassSpec) {
    let before = spec.subclasses.iter().take_while(|other| *other != subclass);
    let place = |before: &SubclassSpec| class.subclasses.iter().rposition(|known| before.names(known));
    let at = before.filter_map(place).max().map_or(0, |place| place + 1);
    let rows = class.rows();
    let row = class.subclasses.get(at).map_or(rows.end, |next| next.rows.start);
    class.subclasses.insert(at, pale(subclass, row));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Table;
    use crate::template::Library;

    /// Returns the classes as one text: each with its subclasses and the number of their rows.
    fn drawn(rows: &[[&str; 2]]) -> String {
        let library = Library::builtin();
        let template = library.template("national-project-2021").expect("template");
        let mut form = Form::default();
        for [class, subclass] in rows {
            let cells = [(Column::Class, *class), (Column::Subclass, *subclass)];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        let classes = classes(&form, template.table(Table::Indicators));
        let short = |label: &str| label.chars().take(2).collect::<String>();
        let subclass = |sub: &Subclass| format!("{}{}@{}", short(&sub.label), sub.rows.len(), sub.rows.start);
        let class = |class: &Class| {
            let subclasses: Vec<String> = class.subclasses.iter().map(subclass).collect();
            format!("{}[{}]", short(&class.label), subclasses.join(" "))
        };
        classes.iter().map(class).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_there_and_what_the_template_adds() {
        assert_eq!(
            drawn(&[]),
            "成本[经济0@0 社会0@0 生态0@0] 产出[数量0@0 质量0@0 时效0@0] 效益[经济0@0 社会0@0 生态0@0] 满意[服务0@0]"
        );
        assert_eq!(
            drawn(&[["产出指标", "数量指标"], ["产出指标", "数量指标"], ["产出指标", "时效指标"]]),
            "成本[经济0@0 社会0@0 生态0@0] 产出[数量2@0 质量0@2 时效1@2] 效益[经济0@3 社会0@3 生态0@3] 满意[服务0@3]"
        );
        // Subclasses under no class, or under one of the county's own, are not missing.
        assert_eq!(
            drawn(&[["", "数量指标"], ["", "质量指标"], ["", "时效指标"], ["效果", "社会效益指标"]]),
            "成本[经济0@0 社会0@0 生态0@0] [数量1@0 质量1@1 时效1@2] 效果[社会1@3] 效益[经济0@4 生态0@4] 满意[服务0@4]"
        );
        // The county's own classes stay where they are; a variant of a label is the template's class.
        assert_eq!(
            drawn(&[["成本指标", "经济成本指标"], ["其他", "其他指标"], ["满意度指标", "满意度指标"]]),
            "成本[经济1@0 社会0@1 生态0@1] 产出[数量0@1 质量0@1 时效0@1] 效益[经济0@1 社会0@1 生态0@1] 其他[其他1@1] 满意[满意1@2]"
        );
    }
}
