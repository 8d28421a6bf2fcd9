//! A comparison as a printed table.

use super::{FormDifference, Kind};
use crate::session::printed::{Printed, PrintedColumn};
use crate::sheet::Align;

const COLUMNS: [PrintedColumn; 6] = [
    PrintedColumn { label: "表", width: 16, align: Align::Left },
    PrintedColumn { label: "变化", width: 6, align: Align::Center },
    PrintedColumn { label: "位置", width: 22, align: Align::Left },
    PrintedColumn { label: "原来", width: 24, align: Align::Left },
    PrintedColumn { label: "现在", width: 24, align: Align::Left },
    PrintedColumn { label: "增减", width: 10, align: Align::Right },
];

/// The table of what differs; `sides` says what was compared.
pub fn printed(found: &[FormDifference], sides: [&str; 2]) -> Printed {
    let mut rows = Vec::new();
    for FormDifference { name, sides: [before, after], lines, .. } in found {
        if before.is_empty() || after.is_empty() {
            let kind = if before.is_empty() { Kind::Added } else { Kind::Dropped };
            let whole = |side: &str| if side.is_empty() { String::new() } else { format!("整张{side}") };
            let texts = [name.clone(), kind.name().to_owned(), "整张表".to_owned(), whole(before), whole(after)];
            rows.push(texts.into_iter().chain([String::new()]).collect());
        }
        for (at, line) in lines.iter().enumerate() {
            // The name once for all its lines, as people write it.
            let name = if at == 0 { format!("{name}\n{before} → {after}") } else { String::new() };
            let kind = line.kind.name().to_owned();
            rows.push(vec![name, kind, line.place.clone(), line.before.clone(), line.after.clone(), line.by.clone()]);
        }
    }
    let [before, after] = sides;
    let count: usize = found.iter().map(|form| form.lines.len().max(1)).sum();
    let told = if found.is_empty() {
        "没有不同。".to_owned()
    } else {
        format!("{} 张表有 {count} 处不同", found.len())
    };
    Printed {
        name: "对比",
        title: "绩效目标表对比".to_owned(),
        above: vec![format!("原来：{before}　　现在：{after}"), told],
        columns: COLUMNS.to_vec(),
        rows,
        below: Vec::new(),
        extension: "pdf",
    }
}
