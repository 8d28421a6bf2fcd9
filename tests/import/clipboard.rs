//! Tables that were copied in Excel, WPS or Word land in the form as one step, and what has no place is told.

use crate::support::exports::sample_forms;
use jibiao::edit::{Edit, History, Outcome};
use jibiao::import::Importer;
use jibiao::import::clipboard::{Block, Copied, Pasted, Selection, copied};
use jibiao::model::{Bureau, Column, FieldPath, Form, Project, Row, RowId, Table};
use jibiao::template::{Library, Template, blank};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

static LIBRARY: LazyLock<Library> = LazyLock::new(Library::builtin);
static IMPORTER: LazyLock<Importer> = LazyLock::new(|| Importer::new(&LIBRARY));

fn fresh(template: &str) -> Form {
    blank::form(LIBRARY.template(template).expect("template"), &Bureau::default())
}

fn paste(form: &Form, anchor: &FieldPath, block: &Block) -> Pasted {
    IMPORTER.paste(form, &Selection::from(anchor), block).expect("template")
}

/// The form after `edit`, which can be taken back in one step.
fn after(form: &Form, edit: Option<&Edit>) -> Form {
    let mut history = History::new(Arc::new(Project { forms: vec![Arc::new(form.clone())], ..Project::default() }));
    if let Some(edit) = edit {
        let _ = history.commit(edit);
    }
    let form = (*history.project().forms[0]).clone();
    let _ = history.undo();
    assert_eq!(history.undo_name(), None, "one step");
    form
}

fn lines(form: &Form, table: Table, columns: &[Column]) -> Vec<String> {
    let line = |row: &Row| columns.iter().map(|column| &row[column]).collect::<Vec<_>>().join("|");
    form.rows(table).iter().map(line).collect()
}

fn cell(form: &Form, table: Table, row: usize, column: Column) -> FieldPath {
    FieldPath::Cell(table, form.rows(table)[row].id(), column)
}

const INDICATOR: [Column; 4] = [Column::Class, Column::Subclass, Column::Name, Column::Value];

#[test]
fn columns_go_by_their_header() {
    let form = fresh("national-project-2021");
    let before = form.indicators.len();
    let text = "三级指标\t指标值\t二级指标\t一级指标\t责任人\r\n参保人数\t≥95%\t数量指标\t产出指标\t张三\r\n\
                \"说明\n两行\"\t12次\t\t\t\r\n";
    let block = Block::from_clipboard(text, None).expect("block");
    let pasted = paste(&form, &FieldPath::field("goals"), &block);
    let form = after(&form, pasted.edit.as_ref());
    let quantities = lines(&form, Table::Indicators, &INDICATOR);
    let quantities: Vec<&String> = quantities.iter().filter(|line| line.contains("数量指标")).collect();
    assert_eq!(quantities, ["产出指标|数量指标|参保人数|≥95%", "产出指标|数量指标|说明\n两行|12次"]);
    assert_eq!(form.indicators.len(), before + 1, "rows without indicators are filled in first");
    assert_eq!(pasted.notices(), ["所粘贴内容第 2 行第 5 列：张三（不在任何一列里）"]);
}

#[test]
fn merged_classes_land_on_their_branches() {
    let form = fresh("weinan-special");
    let subclass = form.indicators[0][Column::Subclass].to_owned();
    let html = format!(
        "<table><tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>\
         <tr><td rowspan=3>产 出<br>指 标</td><td rowspan=2>{subclass}</td><td>甲</td><td>1</td></tr>\
         <tr><td>乙</td><td>2</td></tr><tr><td>质量指标</td><td>丙</td><td>3</td></tr></table>"
    );
    let block = Block::from_clipboard("", Some(&html)).expect("block");
    let pasted = paste(&form, &cell(&form, Table::Indicators, 1, Column::Value), &block);
    assert_eq!(pasted.notices(), [""; 0]);
    let pasted = after(&form, pasted.edit.as_ref());
    let got = &pasted.indicators[1..4];
    assert_eq!(got[0].branch(), form.indicators[0].branch(), "the mark is the form's");
    assert_eq!(got[1].branch(), got[0].branch());
    assert_eq!((&got[2][Column::Class], &got[2][Column::Name]), ("产出指标", "丙"));
    assert_eq!(pasted.indicators[0], form.indicators[0], "rows above stay");
}

