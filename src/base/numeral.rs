//! Chinese numerals, as headings count.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// `n` in Chinese numerals: 三, 十, 十二, 二十一; from 100 on in digits.
pub fn chinese(n: usize) -> String {
    let digit = |at: usize| DIGITS.get(at).copied().unwrap_or_default();
    match (n / 10, n % 10) {
        (0, ones) => digit(ones).to_string(),
        (tens @ 1..=9, ones) => {
            let tens = if tens == 1 { String::new() } else { digit(tens).to_string() };
            let ones = if ones == 0 { String::new() } else { digit(ones).to_string() };
            format!("{tens}十{ones}")
        }
        _ => n.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals() {
        let cases = [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一"), (99, "九十九"), (100, "100")];
        for (n, expected) in cases {
            assert_eq!(chinese(n), expected);
        }
    }
}
