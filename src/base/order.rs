//! The natural order of names: 表2 before 表10.

use std::cmp::Ordering;

/// Compares two names, ignoring case, and the numbers in them by value.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut x, mut y) = (a, b);
    loop {
        let (digits_x, digits_y) = (digits(x), digits(y));
        let step = if digits_x > 0 && digits_y > 0 {
            let (number_x, rest_x) = x.split_at(digits_x);
            let (number_y, rest_y) = y.split_at(digits_y);
            (x, y) = (rest_x, rest_y);
            by_count(number_x, number_y)
        } else {
            let (mut chars_x, mut chars_y) = (x.chars(), y.chars());
            let (next_x, next_y) = (chars_x.next(), chars_y.next());
            (x, y) = (chars_x.as_str(), chars_y.as_str());
            match (next_x, next_y) {
                // Names that differ only in case or leading zeros still need a fixed order.
                (None, None) => return a.cmp(b),
                (left, right) => left.map(folded).cmp(&right.map(folded)),
            }
        };
        if step != Ordering::Equal {
            return step;
        }
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// Compares two runs of digits by value. They may be too long for any integer type.
fn by_count(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

fn folded(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_people_count() {
        let mut names = ["表10", "表2", "b", "A", "a2", "a10b", "a10a", "a", "", "表02", "2026-1", "2025-12"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["", "2025-12", "2026-1", "A", "a", "a2", "a10a", "a10b", "b", "表02", "表2", "表10"]);
    }
}
