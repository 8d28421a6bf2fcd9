//! Lays the check report out as a sheet: one row per finding, the form's name merged over its rows, and room to sign.

use super::Examined;
use crate::base::calendar::Moment;
use crate::model::{Project, Regrade};
use crate::rules::{Severity, rules};
use crate::session::check::{Said, folded};
use crate::session::printed::cell;
use crate::sheet::{Align, Cell, CellStyle, Section, Sheet, SheetRow};
use std::collections::BTreeMap;

const TITLE: &str = "绩效目标表检查报告";
const COLUMNS: [&str; 6] = ["表", "序号", "轻重", "位置", "问题", "怎么办"];
/// Relative widths of the columns.
const WIDTHS: [f32; 6] = [17.0, 5.0, 7.0, 20.0, 32.0, 25.0];

/// Returns the report on the findings in the forms of `project`. `created` is in seconds since 1970.
pub fn sheet(project: &Project, examined: &[Examined], user: &BTreeMap<String, Regrade>, created: i64) -> Sheet {
    let mut layout = Layout::new();
    layout.line(TITLE.to_owned(), CellStyle::Title, Align::Center);
    layout.line(heading(project, created), CellStyle::Caption, Align::Left);
    layout.line(counts(project, examined), CellStyle::Caption, Align::Left);
    let first = layout.sheet.rows.len();
    layout.row(COLUMNS.map(str::to_owned), CellStyle::Label);
    examined.iter().for_each(|form| layout.form(form));
    let rows = first..layout.sheet.rows.len();
    layout.sheet.sections.push(Section { header: first..first + 1, rows });
    for line in weights(project, user).into_iter().chain(signature(project)) {
        layout.line(line, CellStyle::Caption, Align::Left);
    }
    layout.sheet
}

struct Layout {
    sheet: Sheet,
}

impl Layout {
    fn new() -> Self {
        let sheet = Sheet::of_table("检查报告".to_owned(), TITLE.to_owned(), WIDTHS.into());
        Self { sheet }
    }

    /// Adds a line without a frame over the whole width. One below the table stays on the page of the row above it.
    fn line(&mut self, text: String, style: CellStyle, align: Align) {
        let keep = !self.sheet.sections.is_empty();
        self.sheet.rows.push(SheetRow { keep, ..SheetRow::default() });
        self.cell(0, text, style, COLUMNS.len()).align = Some(align);
    }

    fn row(&mut self, texts: [String; 6], style: CellStyle) {
        // The first finding (row 4) stays with the header above it, so that a header never ends a page.
        let keep = self.sheet.rows.last().is_some_and(|row| row.framed) && self.sheet.rows.len() == 4;
        self.sheet.rows.push(SheetRow { framed: true, keep, ..SheetRow::default() });
        // In the rows of findings, the first column is the merged name that `form` adds.
        for (column, text) in texts.into_iter().enumerate().skip(usize::from(style == CellStyle::Value)) {
            let cell = self.cell(column, text, style, 1);
            // Place, message and hint are sentences and start at the left. Number and severity are centred.
            cell.align = (style == CellStyle::Value && column > 2).then_some(Align::Left);
        }
    }

    fn cell(&mut self, column: usize, text: String, style: CellStyle, columns: usize) -> &mut Cell {
        let row = self.sheet.rows.len().saturating_sub(1);
        let at = self.sheet.cells.len();
        self.sheet.cells.push(Cell { columns, ..cell(row, column, text, style) });
        &mut self.sheet.cells[at]
    }