#[test]
fn without_a_header_cells_fill_from_the_cursor_on() {
    let mut form = fresh("national-project-2021");
    form.indicators.truncate(3);
    for row in &mut form.indicators {
        row.set(Column::Value, "旧");
    }
    let last = form.indicators[2].branch().map(str::to_owned);
    let block = Block::from_text("甲\t=\t1\n\n乙\t\t\n丙\t=\t3\t家\t10\t多").expect("block");
    let pasted = paste(&form, &cell(&form, Table::Indicators, 0, Column::Name), &block);
    let got = after(&form, pasted.edit.as_ref());
    assert_eq!(lines(&got, Table::Indicators, &INDICATOR[2..]), ["甲|1", "|", "乙|", "丙|3"]);
    assert_eq!(
        got.indicators[3].branch(),
        last.each_ref().map(String::as_str),
        "a new row goes on with the branch above"
    );
    assert_eq!((&got.indicators[3][Column::Unit], &got.indicators[3][Column::Weight]), ("家", "10"));
    assert_eq!(pasted.notices(), ["所粘贴内容第 4 行第 6 列：多（不在任何一列里）"]);
}

#[test]
fn blank_classes_go_with_the_one_above() {
    let mut form = fresh("national-project-2021");
    form.indicators.clear();
    let id = form.push_row(Table::Indicators, Default::default());
    let block = Block::from_text("产出指标\t数量指标\t甲\n\t\t乙\n\t质量指标\t丙").expect("block");
    let anchor = FieldPath::Cell(Table::Indicators, id, Column::Class);
    let got = after(&form, paste(&form, &anchor, &block).edit.as_ref());
    assert_eq!(
        lines(&got, Table::Indicators, &INDICATOR[..3]),
        ["产出指标|数量指标|甲", "产出指标|数量指标|乙", "产出指标|质量指标|丙"]
    );
}

#[test]
fn tasks_below_a_header_of_two_rows() {
    let form = fresh("guangyuan-department");
    let html = "<table><tr><td rowspan=2>任务名称<td rowspan=2>主要内容<td colspan=3>预算金额（万元）</tr>\
                <tr><td>总额<td>财政拨款<td>其他资金</tr><tr><td>医保经办<td>保障经办<td>12.5<td>12.5<td></tr>\
                <tr><td colspan=2>金额合计<td>12.5<td>12.5<td></tr></table>";
    let pasted = paste(&form, &FieldPath::field("unit"), &Block::from_html(html).expect("block"));
    let got = after(&form, pasted.edit.as_ref());
    let columns = [Column::Name, Column::Content, Column::Total, Column::Fiscal];
    assert_eq!(lines(&got, Table::Tasks, &columns)[0], "医保经办|保障经办|12.5|12.5");
    assert_eq!(pasted.notices(), [""; 0]);
}

#[test]
fn steps_of_a_schedule_run_either_way() {
    let mut form = Form { template: "boye-project".into(), ..Form::default() };
    let id = form.push_row(Table::Schedule, Default::default());
    let anchor = FieldPath::Cell(Table::Schedule, id, Column::Percent);
    for text in ["资金支出计划\t3月底\t6月底\n\t25%\t50%", "3月底\t6月底\n25%\t50%", "3月底\t25%\n6月底\t50%"]
    {
        let pasted = paste(&form, &anchor, &Block::from_text(text).expect("block"));
        let got = after(&form, pasted.edit.as_ref());
        assert_eq!(
            lines(&got, Table::Schedule, &[Column::Month, Column::Percent]),
            ["3月底|25%", "6月底|50%"],
            "{text}"
        );
        assert_eq!(pasted.notices(), [""; 0]);
    }
    let shares = paste(&form, &anchor, &Block::from_text("10%\t90%").expect("block"));
    let got = after(&form, shares.edit.as_ref());
    assert_eq!(lines(&got, Table::Schedule, &[Column::Month, Column::Percent]), ["|10%", "|90%"]);
}

