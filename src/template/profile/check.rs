//! Checks of an upload profile beyond its notation.

use super::{CodeStyle, Merge, Profile, UploadValue, VERSION};
use crate::base::notation::{Faults, Place};

/// The most columns of an upload sheet: as many as an .xls sheet has.
const MAX_COLUMNS: usize = 256;

/// Adds the faults of `profile` to `faults`; `taken` tells whether another profile has an id.
pub(super) fn profile(profile: &Profile, taken: impl Fn(&str) -> bool, faults: &mut Faults<'_>) {
    let root = Place::default();
    let version = root.field("version");
    if faults.is_read(&version) && profile.version != VERSION {
        let what = format!("上报配置的格式版本不认识，本程序支持版本 {VERSION}：请写 version: {VERSION}");
        faults.add_alone(&version, what);
        return;
    }
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if profile.id.is_empty() || !profile.id.bytes().all(plain) {
        faults.add(&root.field("id"), "编号 id 只能用小写字母、数字和连字符，不能为空");
    } else if taken(&profile.id) {
        faults.add(&root.field("id"), format!("已有编号为 {} 的上报配置，请换一个 id", profile.id));
    }
    if !is_sheet_name(&profile.sheet) {
        faults.add(&root.field("sheet"), "工作表名 sheet 应有 1–31 个字，不能含 [ ] : * ? / \\ 和首尾的单引号");
    }
    check_columns(profile, faults);
    check_header(profile, faults);
}

fn check_columns(profile: &Profile, faults: &mut Faults<'_>) {
    let columns = Place::default().field("columns");
    if profile.columns.is_empty() || profile.columns.len() > MAX_COLUMNS {
        faults.add(&columns, format!("列 columns 应有 1–{MAX_COLUMNS} 个"));
    }
    let tells_sort = profile.columns.iter().any(|column| column.value == UploadValue::Operator);
    for (i, column) in profile.columns.iter().enumerate() {
        if column.write != CodeStyle::Name && column.codes.is_empty() && !column.value.has_code() {
            faults.add(&columns.item(i), "按代码填写的列要给出 codes：请写出 codes，或者删去 write");
        }
        if !column.required_for.is_empty() && !tells_sort {
            let what = "required_for 写的是指标性质，要有一列填 operator：请添上这一列，或者删去 required_for";
            faults.add(&columns.item(i).field("required_for"), what);
        }
    }
}

/// Checks the rows above the columns, and merged headers.
fn check_header(profile: &Profile, faults: &mut Faults<'_>) {
    let root = Place::default();
    if !faults.is_read(&root.field("columns")) {
        return;
    }
    for (i, row) in profile.above.iter().enumerate() {
        // Importers shift every column when a stray cell stands to the right of the table.
        if row.len() > profile.columns.len() {
            faults.add(&root.field("above").item(i), "表头上方的行比表格还宽，上报系统会把各列读错位：请删去多出的格");
        }
    }
    let is_known = faults.is_read(&root.field("above"));
    for i in (0..profile.merges.len()).filter(|i| is_known && !merges_well(profile, *i)) {
        faults.add(&root.field("merges").item(i), "合并的单元格应在表头里，不止一格，并且互不重叠");
    }
}

/// Whether the merge at `index` is within the header rows and does not overlap an earlier one.
fn merges_well(profile: &Profile, index: usize) -> bool {
    let Some(merge) = profile.merges.get(index) else { return false };
    let (rows, columns) = (profile.above.len() + 1, profile.columns.len());
    let is_within = |merge: &Merge| {
        let ends = |start: usize, count: usize, end: usize| count > 0 && start < end && count <= end - start;
        ends(merge.row, merge.rows, rows) && ends(merge.column, merge.columns, columns)
    };
    let apart = |other: &Merge| {
        let beside = |a: usize, n: usize, b: usize, m: usize| a + n <= b || b + m <= a;
        beside(merge.row, merge.rows, other.row, other.rows)
            || beside(merge.column, merge.columns, other.column, other.columns)
    };
    // An earlier merge outside the header has its own fault and is not compared.
    let mut before = profile.merges.iter().take(index).filter(|other| is_within(other));
    is_within(merge) && (merge.rows > 1 || merge.columns > 1) && before.all(apart)
}

/// Whether Excel accepts `name` for a sheet.
fn is_sheet_name(name: &str) -> bool {
    (1..=31).contains(&name.encode_utf16().count())
        && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
        && !name.starts_with('\'')
        && !name.ends_with('\'')
}