    /// Adds the findings of a form, with the form's name merged over the rows.
    fn form(&mut self, form: &Examined) {
        let (first, name_at) = (self.sheet.rows.len(), self.sheet.cells.len());
        let number = |at: usize| (at + 1).to_string();
        let shown = folded(&form.said);
        for (at, said) in shown.iter().enumerate() {
            let Said { place, message, hint, .. } = said;
            let texts = [number(at), said.severity.label().to_owned(), place.clone(), one_line(message), hint.clone()];
            self.finding(texts);
        }
        for (at, (said, reason)) in form.accepted.iter().enumerate() {
            let label = format!("已接受\n（{}）", said.severity.label());
            let reason = format!("理由：{}", one_line(reason));
            self.finding([number(shown.len() + at), label, said.place.clone(), one_line(&said.message), reason]);
        }
        if form.said.is_empty() && form.accepted.is_empty() {
            let [nothing, dash] = ["没有发现问题", "—"].map(str::to_owned);
            self.finding([dash.clone(), dash.clone(), dash, nothing, String::new()]);
        }
        let rows = self.sheet.rows.len() - first;
        let name = Cell { row: first, rows, ..self.cell(0, form.form.clone(), CellStyle::Label, 1).clone() };
        self.sheet.cells.pop();
        // Cells are ordered by row, then column: the name goes before its first row.
        self.sheet.cells.insert(name_at, name);
    }

    fn finding(&mut self, [number, label, place, message, hint]: [String; 5]) {
        self.row([String::new(), number, label, place, message, hint], CellStyle::Value);
    }
}

/// Says whose forms were checked and when: the date tells this report from an earlier one.
fn heading(project: &Project, created: i64) -> String {
    let bureau = &project.bureau;
    let Moment { year, month, day, .. } = Moment::in_china(created.max(0).unsigned_abs());
    let checked = format!("{year}年{month}月{day}日");
    let parts = [("单位", &bureau.name), ("单位编码", &bureau.code), ("年度", &bureau.year), ("检查日期", &checked)];
    let known = parts.into_iter().filter(|(_, text)| !text.is_empty());
    known.map(|(label, text)| format!("{label}：{text}")).collect::<Vec<_>>().join("　　")
}

fn counts(project: &Project, examined: &[Examined]) -> String {
    let said = || examined.iter().flat_map(|form| &form.said);
    let of = |severity: Severity| {
        let count = said().filter(|said| said.severity == severity).count();
        format!("{} {count} 处", severity.label())
    };
    let found = [Severity::Error, Severity::Warning, Severity::Hint].map(of).join("，");
    let accepted: usize = examined.iter().map(|form| form.accepted.len()).sum();
    let (listed, all) = (examined.len(), project.forms.len());
    let of_all = if listed < all { format!("（项目共 {all} 张）") } else { String::new() };
    format!("检查了 {listed} 张表{of_all}：{found}；已接受 {accepted} 处")
}

/// Says which rules were switched off or regraded, and whether by the project or by the user.
fn weights(project: &Project, user: &BTreeMap<String, Regrade>) -> Vec<String> {
    // A signed report must show what was not checked.
    let own = &project.checks.rules;
    let mut lines = Vec::new();
    for rule in rules() {
        let (regrade, by) = match (own.get(rule.code), user.get(rule.code)) {
            (Some(regrade), _) => (regrade, "本项目"),
            (None, Some(regrade)) => (regrade, "本机"),
            (None, None) => continue,
        };
        let what = match regrade {
            Regrade::Off => "没有检查".to_owned(),
            Regrade::Error => "按错误算".to_owned(),
            Regrade::Warning => "按提醒算".to_owned(),
            Regrade::Hint => "按建议算".to_owned(),
        };
        lines.push(format!("{what}（{by}设置）：{}（{}）", rule.says, rule.code));
    }
    lines
}

/// Returns the lines for signatures. The blank line above each is room for the pen.
fn signature(project: &Project) -> [String; 2] {
    let bureau = &project.bureau;
    let checked_by = if bureau.filler.is_empty() { "　　　　　　" } else { bureau.filler.as_str() };
    [
        format!("\n检查人：{checked_by}　　　　负责人（签字）：　　　　　　　　　　日期：　　　　年　　月　　日"),
        format!("\n单位（盖章）：{}", bureau.name),
    ]
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