#[test]
fn a_field_takes_the_text_of_a_block() {
    let form = fresh("national-project-2021");
    let goals = FieldPath::field("goals");
    let pasted = paste(&form, &goals, &Block::from_text("目标1：甲\t乙\r\n目标2：丙\r\n").expect("block"));
    assert_eq!(after(&form, pasted.edit.as_ref()).text(&goals), "目标1：甲 乙\n目标2：丙");
}

/// The paths of all cells of `table`, as the form shows them.
fn paths(form: &Form, template: &Template, table: Table) -> Vec<FieldPath> {
    let columns: Vec<Column> = match template.table(table) {
        Some(block) => block.columns.iter().map(|spec| spec.column.clone()).collect(),
        None => vec![Column::Month, Column::Percent],
    };
    let cells = |id: RowId| columns.clone().into_iter().map(move |column| FieldPath::Cell(table, id, column));
    form.rows(table).iter().flat_map(|row| cells(row.id())).collect()
}

#[test]
fn what_is_copied_changes_nothing_where_it_is_pasted() {
    let mut tables = 0;
    for (form, template) in sample_forms() {
        for table in Table::ALL {
            let paths = paths(&form, &template, table);
            let Some(anchor) = paths.first() else { continue };
            tables += 1;
            let Copied { text, html } = copied(&template, &form, &paths);
            for block in [Block::from_clipboard(&text, None), Block::from_clipboard("", Some(&html))] {
                let block = block.expect("block");
                let pasted = paste(&form, anchor, &block);
                assert_eq!(pasted.notices(), [""; 0], "{}", form.source);
                let got = after(&form, pasted.edit.as_ref());
                let columns: Vec<Column> = paths
                    .iter()
                    .filter_map(
                        |path| if let FieldPath::Cell(_, _, column) = path { Some(column.clone()) } else { None },
                    )
                    .take(paths.len() / form.rows(table).len())
                    .collect();
                assert_eq!(lines(&got, table, &columns), lines(&form, table, &columns), "{} {table:?}", form.source);
            }
        }
    }
    assert_eq!(tables, 33);
}

#[test]
fn copied_text_is_what_excel_takes() {
    let mut form = fresh("national-project-2021");
    form.indicators.clear();
    for (class, name, value) in [("产出指标", "甲\n乙", "3-5"), ("产出指标", "\"丙\"", "<5")] {
        let cells = [(Column::Class, class), (Column::Name, name), (Column::Value, value)];
        form.push_row(Table::Indicators, cells.into_iter().collect());
    }
    form.set_text(&FieldPath::field("funds.total"), "12.5");
    let template = LIBRARY.template("national-project-2021").expect("template");
    let columns = [Column::Class, Column::Name, Column::Value];
    let cells = |id| columns.clone().map(|column| FieldPath::Cell(Table::Indicators, id, column));
    let ids: Vec<RowId> = form.indicators.iter().map(Row::id).collect();
    let mut paths: Vec<FieldPath> = ids.into_iter().flat_map(cells).collect();
    paths.push(FieldPath::field("funds.total"));
    let Copied { text, html } = copied(template, &form, &paths);
    assert_eq!(text, "产出指标\t\"甲\n乙\"\t3-5\r\n产出指标\t\"\"\"丙\"\"\"\t<5\r\n12.5\r\n");
    let text = "style=\"mso-number-format:'\\@'\"";
    assert!(html.contains(&format!("<td rowspan=\"2\" {text}>产出指标</td>")), "{html}");
    assert!(
        html.contains(&format!("<td rowspan=\"1\" {text}>&lt;5</td></tr><tr><td rowspan=\"1\">12.5</td>")),
        "{html}"
    );
}

