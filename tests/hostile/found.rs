//! Files that did harm when the readers were attacked.

use super::Case;
use super::sheets::import;
use std::path::Path;

pub(super) fn cases() -> Vec<Case> {
    let found = |kind: &'static str, says| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile").join(kind);
        Case { reader: "found", kind, says, file: Box::new(move |_| std::fs::read(&path).expect("file")), read: import }
    };
    vec![
        found("1-crc-deflated.xlsx", "各格的文字与保存时不一样了"),
        found("1-crc-stored.xlsx", "各格的文字与保存时不一样了"),
        found("2-panic-format.xlsx", "1 forms"),
        found("3-styles-11gb.xlsx", "forms"),
        found("6-formula-hang.xlsx", "forms"),
        found("7-format-hang.xlsx", "forms"),
        found("8-labels-25s.xlsx", "1 forms"),
    ]
}
