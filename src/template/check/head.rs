//! Checks a template's id, name and titles.

use crate::base::notation::{Faults, Place};
use crate::template::shape::TemplateFile;

pub(super) fn check(file: &TemplateFile, taken: impl Fn(&str) -> bool, faults: &mut Faults<'_>) {
    let root = Place::default();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    if file.id.is_empty() || !file.id.bytes().all(plain) {
        faults.add(&root.field("id"), "模板编号 id 只能用小写字母、数字和连字符，不能为空");
    } else if taken(&file.id) {
        faults.add(&root.field("id"), format!("已有编号为 {} 的模板，请换一个 id", file.id));
    }
    if file.name.trim().is_empty() {
        faults.add(&root.field("name"), "模板名称 name 不能为空");
    }
    let titles = root.field("titles");
    if file.titles.is_empty() {
        faults.add(&titles, "缺少标题：titles 至少要有一个");
    }
    for (i, title) in file.titles.iter().enumerate() {
        if title.literal().trim().is_empty() {
            faults.add(&titles.item(i), "标题是空的：请写出标题的文字，或者删去这一个");
        }
    }
}
