//! Units as forms write them, with their code before the name: `450001 博野县医疗保障局本级`.

/// The fewest digits that are a bureau's code rather than a part of its name.
const LEAST_CODE: usize = 3;

/// The bureau's code; empty where none is written.
pub(super) fn code_of(bureau: &str) -> &str {
    let bureau = bureau.trim();
    let name_start = bureau.find(|c: char| !c.is_ascii_digit()).unwrap_or(bureau.len());
    if name_start < LEAST_CODE { "" } else { &bureau[..name_start] }
}

/// The bureau's name without its code.
pub(super) fn name_of(bureau: &str) -> &str {
    let bureau = bureau.trim();
    bureau[code_of(bureau).len()..].trim_start_matches(|c: char| c.is_whitespace() || "-—_:：".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bureau: &str, code: &str, name: &str) {
        assert_eq!((code_of(bureau), name_of(bureau)), (code, name));
    }

    #[test]
    fn codes_and_names() {
        check("450001 博野县医疗保障局本级", "450001", "博野县医疗保障局本级");
        check("611001渭南市医疗保障局", "611001", "渭南市医疗保障局");
        check("611001-渭南市医疗保障局", "611001", "渭南市医疗保障局");
        check("644001", "644001", "");
        check("广元市医疗保障局", "", "广元市医疗保障局");
        check("39中学", "", "39中学");
        check("", "", "");
    }
}
