//! The units of a form's amounts: 万元, unless a label or the template says otherwise.

use super::{Block, FieldKind, Grid, GridCell, Template};
use crate::base::amount::MoneyUnit;
use crate::base::money::Money;
use crate::model::{Column, Form, Key, Table, Texts, keys};
use std::borrow::Cow;

/// The units of the amounts of a form, read once from its labels.
#[derive(Debug, Clone)]
pub struct Units<'t> {
    template: &'t Template,
    labels: &'t Texts<Key>,
    /// The form's unit, where no label names one.
    usual: MoneyUnit,
    /// The fields whose labels name a unit.
    own: Vec<(&'t str, MoneyUnit)>,
}

impl<'t> Units<'t> {
    /// The units of the amounts of `form`.
    ///
    /// A label names the unit of its field, and a side label that of its block: `项目资金（元）`. Labels of the form come
    /// before those of the template. Otherwise a separate line `单位：元` gives the unit, and the template's labels are
    /// printed in it (see [`in_unit`]).
    pub fn of(template: &'t Template, form: &'t Form) -> Self {
        let usual = unit(template, form);
        let names = |label: &str| MoneyUnit::named_in(&in_unit(label, template.money, usual));
        let printed = form.labels.iter().map(|(key, label)| (key.as_str(), label));
        let amounts = template.fields.iter().filter(|spec| spec.kind == FieldKind::Amount);
        let others = amounts.map(|spec| (spec.key.as_str(), spec.label.as_str()));
        let others = others.filter(|(key, _)| form.labels.get(*key).is_empty());
        let printed = printed.filter_map(|(key, label)| Some((key, MoneyUnit::named_in(label)?)));
        let others = others.filter_map(|(key, label)| Some((key, names(label)?)));
        let labels = &form.labels;
        let own = printed.chain(others).chain(beside(template, labels, usual)).collect();
        Self { template, labels, usual, own }
    }

    /// The unit of the field `key`: from its label, else from the label of its total.
    pub fn of_field(&self, key: &str) -> MoneyUnit {
        let named = |key: &str| self.own.iter().find(|(own, _)| *own == key).map(|(_, unit)| *unit);
        // The common case: few forms have such a label.
        if self.own.is_empty() {
            return self.usual;
        }
        // 其中：财政拨款 is a part of a total and so in its unit.
        let total =
            || key.starts_with("funds.").then(|| key.rsplit_once('.'))?.map(|(column, _)| format!("{column}.total"));
        named(key).or_else(|| named(&total()?)).unwrap_or(self.usual)
    }

    /// The unit of the amounts under `column` of `table`.
    pub fn of_column(&self, table: Table, column: &Column) -> MoneyUnit {
        let spec = self.template.table(table).and_then(|block| block.column(column));
        let labels = spec.into_iter().flat_map(|spec| [Some(&spec.label), spec.group.as_ref()]).flatten();
        let printed = |label: &String| named(self.labels, label, self.template.money, self.usual);
        labels.into_iter().find_map(printed).unwrap_or(self.usual)
    }

    /// The unit of amounts without a unit in their label.
    pub fn usual(&self) -> MoneyUnit {
        self.usual
    }
}

/// The unit of the amounts of `form` where no label names one: what a line of the form says, else the template's.
pub fn unit(template: &Template, form: &Form) -> MoneyUnit {
    MoneyUnit::called(form.field(keys::MONEY_UNIT)).unwrap_or(template.money)
}

/// A label of a template whose amounts are in `usual`, as a form in `unit` prints it: 项目资金（万元） → 项目资金（元）.
pub fn in_unit(label: &str, usual: MoneyUnit, unit: MoneyUnit) -> Cow<'_, str> {
    if usual == unit || MoneyUnit::named_in(label) != Some(usual) {
        return Cow::Borrowed(label);
    }
    Cow::Owned(label.replace(usual.name(), unit.name()))
}

/// The unit that `label` of a block or a column names, as a form with these `labels` prints it.
fn named(labels: &Texts<Key>, label: &str, of_template: MoneyUnit, usual: MoneyUnit) -> Option<MoneyUnit> {
    match labels.get(label) {
        "" => MoneyUnit::named_in(&in_unit(label, of_template, usual)),
        own => MoneyUnit::named_in(own),
    }
}

/// The fields of blocks whose side label names a unit other than `usual`.
fn beside<'t>(
    template: &'t Template,
    labels: &Texts<Key>,
    usual: MoneyUnit,
) -> impl Iterator<Item = (&'t str, MoneyUnit)> {
    template.blocks.iter().flat_map(move |block| {
        let Block::Grid(Grid { side: Some(side), rows, .. }) = block else { return Vec::new() };
        let Some(unit) = named(labels, &side.text, template.money, usual).filter(|unit| *unit != usual) else {
            return Vec::new();
        };
        let fields = rows.iter().flatten().flat_map(GridCell::places);
        fields.map(|key| (key.as_str(), unit)).collect()
    })
}

