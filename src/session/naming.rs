//! Names of files made for single forms.

/// The most bytes of a form's name in a file's name: systems take 255 in all.
const MAX_BYTES: usize = 120;

/// A file name for the form at `place` (from 0) called `name`: `01-资产采购.pdf`.
pub(super) fn file_name(place: usize, name: &str, extension: &str) -> String {
    let allowed = |c: &char| !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let mut plain = String::new();
    for c in name.chars().filter(allowed) {
        if plain.len() + c.len_utf8() > MAX_BYTES {
            break;
        }
        plain.push(c);
    }
    let plain = plain.trim_matches(['.', ' ']);
    if plain.is_empty() {
        format!("{:02}.{extension}", place + 1)
    } else {
        format!("{:02}-{plain}.{extension}", place + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_takes() {
        assert_eq!(file_name(0, "资产采购", "pdf"), "01-资产采购.pdf");
        assert_eq!(file_name(8, "../a:b", "pdf"), "09-ab.pdf");
        assert_eq!(file_name(9, "///", "xlsx"), "10.xlsx");
        assert!(file_name(0, &"字".repeat(500), "pdf").len() < 140);
    }
}
