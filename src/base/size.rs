//! File sizes in words.

/// One KB, bytes.
const KB: u64 = 1_024;

/// The size of a file of `bytes` in words. As in file managers, a KB that is begun counts as one.
pub fn said_size(bytes: u64) -> String {
    let kb = bytes.div_ceil(KB);
    match kb {
        _ if bytes < KB => format!("{bytes} 字节"),
        ..KB => format!("{kb} KB"),
        _ => format!("{:.1} MB", bytes as f64 / (KB * KB) as f64),
    }
}

#[cfg(test)]
mod tests {
    use super::said_size;

    #[test]
    fn sizes() {
        for (bytes, expected) in [
            (0, "0 字节"),
            (1_023, "1023 字节"),
            (1_024, "1 KB"),
            (15_847, "16 KB"),
            (1_047_552, "1023 KB"),
            (1_047_553, "1.0 MB"),
            (2_621_440, "2.5 MB"),
        ] {
            assert_eq!(said_size(bytes), expected);
        }
    }
}