/// The amount in the field `key` of `form`.
pub fn amount(template: &Template, form: &Form, key: &str) -> Option<Money> {
    Money::read(form.field(key), Units::of(template, form).of_field(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::template::Library;

    fn check(template: &str, fields: &[(&str, &str)], labels: &[(&str, &str)], key: &str, expected: &str) {
        let library = Library::builtin();
        let template = library.template(template).expect("template");
        let mut form = Form::default();
        fields.iter().for_each(|(key, text)| form.fields.set((*key).into(), *text));
        labels.iter().for_each(|(key, label)| form.labels.set((*key).into(), *label));
        let amount = amount(template, &form, key).map(|amount| amount.to_string()).unwrap_or_default();
        assert_eq!(amount, expected, "{fields:?} {labels:?}");
    }

    #[test]
    fn a_label_wins_over_the_template() {
        let (project, total) = ("guangyuan-project", [("funds.total", "60000")]);
        check(project, &[("funds.total", "6")], &[], "funds.total", "6万元");
        check(project, &total, &[("funds.total", "年度资金总额（元）")], "funds.total", "60000元");
        check(project, &[("funds.total", "6万元")], &[("funds.total", "总额（元）")], "funds.total", "60000元");
        check(project, &[("funds.total", "60000元")], &[], "funds.total", "6万元");
        check(project, &[("funds.total", "若干")], &[], "funds.total", "");
    }

    #[test]
    fn the_parts_are_in_the_unit_of_their_total() {
        let labels = [("funds.total", "年度资金总额（元）")];
        check("guangyuan-project", &[("funds.fiscal", "50000")], &labels, "funds.fiscal", "50000元");
        let own = [labels[0], ("funds.fiscal", "财政拨款（万元）")];
        check("guangyuan-project", &[("funds.fiscal", "5")], &own, "funds.fiscal", "5万元");
        let (evaluation, labels) = ("guangyuan-self-evaluation", [("funds.executed.total", "执行数（元）")]);
        check(evaluation, &[("funds.executed.other", "5")], &labels, "funds.executed.other", "5元");
        check(evaluation, &[("funds.budget.other", "5")], &labels, "funds.budget.other", "5万元");
    }

    #[test]
    fn a_label_at_the_side_says_the_unit_of_its_block() {
        let source = include_str!("../../assets/templates/guangyuan-project.ron");
        let source = source.replace("项目资金（万元）", "项目资金（元）");
        let mut library = Library::default();
        library.add_template("x.ron", &source).expect("template");
        let template = library.template("guangyuan-project").expect("template");
        let mut form = Form::default();
        form.fields.set("funds.other".into(), "60000");
        let read = |form: &Form| amount(template, form, "funds.other").map(|amount| amount.to_string());
        assert_eq!(read(&form).as_deref(), Some("60000元"));
        form.labels.set("funds.other".into(), "其他资金（亿元）");
        assert_eq!(read(&form).as_deref(), Some("60000亿元"));
    }

    #[test]
    fn a_block_and_a_column_that_the_form_prints_in_another_unit() {
        let side = [("项目资金（万元）", "项目资金（元）")];
        check("national-project-2021", &[("funds.total", "60000")], &side, "funds.total", "60000元");
        let library = Library::builtin();
        let template = library.template("guangyuan-department").expect("template");
        let block = template.table(Table::Tasks).expect("tasks");
        let group = block.columns.iter().find_map(|spec| spec.group.clone()).expect("group");
        let mut form = Form::default();
        assert_eq!(Units::of(template, &form).of_column(Table::Tasks, &Column::Total), MoneyUnit::Wan);
        form.labels.set(Key::new(&group), "预算金额（元）");
        assert_eq!(Units::of(template, &form).of_column(Table::Tasks, &Column::Total), MoneyUnit::Yuan);
        form.labels.set("总额".into(), "总额（亿元）");
        assert_eq!(Units::of(template, &form).of_column(Table::Tasks, &Column::Total), MoneyUnit::Yi);
    }

    #[test]
    fn a_form_in_another_unit_prints_the_labels_of_its_template_in_it() {
        let fields = [("money_unit", "元"), ("funds.total", "350000"), ("funds.other", "5")];
        check("guangyuan-project", &fields, &[], "funds.total", "350000元");
        check("guangyuan-project", &fields, &[("funds.other", "其他资金（万元）")], "funds.other", "5万元");
        let (wan, yuan) = (MoneyUnit::Wan, MoneyUnit::Yuan);
        assert_eq!(in_unit("项目资金\n（万元）", wan, yuan), "项目资金\n（元）");
        assert_eq!(in_unit("补助标准（元/人）", wan, yuan), "补助标准（元/人）");
        assert_eq!(in_unit("项目资金（亿元）", wan, yuan), "项目资金（亿元）");
    }

    #[test]
    fn a_line_of_its_own_says_the_unit_of_all() {
        let fields = [("money_unit", "元"), ("funds.total", "60000")];
        check("boye-project", &fields, &[], "funds.total", "60000元");
        check("boye-project", &fields, &[("funds.total", "预算数（万元）")], "funds.total", "60000万元");
        check("boye-project", &[("money_unit", "详见附件"), ("funds.total", "6")], &[], "funds.total", "6万元");
    }
}
