//! Says how long ago something was, in words: the program does not know the local time zone, so it shows no clock time.

use std::time::SystemTime;

/// Says how long before `now` the time `then` was: 刚刚, 5 分钟前, 3 小时前, 2 天前.
pub fn ago(then: SystemTime, now: SystemTime) -> String {
    // A file from a machine whose clock is ahead lies in the future: it counts as 刚刚.
    let minutes = now.duration_since(then).map_or(0, |passed| passed.as_secs() / 60);
    match minutes {
        0 => "刚刚".to_owned(),
        1..60 => format!("{minutes} 分钟前"),
        60..1_440 => format!("{} 小时前", minutes / 60),
        _ => format!("{} 天前", minutes / 1_440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn in_words() {
        let then = SystemTime::UNIX_EPOCH;
        let check = |seconds, words| assert_eq!(ago(then, then + Duration::from_secs(seconds)), words);
        check(59, "刚刚");
        check(60, "1 分钟前");
        check(3_599, "59 分钟前");
        check(3_600, "1 小时前");
        check(86_399, "23 小时前");
        check(86_400 * 30, "30 天前");
        assert_eq!(ago(then + Duration::from_secs(9), then), "刚刚");
    }
}