/// Whether `text` is in the form after the paste, or told to have no place.
fn is_accounted_for(text: &str, form: &Form, notices: &[String]) -> bool {
    let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = squeezed(text);
    form.texts().any(|(_, kept)| squeezed(kept).contains(&text))
        || notices.iter().any(|notice| squeezed(notice).contains(&text))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_cell_is_lost(cells in vec(vec("[一-龥a-z0-9\n\t\" ]{0,8}", 1..9), 1..9), column in 0..5_usize, row in 0..3_usize) {
        let form = fresh("national-project-2021");
        let anchor = cell(&form, Table::Indicators, row, [INDICATOR.as_slice(), &[Column::Weight]].concat()[column].clone());
        let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
        let line = |line: &Vec<String>| line.iter().map(quoted).collect::<Vec<_>>().join("\t");
        let text = cells.iter().map(line).collect::<Vec<_>>().join("\n");
        if let Some(block) = Block::from_text(&text) {
            let pasted = paste(&form, &anchor, &block);
            let got = after(&form, pasted.edit.as_ref());
            for text in Block::from_text(&text).expect("block").text().split_whitespace() {
                prop_assert!(is_accounted_for(text, &got, &pasted.notices()), "{text}");
            }
        }
    }

    #[test]
    fn any_markup_is_read(pieces in vec(prop_oneof![
        Just("<table>"), Just("</table>"), Just("<tr>"), Just("<td>"), Just("<td rowspan=3 colspan=2>"), Just("</td>"),
        Just("<br>"), Just("<p>"), Just("</tr>"), Just("&nbsp;"), Just("&#x"), Just("<!--"), Just("-->"), Just("<style>"),
        Just("产出指标"), Just("三级指标"), Just("一级指标"), Just("甲\n乙"), Just("<"), Just("<td colspan=99999999999>"),
    ], 0..60)) {
        let form = fresh("national-project-2021");
        if let Some(block) = Block::from_html(&pieces.concat()) {
            prop_assert!(block.rows() > 0 && block.columns() > 0);
            let pasted = paste(&form, &cell(&form, Table::Indicators, 0, Column::Class), &block);
            let text = block.text();
            // A header is read and taken for nothing else.
            if !text.contains("级指标") {
                let got = after(&form, pasted.edit.as_ref());
                for word in text.split_whitespace() {
                    prop_assert!(is_accounted_for(word, &got, &pasted.notices()), "{}", word);
                }
            }
        }
    }
}

#[test]
fn a_block_is_no_longer_than_a_form() {
    let form = fresh("national-project-2021");
    let block = Block::from_text(&"甲\t1\n".repeat(100_000)).expect("block");
    assert_eq!(block.rows(), 2_000);
    let pasted = paste(&form, &cell(&form, Table::Indicators, 0, Column::Name), &block);
    assert_eq!(pasted.notices(), ["只粘贴前 2000 行、前 256 列，其余没有粘贴"]);
    assert_eq!(after(&form, pasted.edit.as_ref()).indicators.len(), 2_000);
}

#[test]
fn nothing_is_no_block() {
    for (text, html) in [("", None), (" \t\r\n", None), ("", Some("<p>a</p>")), ("", Some("<td> &nbsp;</td>"))] {
        assert_eq!(Block::from_clipboard(text, html), None);
    }
    let block = Block::from_clipboard("甲\t乙", Some("<p>没有表</p>")).expect("the text");
    assert_eq!((block.rows(), block.columns()), (1, 2));
    assert_eq!(Outcome::Unchanged, {
        let mut history = History::new(Arc::new(Project::default()));
        let form = fresh("national-project-2021");
        let header = Block::from_text("一级指标\t二级指标\t三级指标").expect("block");
        let pasted = paste(&form, &FieldPath::field("goals"), &header);
        pasted.edit.map_or(Outcome::Unchanged, |edit| history.commit(&edit))
    });
}
