use super::{form, uploaded, written};
use calamine::{Reader, Xlsx};
use jibiao::export::Info;
use jibiao::export::upload::xlsx;
use jibiao::model::Column;
use jibiao::template::profile::parse;
use std::io::Cursor;

const TWO_ROWS: &str = r#"(
    version: 1, id: "two", name: "两行表头", row: project, stages: [self_evaluation],
    above: [["项目", "年初", "", "{month}月底", ""]],
    merges: [
        (row: 0, column: 0, rows: 2, columns: 1),
        (row: 0, column: 1, rows: 1, columns: 2),
        (row: 0, column: 3, rows: 1, columns: 2),
    ],
    columns: [
        (header: "项目", value: project_name, required: true),
        (header: "金额", value: funds_initial, required: true), (header: "目标", value: goals),
        (header: "金额", value: funds_executed, required: true), (header: "得分", value: score),
    ],
)"#;

#[test]
fn group_heads_are_merged_and_tell_equal_names_apart() {
    let profile = parse("two.ron", TWO_ROWS).expect("profile");
    let cells = [(Column::Name, "甲"), (Column::Weight, "10"), (Column::Score, "9.5")];
    let fields = [("project_name", "网络"), ("goals", "畅通"), ("month", "9"), ("funds.score.total", "10")];
    let table = uploaded(&profile, vec![form("national-self-evaluation", &fields, &[&cells, &cells])]);
    assert_eq!(
        written(&table),
        [
            ["项目", "年初", "", "9月底", ""],
            ["", "金额", "目标", "金额", "得分"],
            // The score of the form is that of its indicators and of its execution.
            ["网络", "", "畅通", "", "#29"],
        ]
    );
    let gaps: Vec<String> = table.gaps.iter().map(ToString::to_string).collect();
    assert_eq!(gaps, ["年初·金额：1 行没有填，例如“网络”", "9月底·金额：1 行没有填，例如“网络”"]);
    assert_eq!(table.gaps[0].rows[0].row, 3);
    let bytes = xlsx(&table, &Info::default()).expect("workbook");
    let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("readable");
    let merges = workbook.merge_cells_by_sheet_name(&table.sheet).expect("merged");
    let mut merges: Vec<_> = merges.iter().map(|area| (area.start, area.end)).collect();
    merges.sort_unstable();
    assert_eq!(merges, [((0, 0), (1, 0)), ((0, 1), (0, 2)), ((0, 3), (0, 4))]);
}
