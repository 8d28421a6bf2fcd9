//! Folds the many findings of one rule in a form into one that names their rows, for people; programs get them all.

use super::Said;
use crate::rules::rules;
use std::collections::BTreeMap;

/// The most findings of one rule at one kind of place that are shown one by one. No published form has as many.
const MOST: usize = 20;
/// How many of the rows a folded finding names.
const NAMED: usize = 5;

/// Returns `said`, the findings in one form, with many alike folded into one at the place of the first.
pub fn folded(said: &[Said]) -> Vec<Said> {
    let mut kinds: BTreeMap<(&str, String), Vec<&Said>> = BTreeMap::new();
    for one in said {
        kinds.entry(kind(one)).or_default().push(one);
    }
    let many = |one: &Said| kinds.get(&kind(one)).filter(|alike| one.row.is_some() && alike.len() > MOST);
    let shown = said.iter().filter_map(|one| match many(one) {
        None => Some(one.clone()),
        Some(alike) => alike.first().is_some_and(|first| std::ptr::eq(*first, one)).then(|| one_for(one, alike)),
    });
    shown.collect()
}

/// What findings that can be folded have in common: the rule, and the place but for its row.
fn kind(said: &Said) -> (&'static str, String) {
    (said.rule, said.row.map_or_else(String::new, |row| said.place.replacen(&place(&row.to_string()), "", 1)))
}

fn place(rows: &str) -> String {
    format!("第 {rows} 行")
}

fn one_for(first: &Said, alike: &[&Said]) -> Said {
    let rows: Vec<String> = alike.iter().filter_map(|said| said.row).take(NAMED).map(|row| row.to_string()).collect();
    let own = first.row.unwrap_or_default().to_string();
    let all = format!("第 {}……等 {} 行", rows.join("、"), alike.len());
    let says = rules().iter().find(|rule| rule.code == first.rule).map_or("", |rule| rule.says);
    Said {
        place: first.place.replacen(&place(&own), &all, 1),
        message: format!("{says}。例如第 {own} 行：{}", first.message),
        stands_for: alike.len(),
        ..first.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Column, Form, Project, Table};
    use crate::session::check::examine;
    use crate::template::Library;

    fn said(rows: usize) -> Vec<Said> {
        let mut form = Form { template: "guangyuan-project".to_owned(), ..Form::default() };
        for row in 0..rows {
            let cells = [(Column::Subclass, "数量指标".to_owned()), (Column::Name, format!("采购文件柜{row}"))];
            form.push_row(Table::Indicators, cells.into_iter().collect());
        }
        let mut project = Project::default();
        project.push(form);
        let mut said = examine(&project, &Library::builtin(), &BTreeMap::new()).remove(0).said;
        said.retain(|said| said.rule == "missing-value");
        said
    }

    #[test]
    fn many_alike_are_one_that_says_how_many() {
        let few = said(MOST);
        assert_eq!(folded(&few), few);
        let many = said(MOST + 1);
        let [one] = folded(&many).try_into().expect("one");
        assert_eq!((one.place.as_str(), one.stands_for), ("绩效指标第 1、2、3、4、5……等 21 行的指标值", 21));
        assert!(one.message.contains("例如第 1 行：“采购文件柜0”没有指标值"), "{}", one.message);
    }
}
